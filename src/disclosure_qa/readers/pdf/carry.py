"""Tables that go on over the end of a page, made one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.readers.grid import is_numeric
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.pdf.tables import PlacedCell, PlacedTable
from disclosure_qa.text.normalise import key

_NEAR = 5.0
"""Points by which the columns of two parts of one table may be apart."""
_LONGEST_UNIT = 3
_NUMBERED = re.compile(
    r"\s*(?:其中|第?[一二三四五六七八九十]{1,3}\s*[、．.]|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|\d{1,2}\s*[.．、]|[①-⑳])"
)


def continues(upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before.

    Both reach equally far left and right, and most column lines of the lower one are lines of
    the upper one too.
    """
    if lower.page != upper.last_page + 1:
        return False
    sides = abs(upper.xs[0] - lower.xs[0]), abs(upper.xs[-1] - lower.xs[-1])
    inner = lower.xs[1:-1]
    shared = sum(any(abs(x - other) <= _NEAR for other in upper.xs) for x in inner)
    return max(sides) <= _NEAR and shared >= 0.6 * len(inner)


def join(upper: PlacedTable, lower: PlacedTable) -> PlacedTable:
    """Both parts as one table: the repeated header dropped, cut rows and cells made whole."""
    xs = _common_lines(upper.xs, lower.xs)
    above, below = _on_lines(upper, xs), _on_lines(lower, xs)
    below = _without_header(above, below)
    if _is_cut_row(above, below):
        cells, rows = _mend_row(above, below)
    else:
        cells, rows = _append(above, below)
    return replace(
        above,
        cells=cells,
        rows=rows,
        open_below=below.open_below,
        last_page=lower.last_page,
    )


def as_table(table: PlacedTable) -> Table:
    """The table without its geometry, cells in reading order."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return Table(
        tuple(
            Cell(c.text, c.row, c.column, c.row_span, c.column_span, c.page, c.box) for c in ordered
        ),
        page=table.page,
    )


def _common_lines(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    """The lines of both, near ones taken as one."""
    fresh = [x for x in second if all(abs(x - other) > _NEAR for other in first)]
    return tuple(sorted([*first, *fresh]))


def _on_lines(table: PlacedTable, xs: tuple[float, ...]) -> PlacedTable:
    """The table with its columns counted by other lines, among which are its own."""
    place = [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in table.xs]
    cells = tuple(
        replace(
            cell,
            column=place[cell.column],
            column_span=place[cell.column + cell.column_span] - place[cell.column],
        )
        for cell in table.cells
    )
    return replace(
        table,
        xs=xs,
        cells=cells,
        open_above=_widened(table.open_above, place),
        open_below=_widened(table.open_below, place),
    )


def _widened(columns: frozenset[int], place: Sequence[int]) -> frozenset[int]:
    return frozenset(new for c in columns for new in range(place[c], place[c + 1]))


def _row_key(table: PlacedTable, row: int) -> list[tuple[str, int, int, int]]:
    return [
        (key(cell.text), cell.column, cell.column_span, cell.row_span)
        for cell in sorted(table.cells, key=lambda cell: cell.column)
        if cell.row == row
    ]


def _without_header(upper: PlacedTable, lower: PlacedTable) -> PlacedTable:
    """The lower part without leading rows that repeat the upper part's first rows."""
    same = 0
    while same < min(upper.rows, lower.rows - 1) and _repeats(upper, lower, same):
        same += 1
    if not same or any(c.row < same < c.row + c.row_span for c in lower.cells):
        return lower
    cells = tuple(replace(c, row=c.row - same) for c in lower.cells if c.row >= same)
    return replace(lower, cells=cells, rows=lower.rows - same, open_above=frozenset())


def _repeats(upper: PlacedTable, lower: PlacedTable, row: int) -> bool:
    """Whether a row of the lower part is the upper part's same row again, and no row of values."""
    cells = _row_key(lower, row)
    worded = any(text for text, *_ in cells) and not any(is_numeric(t) for t, *_ in cells)
    return worded and cells == _row_key(upper, row)


def _first_row(table: PlacedTable) -> list[PlacedCell]:
    return sorted((c for c in table.cells if c.row == 0), key=lambda c: c.column)


def _last_row(table: PlacedTable) -> list[PlacedCell]:
    ending = (c for c in table.cells if c.row + c.row_span == table.rows)
    return sorted(ending, key=lambda c: c.column)


def _is_cut_row(upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether the page cut a row in two: both halves divide alike, and the lower one completes.

    It does where producers draw no line at the cut; where the upper half has the labels and
    the lower one the values; and where the lower one holds nothing but the rest of words that
    filled their cells to the last line.
    """
    last, first = _last_row(upper), _first_row(lower)
    alike = [(c.column, c.column_span) for c in last] == [(c.column, c.column_span) for c in first]
    if not alike or any(c.row_span > 1 for c in first):
        return False
    pairs = list(zip(last, first, strict=True))
    both = [(a, b) for a, b in pairs if a.text and b.text]
    if any(is_numeric(b.text) or _NUMBERED.match(b.text) for _, b in both):
        return False
    if _is_open(upper.open_below, upper) and _is_open(lower.open_above, lower):
        return len(both) < len(pairs)
    if not both:
        return bool(last[0].text) and not first[0].text and not _holds_value(last)
    rest = [b for b in first if b.text]
    return len(both) == len(rest) < len(pairs) and all(a.full for a, _ in both)


def _is_open(columns: frozenset[int], table: PlacedTable) -> bool:
    return len(columns) == len(table.xs) - 1


def _holds_value(row: Sequence[PlacedCell]) -> bool:
    return any(is_numeric(cell.text) for cell in row)


def _mend_row(upper: PlacedTable, lower: PlacedTable) -> tuple[tuple[PlacedCell, ...], int]:
    """The cells of both parts where the lower one's first row completes the upper one's last."""
    rest = {cell.column: cell.text for cell in _first_row(lower)}
    whole = (
        replace(cell, text=join_lines((cell.text, rest[cell.column])))
        if cell.row + cell.row_span == upper.rows and cell.column in rest
        else cell
        for cell in upper.cells
    )
    moved = (replace(c, row=c.row + upper.rows - 1) for c in lower.cells if c.row > 0)
    return (*whole, *moved), upper.rows + lower.rows - 1


def _append(upper: PlacedTable, lower: PlacedTable) -> tuple[tuple[PlacedCell, ...], int]:
    """The cells of both parts, groups that the page cut made one."""
    ends = {(c.column, c.column_span): c for c in _last_row(upper)}
    joined: dict[PlacedCell, PlacedCell] = {}
    for cell in _first_row(lower):
        group = ends.get((cell.column, cell.column_span))
        if group is None or not _goes_on(group, cell, lower):
            break
        joined[group] = cell
    kept = tuple(_joined(c, joined[c]) if c in joined else c for c in upper.cells)
    taken = set(joined.values())
    moved = tuple(replace(c, row=c.row + upper.rows) for c in lower.cells if c not in taken)
    return kept + moved, upper.rows + lower.rows


def _goes_on(group: PlacedCell, cell: PlacedCell, lower: PlacedTable) -> bool:
    """Whether a cell at the top of a page is the rest of the group's cell above it.

    The rest of a group is blank, or the rest of its words where it covers several rows; the
    next words beside it are a label, no unit and no value.
    """
    beside = next((c.text for c in _first_row(lower) if c.column > cell.column and c.text), "")
    if len(beside) <= _LONGEST_UNIT or is_numeric(beside) or is_numeric(group.text):
        return False
    if not cell.text:
        return True
    grouping = cell.row_span > 1 or group.row_span > 1
    return grouping and not _NUMBERED.match(cell.text) and bool(_NUMBERED.match(group.text))


def _joined(group: PlacedCell, rest: PlacedCell) -> PlacedCell:
    return replace(
        group,
        text=join_lines((group.text, rest.text)),
        row_span=group.row_span + rest.row_span,
    )
