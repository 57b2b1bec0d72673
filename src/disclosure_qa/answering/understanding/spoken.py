"""What several questions before spoke of, taken together: 两个加起来, 哪个多, "by how much?".

Each was asked for by itself, and differs from the one before in one respect: its body, its year or
what it counts. What takes them together names none of that, only what is to be made of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure_qa.answering.understanding.desk import Context, Inquiry
from disclosure_qa.answering.understanding.framing import operation_of
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Measure, Query

_TAKES_TOGETHER = frozenset(
    {Operation.SUM, Operation.DIFFERENCE, Operation.GROWTH, Operation.AVERAGE}
    | {Operation.MAX, Operation.MIN}
)
_OF_TWO = frozenset({Operation.DIFFERENCE, Operation.GROWTH})
_WHICH = re.compile(r"[哪谁]|\b(?:which|who)\b", re.IGNORECASE)
_HOW_MANY = (
    (2, re.compile(r"两|俩|\b(?:two|both)\b", re.IGNORECASE)),
    (3, re.compile(r"三|\bthree\b", re.IGNORECASE)),
)
_SAYS_WHICH = re.compile(
    r"[加两俩三差哪]|相比|\b(?:both|two|three|together|sum|add|which|difference|diff|more|fewer|less)\b",
    re.IGNORECASE,
)
"""Things that no row counts together are only taken together where that is said: not by 一共 alone."""
_OTHERS = re.compile(r"下面|下属|下辖|辖|其[他它]|别的|\bothers?\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*and\b", re.IGNORECASE)
_GRAND_TOTAL = re.compile(r"^\W*(?:总计|总数|grand total)\W*$", re.IGNORECASE)
_ALL_KINDS = re.compile(
    r"所有|全部|不分|不论|总计|合计|\bfrom\s+all\b|\ball\s+(?:the\s+)?(?:applicants|of\s+them|kinds|people|requests)\b"
    r"|\b(?:everyone|everybody|overall)\b",
    re.IGNORECASE,
)


def with_all_spoken_of(inquiry: Inquiry) -> Inquiry:
    """The question with all that it takes together in mind, where it does; else as it is."""
    operation = operation_between(inquiry.seen)
    whole = _whole_asked(inquiry)
    if whole is not None and _GRAND_TOTAL.match(inquiry.seen.text):
        return replace(inquiry, context=replace(inquiry.context, measures=(whole,)))
    if operation in _TAKES_TOGETHER and _names_nothing(inquiry):
        together = _together(inquiry, operation)
        if together is not None:
            return replace(inquiry, context=together, years=together.years)
    if whole is None:
        return inquiry
    return replace(inquiry, context=replace(inquiry.context, measures=(whole,)))


def operation_between(seen: Scan) -> Operation:
    """What is to be computed; 哪个多 and "which was higher" ask for the largest of what is there."""
    operation = operation_of(seen)
    if operation is Operation.VALUE and _WHICH.search(seen.text):
        if seen.has("op.more"):
            return Operation.MAX
        if seen.has("op.less"):
            return Operation.MIN
    return operation


def operation_in(inquiry: Inquiry) -> Operation:
    """What is to be computed, of several that were spoken of before or of those that are named."""
    context = inquiry.context
    several = max(map(len, (context.agencies, context.years, context.measures))) > 1
    operation = operation_between(inquiry.seen) if several else operation_of(inquiry.seen)
    if operation is Operation.VALUE and _is_against_a_year(inquiry):
        return Operation.DIFFERENCE
    changed = operation is Operation.SHARE and context.operation in _OF_TWO
    return Operation.GROWTH if changed and _names_nothing(inquiry) else operation


def _is_against_a_year(inquiry: Inquiry) -> bool:
    """2016年是不是更多, after another year: is one of the two the larger?"""
    seen = inquiry.seen
    asks = seen.has("ask.whether") and seen.has("op.more", "op.less") and not seen.names
    return asks and len(inquiry.years) > len(inquiry.context.years) == 1


def asks_for_all(inquiry: Inquiry) -> bool:
    """All applicants are asked for, and nothing else is said: "from all?"."""
    said = _ALL_KINDS.search(inquiry.seen.text) is not None
    return said and _names_nothing(inquiry)


def is_one(context: Context) -> bool:
    """One number was asked for, of one body and year."""
    one = len(context.agencies) == len(context.years) == len(context.measures) == 1
    return one and not context.many and context.operation is Operation.VALUE


def _names_nothing(inquiry: Inquiry) -> bool:
    seen, catalogue = inquiry.seen, inquiry.desk.catalogue
    telling = catalogue.measure_concepts - catalogue.lexicon.weak
    named = seen.names or seen.places or any(year.years for year in seen.years)
    asks_else = seen.begins("bodies.", "years.one", "years.previous", "applicant.", "by.")
    asks_else = asks_else or _OTHERS.search(seen.text) is not None
    return not (named or asks_else or seen.unknown or seen.concepts & telling)


def _together(inquiry: Inquiry, operation: Operation) -> Context | None:
    """The last questions as one context, where they differ in one respect; None where they are not
    several, or not of one kind."""
    count = next((n for n, said in _HOW_MANY if said.search(inquiry.seen.text)), 0)
    count = 2 if operation in _OF_TWO else count
    merged = inquiry.context
    for found, other in enumerate(_before(inquiry.context), start=2):
        joined = _joined(inquiry, other, merged)
        if joined is None:
            break
        merged = joined
        if found == count:
            return merged
    return None if merged is inquiry.context or count > 2 else merged


def _before(context: Context) -> Iterator[Context]:
    if not is_one(context):
        return
    while context.earlier is not None and is_one(context.earlier):
        context = context.earlier
        yield context


def _joined(inquiry: Inquiry, one: Context, others: Context) -> Context | None:
    """The context `one` with those after it, from which it differs in the same single respect."""
    if one.period is not others.period or others.period is Period.CUMULATIVE:
        return None
    same = (
        others.agencies == one.agencies,
        others.years == one.years,
        others.measures == one.measures,
    )
    if same.count(False) != 1:
        return None
    if not same[0] and one.agencies[0] not in others.agencies:
        return replace(others, agencies=(*one.agencies, *others.agencies))
    if not same[1] and one.years[0] not in others.years:
        return replace(others, years=(*one.years, *others.years))
    if same[2] or not _add_up(inquiry, one.measures[0], others.measures):
        return None
    return replace(others, measures=(*one.measures, *others.measures))


def _add_up(inquiry: Inquiry, one: Measure, others: tuple[Measure, ...]) -> bool:
    """None of them is a part of another, and they are counted in the same unit."""
    catalogue = inquiry.desk.catalogue
    indicators = [catalogue.get(m.indicator or "") for m in (one, *others)]
    known = [indicator for indicator in indicators if indicator is not None]
    ids = {indicator.id for indicator in known}
    inside = any(ids & {*i.dividing(), *i.at_most} for i in known)
    alike = len({indicator.unit for indicator in known}) == 1
    distinct = len({one, *others}) == 1 + len(others)
    applicants = len({m.applicant for m in (one, *others)}) == 1 and one.applicant is None
    wholes = [set(_wholes_of(inquiry, one)) for one in ids]
    of_one = bool(wholes) and bool(set.intersection(*wholes))
    asked = of_one or _SAYS_WHICH.search(inquiry.seen.text) is not None
    fits = len(known) == len(indicators) and alike and distinct
    return fits and asked and applicants and not inside


def _whole_asked(inquiry: Inquiry) -> Measure | None:
    """The whole of the one part that was asked for: 合计, 所有人一共几件, "and in total?"."""
    seen, context = inquiry.seen, inquiry.context
    total = operation_of(seen) is Operation.SUM or _ALL_KINDS.search(seen.text)
    catalogue = inquiry.desk.catalogue
    telling = catalogue.measure_concepts - catalogue.lexicon.weak
    if not total or len(context.measures) != 1 or seen.names or seen.concepts & telling:
        return None
    if seen.begins("applicant.", "bodies.", "years.every") or len(inquiry.years) != 1:
        return None
    measure = context.measures[0]
    if len(context.agencies) != 1 or context.many or context.operation is not Operation.VALUE:
        return None
    if measure.applicant:
        return replace(measure, applicant=None)
    wholes = _wholes_of(inquiry, measure.indicator or "")
    return Measure(wholes[0]) if len(wholes) == 1 else None


def _wholes_of(inquiry: Inquiry, indicator: str) -> Sequence[str]:
    """What it is a part of: the sums that it is in, or else what it divides without adding up."""
    catalogue = inquiry.desk.catalogue
    sums = catalogue.wholes_of(indicator)
    return sums or [one.id for one in catalogue if indicator in one.dividing()]


def goes_on_computing(inquiry: Inquiry, query: Query) -> Query:
    """The question with what was computed before, where it only changes the body or the year:
    占百分之几？2017年呢？"""
    context, seen = inquiry.context, inquiry.seen
    if query.operation is not Operation.VALUE or seen.has("ask.quantity") or query.breakdown:
        return query
    if context.operation is Operation.SHARE:
        return replace(query, operation=context.operation, base=context.base)
    several = len(query.years) > 1 or (context.every_year and not query.years)
    of_years = several and not any(year.years for year in seen.years)
    if context.operation not in _TAKES_TOGETHER or not of_years or len(query.measures) > 1:
        return query
    return replace(query, operation=context.operation, every_year=context.every_year)


def of_the_same_applicant(inquiry: Inquiry, measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """What became of the requests of the applicants spoken of: 自然人申请多少？予以公开的呢？"""
    context, seen = inquiry.context, inquiry.seen
    applicants = {measure.applicant for measure in context.measures}
    if found := _for_other_applicants(inquiry, measures):
        return found
    elliptical = seen.has("followup", "ask.part_of") and not (seen.names or seen.years)
    applicant = next(iter(applicants), None)
    settled = any(measure.applicant for measure in measures) or _ALL_KINDS.search(seen.text)
    if len(applicants) != 1 or applicant is None or settled or not elliptical:
        return tuple(measures)
    handled = _handled(inquiry)
    return tuple(replace(m, applicant=applicant) if m.indicator in handled else m for m in measures)


def _for_other_applicants(inquiry: Inquiry, measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """What was counted before, for the applicants that alone are named: 结转的几件？企业的呢？"""
    seen, spoken_of = inquiry.seen, inquiry.context.measures
    catalogue = inquiry.desk.catalogue
    telling = catalogue.measure_concepts - catalogue.lexicon.weak
    if not (measures and all(m.applicant for m in measures)) or len(spoken_of) != 1:
        return ()
    if seen.names or seen.concepts & telling or spoken_of[0].indicator not in _handled(inquiry):
        return ()
    return tuple(replace(spoken_of[0], applicant=m.applicant) for m in measures)


def _handled(inquiry: Inquiry) -> frozenset[str]:
    """What the forms count by applicant: the requests, and all that becomes of them."""
    catalogue = inquiry.desk.catalogue
    found = {"requests_received", "requests_carried_in", "requests_carried_out", "processed"}
    while True:
        known = [indicator for one in found if (indicator := catalogue.get(one))]
        wider = found.union(*(indicator.dividing() for indicator in known))
        if wider == found:
            return frozenset(found)
        found = wider


def parts_of_what_was_spoken(
    inquiry: Inquiry, readings: Sequence[tuple[Measure, ...]]
) -> Sequence[tuple[Measure, ...]]:
    """Of several readings those that are a part of what was counted before, if any is."""
    catalogue, measures = inquiry.desk.catalogue, inquiry.context.measures
    counted = (catalogue.get(measure.indicator or "") for measure in measures)
    parts = {part for indicator in counted if indicator for part in indicator.dividing()}
    if measures in readings:
        return [measures]
    fitting = [each for each in readings if all(m.indicator in parts for m in each)]
    return fitting or readings


def as_share_of_the_same(inquiry: Inquiry, query: Query) -> Query:
    """Another part of the whole of which a share was asked: 网上的占百分之几？信函的呢？"""
    context, seen = inquiry.context, inquiry.seen
    goes_on = seen.has("followup") or _GOES_ON.search(seen.text)
    asked = context.operation is Operation.SHARE and query.operation is Operation.VALUE
    if not (goes_on and asked) or seen.has("ask.quantity") or len(query.measures) != 1:
        return query
    measure, catalogue = query.measures[0], inquiry.desk.catalogue
    if measure.applicant:
        return replace(query, operation=Operation.SHARE)
    base = catalogue.get(context.base.indicator or "") if context.base else None
    fits = measure.indicator in (base.dividing() if base else ())
    return replace(query, operation=Operation.SHARE, base=context.base) if fits else query
