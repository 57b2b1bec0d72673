"""Tables made sound: rebuilt from lines, repaired, joined. Every value under its own head."""

from collections.abc import Callable, Sequence

import pytest

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports.tables import sound_tables
from disclosure_qa.vocabulary.catalogue import Catalogue

Lines = Callable[..., tuple[Block, ...]]
MakeTable = Callable[[Sequence[Sequence[str]]], Table]
Show = Callable[[Table], list[list[str]]]

HEAD = ["指标名称", "单位", "2016年", "历年累计"]
BANNER = "第二十条第（一）项"
APPLICANTS = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def tables_of(blocks: Sequence[Block], catalogue: Catalogue) -> list[Table]:
    return [b for b in sound_tables(blocks, catalogue) if isinstance(b, Table)]


def prose_of(blocks: Sequence[Block], catalogue: Catalogue) -> list[str]:
    return [b.text for b in sound_tables(blocks, catalogue) if isinstance(b, Paragraph)]


def test_a_cell_on_each_line(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines(
        "六、附表", *HEAD, *["主动公开文件数", "条", "12", "345"],
        *["其中：1.政府网站公开数", "条", "9", "300"], *["行政诉讼数", "件", "0", "/"],
        "青河县人民政府", "2017年1月5日",
    )  # fmt: skip
    (made,) = tables_of(blocks, catalogue)
    assert grid(made) == [
        HEAD,
        ["主动公开文件数", "条", "12", "345"],
        ["其中：1.政府网站公开数", "条", "9", "300"],
        ["行政诉讼数", "件", "0", "/"],
    ]
    assert prose_of(blocks, catalogue) == ["六、附表", "青河县人民政府", "2017年1月5日"]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        (["条", "7"], ["条", "7", "<"]),
        (["条", "7", "8", "9"], ["条", "7 8 9", "<"]),
        (["条"], ["条", "", ""]),
        (["7", "8"], ["", "7", "8"]),
        (["条", "—", "8"], ["条", "—", "8"]),
        (["条", "0件", "1,234"], ["条", "0件", "1,234"]),
    ],
)
def test_a_value_is_set_only_where_its_column_is_certain(
    lines: Lines, catalogue: Catalogue, grid: Show, printed: list[str], values: list[str]
) -> None:
    blocks = lines(
        *HEAD,
        "主动公开文件数",
        "条",
        "1",
        "2",
        "行政复议数",
        *printed,
        "行政诉讼数",
        "件",
        "3",
        "4",
    )
    (made,) = tables_of(blocks, catalogue)
    assert grid(made)[2:] == [["行政复议数", *values], ["行政诉讼数", "件", "3", "4"]]


def test_heads_set_wide(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines("指 标 名 称", "单 位", "历 年 累 计", "行 政 诉 讼 数", "件", "3")
    (made,) = tables_of(blocks, catalogue)
    assert grid(made)[1] == ["行 政 诉 讼 数", "件", "3"]


def test_too_many_values_for_one_column_get_no_column(
    lines: Lines, catalogue: Catalogue, grid: Show
) -> None:
    blocks = lines(
        "统计指标", "单位", "统计数", "收到申请数", "件", "4", "5", "行政诉讼数量", "件", "6"
    )
    (made,) = tables_of(blocks, catalogue)
    assert grid(made)[1:] == [["收到申请数", "件", "4 5", "<"], ["行政诉讼数量", "件", "6", "."]]


@pytest.mark.parametrize(
    "row",
    ["主动公开文件数 条 49 1265", "主动公开文件数  条  49  1265", "1 主动公开文件数 条 49 1265"],
)
def test_a_row_glued_on_one_line(lines: Lines, catalogue: Catalogue, grid: Show, row: str) -> None:
    blocks = lines("指 标 名 称 单位 2016年 历年累计", row, "行政诉讼数 件 0 3")
    (made,) = tables_of(blocks, catalogue)
    assert [line[-3:] for line in grid(made)[1:]] == [["条", "49", "1265"], ["件", "0", "3"]]


def test_a_label_over_two_lines(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines(
        *HEAD, "受理政府信息", "公开申请总数", "条", "1", "2", "行政诉讼数", "件", "3", "4"
    )
    (made,) = tables_of(blocks, catalogue)
    assert grid(made)[1] == ["受理政府信息公开申请总数", "条", "1", "2"]


def test_a_row_that_no_form_knows_is_kept(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines(*HEAD, "主动公开文件数", "条", "1", "2", "村务公开栏数", "个", "3", "4")
    (made,) = tables_of(blocks, catalogue)
    assert grid(made)[2] == ["村务公开栏数", "个", "3", "4"]


@pytest.mark.parametrize(
    "after",
    [
        ["备注", "无"],
        ["3.需要说明的其他事项", "无"],
        ["填表人：张三", "电话：0100-12345678"],
        ["青河县人民政府", "2017年1月20日"],
        ["一、概述", "2016年，全县公开信息12条。"],
        ["四、行政复议情况", "今年没有行政复议。"],
    ],
)
def test_a_table_swallows_no_prose(lines: Lines, catalogue: Catalogue, after: list[str]) -> None:
    blocks = lines(*HEAD, "主动公开文件数", "条", "1", "2", "行政诉讼数", "件", "3", "4", *after)
    (made,) = tables_of(blocks, catalogue)
    assert made.row_count == 3
    assert prose_of(blocks, catalogue) == after


@pytest.mark.parametrize(
    "text",
    [
        "单位\n办公室",
        "指标名称\n单位\n2016年\n历年累计",
        "项目\n数量\n我镇认真落实各项工作。",
        "1.政府网站公开数\n2.政府公报公开数",
        "2016年\n主动公开文件数",
    ],
)
def test_no_table_where_none_is(lines: Lines, catalogue: Catalogue, text: str) -> None:
    assert tables_of(lines(text), catalogue) == []
    assert prose_of(lines(text), catalogue) == text.split("\n")


def test_page_numbers_between_rows_are_left_out(lines: Lines, catalogue: Catalogue) -> None:
    blocks = lines(*HEAD, "主动公开文件数", "条", "1", "2", "- 3 -", "行政诉讼数", "件", "3", "4")
    (made,) = tables_of(blocks, catalogue)
    assert made.row_count == 3


def test_part_of_table_2(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines(
        BANNER, "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "2", "1", "12",
        "行政规范性文件", "5", "", "42", "第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "157",
    )  # fmt: skip
    first, second = tables_of(blocks, catalogue)
    assert grid(first) == [
        [BANNER, "<", "<", "<"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "2", "1", "12"],
        ["行政规范性文件", "5 42", "<", "<"],
    ]
    assert grid(second)[2] == ["行政许可", "157"]


def applicant_rows(width: int = 7) -> list[str]:
    return [str(n) for n in range(width)]


def test_table_3_gets_its_groups_back(lines: Lines, catalogue: Catalogue, grid: Show) -> None:
    blocks = lines(
        "三、收到和处理政府信息公开申请情况", *APPLICANTS,
        "一、本年新收政府信息公开申请数量", *applicant_rows(), "三、本年度办理结果", "（一）予以公开", *applicant_rows(),
        "（三）不予公开", "1.属于国家秘密", *applicant_rows(), "2.其他法律行政法规禁止公开", *applicant_rows(6),
        "（七）总计", *applicant_rows(), "四、结转下年度继续办理", *applicant_rows(),
        "四、政府信息公开行政复议、行政诉讼情况",
    )  # fmt: skip
    (made,) = tables_of(blocks, catalogue)
    values = applicant_rows()
    assert grid(made) == [
        ["", "<", "<", "申请人情况", *["<"] * 6],
        ["^", "^", "^", "自然人", "法人或其他组织", "<", "<", "<", "<", "总计"],
        ["^", "^", "^", "^", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "^"],
        ["一、本年新收政府信息公开申请数量", "<", "<", *values],
        ["三、本年度办理结果", "（一）予以公开", "<", *values],
        ["^", "（三）不予公开", "1.属于国家秘密", *values],
        ["^", "^", "2.其他法律行政法规禁止公开", "0 1 2 3 4 5", *["<"] * 6],
        ["^", "（七）总计", "<", *values],
        ["四、结转下年度继续办理", "<", "<", *values],
    ]
    assert len(prose_of(blocks, catalogue)) == 2


@pytest.mark.parametrize("count", [15, 14])
def test_table_4(lines: Lines, catalogue: Catalogue, grid: Show, count: int) -> None:
    values = [str(n) for n in range(count)]
    blocks = lines(
        "行政复议",
        "行政诉讼",
        *RESULTS,
        "未经复议直接起诉",
        "复议后起诉",
        *RESULTS,
        *RESULTS,
        *values,
    )
    (made,) = tables_of(blocks, catalogue)
    shown = grid(made)[3]
    assert shown == (values if count == 15 else [" ".join(values), *["<"] * 14])


def test_tables_3_and_4_whose_merged_heads_a_text_export_lost(
    table: MakeTable, catalogue: Catalogue, grid: Show
) -> None:
    flat = table(
        [
            ["申请人情况"],
            ["自然人", "法人或其他组织", "总计"],
            ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
            ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"],
            ["三、本年度办理结果", "（一）予以公开", "1", "", "3", "4", "5", "6", "19"],
            ["（二）部分公开", "1", "2", "3", "4", "5", "6"],
        ]
    )
    (made,) = tables_of([flat], catalogue)
    assert [row[3:] for row in grid(made)[3:]] == [
        ["1", "2", "3", "4", "5", "6", "21"],
        ["1", "", "3", "4", "5", "6", "19"],
        ["1 2 3 4 5 6", *["<"] * 6],
    ]
    assert [cell.text for cell in made.starting_in(4)][:2] == [
        "三、本年度办理结果",
        "（一）予以公开",
    ]


@pytest.mark.parametrize(
    ("upper", "columns"),
    [
        ("总计 法人或其他组织 自然人", "总计 商业企业 科研机构 自然人"),
        ("法人或其他组织 自然人 总计", "商业企业 科研机构 自然人 总计"),
        ("自然人 法人或其他组织 总计", "自然人 商业企业 科研机构 总计"),
        ("总计 自然人", "总计 自然人 商业企业 科研机构"),
    ],
)
def test_heads_of_table_3_in_another_order(
    lines: Lines, catalogue: Catalogue, upper: str, columns: str
) -> None:
    row = ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4"]
    (made,) = tables_of(lines(*upper.split(), "商业企业", "科研机构", *row), catalogue)
    assert [head(made, column) for column in range(3, 7)] == columns.split()
    assert [cell.text for cell in made.starting_in(3)][1:] == row[1:]


def head(table: Table, column: int) -> str:
    """The innermost head over a column of table 3."""
    cell = table.at(2, column) or table.at(1, column)
    return cell.text if cell else ""


def test_rows_out_of_line_are_set_by_their_labels(catalogue: Catalogue, grid: Show) -> None:
    """A row without its third value, and groups that span a row too few and too many."""
    page = """<table><tr><td rowspan=2 colspan=3>项目<td rowspan=2>自然人<td colspan=2>法人或其他组织
    <td rowspan=2>总计<tr><td>商业企业<td>其他
    <tr><td colspan=3>一、本年新收政府信息公开申请数量<td>1<td>2<td>9
    <tr><td rowspan=6>三、本年度办理结果<td rowspan=1>（三）不予公开<td>1.属于国家秘密<td>1<td>2<td>3<td>6
    <tr><td>2.其他法律行政法规禁止公开<td>4<td>5<td>6<td>15
    <tr><td rowspan=2>（四）无法提供<td>1.本机关不掌握相关政府信息<td>7<td>8<td>9<td>24
    <tr><td rowspan=2>（五）不予处理<td>1.信访举报投诉类申请<td>1<td>0<td>0<td>1
    <tr><td>2.重复申请<td>0<td>0<td>2<td>2
    <tr><td colspan=2>（七）总计<td>13<td>15<td>20<td>48</table>"""
    (made,) = tables_of(read_blocks("1.html", page.encode()), catalogue)
    assert [row[3:] for row in grid(made)[3:]] == [
        ["1 2 9", *["<"] * 3],
        ["1", "2", "3", "6"],
        ["4", "5", "6", "15"],
        ["7", "8", "9", "24"],
        ["1", "0", "0", "1"],
        ["0", "0", "2", "2"],
        ["13", "15", "20", "48"],
    ]
    groups = [made.at(row, 1) for row in (4, 5, 6, 7, 8)]
    assert [cell.text[:3] for cell in groups if cell] == ["（三）"] * 2 + ["（四）"] + [
        "（五）"
    ] * 2


def test_a_value_left_out_of_table_4_leaves_none_certain(catalogue: Catalogue, grid: Show) -> None:
    five = "".join(f"<td>{name}" for name in RESULTS)
    page = f"""<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼
    <tr>{five.replace("<td", "<td rowspan=2")}<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉
    <tr>{five}{five}<tr>{"<td>1" * 14}</table>"""
    (made,) = tables_of(read_blocks("1.html", page.encode()), catalogue)
    assert grid(made)[3] == [" ".join("1" * 14), *["<"] * 14]


def test_a_line_above_results_heads_them(
    table: MakeTable, catalogue: Catalogue, grid: Show, lines: Lines
) -> None:
    values = table([RESULTS, ["1", "0", "0", "0", "1"]])
    (made,) = tables_of([*lines("（三）行政诉讼（复议后起诉）"), values], catalogue)
    assert grid(made)[0] == ["（三）行政诉讼（复议后起诉）", *["<"] * 4]
    assert prose_of([*lines("四、行政复议、行政诉讼情况"), values], catalogue)


def test_a_sound_table_3_whose_total_stands_first_stays(
    table: MakeTable, catalogue: Catalogue
) -> None:
    heads = [Cell("", 0, 0, 2), Cell("总计", 0, 1, 2), Cell("法人或其他组织", 0, 2, 1, 2)]
    heads += [Cell("自然人", 0, 4, 2), Cell("商业企业", 1, 2), Cell("科研机构", 1, 3)]
    labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]
    rows = [Cell(text, 2 + n, 0) for n, text in enumerate(labels)]
    rows += [Cell(str(c), 2 + n, c) for n in range(2) for c in range(1, 5)]
    sound = Table(tuple(sorted([*heads, *rows], key=lambda cell: (cell.row, cell.column))))
    assert tables_of([sound], catalogue) == [sound]


def test_halves_that_begin_with_a_serial_number(
    table: MakeTable, catalogue: Catalogue, grid: Show
) -> None:
    half = ["序号", "统计指标", "单位", "统计数"]
    rows = [["1", "收到申请数", "件", "3"], ["2", "当面申请数", "件", "1"]]
    rows += [["3", "网络申请数", "件", "2"], ["4", "申请办结数", "件", "3"]]
    beside = [[*half, *half], [*rows[0], *rows[2]], [*rows[1], *rows[3]]]
    (made,) = tables_of([table(beside)], catalogue)
    assert grid(made) == [half, *rows]


@pytest.mark.parametrize(
    "rows",
    [
        [["行政复议数", "件", "5", "行政诉讼数", "件", "6", "7"]],
        [["行政复议数", "件", "5", "行政诉讼数"], ["件", "6", "7"]],
    ],
)
def test_a_row_cut_short_by_the_next_keeps_blanks_at_its_end(
    table: MakeTable, catalogue: Catalogue, grid: Show, rows: list[list[str]]
) -> None:
    start = [HEAD, ["主动公开文件数", "条", "1", "2"], ["受理政府信息公开申请总数", "条", "3", "4"]]
    end = [["对申请的答复总数", "条", "8", "9"]]
    (made,) = tables_of([table([*start, *rows, *end])], catalogue)
    assert grid(made) == [
        *start,
        ["行政复议数", "件", "5", ""],
        ["行政诉讼数", "件", "6", "7"],
        *end,
    ]


@pytest.mark.parametrize(
    ("glued", "value"),
    [
        ("50 行政诉讼数", ["50", ""]),
        ("0 行政诉讼数", ["0", ""]),
        ("0行政诉讼数", ["0", ""]),
        ("1,204行政诉讼数", ["1,204", ""]),
        # A small number may as well be the label's own.
        ("5 行政诉讼数", ["5", "<"]),
        ("5行政诉讼数", ["5", "<"]),
    ],
)
def test_a_value_and_the_next_label_in_one_cell(
    table: MakeTable, catalogue: Catalogue, grid: Show, glued: str, value: list[str]
) -> None:
    rows = [
        HEAD,
        ["主动公开文件数", "条", "1", "2"],
        ["行政复议数", "件", glued, "件", "6", "7"],
        ["对申请的答复总数", "条", "8", "9"],
    ]
    (made,) = tables_of([table(rows)], catalogue)
    assert grid(made)[2:4] == [["行政复议数", "件", *value], ["行政诉讼数", "件", "6", "7"]]


def test_a_row_glued_into_its_first_cell(
    table: MakeTable, catalogue: Catalogue, grid: Show
) -> None:
    rows = [
        HEAD,
        ["主动公开文件数", "条", "1", "2"],
        ["行政复议数 件 3 4", "", "", ""],
        ["行政诉讼数 件 5", "", "", ""],
        ["对申请的答复总数", "条", "8", "9"],
    ]
    (made,) = tables_of([table(rows)], catalogue)
    assert grid(made)[2:4] == [["行政复议数", "件", "3", "4"], ["行政诉讼数", "件", "5", "<"]]


@pytest.mark.parametrize(
    ("short", "settled"),
    [
        (["件", "7"], ["件", "7", "<"]),
        (["7", "8"], ["", "7", "8"]),
        (["7"], ["", "7", "<"]),
        (["件"], ["件", "", "<"]),
        (["件", "", "8"], ["件", "", "8"]),
    ],
)
def test_a_row_with_a_cell_too_few(
    table: MakeTable, catalogue: Catalogue, grid: Show, short: list[str], settled: list[str]
) -> None:
    rows = [HEAD, ["主动公开文件数", "条", "1", "2"], ["行政诉讼数", *short]]
    (made,) = tables_of([table(rows)], catalogue)
    assert grid(made)[2] == ["行政诉讼数", *settled]


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["主动公开文件数", "条", "1", "2"], ["行政诉讼数", "件", "", "4"], ["行政复议数", "件", "3", ""]],
        # Two tables side by side: labels in the third column are no seam.
        [["主动公开文件数", "1", "行政诉讼数", "2"], ["行政复议数", "3", "网络申请数", "4"]],
        [["年份", "主动公开文件数"], ["2016", "4"], ["2015", "5"]],
    ],
)  # fmt: skip
def test_a_sound_table_stays_as_it_is(
    table: MakeTable, catalogue: Catalogue, rows: list[list[str]]
) -> None:
    made = table(rows)
    assert tables_of([made], catalogue) == [made]


def test_prose_and_chapters_come_out_of_a_grid(table: MakeTable, catalogue: Catalogue) -> None:
    blank = ["", "", ""]
    sheet = table(
        [
            ["青河县2022年政府信息公开工作年度报告", *blank],
            ["二、主动公开政府信息情况", *blank],
            [BANNER, *blank],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "0", "0"],
            ["", "", "", ""],
            ["五、存在的主要问题及改进情况", *blank],
            ["公开的及时性还需要加强。下一步，我县将进一步完善工作机制，加强培训。", *blank],
            ["注：本表数据截至年底。", *blank],
        ]
    )
    blocks = sound_tables([sheet], catalogue)
    assert [b.text if isinstance(b, Paragraph) else b.row_count for b in blocks] == [
        "青河县2022年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        3,
        "五、存在的主要问题及改进情况",
        "公开的及时性还需要加强。下一步，我县将进一步完善工作机制，加强培训。",
        "注：本表数据截至年底。",
    ]
    kept = next(b for b in blocks if isinstance(b, Table))
    assert kept.cells[0] == Cell(BANNER, 0, 0, 1, 4)


def test_a_table_of_one_column_is_read_as_lines(table: MakeTable, catalogue: Catalogue) -> None:
    column = table([[text] for text in [*HEAD, "主动公开文件数", "条", "1", "2"]])
    (made,) = tables_of([column], catalogue)
    assert (made.row_count, made.column_count) == (2, 4)


def test_a_table_goes_on_after_a_page(
    table: MakeTable, lines: Lines, catalogue: Catalogue, grid: Show
) -> None:
    upper = table([HEAD, ["主动公开文件数", "条", "1", "2"]])
    lower = table([["行政诉讼数", "件", "3", "4"]])
    (made,) = tables_of([upper, *lines("- 2 -"), lower], catalogue)
    assert grid(made)[2] == ["行政诉讼数", "件", "3", "4"]


def test_a_repeated_head_is_left_out(table: MakeTable, catalogue: Catalogue) -> None:
    upper = table([HEAD, ["主动公开文件数", "条", "1", "2"]])
    lower = table([HEAD, ["行政诉讼数", "件", "3", "4"]])
    (made,) = tables_of([upper, lower], catalogue)
    assert made.row_count == 3


def test_tables_with_other_heads_or_prose_between_stay_apart(
    table: MakeTable, lines: Lines, catalogue: Catalogue
) -> None:
    upper = table([HEAD, ["主动公开文件数", "条", "1", "2"]])
    other = table([["指标名称", "单位", "2015年", "历年累计"], ["行政诉讼数", "件", "3", "4"]])
    loose = table([["行政诉讼数", "件", "3", "4"]])
    assert len(tables_of([upper, other], catalogue)) == 2
    assert len(tables_of([upper, *lines("以上为2016年数据。"), loose], catalogue)) == 2
    assert len(tables_of([loose, loose], catalogue)) == 2


def grouped(*cells: Cell) -> list[Table]:
    """Table 3 down to a page break, and what stands on the next page."""
    head = [
        Cell("", 0, 0, 1, 2),
        *[Cell(text, 0, 2 + i) for i, text in enumerate(["自然人", "商业企业", "总计"])],
    ]
    upper = [
        Cell("（三）不予公开", 1, 0, 2), Cell("1.属于国家秘密", 1, 1),
        *[Cell("1", 1, c) for c in (2, 3, 4)],
        Cell("2.其他法律行政法规禁止公开", 2, 1), *[Cell("2", 2, c) for c in (2, 3, 4)],
    ]  # fmt: skip
    return [Table((*head, *upper)), Table(cells)]


def test_a_group_goes_on_over_the_page(catalogue: Catalogue, grid: Show) -> None:
    lower = [
        Cell("", 0, 0), Cell("3.危及“三安全一稳定”", 0, 1), *[Cell("3", 0, c) for c in (2, 3, 4)],
        Cell("", 1, 0), Cell("1.本机关不掌握相关政府信息", 1, 1), *[Cell("4", 1, c) for c in (2, 3, 4)],
        Cell("（四）无法提供", 2, 0), Cell("2.没有现成信息需要另行制作", 2, 1), *[Cell("5", 2, c) for c in (2, 3, 4)],
    ]  # fmt: skip
    (made,) = tables_of(grouped(*lower), catalogue)
    assert [row[0] for row in grid(made)[1:]] == ["（三）不予公开", "^", "^", "（四）无法提供", "^"]


def test_a_blank_group_cell_stays_blank_where_no_number_tells(
    catalogue: Catalogue, grid: Show
) -> None:
    lower = [
        Cell("", 0, 0),
        Cell("4.保护第三方合法权益", 0, 1),
        *[Cell("3", 0, c) for c in (2, 3, 4)],
    ]
    (made,) = tables_of(grouped(*lower), catalogue)
    assert grid(made)[3][0] == ""


def test_a_row_and_a_group_label_that_the_page_cut(catalogue: Catalogue, grid: Show) -> None:
    head = [Cell(text, 0, i) for i, text in enumerate(["", "", "自然人", "商业企业", "总计"])]
    upper = Table(
        (
            *head,
            *[Cell("（三）不予", 1, 0, 2), Cell("1.属于国家秘密", 1, 1)],
            *[Cell("1", 1, column) for column in (2, 3, 4)],
            *[Cell("2.其他法律行政", 2, 1), *(Cell("2", 2, column) for column in (2, 3, 4))],
        )
    )
    lower = Table(
        (
            *[Cell("公开", 0, 0), Cell("法规禁止公开", 0, 1)],
            *[Cell("", 0, column) for column in (2, 3, 4)],
        )
    )
    (made,) = tables_of([upper, lower], catalogue)
    assert [row[:3] for row in grid(made)[1:]] == [
        ["（三）不予公开", "1.属于国家秘密", "1"],
        ["^", "2.其他法律行政法规禁止公开", "2"],
    ]


def test_a_banner_that_a_page_left_alone_belongs_to_the_table_below(
    lines: Lines, table: MakeTable, catalogue: Catalogue
) -> None:
    below = table([["信息内容", "本年处理决定数量"], ["行政许可", "3"]])
    (made,) = tables_of([*lines("第二十条第（五）项"), below], catalogue)
    assert made.cells[0] == Cell("第二十条第（五）项", 0, 0, 1, 2)
