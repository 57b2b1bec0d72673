"""The three real reports from file to report: identity, outline, tables, passages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_qa.model.report import Family, Report, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports import build_report, split_passages
from disclosure_qa.reports.cellwords import CellWords, Says
from disclosure_qa.vocabulary.catalogue import Catalogue

Show = Callable[[Table], list[list[str]]]
NATIONAL = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def real(shared: Path, catalogue: Catalogue, suffix: str, document: str = "") -> Report:
    (file,) = (shared / "reports").glob(f"*.{suffix}")
    return build_report(document or file.name, read_blocks(file.name, file.read_bytes()), catalogue)


def chapters(report: Report) -> list[str]:
    return list(dict.fromkeys(section.path[0] for section in report.sections if section.path))


@pytest.mark.parametrize("document", ["", "1.bin"])
@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        ("txt", ("闽清县白樟镇人民政府", "闽清县", 2017, Family.PROVINCIAL_ANNEX, (2017,))),
        ("pdf", ("淮安市洪泽区人民政府", "淮安市", 2023, Family.FORMAT_2021, (2023,))),
        ("html", ("宿迁市人民政府", "", 2024, Family.FORMAT_2021, ())),
    ],
)
def test_identity(
    shared: Path, catalogue: Catalogue, document: str, suffix: str, expected: tuple[object, ...]
) -> None:
    report = real(shared, catalogue, suffix, document)
    found = (report.agency, report.region, report.year, report.family, report.period_years)
    assert found == expected


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_chapters_of_the_national_format(shared: Path, catalogue: Catalogue, suffix: str) -> None:
    assert chapters(real(shared, catalogue, suffix)) == NATIONAL


def test_chapters_numbered_in_two_styles(shared: Path, catalogue: Catalogue) -> None:
    report = real(shared, catalogue, "txt")
    assert [chapter.split("、", 1)[0] for chapter in chapters(report)] == list("一二3456")
    names = [section.name for section in report.sections]
    assert names[-2:] == [
        "6、 需要说明的其他事项与附表/（1） 需要说明的其他事项",
        "6、 需要说明的其他事项与附表/（二）附表",
    ]
    assert sum(name.startswith("二、") for name in names) == 5
    assert "一、概述/（二）2017年政务公开工作部署和落实情况/6、 增强政务公开实效" in names


def test_the_row_that_the_export_cut(shared: Path, catalogue: Catalogue, grid: Show) -> None:
    report = real(shared, catalogue, "txt")
    (made,) = [block for block in report.blocks if isinstance(block, Table)]
    shown = grid(made)
    assert (made.row_count, made.column_count) == (16, 4)
    assert ["4.其他类型答复数", "条", "0", ""] in shown
    assert ["接受行政申诉、举报数", "件", "0", "0"] in shown
    assert "主动公开文件数 条 49 1265" in report.text.split("\n")


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_the_three_tables_of_the_national_format(
    shared: Path, catalogue: Catalogue, suffix: str
) -> None:
    report = real(shared, catalogue, suffix)
    found = [block for block in report.blocks if isinstance(block, Table)]
    assert [table.column_count for table in found] == [4, 10, 15]
    groups = {
        cell.text: cell.row_span for cell in found[1].cells if cell.row_span > 1 and cell.row > 2
    }
    assert groups["（三）不予公开"] == 8
    assert groups["（四）无法提供"] == 3
    assert groups["（五）不予处理"] == 5


@pytest.mark.parametrize("suffix", ["txt", "pdf", "html"])
def test_passages(shared: Path, catalogue: Catalogue, suffix: str) -> None:
    report = real(shared, catalogue, suffix)
    found = split_passages(report)
    assert all(report.text[p.start : p.end] == p.text and len(p.text) <= 500 for p in found)
    assert all(p.page for p in found) or suffix != "pdf"
    assert any("电话" in p.text or "联系" in p.text for p in found) or suffix == "html"


def _rows(report: Report, words: CellWords) -> list[tuple[str, ...]]:
    """The values of every table row that has some, a cell each."""
    rows = (
        tuple(cell.text for cell in table.starting_in(row) if words.says(cell.text) is Says.VALUE)
        for table in report.blocks
        if isinstance(table, Table)
        for row in range(table.row_count)
    )
    return [row for row in rows if row]


def _exported(report: Report, style: str) -> str:
    """The report as a text export writes it: merged cells are lost, and lines cut as in `style`."""
    lines: list[str] = []
    for block in report.blocks:
        if not isinstance(block, Table):
            lines.append(block.text)
            continue
        for row in range(block.row_count):
            cells = [cell.text for cell in block.starting_in(row)]
            if style == "a cell a line":
                lines += [cell for cell in cells if cell]
            elif style == "a cell a line, tabs":
                lines += [*(f"\t{cell}" for cell in cells), ""]
            elif style == "a row a line, tabs":
                lines.append("\t".join(cells))
            else:
                lines.append(" ".join(cell for cell in cells if cell))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "style", ["a cell a line", "a cell a line, tabs", "a row a line, tabs", "a row a line, spaces"]
)
@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_tables_survive_a_text_export(
    shared: Path, catalogue: Catalogue, words: CellWords, suffix: str, style: str
) -> None:
    report = real(shared, catalogue, suffix)
    data = _exported(report, style).encode()
    again = build_report(report.document, read_blocks("export.txt", data), catalogue)
    assert _rows(again, words) == _rows(report, words)
    assert [section.name for section in again.sections] == [s.name for s in report.sections]
