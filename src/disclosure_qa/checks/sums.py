"""Sums that a form prescribes: parts of a total, applicants of a row, balances, channels."""

from collections.abc import Iterator, Sequence

from disclosure_qa.checks import sayings
from disclosure_qa.checks.amounts import Amount, added, amount_of, shown
from disclosure_qa.checks.findings import finding, named, terms
from disclosure_qa.checks.sheet import Sheet, Slot
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.report import Family
from disclosure_qa.text.numbering import numbering
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATION_GROUP, ORGANISATIONS
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Balance, Indicator

_LOOSE = frozenset({Family.CITY_FORM})
"""Forms of which each city had its own: what counts among the parts of a total differs."""

_KINDS = {NATURAL_PERSON, *ORGANISATIONS}


def sum_mismatches(sheet: Sheet, catalogue: Catalogue) -> Iterator[Finding]:
    """Every printed total that is not what its terms add up to."""
    for slot, figure in sheet.slots():
        yield from _parts(sheet, slot, figure, catalogue)
        yield from _channels(sheet, slot, figure, catalogue)
    for row in sheet.rows():
        yield from _applicants(row)
    for balance in catalogue.balances:
        if sheet.family in balance.families:
            yield from _balances(sheet, balance, catalogue)


def _parts(sheet: Sheet, slot: Slot, figure: Figure, catalogue: Catalogue) -> Iterator[Finding]:
    """A total and what it is the sum of: the rows that the form prescribes, with those besides
    that this table prints for it, or else the rows that it prints below the total."""
    indicator = catalogue.get(slot[0])
    parts = indicator.parts.get(sheet.family, ()) if indicator else ()
    printed = amount_of(figure)
    if indicator is None or not parts or printed is None:
        return
    prescribed = sheet.sum([(part, *slot[1:]) for part in parts], catalogue)
    below = sheet.below(figure)
    below_it = added([amount_of(each) for each in below])
    if prescribed is None or any(
        each and not printed.differs_from(each) for each in (prescribed, below_it)
    ):
        return
    if sheet.family in _LOOSE:
        if not _may_leave_out(below, indicator, printed, catalogue):
            yield from _mismatch(printed, below_it, figure, sayings.ITEMS)
        return
    besides = _besides(sheet, slot, indicator, below, catalogue)
    whole = added([prescribed, *map(amount_of, besides)])
    yield from _mismatch(printed, whole, figure, sayings.ITEMS)


def _may_leave_out(
    below: Sequence[Figure], total: Indicator, printed: Amount, catalogue: Catalogue
) -> bool:
    """The total is right if some rows below it are none of its parts: rows without a number that
    other forms count apart (信息不存在 is a refusal in one form, in another an answer of its own)."""
    apart = {
        part
        for other in catalogue
        if other.id != total.id
        for parts in other.parts.values()
        for part in parts
    }
    sure = [f for f in below if f.indicator not in apart or numbering(f.label)]
    least, most = (added([amount_of(f) for f in figures]) for figures in (sure, below))
    if least is None or most is None:
        return False
    return not least.exceeds(printed) and not printed.exceeds(most)


def _besides(
    sheet: Sheet, slot: Slot, total: Indicator, below: Sequence[Figure], catalogue: Catalogue
) -> tuple[Figure, ...]:
    """The parts of a total that its form does not have and this table prints: those that another
    form has, and here are part of nothing else, and rows below the total that no form has."""
    own = total.parts.get(sheet.family, ())
    elsewhere = {part for parts in total.parts.values() for part in parts} - set(own)
    elsewhere -= {part for other in catalogue for part in other.parts.get(sheet.family, ())}
    known = [sheet.get((part, *slot[1:])) for part in sorted(elsewhere)]
    unknown = [each for each in below if each.indicator is None]
    return (*filter(None, known), *unknown)


def _mismatch(
    printed: Amount | None, expected: Amount | None, figure: Figure, rule: str
) -> Iterator[Finding]:
    if printed is None or expected is None or not printed.differs_from(expected):
        return
    value = expected.in_unit_of(printed)
    what = sayings.SUM.said(
        name=named(figure),
        rule=rule,
        expected=shown(value),
        terms=terms(expected.figures),
        found=shown(printed.value),
    )
    figures = [figure, *expected.figures]
    yield finding(FindingKind.SUM_MISMATCH, what, figures, expected=value, found=printed.value)


def _channels(sheet: Sheet, slot: Slot, figure: Figure, catalogue: Catalogue) -> Iterator[Finding]:
    """A channel counts some of the whole, so that it cannot count more."""
    indicator = catalogue.get(slot[0])
    whole = amount_of(figure)
    year = sheet.get((*slot[:2], Period.YEAR))
    flow = amount_of(year) if year else None
    if whole is None or (flow and flow.exceeds(whole)):
        return  # a 累计 below its own year is a finding of its own, and says why
    for name in indicator.at_most if indicator else ():
        channel = sheet.get((name, *slot[1:]))
        part = amount_of(channel) if channel else None
        if channel and part and part.exceeds(whole):
            what = sayings.CHANNEL.said(
                name=named(channel),
                found=shown(part.value),
                whole=named(figure),
                expected=shown(whole.value),
            )
            yield finding(
                FindingKind.SUM_MISMATCH,
                what,
                [channel, figure],
                expected=whole.value,
                found=part.value,
            )


def _applicants(row: Sequence[Figure]) -> Iterator[Finding]:
    """自然人 and the organisations of one row add up to its 总计."""
    kinds = {figure.applicant: figure for figure in row if figure.applicant}
    whole = next((figure for figure in row if figure.applicant is None), None)
    if whole is None or not _make_a_whole(set(kinds)):
        return
    if set(kinds) > _KINDS:
        kinds.pop(ORGANISATION_GROUP, None)
    expected = added([amount_of(figure) for figure in kinds.values()])
    yield from _mismatch(amount_of(whole), expected, whole, sayings.APPLICANTS_TOGETHER)


def _make_a_whole(kinds: set[str]) -> bool:
    """All applicants are among these, each once; a report may print more kinds than the form."""
    return kinds >= _KINDS or kinds == {NATURAL_PERSON, ORGANISATION_GROUP}


def _balances(sheet: Sheet, balance: Balance, catalogue: Catalogue) -> Iterator[Finding]:
    """Two sums of a table that must be equal, column by column (一＋二＝三（七）＋四)."""
    for applicant in (None, NATURAL_PERSON, ORGANISATION_GROUP, *ORGANISATIONS):
        left, right = (
            sheet.sum([(name, applicant, Period.YEAR) for name in side], catalogue)
            for side in (balance.left, balance.right)
        )
        if left is None or right is None or not left.differs_from(right):
            continue
        column = f"（{applicant}）" if applicant else ""
        what = sayings.BALANCE.said(
            column=column,
            left=terms(left.figures),
            expected=shown(left.value),
            right=terms(right.figures),
            found=shown(right.value),
        )
        yield finding(
            FindingKind.SUM_MISMATCH,
            what,
            [*right.figures, *left.figures],
            expected=left.value,
            found=right.value,
        )
