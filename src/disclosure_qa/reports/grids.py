"""Grids cut and put together: rows taken out of a table, rows set below each other."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from disclosure_qa.model.report import Cell, Table


def in_order(cells: Iterable[Cell], page: int | None = None) -> Table:
    """A table of the cells in reading order."""
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), page)


def rows_of(table: Table, kept: Collection[int]) -> Table:
    """The table's rows of these numbers, set together; spans count the rows that are kept.

    A cell whose first row is left out begins at the first row that is kept.
    """
    places = {row: index for index, row in enumerate(sorted(kept))}
    if all(row in places for row in range(table.row_count)):
        return table
    cells = []
    for cell in table.cells:
        rows = [r for r in range(cell.row, cell.row + cell.row_span) if r in places]
        if rows:
            same = rows[0] == places[rows[0]] == cell.row and len(rows) == cell.row_span
            cells.append(cell if same else replace(cell, row=places[rows[0]], row_span=len(rows)))
    return in_order(cells, table.page)


def blank_rows(table: Table) -> frozenset[int]:
    """The rows in which no cell, and none that spans them, holds any text."""
    written = {
        row
        for cell in table.cells
        if cell.text.strip()
        for row in range(cell.row, cell.row + cell.row_span)
    }
    return frozenset(range(table.row_count)) - written


def written_cells(table: Table, row: int) -> tuple[Cell, ...]:
    """The cells with text that cover a row, left to right."""
    return tuple(
        sorted(
            (
                cell
                for cell in table.cells
                if cell.row <= row < cell.row + cell.row_span and cell.text.strip()
            ),
            key=lambda cell: cell.column,
        )
    )


def by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that start in each row, left to right."""
    rows: dict[int, list[Cell]] = {row: [] for row in range(table.row_count)}
    for cell in table.cells:
        rows[cell.row].append(cell)
    return {row: sorted(cells, key=lambda cell: cell.column) for row, cells in rows.items()}
