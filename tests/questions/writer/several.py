"""Two questions in one sentence."""

from collections.abc import Iterator
from random import Random

from .gold import Gold
from .item import Item, of_values
from .names import EN, ZH
from .parts import REFUSED
from .values import name

_TWO = (
    ("zh", "A", "{b}{y}年公开了多少条信息，收到多少件申请？", ("published", "requests")),
    ("zh", "A", "{b}{y}年收到几件申请？答复了几件？", ("requests", "replies")),
    (
        "zh",
        "A",
        "我想问两件事：{y}年{b}行政复议有几件，行政诉讼又有几件。",
        ("reviews", "lawsuits"),
    ),
    ("zh", "A", "{y}年{b}主动公开数，还有政府网站公开数", ("published", "site")),
    ("zh", "B", "{b}{y}年收到申请多少、办结多少？", ("requests", "done")),
    ("zh", "B", "{y}年{b}的专职和兼职信息公开人员各几人？", ("fulltime", "parttime")),
    ("zh", "B", "{b}{y}年政务微博、政务微信各公开多少条", ("weibo", "wechat")),
    ("zh", "CD", "{b}{y}年新收申请多少件，上年结转多少件？", ("new", "carried_in")),
    (
        "zh",
        "CD",
        "{y}年{b}行政许可、行政处罚、行政强制的处理决定数量分别是多少？",
        ("licence_decisions", "penalty_decisions", "force_decisions"),
    ),
    ("zh", "CD", "{b}{y}年予以公开几件？部分公开几件？", ("open", "partial")),
    ("zh", "CD", "{y}年{b}行政复议维持了几件、纠正了几件", ("review_kept", "review_corrected")),
    (
        "zh",
        "D",
        "{b}{y}年规范性文件制发几件、废止几件、现行有效几件？",
        ("norms_made", "norms_gone", "norms_stock"),
    ),
    ("zh", "old", "{b}{y}年收到申请几件，咨询总人次多少？", ("requests", "consultations")),
    (
        "en",
        "A",
        "How many items did {b} disclose proactively in {y}, and how many requests did it receive?",
        ("published", "requests"),
    ),
    (
        "en",
        "CD",
        "How many new requests did {b} get in {y} and how many were granted?",
        ("new", "open"),
    ),
    (
        "en",
        "B",
        "At {b} in {y}: how many requests received, how many closed?",
        ("requests", "done"),
    ),
    (
        "en",
        "CD",
        "For {b} in {y}, give the numbers of licensing decisions and of penalty decisions.",
        ("licence_decisions", "penalty_decisions"),
    ),
)


def two_at_once(gold: Gold, random: Random) -> Iterator[Item]:
    for lang, families, wording, keys in _TWO:
        allowed = ("C", "D") if families == "CD" else (families,)
        pool = []
        for body, year in gold.reports:
            if body in (ZH if lang == "zh" else EN) and gold.family(body, year) in allowed:
                values = [value for key in keys if (value := gold.cell(body, year, key))]
                if len(values) == len(keys):
                    pool.append(values)
        for values in random.sample(pool, min(2, len(pool))):
            question = wording.format(b=name(random, values[0].body, lang), y=values[0].year)
            yield of_values("multi_part", lang, question, values)


_REFUSED_OPEN = (
    ("zh", "{b}{y}年不予公开合计多少？其中属于国家秘密的呢", "CD"),
    ("zh", "{y}年{b}一共拒绝了几件，因为国家秘密的又有几件？", "CD"),
)


def whole_and_part(gold: Gold, random: Random) -> Iterator[Item]:
    """A sum without a row of its own, and one of its parts, in one sentence."""
    for lang, wording, families in _REFUSED_OPEN:
        pool = []
        for body, year in gold.reports:
            if gold.family(body, year) in families:
                values = [value for key in REFUSED if (value := gold.cell(body, year, key))]
                if len(values) == len(REFUSED) and sum(value.number for value in values):
                    pool.append(values)
        for values in random.sample(pool, 3):
            question = wording.format(b=name(random, values[0].body, lang), y=values[0].year)
            total = sum(value.number for value in values)
            yield Item("multi_part", lang, question, values=(total, values[0].number))


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (
        two_at_once,
        whole_and_part,
    ):
        yield from part(gold, random)
