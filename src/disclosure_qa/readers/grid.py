"""Tables with spans, and the parting of data tables from tables that only lay out a page."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.limits import MAX_SPAN, check_cells
from disclosure_qa.readers.looks import is_label, is_numeric, is_unit, is_value

_SENTENCE_END = re.compile(r"[。；！？;]")
_LONG = 200
_SHORT = 40


@dataclass(frozen=True)
class RawCell:
    """A cell with all that stands in it, before it is known what its table is for."""

    blocks: tuple[Block, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @cached_property
    def text(self) -> str:
        """The cell's paragraphs as one text; nested tables are no part of it."""
        return join_lines(b.text for b in self.blocks if isinstance(b, Paragraph))

    @property
    def rows(self) -> range:
        """The grid rows that it covers."""
        return range(self.row, self.row + self.row_span)


class Grid:
    """Places the cells of one table, row by row, the way browsers do."""

    def __init__(self) -> None:
        self.cells: list[RawCell] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0

    def start_row(self) -> None:
        """Begins the next grid row at its left edge."""
        self._row += 1
        self._column = 0

    def skip(self, columns: int) -> None:
        """Leaves places of the current row without a cell."""
        self._column += min(columns, MAX_SPAN)

    def add(self, blocks: tuple[Block, ...], row_span: int = 1, column_span: int = 1) -> None:
        """Puts a cell at the next free place; a span ends where another cell already lies."""
        while (self._row, self._column) in self._taken:
            self._column += 1
        width = 1
        while width < min(column_span, MAX_SPAN) and self._free(self._column + width):
            width += 1
        height = max(1, min(row_span, MAX_SPAN))
        cell = RawCell(blocks, self._row, self._column, height, width)
        self._take(cell)
        self.cells.append(cell)
        self._column += width

    def end_group(self) -> None:
        """Cuts off row spans that reach beyond the last row, as at the end of a tbody."""
        last = self._row + 1
        self.cells = [_clip(cell, last - 1) for cell in self.cells]
        self._taken = {place for place in self._taken if place[0] < last}

    def _free(self, column: int) -> bool:
        return (self._row, column) not in self._taken

    def _take(self, cell: RawCell) -> None:
        check_cells(len(self._taken) + cell.row_span * cell.column_span)
        for row in cell.rows:
            for column in range(cell.column, cell.column + cell.column_span):
                self._taken.add((row, column))


def settle(cells: Sequence[RawCell]) -> tuple[Block, ...]:
    """A table as blocks: data as a Table, what only lays out a page as its content in order.

    A row is layout where a cell of it holds running prose, headings or another table, and no
    cell of it is a number. What remains between such rows is one Table each, if it has the
    shape of data. Tables nested in a data table follow it.
    """
    rows = max((cell.row + cell.row_span for cell in cells), default=0)
    layout = _layout_rows(cells)
    starting: dict[int, list[RawCell]] = {}
    for cell in cells:
        starting.setdefault(cell.row, []).append(cell)
    blocks: list[Block] = []
    for is_layout, run in groupby(range(rows), key=layout.__contains__):
        span = list(run)
        part = [_clip(cell, span[-1]) for row in span for cell in starting.get(row, ())]
        if is_layout or not _is_data(part):
            blocks += [block for cell in part for block in cell.blocks]
        else:
            blocks.append(make_table(_typed_apart(part)))
            blocks += [b for cell in part for b in cell.blocks if isinstance(b, Table)]
    return tuple(blocks)


def _typed_apart(cells: Sequence[RawCell]) -> list[RawCell]:
    """The cells, with rows that were typed line under line into one row made rows."""
    starting: dict[int, list[RawCell]] = {}
    for cell in cells:
        starting.setdefault(cell.row, []).append(cell)
    more = {row: count - 1 for row, own in starting.items() if (count := _typed_rows(own)) > 1}
    if not more:
        return list(cells)
    parted = []
    for cell in cells:
        moved = replace(cell, row=cell.row + sum(n for row, n in more.items() if row < cell.row))
        if cell.row_span == 1 and cell.row in more:
            parted += _lines_as_rows(moved, more[cell.row] + 1)
        else:
            grown = sum(n for row, n in more.items() if row in cell.rows)
            parted.append(replace(moved, row_span=cell.row_span + grown))
    return parted


def _typed_rows(row: Sequence[RawCell]) -> int:
    """How many rows the cells that begin in a row hold: as many as its label has lines, where
    each cell of values has as many too; otherwise 1."""
    held = [[block.text for block in c.blocks if isinstance(block, Paragraph)] for c in row]
    stacks = {len(texts) for texts in held if len(texts) > 1 and all(map(is_value, texts))}
    if len(stacks) != 1 or any(isinstance(b, Table) for cell in row for b in cell.blocks):
        return 1
    (count,) = stacks
    flat = [t for t, cell in zip(held, row, strict=True) if cell.row_span == 1]
    labelled = any(len(texts) == count and all(map(is_label, texts)) for texts in flat)
    fits = all(len(t) in {0, count} or (len(t) == 1 and is_unit(t[0])) for t in flat)
    return count if labelled and fits else 1


def _lines_as_rows(cell: RawCell, count: int) -> list[RawCell]:
    """A cell's lines as cells below each other; what holds for all of the rows spans them."""
    if len(cell.blocks) == 1:
        return [replace(cell, row_span=count)]
    lines = cell.blocks or count * (None,)
    return [
        replace(cell, blocks=(line,) if line else (), row=cell.row + index)
        for index, line in enumerate(lines)
    ]


def make_table(cells: Iterable[RawCell]) -> Table:
    """The cells as a Table that begins at row 0 and column 0, empty rows left out.

    Columns in which nothing at all begins only set others apart; they are left out too.
    """
    kept = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = sorted({cell.row for cell in kept})
    columns = sorted({cell.column for cell in kept if cell.text} or {cell.column for cell in kept})
    return Table(
        tuple(
            Cell(
                text=cell.text,
                row=bisect_left(rows, cell.row),
                column=bisect_left(columns, cell.column),
                row_span=_span(rows, cell.row, cell.row_span),
                column_span=span,
            )
            for cell in kept
            if (span := _span(columns, cell.column, cell.column_span))
        )
    )


def _span(lines: Sequence[int], start: int, length: int) -> int:
    """How many of the grid lines at which some cell starts lie within a span."""
    return bisect_left(lines, start + length) - bisect_left(lines, start)


def _layout_rows(cells: Sequence[RawCell]) -> set[int]:
    numeric = {row for cell in cells if is_numeric(cell.text) for row in cell.rows}
    layout: set[int] = set()
    for cell in cells:
        if _is_document(cell) and not numeric.intersection(cell.rows):
            layout.update(cell.rows)
    return layout


def _is_document(cell: RawCell) -> bool:
    """Whether a cell holds a piece of a document rather than a label or a value."""
    if any(isinstance(block, Table) for block in cell.blocks):
        return True
    if len(cell.blocks) >= 3 and any(isinstance(b, Paragraph) and b.heading for b in cell.blocks):
        return True
    text = cell.text
    return len(text) >= _LONG and len(_SENTENCE_END.findall(text)) >= 2


def _clip(cell: RawCell, last: int) -> RawCell:
    """The cell cut off below the last row."""
    room = max(1, last - cell.row + 1)
    return cell if cell.row_span <= room else replace(cell, row_span=room)


def _is_data(cells: Sequence[RawCell]) -> bool:
    """Whether cells have the shape of data: two rows of two cells, or one telling row."""
    per_row = Counter(cell.row for cell in cells)
    if len(per_row) >= 2 and max(per_row.values()) >= 2:
        return True
    texts = [cell.text for cell in cells]
    short = len(per_row) == 1 and all(len(text) <= _SHORT for text in texts)
    return short and len(texts) >= 2 and (len(texts) >= 3 or any(map(is_numeric, texts)))
