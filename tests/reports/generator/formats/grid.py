"""Where each cell of a table with spans lies."""

from dataclasses import dataclass

from reports.generator.model import Cell, Table


@dataclass(frozen=True)
class Placed:
    """A cell with its first row and column."""

    cell: Cell
    row: int
    column: int


def place(table: Table) -> tuple[Placed, ...]:
    """Every cell with its place, row by row, as a browser lays them out."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            placed.append(Placed(cell, number, column))
            taken |= {
                (number + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }
            column += cell.colspan
    return tuple(placed)
