"""The columns of a Word table, freed of the slivers that editing leaves between them."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure_qa.readers.grid import RawCell
from disclosure_qa.readers.ooxml import Element, W, number

_SLIVER = 113
"""Width in twips, 2 mm, under which a grid column holds no text and parts no cells."""


def without_slivers(cells: list[RawCell], table: Element) -> list[RawCell]:
    """The cells with edges that lie closer than a sliver taken as one.

    Dragged cell borders leave columns of a hair's breadth, so that a header and the values
    under it differ by a column in number and by nothing to the eye. Where the file does not
    give the widths of all columns, the cells stay as they are.
    """
    line_of = _lines(table)
    last = max((cell.column + cell.column_span for cell in cells), default=0)
    if len(line_of) <= last or line_of[-1] == len(line_of) - 1:
        return cells
    moved = [_moved(cell, line_of) for cell in cells]
    kept = [cell for cell in moved if cell.column_span > 0]
    lost = any(cell.blocks for cell in moved if cell.column_span == 0)
    return cells if lost else kept


def _moved(cell: RawCell, line_of: Sequence[int]) -> RawCell:
    start = line_of[cell.column]
    return replace(cell, column=start, column_span=line_of[cell.column + cell.column_span] - start)


def _lines(table: Element) -> list[int]:
    """For each line between grid columns, its number when near ones count as one."""
    grid = table.find(f"{W}tblGrid")
    widths = [] if grid is None else [number(c.get(f"{W}w")) for c in grid.iter(f"{W}gridCol")]
    lines = [0]
    since = 0
    for width in widths:
        since += width
        if since >= _SLIVER:
            lines.append(lines[-1] + 1)
            since = 0
        else:
            lines.append(lines[-1])
    return lines
