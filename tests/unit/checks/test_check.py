"""Findings over reports drawn by hand: what is wrong is found, and nothing else is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.checks import check
from disclosure_qa.figures import extract_figures
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.report import Family, Report, YearPlace
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import entry_of, report, table

A, B, C, D, E = (
    Family.PROVINCIAL_ANNEX,
    Family.STATISTICS_FORM,
    Family.FORMAT_2019,
    Family.FORMAT_2021,
    Family.CITY_FORM,
)


def findings(*made: Report) -> tuple[Finding, ...]:
    catalogue = load_catalogue()
    figures = [figure for each in made for figure in extract_figures(each, catalogue)]
    return check([entry_of(each) for each in made], figures, catalogue)


def told(*made: Report) -> list[tuple[str, int, Decimal | None, Decimal | None]]:
    return [(f.kind.value, f.year, f.expected, f.found) for f in findings(*made)]


def annex(year: int, drawn: str, *prose: str) -> Report:
    head = f"指标名称 | 单位 | {year}年 | 历年累计\n"
    made = report([*prose, table(head + drawn.strip())], year, A)
    return replace(made, document=f"{year}.txt")


def form(drawn: str, *prose: str, year: int = 2016) -> Report:
    return report([*prose, table("统计指标 | 单位 | 统计数\n" + drawn.strip())], year, B)


PEOPLE = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"


def requests(year: int, drawn: str, *prose: str) -> Report:
    made = report([*prose, table(PEOPLE + drawn.strip())], year, D)
    return replace(made, document=f"{year}.txt")


GOOD_ANNEX = """
主动公开文件数 | 条 | 49 | 1265
其中：1.政府网站公开数 | 条 | 49 | 1200
2.政府公报公开数 | 条 | 0 | 3
受理政府信息公开申请总数 | 条 | 4 | 21
其中：1.当面申请数 | 条 | 1 | 5
2.网络申请数 | 条 | 2 | 9
3.信函、传真申请数 | 条 | 1 | 7
"""
GOOD_FORM = """
（一）主动公开政府信息数 | 条 | 1200
1.政府公报公开政府信息数 | 条 | 300
2.政府网站公开政府信息数 | 条 | 1200
（一）收到申请数 | 件 | 14
1.当面申请数 | 件 | 1
2.传真申请数 | 件 | 0
3.网络申请数 | 件 | 13
4.信函申请数 | 件 | 0
四、行政复议数量 | 件 | 2
（一）维持具体行政行为数 | 件 | 1
（二）被依法纠错数 | 件 | 1
（三）其他情形数 | 件 | 0
"""
GOOD_PEOPLE = """
一、本年新收政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 0 | 6
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
三、本年度办理结果 | | | | | | |
（一）予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 3
（二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（三）不予公开 | | | | | | |
1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1
2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0
4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0
5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0
8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（四）无法提供 | | | | | | |
1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1
2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（五）不予处理 | | | | | | |
1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0
4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（七）总计 | 4 | 1 | 0 | 0 | 0 | 0 | 5
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
OUTCOMES = """
行政复议 | <|<|<|< | 行政诉讼 | <|<|<|<|<|<|<|<|<
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | <|<|<|< | 复议后起诉 | <|<|<|<
^|^|^|^|^| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
"""


@pytest.mark.parametrize(
    "made",
    [
        annex(2015, GOOD_ANNEX, "2015年，主动公开政府信息49条，收到申请4件。"),
        form(GOOD_FORM, "全年公开政府信息1200余条，收到政府信息公开申请14件。"),
        requests(2022, GOOD_PEOPLE, "2022年新收政府信息公开申请6件，予以公开3件。"),
        report([table(OUTCOMES + "1|2|0|0|3|0|0|0|0|0|4|0|1|0|5")], 2022, D),
    ],
)
def test_a_consistent_report_has_no_finding(made: Report) -> None:
    assert findings(made) == ()


def test_the_real_rule_and_both_sides_are_named() -> None:
    drawn = GOOD_ANNEX.replace("总数 | 条 | 4 |", "总数 | 条 | 5 |")
    (finding,) = findings(annex(2015, drawn))
    assert (finding.kind, finding.expected, finding.found) == ("sum_mismatch", 4, 5)
    assert "\n" not in finding.what
    assert all(part in finding.what for part in ("各项之和", "4", "5", "当面申请数1"))
    quotes = [source.quote for source in finding.sources]
    assert quotes[0] == "受理政府信息公开申请总数 条 5 21"
    assert len(quotes) == 4


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (form(GOOD_FORM.replace("3.网络申请数 | 件 | 13", "3.网络申请数 | 件 | 12")), [(13, 14)]),
        (form(GOOD_FORM.replace("量 | 件 | 2", "量 | 件 | 3")), [(2, 3)]),
        (form(GOOD_FORM.replace("公报公开政府信息数 | 条 | 300", "公报公开政府信息数 | 条 | 1201")), [(1200, 1201)]),
        (requests(2022, GOOD_PEOPLE.replace("0 | 0 | 6", "0 | 0 | 7")), [(6, 7), (8, 7)]),
        (requests(2022, GOOD_PEOPLE.replace("总计 | 4 | 1", "总计 | 5 | 1")), [(4, 5), (6, 5), (6, 7)]),
        (report([table(OUTCOMES + "10|1|0|0|0|0|0|0|0|0|5|0|0|0|0")], 2022, D), [(11, 0), (5, 0)]),
    ],
)  # fmt: skip
def test_sums_that_do_not_hold(made: Report, expected: list[tuple[int, int]]) -> None:
    found = told(made)
    assert {kind for kind, *_ in found} == {"sum_mismatch"}
    assert sorted((wanted, printed) for _, _, wanted, printed in found) == sorted(expected)


@pytest.mark.parametrize(
    "drawn",
    [
        GOOD_FORM.replace("3.网络申请数 | 件 | 13", "3.网络申请数 | 件 | /"),
        GOOD_FORM.replace("3.网络申请数 | 件 | 13\n", ""),
        GOOD_FORM.replace("3.网络申请数 | 件 | 13", "3.网络申请数 | 件 | 近20"),
        GOOD_FORM.replace("（一）收到申请数 | 件 | 14", "（一）收到申请数 | 件 | 约20"),
        GOOD_FORM.replace("（一）收到申请数 | 件 | 14", "（一）收到申请数 | 件 | —"),
    ],
)
def test_a_sum_with_an_unknown_term_is_not_assessed(drawn: str) -> None:
    assert findings(form(drawn)) == ()


def test_only_an_empty_cell_is_blank() -> None:
    drawn = GOOD_ANNEX.replace("网络申请数 | 条 | 2 | 9", "网络申请数 | 条 |  | /")
    (finding,) = findings(annex(2015, drawn))
    assert (finding.kind, finding.expected, finding.found) == ("blank_cell", None, None)
    assert finding.sources[0].quote == "2.网络申请数 条 /"


def test_a_cumulative_below_its_year_is_told_once() -> None:
    drawn = GOOD_ANNEX.replace("主动公开文件数 | 条 | 49 | 1265", "主动公开文件数 | 条 | 49 | 40")
    assert told(annex(2015, drawn)) == [("cumulative_below_year", 2015, 49, 40)]


def test_cumulatives_go_on_from_year_to_year() -> None:
    first = annex(2015, "主动公开文件数 | 条 | 49 | 1265\n行政复议数 | 件 | 0 | 2")
    good = annex(2016, "主动公开文件数 | 条 | 30 | 1295\n行政复议数 | 件 | 1 | 3")
    bad = annex(2016, "主动公开文件数 | 条 | 30 | 1290\n行政复议数 | 件 | 1 | 3")
    assert told(first, good) == []
    assert told(first, bad) == [("cumulative_break", 2016, 1295, 1290)]
    (finding,) = findings(first, bad)
    assert [source.year for source in finding.sources] == [2016, 2015, 2016]


def test_a_year_between_or_another_form_or_a_blank_breaks_nothing() -> None:
    first = annex(2015, "主动公开文件数 | 条 | 49 | 1265")
    later = annex(2017, "主动公开文件数 | 条 | 30 | 1290")
    blank = annex(2016, "主动公开文件数 | 条 | / | 1290")
    other = replace(annex(2016, "主动公开文件数 | 条 | 30 | 1290"), family=E)
    assert told(first, later) == []
    assert told(first, blank) == []
    assert told(first, other) == []


def test_what_is_carried_over_is_what_was_left() -> None:
    first = requests(2021, "四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2")
    good = requests(2022, "二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2")
    bad = requests(2022, "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1")
    moved = requests(2022, "二、上年结转政府信息公开申请数量 | 1 | 1 | 0 | 0 | 0 | 0 | 2")
    assert told(first, good) == []
    assert told(first, bad) == [("carry_over_break", 2022, 2, 1)]
    assert told(first, moved) == [
        ("carry_over_break", 2022, 2, 1),
        ("carry_over_break", 2022, 0, 1),
    ]


@pytest.mark.parametrize(
    ("in_force", "expected"), [("27", []), ("28", [("carry_over_break", 2023, 27, 28)]), ("", [])]
)
def test_documents_in_force_follow_from_last_year(
    in_force: str, expected: list[tuple[str, int, int, int]]
) -> None:
    head = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n行政规范性文件 | "
    first = replace(report([table(head + "9 | 1 | 25")], 2022, D), document="a")
    second = replace(report([table(head + f"3 | 1 | {in_force}")], 2023, D), document="b")
    found = [f for f in told(first, second) if f[0] != "blank_cell"]
    assert found == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("2015年，主动公开政府信息52条。", [("prose_table_conflict", 2015, 49, 52)]),
        ("2015年度及历年累计主动公开政府信息49条。", [("prose_table_conflict", 2015, 1265, 49)]),
        ("2015年没有收到政府信息公开申请。", [("prose_table_conflict", 2015, 4, 0)]),
        ("主动公开政府信息52条。2015年主动公开政府信息52条。", [("prose_table_conflict", 2015, 49, 52)]),
        ("2015年，主动公开政府信息50余条。", []),
        ("2014年，主动公开政府信息52条。", []),
        ("县办公室主动公开政府信息12条。", []),
        ("主动公开政府信息49条，其中工作动态39条。", []),
        ("比上年多公开政府信息5条。", []),
    ],
)  # fmt: skip
def test_prose_beside_the_table(prose: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert told(annex(2015, GOOD_ANNEX, prose)) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("因政府信息公开引起的行政诉讼9件。", [("prose_table_conflict", 2022, 5, 9)]),
        ("因政府信息公开引起的行政诉讼5件，行政复议3件。", []),
    ],
)
def test_prose_beside_cells_that_add_up(
    prose: str, expected: list[tuple[str, int, int, int]]
) -> None:
    drawn = table(OUTCOMES + "1|2|0|0|3|0|0|0|0|0|4|0|1|0|5")
    assert told(report([prose, drawn], 2022, D)) == expected


def test_prose_of_one_kind_of_applicants_beside_its_column() -> None:
    right, wrong = ("2022年，自然人申请5件。", "2022年，自然人申请8件。")
    assert told(requests(2022, GOOD_PEOPLE, right)) == []
    assert told(requests(2022, GOOD_PEOPLE, wrong)) == [("prose_table_conflict", 2022, 5, 8)]


def test_terms_of_one_column_are_named_by_their_rows() -> None:
    drawn = GOOD_PEOPLE.replace("（七）总计 | 4 | 1", "（七）总计 | 5 | 0")
    balance = next(f for f in findings(requests(2022, drawn)) if "勾稽关系" in f.what)
    assert "一、本年新收政府信息公开申请数量5＋二、上年结转" in balance.what


def test_requests_with_those_carried_in_are_no_conflict() -> None:
    assert told(requests(2022, GOOD_PEOPLE, "2022年共受理政府信息公开申请7件。")) == []
    assert told(requests(2022, GOOD_PEOPLE, "2022年共受理政府信息公开申请9件。")) == [
        ("prose_table_conflict", 2022, 6, 9)
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("500元", []), ("0.05万元", []), ("620元", [("prose_table_conflict", 2016, 500, 620)])],
)
def test_money_is_compared_in_one_unit(
    said: str, expected: list[tuple[str, int, int, int]]
) -> None:
    made = form("七、依申请公开信息收取的费用 | 万元 | 0.05", f"全年收取费用{said}。")
    assert told(made) == expected


def test_a_period_of_another_year() -> None:
    title, period, head = (
        "柳桥镇2015年年度报告",
        "统计期限为2014年1月1日至12月31日。",
        "指标名称 单位 2015年 历年累计",
    )
    made = annex(2015, GOOD_ANNEX, title, period)

    def place(words: str, year: int) -> YearPlace:
        start = made.text.index(words)
        return YearPlace(year, year, start, start + len(words))

    good = replace(made, title_place=place(title, 2015), period_places=(place(head, 2015),))
    (finding,) = findings(replace(good, period_places=(place(period, 2014), place(head, 2015))))
    assert (finding.kind, finding.expected, finding.found) == ("year_mismatch", 2015, 2014)
    assert "2014年" in finding.what
    assert [source.quote for source in finding.sources] == [period, title]
    assert findings(good) == ()
    assert findings(replace(good, period_places=(YearPlace(2008, 2016, 0, 1),))) == ()


def test_a_superseded_report_is_left_out() -> None:
    wrong = annex(2015, GOOD_ANNEX.replace("总数 | 条 | 4 |", "总数 | 条 | 5 |"))
    catalogue = load_catalogue()
    figures = extract_figures(wrong, catalogue)
    assert len(check([entry_of(wrong)], figures, catalogue)) == 1
    assert check([replace(entry_of(wrong), superseded=True)], figures, catalogue) == ()


def test_a_body_and_its_annex_in_two_files_are_one_report() -> None:
    annexed = replace(annex(2015, GOOD_ANNEX), document="附表.txt")
    body = report(["2015年，主动公开政府信息52条。"], 2015, Family.PROSE_ONLY)
    (finding,) = findings(replace(body, document="正文.txt"), annexed)
    assert (finding.kind, finding.document) == ("prose_table_conflict", "正文.txt")
    assert [source.document for source in finding.sources] == ["正文.txt", "附表.txt"]


@given(
    parts=st.lists(st.integers(0, 99), min_size=6, max_size=6),
    off=st.integers(-3, 3),
)
@settings(max_examples=40, deadline=None)
def test_a_row_of_applicants_is_found_exactly_when_it_is_wrong(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    if total < 0:
        return
    cells = " | ".join(map(str, [*parts, total]))
    found = told(requests(2022, f"一、本年新收政府信息公开申请数量 | {cells}"))
    assert found == ([("sum_mismatch", 2022, sum(parts), total)] if off else [])


def test_a_kind_of_applicant_that_the_form_lacks_is_one_of_the_terms() -> None:
    kinds = PEOPLE.replace("项目 | 自然人 | 商业企业", "项目 | 自然人 | 媒体 | 商业企业").strip()
    upper = "项目 | 自然人 | 法人或其他组织 | < | < | < | < | < | 总计"
    lower = kinds.replace("项目 | 自然人", "^ | ^").replace("总计", "^")
    row = "一、本年新收政府信息公开申请数量 | 3 | 2 | 1 | 0 | 0 | 0 | 0 | {}"
    made = [report([table(f"{upper}\n{lower}\n{row.format(n)}")], 2022, D) for n in (6, 5)]
    assert told(made[0]) == []
    assert told(made[1]) == [("sum_mismatch", 2022, 6, 5)]


def test_every_cell_of_a_row_that_does_not_add_up_is_named() -> None:
    made = requests(2022, GOOD_PEOPLE.replace("0 | 0 | 6", "0 | 0 | 7"))
    row = next(f for f in findings(made) if f.expected == 6)
    assert sorted(source.column or 0 for source in row.sources) == [1, 2, 3, 4, 5, 6, 7]
