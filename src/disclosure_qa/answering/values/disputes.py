"""The findings that touch what an answer shows, and what the staff decided about them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.model.answer import Finding, FindingKind, Note, NoteKind
from disclosure_qa.model.evidence import Slot
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.staff import DecisionState

if TYPE_CHECKING:
    from disclosure_qa.library import Library

Cell = tuple[object, ...]
"""The place of a figure, in its report and in the table."""


def discrepancies(
    library: "Library", wording: Wording, slots: Sequence[Slot], ledger: Ledger
) -> Iterator[Note]:
    """A note for each finding that touches a figure shown, with its places."""
    shown = {cell_of(figure) for slot in slots for figure in slot.figures}
    agencies = sorted({slot.agency for slot in slots if slot.figures})
    years = sorted({slot.year for slot in slots if slot.figures})
    if not agencies:
        return
    touched = touching(library.findings(agencies=agencies, years=years), shown)
    judged = judged_by_staff(library, tuple(touched))
    for finding in judged.standing:
        citations = tuple(dict.fromkeys(ledger.cite(source) for source in finding.sources))
        text = wording.discrepancy(finding, citations, judged.confirmed)
        yield Note(NoteKind.DISCREPANCY, text, citations)


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings after what the staff decided: `confirmed` holds the keys of those that they
    confirmed, `dismissed` how many they found to be no error, which stand no more."""

    standing: tuple[Finding, ...]
    confirmed: frozenset[str] = frozenset()
    dismissed: int = 0


def judged_by_staff(library: "Library", findings: Sequence[Finding]) -> Judged:
    """What stands of findings.

    One that was dismissed is not shown beside an answer: it would cast doubt on a number that the
    people who answer for it have looked at. It stays on the workbench and in the lists of findings.
    """
    if not findings:
        return Judged(())
    decisions = library.decisions()
    states = {f.key: decisions[f.key].state for f in findings if f.key in decisions}
    standing = tuple(f for f in findings if states.get(f.key) is not DecisionState.DISMISSED)
    confirmed = {key for key, state in states.items() if state is DecisionState.CONFIRMED}
    return Judged(standing, frozenset(confirmed), len(findings) - len(standing))


def cell_of(figure: Figure) -> Cell:
    """The place of a figure, for `touching`."""
    source = figure.source
    return (source.document, source.table, source.row, source.column, source.start, source.end)


def touching(findings: Iterable[Finding], cells: Collection[Cell]) -> Iterator[Finding]:
    """The findings that dispute one of the cells."""
    return (finding for finding in findings if _touches(finding, cells))


def _touches(finding: Finding, cells: Collection[Cell]) -> bool:
    if finding.kind is FindingKind.YEAR_MISMATCH and finding.sources:
        # A period of another year is in dispute for all the report's figures, a table's head of
        # another year for those of the table.
        period = finding.sources[0]
        return any(
            document == period.document and period.table in {None, table}
            for document, table, *_ in cells
        )
    return any(
        (s.document, s.table, s.row, s.column, s.start, s.end) in cells for s in finding.sources
    )
