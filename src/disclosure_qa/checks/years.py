"""What must hold between a year and all years so far, and between one year and the next."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_qa.checks import sayings
from disclosure_qa.checks.amounts import Amount, added, amount_of, shown
from disclosure_qa.checks.findings import finding, named
from disclosure_qa.checks.sheet import Sheet
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATIONS
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator


def year_mismatches(entries: Sequence[ReportEntry]) -> Iterator[Finding]:
    """A statistics period, caption or table head that names another year than the report's title:
    one finding for each such year, with its places and the title's."""
    for entry in entries:
        others = [p for p in entry.periods if not p.first <= entry.year <= p.last]
        of_body = (each.titled for each in entries if each.document == entry.part_of)
        titled = entry.titled or next(of_body, None)
        title = (titled.source,) if titled else ()
        for year in dict.fromkeys(period.last for period in others):
            sources = tuple(period.source for period in others if period.last == year)
            yield Finding(
                kind=FindingKind.YEAR_MISMATCH,
                agency=entry.agency,
                year=entry.year,
                document=entry.document,
                what=sayings.OTHER_YEAR.said(year=entry.year, other=year),
                expected=Decimal(entry.year),
                found=Decimal(year),
                sources=tuple(dict.fromkeys((*sources, *title))),
            )


def cumulatives_below_year(sheet: Sheet) -> Iterator[Finding]:
    """历年累计 counts the year as well, so that it cannot be less, row by row."""
    for row in sheet.rows():
        by_period = {figure.period: figure for figure in row if figure.applicant is None}
        year, cumulative = by_period.get(Period.YEAR), by_period.get(Period.CUMULATIVE)
        if year is None or cumulative is None:
            continue
        flow, whole = amount_of(year), amount_of(cumulative)
        if flow and whole and flow.exceeds(whole):
            what = sayings.BELOW.said(
                name=named(cumulative), found=shown(whole.value), expected=shown(flow.value)
            )
            yield finding(
                FindingKind.CUMULATIVE_BELOW_YEAR,
                what,
                [cumulative, year],
                expected=flow.value,
                found=whole.value,
            )


def cumulative_breaks(before: Sheet, sheet: Sheet) -> Iterator[Finding]:
    """历年累计 is last year's and the year's own number, where both years use the same form."""
    if before.family is not sheet.family:
        return
    for (name, applicant, period), figure in sheet.slots():
        if period is not Period.CUMULATIVE:
            continue
        opening = before.get((name, applicant, Period.CUMULATIVE))
        flow = sheet.get((name, applicant, Period.YEAR))
        expected = added([_amount(opening), _amount(flow)])
        yield from _break(FindingKind.CUMULATIVE_BREAK, figure, expected, sayings.CARRIED_TOTAL)


def carry_over_breaks(before: Sheet, sheet: Sheet, catalogue: Catalogue) -> Iterator[Finding]:
    """What a year takes over is what the year before left: 上年结转, 现行有效件数."""
    for indicator in catalogue:
        if indicator.carry is None:
            continue
        # Where the whole breaks, a break of one applicant's column says the same thing again.
        found = list(_carry(before, sheet, indicator, None))
        for kind in () if found else (NATURAL_PERSON, *ORGANISATIONS):
            found += _carry(before, sheet, indicator, kind)
        yield from found


def _carry(
    before: Sheet, sheet: Sheet, indicator: Indicator, applicant: str | None
) -> Iterator[Finding]:
    carry = indicator.carry
    period = Period.YEAR_END if indicator.stock else Period.YEAR
    figure = sheet.get((indicator.id, applicant, period))
    if carry is None or figure is None:
        return
    moves = [(name, 1) for name in carry.plus] + [(name, -1) for name in carry.minus]
    expected = _amount(before.get((carry.opening, applicant, period)))
    for name, sign in moves:
        change = _amount(sheet.get((name, applicant, Period.YEAR)))
        expected = expected.plus(change, sign) if expected and change else None
    rule = sayings.CARRIED_STOCK if moves else sayings.CARRIED_OVER
    yield from _break(FindingKind.CARRY_OVER_BREAK, figure, expected, rule)


def _break(
    kind: FindingKind, figure: Figure, expected: Amount | None, rule: str
) -> Iterator[Finding]:
    printed = amount_of(figure)
    if printed is None or expected is None or not printed.differs_from(expected):
        return
    value = expected.in_unit_of(printed)
    what = sayings.BREAK.said(
        name=named(figure), rule=rule, expected=shown(value), found=shown(printed.value)
    )
    figures = [figure, *expected.figures]
    yield finding(kind, what, figures, expected=value, found=printed.value)


def _amount(figure: Figure | None) -> Amount | None:
    return amount_of(figure) if figure else None
