"""How a question frames what it counts: the years, the period, and what is to be computed."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_qa.answering.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Condition, Limit

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


def operation_of(scan: Scan) -> Operation:
    """What is to be computed; VALUE where nothing is."""
    named = next((op for concept, op in _OPERATIONS if scan.has(concept)), Operation.VALUE)
    more_than = scan.has("op.versus") and scan.has("op.more")
    return Operation.DIFFERENCE if named is Operation.VALUE and more_than else named


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
    if scan.has("limit.none"):
        return Condition(Limit.NONE)
    number = scan.numbers[0] if scan.numbers else None
    if number is not None and scan.has("limit.above"):
        return Condition(Limit.ABOVE, number)
    if number is not None and scan.has("limit.below"):
        return Condition(Limit.BELOW, number)
    return None


def claims_of(scan: Scan) -> tuple[Decimal, ...]:
    """Numbers that the question states as fact, to be confirmed or corrected."""
    if condition_of(scan) is not None:
        return ()
    return scan.numbers if scan.has("ask.check") else scan.counted_numbers
