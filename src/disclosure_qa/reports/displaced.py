"""Rows of tables 3 and 4 whose cells do not stand under their heads: a cell was left out of the row, or
a group beside it spans a row too few or too many."""

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.reports.cellwords import (
    APPLICANT_HEADS,
    ORGANISATION_HEAD,
    REVIEW_HEADS,
    TOTAL_HEADS,
    CellWords,
    Says,
)
from disclosure_qa.reports.grids import by_row, in_order
from disclosure_qa.text.normalise import key

_LEAST_KINDS = 2


@dataclass(frozen=True, slots=True)
class _Values:
    """The columns of values, and the first row below their heads."""

    first: int
    last: int
    below: int


def displaced_rows(table: Table, words: CellWords) -> frozenset[int]:
    """The rows with a label among the values, or with values and no cell under one of the heads.

    Cells whose place on a page is known stand where they were printed.
    """
    values = _values(table)
    if values is None:
        return frozenset()
    rows = by_row(table)
    return frozenset(
        row
        for row in range(values.below, table.row_count)
        if _is_out(table, rows[row], values, words)
    )


def without_doubtful_values(table: Table, rows: frozenset[int]) -> Table:
    """The table with the values of these rows in one cell each: a number for none of the columns."""
    values = _values(table)
    return in_order(_settled(table, rows, values), table.page) if values and rows else table


def _values(table: Table) -> _Values | None:
    rows = by_row(table)
    for row, cells in rows.items():
        texts = {key(cell.text) for cell in cells}
        if {"行政复议", "行政诉讼"} <= texts:
            return _results(rows)
        if not {"自然人", ORGANISATION_HEAD} <= texts:
            continue
        heads = [*cells, *rows.get(row + 1, [])]
        found = [cell for cell in heads if key(cell.text) in APPLICANT_HEADS | TOTAL_HEADS]
        kinds = [cell for cell in found if cell.row > row]
        if len(kinds) < _LEAST_KINDS:
            return None
        columns = [cell.column for cell in found]
        return _Values(min(columns), max(columns), row + 2)
    return None


def _results(rows: dict[int, list[Cell]]) -> _Values | None:
    """The columns of table 4, all under the results of 行政复议 and of the two ways to court."""
    heads = [cell for cells in rows.values() for cell in cells if key(cell.text) in REVIEW_HEADS]
    if len(heads) < 2 * len(REVIEW_HEADS):
        return None
    columns = [cell.column for cell in heads]
    return _Values(min(columns), max(columns), 1 + max(cell.row for cell in heads))


def _is_out(table: Table, cells: list[Cell], values: _Values, words: CellWords) -> bool:
    own = [cell for cell in cells if values.first <= cell.column and cell.text]
    if not own or any(cell.box is not None for cell in cells):
        return False
    row = own[0].row
    missing = any(table.at(row, place) is None for place in range(values.first, values.last + 1))
    return missing or any(words.says(cell.text) is Says.LABEL for cell in own)


def _settled(table: Table, rows: frozenset[int], values: _Values) -> Iterator[Cell]:
    for row, cells in by_row(table).items():
        right = [cell for cell in cells if cell.column >= values.first and row in rows]
        yield from (cell for cell in cells if cell not in right)
        if right:
            text = " ".join(cell.text for cell in right if cell.text)
            width = values.last - values.first + 1
            yield Cell(text, row, values.first, 1, width, page=right[0].page)
