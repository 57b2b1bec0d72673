"""HTML pages: grids with spans, portal chrome, and the ways pages are written."""

import pytest

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks
from unit.readers.pages import rows_of, tables_of, texts_of


def read(body: str, head: str = "") -> tuple[Paragraph | Table, ...]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_blocks("page.html", page.encode())


def spans(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


DATA = "<table><tr><td>项目</td><td>件数</td></tr><tr><td>行政许可</td><td>12</td></tr></table>"


def test_spans_make_the_grid_that_a_browser_shows() -> None:
    (table,) = tables_of(
        read(
            "<table><tr><th rowspan=2>项目<th colspan=2>申请人</tr><tr><td>自然人<td>总计</tr>"
            "<tr><td>新收<td>1<td>1</tr></table>"
        )
    )
    assert spans(table) == [
        ("项目", 0, 0, 2, 1),
        ("申请人", 0, 1, 1, 2),
        ("自然人", 1, 1, 1, 1),
        ("总计", 1, 2, 1, 1),
        ("新收", 2, 0, 1, 1),
        ("1", 2, 1, 1, 1),
        ("1", 2, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("&nbsp;", ""),
        ("&nbsp;&#12288; ", ""),
        ("0", "0"),
        ("0591", "0591"),
        ("/", "/"),
        ("—", "—"),
        ("无", "无"),
        ("&nbsp;12&nbsp;", "12"),
        ("<p>1,265</p>", "1,265"),
        ("12<sup>[1]</sup>", "12"),
        ("12<sup>①</sup>", "12"),
        ("平方米<sup>2</sup>", "平方米2"),
        ("商业<br>企业", "商业企业"),
        ("<p>社会</p><p>公益</p><p>组织</p>", "社会公益组织"),
        ("12<br>件", "12 件"),
        ("政府\n      信息", "政府信息"),
        ("<span style='display:none'>99</span>7", "7"),
        ("<!-- 99 -->7", "7"),
        ("<input value=99>7<script>document.write(99)</script>", "7"),
        ("<st1:chsdate>2017年</st1:chsdate>底", "2017年底"),
    ],
)
def test_cells_as_printed(cell: str, printed: str) -> None:
    body = f"<table><tr><td>甲</td><td>{cell}</td></tr><tr><td>乙</td><td>1</td></tr></table>"
    (table,) = tables_of(read(body))
    assert rows_of(table) == [["甲", printed], ["乙", "1"]]


def test_the_field_of_a_form_is_what_its_cell_holds() -> None:
    rows = "<tr><td>申请数<td><input readonly value=7><td>件<input type=hidden value=8></tr>"
    (table,) = tables_of(read(f"<table>{rows * 2}</table>"))
    assert rows_of(table) == [["申请数", "7", "件"]] * 2


def test_rowspan_zero_reaches_to_the_end_and_no_cell_overlaps() -> None:
    (table,) = tables_of(
        read(
            "<table><tbody><tr><td rowspan=0>组<td>甲<td>1</tr><tr><td colspan=9>乙</tr></tbody>"
            "<tbody><tr><td>丙<td>丁<td>3</tr></tbody></table>"
        )
    )
    assert spans(table)[0] == ("组", 0, 0, 2, 1)
    places = [
        (row, column)
        for c in table.cells
        for row in range(c.row, c.row + c.row_span)
        for column in range(c.column, c.column + c.column_span)
    ]
    assert len(places) == len(set(places))


def test_a_span_into_a_taken_place_is_cut_off() -> None:
    (table,) = tables_of(
        read("<table><tr><td>一<td rowspan=2>二</tr><tr><td colspan=2>三</tr></table>")
    )
    assert spans(table)[-1] == ("三", 1, 0, 1, 1)


def test_rows_in_a_form_or_without_tr() -> None:
    (table,) = tables_of(
        read("<table><form><tr><td>甲<td>1</tr></form><tr><form><td>乙<td>2</form></tr></table>")
    )
    assert rows_of(table) == [["甲", "1"], ["乙", "2"]]


def test_a_layout_table_is_flattened_and_the_data_in_it_kept() -> None:
    prose = "全年公开信息，制度不断完善，渠道更加畅通，群众比较满意。" * 9
    blocks = read(
        "<table><tr><td><ul><li><a>首页</a><li><a>要闻</a><li><a>公开</a><li><a>互动</a></ul>"
        f"<td><table><tr><td><h1>某镇报告</h1><p>{prose}</p>{DATA}<p>以上。</p></td></tr></table>"
        "</tr></table>"
    )
    assert texts_of(blocks) == ["某镇报告", prose, "以上。"]
    (table,) = tables_of(blocks)
    assert rows_of(table) == [["项目", "件数"], ["行政许可", "12"]]


def test_a_note_below_the_data_does_not_flatten_them() -> None:
    note = "注：本表由办公室填写。数据截至年底。" * 12
    blocks = read(DATA.replace("</table>", f"<tr><td colspan=2>{note}</td></tr></table>"))
    assert rows_of(tables_of(blocks)[0])[:2] == [["项目", "件数"], ["行政许可", "12"]]
    assert texts_of(blocks) == [note]


def test_long_remarks_beside_numbers_keep_the_row() -> None:
    remark = "包括规章和规范性文件。不含转发的文件。" * 11
    body = DATA.replace("12</td>", f"12</td><td>{remark}</td>")
    (table,) = tables_of(read(body))
    assert rows_of(table)[1] == ["行政许可", "12", remark]


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav>首页 要闻 公开</nav>",
        "<div class='nav'><a>首页</a><a>要闻</a></div>",
        "<div id='header-menu'><a>首页</a></div>",
        "<footer>版权所有 某县人民政府</footer>",
        "<div class='bread-crumb crumbs'>当前位置：<a>首页</a>><a>公开</a></div>",
        "<ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
        "<div style='display: none'>隐藏的话</div>",
        "<div hidden>隐藏的话</div>",
        "<header><img src=logo.png>网站名</header>",
        "<select><option>站群导航</select><button>搜索</button>",
        "<div role=navigation><a>首页</a></div>",
        "<style>p{}</style><script>var a='x'</script><noscript>请打开脚本</noscript>",
    ],
)
def test_site_chrome_is_left_out(chrome: str) -> None:
    blocks = read(f"{chrome}<h1>某镇2019年报告</h1><p>正文一句。</p>{DATA}{chrome}")
    assert texts_of(blocks) == ["某镇2019年报告", "正文一句。"]
    assert len(tables_of(blocks)) == 1


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='print share'>{}</div>",
        "<div id='nav_content' class='position'>{}</div>",
        "<aside>{}</aside>",
        "<main><header>{}</header></main>",
        "<div class='links'>{}</div>",
        "<form>{}</form>",
        "<font><center><o:p>{}</o:p></center></font>",
    ],
)
def test_report_text_is_kept_whatever_its_box_is_called(wrapper: str) -> None:
    report = f"<h2>某镇2019年报告</h2><p>全年公开信息12条；群众满意。</p>{DATA}"
    blocks = read(wrapper.format(report))
    assert texts_of(blocks) == ["某镇2019年报告", "全年公开信息12条；群众满意。"]
    assert rows_of(tables_of(blocks)[0])[1] == ["行政许可", "12"]


def test_headings_and_lines() -> None:
    blocks = read("<h1>某县<br>2020年报告</h1><p>一行<br>又一行</p><div>块<p>段</p>尾</div>裸文")
    assert [(b.text, b.heading) for b in blocks if isinstance(b, Paragraph)] == [
        ("某县 2020年报告", True),
        ("一行", False),
        ("又一行", False),
        ("块", False),
        ("段", False),
        ("尾", False),
        ("裸文", False),
    ]


def test_the_title_is_added_only_where_the_page_does_not_print_it() -> None:
    assert texts_of(read("<p>正文。</p>", "<title>某镇2018年报告</title>"))[0] == "某镇2018年报告"
    meta = "<title>网站</title><meta name=ArticleTitle content=某镇2018年报告>"
    assert texts_of(read("<p>正文。</p>", meta))[0] == "某镇2018年报告"
    shown = read("<p>某镇 2018年报告</p>", "<title>某镇2018年报告</title>")
    assert texts_of(shown) == ["某镇 2018年报告"]
    framed = read("<h1>某镇2018年度工作报告</h1>", "<title>某镇2018年度工作报告_某县</title>")
    assert texts_of(framed) == ["某镇2018年度工作报告"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "gb18030"),
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv=Content-Type content="text/html; charset=gbk">', "gb18030"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=gb2312>", "utf-8"),
        ("<meta charset=utf-8>", "gb18030"),
        ("<meta charset=big5>", "utf-8"),
        ("<meta charset=nonsense>", "gb18030"),
        ("", "utf-16"),
    ],
)
def test_encodings_right_missing_and_wrong(declared: str, encoding: str) -> None:
    text = "某镇垚㙓政府信息公开，全年公开十二条。" if encoding != "big5" else ""
    data = f"<html><head>{declared}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert texts_of(read_blocks("无后缀", data)) == [text]


def test_big5_where_it_is_declared() -> None:
    data = "<html><meta charset=big5><body><p>政府資訊公開年報</p></body></html>".encode("big5")
    assert texts_of(read_blocks("x", data)) == ["政府資訊公開年報"]


def test_an_xml_declaration_does_no_harm() -> None:
    data = '<?xml version="1.0" encoding="gb2312"?><html><body><p>正文。</p></body></html>'
    assert texts_of(read_blocks("x.htm", data.encode("gb18030"))) == ["正文。"]


def test_tabs_in_preformatted_text_make_a_table() -> None:
    blocks = read("<pre>附表\n项目\t件数\n行政许可\t12\n</pre>")
    assert texts_of(blocks) == ["附表"]
    assert rows_of(tables_of(blocks)[0]) == [["项目", "件数"], ["行政许可", "12"]]


def test_deep_nesting_is_read_and_deeper_is_refused() -> None:
    assert texts_of(read("<div>" * 900 + "深处" + "</div>" * 900)) == ["深处"]
    with pytest.raises(UnreadableDocument, match="nested"):
        read("<div>" * 5000 + "深处")
    with pytest.raises(UnreadableDocument, match="tables are nested"):
        read("<table><tr><td>" * 40 + "深处")


def test_a_giant_span_is_refused() -> None:
    row = "<tr><td rowspan=1000 colspan=1000>1</td><td>2</td></tr>"
    with pytest.raises(UnreadableDocument, match="cells"):
        read(f"<table>{row * 3}</table>")


def test_entities_are_not_resolved_from_outside(tmp_path: object) -> None:
    secret = tmp_path / "secret.txt"  # type: ignore[operator]
    secret.write_text("机密")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<html><body><p>甲&x;乙</p></body></html>"
    )
    assert "机密" not in "".join(texts_of(read_blocks("x.html", page.encode())))


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src=a.png>"])
def test_a_page_without_text(body: str) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(body)


STACKED = (
    "<table><tr><td>指标<td>单位<td>本年<td>累计</tr><tr><td>{}<td>{}<td>{}<td>{}</tr></table>"
)


def test_rows_typed_line_under_line_into_one_row_are_rows() -> None:
    page = STACKED.format("1.当面申请数<br>2.网络申请数", "件", "3<br>/", "<p>30件</p><p>10件</p>")
    (table,) = tables_of(read(page))
    assert spans(table)[4:] == [
        ("1.当面申请数", 1, 0, 1, 1),
        ("件", 1, 1, 2, 1),
        ("3", 1, 2, 1, 1),
        ("30件", 1, 3, 1, 1),
        ("2.网络申请数", 2, 0, 1, 1),
        ("/", 2, 2, 1, 1),
        ("10件", 2, 3, 1, 1),
    ]


@pytest.mark.parametrize(
    ("label", "value", "read_as"),
    [
        ("1.当面申请数<br>2.网络申请数<br>3.信函申请数", "3<br><br>0", "3；0"),
        ("受理政府信息公开<br>申请总数", "12<br>9<br>1", "12；9；1"),
        ("申请总数", "１２<br>９", "１２；９"),
        ("申请总数<br>（件）", "12<br>9", "12；9"),
        ("申请总数", "14<br>（其中修订9件）", "14 （其中修订9件）"),
    ],
)
def test_lines_of_a_cell_that_no_labels_part_are_never_one_number(
    label: str, value: str, read_as: str
) -> None:
    (table,) = tables_of(read(STACKED.format(label, "件", value, "7")))
    assert rows_of(table)[1][2] == read_as


def test_empty_columns_that_only_make_room_are_no_columns() -> None:
    row = "<tr><td>{}<td><td colspan=2>{}<td></tr>"
    rows = [("指标", "本年"), ("申请数", "7"), ("复议数", "")]
    (table,) = tables_of(read(f"<table>{''.join(row.format(*cells) for cells in rows)}</table>"))
    assert rows_of(table) == [list(cells) for cells in rows]
    assert {cell.column_span for cell in table.cells} == {1}
