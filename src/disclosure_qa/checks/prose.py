"""The same thing stated in prose and in a table, with two numbers."""

from collections.abc import Iterator

from disclosure_qa.checks import sayings
from disclosure_qa.checks.amounts import Amount, amount_of, shown
from disclosure_qa.checks.findings import finding, named, terms
from disclosure_qa.checks.sheet import Sheet
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.figure import Figure
from disclosure_qa.vocabulary.catalogue import Catalogue


def prose_conflicts(sheet: Sheet, catalogue: Catalogue) -> Iterator[Finding]:
    """A sentence and a cell for one indicator and period, both exact, that differ."""
    seen: set[tuple[object, ...]] = set()
    for statement in sheet.prose:
        if not statement.indicator:
            continue
        slot = (statement.indicator, statement.applicant, statement.period)
        said, printed = amount_of(statement), sheet.total(slot, catalogue)
        key = (*slot, statement.value)
        if said is None or printed is None or key in seen:
            continue
        if said.differs_from(printed) and not _with_carried_in(sheet, said, printed, catalogue):
            seen.add(key)
            yield _conflict(statement, said, printed)


def _conflict(statement: Figure, said: Amount, printed: Amount) -> Finding:
    """The sentence, beside the cell or, where the form has none, the cells that add up to it."""
    cells = printed.figures
    what = sayings.CONFLICT.said(
        label=statement.label,
        found=shown(said.value),
        unit=said.unit,
        name=named(cells[0]) if len(cells) == 1 else terms(cells),
        expected=shown(printed.value),
        of=printed.unit,
    )
    return finding(
        FindingKind.PROSE_TABLE_CONFLICT,
        what,
        [statement, *cells],
        expected=printed.in_unit_of(said),
        found=said.value,
    )


def _with_carried_in(sheet: Sheet, said: Amount, printed: Amount, catalogue: Catalogue) -> bool:
    """Prose that counts requests received and those carried over together is no conflict."""
    figure = printed.figures[0]
    for balance in catalogue.balances:
        if figure.indicator not in balance.left:
            continue
        slots = [(name, figure.applicant, figure.period) for name in balance.left]
        both = sheet.sum(slots, catalogue)
        if both is not None and not said.differs_from(both):
            return True
    return False
