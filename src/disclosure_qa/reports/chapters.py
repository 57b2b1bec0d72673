"""The chapters that such reports are made of, known by their names however they are numbered."""

import re

from disclosure_qa.text.normalise import key
from disclosure_qa.text.numbering import numbering

_LONGEST = 45
_MARKS = re.compile(r"[\s，,。.、:：;；的]+")

# The six chapters of the formats of 2019 and 2021, which no table has for a row.
_NATIONAL = frozenset(
    (
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "存在主要问题及改进情况",
        "其他需要报告事项",
    )
)
_CHAPTER = re.compile(
    r"概述|(?:总体|基本|工作)(?:情况|概况)|引言|前言"
    r"|主动公开.*(?:情况|工作|方面)|(?:政府信息)?(?:依申请|申请)公开.*(?:情况|工作|方面)"
    r"|(?:收到|受理|办理|处理).*申请.*情况|.*(?:收费|费用).*(?:情况|减免).*"
    r"|.*(?:行政复议|行政诉讼|申诉|举报|投诉).*情况"
    r"|.*(?:主要|存在).*(?:问题|不足|困难).*|.*改进(?:措施|情况|意见|打算).*"
    r"|.*(?:其他|其它).*事项.*|.*附表|附件|.*(?:下一步|今后|明年).*(?:打算|计划|安排|措施)"
    r"|.*(?:咨询|回应解读|机构建设|会议|培训).*情况"
)  # fmt: skip


def bare_heading(text: str) -> str:
    """A heading for comparison: without its number, white space, punctuation and 的."""
    number = numbering(text)
    return _MARKS.sub("", key(number.rest if number else text))


def is_national_chapter(text: str) -> bool:
    """The text is the heading of a chapter of the national formats since 2019."""
    return len(text) <= _LONGEST and bare_heading(text) in _NATIONAL


def is_chapter(text: str) -> bool:
    """The text reads like the heading of a chapter of such a report, of whatever year."""
    return len(text) <= _LONGEST and bool(_CHAPTER.fullmatch(bare_heading(text)))
