"""The report's text: a line per paragraph and per table row, so that every quote is a substring."""

from collections.abc import Iterable, Iterator

from disclosure_qa.model.report import Block, Line, Paragraph, Table
from disclosure_qa.text.normalise import fold

_Place = tuple[str, int, int | None, int | None]
"""A line's text, its block, its grid row, its page."""


def lay_out(blocks: tuple[Block, ...]) -> tuple[str, tuple[Line, ...]]:
    """The whole text, and the span of each block's lines in it, in order.

    A table row is the cells that start in it, left to right, joined by one space; blank cells
    add nothing, so a row of nothing but blanks is an empty line.
    """
    texts: list[str] = []
    lines: list[Line] = []
    start = 0
    for text, block, row, page in _places(blocks):
        end = start + len(text)
        lines.append(Line(start, end, block, row, page))
        texts.append(text)
        start = end + 1
    return "\n".join(texts), tuple(lines)


def row_text(table: Table, row: int) -> str:
    """A table row as it stands in the report's text."""
    return _joined(cell.text for cell in table.starting_in(row))


def _places(blocks: tuple[Block, ...]) -> Iterator[_Place]:
    for index, block in enumerate(blocks):
        match block:
            case Paragraph(text=text, page=page):
                yield fold(text), index, None, page
            case Table():
                yield from _rows(block, index)


def _rows(table: Table, index: int) -> Iterator[_Place]:
    texts: dict[int, list[str]] = {row: [] for row in range(table.row_count)}
    pages: dict[int, int | None] = {}
    for cell in table.cells:
        texts[cell.row].append(cell.text)
        pages.setdefault(cell.row, cell.page)
    for row, cells in texts.items():
        page = pages.get(row)
        yield _joined(cells), index, row, table.page if page is None else page


def _joined(cells: Iterable[str]) -> str:
    return fold(" ".join(cells))
