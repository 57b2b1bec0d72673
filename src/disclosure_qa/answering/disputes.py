"""The findings that touch what an answer shows, and what the staff decided about them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from disclosure_qa.answering.ledger import Ledger
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.model.answer import Finding, FindingKind, Note, NoteKind
from disclosure_qa.model.evidence import Slot
from disclosure_qa.model.figure import Figure

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
    for finding in touching(library.findings(agencies=agencies, years=years), shown):
        citations = tuple(dict.fromkeys(ledger.cite(source) for source in finding.sources))
        text = wording.discrepancy(finding, citations)
        yield Note(NoteKind.DISCREPANCY, text, citations)


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
