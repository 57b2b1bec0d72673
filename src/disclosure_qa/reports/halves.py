"""Forms printed in two or three columns of rows side by side, set below each other again."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.reports.cellwords import CellWords, Says, head_key
from disclosure_qa.reports.grids import blank_rows, in_order, rows_of

_HEAD_ROWS = 4


def halves(table: Table, words: CellWords) -> tuple[Table, ...]:
    """The parts of a table whose head is printed again beside itself (指标名称 | 单位 | 统计数 |
    指标名称 | 单位 | 统计数), left to right; the table itself where there are no such parts."""
    for row in range(min(_HEAD_ROWS, table.row_count)):
        starts = _repeated_names(list(table.starting_in(row)), words)
        if starts:
            edges = [*starts, table.column_count]
            parts = [_part(table, row, *edge) for edge in pairwise(edges)]
            crossed = any(
                _crosses(cell, row, edges) and not _is_alone(table, cell) for cell in table.cells
            )
            return (table,) if crossed else tuple(parts)
    return (table,)


def _repeated_names(cells: list[Cell], words: CellWords) -> list[int]:
    """The columns at which a head of labels stands once more, a head of values before each."""
    names = [cell for cell in cells if words.says(cell.text) is Says.NAME_HEAD]
    values = [cell.column for cell in cells if words.says(cell.text) is Says.COLUMN_HEAD]
    same = len(names) > 1 and len({head_key(name.text) for name in names}) == 1
    starts = [name.column for name in names]
    if not same or not _alike_before(cells, starts):
        return []
    starts = [start - starts[0] for start in starts]
    groups = [*pairwise(starts), (starts[-1], max(values, default=0) + 1)]
    return starts if all(any(a < v < b for v in values) for a, b in groups) else []


def _alike_before(cells: list[Cell], names: list[int]) -> bool:
    """The heads before each head of labels are the same: none, or a serial number (序号)."""
    heads = {cell.column: head_key(cell.text) for cell in cells}
    ahead = range(1, names[0] + 1)
    before = {tuple(heads.get(name - step, "") for step in ahead) for name in names}
    return len(before) == 1 and all(before.pop())


def _crosses(cell: Cell, head: int, edges: list[int]) -> bool:
    last = cell.column + cell.column_span
    return cell.row >= head and any(cell.column < edge < last for edge in edges)


def _is_alone(table: Table, cell: Cell) -> bool:
    """The one text of its row: a signature, a remark."""
    return not any(other.text for other in table.starting_in(cell.row) if other is not cell)


def _part(table: Table, head: int, first: int, last: int) -> Table:
    part = in_order(_cells(table, head, first, last), table.page)
    return rows_of(part, set(range(part.row_count)) - blank_rows(part))


def _cells(table: Table, head: int, first: int, last: int) -> Iterator[Cell]:
    """The cells of a part; what stands above the head goes with the first one."""
    for cell in table.cells:
        if cell.row < head:
            if first == 0:
                yield replace(cell, column_span=min(cell.column_span, max(1, last - cell.column)))
        elif first <= cell.column < last:
            yield replace(cell, row=cell.row, column=cell.column - first)
