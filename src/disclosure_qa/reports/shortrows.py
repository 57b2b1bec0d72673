"""Rows of a list that have fewer cells than its head, where no place on a page tells which one
is missing.

Values that are as many as the heads of values fill them, unit or no unit. Fewer stand together
in one cell that spans the value columns: a number for none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.reports.cellwords import CellWords, Says
from disclosure_qa.reports.grids import by_row, in_order

_HEADS = frozenset({Says.NAME_HEAD, Says.UNIT_HEAD, Says.COLUMN_HEAD})


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a head row has its units and its values."""

    unit: int | None
    values: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first column right of the labels."""
        return self.values[0] if self.unit is None else min(self.unit, self.values[0])


def settle_short_rows(table: Table, words: CellWords) -> Table:
    """The table with no value under a head that may not be its own."""
    settled: list[Cell] = []
    head: _Head | None = None
    for row, cells in by_row(table).items():
        head = _head(cells, words) or head
        settled += _settled(table, row, cells, head, words) if head else cells
    return in_order(settled, table.page)


def _head(cells: list[Cell], words: CellWords) -> _Head | None:
    said = {cell.column: words.says(cell.text) for cell in cells if cell.text}
    values = tuple(column for column, says in said.items() if says is Says.COLUMN_HEAD)
    if not values or not set(said.values()) <= _HEADS or len(said) < 2:
        return None
    unit = next((column for column, says in said.items() if says is Says.UNIT_HEAD), None)
    return _Head(unit, values)


def _settled(
    table: Table, row: int, cells: list[Cell], head: _Head, words: CellWords
) -> Iterator[Cell]:
    right = [cell for cell in cells if cell.column >= head.first]
    if not _is_short(table, row, cells, head):
        yield from cells
        return
    yield from (cell for cell in cells if cell.column < head.first)
    written = [cell for cell in right if cell.text]
    unit = next((cell for cell in written if words.says(cell.text) is Says.UNIT), None)
    values = [cell for cell in right if cell is not unit and (cell.text or unit)]
    if head.unit is not None:
        yield replace(unit or Cell("", row, 0), column=head.unit)
    if len(values) == len(head.values):
        yield from (
            replace(cell, column=column) for cell, column in zip(values, head.values, strict=True)
        )
        return
    text = " ".join(cell.text for cell in values if cell.text)
    width = head.values[-1] - head.values[0] + 1
    yield Cell(text, row, head.values[0], 1, width, page=cells[0].page)


def _is_short(table: Table, row: int, cells: list[Cell], head: _Head) -> bool:
    """A value's place has no cell at all, others have, and nothing says where they stand."""
    places = [table.at(row, column) for column in head.values]
    own = [cell for cell in cells if cell.column >= head.first]
    plain = all(cell.row_span == cell.column_span == 1 and cell.box is None for cell in own)
    return len(places) > 1 and None in places and any(cell.text for cell in own) and plain
