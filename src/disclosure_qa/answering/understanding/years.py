"""The years that a question names, as numbers or relative to today."""

import re
from dataclasses import dataclass, replace

from disclosure_qa.text.atoms import plain

_MEASURES = "条件次个人篇份项元万期起宗部户名"
_YEAR = rf"(?<![\d.〔\[])(?:19|20)\d\d(?!\d|\.\d|\s*(?!个人)[{_MEASURES}])(?:\s*(?:年度?|[念粘黏](?=[^书头])))?"
_TO = r"\s*(?:-|–|—|~|～|至|到|to|through|until|till|and)\s*"
_DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}  # fmt: skip
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "few": 3, "几": 3}  # fmt: skip

_RANGE = re.compile(rf"(?:from\s+|between\s+|从|自)?(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})")
_SHORT_RANGE = re.compile(rf"(?P<first>(?:19|20)\d\d){_TO}(?P<last>\d\d)(?!\d)\s*年?")
_SINCE = re.compile(
    rf"(?:since\s+(?P<a>{_YEAR})|(?:自|从)?(?P<b>{_YEAR})(?:以来|起至今|至今|起|以后))"
)
_SINGLE = re.compile(_YEAR)
_SPOKEN = re.compile(r"(?P<d>[一二][九〇零○][〇零○一二三四五六七八九]{2})年度?")
_SPOKEN_SHORT = re.compile(
    r"(?<![〇零○一二两三四五六七八九十百千几近前后去过第])(?P<d>[一二〇零○][〇零○一二三四五六七八九])年"
    r"(?!来|间|内|前|后|以来|的时间|级|多|左右)"
)
_TWO_DIGITS = re.compile(r"(?<![\d近前后去])(?P<d>[012]\d)年(?!来|间|内|前|后|以来|的时间)")
_LAST_N = re.compile(
    r"(?:最近|近|过去|过去的|(?:前|这)(?!\s*一\s*年))\s*(?P<zh>\d{1,2}|[一二两三四五六七八九十几]{1,2})\s*个?年(?!级)"
    r"|(?:last|past|previous|recent|latest)\s+(?P<en>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|few)\s+years"
)


@dataclass(frozen=True, slots=True)
class YearMention:
    """Years named by one stretch of the question; `open_end` for "since 2015"."""

    years: tuple[int, ...]
    start: int
    end: int
    kind: str
    """"single", "range", "since" or "last"."""


def year_mentions(text: str, this_year: int) -> tuple[YearMention, ...]:
    """The years that a text names in numbers, in order; no stretch is read twice.

    近三年 are the three years before this one, and none where years are named beside it.
    """
    source = plain(text)
    found: list[YearMention] = []
    for pattern, read in (
        (_RANGE, _read_range),
        (_SHORT_RANGE, _read_short_range),
        (_SINCE, _read_since),
        (_LAST_N, _read_last),
        (_SINGLE, _read_single),
        (_SPOKEN, _read_spoken),
        (_SPOKEN_SHORT, _read_spoken_short),
        (_TWO_DIGITS, _read_two_digits),
    ):
        for match in pattern.finditer(source):
            free = all(match.end() <= m.start or m.end <= match.start() for m in found)
            years = read(match, this_year) if free else ()
            if years:
                kind = _KINDS[pattern]
                found.append(YearMention(years, match.start(), match.end(), kind))
    if any(mention.kind != _RELATIVE for mention in found):
        found = [replace(m, years=()) if m.kind == _RELATIVE else m for m in found]
    return tuple(sorted(found, key=lambda mention: mention.start))


_RELATIVE = "last"
_KINDS = {
    _RANGE: "range",
    _SHORT_RANGE: "range",
    _SINCE: "since",
    _LAST_N: _RELATIVE,
    _SINGLE: "single",
    _SPOKEN: "single",
    _SPOKEN_SHORT: "single",
    _TWO_DIGITS: "single",
}


def _number(year: str) -> int:
    return int(re.sub(r"\D", "", year))


def _span(first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1)) if 0 < last - first < 40 else ()


def _read_range(match: re.Match[str], _: int) -> tuple[int, ...]:
    joined_by_and = re.search(r"\band\b", match.group()) is not None
    first, last = _number(match["first"]), _number(match["last"])
    if joined_by_and and not match.group().startswith("between"):
        return (first, last)
    return _span(first, last)


def _read_short_range(match: re.Match[str], _: int) -> tuple[int, ...]:
    first = _number(match["first"])
    return _span(first, first // 100 * 100 + int(match["last"]))


def _read_since(match: re.Match[str], this_year: int) -> tuple[int, ...]:
    return _span(_number(match["a"] or match["b"]), this_year) or ()


def _read_last(match: re.Match[str], this_year: int) -> tuple[int, ...]:
    word = match["zh"] or match["en"]
    count = int(word) if word.isdigit() else _WORDS.get(word) or _spoken_number(word)
    return tuple(range(this_year - count, this_year)) if 1 <= count <= 40 else ()


def _spoken_number(word: str) -> int:
    if word.startswith("十"):
        return 10 + _DIGITS.get(word[1:], 0)
    return _DIGITS.get(word, 0)


def _read_single(match: re.Match[str], _: int) -> tuple[int, ...]:
    return (_number(match.group()),)


def _read_spoken(match: re.Match[str], _: int) -> tuple[int, ...]:
    return (int("".join(str(_DIGITS[digit]) for digit in match["d"])),)


def _read_spoken_short(match: re.Match[str], this_year: int) -> tuple[int, ...]:
    return _in_our_time(int("".join(str(_DIGITS[digit]) for digit in match["d"])), this_year)


def _read_two_digits(match: re.Match[str], this_year: int) -> tuple[int, ...]:
    return _in_our_time(int(match["d"]), this_year)


def _in_our_time(digits: int, this_year: int) -> tuple[int, ...]:
    year = 2000 + digits
    return (year,) if 2004 <= year <= this_year + 1 else ()
