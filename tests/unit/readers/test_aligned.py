"""Tables in PDFs without lines between their columns, or between their rows."""

from collections.abc import Sequence

import pytest

from .pages import Pages, rows_of, tables_of, texts_of

HEADS = ["指标名称", "单位", "2017年", "历年累计"]
ROWS = [
    ["主动公开文件数", "条", "94", "1208"],
    ["受理政府信息公开申请总数", "件", "", "31"],
    ["其中：当面申请数", "件", "/", ""],
    ["行政复议数", "件", "0", "2"],
]
XS = [70.0, 290.0, 350.0, 440.0]


def set_rows(
    page: Pages,
    top: float,
    rows: Sequence[Sequence[str]],
    xs: Sequence[float] = XS,
    pitch: float = 22,
) -> float:
    """Rows without a rule; gives the y of the line after the last."""
    for index, row in enumerate(rows):
        for x, words in zip(xs, row, strict=True):
            page.text(x, top + index * pitch, words)
    return top + len(rows) * pitch


def test_blank_cells_keep_their_column_without_any_line() -> None:
    page = Pages()
    page.text(70, 80, "附表如下：")
    end = set_rows(page, 120, [HEADS, *ROWS])
    page.text(94, end + 30, "特此报告。")
    blocks = page.blocks()
    assert [rows_of(table) for table in tables_of(blocks)] == [[HEADS, *ROWS]]
    assert texts_of(blocks) == ["附表如下：", "特此报告。"]


@pytest.mark.parametrize("lines", ["each row", "heads"])
def test_level_lines_alone_part_rows_and_no_columns(lines: str) -> None:
    page = Pages()
    rows = [HEADS, *ROWS]
    set_rows(page, 120, rows)
    for index in range(len(rows) + 1) if lines == "each row" else (0, 1, len(rows)):
        page.line(66, 105 + index * 22, 530, 105 + index * 22)
    assert [rows_of(table) for table in tables_of(page.blocks())] == [rows]


def test_upright_lines_alone_run_no_rows_into_one() -> None:
    page = Pages()
    rows = [HEADS, *ROWS]
    set_rows(page, 120, rows)
    for x in (66, 286, 346, 436, 530):
        page.line(x, 105, x, 105 + 22 * len(rows))
    page.line(66, 105, 530, 105)
    page.line(66, 105 + 22 * len(rows), 530, 105 + 22 * len(rows))
    assert [rows_of(table) for table in tables_of(page.blocks())] == [rows]


def test_a_wrapped_label_is_one_row_with_the_value_beside_its_middle() -> None:
    page = Pages()
    set_rows(page, 120, [HEADS, ROWS[0]])
    page.text(70, 164, "受理公民、法人和其他组织提出的政府信息")
    page.text(70, 177, "公开申请总数")
    for x, words in zip(XS[1:], ["件", "7", "31"], strict=True):
        page.text(x, 170.5, words)
    set_rows(page, 199, [ROWS[3], ["行政诉讼数", "件", "1", "1"]])
    label = "受理公民、法人和其他组织提出的政府信息公开申请总数"
    expected = [HEADS, ROWS[0], [label, "件", "7", "31"], ROWS[3], ["行政诉讼数", "件", "1", "1"]]
    assert [rows_of(table) for table in tables_of(page.blocks())] == [expected]


def test_the_columns_go_on_over_the_page() -> None:
    page = Pages()
    set_rows(page, 650, [HEADS, *ROWS[:3]])
    page.centered(820, "- 1 -")
    page.next_page()
    more = [
        ["行政诉讼数", "件", "", "1"],
        ["举报数", "件", "1", ""],
        ["行政申诉数", "件", "2", "2"],
    ]
    set_rows(page, 80, more)
    page.centered(820, "- 2 -")
    assert [rows_of(table) for table in tables_of(page.blocks())] == [[HEADS, *ROWS[:3], *more]]


DOUBTFUL = {
    "columns without heads": ROWS,
    "a head over two columns": [["指标名称", "单位", "2017年及历年累计数", ""], *ROWS],
    "words in a column of values": [HEADS, *ROWS, ["投诉数", "件", "见附件说明", "2"]],
    "one row": [HEADS, ROWS[0]],
    "a contents page": [
        ["一、概述", "", "", "1"],
        ["二、主动公开情况", "", "", "2"],
        ["三、因申请引起的行政复议、诉讼情况", "", "", "7"],
        ["四、主要问题", "", "", "8"],
    ],
}


@pytest.mark.parametrize("rows", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_not_certain_stays_prose(rows: Sequence[Sequence[str]]) -> None:
    page = Pages()
    set_rows(page, 120, rows)
    blocks = page.blocks()
    assert tables_of(blocks) == []
    assert "".join(texts_of(blocks)).replace(" ", "") == "".join("".join(row) for row in rows)


def test_a_label_that_may_go_on_in_the_next_line_makes_no_table() -> None:
    page = Pages()
    set_rows(page, 120, [HEADS, ROWS[0]])
    page.text(70, 164, "受理公民、法人和其他组织提出的政府信息")
    for x, words in zip(XS[1:], ["件", "7", "31"], strict=True):
        page.text(x, 164, words)
    page.text(70, 186, "公开申请总数")
    set_rows(page, 208, [ROWS[3], ["行政诉讼数", "件", "1", "1"]])
    assert tables_of(page.blocks()) == []


def test_values_that_stand_out_of_line_make_no_table() -> None:
    page = Pages()
    set_rows(page, 120, [HEADS, ROWS[0]])
    set_rows(page, 164, [["行政复议数", "件", "0", "2"]], [70, 290, 395, 440])
    set_rows(page, 186, [["行政诉讼数", "件", "1", "1"]])
    assert tables_of(page.blocks()) == []


def test_a_phone_list_under_prose_is_no_table() -> None:
    page = Pages()
    for index, (name, number) in enumerate(
        [("办公室", "8300112"), ("监督电话", "8300119"), ("传真", "8300120")]
    ):
        page.text(70, 100 + 20 * index, f"{name}：")
        page.text(200, 100 + 20 * index, number)
    assert tables_of(page.blocks()) == []
