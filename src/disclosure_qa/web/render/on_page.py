"""Where on its page a cited place stands, from the boxes that the reader kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure_qa.model.report import Box, Cell, Line, Report, Table
from disclosure_qa.readers.page_look import has_pages
from disclosure_qa.web.render.place import Span, is_cell

_ROOM = 2.0
"""Points of room around what is marked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on a page, in the units of its boxes; `cell` where it is the very cell."""

    x: float
    y: float
    width: float
    height: float
    cell: bool = False


@dataclass(frozen=True, slots=True)
class OnPage:
    """The page of a cited place, by number from 1, and what to mark on it."""

    page: int
    marks: tuple[Mark, ...]


def on_page(report: Report, span: Span) -> OnPage | None:
    """Where a span stands; None where the file has no pages to show.

    The row and the cell are marked, or the paragraphs; nothing where the reader kept no box.
    """
    lines = [line for line in report.lines if span.touches(line) and line.page is not None]
    if not lines or not has_pages(report.document):
        return None
    page = lines[0].page
    assert page is not None
    marks = (mark for line in lines if line.page == page for mark in _marks(report, line, span))
    return OnPage(page, tuple(marks))


def _marks(report: Report, line: Line, span: Span) -> Iterator[Mark]:
    block = report.blocks[line.block]
    if isinstance(block, Table):
        yield from _row_marks(block, line, span)
    elif block.box is not None and block.page == line.page:
        yield _mark(block.box)


def _row_marks(table: Table, line: Line, span: Span) -> Iterator[Mark]:
    """The row as a whole, then the cell that the figure was read from."""
    row = [cell for cell in table.cells if cell.row == line.row]
    boxes = [box for cell in row if (box := _box(cell, line)) is not None]
    # A cell that spans several rows is the row's heading, and would stretch the mark over them.
    flat = [b for cell in row if cell.row_span == 1 and (b := _box(cell, line)) is not None]
    if boxes:
        yield _mark(_around(flat or boxes))
    for cell in table.cells:
        box = _box(cell, line)
        if box is not None and is_cell(span, line.block, cell):
            yield _mark(box, cell=True)


def _box(cell: Cell, line: Line) -> Box | None:
    return cell.box if cell.page == line.page else None


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _mark(box: Box, *, cell: bool = False) -> Mark:
    x0, top, x1, bottom = box
    return Mark(
        round(x0 - _ROOM, 1),
        round(top - _ROOM, 1),
        round(x1 - x0 + 2 * _ROOM, 1),
        round(bottom - top + 2 * _ROOM, 1),
        cell,
    )
