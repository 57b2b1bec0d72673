"""The road from blocks to a report: what holds for any blocks, and what is refused."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.errors import NotAReport
from disclosure_qa.model.report import Block, Cell, Family, Paragraph, Report, Table
from disclosure_qa.reports import build_report, split_passages
from disclosure_qa.reports.layout import row_text
from disclosure_qa.text.normalise import fold
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

Lines = Callable[..., tuple[Block, ...]]
MakeTable = Callable[[list[list[str]]], Table]
Read = Callable[..., Report]

TITLE = "青河县柳桥镇人民政府2016年政府信息公开工作年度报告"
_TEXTS = st.one_of(
    st.sampled_from(
        [
            *[TITLE, "一、概述", "（一）机制", "(2) 平台", "3、依申请公开情况", "1.网站；", "一是健全机制。", "附表"],
            *["指标名称", "单位", "2016年", "历年累计", "统计数", "条", "件", "0", "12", "/", "——", "无", ""],
            *["主动公开文件数", "其中：1.政府网站公开数", "主动公开文件数 条 4 9", "5行政诉讼数", "0 行政复议数"],
            *["申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "其他", "总计", "信息内容", "本年制发件数"],
            *["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "2.其他法律", "第二十条第（一）项", "规章", "- 3 -"],
            *["行政复议", "行政诉讼", "结果维持", "复议后起诉", "2016年1月1日至2016年12月31日", "2017年1月20日"],
            "我镇认真落实《条例》要求，全年公开信息12条；收到申请0件。“四项机制”不断完善！下一步，继续努力。",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    """Grids of cells, some of them spanning free places."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken or draw(st.integers(0, 9)) == 0:
                continue
            tall, wide = (draw(st.sampled_from([1, 1, 1, 2])) for _ in range(2))
            places = {(row + i, column + j) for i in range(tall) for j in range(wide)}
            if places & taken or any(r >= rows or c >= columns for r, c in places):
                tall = wide = 1
                places = {(row, column)}
            taken |= places
            cells.append(Cell(fold(draw(_TEXTS)), row, column, tall, wide))
    return Table(tuple(cells))


_BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, _TEXTS.map(fold), st.one_of(st.none(), st.just(1)), st.booleans()),
        _tables(),
    ),
    max_size=14,
)


def _printed(blocks: tuple[Block, ...]) -> Counter[str]:
    texts = (
        text
        for block in blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        )
    )
    return Counter("".join("".join(text.split()) for text in texts))


def _places(table: Table) -> list[tuple[int, int]]:
    return [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]


@settings(max_examples=120, deadline=None)
@given(_BLOCKS)
def test_what_holds_for_any_blocks(blocks: list[Block]) -> None:
    given_blocks = (Paragraph(TITLE), *blocks)
    report = build_report("1.txt", given_blocks, load_catalogue())
    _check_lines(report)
    assert not _printed(report.blocks) - _printed(given_blocks), "text that was never printed"
    for block in report.blocks:
        if isinstance(block, Table):
            assert len(_places(block)) == len(set(_places(block))), "cells overlap"
    assert report.sections[0].start == 0
    assert report.sections[-1].end == len(report.text)
    assert [s.end for s in report.sections[:-1]] == [s.start for s in report.sections[1:]]
    _check_passages(report)


def _check_lines(report: Report) -> None:
    assert "\n".join(report.text[line.start : line.end] for line in report.lines) == report.text
    for line in report.lines:
        block = report.blocks[line.block]
        if isinstance(block, Paragraph):
            expected = fold(block.text)
        else:
            assert line.row is not None
            expected = row_text(block, line.row)
        assert report.text[line.start : line.end] == expected


def _check_passages(report: Report) -> None:
    rows = [line for line in report.lines if line.row is not None and line.end > line.start]
    end = 0
    for passage in split_passages(report):
        assert end <= passage.start < passage.end
        assert report.text[passage.start : passage.end] == passage.text
        section = report.section_at(passage.start)
        assert section.name == passage.section
        assert passage.end <= section.end
        assert not any(row.start < passage.end and passage.start < row.end for row in rows)
        end = passage.end


@settings(max_examples=60, deadline=None)
@given(_BLOCKS)
def test_any_blocks_make_a_report_or_are_refused(blocks: list[Block]) -> None:
    refusal = ""
    try:
        report = build_report("1.txt", tuple(blocks), load_catalogue())
    except NotAReport as error:
        refusal = str(error)
    assert "\n" not in refusal
    assert refusal or (report.agency and report.text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no text"),
        ("青河县2016年政府工作报告\n一、工作回顾\n全县生产总值增长。", "not an annual report"),
        ("青河县政府信息公开指南\n一、主动公开\n公开范围如下。\n二、依申请公开\n受理机构如下。", "not an annual report"),
        ("关于做好2016年政府信息公开工作年度报告编制工作的通知\n各镇：请于1月20日前报送。", "not an annual report"),
        ("采购清单\n办公桌 4 张", "not an annual report"),
        ("青河县审计局2017年上半年政府信息公开工作总结\n一、概述\n认真落实。", "part of a year .上半年"),
        ("2016年政府信息公开工作年度报告\n一、概述\n认真落实。", "public body"),
        ("青河县柳桥镇政府信息公开工作年度报告\n一、概述\n认真落实。", "year"),
    ],
)  # fmt: skip
def test_refused_with_what_is_missing(read: Read, lines: Lines, text: str, said: str) -> None:
    with pytest.raises(NotAReport, match=said):
        read(*lines(text))


def test_reports_of_two_bodies_in_one_file_are_refused(read: Read, lines: Lines) -> None:
    chapters = (
        "一、概述\n认真落实。\n二、主动公开政府信息情况\n公开信息。\n三、存在的主要问题\n无。"
    )
    titles = [f"青河县{town}镇2016年政府信息公开工作年度报告" for town in ("柳桥", "石滩")]
    with pytest.raises(NotAReport, match=r"柳桥镇.*石滩镇"):
        read(*lines(*(f"{title}\n{chapters}" for title in titles)))
    # Links to the reports of others, and the title printed twice, are no reports.
    report = read(*lines(titles[1], titles[0], titles[0], chapters, titles[1]))
    assert report.title
    annex = "青河县石滩镇2015年政府信息公开情况统计表"
    assert read(*lines(titles[1], chapters, annex, chapters)).year == 2016


def test_two_years_of_one_body_in_tables_without_chapters_are_refused(
    read: Read, lines: Lines, table: MakeTable
) -> None:
    rows = [["统计指标", "统计数"], *[[f"{n}.当面申请数", str(n)] for n in range(1, 12)]]
    sheets = [
        (*lines(f"青河县财政局{year}年政府信息公开工作年度报告"), table(rows))
        for year in (2022, 2023)
    ]
    with pytest.raises(NotAReport, match=r"2022年.*2023年"):
        read(*sheets[0], *sheets[1])
    # A link to last year's report below the last table is none.
    assert read(*sheets[1], *lines("青河县财政局2022年政府信息公开工作年度报告")).year == 2023


def test_an_annex_alone_is_a_report(read: Read, lines: Lines, table: MakeTable) -> None:
    annex = table(
        [
            ["统计指标", "单位", "统计数"],
            ["（一）收到申请数", "件", "4"],
            ["1.当面申请数", "件", "1"],
            ["2.传真申请数", "件", "3"],
        ]
    )
    report = read(
        *lines("附件1", "青河县财政局2016年度统计表"), annex, document="青河县财政局2016.xls"
    )
    assert (report.agency, report.year, report.family) == (
        "青河县财政局",
        2016,
        Family.STATISTICS_FORM,
    )


def test_prose_alone_is_a_report(read: Read, lines: Lines) -> None:
    text = "一、概述\n2012年，我镇公开信息40条。\n二、依申请公开情况\n2012年收到申请0件。\n三、存在的主要问题\n政府信息公开意识有待提高。\n青河县柳桥镇人民政府\n2013年2月1日"
    report = read(*lines(text))
    assert (report.agency, report.year, report.family) == (
        "青河县柳桥镇人民政府",
        2012,
        Family.PROSE_ONLY,
    )
    assert report.title == ""


@pytest.mark.parametrize(
    ("rows", "year", "family"),
    [
        ([["指标名称", "单位", "2016年", "历年累计"], ["主动公开文件数", "条", "1", "2"]], 2021, Family.PROVINCIAL_ANNEX),
        ([["统计指标", "单位", "统计数"], ["收到申请数", "件", "1"]], 2016, Family.STATISTICS_FORM),
        ([["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "0", "0", "0"]], 2021, Family.FORMAT_2019),
        ([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"]], 2020, Family.FORMAT_2021),
        ([["自然人", "商业企业", "总计"], ["一、本年新收政府信息公开申请数量", "1", "2", "3"]], 2020, Family.FORMAT_2019),
        ([["自然人", "商业企业", "总计"], ["一、本年新收政府信息公开申请数量", "1", "2", "3"]], 2022, Family.FORMAT_2021),
        ([["指标名称", "单位", "本期实际", "本年累计"], ["全文电子化", "条", "1", "2"]], 2010, Family.CITY_FORM),
        ([["姓名", "职务"], ["张三", "组长"]], 2016, Family.PROSE_ONLY),
    ],
)  # fmt: skip
def test_family(
    catalogue: Catalogue, table: MakeTable, rows: list[list[str]], year: int, family: Family
) -> None:
    title = Paragraph(f"青河县柳桥镇{year}年政府信息公开工作年度报告")
    assert build_report("1.txt", (title, table(rows)), catalogue).family is family


def test_a_report_read_from_pictures_says_so(catalogue: Catalogue) -> None:
    blocks = (Paragraph(TITLE), Paragraph("一、概述", confidence=0.9))
    assert build_report("1.pdf", blocks, catalogue).origin == "ocr"
    assert build_report("1.pdf", blocks[:1], catalogue).origin == "text"
