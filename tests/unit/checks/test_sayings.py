"""A finding in English says what it says in Chinese, whatever is printed in the report."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.checks import sayings
from disclosure_qa.checks.sayings import in_english
from disclosure_qa.model.answer import Finding, FindingKind


def finding(kind: FindingKind, what: str) -> Finding:
    return Finding(kind, "石塘镇人民政府", 2018, "a.docx", what, Decimal(4), Decimal(5), ())


@pytest.mark.parametrize(
    ("kind", "what", "english"),
    [
        (
            FindingKind.SUM_MISMATCH,
            "收到申请数（历年累计）：各项之和应为5（当面申请数1＋网络申请数4），表中为4",
            "“收到申请数” (cumulative): the sum of its items should be 5 "
            "(“当面申请数1＋网络申请数4”), the table has 4",
        ),
        (
            FindingKind.SUM_MISMATCH,
            "收到申请数：自然人与法人或其他组织之和应为5（自然人1＋商业企业4），表中为4",
            "“收到申请数”: natural persons and organisations together should be 5 "
            "(“自然人1＋商业企业4”), the table has 4",
        ),
        (
            FindingKind.SUM_MISMATCH,
            "网站公开为9，多于总数主动公开数8（单项不应大于总数）",
            "“网站公开” is 9, more than the total “主动公开数”, which is 8 "
            "(no item exceeds its total)",
        ),
        (
            FindingKind.SUM_MISMATCH,
            "勾稽关系（自然人）：一3＋二1＝4，三5＝5，两边应相等",
            "two sums that must be equal are not (natural persons): “一3＋二1” = 4, “三5” = 5",
        ),
        (
            FindingKind.SUM_MISMATCH,
            "勾稽关系：一3＝3，三5＝5，两边应相等",
            "two sums that must be equal are not: “一3” = 3, “三5” = 5",
        ),
        (
            FindingKind.BLANK_CELL,
            "空白单元格：公开方式›网站（自然人）一栏没有填写",
            "nothing is filled in for “公开方式›网站” (natural persons)",
        ),
        (
            FindingKind.PROSE_TABLE_CONFLICT,
            "正文与表不一致：正文“收到申请”为3件，表中收到申请数（件）为2件",
            "the prose has 3 for “收到申请”, the table 2 for “收到申请数（件）”",
        ),
        (
            FindingKind.PROSE_TABLE_CONFLICT,
            "正文与表不一致：正文“收费”为1.5万元，表中收费为15000元",
            "the prose has 1.5 × 10,000 yuan for “收费”, the table 15000 yuan for “收费”",
        ),
        (
            FindingKind.CUMULATIVE_BELOW_YEAR,
            "主动公开数（历年累计）4小于本年5",
            "“主动公开数” (cumulative) is 4, less than this year's 5",
        ),
        (
            FindingKind.CUMULATIVE_BREAK,
            "公开数（历年累计）：上年历年累计加本年数应为14，本年报告为13",
            "“公开数” (cumulative): last year's cumulative total plus this year's number should be "
            "14, this year's report has 13",
        ),
        (
            FindingKind.CARRY_OVER_BREAK,
            "现行有效件数：上年现行有效件数加本年制发减本年废止应为-2，本年报告为13",
            "“现行有效件数”: last year's number in force plus those issued less those repealed "
            "should be -2, this year's report has 13",
        ),
        (
            FindingKind.YEAR_MISMATCH,
            "年份不一致：报告为2018年度，统计时限或表头写作2017年",
            "the report is for 2018, its period or a table's head says 2017",
        ),
    ],
)
def test_each_rule_in_english(kind: FindingKind, what: str, english: str) -> None:
    assert in_english(finding(kind, what)) == english


def test_what_another_version_worded_stays_as_it_is() -> None:
    old = finding(FindingKind.BLANK_CELL, "这一格是空的")
    assert in_english(old) == old.what
    assert in_english(replace(old, kind=FindingKind.YEAR_MISMATCH)) == old.what


@given(name=st.text("一二三（）：为应“”{}0 9\n", min_size=1), number=st.integers(0, 10**6))
def test_a_label_of_any_signs_stays_as_printed(name: str, number: int) -> None:
    what = sayings.BREAK.said(
        name=name, rule=sayings.CARRIED_OVER, expected=number, found=number + 1
    )
    english = in_english(finding(FindingKind.CARRY_OVER_BREAK, what))
    assert english == (
        f"“{name}”: what last year's report carries over should be {number}, "
        f"this year's report has {number + 1}"
    )
