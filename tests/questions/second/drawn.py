"""Computed questions and follow-ups drawn over the corpus: what is asked is random, the gold computed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from questions.writer.gold import Gold, Value
from questions.writer.item import History, Item
from questions.writer.names import EN, TOWNS_OF_YANXI, ZH

COMPUTED = 300
FOLLOWED = 150


@dataclass(frozen=True)
class Row:
    """A row by the corpus's name, the forms that have it, and what it is called."""

    key: str
    families: tuple[str, ...]
    zh: str
    en: str

    def named(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


_LISTED = ("A", "B", "old")
_NATIONAL = ("C", "D")
ROWS = (
    Row("requests", _LISTED, "收到的信息公开申请", "information requests received"),
    Row("new", _NATIONAL, "新收的信息公开申请", "new information requests"),
    Row("published", _LISTED, "主动公开的信息", "items of information published"),
    Row("site", ("A", "B"), "政府网站公开的信息", "items published on the website"),
    Row("replies", _LISTED, "答复的申请", "replies to requests"),
    Row("refused", _LISTED, "不予公开的申请", "requests refused"),
    Row("agreed", _LISTED, "同意公开的申请", "requests granted"),
    Row("lawsuits", _LISTED, "行政诉讼", "lawsuits"),
    Row("reviews", _LISTED, "行政复议", "reconsiderations"),
    Row("review", _NATIONAL, "行政复议", "reconsiderations"),
    Row("by_net", _LISTED, "网络申请", "online requests"),
    Row("by_person", _LISTED, "当面申请", "in-person requests"),
    Row("penalty_decisions", _NATIONAL, "行政处罚决定", "administrative penalty decisions"),
    Row("licence_decisions", _NATIONAL, "行政许可决定", "administrative licensing decisions"),
    Row("force_decisions", _NATIONAL, "行政强制决定", "administrative coercion decisions"),
    Row("carried_out", _NATIONAL, "结转下年度的申请", "requests carried over to the next year"),
    Row("open", _NATIONAL, "予以公开的申请", "requests granted in full"),
    Row("partial", _NATIONAL, "部分公开的申请", "requests granted in part"),
    Row("wechat", ("B",), "微信公开的信息", "items published on WeChat"),
    Row("weibo", ("B",), "微博公开的信息", "items published on Weibo"),
    Row("interpretation", ("B",), "政策解读稿件", "policy interpretations"),
    Row("press", ("B",), "新闻发布会", "press conferences"),
    Row("done", ("B",), "办结的申请", "requests completed"),
    Row("late", ("B",), "延期办结的申请", "requests completed late"),
)
_OF_TOWNS = (
    (2022, "new"),
    (2022, "penalty_decisions"),
    (2022, "force_decisions"),
    (2016, "published"),
    (2016, "requests"),
    (2016, "site"),
)
_SHARES = (
    ("by_net", "requests"),
    ("by_person", "requests"),
    ("refused", "replies"),
    ("agreed", "replies"),
    ("site", "published"),
    ("late", "done"),
)


class Draw:
    """Draws questions from the gold; each method gives one, or None where nothing fits."""

    def __init__(self, gold: Gold, random: Random) -> None:
        self.gold = gold
        self.random = random

    @cached_property
    def rows(self) -> dict[str, Row]:
        return {row.key: row for row in ROWS}

    def cells(self, row: Row) -> list[Value]:
        """The row's number in every report that prints one, of bodies with names in both tongues."""
        found = (
            self.gold.cell(body, year, row.key)
            for (body, year), report in self.gold.reports.items()
            if report["family"] in row.families and body in ZH and body in EN
        )
        return [value for value in found if value is not None]

    def name(self, body: str, lang: str) -> str:
        return self.random.choice((ZH if lang == "zh" else EN)[body])

    def lang(self) -> str:
        return self.random.choice(("zh", "en"))

    def span(self) -> tuple[Row, list[Value]] | None:
        """A row of one body over at least two years, with every report of those years."""
        row = self.random.choice(ROWS)
        of_body: dict[str, list[Value]] = {}
        for value in self.cells(row):
            of_body.setdefault(value.body, []).append(value)
        runs = [values for values in of_body.values() if len(values) > 1]
        if not runs:
            return None
        values = sorted(self.random.choice(runs), key=lambda value: value.year)
        first, last = sorted(self.random.sample(range(len(values)), 2))
        years = [values[first].year, values[last].year]
        between = [y for y in self.gold.years(values[0].body) if years[0] <= y <= years[1]]
        chosen = values[first : last + 1]
        return (row, chosen) if [value.year for value in chosen] == between else None

    def computed(self) -> Item | None:
        ways = (self.over_years, self.over_years, self.over_towns, self.share)
        return self.random.choice(ways)()

    def over_years(self) -> Item | None:
        drawn = self.span()
        return drawn and self.random.choice(_OVER_YEARS)(self, *drawn)

    def over_towns(self) -> Item | None:
        """The towns of one county in one year, by full scan."""
        year, key = self.random.choice(_OF_TOWNS)
        row = self.rows[key]
        values = [v for v in self.cells(row) if v.year == year and v.body in TOWNS_OF_YANXI]
        return self.random.choice(_OVER_TOWNS)(self, row, values)

    def share(self) -> Item | None:
        part, whole = (self.rows[key] for key in self.random.choice(_SHARES))
        value = self.random.choice(self.cells(part))
        of = self.gold.cell(value.body, value.year, whole.key)
        if of is None or not of.number:
            return None
        lang, year = self.lang(), value.year
        body = self.name(value.body, lang)
        question = (
            f"{body}{year}年{part.zh}占{whole.zh}的比例"
            if lang == "zh"
            else f"What share of the {whole.en} were {part.en} at {body} in {year}?"
        )
        return _item("share", lang, question, (value, of), 100 * value.number / of.number)

    def follow_up(self) -> Item | None:
        """A question with its answer, then one word more: another year, body or row."""
        row = self.random.choice(ROWS)
        values = self.cells(row)
        first = self.random.choice(values)
        lang = self.lang()
        others = [
            (self._year(lang, value), value)
            if value.body == first.body
            else (self._body(lang, value), value)
            for value in values
            if (value.body == first.body) != (value.year == first.year)
            and {value.body, first.body} != {"liuqiao", "liuqiao2"}
        ]
        if not others:
            return None
        question, value = self.random.choice(others)
        return Item(
            "followup",
            lang,
            question,
            values=(value.number,),
            figures=(value,),
            history=self._said(lang, row, first),
        )

    def _year(self, lang: str, value: Value) -> str:
        ways = (
            ("那{y}年呢？", "{y}呢", "换成{y}年", "{y}年是多少", "改看{y}")
            if lang == "zh"
            else ("and in {y}?", "what about {y}?", "{y}?", "now {y}", "same thing in {y}")
        )
        return self.random.choice(ways).format(y=value.year)

    def _body(self, lang: str, value: Value) -> str:
        ways = (
            ("{b}呢", "那{b}呢？", "换{b}", "{b}的呢")
            if lang == "zh"
            else ("how about {b}?", "and {b}?", "same for {b}", "{b}?")
        )
        return self.random.choice(ways).format(b=self.name(value.body, lang))

    def _said(self, lang: str, row: Row, value: Value) -> History:
        body, year = self.name(value.body, lang), value.year
        asked, answer = (
            (f"{body}{year}年{row.zh}有多少", f"{value.agency}{year}年{row.zh}{value.number}[1]。")
            if lang == "zh"
            else (
                f"How many {row.en} did {body} have in {year}?",
                f"{row.en}, {body}, in {year}: {value.number} [1].",
            )
        )
        return (("user", asked), ("assistant", answer))


def _item(
    category: str, lang: str, question: str, values: tuple[Value, ...], number: float
) -> Item:
    """A question whose answer is a computed number, rounded as the contract has it."""
    inexact = {"share", "growth", "average"}
    return Item(
        category,
        lang,
        question,
        values=(round(number, 2) if category in inexact else round(number, 4),),
        figures=values,
        tolerance=0.05 if category in inexact else 0.0,
    )


def _has_gap(values: list[Value]) -> bool:
    """A year without a report: what a sum or a count over it should be is open."""
    return len(values) != values[-1].year - values[0].year + 1


def _sum(draw: Draw, row: Row, values: list[Value]) -> Item | None:
    if _has_gap(values):
        return None
    lang = draw.lang()
    body, first, last = draw.name(values[0].body, lang), values[0].year, values[-1].year
    question = (
        f"{body}从{first}年到{last}年累加起来{row.zh}有多少"
        if lang == "zh"
        else f"Total {row.en} of {body} from {first} to {last}?"
    )
    return _item("sum", lang, question, tuple(values), sum(v.number for v in values))


def _average(draw: Draw, row: Row, values: list[Value]) -> Item | None:
    if _has_gap(values):
        return None
    lang = draw.lang()
    body, first, last = draw.name(values[0].body, lang), values[0].year, values[-1].year
    question = (
        f"{body}{first}到{last}年平均每年{row.zh}多少"
        if lang == "zh"
        else f"Average {row.en} per year of {body}, {first} to {last}"
    )
    mean = sum(v.number for v in values) / len(values)
    return _item("average", lang, question, tuple(values), mean)


def _growth(draw: Draw, row: Row, values: list[Value]) -> Item | None:
    one, other = values[0], values[-1]
    if not one.number:
        return None
    lang = draw.lang()
    body = draw.name(one.body, lang)
    question = (
        f"{body}{row.zh}{one.year}年到{other.year}年的增长率"
        if lang == "zh"
        else f"Percentage change in {row.en} of {body} from {one.year} to {other.year}"
    )
    return _item("growth", lang, question, (one, other), (other.number / one.number - 1) * 100)


def _extreme(draw: Draw, row: Row, values: list[Value]) -> Item | None:
    if len({v.number for v in values}) < len(values):
        return None
    lang, category = draw.lang(), draw.random.choice(("max", "min"))
    found = (max if category == "max" else min)(values, key=lambda v: v.number)
    body, first, last = draw.name(found.body, lang), values[0].year, values[-1].year
    question = (
        f"{first}-{last}年间{body}{row.zh}最{'多' if category == 'max' else '少'}的是哪年"
        if lang == "zh"
        else f"In which year between {first} and {last} did {body} have the "
        f"{'most' if category == 'max' else 'fewest'} {row.en}?"
    )
    return Item(category, lang, question, values=(found.number,), figures=(found,))


def _series(draw: Draw, row: Row, values: list[Value]) -> Item:
    lang = draw.lang()
    body, first, last = draw.name(values[0].body, lang), values[0].year, values[-1].year
    question = (
        f"列出{body}{first}年至{last}年每年的{row.zh}"
        if lang == "zh"
        else f"List {row.en} of {body} by year, {first} to {last}"
    )
    numbers = tuple(v.number for v in values)
    return Item("series", lang, question, values=numbers, figures=tuple(values))


def _years_counted(draw: Draw, row: Row, values: list[Value]) -> Item | None:
    first, last = values[0].year, values[-1].year
    if _has_gap(values):
        return None
    lang, bound = draw.lang(), draw.random.choice(values).number
    body = draw.name(values[0].body, lang)
    question = (
        f"{body}{first}到{last}年里有几年{row.zh}超过{bound}"
        if lang == "zh"
        else f"In how many years from {first} to {last} did {body} have more than {bound} {row.en}?"
    )
    return Item("count", lang, question, values=(sum(v.number > bound for v in values),))


def _towns_summed(draw: Draw, row: Row, values: list[Value]) -> Item:
    lang, year = draw.lang(), values[0].year
    question = (
        f"砚溪县各乡镇{year}年{row.zh}合计多少"
        if lang == "zh"
        else f"Total {row.en} of the towns of Yanxi County in {year}"
    )
    return _item("sum", lang, question, tuple(values), sum(v.number for v in values))


def _towns_ranked(draw: Draw, row: Row, values: list[Value]) -> Item:
    lang, year = draw.lang(), values[0].year
    question = (
        f"砚溪县的乡镇{year}年{row.zh}排名"
        if lang == "zh"
        else f"Rank the towns of Yanxi County by {row.en} in {year}"
    )
    numbers = tuple(v.number for v in values)
    return Item("rank", lang, question, values=numbers, figures=tuple(values))


def _towns_counted(draw: Draw, row: Row, values: list[Value]) -> Item:
    lang, year, bound = draw.lang(), values[0].year, draw.random.choice(values).number
    question = (
        f"{year}年砚溪县下辖乡镇有几个{row.zh}不少于{bound}"
        if lang == "zh"
        else f"How many of the towns of Yanxi County had at least {bound} {row.en} in {year}?"
    )
    return Item("count", lang, question, values=(sum(v.number >= bound for v in values),))


Maker = Callable[[Draw, Row, list[Value]], Item | None]
_OVER_YEARS: tuple[Maker, ...] = (_sum, _average, _growth, _extreme, _series, _years_counted)
_OVER_TOWNS: tuple[Maker, ...] = (_towns_summed, _towns_ranked, _towns_counted)


def written(gold: Gold) -> Iterator[Item]:
    """The same questions from the same gold: computed ones, then follow-ups."""
    draw = Draw(gold, Random("questions/2/drawn"))
    yield from _different(draw.computed, COMPUTED)
    yield from _different(draw.follow_up, FOLLOWED)


def _different(make: Callable[[], Item | None], count: int) -> Iterator[Item]:
    seen: set[tuple[str, History]] = set()
    while len(seen) < count:
        item = make()
        if item is not None and (item.question, item.history) not in seen:
            seen.add((item.question, item.history))
            yield item
