"""Whether a question that names something counted is one for its number, as reports count it."""

import re

from disclosure_qa.answering.understanding.denial import AUXILIARIES
from disclosure_qa.answering.understanding.desk import Context
from disclosure_qa.answering.understanding.framing import (
    COURSE,
    claims_of,
    condition_of,
    operation_of,
)
from disclosure_qa.answering.understanding.kinds import over_bodies
from disclosure_qa.answering.understanding.measures import Measured
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.answering.understanding.telling import PROSE_ASKS
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.query import Limit
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import STOP

_BODY_ASKS = ("op.max", "op.min", "op.rank", "op.count")
_FIGURE_ASKS = ("ask.quantity", "ask.check", "ask.which_year", "total_of")
_FIGURE_FRAMES = ("op.", "period.", "years.")
_PIECES = ("条", "件", "份", "次", "篇", "项", "个")
_CHANNELS = frozenset({"website", "weibo", "wechat"})
_SEVERAL = re.compile(r"(?:sites|portals|accounts|pages)$")
_OUT_OF_THEM = re.compile(
    r"(?:里头|里面|里边|里|当中|之中|中)[,，]?(?P<which>[\u4e00-\u9fff]{2,8}?)的(?:又|共|总共)?[有是]?(?:几|多少)"
)
_ALL = ("全部", "所有", "总", "一共")
_LISTS = ("list", "列出", "列举")
_MONEY = ("元", "yuan", "rmb")
_CONTACTS = frozenset({"fax", "email", "telephone"})
_COMPARED = frozenset({Operation.GROWTH, Operation.DIFFERENCE})
_OVER_BODIES = frozenset({Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT})


def is_no_row(seen: Scan, operation: Operation) -> bool:
    """No report counts what is asked for, whatever its words name."""
    return (
        _denied_whole(seen, operation)
        or _limits_single_requests(seen, operation)
        or _picks_out_of_them(seen)
    )


def _denied_whole(seen: Scan, operation: Operation) -> bool:
    """How many got no reply? No report counts what did not happen to single requests."""
    asks = seen.has("ask.quantity") and operation is Operation.VALUE
    return asks and seen.has("limit.none") and not over_bodies(seen)


def _picks_out_of_them(seen: Scan) -> bool:
    """申请里头真办成的有几件: what tells those few from all is said in words that say nothing to us."""
    match = _OUT_OF_THEM.search(seen.text)
    if match is None:
        return False
    start, end = match.span("which")
    said = [m for m in seen.mentions if m.start < end and start < m.end]
    return not match["which"].startswith(_ALL) and all(m.concepts <= {STOP} for m in said)


def _limits_single_requests(seen: Scan, operation: Operation) -> bool:
    """多少人申请了两次以上: no report counts by how often one person asks."""
    condition = condition_of(seen)
    opening = {unit.form for unit in seen.units[:1]}
    yes_or_no = bool(opening & AUXILIARIES) or seen.has("ask.whether", "ask.check")
    sifts = over_bodies(seen) or yes_or_no or seen.has("ask.which_year")
    limits = condition is not None and condition.limit is not Limit.NONE
    return limits and operation is Operation.VALUE and not sifts


def asks_for_prose(catalogue: Catalogue, seen: Scan, found: Measured, context: Context) -> bool:
    """The question is for a person, place, reason or list rather than for a number."""
    if seen.has("ask.breakdown"):
        return True
    if claims_of(seen):
        return False
    if seen.has("ask.why") or (seen.has("ask.mention") and not seen.has("ask.quantity")):
        return True
    if seen.has(COURSE):
        return sum(len(mention.years) for mention in seen.years) == 1
    if operation_of(seen) in _COMPARED | _OVER_BODIES:
        return False
    if seen.has("ask.how") and seen.has("op.versus") and len(seen.names) > 1:
        return False
    if seen.has("years.every") and not seen.has(*PROSE_ASKS[:-1]):
        return False
    if seen.has(*PROSE_ASKS):
        most = seen.has(*_BODY_ASKS, "op.more", "op.less")
        who_has_most = most and not seen.has("ask.how")
        return not seen.has("ask.quantity") and not who_has_most
    if _asks_for_contact(catalogue, seen, found, context):
        return True
    asks_figure = seen.begins(*_FIGURE_FRAMES) or seen.has(*_FIGURE_ASKS)
    asks_figure |= over_bodies(seen) and any(m.text.lower() in _LISTS for m in seen.mentions)
    named = (catalogue.get(measure.indicator or "") for measure in found.measures)
    in_money = bool(seen.names or seen.years) and any(
        i is not None and ("元" in i.unit or "money" in i.concepts) for i in named
    )
    names_a_row = any(measure.label for measure in found.measures)
    return seen.has("ask.what") and not asks_figure and not names_a_row and not in_money


def of_other_unit(catalogue: Catalogue, seen: Scan, found: Measured) -> bool:
    """Pieces are asked for and the indicator is money, or the other way: 预算公开了几条."""
    named = [catalogue.get(measure.indicator or "") for measure in found.measures]
    money = any(i is not None and ("元" in i.unit or "money" in i.concepts) for i in named)
    if not money and any(m.text.lower().endswith(_MONEY) for m in seen.mentions):
        return bool(found.measures)
    asks = (m.text.lower() for m in seen.mentions if "ask.quantity" in m.concepts)
    pieces = seen.has("document", "item")
    return money and any(t.endswith(_PIECES) or (pieces and t == "how many") for t in asks)


def counts_channels(catalogue: Catalogue, seen: Scan, found: Measured) -> bool:
    """政府网站有几个, "how many websites": the channels are counted, not what is published there."""
    named = [catalogue.get(measure.indicator or "") for measure in found.measures]
    if not named or not all(i is not None and i.concepts <= _CHANNELS for i in named):
        return False
    pieces = any(
        m.text.endswith(("个", "家")) for m in seen.mentions if "ask.quantity" in m.concepts
    )
    plural = any(_SEVERAL.search(m.text.lower()) for m in seen.mentions)
    said = seen.has("disclose", "document", "made") or seen.begins("=")
    return (pieces or plural) and not said


def _asks_for_contact(catalogue: Catalogue, seen: Scan, found: Measured, context: Context) -> bool:
    """青河县的传真: the number to dial, where nothing tells that requests are counted; 传真呢, where
    another way to reach the body was asked for before."""
    spoken_of = bool(context.mentions) and all(m.concepts & _CONTACTS for m in context.mentions)
    goes_on = spoken_of and not context.measures
    named = (catalogue.get(measure.indicator or "") for measure in found.measures)
    only_way = all(i is not None and i.concepts <= _CONTACTS for i in named)
    counted = _CONTACTS | {"chapter", "domain"}
    return (
        only_way
        and not any(
            m.concepts & catalogue.measure_concepts and not m.concepts <= counted
            for m in seen.mentions
        )
        and not seen.has("ask.quantity", "total_of", "join")
        and (goes_on or not seen.has("followup"))
    )
