"""What staff decide about the reports: kept beside them, and never part of what they print."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from disclosure_qa.model.corrected import CorrectionKind
from disclosure_qa.model.report import Family, Report


class DecisionState(StrEnum):
    """What a finding turned out to be."""

    CONFIRMED = "confirmed"
    """The report is wrong there."""
    DISMISSED = "dismissed"
    """There is nothing wrong with it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided about a finding, and when."""

    state: DecisionState
    remark: str
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """An edit by staff over what is read of a report: of one, or of all of a form family.

    `value` takes the place of `printed`: a body's name (with its `region`), a year, an indicator's
    id ("" for none), a number ("" for none). `place` names the row or cell by its labels
    (`ingest.corrections.place_of`); it is "" for a body and a year.
    """

    kind: CorrectionKind
    printed: str
    value: str
    who: str
    when: datetime
    document: str = ""
    family: Family | None = None
    place: str = ""
    region: str = ""
    remark: str = ""
    id: int = 0
    revoked_by: str = ""
    revoked: datetime | None = None

    def is_of(self, report: Report) -> bool:
        """It was made for this report, or for all of its form."""
        return self.document == report.document if self.document else self.family is report.family


@dataclass(frozen=True, slots=True)
class RemovedReport:
    """A report that was removed, and can be brought back for a while."""

    id: int
    document: str
    agency: str
    year: int
    title: str
    who: str
    when: datetime
