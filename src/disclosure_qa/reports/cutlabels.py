"""Labels that a page break cut or left blank, made whole by what the other labels say.

Three things happen to a table at the foot of a page: a row is cut, and its label goes on in a
row without values; a group's label is cut in two cells; a group goes on with a blank cell, or
begins with one where its label stands on the next page. Numbers of labels decide to which group
a blank cell belongs; where they do not tell, it stays blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.reports.cellwords import CellWords, Says
from disclosure_qa.reports.grids import in_order, rows_of
from disclosure_qa.text.normalise import key
from disclosure_qa.text.numbering import Numbering, numbering

_LONGEST_REST = 24
_Place = tuple[int, int]


def mend_labels(table: Table, words: CellWords) -> Table:
    """The table with cut labels whole and blank group cells joined to their group."""
    values_from = first_value_column(table, words)
    for column in range(values_from - 1):
        table = _with_whole_groups(table, column, words)
    for column in range(values_from - 2, -1, -1):
        table = _with_filled_groups(table, column)
    return _without_cut_rows(table, values_from, words)


def first_value_column(table: Table, words: CellWords) -> int:
    """The first grid column that holds a value or a unit; 0 where none does."""
    filled = {Says.VALUE, Says.UNIT, Says.UNIT_HEAD}
    return min(
        (c.column for c in table.cells if c.text and words.says(c.text) in filled), default=0
    )


def is_rest(text: str, rest: str, words: CellWords) -> bool:
    """`rest` is the end of a label that `text` begins: a label together, and neither by itself."""
    if not 0 < len(rest) <= _LONGEST_REST or numbering(rest) or words.is_label(rest):
        return False
    if _is_open(text):
        return words.is_label(text + rest)
    if words.is_label(text):
        return words.is_exact_label(text + rest) and not words.is_exact_label(text)
    return words.is_label(text + rest)


def _is_open(text: str) -> bool:
    """A bracket is open at the end of the text."""
    return sum(map(text.count, "(（")) > sum(map(text.count, ")）"))


def _column(table: Table, column: int) -> list[Cell]:
    """The cells that start in a column, top down."""
    return sorted((c for c in table.cells if c.column == column), key=lambda cell: cell.row)


def _with(table: Table, old: Sequence[Cell], new: Cell) -> Table:
    gone = set(map(id, old))
    return in_order([*(c for c in table.cells if id(c) not in gone), new], table.page)


def _spanning(upper: Cell, lower: Cell, text: str) -> Cell:
    """One cell over the rows of both."""
    rows = lower.row + lower.row_span - upper.row
    return replace(upper, text=text, row_span=rows)


def _adjoin(upper: Cell, lower: Cell) -> bool:
    return (
        upper.row + upper.row_span == lower.row
        and upper.column_span == lower.column_span
        and upper.column == lower.column
    )


def _with_whole_groups(table: Table, column: int, words: CellWords) -> Table:
    """The table with the two cells of a cut group label as one."""
    cells = _column(table, column)
    for upper, lower in pairwise(cells):
        if not (_adjoin(upper, lower) and upper.text and lower.text):
            continue
        text = _whole_label(upper.text, lower.text, words)
        if text and all(_label_beside(table, cell.row, column) for cell in (upper, lower)):
            joined = _with(table, (upper, lower), _spanning(upper, lower, text))
            return _with_whole_groups(joined, column, words)
    return table


def _whole_label(upper: str, lower: str, words: CellWords) -> str:
    """The label that two cells set below each other print together, or ""."""
    if words.is_label(lower):
        begins = key(lower).startswith(key(upper)) and key(lower) != key(upper)
        return lower if begins and not words.is_label(upper) else ""
    return upper + lower if is_rest(upper, lower, words) else ""


def _label_beside(table: Table, row: int, column: int) -> str:
    """The first label to the right of a column in a row; "" where there is none."""
    for right in range(column + 1, table.column_count):
        cell = table.at(row, right)
        if cell and cell.column > column and cell.text:
            return cell.text
    return ""


def _with_filled_groups(table: Table, column: int) -> Table:
    """The table with each stretch of blank group cells joined to the group that it belongs to."""
    for above, blanks, below in _blank_stretches(table, column):
        first, last = blanks[0].row, blanks[-1].row + blanks[-1].row_span - 1
        if below and _begins_group(table, column, first, last, below):
            whole = replace(below, row=first, row_span=below.row + below.row_span - first)
            joined = _with(table, (*blanks, below), whole)
        elif above and _continues_group(table, column, above, first):
            joined = _with(table, (above, *blanks), _spanning(above, blanks[-1], above.text))
        else:
            continue
        return _with_filled_groups(joined, column)
    return table


def _blank_stretches(
    table: Table, column: int
) -> Iterator[tuple[Cell | None, list[Cell], Cell | None]]:
    """Each stretch of blank cells with the written cell right above it and right below it.

    A stretch ends where the numbers beside it begin anew.
    """
    stretches: list[list[Cell]] = []
    for cell in _column(table, column):
        before = stretches[-1][-1] if stretches else None
        number = _number_beside(table, cell.row, column)
        anew = number is not None and number.value == 1
        if before and not before.text and not cell.text and _adjoin(before, cell) and not anew:
            stretches[-1].append(cell)
        else:
            stretches.append([cell])
    for index, stretch in enumerate(stretches):
        if stretch[0].text:
            continue
        above = stretches[index - 1][-1] if index else None
        below = stretches[index + 1][0] if index + 1 < len(stretches) else None
        yield (
            above if above and above.text and _adjoin(above, stretch[0]) else None,
            stretch,
            below if below and below.text and _adjoin(stretch[-1], below) else None,
        )


def _number_beside(table: Table, row: int, column: int) -> Numbering | None:
    return numbering(_label_beside(table, row, column))


def _begins_group(table: Table, column: int, first: int, last: int, below: Cell) -> bool:
    """The blank rows count from 1, and the group below goes on with their count."""
    start, end = _number_beside(table, first, column), _number_beside(table, last, column)
    onward = _number_beside(table, below.row, column)
    if not (start and end and onward):
        return False
    return (
        start.value == 1 and start.kind is end.kind is onward.kind and onward.value == end.value + 1
    )


def _continues_group(table: Table, column: int, above: Cell, first: int) -> bool:
    """The first blank row goes on with a count of the group above."""
    number = _number_beside(table, first, column)
    if number is None:
        return False
    rows = range(above.row, above.row + above.row_span)
    counted = (_number_beside(table, row, inner) for row in rows for inner in (column, column + 1))
    return any(
        one is not None and one.kind is number.kind and one.value == number.value - 1
        for one in counted
    )


def _without_cut_rows(table: Table, values_from: int, words: CellWords) -> Table:
    """The table with each cut row as one."""
    row = 0
    while row + 1 < table.row_count:
        merged = _merged_rows(table, row, values_from, words)
        if merged:
            table = merged
        else:
            row += 1
    return table


def _merged_rows(table: Table, row: int, values_from: int, words: CellWords) -> Table | None:
    """The table with a row and the next as one, where the next is the rest of it."""
    upper = {c.column: c for c in table.cells if c.row == row}
    lower = {c.column: c for c in table.cells if c.row == row + 1}
    pairs = [(cell, upper.get(column)) for column, cell in lower.items()]
    if not pairs or any(
        above is None or not _adjoin(above, cell) or cell.row_span > 1 for cell, above in pairs
    ):
        return None
    both = [(above, cell) for cell, above in pairs if above is not None]
    labels = [(a, b) for a, b in both if a.column < values_from and (a.text or b.text)]
    values = [(a, b) for a, b in both if a.column >= values_from]
    one_side = not any(a.text for a, _ in values) or not any(b.text for _, b in values)
    if not labels or not one_side or not all(is_rest(a.text, b.text, words) for a, b in labels):
        return None
    whole = {a.column: replace(a, text=a.text + b.text) for a, b in both}
    kept = [c for c in table.cells if not (c.row in {row, row + 1} and c.column in whole)]
    full = in_order([*kept, *whole.values()], table.page)
    return rows_of(full, set(range(table.row_count)) - {row + 1})
