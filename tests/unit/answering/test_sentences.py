"""A report's prose in units: sentences, and lists with the words that lead them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.answering.prose.sentences import LONGEST_QUOTE, Unit, units_of
from disclosure_qa.model.report import Block, Cell, Paragraph, Report, Table
from disclosure_qa.reports import build_report
from disclosure_qa.vocabulary.catalogue import load_catalogue

TITLE = "漳坪县鹤溪镇人民政府2018年政府信息公开工作年度报告"


def _report(*paragraphs: str) -> Report:
    blocks: tuple[Block, ...] = tuple(
        Paragraph(text) for text in (TITLE, "一、总体情况", *paragraphs)
    )
    return build_report("town.txt", blocks, load_catalogue())


def _lists(report: Report) -> list[tuple[str, list[str]]]:
    return [
        (unit.introduction, [report.text[slice(*item)] for item in unit.items])
        for unit in units_of(report)
        if unit.items
    ]


def _sentences(report: Report) -> list[str]:
    return [unit.text for unit in units_of(report) if not unit.items]


@pytest.mark.parametrize(
    ("paragraph", "lead", "items"),
    [
        (
            "问题有：一是更新慢；二是人手少。我们很重视。",
            "问题有：",
            ["一是更新慢；", "二是人手少。"],
        ),
        (
            "还有不足。第一，更新慢。第二，人手少。",
            "还有不足。",
            ["第一，更新慢。", "第二，人手少。"],
        ),
        ("今后首先补人，其次换机器，最后讲课。", "今后", []),
        (
            "从三方面着手。首先，补人。其次，换机器。",
            "从三方面着手。",
            ["首先，补人。", "其次，换机器。"],
        ),
        ("重点是：（1）水质；（2）水价。", "重点是：", ["（1）水质；", "（2）水价。"]),
        ("渠道：①网站；②广播。", "渠道：", ["①网站；", "②广播。"]),
        (
            "一是建制度。定了三项制度，人人知晓。二是抓培训。请人讲课，办了两期。",
            "",
            ["一是建制度。定了三项制度，人人知晓。", "二是抓培训。请人讲课，办了两期。"],
        ),
    ],
)
def test_lists_keep_their_lead_and_items(paragraph: str, lead: str, items: list[str]) -> None:
    expected = [(lead, items)] if items else []
    assert _lists(_report(paragraph)) == expected


def test_two_lists_of_one_paragraph_are_two() -> None:
    report = _report("问题：一是甲项不足；二是乙项不足。对此：一是改甲项；二是改乙项。")
    assert [lead for lead, _ in _lists(report)] == ["问题：", "对此："]


@pytest.mark.parametrize(
    "paragraph",
    ["全县有十一是甲村。", "一是只有一项。", "2018年1.5万元，2.6万元。", "一是甲。三级联动。"],
)
def test_what_only_looks_like_numbers_is_no_list(paragraph: str) -> None:
    assert _lists(_report(paragraph)) == []


def test_headings_titles_and_tables_are_no_sentences() -> None:
    table = Table(
        (Cell("指标名称", 0, 0), Cell("数量", 0, 1), Cell("公开数", 1, 0), Cell("5", 1, 1))
    )
    blocks: tuple[Block, ...] = (
        Paragraph(TITLE),
        Paragraph("一、总体情况"),
        Paragraph("（一）主动公开。今年公开信息五条。"),
        table,
    )
    report = build_report("town.txt", blocks, load_catalogue())
    assert _sentences(report) == ["今年公开信息五条。"]


def test_a_sentence_too_long_to_quote_is_cut_at_its_clauses() -> None:
    report = _report("；".join("公开事项" * 30 for _ in range(8)) + "。")
    assert len(_sentences(report)) > 1
    assert all(len(text) <= LONGEST_QUOTE for text in _sentences(report))


@given(st.lists(st.text("一二三是、，。；：（）1.甲乙“” ", min_size=1, max_size=80), max_size=5))
def test_every_unit_is_an_exact_stretch_of_the_report(paragraphs: list[str]) -> None:
    kept = [text.strip() for text in paragraphs if text.strip()]
    report = _report("开头一句。", *kept)
    for unit in units_of(report):
        assert unit.text == report.text[unit.start : unit.end].strip()
        assert _is_ordered(unit)


def _is_ordered(unit: Unit) -> bool:
    places = [unit.start, *(place for item in unit.items for place in item), unit.end]
    return places == sorted(places)


def test_a_sentence_that_only_announces_is_shown_with_what_follows() -> None:
    report = _report("公开工作仍有短板。更新慢。没有专人。针对这些问题，补人。")
    assert _lists(report) == [("公开工作仍有短板。", ["更新慢。", "没有专人。"])]


def test_a_reason_in_the_next_sentence_belongs_to_what_it_explains() -> None:
    report = _report("全年没有收到申请。主要是因为业务可以在手机上查询。另有咨询。")
    assert _lists(report) == [("全年没有收到申请。", ["主要是因为业务可以在手机上查询。"])]


@pytest.mark.parametrize(
    "furniture",
    [
        "发布日期：2019-01-02　来源：鹤溪镇　浏览次数：88　字体：[大 中 小]　打印　关闭",
        "上一篇：鹤溪镇财政决算",
        "打印本页　关闭窗口",
        "责任编辑：某某",
    ],
)
def test_what_the_page_puts_around_a_report_is_no_sentence(furniture: str) -> None:
    assert _sentences(_report("公开信息3条。", furniture)) == ["公开信息3条。"]
