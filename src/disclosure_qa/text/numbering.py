"""The number in front of a heading or a row label: 一、 （一） 1. (1) ① 第一章.

Ordinal words that belong to the sentence (一是, 第一，, 首先) are no numbering.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from disclosure_qa.text.numerals import read_numeral

_CIRCLED = {
    chr(first + offset): offset + 1
    for first, count in ((0x2460, 20), (0x2776, 10), (0x2780, 10), (0x278A, 10), (0x24F5, 10))
    for offset in range(count)
}
_PARENTHESISED = {chr(0x2474 + offset): offset + 1 for offset in range(20)}
_PARENTHESISED_CHINESE = {chr(0x3220 + offset): offset + 1 for offset in range(10)}
_ROMAN = {chr(0x2160 + offset): offset + 1 for offset in range(12)}

_CN = r"(?P<cn>[一二三四五六七八九十〇零○]{1,3})"
_AR = r"(?P<ar>[0-9０-９]{1,2})"
_OPEN, _CLOSE = r"[（(〔\[【﹙]", r"[）)〕\]】﹚]"


class NumberingKind(IntEnum):
    """The style of a number; a lower value usually stands further out."""

    PART = 0
    """第一部分"""
    CHAPTER = 1
    """第一章"""
    SECTION = 2
    """第一节"""
    CHINESE = 3
    """一、"""
    CHINESE_PAREN = 4
    """（一）"""
    ARABIC = 5
    """1. or 1、"""
    ARABIC_SUB = 6
    """1.1"""
    ARABIC_PAREN = 7
    """(1)"""
    CIRCLED = 8
    """①"""


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number at the start of a text: its style, its value, and the text after it."""

    kind: NumberingKind
    value: int
    rest: str


_PATTERNS: tuple[tuple[NumberingKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\s*(?:{pattern})\s*(?P<rest>.*)", re.DOTALL))
    for kind, pattern in (
        (NumberingKind.PART, rf"第\s*(?:{_CN}|{_AR})\s*部\s*分[、.．:：]?"),
        (NumberingKind.CHAPTER, rf"第\s*(?:{_CN}|{_AR})\s*章[、.．:：]?"),
        (NumberingKind.SECTION, rf"第\s*(?:{_CN}|{_AR})\s*节[、.．:：]?"),
        (NumberingKind.CHINESE_PAREN, rf"{_OPEN}?\s*{_CN}\s*{_CLOSE}[、.．]?"),
        (NumberingKind.ARABIC_PAREN, rf"{_OPEN}?\s*{_AR}\s*{_CLOSE}[、.．]?"),
        (NumberingKind.CHINESE, rf"{_CN}\s*(?:[、.．:：]|(?<=\S)\s(?!\s*(?:[〇零○一二三四五六七八九十年]|是|要|来|则|方面|者)))"),
        (
            NumberingKind.ARABIC_SUB,
            r"[0-9]{1,2}(?:[.．][0-9]{1,2}){0,2}[.．](?P<ar>[0-9]{1,2})"
            r"(?:[、.．]\s*|\s+(?![万亿元条件个次篇人份项期倍]))(?=[^\W\d_])",
        ),
        (NumberingKind.ARABIC, rf"{_AR}\s*(?:、|[.．](?!\s*[0-9０-９]))[.．、]?"),
    )
)  # fmt: skip


def numbering(text: str) -> Numbering | None:
    """The number that a text starts with, or None; `rest` is the text after it, trimmed.

    >>> numbering("（二）附表。")
    Numbering(kind=<NumberingKind.CHINESE_PAREN: 4>, value=2, rest='附表。')
    """
    stripped = text.lstrip()
    return _single_sign(stripped) or _by_pattern(stripped)


def _single_sign(text: str) -> Numbering | None:
    sign, rest = text[:1], text[1:].lstrip("、.． ")
    for kind, table in (
        (NumberingKind.CIRCLED, _CIRCLED),
        (NumberingKind.ARABIC_PAREN, _PARENTHESISED),
        (NumberingKind.CHINESE_PAREN, _PARENTHESISED_CHINESE),
    ):
        if sign in table:
            return Numbering(kind, table[sign], rest)
    if sign in _ROMAN and text[1:2] in {"、", ".", "．"}:
        return Numbering(NumberingKind.CHINESE, _ROMAN[sign], rest)
    return None


def _by_pattern(text: str) -> Numbering | None:
    for kind, pattern in _PATTERNS:
        found = pattern.match(text)
        if not found:
            continue
        groups = found.groupdict()
        value = read_numeral(groups["cn"]) if groups.get("cn") else int(groups["ar"])
        if value is not None:
            return Numbering(kind, value, groups["rest"])
    return None
