"""Texts in every encoding, and tables that an export wrote with tabs."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.charset import decode
from disclosure_qa.readers.txt import read_txt, text_blocks
from unit.readers.pages import rows_of, tables_of, texts_of

SENTENCE = "二〇一七年，全镇主动公开49条；“网站”公开①项（见附表）。"


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("gb18030"),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        (SENTENCE + "\r\n").encode("utf-16-le"),
        (SENTENCE + "\n12").encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "utf-16-be", "unmarked-le", "unmarked-be"],
)
def test_every_encoding(data: bytes) -> None:
    assert texts_of(read_txt(data))[0] == SENTENCE


def test_traditional_characters_stay_as_printed() -> None:
    text = "行政復議數與訴訟數，依申請公開。" * 3
    assert texts_of(read_txt(text.encode("gb18030"))) == [text]


def test_a_damaged_byte_costs_itself_alone() -> None:
    data = (SENTENCE * 20).encode()
    place = len(SENTENCE.encode())
    text = decode(data[:place] + b"\xff" + data[place:])
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd", "") == SENTENCE * 20


def test_lines_become_paragraphs_and_blank_lines_nothing() -> None:
    text = (
        "标题\r\n\r\n\u3000\u3000正文 一。 \n\t\n\t缩进的正文，写了一句话。\x0b第二行\u2028第三行"
    )
    assert texts_of(text_blocks(text)) == [
        "标题",
        "正文 一。",
        "缩进的正文，写了一句话。",
        "第二行",
        "第三行",
    ]


def cells(*rows: list[str]) -> str:
    """A cell a line, opened by a tab; a blank line ends a row."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)


def lines(*rows: list[str]) -> str:
    """A row a line."""
    return "".join("\t".join(row) + "\n" for row in rows)


HEADER = ["指标名称", "单位", "2017年", "历年累计"]
FIRST = ["主动公开文件数", "条", "49", "1265"]
SECOND = ["行政复议数", "件", "0", "0"]


@pytest.mark.parametrize("write", [cells, lines])
def test_rows_keep_their_cells(write: object) -> None:
    text = write(HEADER, FIRST, ["行政许可", "件", "", "7"], SECOND)  # type: ignore[operator]
    (table,) = tables_of(text_blocks("一、附表\n" + text + "正文。\n"))
    assert rows_of(table) == [HEADER, FIRST, ["行政许可", "件", "", "7"], SECOND]


@pytest.mark.parametrize(
    "glued",
    [
        "\t4.其他类型答复数\n\t条\n\t0\n \t行政复议数\n\t件\n\t0\n\t0\n",
        "\t4.其他类型答复数\n\t条\n\t0\n\t行政复议数\n\t件\n\t0\n\t0\n",
        "\t4.其他类型答复数\n\t条\n\t0\n\t\n\t行政复议数\n\t件\n\t0\n\t0\n",
    ],
    ids=["blank before the tab", "no trace", "blank cell"],
)
def test_a_label_glued_to_the_row_above_starts_its_own(glued: str) -> None:
    (table,) = tables_of(text_blocks(cells(HEADER, FIRST, FIRST) + glued + "\n" + cells(SECOND)))
    assert rows_of(table)[3:] == [["4.其他类型答复数", "条", "0", ""], SECOND, SECOND]


@pytest.mark.parametrize(
    ("glued", "rows"),
    [
        (
            ["甲数", "件", "3", "乙数", "件", "4", "5"],
            [["甲数", "件", "3", ""], ["乙数", "件", "4", "5"]],
        ),
        (
            ["甲数", "件", "乙数", "件", "4", "5"],
            [["甲数", "件", "", ""], ["乙数", "件", "4", "5"]],
        ),
        (
            ["甲数", "件", "1", "2", "乙数", "件", "4", "5"],
            [["甲数", "件", "1", "2"], ["乙数", "件", "4", "5"]],
        ),
        (
            ["甲数", "件", "无", "乙数", "件", "/", "5"],
            [["甲数", "件", "无", ""], ["乙数", "件", "/", "5"]],
        ),
        # No label after a value: nothing shows the seam, so nothing is moved.
        (["甲数", "件", "1", "2", "3", "4"], [["甲数", "件", "1", "2", "3", "4"]]),
    ],
)
def test_glued_rows_part_at_the_label(glued: list[str], rows: list[list[str]]) -> None:
    (table,) = tables_of(text_blocks(lines(HEADER, FIRST, FIRST, glued, SECOND)))
    assert rows_of(table)[3:-1] == rows


def test_a_short_row_stays_short() -> None:
    (table,) = tables_of(text_blocks(cells(HEADER, FIRST, ["甲数", "件", "3"], SECOND)))
    assert rows_of(table)[2] == ["甲数", "件", "3"]


def test_blank_cells_before_a_row_do_not_shift_it() -> None:
    text = "\t\n" + cells(HEADER, FIRST, SECOND)
    (table,) = tables_of(text_blocks("正文。\n" + text))
    assert rows_of(table) == [HEADER, FIRST, SECOND]


def test_a_blank_corner_keeps_the_header_over_its_columns() -> None:
    header = ["", "自然人", "总计"]
    (table,) = tables_of(
        text_blocks("正文。\n" + cells(header, ["新收", "1", "1"], ["结转", "", "2"]))
    )
    assert rows_of(table)[0] == header


def test_tabs_at_both_ends_of_every_line_are_no_cells() -> None:
    text = "".join("\t" + "\t".join(row) + "\t\n" for row in (HEADER, FIRST, SECOND))
    (table,) = tables_of(text_blocks(text))
    assert rows_of(table) == [HEADER, FIRST, SECOND]


def test_a_wrapped_cell_is_one_cell() -> None:
    text = cells(HEADER, FIRST) + "\t受理政府信息公开\n申请总数\n\t条\n\t1\n\t2\n\n" + cells(SECOND)
    (table,) = tables_of(text_blocks(text))
    assert rows_of(table)[2] == ["受理政府信息公开申请总数", "条", "1", "2"]


def test_indented_prose_is_no_table() -> None:
    text = (
        "\t一、概述\n\t今年以来，全镇公开信息49条，累计1265条。\n\n\t二、情况\n\t公开情况良好。\n"
    )
    assert tables_of(text_blocks(text)) == []
    assert len(texts_of(text_blocks(text))) == 4


def test_a_chapter_heading_between_two_tables_parts_them() -> None:
    text = (
        lines(HEADER, FIRST, SECOND)
        + "四、复议诉讼情况\n"
        + lines(["行政复议", "行政诉讼"], ["1", "2"])
    )
    blocks = text_blocks(text)
    assert [rows_of(table) for table in tables_of(blocks)] == [
        [HEADER, FIRST, SECOND],
        [["行政复议", "行政诉讼"], ["1", "2"]],
    ]
    assert texts_of(blocks) == ["四、复议诉讼情况"]


def test_group_headings_between_the_rows_belong_to_the_table() -> None:
    text = (
        "二、公开情况\n第二十条第（一）项\n"
        + lines(["信息内容", "件数"], ["规章", "1"])
        + "第二十条第（五）项\n"
        + lines(["信息内容", "数量"], ["行政许可", "2"])
    )
    blocks = text_blocks(text)
    assert texts_of(blocks) == ["二、公开情况"]
    assert rows_of(tables_of(blocks)[0])[0::3] == [["第二十条第（一）项"], ["第二十条第（五）项"]]


def test_a_group_label_on_its_own_line_stays_with_its_rows() -> None:
    text = (
        lines(["项目", "件数"], ["一、新收", "4"]) + "三、办理结果\n" + lines(["（一）公开", "3"])
    )
    (table,) = tables_of(text_blocks(text))
    assert rows_of(table)[2] == ["三、办理结果"]


SET_APART = {
    "two tabs": "指标\t\t单位\t\t本年\n申请数\t\t件\t\t7\n复议数\t\t件\t\t",
    "bars": "指标|单位|本年\n申请数|件|7\n复议数|件|",
    "closed bars": "| 指标 | 单位 | 本年 |\n|---|:-:|--:|\n| 申请数 | 件 | 7 |\n| 复议数 | 件 | |",
    "a drawn box": "┌──┬─┬─┐\n│指标│单位│本年│\n├──┼─┼─┤\n│申请数│件│7│\n│复议数│件│　│\n└──┴─┴─┘",
    "commas": "指标,单位,本年\n申请数,件,7\n复议数,件,",
}


@pytest.mark.parametrize("text", SET_APART.values(), ids=SET_APART)
def test_cells_set_apart_by_other_signs_keep_their_columns(text: str) -> None:
    blocks = text_blocks(f"附表如下。\n{text}\n特此报告。")
    expected = [["指标", "单位", "本年"], ["申请数", "件", "7"], ["复议数", "件", ""]]
    assert [rows_of(table) for table in tables_of(blocks)] == [expected]
    assert texts_of(blocks) == ["附表如下。", "特此报告。"]


def test_a_cell_wrapped_within_drawn_lines_is_one_cell() -> None:
    lines = [
        "┌────┬──┬──┐",
        "│指标    │单位│本年│",
        "├────┼──┼──┤",
        "│受理申请│件  │7   │",
        "│总数    │    │    │",
        "├────┼──┼──┤",
        "│行政复议│件  │    │",
        "│数      │    │0   │",
        "└────┴──┴──┘",
    ]
    (found,) = tables_of(text_blocks("\n".join(lines)))
    assert rows_of(found) == [
        ["指标", "单位", "本年"],
        ["受理申请总数", "件", "7"],
        ["行政复议数", "件", "0"],
    ]


def test_rows_of_values_between_drawn_lines_stay_apart() -> None:
    drawn = "├──┼──┤\n│指标│本年│\n├──┼──┤\n│申请数│7│\n│复议数│0│\n├──┼──┤\n│诉讼数│1│\n└──┴──┘"
    (found,) = tables_of(text_blocks(drawn))
    assert rows_of(found)[1:] == [["申请数", "7"], ["复议数", "0"], ["诉讼数", "1"]]


def test_commas_part_labels_in_several_cells() -> None:
    rows = ["项目,,自然人,总计", "一、新收,,4,5", "（三）不予公开,1.国家秘密,0,0", ",2.其他,1,1"]
    (found,) = tables_of(text_blocks("\n".join(rows)))
    assert rows_of(found) == [row.split(",") for row in rows]


def test_labels_with_their_numbers_behind_colons_are_a_table() -> None:
    lines = [
        "申请数（件）：7",
        "其中：1.当面申请数：2件",
        "2.网络申请数：",
        "复议数：0",
        "诉讼数: 无",
    ]
    (table,) = tables_of(text_blocks("\n".join(lines)))
    assert rows_of(table) == [
        ["申请数（件）", "7"],
        ["其中：1.当面申请数", "2件"],
        ["2.网络申请数", ""],
        ["复议数", "0"],
        ["诉讼数", "无"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "电话：83001199\n传真：0591-8300\n邮编：350800\n监督电话：83001198\n值班电话：83001197",
        "一、主动公开：\n二、依申请公开：\n三、复议：\n四、诉讼：",
        "申请数：7\n复议数：0\n正文。",
        "公开1,208条,较上年增加,同比增长\n收到12件,均已办结,无超期",
        "甲|乙|丙\n甲|乙",
        "——\n——\n正文",
        "首页 | 导航 | 登录",
    ],
)
def test_signs_that_set_no_cells_apart_change_nothing(text: str) -> None:
    blocks = text_blocks(text)
    assert tables_of(blocks) == []
    assert texts_of(blocks) == text.split("\n")


def test_text_without_tabs_is_left_to_those_who_know_the_labels() -> None:
    text = "\n".join([*HEADER, *FIRST])
    assert texts_of(text_blocks(text)) == [*HEADER, *FIRST]


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", codecs.BOM_UTF8])
def test_nothing_written(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        read_txt(data)


@settings(deadline=None)
@given(st.text(st.sampled_from("\t\n 1一条数。、/"), max_size=80))
def test_no_text_breaks_it_and_no_character_is_lost(text: str) -> None:
    blocks = text_blocks(text)
    printed = "".join(texts_of(blocks)) + "".join(
        cell.text for table in tables_of(blocks) for cell in table.cells
    )
    assert sorted("".join(printed.split())) == sorted("".join(text.split()))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲公开数", "乙答复数", "丙复议数"]),
            *[st.sampled_from(["0", "12", "", "/"])] * 3,
        ),
        min_size=2,
        max_size=6,
    )
)
def test_full_rows_come_back_exactly(rows: list[tuple[str, ...]]) -> None:
    for write in (cells, lines):
        (table,) = tables_of(text_blocks("正文。\n" + write(HEADER, *map(list, rows)) + "完。\n"))
        assert rows_of(table) == [HEADER, *map(list, rows)]


def test_marks_of_headings_are_no_text() -> None:
    blocks = text_blocks("# 某镇报告\n\n##  一、概述\n\n#话题 一句")
    assert texts_of(blocks) == ["某镇报告", "一、概述", "#话题 一句"]
