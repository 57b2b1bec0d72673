"""One value looked up: the figure, the parts that add up to it, or why there is none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import Measure
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.applicants import ORGANISATION_GROUP, ORGANISATIONS, WHOLE
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator
from disclosure_qa.vocabulary.labels import label_key

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MANY_BODIES = 64


@dataclass(frozen=True)
class Shelf:
    """The figures of some reports, taken down at once, and the reports that print them."""

    catalogue: Catalogue
    reports: dict[tuple[str, int], ReportEntry]
    figures: dict[tuple[str, int, str], list[Figure]]

    def slot(self, agency: str, year: int, measure: Measure, period: Period | None) -> Slot:
        """What one body's report of one year says of a measure."""
        indicator = self.catalogue.get(measure.indicator or "")
        wanted = _period(indicator, period)
        report = self.reports.get((agency, year))
        if report is None:
            return Slot(agency, year, measure, wanted, Outcome.NO_REPORT)
        outcome, figures, summed = self._found(report, indicator, measure, wanted)
        return Slot(agency, year, measure, wanted, outcome, figures, summed, report)

    def _found(
        self, report: ReportEntry, indicator: Indicator | None, measure: Measure, period: Period
    ) -> tuple[Outcome, tuple[Figure, ...], bool]:
        if measure.applicant == ORGANISATION_GROUP:
            kinds = [Measure(measure.indicator, applicant=kind) for kind in ORGANISATIONS]
            return self._sum(report, kinds, period)
        printed = self._printed(report, measure, period)
        if printed is None or printed[0].origin is Origin.PROSE:
            outcome, figures, summed = self._added_up(report, indicator, measure, period)
            if outcome is Outcome.FOUND or (outcome is Outcome.PART_BLANK and printed is None):
                return outcome, figures, summed
        if printed is not None:
            return (*_judged(printed), False)
        return self._why_absent(report, indicator, measure, period), (), False

    def _added_up(
        self, report: ReportEntry, indicator: Indicator | None, measure: Measure, period: Period
    ) -> tuple[Outcome, tuple[Figure, ...], bool]:
        """The parts of a total for which the report's form has no row of its own."""
        names = indicator.parts.get(report.family, ()) if indicator is not None else ()
        if not names:
            return Outcome.ABSENT, (), False
        parts = [Measure(part, applicant=measure.applicant) for part in names]
        return self._sum(report, parts, period)

    def _printed(
        self, report: ReportEntry, measure: Measure, period: Period
    ) -> list[Figure] | None:
        """The figures printed for a measure, those of tables before those of prose."""
        at_hand = self.figures.get((report.agency, report.year, _name(measure)), ())
        fits = [f for f in at_hand if f.applicant == measure.applicant and f.period == period]
        if measure.label and not fits:
            fits = [f for f in at_hand if f.period is not Period.CUMULATIVE]
        tables = [f for f in fits if f.origin is not Origin.PROSE]
        return tables or fits or None

    def _sum(
        self, report: ReportEntry, parts: Sequence[Measure], period: Period
    ) -> tuple[Outcome, tuple[Figure, ...], bool]:
        """The figures that add up to the parts; ABSENT where one of them is not printed."""
        figures: list[Figure] = []
        for part in parts:
            indicator = self.catalogue.get(part.indicator or "")
            outcome, found, _ = self._found(report, indicator, part, period)
            if outcome in {Outcome.BLANK, Outcome.PART_BLANK}:
                return Outcome.PART_BLANK, found, False
            if outcome is not Outcome.FOUND:
                return Outcome.ABSENT, (), False
            figures += found
        return Outcome.FOUND, tuple(figures), True

    def _why_absent(
        self, report: ReportEntry, indicator: Indicator | None, measure: Measure, period: Period
    ) -> Outcome:
        if period is Period.CUMULATIVE and self._printed(report, measure, Period.YEAR):
            return Outcome.NO_CUMULATIVE
        if indicator is not None and not indicator.stated_in(report.family):
            return Outcome.FORM_LACKS
        return Outcome.ABSENT


def take_down(
    library: "Library",
    catalogue: Catalogue,
    agencies: Sequence[str],
    years: Iterable[int],
    measures: Iterable[Measure],
) -> Shelf:
    """A shelf with all figures that may be needed for the measures, by one look at the index."""
    bodies = None if len(agencies) > _MANY_BODIES else agencies
    span = sorted(set(years))
    reports = library.reports(agencies=bodies, years=span or None)
    measures = tuple(measures)
    indicators = sorted(_needed(catalogue, measures))
    labels = [measure.label for measure in measures if measure.label]
    figures = partial(
        library.figures, agencies=bodies, years=span or None, applicants=_applicants(measures)
    )
    found: list[Figure] = []
    if indicators:
        found += figures(indicators=indicators)
    if labels:
        found += figures(labels=labels)
    shelf: dict[tuple[str, int, str], list[Figure]] = defaultdict(list)
    for figure in found:
        name = figure.indicator or label_key(figure.label)
        shelf[figure.agency, figure.year, name].append(figure)
    # Of a report in two files, the one with the tables says which form it is.
    tables_last = sorted(reports, key=lambda report: report.family is not Family.PROSE_ONLY)
    return Shelf(catalogue, {(r.agency, r.year): r for r in tables_last}, dict(shelf))


def value_of(slot: Slot) -> Decimal | None:
    """The value that a slot holds, its parts added up; None where it holds none."""
    if not slot.found:
        return None
    return sum((f.value for f in slot.figures if f.value is not None), Decimal(0))


def _needed(catalogue: Catalogue, measures: Iterable[Measure]) -> set[str]:
    """The indicators of the measures and all parts that may have to be added up for them."""
    needed: set[str] = set()
    todo = [measure.indicator for measure in measures if measure.indicator]
    while todo:
        current = todo.pop()
        if current in needed:
            continue
        needed.add(current)
        indicator = catalogue.get(current)
        if indicator is not None:
            todo += [part for parts in indicator.parts.values() for part in parts]
    return needed


def _applicants(measures: Iterable[Measure]) -> list[str]:
    """The applicants that the measures name, each kind of organisation for all of them, and the
    whole, of which any may be asked as a share."""
    named = {measure.applicant or WHOLE for measure in measures}
    return sorted({WHOLE, *named, *(ORGANISATIONS if ORGANISATION_GROUP in named else ())})


def _name(measure: Measure) -> str:
    return measure.indicator or label_key(measure.label or "")


def _period(indicator: Indicator | None, asked: Period | None) -> Period:
    """The period that a value of the indicator has: a stock is what there is at the year's end."""
    if indicator is not None and indicator.stock:
        return Period.YEAR_END
    return Period.CUMULATIVE if asked is Period.CUMULATIVE else Period.YEAR


def _judged(printed: Sequence[Figure]) -> tuple[Outcome, tuple[Figure, ...]]:
    values = {figure.value for figure in printed}
    exact = [figure for figure in printed if not figure.approximate] or list(printed)
    if len({figure.value for figure in exact} - {None}) > 1:
        return Outcome.UNCLEAR, ()
    chosen = next((f for f in exact if f.value is not None), exact[0])
    return (Outcome.BLANK if values == {None} else Outcome.FOUND), (chosen,)
