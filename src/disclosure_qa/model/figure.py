"""A number that a report prints, with everything needed to show and check it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from disclosure_qa.model.corrected import Corrected


@dataclass(frozen=True, slots=True)
class Source:
    """The place of something printed: which report, section, and span of the report's text.

    `quote` is `Report.text[start:end]`, exactly. `table`, `row` and `column` are the block
    index and grid place of a cell; they are None for prose.
    """

    document: str
    agency: str
    year: int
    section: str
    quote: str
    start: int
    end: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Period(StrEnum):
    """What stretch of time a number counts."""

    YEAR = "year"
    """A flow within the report's year."""
    CUMULATIVE = "cumulative"
    """A flow since records began (历年累计)."""
    YEAR_END = "year_end"
    """A stock at the end of the year (现行有效件数, 工作人员数)."""


class Origin(StrEnum):
    """How a number was read."""

    TABLE = "table"
    PROSE = "prose"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value, or one blank cell, of one report.

    `value` is None where the cell holds no number; `printed` keeps what it does hold
    ("" blank, "/", "—"). `label` and `path` are as printed, misprints and all.
    `indicator` is the catalogue's id, or None where no indicator claims the label.
    `applicant` is the applicant column of table 3 ("自然人", "商业企业", ...), None = the whole.
    """

    label: str
    path: tuple[str, ...]
    period: Period
    value: Decimal | None
    printed: str
    unit: str
    source: Source
    indicator: str | None = None
    applicant: str | None = None
    origin: Origin = Origin.TABLE
    approximate: bool = False
    remark: str = ""
    """What the cell says beside its number: 其中修订9件."""
    confidence: float | None = None
    corrected: tuple[Corrected, ...] = ()
    """What staff corrected of it; `label` and `printed` stay as printed."""

    @property
    def agency(self) -> str:
        """The body whose report prints it."""
        return self.source.agency

    @property
    def year(self) -> int:
        """The year of the report that prints it."""
        return self.source.year
