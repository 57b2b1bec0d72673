"""What a cell of a report's tables says, judged by its words alone: a label, a value, a head."""

import re
from enum import Enum, auto
from functools import cached_property

from disclosure_qa.text.normalise import fold, key
from disclosure_qa.text.numbering import numbering
from disclosure_qa.text.numbers import parse_number
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.labels import label_key


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


NAME_HEADS = _all(
    "指标名称 统计指标 指标 项目 项目名称 统计项目 统计内容 指标内容 信息内容 名称 内容 类别 事项"
)
UNIT_HEADS = frozenset({"单位", "计量单位"})
UNITS = _all("条 件 次 篇 个 人 人次 万元 元 份 期 场 场次 项 部 宗 家 处")
APPLICANT_HEADS = _all("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他")
ORGANISATION_HEAD = "法人或其他组织"
TOTAL_HEADS = frozenset({"总计", "合计"})
REVIEW_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
APPLICANT_BANNER = "申请人情况"
REVIEW_GROUPS = ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")
FORM_HEADS = (
    APPLICANT_HEADS
    | TOTAL_HEADS
    | {ORGANISATION_HEAD, APPLICANT_BANNER, *REVIEW_GROUPS, *REVIEW_HEADS}
)

_COLUMN_HEADS = _all(
    "历年累计 历年累计数 累计 累计数 本年累计 本期累计 本期实际 本期 本期数 本年 本年数 本年度 当年 "
    "当年数 统计数 统计数据 统计数值 数量 数值 数据 本年新制作数量 本年新公开数量 对外公开总数量 "
    "上一年项目数量 本年增/减 本年增减 处理决定数量 采购项目数量 采购总金额 本年制发件数 本年废止件数 "
    "现行有效件数 本年处理决定数量 本年收费金额"
)
_YEAR_HEAD = re.compile(
    r"(?:(?:19|20)\d\d|二[〇零○o0][一二三四五六七八九〇零○]{2})年度?(?:数量|数|统计数|合计)?"
)
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?$")
_MARK = re.compile(r"[—–―─\-_/\\*×]+")
_NUMERAL = re.compile(r"[一二三四五六七八九十]+")
_SPACED_DIGITS = re.compile(r"\d\s+\d")
_PAGE_NUMBER = re.compile(
    r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
)
_ARTICLE_20 = re.compile(r"第(?:二十|20)条第?[(（]?[一二三四五六七八九]+[)）]?项")
_SENTENCE = re.compile(r"[。！？；;!?]")
_LONGEST_LABEL = 60


class Says(Enum):
    """What a piece of table text is."""

    NAME_HEAD = auto()
    UNIT_HEAD = auto()
    COLUMN_HEAD = auto()
    FORM_HEAD = auto()
    """A head of table 3 or 4 that is no label too: 申请人情况, 自然人, 复议后起诉."""
    UNIT = auto()
    VALUE = auto()
    LABEL = auto()
    OTHER = auto()


class CellWords:
    """Judges texts with one catalogue, and remembers its judgements."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, Says] = {}
        self._labels: dict[str, bool] = {}

    def says(self, text: str) -> Says:
        """What the whole text is, a label of some form included."""
        if text not in self._known:
            self._known[text] = self._judge(text)
        return self._known[text]

    def is_label(self, text: str) -> bool:
        """The text is a label of some form, on its own: with no value or unit glued to it."""
        if text not in self._labels:
            plain = fold(text)
            self._labels[text] = (
                1 < len(plain) <= _LONGEST_LABEL
                and not is_value(plain)
                and not _SENTENCE.search(plain.rstrip("。；;"))
                and not any(is_value(p) or is_unit(p) for p in plain.split()[1:])
                and self._catalogue.is_label(plain)
            )
        return self._labels[text]

    def is_exact_label(self, text: str) -> bool:
        """The text is a label of some form, with no misprint."""
        return label_key(text) in self._exact

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(
            label
            for indicator in self._catalogue
            for paths in indicator.rows.values()
            for path in paths
            for label in path
        )

    def _judge(self, text: str) -> Says:
        if len(text) > 2 * _LONGEST_LABEL:
            return Says.OTHER
        head = head_key(text)
        if head in NAME_HEADS:
            return Says.NAME_HEAD
        if head in UNIT_HEADS:
            return Says.UNIT_HEAD
        if is_column_head(text):
            return Says.COLUMN_HEAD
        if is_value(text):
            return Says.VALUE
        if is_unit(text):
            return Says.UNIT
        if self.is_label(text):
            return Says.LABEL
        return Says.FORM_HEAD if head in FORM_HEADS or is_applicant_note(text) else Says.OTHER


def head_key(text: str) -> str:
    """A header for comparison: without white space and a remark in brackets at its end."""
    return _BRACKETED.sub("", key(text))


def is_column_head(text: str) -> bool:
    """The text is the header of a column of values: a year, 历年累计, 本年制发件数."""
    head = head_key(text)
    return head in _COLUMN_HEADS or bool(_YEAR_HEAD.fullmatch(head))


def is_value(text: str) -> bool:
    """The text is what a value cell holds: a number with or without unit or remark, 无, / or —.

    Digits parted by a space are none: they may be two cells. Nor is a bare Chinese numeral: it
    is what a page left of a label.
    """
    if len(text) > _LONGEST_LABEL or _SPACED_DIGITS.search(text) or _NUMERAL.fullmatch(text):
        return False
    return bool(_MARK.fullmatch(key(text))) or parse_number(text) is not None


def is_unit(text: str) -> bool:
    """The text is a unit alone, in brackets or not."""
    return key(text).strip("()（）[]【】") in UNITS


def is_applicant_note(text: str) -> bool:
    """The text is the note in the corner of table 3, on how its rows add up."""
    return "勾稽关系" in text


def is_review_group(text: str) -> bool:
    """The text names one group of table 4, numbered or not: （二）行政诉讼（未经复议直接起诉）."""
    number = numbering(text)
    names = [part for part in re.split(r"[()（）]", key(number.rest if number else text)) if part]
    return 0 < len(names) <= 2 and all(name in REVIEW_GROUPS for name in names)


def is_page_number(text: str) -> bool:
    """The text is a page number set between rows: - 3 - or 第3页."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def is_article_banner(text: str) -> bool:
    """The text is the row above a part of table 2: 第二十条第（一）项."""
    return bool(_ARTICLE_20.fullmatch(key(text)))


def reads_as_sentence(text: str) -> bool:
    """The text is a stretch of prose, as no label or value is."""
    return len(text) > _LONGEST_LABEL or bool(_SENTENCE.search(text))
