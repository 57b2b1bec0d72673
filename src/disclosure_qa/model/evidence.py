"""What was found for a question: one slot for each value asked, filled or with the reason."""

from dataclasses import dataclass
from enum import StrEnum

from disclosure_qa.model.answer import Note, Status
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import Measure, Query


class Outcome(StrEnum):
    """How looking up one value ended. 0, blank, row absent and report absent differ."""

    FOUND = "found"
    BLANK = "blank"
    """The cell is there and holds no number."""
    PART_BLANK = "part_blank"
    """The form prints no such row, and one of the parts to be added is blank."""
    ABSENT = "absent"
    """The report is there and has no such row, though its form has one."""
    FORM_LACKS = "form_lacks"
    """The report's form has no such row."""
    NO_CUMULATIVE = "no_cumulative"
    """The report states the year's value, and no total over the years."""
    UNCLEAR = "unclear"
    """The report prints several different values under the same label."""
    NO_WHOLE = "no_whole"
    """A share is asked for, and neither the question nor the form says of what."""
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True)
class Slot:
    """One value asked: of which body, year, measure and period, and what was found.

    `figures` holds the figure found; or, where `summed`, the parts whose sum it is; or the blank
    cell.
    """

    agency: str
    year: int
    measure: Measure
    period: Period
    outcome: Outcome
    figures: tuple[Figure, ...] = ()
    summed: bool = False
    report: ReportEntry | None = None

    @property
    def found(self) -> bool:
        """A value was found or can be summed."""
        return self.outcome is Outcome.FOUND


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reading of the question, with a slot for each value that it asks for, in order.

    `bases` belong to a share: one whole for each slot.
    """

    query: Query
    slots: tuple[Slot, ...]
    bases: tuple[Slot, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A named ending without an answer; `slots` tell why, `options` are questions to ask instead."""

    status: Status
    query: Query
    slots: tuple[Slot, ...] = ()
    notes: tuple[Note, ...] = ()
    options: tuple[str, ...] = ()
