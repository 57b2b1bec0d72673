"""PDF pages with the breakages that producers and page ends cause, drawn line by line."""

import io
from itertools import pairwise

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers import read_blocks
from unit.readers.pages import HEIGHT, WIDTH, Pages, rows_of, tables_of, texts_of

XS = [90, 250, 300, 360, 430]
HEADER = ["指标名称", "单位", "2017年", "历年累计"]


def test_blank_cells_and_signs_stay_as_printed() -> None:
    pages = Pages()
    rows = [HEADER, ["主动公开文件数", "条", "", "1265"], ["行政复议数", "件", "/", "0"]]
    pages.grid(XS, 100, rows)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table) == rows


def test_prose_table_prose_in_reading_order() -> None:
    pages = Pages()
    pages.centered(60, "青河县柳桥镇报告")
    bottom = pages.grid(XS, 90, [HEADER, ["行政复议数", "件", "1", "2"]])
    pages.text(111, bottom + 30, "以上数据由办公室核对。")
    blocks = pages.blocks()
    assert texts_of(blocks) == ["青河县柳桥镇报告", "以上数据由办公室核对。"]
    assert blocks.index(tables_of(blocks)[0]) == 1
    assert all(block.page == 1 for block in blocks)
    x0, top, x1, bottom_of_title = blocks[0].box  # type: ignore[union-attr, misc]
    assert top < 60 < bottom_of_title
    assert 0 < x0 < x1 < WIDTH


def test_spans_are_rebuilt_from_the_lines() -> None:
    pages = Pages()
    for x, top in [(90, 100), (160, 100), (230, 120), (300, 120), (370, 100)]:
        pages.line(x, top, x, 160)
    for y, start in [(100, 90), (120, 160), (140, 90), (160, 90)]:
        pages.line(start, y, 370, y)
    for x, y, words in [
        (94, 125, "项目"),
        (200, 115, "申请人情况"),
        (164, 135, "自然人"),
        (234, 135, "企业"),
        (304, 135, "总计"),
        (94, 155, "新收"),
        (164, 155, "3"),
        (304, 155, "3"),
    ]:
        pages.text(x, y, words)
    (table,) = tables_of(pages.blocks())
    printed = [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert printed == [
        ("项目", 0, 0, 2, 1),
        ("申请人情况", 0, 1, 1, 3),
        ("自然人", 1, 1, 1, 1),
        ("企业", 1, 2, 1, 1),
        ("总计", 1, 3, 1, 1),
        ("新收", 2, 0, 1, 1),
        ("3", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
        ("3", 2, 3, 1, 1),
    ]


@pytest.mark.parametrize("repeat_header", [True, False])
@pytest.mark.parametrize("footer", ["- {} -", "{}", "第{}页 共2页"])
def test_a_table_over_two_pages_is_one(footer: str, repeat_header: bool) -> None:
    pages = Pages()
    first = [["主动公开文件数", "条", "49", "1265"], ["行政复议数", "件", "0", ""]]
    second = [["行政诉讼数", "件", "0", "3"]]
    pages.grid(XS, 740, [HEADER, *first])
    pages.centered(820, footer.format(1))
    pages.next_page()
    pages.grid(XS, 60, [HEADER, *second] if repeat_header else second)
    pages.centered(820, footer.format(2))
    blocks = pages.blocks()
    assert texts_of(blocks) == []
    (table,) = tables_of(blocks)
    assert rows_of(table) == [HEADER, *first, *second]
    assert [cell.page for cell in table.starting_in(3)] == [2, 2, 2, 2]


def test_running_headers_are_dropped_and_numbers_in_prose_kept() -> None:
    pages = Pages()
    for number in (1, 2, 3):
        pages.text(90, 40, "青河县政府信息公开")
        pages.text(111, 100, f"第{number}部分说明了全部工作。")
        pages.text(90, 140, "365")
        pages.centered(815, str(number))
        pages.next_page()
    texts = texts_of(pages.blocks())
    assert texts == [t for n in (1, 2, 3) for t in (f"第{n}部分说明了全部工作。", "365")]


def test_a_row_without_lines_at_the_cut_is_closed_by_its_columns() -> None:
    pages = Pages()
    pages.grid(XS, 760, [HEADER, ["行政复议数", "件", "1", "7"]], open_bottom=True)
    pages.next_page()
    pages.grid(XS, 60, [["行政诉讼数", "件", "2", "8"]])
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[1:] == [["行政复议数", "件", "1", "7"], ["行政诉讼数", "件", "2", "8"]]


def test_a_row_cut_in_two_by_the_page_is_one() -> None:
    pages = Pages()
    pages.grid(XS, 760, [HEADER, ["要求确认或者重新出具已", "件", "1", "7"]], open_bottom=True)
    pages.next_page()
    pages.grid(XS, 60, [["获取信息", "", "", ""], ["行政诉讼数", "件", "2", "8"]], open_top=True)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[1] == ["要求确认或者重新出具已获取信息", "件", "1", "7"]
    assert table.row_count == 3


def test_a_blank_row_is_no_rest_of_the_row_above() -> None:
    pages = Pages()
    pages.grid(XS, 760, [HEADER, ["行政复议数", "件", "1", "7"]])
    pages.next_page()
    pages.grid(XS, 60, [["规章", "", "", ""], ["行政诉讼数", "件", "2", "8"]])
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[1:3] == [["行政复议数", "件", "1", "7"], ["规章", "", "", ""]]


def test_a_group_label_cut_by_the_page_covers_its_rows() -> None:
    pages = Pages()
    xs = [90, 150, 300, 360]
    pages.grid(xs, 740, [["一、新收", "", "3"], ["（三）不予", "1.国家秘密", "1"]])
    pages.next_page()
    # The group's cell goes on beside two rows.
    for x in xs:
        pages.line(x, 60, x, 100)
    for y, start in [(60, 90), (80, 150), (100, 90)]:
        pages.line(start, y, 360, y)
    for x, y, words in [
        (94, 84, "公开"),
        (154, 74, "2.法律禁止公开"),
        (304, 74, "4"),
        (154, 94, "3.危及安全稳定"),
        (304, 94, "5"),
    ]:
        pages.text(x, y, words)
    (table,) = tables_of(pages.blocks())
    group = table.at(3, 0)
    assert group is not None
    assert (group.text, group.row, group.row_span) == ("（三）不予公开", 1, 3)
    assert [table.at(row, 2).text for row in range(4)] == ["3", "1", "4", "5"]  # type: ignore[union-attr]


def test_two_tables_with_a_heading_between_stay_two() -> None:
    pages = Pages()
    pages.grid(XS, 740, [HEADER, ["行政复议数", "件", "1", "7"]])
    pages.next_page()
    pages.text(111, 60, "四、复议诉讼情况")
    pages.grid(XS, 80, [HEADER, ["行政诉讼数", "件", "2", "8"]])
    assert len(tables_of(pages.blocks())) == 2


def test_white_boxes_behind_prose_are_no_table() -> None:
    pages = Pages()
    for index, words in enumerate(["二、主动公开政府信息情况", "全年公开文件十二件。"]):
        top = 80 + 24 * index
        pages.white_box(85, top, 435, top + 24)
        pages.text(111, top + 16, words)
    for row in range(2):
        for left, right in pairwise(XS):
            pages.white_box(left, 128 + 20 * row, right, 148 + 20 * row)
    pages.grid(XS, 128, [HEADER, ["行政复议数", "件", "1", "7"]])
    blocks = pages.blocks()
    assert texts_of(blocks) == ["二、主动公开政府信息情况", "全年公开文件十二件。"]
    assert rows_of(tables_of(blocks)[0])[1] == ["行政复议数", "件", "1", "7"]


def test_text_over_the_wall_stays_whole() -> None:
    pages = Pages()
    rows = [HEADER, ["", "件", "1573179", "7"]]
    pages.grid([90, 250, 300, 335, 430], 100, rows)
    pages.text(94, 134, "行政规范性文件和其他文件的制定总件")
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[1][1:] == ["件", "1573179", "7"]


def test_a_label_written_downwards_reads_in_order() -> None:
    pages = Pages()
    pages.grid([90, 120, 250, 300], 100, [["", "（一）予以公开", "5"]], height=130)
    for index, character in enumerate("三、办理结果"):
        pages.text(100, 125 + 18 * index, character)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table) == [["三、办理结果", "（一）予以公开", "5"]]


def test_two_upright_columns_in_a_cell_read_from_the_right() -> None:
    pages = Pages()
    pages.grid([90, 150, 250, 300], 100, [["", "（一）予以公开", "5"]], height=90)
    for column, words in ((125, "三、本年"), (98, "办理结果")):
        for index, character in enumerate(words):
            pages.text(column, 120 + 12 * index, character)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[0][0] == "三、本年办理结果"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_upright(turn: int) -> None:
    pages = Pages()
    pages.canvas.setPageRotation(turn)
    # The lower left corner as shown, on the sheet as it lies.
    corner = {90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn]
    pages.canvas.translate(*corner)
    pages.canvas.rotate(turn)
    rows = [HEADER, ["行政复议数", "件", "1", "7"]]
    pages.grid(XS, 100, rows)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table) == rows
    assert table.cells[0].box == pytest.approx((90, 100, 250, 120), abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_lies_on_its_side_is_read_and_its_place_is_as_shown(turn: int) -> None:
    pages = Pages()
    pages.canvas.translate(300, 500)
    pages.canvas.rotate(turn)
    pages.canvas.translate(-100, -HEIGHT + 100)
    rows = [HEADER, ["行政复议数", "件", "1", "7"]]
    pages.grid(XS, 100, rows)
    (table,) = tables_of(pages.blocks())
    assert rows_of(table) == rows
    # The pen's (100, 100) lies at (300, 500) from below; the first cell reaches from (90, 100)
    # to (250, 120) under the pen.
    expected = {
        90: (300, HEIGHT - 500 - 150, 320, HEIGHT - 500 + 10),
        180: (150, HEIGHT - 520, 310, HEIGHT - 500),
        270: (280, HEIGHT - 510, 300, HEIGHT - 350),
    }[turn]
    assert table.cells[0].box == pytest.approx(expected, abs=1)


def test_radicals_are_mended() -> None:
    pages = Pages()
    pages.text(111, 100, "⻓⻚上的⼀⽅⽔⼟。")
    assert texts_of(pages.blocks()) == ["长页上的一方水土。"]


def test_print_made_bold_by_doubling_reads_once() -> None:
    pages = Pages()
    pages.text(111, 100, "共110件。")
    pages.text(111.3, 100, "共110件。")
    assert texts_of(pages.blocks()) == ["共110件。"]


def test_a_raised_mark_is_no_digit_of_a_number() -> None:
    pages = Pages()
    pages.grid(XS, 100, [HEADER, ["行政许可", "件", "12", "40"]])
    pages.size(6)
    pages.text(364 - 60 + 10.5, 129, "1")
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[1] == ["行政许可", "件", "12", "40"]


def test_a_number_wrapped_in_a_narrow_cell_is_one_number() -> None:
    pages = Pages()
    pages.grid([90, 200, 238, 300], 100, [["行政许可", "", "件"]], height=40)
    pages.text(204, 116, "157317")
    pages.text(204, 132, "9")
    (table,) = tables_of(pages.blocks())
    assert rows_of(table) == [["行政许可", "1573179", "件"]]


def test_two_numbers_in_a_cell_stay_two() -> None:
    pages = Pages()
    pages.grid([90, 200, 290, 350], 100, [["行政许可", "", "件"]], height=40)
    pages.text(204, 116, "15")
    pages.text(204, 132, "9")
    (table,) = tables_of(pages.blocks())
    assert rows_of(table)[0][1] == "15；9"


def test_lines_join_to_paragraphs_over_the_page() -> None:
    full = "全年公开各类文件和通知公告等政府信息按照规定时限全部发布没有延误没有差错的情况"
    pages = Pages()
    pages.text(111, 760, full[:-2])
    pages.text(90, 780, full)
    pages.next_page()
    pages.text(90, 60, "得到肯定。")
    pages.text(111, 80, "下一年继续努力。")
    texts = texts_of(pages.blocks())
    assert texts == [full[:-2] + full + "得到肯定。", "下一年继续努力。"]


FULL = "全年公开各类文件和通知公告等政府信息按照规定时限全部发布没有延误没有差错的情况"
TITLES = (
    "青河县柳桥镇人民政府2017年政府信息公开工作年度报告",
    "云溪区二〇一八年度政务公开工作总结",
    "石塘镇2016年政府信息公开年报",
    "某市教育局关于2019年政府信息公开工作情况的报告",
    "芦花乡2015年度政府信息公开工作报告（草案）",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("chapter", ["一、概述", "第一部分 概述", "1.基本情况", "（一）总体情况"])
def test_a_title_that_fills_its_line_is_no_part_of_the_chapter(title: str, chapter: str) -> None:
    pages = Pages()
    # As wide as the lines of prose, whatever its length.
    pages.text(90, 100, title.rjust(len(FULL), "　"))
    pages.text(90, 120, chapter + FULL[len(chapter) :])
    for y in (140, 160, 180):
        pages.text(90, y, FULL)
    first, *_ = texts_of(pages.blocks())
    assert first.strip("　 ") == title


@pytest.mark.parametrize(
    "above",
    [
        "今年本镇收到申请按照有关规定和时限要求全部办结并向社会公布了工作报告",
        "根据县里的要求，现将本镇2017年政府信息公开工作情况报告",
        "本镇在2017年按照规定编制并公布了政府信息公开目录和各项工作的指南共",
    ],
)
def test_prose_goes_on_where_the_next_line_begins_like_a_number(above: str) -> None:
    pages = Pages()
    pages.text(90, 100, above.rjust(len(FULL), "情"))
    pages.text(90, 120, "1.5万条" + FULL[4:])
    pages.text(90, 140, FULL)
    assert len(texts_of(pages.blocks())) == 1


def test_a_line_is_full_where_the_next_word_would_not_fit() -> None:
    full = "全年公开各类文件和通知公告等政府信息按照规定时限全部发布没有延误没有差错的情况"
    pages = Pages()
    pages.text(90, 100, full)
    pages.text(90, 120, full[:-9])
    pages.text(90, 140, "public@example.org联系。")
    pages.text(90, 160, full[:-9] + "。")
    pages.text(90, 180, "另起一段。")
    assert texts_of(pages.blocks()) == [
        full + full[:-9] + "public@example.org联系。",
        full[:-9] + "。",
        "另起一段。",
    ]


def test_a_box_around_prose_is_prose() -> None:
    pages = Pages()
    for x in (80, 500):
        pages.line(x, 80, x, 140)
    for y in (80, 140):
        pages.line(80, y, 500, y)
    pages.text(111, 100, "注意事项写在方框内。")
    blocks = pages.blocks()
    assert tables_of(blocks) == []
    assert texts_of(blocks) == ["注意事项写在方框内。"]


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra for scanned pages is not installed."""
    monkeypatch.setattr("disclosure_qa.readers.ocr.reader.is_installed", lambda: False)


@pytest.mark.usefixtures("no_ocr")
def test_a_scanned_page_is_refused_with_its_number_where_scans_cannot_be_read() -> None:
    pages = Pages()
    pages.text(111, 100, "封面说明。")
    pages.next_page()
    picture = ImageReader(Image.new("L", (200, 280), 180))
    pages.canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
    with pytest.raises(
        UnreadableDocument, match=r"page 2 is a scanned picture: install .disclosure-qa\[ocr\]"
    ):
        pages.blocks()


@pytest.mark.usefixtures("no_ocr")
def test_a_page_with_a_hidden_text_layer_counts_as_scanned() -> None:
    pages = Pages()
    pages.canvas.drawImage(ImageReader(Image.new("L", (20, 28), 180)), 0, 0, WIDTH, HEIGHT)
    layer = pages.canvas.beginText(100, 500)
    layer.setTextRenderMode(3)
    layer.setFont("Helvetica", 10)
    layer.textLine("1234")
    pages.canvas.drawText(layer)
    with pytest.raises(UnreadableDocument, match="scanned"):
        pages.blocks()


def test_a_locked_document_is_refused() -> None:
    pages = Pages(encrypt=StandardEncryption("secret", ownerPassword="other"))
    pages.text(111, 100, "内容。")
    with pytest.raises(UnreadableDocument, match="password"):
        pages.blocks()


@pytest.mark.parametrize("keep", [30, 400, 900])
def test_a_truncated_document_is_refused(keep: int) -> None:
    pages = Pages()
    pages.grid(XS, 100, [HEADER])
    with pytest.raises(UnreadableDocument, match=r"damaged|no text"):
        read_blocks("x.pdf", pages.data()[:keep])


def test_an_empty_page_is_no_report() -> None:
    pages = Pages()
    pages.line(10, 10, 20, 20)
    with pytest.raises(UnreadableDocument, match="no text"):
        pages.blocks()


def test_page_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_qa.readers.limits.MAX_PAGES", 1)
    pages = Pages()
    pages.text(111, 100, "甲。")
    pages.next_page()
    pages.text(111, 100, "乙。")
    with pytest.raises(UnreadableDocument, match="2 pages"):
        pages.blocks()


def test_glyph_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_qa.readers.limits.MAX_PAGE_GLYPHS", 3)
    pages = Pages()
    pages.text(111, 100, "四个文字。")
    with pytest.raises(UnreadableDocument, match="characters"):
        pages.blocks()


def test_bytes_after_a_stray_prefix_are_still_a_pdf() -> None:
    pages = Pages()
    pages.text(111, 100, "内容。")
    assert texts_of(read_blocks("没有后缀", b"\r\n" + pages.data())) == ["内容。"]


def test_reader_closes_the_file() -> None:
    pages = Pages()
    pages.text(111, 100, "内容。")
    data = io.BytesIO(pages.data()).getvalue()
    assert read_blocks("x", data) == read_blocks("x", data)
