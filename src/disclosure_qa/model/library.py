"""What the index lists: reports, agencies and ranked passages."""

from dataclasses import dataclass
from datetime import date

from disclosure_qa.model.corrected import Corrected
from disclosure_qa.model.figure import Period, Source
from disclosure_qa.model.report import Family, Passage


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """A body that has at least one report in the index."""

    name: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class StatedYears:
    """The first and the last year that a place of a report names as its own."""

    first: int
    last: int
    source: Source


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One file as the index lists it, without its text: a report, or a part of one.

    `superseded` marks an earlier version of the same agency's and year's report. Where a report
    came in two files, `part_of` of the one, the annex say, is the document of the other.
    """

    document: str
    agency: str
    region: str
    year: int
    title: str
    family: Family
    issued: date | None
    period_years: tuple[int, ...]
    origin: str
    sha256: str
    superseded: bool = False
    part_of: str = ""
    corrected: tuple[Corrected, ...] = ()
    """What staff corrected of whose report it is, and of which year."""
    titled: StatedYears | None = None
    periods: tuple[StatedYears, ...] = ()
    """Where the title and the statistics periods name their years; left out of listings."""


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage found for a question; a higher score is a better match."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures are wanted: the values that each property may have, None where any will do.

    Among `applicants`, "" is the whole.
    """

    agencies: tuple[str, ...] | None = None
    years: tuple[int, ...] | None = None
    families: tuple[Family, ...] | None = None
    indicators: tuple[str, ...] | None = None
    labels: tuple[str, ...] | None = None
    applicants: tuple[str, ...] | None = None
    periods: tuple[Period, ...] | None = None

    @property
    def given(self) -> dict[str, tuple[str | int, ...]]:
        """The properties that are restricted, by name."""
        named = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: values for name, values in named.items() if values is not None}
