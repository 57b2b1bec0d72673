"""The viewer marks the cited row, cell or sentence, and nothing else."""

from dataclasses import replace

import pytest

from disclosure_qa.model.report import Cell, Line, Report, Section, Table
from disclosure_qa.web.render.links import span_of
from disclosure_qa.web.render.place import Grid, Part, Prose, Span, cited_part, parts_of
from web_samples import R17, ROWS, figure_of, prose_source, row_source


def grid_of(part: Part) -> Grid:
    (grid,) = [item for item in part.content if isinstance(item, Grid)]
    return grid


@pytest.mark.parametrize("row", range(len(ROWS)))
@pytest.mark.parametrize("column", [2, 3])
def test_the_very_cell_is_marked(row: int, column: int) -> None:
    source = figure_of(R17, row, column).source
    part = cited_part(R17, span_of(source))
    assert part.path == ("三、附表",)
    rows = grid_of(part).rows
    assert [r for r, line in enumerate(rows) if line.cited] == [row + 1]
    marked = [
        (r, c) for r, line in enumerate(rows) for c, cell in enumerate(line.cells) if cell.cited
    ]
    assert marked == [(row + 1, column)]


def test_a_blank_cited_cell_stays_blank() -> None:
    part = cited_part(R17, span_of(figure_of(R17, 2, 3).source))
    (cell,) = [cell for line in grid_of(part).rows for cell in line.cells if cell.cited]
    assert cell.text == ""


def test_a_cited_row_without_a_cell_marks_the_row_alone() -> None:
    part = cited_part(R17, span_of(replace(row_source(R17, 3), table=None, row=None)))
    rows = grid_of(part).rows
    assert [r for r, line in enumerate(rows) if line.cited] == [3]
    assert not any(cell.cited for line in rows for cell in line.cells)


def test_a_sentence_is_marked_within_its_paragraph() -> None:
    source = prose_source(R17, "公开的形式还需要进一步丰富，部分栏目更新不够及时。")
    part = cited_part(R17, span_of(source))
    assert part.path == ("二、存在的主要问题及改进措施",)
    marked = [item for item in part.content if isinstance(item, Prose) and item.cited]
    assert [(p.before, p.cited, p.after) for p in marked] == [
        ("公开的内容还不够规范。", source.quote, "")
    ]


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    start = R17.text.index("一、概述")
    end = R17.text.index("工作平稳")
    part = cited_part(R17, Span(start, end))
    assert [item.cited for item in part.content if isinstance(item, Prose)] == [
        "一、概述",
        "2017年，我镇主动公开政府信息49条。",
    ]


def test_the_whole_report_is_there_once_and_marked_once() -> None:
    parts = parts_of(R17, span_of(figure_of(R17, 0, 2).source))
    assert [part.cited for part in parts] == [False, False, False, True]
    text = [
        item.before + item.cited + item.after
        for part in parts
        for item in part.content
        if isinstance(item, Prose)
    ]
    assert text == [line for line in R17.text.split("\n") if line in text]
    assert len(grid_of(parts[3]).rows) == len(ROWS) + 1


def test_without_a_place_nothing_is_marked() -> None:
    parts = parts_of(R17)
    assert not any(part.cited for part in parts)


def test_header_rows_are_told_from_rows_with_numbers() -> None:
    rows = grid_of(parts_of(R17)[3]).rows
    assert [all(cell.head for cell in line.cells) for line in rows] == [True, *[False] * len(ROWS)]


@pytest.mark.parametrize("span", [Span(0, 0), Span(10**6, 10**6 + 5)])
def test_a_place_outside_the_text_marks_nothing(span: Span) -> None:
    assert not cited_part(R17, span).cited


@pytest.mark.parametrize(
    ("span", "touched"),
    [((0, 5), False), ((0, 11), True), ((12, 14), True), ((19, 30), True), ((20, 30), False)],
)
def test_spans_touch_only_what_they_share_text_with(span: tuple[int, int], touched: bool) -> None:
    assert Span(*span).touches(Line(10, 20, 0)) is touched


def table_of(*rows: str) -> Report:
    """A report that is one table; cells stand apart by a bar."""
    cells = tuple(
        Cell(text, row, column)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    )
    lines = tuple(Line(row, row + 1, 0, row) for row in range(len(rows)))
    text = "x" * len(rows)
    return Report("d", "", "甲", 2020, (Table(cells),), text, lines, (Section((), 0, len(text)),))


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (("名称|单位|2017年", "甲|件|0"), 1),
        (("行政复议||行政诉讼|", "维持|纠正|维持|纠正", "件|件|件|件", "1|0|2|3"), 3),
        (("甲|件|0", "乙|件|5"), 0),
        (("甲|乙", "丙|丁"), 1),
        (("只有一行|无数字",), 0),
        (("5",), 0),
        (("a", "b", "c", "d", "e", "f", "7"), 1),
    ],
)
def test_heads_are_the_rows_before_the_first_number(rows: tuple[str, ...], heads: int) -> None:
    (grid,) = parts_of(table_of(*rows))[0].content
    assert isinstance(grid, Grid)
    assert [all(cell.head for cell in row.cells) for row in grid.rows].count(True) == heads


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3525", "value"),
        ("+7730.28", "value"),
        ("/", "value"),
        ("—", "value"),
        ("", "value"),
        ("12.5%", "value"),
        ("条", "word"),
        ("万元", "word"),
        ("0件", "word"),
        ("（一）予以公开", "words"),
        ("其中：1.当面申请数", "words"),
    ],
)
def test_cells_are_set_by_what_they_hold(text: str, kind: str) -> None:
    (grid,) = parts_of(table_of(f"甲|{text}", "乙|1"))[0].content
    assert isinstance(grid, Grid)
    assert grid.rows[0].cells[1].kind == kind


def test_a_wide_table_is_dense() -> None:
    for columns, dense in ((5, False), (6, True)):
        (grid,) = parts_of(table_of("|".join("1" * columns)))[0].content
        assert isinstance(grid, Grid)
        assert grid.dense is dense
