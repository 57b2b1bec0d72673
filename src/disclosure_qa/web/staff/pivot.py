"""Bodies by years of one measure; each cell holds a number, or says why it holds none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from disclosure_qa.answering.values.disputes import cell_of, touching
from disclosure_qa.answering.values.lookup import Shelf, value_of
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.query import Measure
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Comparability


class Kind(StrEnum):
    """What a cell holds; the ways of having no number are told apart by word and by look."""

    NUMBER = "number"
    BLANK = "blank"
    """The report has the cell, and leaves it empty."""
    MARK = "mark"
    """The report has a mark in the cell, such as "/"."""
    PART_BLANK = "part_blank"
    """The form has no such row, and one of the parts that make it up is blank."""
    ABSENT = "absent"
    """The report is there, and has no such row."""
    UNCLEAR = "unclear"
    """The report prints several different numbers for it."""
    OTHER_FORM = "other_form"
    """The report is of another form than the one that is wanted."""
    NO_REPORT = "no_report"


_KINDS = {
    Outcome.FOUND: Kind.NUMBER,
    Outcome.PART_BLANK: Kind.PART_BLANK,
    Outcome.ABSENT: Kind.ABSENT,
    Outcome.FORM_LACKS: Kind.ABSENT,
    Outcome.NO_CUMULATIVE: Kind.ABSENT,
    Outcome.UNCLEAR: Kind.UNCLEAR,
    Outcome.NO_REPORT: Kind.NO_REPORT,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one body's report of one year says. `figures` are the printed cells behind it: one, or
    the parts of a sum; `findings` are what disputes them."""

    agency: str
    year: int
    kind: Kind
    value: Decimal | None = None
    figures: tuple[Figure, ...] = ()
    summed: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def approximate(self) -> bool:
        """The report rounds the number, or a part of it."""
        return any(figure.approximate for figure in self.figures)

    @property
    def unit(self) -> str:
        """The unit as printed; "" where there is no number, or the parts differ."""
        units = {figure.unit for figure in self.figures}
        return units.pop() if self.kind is Kind.NUMBER and len(units) == 1 else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A body's cells, a year each; `total` is of those that hold a number, None where adding them
    up would say nothing."""

    agency: str
    cells: tuple[Cell, ...]
    total: Decimal | None = None

    @property
    def counted(self) -> int:
        """How many of the years hold a number."""
        return sum(cell.kind is Kind.NUMBER for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Pivot:
    """Rows of bodies under the same years; `cautions` say where the forms define it differently."""

    measure: Measure
    period: Period
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    cautions: tuple[Comparability, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of its numbers, each once."""
        units = (cell.unit for cell in self.cells if cell.kind is Kind.NUMBER)
        return tuple(dict.fromkeys(units))

    @property
    def added_up(self) -> bool:
        """The years of a body can be added up to something that makes sense."""
        return (
            self.period is Period.YEAR
            and len(self.years) > 1
            and len(self.units) == 1
            and not self.cautions
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cells a pivot has; `family` leaves out reports of other forms."""

    agencies: tuple[str, ...]
    years: tuple[int, ...]
    measure: Measure
    period: Period
    family: Family | None = None


def pivot_of(
    layout: Layout, shelf: Shelf, catalogue: Catalogue, findings: Iterable[Finding] = ()
) -> Pivot:
    """The pivot of what is on the shelf; `findings` are those of its bodies and years."""
    noted: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        noted[finding.agency].append(finding)
    slots = [
        [shelf.slot(agency, year, layout.measure, layout.period) for year in layout.years]
        for agency in layout.agencies
    ]
    rows = tuple(
        Row(agency, tuple(_cell(slot, layout.family, noted[agency]) for slot in of_body))
        for agency, of_body in zip(layout.agencies, slots, strict=True)
    )
    period = slots[0][0].period if slots and slots[0] else layout.period
    cautions = _cautions(catalogue, layout.measure, [slot for of_body in slots for slot in of_body])
    made = Pivot(layout.measure, period, layout.years, rows, cautions)
    return _with_totals(made) if made.added_up else made


def _with_totals(pivot: Pivot) -> Pivot:
    rows = tuple(Row(row.agency, row.cells, _total(row)) for row in pivot.rows)
    return Pivot(pivot.measure, pivot.period, pivot.years, rows, pivot.cautions)


def _total(row: Row) -> Decimal | None:
    values = [cell.value for cell in row.cells if cell.value is not None]
    return sum(values, Decimal(0)) if values else None


def _cell(slot: Slot, family: Family | None, findings: Sequence[Finding]) -> Cell:
    at = (slot.agency, slot.year)
    if slot.report is not None and family is not None and slot.report.family is not family:
        return Cell(*at, Kind.OTHER_FORM)
    places = {cell_of(figure) for figure in slot.figures}
    disputed = tuple(touching(findings, places))
    return Cell(*at, _kind(slot), value_of(slot), slot.figures, slot.summed, disputed)


def _kind(slot: Slot) -> Kind:
    if slot.outcome is Outcome.BLANK:
        return Kind.MARK if slot.figures[0].printed else Kind.BLANK
    return _KINDS[slot.outcome]


def _cautions(
    catalogue: Catalogue, measure: Measure, slots: Sequence[Slot]
) -> tuple[Comparability, ...]:
    indicator = catalogue.get(measure.indicator or "")
    families = {slot.report.family for slot in slots if slot.found and slot.report}
    pairs = {frozenset(pair) for pair in combinations(sorted(families), 2)}
    changes = indicator.comparability if indicator else ()
    # Several pairs of forms may differ in the same way, which is said once.
    told = {(change.zh, change.en): change for change in changes if change.families in pairs}
    return tuple(told.values())


def stretch(years: Iterable[int]) -> tuple[int, ...]:
    """All years from the first to the last, so that a missing one is seen to be missing."""
    held = sorted(set(years))
    return tuple(range(held[0], held[-1] + 1)) if held else ()
