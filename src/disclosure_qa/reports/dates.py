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
    r"(?P<first>(?:199|20[0-4])\d)年(?:度)?1月1日起?(?:至|到|起至|[-—–~－―─]+)(?P<last>(?:199|20[0-4])\d)?年?"
    r"12月31日"
)
_NAMED_PERIOD = re.compile(
    r"(?:统计|数据|报告)(?:的)?(?:期限|时限|时间|周期|区间|年度)[^。]{0,16}?(?P<first>(?:199|20[0-4])\d)年"
)


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


def period_years(text: str) -> tuple[int, ...]:
    """The years of the statistics period that a text states (2017年1月1日至12月31日)."""
    plain = plain_dates(text)
    years = [
        int(year)
        for match in _PERIOD.finditer(plain)
        for year in (match["first"], match["last"])
        if year
    ]
    years = years or [int(match["first"]) for match in _NAMED_PERIOD.finditer(plain)]
    return tuple(dict.fromkeys(years))


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
