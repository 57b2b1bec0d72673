"""Misspelt names, slips of the pen, years in other digits, traditional characters."""

from collections.abc import Iterator
from random import Random

from . import asks_listed, asks_national
from .gold import Gold, Value
from .item import Item, of_value
from .names import MISSPELT, MIXED
from .traps import any_requests
from .values import name, values_of

_SLIPS = (
    ("zh", "{b}{y}年收到几件政俯信息公开申请？"),
    ("zh", "{b}{y}年受到多少件信息公开申请"),
    ("zh", "{b} {y}年 申情数"),
    ("zh", "{b}{y}念收到多少申请"),
    ("en", "How many reqests did {b} recieve in {y}?"),
    ("en", "how mnay requests did {b} get in {y}"),
    ("en", "HOW MANY REQUESTS DID {b} RECEIVE IN {y}???"),
)
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


def misspelt(gold: Gold, random: Random) -> Iterator[Item]:
    """Names with a wrong character or in letters, slips of the pen, years in other digits."""
    for table in (MISSPELT, MIXED):
        for body, forms in table.items():
            for form in forms:
                value = _of_body(gold, random, body)
                if value:
                    question = f"{form}{value.year}年收到多少件信息公开申请？"
                    yield of_value("typo", "zh", question, value)
    for lang, wording in _SLIPS:
        for _ in range(2):
            value = any_requests(gold, random, lang)
            question = wording.format(b=name(random, value.body, lang), y=value.year)
            yield of_value("typo", lang, question, value)
    for _ in range(4):
        value = any_requests(gold, random, "zh")
        called = name(random, value.body, "zh")
        year = str(value.year)
        for written_year in (year.translate(_NUMERALS), year[2:], _wide(year)):
            question = f"{written_year}年{called}收到多少件信息公开申请？"
            yield of_value("typo", "zh", question, value)


def _wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _of_body(gold: Gold, random: Random, body: str) -> Value | None:
    found = [value for year in gold.years(body) if (value := gold.requests(body, year))]
    return random.choice(found) if found else None


def traditional(gold: Gold, random: Random) -> Iterator[Item]:
    """Questions as they are typed in Hong Kong or Taipei."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    asks = [ask for ask in (*asks_listed.ASKS, *asks_national.ASKS) if ask.zh]
    for ask in random.sample(asks, 24):
        found = [value for value in values_of(gold, ask, "zh") if value.number]
        if found:
            value = random.choice(found)
            question = random.choice(ask.zh).format(b=name(random, value.body, "zh"), y=value.year)
            yield of_value("traditional", "zh", convert(question), value)


def written(gold: Gold, random: Random) -> Iterator[Item]:
    for part in (
        misspelt,
        traditional,
    ):
        yield from part(gold, random)
