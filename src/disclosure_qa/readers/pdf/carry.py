"""Tables that go on over the end of a page, made one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.looks import is_first, is_label, is_numbered, is_numeric
from disclosure_qa.readers.pdf.geometry import least
from disclosure_qa.readers.pdf.tables import PlacedCell, PlacedTable, blank_rows, without_rows
from disclosure_qa.text.normalise import key

_NEAR = 5.0
"""Points by which the columns of two parts of one table may be apart."""
_NUMBER = re.compile(r"[\d.,]+")
Pairs = list[tuple[PlacedCell, PlacedCell]]
"""Cells that a page cut in two: the upper part and the lower one."""


def continues(upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before.

    Both reach equally far left and right, and most column lines of one are lines of the other
    too.
    """
    if lower.page != upper.last_page + 1:
        return False
    whole = _with_open_groups(upper, lower)
    sides = abs(upper.xs[0] - whole.xs[0]), abs(upper.xs[-1] - whole.xs[-1])
    shared = max(_share(whole.xs, upper.xs), _share(upper.xs, whole.xs))
    return max(sides) <= _NEAR and shared >= 0.6


def _share(xs: Sequence[float], others: Sequence[float]) -> float:
    """Share of the inner lines that others lie near to."""
    inner = xs[1:-1]
    if not inner:
        return 1.0
    return sum(any(abs(x - other) <= _NEAR for other in others) for x in inner) / len(inner)


def _with_open_groups(upper: PlacedTable, lower: PlacedTable) -> PlacedTable:
    """The lower part with the group cells on its left that go on from above and are not drawn
    again, as blank open cells; the lower part as it is where there are none."""
    missing = next((i for i, x in enumerate(upper.xs) if abs(x - lower.xs[0]) <= _NEAR), 0)
    groups = [c for c in _last_row(upper) if c.column < missing]
    if not groups or not upper.open_below.issuperset(range(missing)):
        return lower
    blank = (replace(c, text="", row=0, row_span=lower.rows, page=lower.page) for c in groups)
    beside = (replace(c, column=c.column + missing) for c in lower.cells)
    added = frozenset(range(missing))
    return replace(
        lower,
        xs=(*upper.xs[:missing], *lower.xs),
        cells=(*blank, *beside),
        open_above=added | {c + missing for c in lower.open_above},
        open_below=added | {c + missing for c in lower.open_below},
    )


def join(upper: PlacedTable, lower: PlacedTable) -> PlacedTable:
    """Both parts as one table: the repeated header dropped, cut rows and cells made whole."""
    whole = _with_open_groups(upper, lower)
    xs = _common_lines(upper.xs, whole.xs)
    above, below = _on_lines(upper, xs), _on_lines(whole, xs)
    above = without_rows(above, {above.rows - 1} & blank_rows(above))
    below = without_rows(below, {0} & blank_rows(below))
    below = _without_header(above, below)
    cut = _cut_row(above, below)
    return _joined(above, below, cut or _cut_groups(above, below), rows_lost=1 if cut else 0)


def as_table(table: PlacedTable) -> Table:
    """The table without its geometry, cells in reading order."""
    ordered = sorted(_grouped(table), key=lambda cell: (cell.row, cell.column))
    return Table(
        tuple(
            Cell(c.text, c.row, c.column, c.row_span, c.column_span, c.page, c.box, c.confidence)
            for c in ordered
        ),
        page=table.page,
    )


def _grouped(table: PlacedTable) -> Iterator[PlacedCell]:
    """The cells, those made one with the group above that a page break drew apart from it.

    Such a cell is blank, stands under a group of several rows and before a label that is not
    the first of another group.
    """
    starts = {(c.row, c.column): c for c in table.cells}
    lower: dict[int, PlacedCell] = {}
    for group in table.cells:
        rest = starts.get((group.row + group.row_span, group.column))
        if rest and group.row_span > 1 and group.text and _is_apart(group, rest, starts):
            lower[id(group)] = rest
    taken = {id(cell) for cell in lower.values()}
    for cell in table.cells:
        if id(cell) in lower:
            yield replace(cell, row_span=cell.row_span + lower[id(cell)].row_span)
        elif id(cell) not in taken:
            yield cell


def _is_apart(
    group: PlacedCell, rest: PlacedCell, starts: dict[tuple[int, int], PlacedCell]
) -> bool:
    beside = starts.get((rest.row, rest.column + rest.column_span))
    if rest.text or rest.column_span != group.column_span or beside is None:
        return False
    return is_label(beside.text) and not is_first(beside.text)


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
        for cell in sorted(table.cells, key=_column)
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
    texts = [text for text, *_ in cells]
    worded = any(texts) and not any(_NUMBER.fullmatch(text) for text in texts)
    return worded and cells == _row_key(upper, row)


def _first_row(table: PlacedTable) -> list[PlacedCell]:
    return sorted((c for c in table.cells if c.row == 0), key=_column)


def _last_row(table: PlacedTable) -> list[PlacedCell]:
    ending = (c for c in table.cells if c.row + c.row_span == table.rows)
    return sorted(ending, key=_column)


def _cut_row(upper: PlacedTable, lower: PlacedTable) -> Pairs:
    """The halves of the cells of a row that the page cut in two; empty where it cut none.

    The rows must divide alike, and the lower half complete the upper one: where producers draw
    no line at the cut; where the upper half has the labels and the lower one the values; and
    where the lower one holds nothing but the rest of words that filled their cells to the last
    line.
    """
    last = sorted((c for c in upper.cells if c.row == upper.rows - 1), key=_column)
    groups = [pair for pair in _cut_groups(upper, lower) if pair[0].row < upper.rows - 1]
    first = [c for c in _first_row(lower) if c not in {cell for _, cell in groups}]
    alike = [(c.column, c.column_span) for c in last] == [(c.column, c.column_span) for c in first]
    if not alike or all(c.row_span > 1 for c in first):
        return []
    pairs = list(zip(last, first, strict=True))
    return [*groups, *pairs] if _completes(pairs, upper, lower) else []


def _completes(pairs: Pairs, upper: PlacedTable, lower: PlacedTable) -> bool:
    both = [(a, b) for a, b in pairs if a.text and b.text]
    if any(is_numeric(b.text) or is_numbered(b.text) for _, b in both):
        return False
    if all(_is_open(b, upper, lower) for _, b in pairs):
        return len(both) < len(pairs)
    if not both:
        label, rest = pairs[0]
        return bool(label.text and not rest.text) and not any(is_numeric(a.text) for a, _ in pairs)
    written = sum(bool(b.text) for _, b in pairs)
    return len(both) == written < len(pairs) and all(a.full for a, _ in both)


def _cut_groups(upper: PlacedTable, lower: PlacedTable) -> Pairs:
    """Cells at the end of a page with their rest on the next, but for those of a cut row."""
    ends = {(c.column, c.column_span): c for c in _last_row(upper)}
    pairs: Pairs = []
    grouping = True
    for cell in _first_row(lower):
        above = ends.get((cell.column, cell.column_span))
        grouping = grouping and above is not None and _goes_on(above, cell, upper, lower)
        if above is None:
            continue
        opened = _is_open(cell, upper, lower) and not (above.text and cell.text)
        if grouping or opened:
            pairs.append((above, cell))
    return pairs


def _is_open(cell: PlacedCell, upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether no line parts a cell at the top of a page from the end of the page before."""
    columns = range(cell.column, cell.column + cell.column_span)
    return all(c in upper.open_below and c in lower.open_above for c in columns)


def _goes_on(group: PlacedCell, cell: PlacedCell, upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether a cell at the top of a page is the rest of the group's cell above it.

    The rest of a group is blank, or the rest of its words where it covers several rows, or all
    of its words where the part above is blank; the next words beside it are a label.
    """
    if not is_label(_beside(cell, _first_row(lower))) or is_numeric(group.text):
        return False
    if not cell.text:
        return True
    numbered = is_numbered(cell.text)
    if not group.text:
        first = (c for c in upper.cells if c.row == group.row)
        return numbered and is_first(_beside(group, sorted(first, key=_column)))
    grouping = cell.row_span > 1 or group.row_span > 1
    return grouping and not numbered and is_numbered(group.text)


def _beside(cell: PlacedCell, row: Sequence[PlacedCell]) -> str:
    """The next words to the right of a cell in its row."""
    return next((c.text for c in row if c.column > cell.column and c.text), "")


def _column(cell: PlacedCell) -> int:
    return cell.column


def _joined(upper: PlacedTable, lower: PlacedTable, pairs: Pairs, *, rows_lost: int) -> PlacedTable:
    """Both parts, the cells of each pair made one; `rows_lost` is 1 where a cut row closes up."""
    rest = {id(above): below for above, below in pairs}
    taken = {id(below) for below in rest.values()}
    offset = upper.rows - rows_lost
    kept = (
        _whole(cell, rest[id(cell)], rows_lost) if id(cell) in rest else cell
        for cell in upper.cells
    )
    moved = (replace(c, row=c.row + offset) for c in lower.cells if id(c) not in taken)
    return replace(
        upper,
        cells=(*kept, *moved),
        rows=offset + lower.rows,
        open_below=lower.open_below,
        last_page=lower.last_page,
    )


def _whole(cell: PlacedCell, rest: PlacedCell, rows_lost: int) -> PlacedCell:
    return replace(
        cell,
        text=join_lines((cell.text, rest.text)),
        row_span=cell.row_span + rest.row_span - rows_lost,
        confidence=least((cell.confidence, rest.confidence)),
    )
