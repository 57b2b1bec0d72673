"""How a question frames what it counts: the years, the period, and what is to be computed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_qa.answering.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Condition, Limit
from disclosure_qa.vocabulary.concepts import Mention

# In this order: a question for the growth rate also says 增长 and 多少.
_OPERATIONS = (
    ("op.growth", Operation.GROWTH),
    ("op.share", Operation.SHARE),
    ("op.rank", Operation.RANK),
    ("op.average", Operation.AVERAGE),
    ("op.max", Operation.MAX),
    ("op.min", Operation.MIN),
    ("op.difference", Operation.DIFFERENCE),
    ("op.count", Operation.COUNT),
    ("op.sum", Operation.SUM),
)
_PERIODS = (
    ("period.cumulative", Period.CUMULATIVE),
    ("period.year_end", Period.YEAR_END),
    ("period.year", Period.YEAR),
)
_RELATIVE = (("years.this", 0), ("years.previous", -1), ("years.before_previous", -2))
_STEPS = (("years.one_earlier", -1), ("years.one_later", 1))
_LIMITS = (
    ("limit.at_least", Limit.AT_LEAST),
    ("limit.at_most", Limit.AT_MOST),
    ("limit.above", Limit.ABOVE),
    ("limit.below", Limit.BELOW),
    ("limit.exactly", Limit.EXACTLY),
)


def operation_of(scan: Scan) -> Operation:
    """What is to be computed; VALUE where nothing is.

    "More than" and the like ask for no difference where a number follows: more than 10.
    """
    limits = {mention for mention, _ in _limits_of(scan)}
    named = frozenset[str]().union(*(m.concepts for m in scan.mentions if m not in limits))
    if "op.share" in named and "op.change" in named:
        return Operation.GROWTH
    found = next((op for concept, op in _OPERATIONS if concept in named), Operation.VALUE)
    if found is not Operation.VALUE:
        return found
    more_than = "op.versus" in named and not named.isdisjoint({"op.more", "op.less"})
    between_years = sum(len(year.years) for year in scan.years) == 2
    asks = scan.has("op.by_how_much") or (between_years and scan.has("ask.whether"))
    changed = asks and scan.has("op.change")
    if len(scan.names) > 1 and scan.has("ask.who", "ask.what") and not more_than:
        if "op.more" in named:
            return Operation.MAX
        if "op.less" in named:
            return Operation.MIN
    return Operation.DIFFERENCE if more_than or changed else Operation.VALUE


def period_of(scan: Scan) -> Period | None:
    """The stretch of time that the question names, or None."""
    return next((period for concept, period in _PERIODS if scan.has(concept)), None)


def years_of(scan: Scan, this_year: int, spoken_of: Sequence[int] = ()) -> tuple[int, ...]:
    """The years asked for: those named, else those told relative to today or to `spoken_of`.

    A year that is named beats a relative word. 上年 and "the following year" count from the year
    named here, or else spoken of before, and are added to a year that is named here.
    """
    named = [year for mention in scan.years for year in mention.years]
    if not named:
        named = [this_year + step for concept, step in _RELATIVE if scan.has(concept)]
    start = named or list(spoken_of)
    stepped = [start[-1] + step for concept, step in _STEPS if start and scan.has(concept)]
    if stepped:
        named = [*named, *stepped]
    return tuple(dict.fromkeys(named))


def condition_of(scan: Scan) -> Condition | None:
    """The limit that values are held against, or None."""
    for _, condition in _limits_of(scan):
        return condition
    return Condition(Limit.NONE) if scan.has("limit.none") else None


def _limits_of(scan: Scan) -> Iterator[tuple[Mention, Condition]]:
    """The mentions that set a limit, each with the number that stands beside it."""
    for mention in scan.mentions:
        limit = next((kind for concept, kind in _LIMITS if concept in mention.concepts), None)
        number = scan.number_beside(mention) if limit is not None else None
        if limit is not None and number is not None:
            yield mention, Condition(limit, number)


def claims_of(scan: Scan) -> tuple[Decimal, ...]:
    """Numbers that the question states as fact, to be confirmed or corrected."""
    if condition_of(scan) is not None:
        return ()
    return scan.numbers if scan.has("ask.check") else scan.counted_numbers
