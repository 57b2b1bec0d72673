"""Years and dates as reports print them, in digits of any kind."""

import re
from collections.abc import Iterator
from datetime import date

from disclosure_qa.text.normalise import key
from disclosure_qa.text.numerals import read_numeral

_CHINESE_YEAR = re.compile(
    r"二[〇零○o0][一二三四五六七八九〇零○o]{2}(?=年)|一九九[一二三四五六七八九]"
)
_CHINESE_DAY = re.compile(r"([一二三四五六七八九十]{1,3})(?=[月日])")
_YEAR = re.compile(r"(?<![\d.])(?P<year>(?:199|20[0-4])\d)(?!\d)(?!年?\d{1,2}月|[-/.]\d{1,2}[-/.])")
_DOCUMENT_NUMBER = re.compile(r"[〔\[(【](?:19|20)\d\d[〕\])】]\d+号")
_DATE = re.compile(
    r"(?P<y>(?:199|20[0-4])\d)(?:年|[-/.])(?P<m>\d{1,2})(?:月|[-/.])(?P<d>\d{1,2})(?:日|号)?(?:(?!\d)|(?=\d{1,2}:\d\d))"
)
_PERIOD = re.compile(
    r"(?P<first>(?:199|20[0-4])\d)年(?:度)?(?P<m1>\d{1,2})月?(?:(?P<d1>\d{1,2})[日号])?,?起?,?"
    r"(?:至|到|起至|[-—–~－―─]+)(?:(?P<last>(?:199|20[0-4])\d)年)?(?:度)?"
    r"(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})[日号])?"
)
_NAMED = re.compile(r"(?:统计|数据|报告)的?(?:期限|时限|时间|周期|区间|年度|期间|范围)")
_NAMED_YEAR = re.compile(_NAMED.pattern + r"[^。]{0,16}?(?P<first>(?:199|20[0-4])\d)年")
_OTHER_TIME = re.compile(
    r"上年|去年|前年|上一年|往年|同期|相比|[较比与同]$|计划|规划|预算|预计|下年|下一年|明年|次年|将于|有效期|任期"
)
_CLAUSE = re.compile(r"[，,。；;:：]")
_NEAR, _BEHIND = 16, 5


def plain_dates(text: str) -> str:
    """The text for finding dates: half width, no white space, years and days in digits."""
    squeezed = key(text)
    squeezed = _CHINESE_YEAR.sub(lambda match: _digits(match.group()), squeezed)
    return _CHINESE_DAY.sub(
        lambda match: str(read_numeral(match.group()) or match.group()), squeezed
    )


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text names, those with 年 first; dates and document numbers name none."""
    plain = _DOCUMENT_NUMBER.sub("", plain_dates(text))
    found = [(int(m["year"]), plain[m.end() : m.end() + 1] == "年") for m in _YEAR.finditer(plain)]
    named = [year for year, marked in found if marked]
    return tuple(dict.fromkeys([*named, *(year for year, _ in found)]))


def year_mentions(plain: str) -> list[int]:
    """Each time that a text of `plain_dates` says 〈year〉年."""
    return [int(m["year"]) for m in _YEAR.finditer(plain) if plain[m.end() : m.end() + 1] == "年"]


def period_spans(plain: str) -> list[tuple[int, int]]:
    """First and last year of the statistics periods that a text of `plain_dates` states.

    A whole year (2017年1月1日至12月31日) is one wherever it stands, any other stretch of time
    only where it is called so. What is compared with it, or planned, is none.
    """
    named = [match.end() for match in _NAMED.finditer(plain)]
    found = []
    for match in _PERIOD.finditer(plain):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        called = any(0 <= match.start() - end <= _NEAR for end in named)
        if (called or _is_whole(match)) and not _is_of_other_time(plain, match) and first <= last:
            found.append((first, last))
    if not found and not _PERIOD.search(plain):
        found = [
            (int(match["first"]), int(match["first"]))
            for match in _NAMED_YEAR.finditer(plain)
            if not _OTHER_TIME.search(match.group())
        ]
    return found


def _is_whole(match: re.Match[str]) -> bool:
    begins = match["m1"].lstrip("0") == "1" and (match["d1"] or "1").lstrip("0") == "1"
    return begins and match["m2"] == "12" and match["d2"] in {None, "31"}


def _is_of_other_time(plain: str, match: re.Match[str]) -> bool:
    """The clause before it, or the words right behind it, say that it is not the report's time."""
    before = _CLAUSE.split(plain[: match.start()])[-1]
    behind = plain[match.end() : match.end() + _BEHIND]
    return bool(_OTHER_TIME.search(before) or _OTHER_TIME.search(behind))


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """The dates in a text of `plain_dates`, each with its span; impossible ones left out."""
    for match in _DATE.finditer(text):
        try:
            day = date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        yield day, match.start(), match.end()


def _digits(numeral: str) -> str:
    plain = numeral.replace("o", "〇").replace("0", "〇").replace("○", "〇")
    return str(read_numeral(plain) or numeral)
