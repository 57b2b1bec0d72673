"""How a question frames what it counts: the years, the period, and what is to be computed."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_qa.answering.understanding.scan import Scan, once
from disclosure_qa.answering.understanding.years import YearMention
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
_BESIDES = {
    Operation.MAX: ("op.min", Operation.MIN),
    Operation.AVERAGE: ("op.sum", Operation.SUM),
}
# 申请总数 alone is the name of a row.
_TOTAL_AND_MEAN = re.compile("总[数量][和与及、]平均|平均[数值]?[和与及、]总[数量]")
_PERIODS = (
    ("period.cumulative", Period.CUMULATIVE),
    ("period.year_end", Period.YEAR_END),
    ("period.year", Period.YEAR),
)
_RELATIVE = (
    ("years.three_ago", -3),
    ("years.this", 0),
    ("years.previous", -1),
    ("years.before_previous", -2),
)
_STEPS = (("years.one_earlier", -1), ("years.one_later", 1))
_BETWEEN = ("op.versus", "op.difference", "op.growth")
_LIMITS = (
    ("limit.at_least", Limit.AT_LEAST),
    ("limit.at_most", Limit.AT_MOST),
    ("limit.above", Limit.ABOVE),
    ("limit.below", Limit.BELOW),
    ("limit.exactly", Limit.EXACTLY),
)

COURSE = "op.course"
"""Asks how a number went over several years: 怎么变化的, "how did it develop"."""
_FROM = re.compile(r"(?:\bfrom|\bsince|从|由|自)\s*$", re.IGNORECASE)
_CARRIED_FROM = re.compile(r"\s*年?(?:度)?(?:结转来|结转过来|转来|转过来|留下|遗留|剩下)")
_UNTIL = re.compile(
    r"(?:(?<![找查看得收达])到|至|截至|截止|(?P<en>\b(?:by|as\s+of|at|until|up\s+to)\s+(?:the\s+)?(?:end|close)\s+of|\bas\s+of))\s*$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"多少|几|how m")
_YEAR_ENDS = re.compile(r"\s*年?(?:底|末|为止)")
_IS_IT = re.compile(
    r"(?:是不是|是否|是否是|是否为|是|为)\s*\d[\d,.]*(?:\s*[吗么嘛])?\s*[?？]?$"
    r"|^\W*(?:so\s+|but\s+)?(?:is|was|were|are)\s+(?:not\s+)?(?:it|that|this|there|they)\s+(?:not\s+|really\s+|only\s+)?\d[\d,.]*\W*$",
    re.IGNORECASE,
)
"""行政许可是不是9120, "wasn't it 80?": a number held up at the end, without a measure word."""
_SO_FAR = re.compile(r"年?[底末].{0,6}?(?:总共|一共|总计|累计)[^的]{0,6}了")
_HAPPENED = re.compile(r"(?<!超|通|经)过")
_HAS_DONE = re.compile(r"过|历年|\b(?:had|has|have)\b", re.IGNORECASE)
_UP_DOWN = "增加|增长|增多|上升|减少|下降|上涨|下跌|变多|变少|提高|降低"
_WHICH_WAY = re.compile(
    rf"(?<!新)(?:{_UP_DOWN}|[涨跌降升])了?(?:吗|没有|没|还是|不(?=[\W]*$))|[多少]了(?:吗|没有|没|还是)"
    rf"|(?:有没有|有无|是否|是不是)(?:所|在|变)?(?:{_UP_DOWN}|[涨跌降升])|是[增升涨](?:还?是)?[减降跌]|[多增]了?还是[变减]?少"
    r"|^\W*(?:(?:and|so|but)\W+)?(?:(?:did|have|has|is|are|do|does)\b[^?]*\b(?:go(?:ne|ing)?\s+(?:up|down)|up\s+or\s+down"
    r"|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|r[io]se|risen|rising|f[ae]ll(?:en|ing)?(?!\s+(?:under|within|into|outside))|drop"
    r"|gr[oe]w|growing|shrink)\b|(?:is|was)\s+there\s+an?\s+(?:rise|fall|drop|increase|decrease|decline)\b)",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?:最[多少高低大小]的?|哪)\s*(?P<zh>[两二三四五六七八九十]|[2-9]|10)\s*(?:个|家|名|位|年)"
    r"|\b(?:top|which|what|the)\s+(?P<en>two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\s+(?!years\b)",
    re.IGNORECASE,
)
_COUNTS = {
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_OR = re.compile(r"\W*(?:or|还是)\W*", re.IGNORECASE)
_INTO_THE_NEXT = re.compile(r"[到至入给](?:下|次|明|来|第二)一?个?年")
_INTO = re.compile(r"(?:\binto|\bto|到|至|转入|转到)\s*$", re.IGNORECASE)


@once
def operation_of(scan: Scan) -> Operation:
    """What is to be computed; VALUE where nothing is.

    "More than" and the like ask for no difference where a number follows: more than 10.
    """
    limits = {mention for mention, _ in _limits_of(scan)}
    named = frozenset[str]().union(*(m.concepts for m in scan.mentions if m not in limits))
    between_years = sum(len(year.years) for year in scan.years) == 2
    changing = {"op.more", "op.less", "op.difference"} if between_years else set()
    if "op.share" in named and not named.isdisjoint({"op.change", *changing}):
        return Operation.GROWTH
    found = next((op for concept, op in _OPERATIONS if concept in named), Operation.VALUE)
    if found is Operation.SUM and _in_all_of_each(scan):
        return Operation.VALUE
    if found is not Operation.VALUE:
        return found
    more_than = "op.versus" in named and not named.isdisjoint({"op.more", "op.less"})
    asks = scan.has("op.by_how_much") or (between_years and scan.has("ask.whether", "ask.how"))
    changed = (asks and scan.has("op.change")) or _asks_which_way(scan)
    either = scan.has("ask.who", "ask.what") or _asks_which_of_two(scan)
    if len(scan.names) > 1 and either and not more_than:
        if "op.more" in named:
            return Operation.MAX
        if "op.less" in named:
            return Operation.MIN
    return Operation.DIFFERENCE if more_than or changed else Operation.VALUE


def besides(scan: Scan, operation: Operation) -> Operation | None:
    """What is asked for of the same numbers as well: 哪年最多，哪年最少; 总和和平均各是多少."""
    concept, other = _BESIDES.get(operation, ("", None))
    limits = {mention for mention, _ in _limits_of(scan)}
    named = any(concept in m.concepts for m in scan.mentions if m not in limits)
    joined = operation is Operation.AVERAGE and _TOTAL_AND_MEAN.search(scan.text) is not None
    return other if concept and (named or joined) else None


def _in_all_of_each(scan: Scan) -> bool:
    """一共收到多少，办结多少，还剩多少: each number is asked for in all, and they make no sum."""
    asked = [m.first for m in scan.mentions if "ask.quantity" in m.concepts]
    last_sum = max(m.last for m in scan.mentions if "op.sum" in m.concepts)
    # 诉讼多少件，一共多少件: the last one asks for the sum, and for nothing else.
    return len(asked) > 1 and last_sum < asked[-1]


def _asks_which_way(scan: Scan) -> bool:
    """Whether one number of one body went up or down: 涨了没有, "did requests go up in 2021?"."""
    return len(scan.names) <= 1 and _WHICH_WAY.search(scan.text) is not None


def _asks_which_of_two(scan: Scan) -> bool:
    """ "Did Yunting or Qinghe get more?", 青河县还是白云县收得多."""
    ends = [scan.units[name.last - 1].end for name in scan.names]
    starts = [scan.units[name.first].start for name in scan.names[1:]]
    between = (scan.text[end:start] for end, start in zip(ends, starts, strict=False))
    return any(_OR.fullmatch(joint) for joint in between)


@once
def places_of(scan: Scan) -> int:
    """How many of the largest or smallest are asked for: 最多的三个镇, "which three towns"; 1 else."""
    match = _PLACES.search(scan.text)
    written = (match["zh"] or match["en"]).lower() if match else "1"
    return int(written) if written.isdigit() else _COUNTS[written]


def asks_by_how_much(scan: Scan) -> bool:
    """A number is asked for: 差多少, "by how much"."""
    told = (m.text.lower() for m in scan.mentions if "op.difference" in m.concepts)
    return scan.has("ask.quantity", "op.by_how_much") or any(map(_AMOUNT.search, told))


def period_of(scan: Scan) -> Period | None:
    """The stretch of time that the question names, or None."""
    named = next((period for concept, period in _PERIODS if scan.has(concept)), None)
    if named is Period.CUMULATIVE and scan.has(COURSE):  # "changed over the years"
        return None
    return Period.CUMULATIVE if named is None and _counts_up_to(scan) else named


def _counts_up_to(scan: Scan) -> bool:
    """到2017年底总共公开过多少, "had received in total by the end of 2017": all that came before.

    Without 过 or "had" (截至2017年底共收到多少) reports say so of the year alone; with it, 到2017年 is
    enough: nobody asks how often something has happened "up to" a year and means that year.
    """
    told = [year for year in scan.years if year.years]
    if len(told) != 1 or len(told[0].years) != 1 or not scan.has("op.sum", "total_of"):
        return False
    until = _UNTIL.search(scan.text[: told[0].start])
    after = scan.text[told[0].end :]
    if until and until.group().strip() == "到" and _SO_FAR.match(after):
        return True
    ends = until and (until["en"] or _YEAR_ENDS.match(after) or _HAPPENED.search(after))
    return bool(ends) and _HAS_DONE.search(scan.text) is not None


def years_of(scan: Scan, this_year: int, spoken_of: Sequence[int] = ()) -> tuple[int, ...]:
    """The years asked for: those named, else those told relative to today or to `spoken_of`.

    A year that is named beats a relative word. 上年 and "the following year" count from the year
    named here, or else spoken of before, and are added to a year that is named here.
    """
    named = _years_named(scan)
    said = {c for m in scan.mentions for c in m.concepts if _only_of_time(m)}
    if not named:
        named = [this_year + step for concept, step in _RELATIVE if concept in said]
    if scan.has("chapter") and not scan.has("ask.quantity"):
        said -= {"years.one_later"}  # what a report plans for the next year stands in that report
    if scan.has("carried_out") and _INTO_THE_NEXT.search(scan.text):
        said -= {"years.one_later"}  # the row itself counts what goes there
    start = named or list(spoken_of) or [this_year]
    stepped = [start[-1] + step for concept, step in _STEPS if start and concept in said]
    if stepped:
        beside = start[-1:] if scan.has(*_BETWEEN) and (named or spoken_of) else []
        kept = [] if _counted_from_there(scan) else named or beside
        named = [*kept, *stepped]
    elif len(named) == len(spoken_of) == 1 and _against_the_year(scan) and not scan.names:
        named = [*spoken_of, *named]  # 和2016年比呢
    return tuple(dict.fromkeys(named))


def _against_the_year(scan: Scan) -> bool:
    """和2016年比呢, "more than in 2016?", 2016年是不是更多: another year is compared with it."""
    limits = scan.has("limit.above", "limit.below") and condition_of(scan) is None
    whether = scan.has("ask.whether") and scan.has("op.more", "op.less")
    return scan.has("op.versus") or limits or whether


def _counted_from_there(scan: Scan) -> bool:
    """The year named only tells from where to count: 2017年的前一年, "the year before 2017"."""
    steps = [m for m in scan.mentions if any(m.concepts & {concept} for concept, _ in _STEPS)]
    after = any(
        scan.text[year.end : step.start].strip(" 的") == "" and year.end <= step.start
        for step in steps
        for year in scan.years
    )
    before = any(
        step.end <= year.start and scan.text[step.end : year.start].strip() == ""
        for step in steps
        for year in scan.years
    )
    return after or before


def _only_of_time(mention: Mention) -> bool:
    """The words name a time, and no row of a form as 上年结转 does."""
    return all("." in concept for concept in mention.concepts)


def _years_named(scan: Scan) -> list[int]:
    """The years named; one that only tells from or into which year something is carried is none.

    "Carried over from 2021" is in the report for 2022, "carried into 2023" too.
    """
    named = [year for mention in scan.years for year in mention.years]
    told = [mention for mention in scan.years if mention.years]
    carried = [found for mention in told if (found := _carried(scan, mention))]
    other = [
        year
        for mention in told
        for year in mention.years
        if mention not in {place for place, _ in carried}
    ]
    return (other or [year for _, year in carried]) if carried else named


def _carried(scan: Scan, mention: YearMention) -> tuple[YearMention, int] | None:
    """The report in which a number carried from or into the year mentioned stands."""
    before, after = scan.text[: mention.start], scan.text[mention.end :]
    if (
        scan.has("carried_in")
        and not scan.has("carried_out")
        and (_FROM.search(before) or _CARRIED_FROM.match(after))
    ):
        return mention, mention.years[-1] + (len(mention.years) == 1)
    if scan.has("carried_out") and _INTO.search(before):
        return mention, mention.years[0] - (len(mention.years) == 1)
    return None


@once
def condition_of(scan: Scan) -> Condition | None:
    """The limit that values are held against, or None."""
    for _, condition in _limits_of(scan):
        return condition
    return Condition(Limit.NONE) if scan.has("limit.none") else None


def _limits_of(scan: Scan) -> Iterator[tuple[Mention, Condition]]:
    """The mentions that set a limit, each with the number that stands beside it."""
    if not scan.begins("limit."):
        return
    for mention in scan.mentions:
        limit = next((kind for concept, kind in _LIMITS if concept in mention.concepts), None)
        number = scan.number_beside(mention) if limit is not None else None
        if limit is not None and number is not None:
            yield mention, Condition(limit, number)


@once
def claims_of(scan: Scan) -> tuple[Decimal, ...]:
    """Numbers that the question states as fact, to be confirmed or corrected."""
    if condition_of(scan) is not None:
        return ()
    if scan.has("ask.check") or _IS_IT.search(scan.text):
        return scan.numbers
    return scan.counted_numbers
