"""The figures of one agency and year, laid out so that rules can look them up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from disclosure_qa.checks.amounts import Amount, added, amount_of
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue

Slot = tuple[str, str | None, Period]
"""Indicator, applicant (None: the whole) and period."""


@dataclass(frozen=True)
class Sheet:
    """All that one agency's reports for one year print."""

    year: int
    family: Family
    figures: tuple[Figure, ...]

    @cached_property
    def tables(self) -> tuple[Figure, ...]:
        """The figures of tables, in order."""
        return tuple(figure for figure in self.figures if figure.source.table is not None)

    @cached_property
    def prose(self) -> tuple[Figure, ...]:
        """The figures of prose, in order."""
        return tuple(figure for figure in self.figures if figure.source.table is None)

    @cached_property
    def _by_slot(self) -> dict[Slot, Figure]:
        slots: dict[Slot, Figure] = {}
        for figure in self.tables:
            if figure.indicator:
                slots.setdefault((figure.indicator, figure.applicant, figure.period), figure)
        return slots

    def slots(self) -> Iterator[tuple[Slot, Figure]]:
        """Every indicator's table figure with its slot."""
        yield from self._by_slot.items()

    def get(self, slot: Slot) -> Figure | None:
        """The table figure of a slot; None where no table has it."""
        return self._by_slot.get(slot)

    def below(self, total: Figure) -> tuple[Figure, ...]:
        """The figures of the rows that a table prints one level below a row, in its column."""
        at = total.source
        return tuple(
            figure
            for figure in self._by_parent[at.document, at.table, total.path]
            if at.column == figure.source.column
        )

    @cached_property
    def _by_parent(self) -> Mapping[tuple[object, ...], Sequence[Figure]]:
        children: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in self.tables:
            at = figure.source
            children[at.document, at.table, figure.path[:-1]].append(figure)
        return children

    def rows(self) -> Iterator[tuple[Figure, ...]]:
        """The figures of each table row, left to right."""
        rows: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in self.tables:
            source = figure.source
            rows[source.document, source.table, source.row, figure.path].append(figure)
        yield from map(tuple, rows.values())

    def total(self, slot: Slot, catalogue: Catalogue) -> Amount | None:
        """A slot's amount, summed from its parts where no table has a row for it.

        None where a number that it needs is blank, missing or rounded.
        """
        figure = self.get(slot)
        if figure is not None:
            return amount_of(figure)
        indicator = catalogue.get(slot[0])
        parts = indicator.parts.get(self.family, ()) if indicator else ()
        return self.sum([(part, *slot[1:]) for part in parts], catalogue)

    def sum(self, slots: Sequence[Slot], catalogue: Catalogue) -> Amount | None:
        """The sum of several slots; None where one of them is not known exactly."""
        return added([self.total(slot, catalogue) for slot in slots])


def sheets(entries: Sequence[ReportEntry], figures: Sequence[Figure]) -> tuple[Sheet, ...]:
    """One sheet for each year that has a report, in order of year."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.source.document].append(figure)
    by_year: dict[int, list[ReportEntry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.year].append(entry)
    return tuple(
        Sheet(
            year,
            _family(same_year),
            tuple(figure for entry in same_year for figure in by_document[entry.document]),
        )
        for year, same_year in sorted(by_year.items())
    )


def _family(entries: Sequence[ReportEntry]) -> Family:
    """The form of a year's tables; a body in one file and its annex in another have one."""
    printed = [entry.family for entry in entries if entry.family is not Family.PROSE_ONLY]
    return printed[0] if printed else Family.PROSE_ONLY
