"""Workbooks: what is in sight, numbers as shown, titles and notes apart from the table."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.readers.number_formats import show
from unit.readers.pages import rows_of, tables_of, texts_of

HEADER = ["指标名称", "单位", "2017年"]
ROWS = [HEADER, ["主动公开文件数", "条", 49], ["行政复议数", "件", None], ["行政诉讼数", "件", 0]]
SHOWN = [
    HEADER,
    ["主动公开文件数", "条", "49"],
    ["行政复议数", "件", ""],
    ["行政诉讼数", "件", "0"],
]


def book(fill: Callable[[Worksheet], object], title: str = "Sheet1") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    fill(sheet)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read(fill: Callable[[Worksheet], object]) -> tuple[Paragraph | Table, ...]:
    return read_blocks("x.xlsx", book(fill))


def rows(*lines: Sequence[object]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(list(line))

    return fill


def test_blank_and_zero_stay_apart() -> None:
    (table,) = tables_of(read(rows(*ROWS)))
    assert rows_of(table) == SHOWN


def test_titles_and_notes_stand_around_the_table() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["青河县2017年报告附表"], ["单位：件"], *ROWS, ["审核人：张三"], ["注：不含转发。"])(
            sheet
        )
        sheet.merge_cells("A1:C1")

    blocks = read(fill)
    assert texts_of(blocks) == [
        "青河县2017年报告附表",
        "单位：件",
        "审核人：张三",
        "注：不含转发。",
    ]
    assert rows_of(tables_of(blocks)[0]) == SHOWN
    assert isinstance(blocks[2], Table)


def test_a_last_row_without_values_is_no_note() -> None:
    (table,) = tables_of(read(rows(*ROWS, ["其他数"])))
    assert rows_of(table)[-1] == ["其他数", "", ""]


def test_merged_cells_are_spans() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["项目", None, "件数"], ["不予公开", "国家秘密", 1], [None, "商业秘密", 2])(sheet)
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("A2:A3")

    (table,) = tables_of(read(fill))
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        ("项目", 0, 0, 1, 2),
        ("件数", 0, 2, 1, 1),
        ("不予公开", 1, 0, 2, 1),
        ("国家秘密", 1, 1, 1, 1),
        ("1", 1, 2, 1, 1),
        ("商业秘密", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
    ]


def test_group_headings_stay_in_the_table_and_chapters_part_it() -> None:
    blocks = read(
        rows(
            ["第二十条第（一）项"],
            ["信息内容", "件数"],
            ["规章", 1],
            ["第二十条第（五）项"],
            ["信息内容", "数量"],
            ["行政许可", 2],
            ["四、复议诉讼情况"],
            ["行政复议", "行政诉讼"],
            [3, 4],
        )
    )
    first, second = tables_of(blocks)
    assert [row[0] for row in rows_of(first)] == [
        "第二十条第（一）项",
        "信息内容",
        "规章",
        "第二十条第（五）项",
        "信息内容",
        "行政许可",
    ]
    assert rows_of(second) == [["行政复议", "行政诉讼"], ["3", "4"]]
    assert texts_of(blocks) == ["四、复议诉讼情况"]


def test_hidden_sheets_rows_and_columns_are_out_of_sight() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    rows(*[[*row, "底稿"] for row in ROWS], ["草稿", "件", 99])(sheet)
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[5].hidden = True
    for state in ("hidden", "veryHidden"):
        secret = workbook.create_sheet(state)
        secret["A1"] = "秘密"
        secret.sheet_state = state
    named = workbook.create_sheet("补充说明")
    named["A1"] = "以上属实。"
    file = io.BytesIO()
    workbook.save(file)
    blocks = read_blocks("x", file.getvalue())
    assert rows_of(tables_of(blocks)[0]) == SHOWN
    assert texts_of(blocks) == ["补充说明", "以上属实。"]
    assert [b.heading for b in blocks if isinstance(b, Paragraph)] == [True, False]


def test_a_formula_that_was_never_computed_is_not_blank() -> None:
    (table,) = tables_of(read(rows(HEADER, ["总计", "件", "=SUM(C5:C6)"], ["其他", "件", 1])))
    assert rows_of(table)[1] == ["总计", "件", "=SUM(C5:C6)"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (49, "General", "49"),
        (49.5, "General", "49.5"),
        (0.1 + 0.2, "General", "0.3"),
        (7730.28, "General", "7730.28"),
        (72701.2578, "0.0000", "72701.2578"),
        (7730.2812, "0.00", "7730.28"),
        (12, "0.00", "12.00"),
        (1265, "#,##0", "1,265"),
        (0.0105, "0.00%", "1.05%"),
        (0.5, "0%", "50%"),
        (49, '0"件"', "49件"),
        (49, "0\\条", "49条"),
        (3.5, "0.##", "3.5"),
        (3, "0.##", "3"),
        (-5, "0;-0", "-5"),
        (5, "+0;-0;0", "+5"),
        (-5, "0_ ;[Red](0)", "(5)"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (1234567, "0,", "1234567"),
        (12345, "0.0E+0", "12345"),
        (date(2017, 3, 1), "yyyy-mm-dd", "2017-03-01"),
        (date(2017, 3, 1), 'yyyy"年"m"月"d"日"', "2017年3月1日"),
        (date(2017, 1, 1), 'yyyy"年"', "2017年"),
        (date(2017, 1, 1), "yyyy", "2017"),
    ],
)
def test_numbers_as_shown(value: object, code: str, shown: str) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["甲", "乙"], ["丙", value])(sheet)
        sheet["B2"].number_format = code

    (table,) = tables_of(read(fill))
    assert rows_of(table)[1][1] == shown


@pytest.mark.parametrize(
    "code", ["", ";", ";;;", "[", '"', "\\", "?/?", "@", "*", "_", "0%%", "y" * 50]
)
@pytest.mark.parametrize("value", [0.0, -1.5, 1e300, 42.0])
def test_odd_formats_do_no_harm(value: float, code: str) -> None:
    assert isinstance(show(value, code), str)


def test_a_cell_far_out_does_not_fill_the_memory() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(*ROWS)(sheet)
        sheet["XFD1048576"] = "远处"

    blocks = read(fill)
    assert rows_of(tables_of(blocks)[0])[1][:3] == SHOWN[1]


def test_old_workbooks() -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("附表")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if value is not None:
                sheet.write(r + 1, c, value)
    sheet.write_merge(0, 0, 0, 2, "2017年附表")
    sheet.write(5, 0, "专项经费")
    sheet.write(5, 2, 1.25)
    hidden = workbook.add_sheet("底稿")
    hidden.write(0, 0, "秘密")
    hidden.visibility = 1
    file = io.BytesIO()
    workbook.save(file)
    blocks = read_blocks("x.et", file.getvalue())
    assert texts_of(blocks) == ["附表", "2017年附表"]
    assert rows_of(tables_of(blocks)[0]) == [*SHOWN, ["专项经费", "", "1.25"]]
    with pytest.raises(UnreadableDocument, match="xls file is damaged"):
        read_blocks("x.xls", file.getvalue()[:2200])


def test_a_workbook_without_text() -> None:
    with pytest.raises(UnreadableDocument, match="no visible sheet"):
        read(rows())


def test_a_control_character_of_an_old_workbook_is_not_read() -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("1")
    for row, texts in enumerate([["指标\x00名称", "数量"], ["受理申请\x01数", "3"], ["\x00", "5"]]):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    file = io.BytesIO()
    workbook.save(file)
    (table,) = tables_of(read_blocks("x.xls", file.getvalue()))
    assert rows_of(table) == [["指标名称", "数量"], ["受理申请数", "3"], ["", "5"]]
