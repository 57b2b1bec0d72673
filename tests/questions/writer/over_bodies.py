"""Questions over several bodies: compare, largest, smallest, rank, count, average."""

from collections.abc import Iterator, Sequence
from random import Random

from .gold import Gold, Value
from .item import Item, of_values
from .measures import PENALTIES, PUBLISHED, REQUESTS, Measure
from .names import EN, TOWNS_OF_YANXI, ZH
from .values import name, smooth

_COMPARE = {
    "zh": (
        "{b}和{c}{y}年{m}分别是多少？",
        "{y}年{b}、{c}的{m}各多少",
        "比较一下{b}与{c}{y}年的{m}",
        "{y}年，{b}跟{c}哪个{m}多？",
        "把{y}年{b}和{c}的{m}放一起看看",
        "{b} vs {c}，{y}年{m}",
        "{y}年{m}，{b}多少，{c}多少？",
    ),
    "en": (
        "Compare {m} in {y}: {b} and {c}.",
        "How many {m} did {b} and {c} each have in {y}?",
        "{b} versus {c}: {m} in {y}",
    ),
}
_APART = {
    "zh": (
        "{y}年{b}的{m}比{c}多多少？",
        "{y}年{m}，{b}比{c}多出几件（条）？",
        "{b}{y}年{m}减去{c}的，差是多少",
    ),
    "en": ("How many more {m} did {b} have than {c} in {y}?",),
}
_PAIRS = (
    ("yanxi", "tongping"),
    ("yanxi", "hedu"),
    ("yanxi", "chenghu"),
    ("liuqiao", "liuqiao2"),
    ("liuqiao", "zhuwu"),
    ("zhuwu", "shigu"),
    ("qingshi", "zhuwu"),
    ("shigu", "liuqiao2"),
    ("yunting", "chenghu"),
    ("wanghu", "liuqiao"),
    ("tongping-education", "tongping"),
    ("hedu", "tongping"),
)


def _pairs(gold: Gold, measure: Measure, lang: str) -> Iterator[tuple[Value, Value]]:
    known = ZH if lang == "zh" else EN
    for one, other in _PAIRS:
        if one not in known or other not in known:
            continue
        for year in set(gold.years(one)) & set(gold.years(other)):
            values = (measure.read(gold, one, year), measure.read(gold, other, year))
            if values[0] and values[1] and values[0].number != values[1].number:
                yield values[0], values[1]


def _drawn(
    gold: Gold, random: Random, wordings: dict[str, tuple[str, ...]], count: int
) -> Iterator[tuple[str, str, Value, Value]]:
    for lang, forms in wordings.items():
        for wording in forms:
            for measure in random.sample((REQUESTS, PUBLISHED, PENALTIES), 3)[:count]:
                pool = sorted(_pairs(gold, measure, lang), key=lambda p: (p[0].body, p[0].year))
                if not pool:
                    continue
                more, less = sorted(random.choice(pool), key=lambda v: -v.number)
                question = wording.format(
                    b=name(random, more.body, lang),
                    c=name(random, less.body, lang),
                    y=more.year,
                    m=random.choice(measure.zh if lang == "zh" else measure.en),
                )
                yield lang, smooth(question), more, less


def compared(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, more, less in _drawn(gold, random, _COMPARE, 3):
        yield of_values("compare", lang, question, (more, less))


def apart(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, question, more, less in _drawn(gold, random, _APART, 3):
        result = round(more.number - less.number, 4)
        yield Item("difference", lang, question, values=(result,), figures=(more, less))


def _towns(gold: Gold, measure: Measure, year: int) -> list[Value]:
    values = (
        measure.read(gold, body, year) for body in TOWNS_OF_YANXI if (body, year) in gold.reports
    )
    return [value for value in values if value]


_TOWN_MAX = (
    "{y}年砚溪县各乡镇中哪个{m}最多？",
    "砚溪县的乡镇里，{y}年谁的{m}最多，是多少？",
    "{y}年砚溪县下面的乡镇{m}第一名是哪家",
)
_TOWN_MIN = (
    "{y}年砚溪县各乡镇中哪个{m}最少？",
    "砚溪县的乡镇里，{y}年{m}最少的是哪一个？",
)
_TOWN_SUM = (
    "{y}年砚溪县各乡镇{m}合计多少？",
    "把砚溪县所有乡镇{y}年的{m}加起来",
)
_TOWN_MEAN = ("{y}年砚溪县各乡镇平均{m}是多少？", "砚溪县的乡镇{y}年平均每个{m}多少")
_TOWN_EACH = ("{y}年砚溪县各乡镇{m}各是多少？", "列一下砚溪县各乡镇{y}年的{m}")
_EN_MAX = ("Which township of Yanxi County had the most {m} in {y}?",)
_TOWN_YEARS = ((REQUESTS, 2016), (REQUESTS, 2022), (PUBLISHED, 2016), (PENALTIES, 2022))


def towns(gold: Gold, random: Random) -> Iterator[Item]:
    """All townships of one county by full scan."""
    for measure, year in _TOWN_YEARS:
        values = _towns(gold, measure, year)
        numbers = [value.number for value in values]
        for category, lang, wordings in (
            ("max", "zh", _TOWN_MAX),
            ("min", "zh", _TOWN_MIN),
            ("sum", "zh", _TOWN_SUM),
            ("average", "zh", _TOWN_MEAN),
            ("compare", "zh", _TOWN_EACH),
            ("max", "en", _EN_MAX),
        ):
            for wording in wordings:
                word = random.choice(measure.zh if lang == "zh" else measure.en)
                question = smooth(wording.format(y=year, m=word))
                yield from _over(category, lang, question, values, numbers)


def _over(
    category: str, lang: str, question: str, values: Sequence[Value], numbers: Sequence[float]
) -> Iterator[Item]:
    if category in ("max", "min"):
        best = max(numbers) if category == "max" else min(numbers)
        if list(numbers).count(best) == 1:
            holder = next(value for value in values if value.number == best)
            yield of_values(category, lang, question, (holder,))
    elif category == "compare":
        yield of_values(category, lang, question, values)
    else:
        total = sum(numbers)
        result = total if category == "sum" else round(total / len(numbers), 2)
        yield Item(
            category, lang, question, values=(result,), figures=tuple(values), tolerance=0.01
        )


_RANK = (
    "{y}年{b}的{m}在砚溪县各乡镇中排第几？",
    "砚溪县各乡镇按{y}年{m}从多到少排，{b}排在第几位？",
    "{b}{y}年{m}在砚溪县乡镇里的名次",
)


def ranked(gold: Gold, random: Random) -> Iterator[Item]:
    for measure, year in _TOWN_YEARS:
        values = _towns(gold, measure, year)
        numbers = sorted((value.number for value in values), reverse=True)
        if len(set(numbers)) < len(numbers):
            continue
        for wording in _RANK:
            value = random.choice(values)
            question = wording.format(
                b=name(random, value.body, "zh"), y=year, m=random.choice(measure.zh)
            )
            question = smooth(question)
            place = numbers.index(value.number) + 1
            yield Item("rank", "zh", question, values=(place,), figures=(value,))


_COUNT = (
    ("zh", "{y}年砚溪县有几个乡镇{m}超过{n}件（条）？"),
    ("zh", "砚溪县各乡镇中，{y}年{m}多于{n}的有几个"),
    ("zh", "{y}年，{m}大于{n}的砚溪县乡镇有多少个？"),
    ("en", "How many townships of Yanxi County had more than {n} {m} in {y}?"),
)


def counted(gold: Gold, random: Random) -> Iterator[Item]:
    """Bodies that meet a condition; the threshold is never one of the numbers."""
    for measure, year in _TOWN_YEARS:
        values = _towns(gold, measure, year)
        numbers = sorted(value.number for value in values)
        for lang, wording in _COUNT:
            limit = int(random.choice(numbers[:-1])) + (1 if random.random() < 0.5 else -1)
            if limit in numbers or limit < 0:
                continue
            word = random.choice(measure.zh if lang == "zh" else measure.en)
            question = wording.format(y=year, n=limit, m=word)
            count = sum(number > limit for number in numbers)
            yield Item("count", lang, question, values=(count,))
    yield from _none(gold)


_NONE = (
    ("reviews", "2016年砚溪县有几个乡镇没有发生信息公开行政复议？"),
    ("reviews", "砚溪县的乡镇里，2016年行政复议为零的有几个"),
    ("lawsuits", "2016年砚溪县几个乡镇一件行政诉讼都没有"),
    ("lawsuits", "砚溪县有几个乡镇2016年没被告过（行政诉讼数为0）？"),
    ("gazette", "2016年砚溪县的乡镇里，政府公报公开数为0的有几个？"),
)


def _none(gold: Gold) -> Iterator[Item]:
    for key, question in _NONE:
        found = [
            gold.cell(body, 2016, key) for body in TOWNS_OF_YANXI if (body, 2016) in gold.reports
        ]
        count = sum(value is not None and value.number == 0 for value in found)
        yield Item("count", "zh", question, values=(count,))


_THREE = (
    (
        "zh",
        "2021年砚溪县、桐屏县、禾渡县哪个收到的申请最多？",
        2021,
        ("yanxi", "tongping", "hedu"),
        max,
    ),
    (
        "zh",
        "砚溪县、桐屏县和禾渡县2021年谁收到的申请最少？",
        2021,
        ("yanxi", "tongping", "hedu"),
        min,
    ),
    (
        "zh",
        "2023年云汀市、澄湖区和望湖街道，收到申请最多的是哪家？",
        2023,
        ("yunting", "chenghu", "wanghu"),
        max,
    ),
    (
        "zh",
        "竹坞镇、青石埠镇、石鼓岭乡2022年哪个收到申请最多",
        2022,
        ("zhuwu", "qingshi", "shigu"),
        max,
    ),
    (
        "en",
        "Of Yanxi County, Tongping County and Hedu County, which received the most requests in 2021?",
        2021,
        ("yanxi", "tongping", "hedu"),
        max,
    ),
    (
        "en",
        "In 2022, which received the fewest requests: Zhuwu, Qingshibu or Shiguling?",
        2022,
        ("zhuwu", "qingshi", "shigu"),
        min,
    ),
)


def listed(gold: Gold, random: Random) -> Iterator[Item]:
    """Bodies that the question names itself."""
    del random
    for lang, question, year, bodies, pick in _THREE:
        values = [value for body in bodies if (value := gold.requests(body, year))]
        best = pick(value.number for value in values)
        holders = [value for value in values if value.number == best]
        if len(values) == len(bodies) and len(holders) == 1:
            category = "max" if pick is max else "min"
            yield of_values(category, lang, question, holders)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (compared, apart, towns, ranked, counted, listed):
        yield from part(gold, random)
