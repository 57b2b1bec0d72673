"""Questions over several years of one body: series, sum, difference, growth, average, extremes."""

from collections.abc import Iterator, Sequence
from random import Random

from .gold import Gold, Value
from .item import Item, of_values
from .measures import MEASURES, Measure, series
from .names import EN, ZH
from .values import name, smooth

Span = tuple[Measure, str, list[Value]]

_SERIES = {
    "zh": (
        "{b}{a}到{z}年每年{m}是多少？",
        "{a}—{z}年{b}历年的{m}",
        "列出{b}{a}年至{z}年各年{m}",
        "{b}从{a}年到{z}年，{m}一年一年分别多少",
        "{a}-{z} {b} {m}",
        "请提供{b}{a}至{z}年度{m}的逐年数据。",
        "{b}这几年{m}怎么变化的？{a}年到{z}年",
        "做图表用，{b}{a}年到{z}年的{m}，每年一个数",
    ),
    "en": (
        "{m} by {b} each year from {a} to {z}?",
        "Give me {b}'s {m} for {a}-{z}, year by year.",
        "How did the number of {m} at {b} develop between {a} and {z}?",
        "Time series of {m}, {b}, {a} to {z}",
    ),
}
_SUM = {
    "zh": (
        "{b}{a}到{z}年{m}加起来一共多少？",
        "{a}至{z}年，{b}{m}合计是多少",
        "把{b}{a}年到{z}年的{m}加总",
        "{b}{a}年到{z}年这几年总共的{m}",
    ),
    "en": (
        "What do {b}'s {m} add up to over {a} to {z}?",
        "Total of {m} at {b} for the years {a} to {z}",
    ),
}
_AVERAGE = {
    "zh": (
        "{b}{a}到{z}年平均每年{m}是多少？",
        "{a}年至{z}年{b}{m}的年平均值",
        "{b}{a}—{z}年，{m}年均多少",
        "算一下{b}{a}到{z}年{m}的平均数",
    ),
    "en": (
        "What was the yearly average of {m} at {b} from {a} to {z}?",
        "On average, how many {m} did {b} have per year between {a} and {z}?",
    ),
}
_MOST = {
    "zh": (
        "{b}{a}到{z}年哪一年{m}最多？",
        "{a}—{z}年里，{b}{m}最高的是哪年，多少？",
        "{b}{m}在{a}年到{z}年之间最多是多少",
    ),
    "en": (
        "In which year between {a} and {z} did {b} have the most {m}?",
        "Peak year for {m} at {b}, {a} to {z}?",
    ),
}
_LEAST = {
    "zh": (
        "{b}{a}到{z}年哪一年{m}最少？",
        "{a}年至{z}年{b}{m}最低的一年是哪年？",
        "{b}在{a}到{z}年间，{m}最少的那年是多少",
    ),
    "en": ("In which year from {a} to {z} were {m} at {b} lowest?",),
}
_MORE = {
    "zh": (
        "{b}{z}年{m}比{a}年多了多少？",
        "和{a}年相比，{z}年{b}{m}增加了几件（条）？",
        "{a}年到{z}年{b}{m}多出多少",
        "{b}{m}{z}年减去{a}年等于多少",
        "{z}年{b}{m}较{a}年增加的数量是？",
    ),
    "en": (
        "By how much did {m} at {b} rise from {a} to {z}?",
        "How many more {m} did {b} have in {z} than in {a}?",
        "Difference in {m} at {b}: {z} minus {a}",
    ),
}
_GROWTH = {
    "zh": (
        "{b}{z}年{m}比{a}年增长了百分之多少？",
        "{z}年{b}{m}较{a}年的增幅是百分之几",
        "{b}{m}从{a}年到{z}年的增长率",
        "{b}{z}年的{m}与{a}年相比，变化率（%）是多少",
        "算下{b}{a}到{z}年{m}涨跌百分之几",
    ),
    "en": (
        "What was the percentage change in {m} at {b} from {a} to {z}?",
        "Growth rate of {m}, {b}, {z} against {a}, in per cent",
        "By what percentage did {m} at {b} change between {a} and {z}?",
    ),
}


def spans(gold: Gold, lang: str, least: int, most: int) -> list[Span]:
    """Runs of years, without a gap, for which a body has the number."""
    known = ZH if lang == "zh" else EN
    found = []
    for measure in MEASURES:
        for body in known:
            have = {value.year: value for value in series(gold, measure, body, gold.years(body))}
            for first in have:
                for length in range(least, most + 1):
                    years = range(first, first + length)
                    if all(year in have for year in years):
                        found.append((measure, body, [have[year] for year in years]))
    return found


def _draw(random: Random, pool: Sequence[Span], count: int) -> list[Span]:
    """Spans of many bodies and measures, not only of the one with the longest run."""
    drawn: list[Span] = []
    rest = list(pool)
    while rest and len(drawn) < count:
        measure = random.choice(sorted({span[0].zh for span in rest}))
        body = random.choice(sorted({s[1] for s in rest if s[0].zh == measure}))
        span = random.choice([s for s in rest if s[0].zh == measure and s[1] == body])
        rest.remove(span)
        drawn.append(span)
    return drawn


def _say(random: Random, lang: str, wording: str, span: Span) -> str:
    measure, body, values = span
    names = measure.zh if lang == "zh" else measure.en
    text = wording.format(
        b=name(random, body, lang),
        m=random.choice(names),
        a=values[0].year,
        z=values[-1].year,
    )
    return smooth(text[0].upper() + text[1:])


def _asked(
    gold: Gold, random: Random, wordings: dict[str, tuple[str, ...]], *, years: tuple[int, int]
) -> Iterator[tuple[str, str, Span]]:
    for lang, forms in wordings.items():
        pool = spans(gold, lang, *years)
        for wording in forms:
            for span in _draw(random, pool, 3):
                yield lang, _say(random, lang, wording, span), span


def each_year(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, (_, _, values) in _asked(gold, random, _SERIES, years=(3, 6)):
        yield of_values("series", lang, question, values)


def summed(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, (measure, _, values) in _asked(gold, random, _SUM, years=(3, 5)):
        if "现行有效" not in measure.zh[0]:
            total = sum(value.number for value in values)
            yield _computed("sum", lang, question, total, values)


def averaged(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, (_, _, values) in _asked(gold, random, _AVERAGE, years=(3, 5)):
        mean = round(sum(value.number for value in values) / len(values), 2)
        yield _computed("average", lang, question, mean, values, tolerance=0.01)


def extremes(gold: Gold, random: Random) -> Iterator[Item]:
    for category, wordings, pick in (("max", _MOST, max), ("min", _LEAST, min)):
        for lang, question, (_, _, values) in _asked(gold, random, wordings, years=(3, 6)):
            best = pick(value.number for value in values)
            holders = [value for value in values if value.number == best]
            if len(holders) == 1:
                year = str(holders[0].year)
                item = of_values(category, lang, question, holders)
                yield Item(**{**vars(item), "text_any": (year,)})


def differences(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, (_, _, values) in _asked(gold, random, _MORE, years=(2, 4)):
        first, last = values[0], values[-1]
        if last.number > first.number:
            yield _computed("difference", lang, question, last.number - first.number, (first, last))


def growths(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, (_, _, values) in _asked(gold, random, _GROWTH, years=(2, 3)):
        first, last = values[0], values[-1]
        if first.number:
            rate = round((last.number - first.number) / first.number * 100, 2)
            yield _computed("growth", lang, question, rate, (first, last), tolerance=0.01)


def growth_from_nothing(gold: Gold, random: Random) -> Iterator[Item]:
    """The two figures are shown; a rate cannot be."""
    for wording in ("{b}{z}年行政复议比{a}年增长百分之多少？", "{b}行政复议数{z}年较{a}年的增长率"):
        pairs = [
            (old, new)
            for body, year in gold.reports
            if (body, year + 1) in gold.reports
            if gold.family(body, year) == gold.family(body, year + 1) == "A"
            if (old := gold.cell(body, year, "reviews"))
            and (new := gold.cell(body, year + 1, "reviews"))
            if old.number == 0 < new.number
        ]
        for old, new in random.sample(pairs, min(2, len(pairs))):
            question = wording.format(b=name(random, old.body, "zh"), a=old.year, z=new.year)
            yield of_values("growth", "zh", question, (old, new))


def _computed(
    category: str,
    lang: str,
    question: str,
    result: float,
    values: Sequence[Value],
    *,
    tolerance: float = 0.0,
) -> Item:
    return Item(
        category, lang, question, values=(result,), figures=tuple(values), tolerance=tolerance
    )


_RELATIVE = (
    ("zh", "2024-05-01", "liuqiao", (2021, 2022, 2023), "砚溪县柳桥镇近三年收到的申请各是多少？"),
    ("zh", "2023-03-10", "yanxi", (2021, 2022), "砚溪县近两年分别收到多少件申请？"),
    ("zh", "2023-08-08", "liuqiao", (2022,), "砚溪柳桥镇去年收到几件信息公开申请？"),
    ("zh", "2024-01-15", "wanghu", (2023,), "望湖街道去年新收到多少申请"),
    ("zh", "2024-01-15", "wanghu", (2022,), "前年望湖街道收到几件申请？"),
    ("zh", "2019-06-30", "yanxi", (2018,), "砚溪县去年收到的信息公开申请是多少件"),
    ("zh", "2023-12-20", "liuqiao", (2023,), "砚溪县柳桥镇今年收到了几件申请？"),
    ("zh", "2018-02-02", "zhuwu", (2017,), "竹坞镇去年收到多少件申请？"),
    ("zh", "2018-02-02", "zhuwu", (2016,), "竹坞镇前年的申请数"),
    ("zh", "2018-09-01", "liuqiao", (2015, 2016, 2017), "砚溪县柳桥镇近3年申请量"),
    (
        "en",
        "2024-05-01",
        "chenghu",
        (2023,),
        "How many requests did Chenghu District receive last year?",
    ),
    ("en", "2023-05-01", "yanxi", (2022,), "requests received by Yanxi County last year"),
    (
        "en",
        "2024-05-01",
        "liuqiao",
        (2021, 2022, 2023),
        "Requests received by Liuqiao Town in Yanxi County over the past three years, year by year?",
    ),
    ("en", "2018-07-07", "zhuwu", (2017,), "How many requests did Zhuwu Town get last year?"),
    ("en", "2017-01-31", "shigu", (2016,), "Last year's requests at Shiguling Township?"),
)


def relative(gold: Gold, random: Random) -> Iterator[Item]:
    """Years by the day on which the question is asked."""
    del random
    for lang, today, body, years, question in _RELATIVE:
        values = [value for year in years if (value := gold.requests(body, year))]
        category = "series" if len(years) > 1 else "value"
        yield Item(**{**vars(of_values(category, lang, question, values)), "today": today})


_GAPS = (
    ("zh", "竹坞镇2016年到2023年每年收到多少申请？", "zhuwu", (2016, 2017, 2022, 2023)),
    ("zh", "云汀市2016到2023年各年收到的申请有多少件", "yunting", (2016, 2020, 2023)),
    ("zh", "澄湖区2018至2023年历年申请量", "chenghu", (2018, 2019, 2023)),
    (
        "zh",
        "桐屏县教育局2016—2021年各年收到的信息公开申请",
        "tongping-education",
        (2016, 2017, 2021),
    ),
    (
        "en",
        "Requests received by Zhuwu Town each year from 2016 to 2023",
        "zhuwu",
        (2016, 2017, 2022, 2023),
    ),
    ("en", "Yearly requests to Chenghu District, 2018 to 2023?", "chenghu", (2018, 2019, 2023)),
)


def with_gaps(gold: Gold, random: Random) -> Iterator[Item]:
    """Years without a report are named, the others answered."""
    del random
    for lang, question, body, years in _GAPS:
        values = [value for year in years if (value := gold.requests(body, year))]
        yield of_values("series", lang, question, values)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (
        each_year,
        with_gaps,
        relative,
        summed,
        averaged,
        extremes,
        differences,
        growths,
        growth_from_nothing,
    ):
        yield from part(gold, random)
