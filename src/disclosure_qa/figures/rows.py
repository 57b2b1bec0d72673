"""The data rows of a band: their label paths, units, and what stands in each value column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.figures.bands import Band, is_mark
from disclosure_qa.figures.columns import Column, Columns
from disclosure_qa.figures.heads import printed_label, year_in
from disclosure_qa.figures.legible import number_in
from disclosure_qa.figures.levels import Outline
from disclosure_qa.model.figure import Period
from disclosure_qa.model.report import Cell, Table
from disclosure_qa.text.numbers import Number

_YEAR_LABEL = re.compile(r"(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年度?")
_PLAIN_LABEL = re.compile(r"(?:本年度?|全年)?(?:数量|件数|数值|合计|总计|总数)?")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a value column of a row. Not `certain`: it may belong to others as well."""

    column: Column
    cell: Cell | None
    number: Number | None
    certain: bool = True

    @property
    def printed(self) -> str:
        """The cell's text; "" where there is no cell."""
        return self.cell.text if self.cell else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A data row with its label path; the path is empty where the columns alone name the value."""

    row: int
    path: tuple[str, ...]
    unit: str
    values: tuple[Value, ...]


def read_rows(
    table: Table, band: Band, columns: Columns, outline: Outline, year: int
) -> Iterator[Row]:
    """The rows that have a label of their own; those of other years are left out."""
    for row in band.data:
        labels = _labels(table, row, columns)
        if columns.labels and (not labels or labels[-1].row != row):
            continue
        values = _values(table, row, columns, labels)
        path = outline.path_of(labels, row, valued=any(value.number for value in values))
        if path and _names_nothing(path[-1], lone=len(band.data) == 1):
            if year_in(path[-1]) in {None, year}:
                yield Row(row, path[:-1], "", values)
        else:
            yield Row(row, path, _unit(table, row, columns, labels), values)


def _names_nothing(label: str, *, lone: bool) -> bool:
    """A year down the side, or 数量 before a table's one row: the columns name what is counted."""
    return bool(_YEAR_LABEL.fullmatch(label) or (lone and _PLAIN_LABEL.fullmatch(label)))


def _labels(table: Table, row: int, columns: Columns) -> list[Cell]:
    labels: list[Cell] = []
    for column in columns.labels:
        cell = table.at(row, column)
        if cell is not None and cell.text and cell not in labels:
            labels.append(cell)
    return labels


def _unit(table: Table, row: int, columns: Columns, labels: list[Cell]) -> str:
    cells = (table.at(row, column) for column in columns.units)
    text = next((cell.text for cell in cells if cell and cell.text and cell not in labels), "")
    return "" if is_mark(text) else re.sub(r"^[(（](.*)[)）]$", r"\1", printed_label(text))


def _values(table: Table, row: int, columns: Columns, labels: list[Cell]) -> tuple[Value, ...]:
    values = tuple(_value(table, row, column, labels) for column in columns.values)
    # Where each column has its own filled cell, none holds another's number as well: then
    # spaces among the digits are the typesetter's.
    if all(value.printed and value.certain for value in values):
        return tuple(replace(v, number=number_in(v.cell, spaced=True)) for v in values)
    return values


def _value(table: Table, row: int, column: Column, labels: list[Cell]) -> Value:
    """The cell of a row in a column; a number shared with other rows or columns is not it."""
    cells: list[Cell] = []
    for place in range(column.first, column.last + 1):
        cell = table.at(row, place)
        if cell is not None and cell not in labels and cell not in cells:
            cells.append(cell)
    filled = [cell for cell in cells if cell.text] or cells
    if not filled:
        return Value(column, None, None)
    cell = filled[0]
    height = labels[-1].row_span if labels else 1
    own = cell.row == row and cell.row_span <= height and len(filled) == 1
    inside = column.first <= cell.column and cell.column + cell.column_span <= column.last + 1
    return Value(column, cell, number_in(cell), own and inside)


def without_repeats(rows: Sequence[Row]) -> list[Row]:
    """Rows in which 本期实际 beside 本年累计 is no second number of the year.

    Where the two columns agree, one is shown: that which holds a number. Where they differ
    anywhere in the table, 本期实际 counts less than the year, and may claim nothing.
    """
    pairs = [pair for row in rows if (pair := _pair(row))]
    agree = all(
        first.number.value == second.number.value
        for first, second in pairs
        if first.number and second.number
    )
    return [replace(row, values=tuple(_kept(row, agree))) for row in rows]


def _pair(row: Row) -> tuple[Value, Value] | None:
    """The values of 本期实际 and of 本年累计."""
    part = next((v for v in row.values if v.column.repeats), None)
    year = (v for v in row.values if v.column.period is Period.YEAR and not v.column.repeats)
    whole = next(year, None)
    return (part, whole) if part and whole else None


def _kept(row: Row, agree: bool) -> Iterator[Value]:
    pair = _pair(row)
    if pair is None:
        yield from row.values
        return
    part, whole = pair
    dropped = part if whole.number or not part.number else whole
    for value in row.values:
        if agree and value is not dropped:
            yield value
        elif not agree and value is part and value.number:
            yield replace(value, column=replace(value.column, claimable=False))
        elif not agree and value is not part:
            yield value
