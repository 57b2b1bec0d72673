"""Personal data in what a visitor types: recognised by form, and taken out before anything is kept.

What may be one is taken for one where the choice is free: a number lost from a kept question harms
nobody. Years, ranges, figures and the numbers of official documents have other forms, and stay.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Personal(StrEnum):
    """A kind of personal data; the value is what stands in its place, in brackets."""

    EMAIL = "e-mail"
    IDENTITY = "id"
    CARD = "card"
    PHONE = "phone"
    PLATE = "plate"
    PASSPORT = "passport"
    ACCOUNT = "account"
    NAME = "name"
    ADDRESS = "address"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text that is personal data."""

    kind: Personal
    start: int
    end: int


def redacted(text: str) -> str:
    """The text with a word in brackets in place of each piece of personal data: "[phone]"."""
    seen = _without_unseen(text)
    pieces, done = [], 0
    for found in personal_data(seen):
        pieces += [seen[done : found.start], f"[{found.kind}]"]
        done = found.end
    return "".join([*pieces, seen[done:]])


def personal_data(text: str) -> tuple[Found, ...]:
    """What is personal in a text, in order; nothing overlaps."""
    plain = text.translate(_PLAIN)
    found: list[Found] = []
    for kind, pattern, is_one in _FORMS:
        for match in pattern.finditer(plain):
            start, end = match.span("it")
            taken = any(start < other.end and other.start < end for other in found)
            if not taken and is_one(match):
                found.append(Found(kind, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


# One character for one: a place in the plain text is a place in the text.
_PLAIN: dict[int, int | str] = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\t"), " "),
    **dict.fromkeys(map(ord, "‐‑‒–—―－﹣"), "-"),
}
# Characters without a width, which would part a number for us and for nobody else.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)


def _without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text)


_ALONE = r"(?<![0-9A-Za-z])(?<![0-9]\.)"
_ENDS = r"(?![0-9A-Za-z])(?!\.[0-9])"
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9])"
_GAP = r"[ .·_/-]"
_MONEY = r"(?! ?(?:元|万|亿|RMB|yuan))"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_SAID_TO_BE = r"(?: ?(?:是|为|号码|number|is|:|,|：|，|=))* ?"
_DOCUMENT_NUMBER = re.compile(r"(?:编号|文号|字号|索引号|序号|受理号|[Nn]o\.?) ?[:：]? ?$")
_YEARS = re.compile(r"(?:1[3-9][0-9] )?(?:(?:19|20)[0-9]{2}[ -]?)+")


def _always(_match: re.Match[str]) -> bool:
    return True


def _is_luhn(match: re.Match[str]) -> bool:
    """The check digit that bank cards end in."""
    digits = [int(c) for c in match["it"] if c.isdecimal()][::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_no_document(match: re.Match[str]) -> bool:
    return not _DOCUMENT_NUMBER.search(match.string[: match.start("it")])


def _is_no_list_of_years(match: re.Match[str]) -> bool:
    return not _YEARS.fullmatch(match["it"])


def _has_digit(match: re.Match[str]) -> bool:
    return any(c.isdecimal() for c in match["it"]) and _is_no_list_of_years(match)


_Form = tuple[Personal, re.Pattern[str], Callable[[re.Match[str]], bool]]


def _form(kind: Personal, pattern: str, is_one: Callable[[re.Match[str]], bool] = _always) -> _Form:
    return kind, re.compile(pattern, re.IGNORECASE), is_one


def _told_by_themselves() -> Iterator[_Form]:
    """What its own form tells, whatever stands around it."""
    yield _form(
        Personal.EMAIL,
        r"(?P<it>[a-z0-9._%+-]{1,64} ?(?:@|\(at\)|\[at\]) ?(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})",
    )
    # Of people born from 1900 on; the check digit is not asked for: a slip of the finger is no less
    # a person's number.
    yield _form(
        Personal.IDENTITY,
        rf"{_ALONE}(?P<it>[1-8][0-9]{{5}} ?-?(?:19|20)[0-9]{{2}} ?-?{_MONTH_DAY} ?-?[0-9]{{3}}[0-9x])"
        rf"{_ENDS}",
    )
    yield _form(
        Personal.IDENTITY,
        rf"{_ALONE}(?P<it>[1-8][0-9]{{5}}[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}){_ENDS}{_MONEY}",
    )
    # Of Hong Kong.
    yield _form(Personal.IDENTITY, rf"{_ALONE}(?P<it>[a-z]{{1,2}}[0-9]{{6}}\([0-9a]\))")
    yield _form(
        Personal.CARD,
        rf"{_ALONE}(?P<it>[3-69][0-9]{{3}}(?:[ -]?[0-9]{{4}}){{3}}(?:[ -]?[0-9]{{1,3}})?){_ENDS}",
        _is_luhn,
    )
    yield from (
        _form(Personal.PHONE, rf"{_NO_DIGIT_BEFORE}{pattern}{_NO_DIGIT_AFTER}{_MONEY}", is_one)
        for pattern, is_one in _PHONES
    )
    yield _form(
        Personal.PLATE,
        r"(?P<it>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][ .·•-]?"
        r"(?:[0-9a-hj-np-z]{5,6}(?![0-9a-z])|[0-9a-hj-np-z]{4}[挂学警港澳]))",
        _has_digit,
    )
    yield _form(
        Personal.PASSPORT,
        rf"{_ALONE}(?P<it>(?:[gdsp][0-9]{{8}}|e[0-9a-hj-np-z][0-9]{{7}}|[hmc][0-9]{{8,10}})){_ENDS}",
        _is_no_document,
    )


def _told_by_what_is_said() -> Iterator[_Form]:
    """What words before or after it tell, and runs of digits too long for any count."""
    yield _form(
        Personal.ACCOUNT,
        rf"(?:微信号?|wechat|weixin|vx|wx|qq号?){_SAID_TO_BE}(?P<it>[a-z0-9][a-z0-9_-]{{4,19}})"
        r"(?![a-z0-9_-])",
        _has_digit,
    )
    yield _form(
        Personal.ACCOUNT,
        rf"(?:卡号|账号|帐号|账户|证号|身份证|护照|account (?:no\.?|number)|passport){_SAID_TO_BE}"
        r"(?P<it>[a-z]{0,2}[0-9][0-9 -]{4,28}[0-9x])(?![0-9a-z])",
        _is_no_list_of_years,
    )
    yield _form(Personal.NUMBER, rf"{_ALONE}(?P<it>[0-9]{{15,40}}x?){_ENDS}")
    yield _form(
        Personal.NAME,
        r"(?:我叫|姓名(?: ?[:：是为])) ?(?P<it>[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,8})?[\u4e00-\u9fff]?)"
        r"(?=[ ,.;!?，。；！？、]|$)",
    )
    yield _form(
        Personal.NAME, r"\bmy name is (?P<it>[a-z][a-z'-]*(?: (?!and\b)[a-z][a-z'-]*){0,2})"
    )
    yield _form(
        Personal.ADDRESS,
        r"(?P<it>(?:[0-9]{1,4}|[a-z])(?:号楼|栋|幢|座)[^，。,; ]{0,12}?[0-9]{1,5}(?:室|号房|户))",
    )
    yield _form(
        Personal.ADDRESS, r"(?P<it>[0-9]{1,3}(?:号楼|栋|幢|座) ?[0-9]{1,2} ?单元(?:[0-9]{1,5}室?)?)"
    )


_AREA = r"0(?:10|2[0-9]|[3-9][0-9]{2})"
_CHINESE_DIGIT = r"[〇零○一幺二三四五六七八九]"
_PHONES: tuple[tuple[str, Callable[[re.Match[str]], bool]], ...] = (
    # Mobile numbers: at a stretch, in the usual groups, digit by digit, in characters.
    (r"(?P<it>(?:\+?86|0086)?[ -]?1[3-9][0-9]{9})", _is_no_document),
    (
        rf"(?P<it>(?:(?:\+?86|0086){_GAP})?1[3-9][0-9]{_GAP}{{1,2}}[0-9]{{4}}{_GAP}{{1,2}}[0-9]{{4}})",
        _is_no_list_of_years,
    ),
    (rf"(?P<it>(?:\+?86{_GAP})?1[3-9][0-9]{_GAP}[0-9]{{8}})", _always),
    (rf"(?P<it>1[3-9][0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}})", _always),
    (rf"(?P<it>1[3-9][0-9]{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}})", _always),
    (rf"(?P<it>1{_GAP}[3-9](?:{_GAP}[0-9]){{9}})", _always),
    (
        rf"(?<!{_CHINESE_DIGIT})(?P<it>[一幺][三四五六七八九]{_CHINESE_DIGIT}{{9}})(?!{_CHINESE_DIGIT})",
        _always,
    ),
    # Landlines, with the number of the region; with nothing between, only where it is long enough.
    (
        rf"(?P<it>\(?{_AREA}\)?[ -]{{0,2}}[2-9][0-9]{{6,7}}(?: ?(?:转|ext\.?|-) ?[0-9]{{1,5}})?)",
        _is_no_document,
    ),
    (rf"(?P<it>\(?{_AREA}\)?[ -]{{1,2}}[2-9][0-9]{{2,3}}[ -][0-9]{{4}})", _always),
    # Of other countries.
    (r"(?P<it>\+[1-9](?:[ -]?[0-9]){8,14})", _always),
    # Where the text says that it is one.
    (
        rf"(?:电话|手机|座机|联系方式|致电|(?<![a-z])(?:tel|telephone|phone|mobile|call me(?: at| on)?))"
        rf"{_SAID_TO_BE}(?P<it>[2-9][0-9]{{2,3}}[ -]?[0-9]{{4}})",
        _is_no_list_of_years,
    ),
)

_FORMS: tuple[_Form, ...] = (*_told_by_themselves(), *_told_by_what_is_said())
"""The surest first: what one has taken no other looks at."""
