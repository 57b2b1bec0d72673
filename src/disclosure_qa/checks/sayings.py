"""What a finding says: each rule once, in Chinese, in which it is kept, and in English.

Labels and names are the report's own and stay as printed, in quotation marks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.vocabulary.applicants import ENGLISH as APPLICANTS

_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = frozenset({"expected", "found", "year", "other"})
_BESIDE = re.compile(r"(?P<path>.+)（(?P<beside>[^（）]+)）", re.DOTALL)

CUMULATIVE = "历年累计"
ITEMS = "各项之和"
APPLICANTS_TOGETHER = "自然人与法人或其他组织之和"
CARRIED_TOTAL = "上年历年累计加本年数"
CARRIED_STOCK = "上年现行有效件数加本年制发减本年废止"
CARRIED_OVER = "上年结转下年度的件数"
_RULES = {
    ITEMS: "the sum of its items",
    APPLICANTS_TOGETHER: "natural persons and organisations together",
    CARRIED_TOTAL: "last year's cumulative total plus this year's number",
    CARRIED_STOCK: "last year's number in force plus those issued less those repealed",
    CARRIED_OVER: "what last year's report carries over",
}


@dataclass(frozen=True)
class Saying:
    """One rule's sentence in both languages, with the same fields."""

    zh: str
    en: str

    def said(self, **fields: object) -> str:
        """The sentence in Chinese."""
        return self.zh.format(**fields)

    def in_english(self, said: str) -> str | None:
        """The same in English, from the Chinese sentence; None where that is another's."""
        match = self._pattern.fullmatch(said)
        if match is None:
            return None
        return self.en.format(
            **{name: _english(name, each) for name, each in match.groupdict().items()}
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pieces = _FIELD.split(self.zh)
        return re.compile(
            "".join(
                re.escape(piece) if n % 2 == 0 else _group(piece) for n, piece in enumerate(pieces)
            ),
            re.DOTALL,
        )


SUM = Saying(
    "{name}：{rule}应为{expected}（{terms}），表中为{found}",
    "{name}: {rule} should be {expected} (“{terms}”), the table has {found}",
)
CHANNEL = Saying(
    "{name}为{found}，多于总数{whole}{expected}（单项不应大于总数）",
    "{name} is {found}, more than the total {whole}, which is {expected} (no item exceeds its total)",
)
BALANCE = Saying(
    "勾稽关系{column}：{left}＝{expected}，{right}＝{found}，两边应相等",
    "two sums that must be equal are not{column}: “{left}” = {expected}, “{right}” = {found}",
)
BLANK = Saying("空白单元格：{name}一栏没有填写", "nothing is filled in for {name}")
CONFLICT = Saying(
    "正文与表不一致：正文“{label}”为{found}{unit}，表中{name}为{expected}{of}",
    "the prose has {found}{unit} for {label}, the table {expected}{of} for {name}",
)
OTHER_YEAR = Saying(
    "年份不一致：报告为{year}年度，统计时限或表头写作{other}年",
    "the report is for {year}, its period or a table's head says {other}",
)
BELOW = Saying(
    "{name}{found}小于本年{expected}", "{name} is {found}, less than this year's {expected}"
)
BREAK = Saying(
    "{name}：{rule}应为{expected}，本年报告为{found}",
    "{name}: {rule} should be {expected}, this year's report has {found}",
)
_OF: Mapping[FindingKind, tuple[Saying, ...]] = MappingProxyType(
    {
        FindingKind.SUM_MISMATCH: (SUM, CHANNEL, BALANCE),
        FindingKind.BLANK_CELL: (BLANK,),
        FindingKind.PROSE_TABLE_CONFLICT: (CONFLICT,),
        FindingKind.CUMULATIVE_BELOW_YEAR: (BELOW,),
        FindingKind.CUMULATIVE_BREAK: (BREAK,),
        FindingKind.CARRY_OVER_BREAK: (BREAK,),
        FindingKind.YEAR_MISMATCH: (OTHER_YEAR,),
    }
)


def in_english(finding: Finding) -> str:
    """What a finding says, in English; as it is kept where an earlier version worded it."""
    told = (saying.in_english(finding.what) for saying in _OF[finding.kind])
    return next((each for each in told if each is not None), finding.what)


def _group(field: str) -> str:
    if field in _NUMBERS:
        return rf"(?P<{field}>-?\d+(?:\.\d+)?)"
    if field == "rule":
        return rf"(?P<rule>{'|'.join(_RULES)})"
    return rf"(?P<{field}>.*?)" if field in ("unit", "of", "column") else rf"(?P<{field}>.+?)"


def _english(field: str, said: str) -> str:
    match field:
        case "rule":
            return _RULES[said]
        case "column":
            kind = said.strip("（）")
            return f" ({APPLICANTS.get(kind, f'“{kind}”')})" if kind else ""
        case "unit" | "of":
            # 件, 次: what is counted stands in the label; money and people need their unit.
            return f" {_UNITS.get(said, said)}" if _UNITS.get(said, said) else ""
        case "name" | "whole" | "label":
            return _named(said)
        case _:
            return said


_UNITS = {
    "件": "",
    "条": "",
    "次": "",
    "个": "",
    "人": "",
    "万元": "× 10,000 yuan",
    "元": "yuan",
    "亿元": "× 100 million yuan",
}


def _named(said: str) -> str:
    match = _BESIDE.fullmatch(said)
    beside = match["beside"] if match else ""
    known = "cumulative" if beside == CUMULATIVE else APPLICANTS.get(beside, "")
    return f"“{match['path']}” ({known})" if match and known else f"“{said}”"
