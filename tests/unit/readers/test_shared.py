"""The real samples: every value of the gold file stands where its labels meet."""

import json
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.text.normalise import key


def _read(shared: Path, suffix: str) -> tuple[list[Paragraph], list[Table], list[dict[str, Any]]]:
    path = next((shared / "reports").glob(f"*{suffix}"))
    blocks = read_blocks(path.name, path.read_bytes())
    gold = json.loads((shared / "reports" / "gold.json").read_text("utf-8"))
    figures = next(report["figures"] for report in gold if report["file"] == path.name)
    return (
        [b for b in blocks if isinstance(b, Paragraph)],
        [b for b in blocks if isinstance(b, Table)],
        figures,
    )


def _printed(value: float | None) -> str:
    return "" if value is None else str(value)


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return key(cell.text) if cell else ""


def _row(table: Table, labels: list[str]) -> int:
    """The one row that stands under all of some row labels and ends with the last."""
    wanted = [key(label) for label in labels]
    found = []
    for row in range(table.row_count):
        texts = [_text(table, row, column) for column in range(table.column_count)]
        left = list(dict.fromkeys(texts))
        if all(label in left for label in wanted) and wanted[-1] == left[len(wanted) - 1]:
            found.append(row)
    assert len(found) == 1, (labels, found)
    return found[0]


def _column(table: Table, headers: list[str], rows: range) -> int:
    wanted = [key(header) for header in headers]
    found = [
        column
        for column in range(table.column_count)
        if [t for t in dict.fromkeys(_text(table, r, column) for r in rows) if t][-len(wanted) :]
        == wanted
    ]
    assert len(found) == 1, (headers, found)
    return found[0]


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_applicant_table(shared: Path, suffix: str) -> None:
    _, tables, figures = _read(shared, suffix)
    table = next(t for t in tables if key(t.cells[1].text) == key("申请人情况"))
    mine = [f for f in figures if f["path"][0][0] in "一二三四" and "、" in f["path"][0]]
    assert len(mine) > 150
    for figure in mine:
        applicant = figure["dimension"].get("applicant")
        header = [applicant] if applicant else ["总计"]
        place = _row(table, figure["path"]), _column(table, header, range(3))
        assert _text(table, *place) == _printed(figure["value"]), figure


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_published_table(shared: Path, suffix: str) -> None:
    _, tables, figures = _read(shared, suffix)
    mine = [f for f in figures if f["path"][0].startswith("第二十条")]
    assert len(mine) == 10
    for figure in mine:
        group, label, header = figure["path"]
        table = tables[0]
        row = _row(table, [label])
        above = [r for r in range(row) if _text(table, r, 0).startswith(key("第二十条"))]
        assert _text(table, above[-1], 0) == key(group)
        column = (
            _column(table, [header], range(above[-1] + 1, above[-1] + 2))
            if (header != "本年处理决定数量" and "金额" not in header)
            else 1
        )
        assert _text(table, above[-1] + 1, column) == key(header)
        assert _text(table, row, column) == _printed(figure["value"]), figure


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_reconsideration_table(shared: Path, suffix: str) -> None:
    _, tables, figures = _read(shared, suffix)
    table = tables[2]
    assert (table.row_count, table.column_count) == (4, 15)
    mine = [f for f in figures if f["path"][0] in {"行政复议", "行政诉讼"}]
    assert len(mine) == 15
    for figure in mine:
        column = _column(table, figure["path"], range(3))
        assert _text(table, 3, column) == _printed(figure["value"]), figure


def test_text_export_keeps_fifteen_rows_of_four(shared: Path) -> None:
    _, tables, figures = _read(shared, ".txt")
    (table,) = tables
    assert (table.row_count, table.column_count) == (16, 4)
    assert all(len(list(table.starting_in(row))) == 4 for row in range(16))
    columns = {"year": 2, "cumulative": 3}
    for figure in figures:
        row = _row(table, [figure["label"]])
        column = columns[figure["period"]]
        assert _text(table, row, column) == _printed(figure["value"]), figure


def test_pdf_page_breaks_are_undone(shared: Path) -> None:
    paragraphs, tables, _ = _read(shared, ".pdf")
    assert [(t.row_count, t.column_count, t.page) for t in tables] == [
        (14, 4, 2),
        (26, 10, 3),
        (4, 15, 4),
    ]
    assert not [p for p in paragraphs if p.text.startswith("-") or p.text.isdecimal()]
    joined = next(p for p in paragraphs if p.text.startswith("加强区政府门户网站"))
    assert "严格执行“分级审核、先审后发”程序" in joined.text
    assert joined.page == 1
    assert {cell.page for cell in tables[1].cells} == {3, 4}
    assert all(cell.box is not None for table in tables for cell in table.cells)
    assert all(p.box is not None for p in paragraphs)
