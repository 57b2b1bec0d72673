"""What a header cell says about its column: labels, units, a stretch of time, a measure."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from disclosure_qa.text.normalise import key
from disclosure_qa.text.numbers import MEASURES
from disclosure_qa.text.numerals import read_numeral
from disclosure_qa.vocabulary.applicants import ORGANISATION_GROUP, applicant_of
from disclosure_qa.vocabulary.catalogue import Catalogue


class Says(Enum):
    """What a header makes of its column."""

    NOTHING = auto()
    """A text that is no known header."""
    LABEL = auto()
    UNIT = auto()
    ASIDE = auto()
    """A serial number, a remark, a growth rate: nothing that the report counts."""
    OTHER_YEAR = auto()
    YEAR = auto()
    RUNNING = auto()
    """本年累计: the year so far, which in an annual report is the year."""
    CUMULATIVE = auto()
    APPLICANT = auto()
    """An applicant of table 3, or a total; which of them the neighbours tell."""
    MEASURE = auto()
    """What is counted of the row's thing: 本年制发件数. It belongs into the path."""


@dataclass(frozen=True, slots=True)
class Head:
    """A header's meaning; `year` where it names one."""

    says: Says
    year: int | None = None


_LABEL_HEADS = re.compile(
    "(?:指标|统计|项目|信息)?(?:名称|指标|项目|内容)|指标项|类别|类型|事项|栏目"
)
_UNIT_HEADS = frozenset({"单位", "计量单位", "统计单位"})
_ASIDES = re.compile(
    r"序号|编[号码]|代码|[行项栏]次|备注|说明|.*(?:电话|手机|传真|邮编|号码|地址|邮箱|网址).*|.*(?:同比|环比|增幅|增长|比上年|较上年|占比|比例|比重|增减).*"
)
_OTHER_YEAR = re.compile(r"(?:上一?年度?|去年|前一?年|上期)(?:同期)?(?:数量?|实际|合计|总数|情况)?")
_THIS_YEAR = re.compile(
    r"(?:本年度?|当年|今年|本期|报告期|年度|全年)(?:实际|发生)?(?:数量?|合计|总数|情况)?"
    r"|统计数[量据值字]?|统计结果|统计值|数[量据值字目]|填报数据?"
)
_CUMULATIVE = re.compile(r"累[计积]|以来|历年")
_PART_OF_YEAR = re.compile(r"[上下]半年|季度|[0-9一二三四五六七八九十]月份?$")
_WITHIN_YEAR = re.compile(r"本年度?累|当年累|全年累|今年累|本期累|年度累|年内累")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])|[一二][一二三四五六七八九〇零○]{3}(?=年)")
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_UNIT_IN = re.compile(rf"(?:单位[::])?({'|'.join(sorted(MEASURES, key=len, reverse=True))})")


def head_of(text: str, catalogue: Catalogue) -> Head:
    """What a header cell says; NOTHING for a text that is no header of any known form."""
    name = _BRACKETS.sub("", key(text))
    if _LABEL_HEADS.fullmatch(name):
        return Head(Says.LABEL)
    if name in _UNIT_HEADS:
        return Head(Says.UNIT)
    if _CUMULATIVE.search(name):
        return Head(Says.RUNNING if _WITHIN_YEAR.search(name) else Says.CUMULATIVE)
    if _OTHER_YEAR.fullmatch(name):
        return Head(Says.OTHER_YEAR)
    if _THIS_YEAR.fullmatch(name):
        return Head(Says.YEAR)
    if applicant_of(text) is not None or name == ORGANISATION_GROUP:
        return Head(Says.APPLICANT)
    if name and catalogue.is_label(name):
        return Head(Says.MEASURE)
    if _ASIDES.fullmatch(name):
        return Head(Says.ASIDE)
    if _PART_OF_YEAR.search(name):
        return Head(Says.ASIDE)
    year = year_in(name)
    return Head(Says.YEAR, year) if year else Head(Says.NOTHING)


def year_in(text: str) -> int | None:
    """The one year that a text names, in digits or numerals; None where none or several."""
    years = {_as_year(match) for match in _YEAR.findall(key(text))}
    return years.pop() if len(years) == 1 else None


def _as_year(text: str) -> int | None:
    return int(text) if text.isascii() else read_numeral(text)


def is_unit(text: str) -> bool:
    """The text is a unit and nothing else, in brackets or not."""
    return key(text).strip("()") in MEASURES


def unit_in(text: str) -> str:
    """The unit that a label or header gives in brackets: （单位：万元）; "" where it gives none."""
    for bracket in reversed(_BRACKETS.findall(key(text))):
        match = _UNIT_IN.fullmatch(bracket[1:-1])
        if match:
            return match[1]
    return ""


def printed_label(text: str) -> str:
    """A label as printed, without the spaces that typesetting puts between its characters."""
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", text)
