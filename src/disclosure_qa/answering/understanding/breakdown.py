"""Questions for what a figure is made of: 各类申请人各提交了多少, "lawsuits by outcome"."""

from collections.abc import Sequence

from disclosure_qa.answering.understanding.bodies import Bodies
from disclosure_qa.answering.understanding.desk import Inquiry
from disclosure_qa.answering.understanding.measures import Measured
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.query import Breakdown, Measure
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue

_EACH = "ask.each"
_BY = (
    ("by.applicant", Breakdown.APPLICANT),
    ("by.result", Breakdown.RESULT),
    ("by.channel", Breakdown.CHANNEL),
    ("by.reason", Breakdown.REASON),
    ("kind.reason", Breakdown.REASON),
)
# These tell parts apart only beside 各多少: 什么渠道 alone asks for the prose.
_BESIDE_EACH = (
    ("result", Breakdown.RESULT),
    ("ask.how", Breakdown.CHANNEL),
)
_DISPUTES = frozenset(
    {"reconsiderations", "lawsuits", "lawsuits_direct", "lawsuits_after_reconsideration"}
)
_TELL_APPLICANTS = frozenset({Family.FORMAT_2019, Family.FORMAT_2021})


def breakdown_of(
    inquiry: Inquiry, bodies: Bodies, found: Measured, operation: Operation
) -> Breakdown | None:
    """By what the one measure found, or else spoken of before, is to be taken apart; None where
    nothing asks for it, or no report asked about has a form that divides it so."""
    way = _way(inquiry.seen) if not found.leftover else _results(found)
    measures = found.measures or inquiry.context.measures
    if way is None or len(measures) != 1 or operation is not Operation.VALUE:
        return None
    dividing = _dividing(inquiry.desk.catalogue, measures[0], way)
    if not dividing:
        return None
    if way is Breakdown.APPLICANT:
        return way  # an old form has the whole alone, and the answer says so
    years = inquiry.years or None
    entries = inquiry.desk.library.reports(agencies=bodies.all or None, years=years)
    return way if any(entry.family in dividing for entry in entries) else None


def are_disputes(measures: Sequence[Measure]) -> bool:
    """They count disputes, all of which are divided by how they ended."""
    return bool(measures) and {measure.indicator for measure in measures} <= _DISPUTES


def _dividing(catalogue: Catalogue, measure: Measure, way: Breakdown) -> frozenset[Family]:
    """The families whose form divides the measure so."""
    if way is Breakdown.APPLICANT:
        return _TELL_APPLICANTS if measure.applicant is None else frozenset()
    indicator = catalogue.get(measure.indicator or "")
    if indicator is None:
        return frozenset()
    if way is Breakdown.PARTS and not indicator.parts:
        # 分哪几类 of what was published: its kinds are in the prose, channels are none of them.
        return frozenset()
    return frozenset(family for family in Family if indicator.divided(way, family))


def _results(found: Measured) -> Breakdown | None:
    """行政诉讼的结果, "reconsideration outcomes": nothing but the word for results is left over."""
    only = all(mention.concepts & {"result", "by.result"} for mention in found.leftover)
    return Breakdown.RESULT if only else None


def _way(seen: Scan) -> Breakdown | None:
    """Reasons are asked for by themselves, other parts by a word for all of them, or by one for
    what tells them apart beside one for each."""
    named = next((way for concept, way in _BY if seen.has(concept)), None)
    if named is None and seen.has(_EACH):
        named = next((way for concept, way in _BESIDE_EACH if seen.has(concept)), None)
    if named is None and seen.has("ask.breakdown"):
        return Breakdown.PARTS
    return named
