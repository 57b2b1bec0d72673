"""Tables without upright lines: columns by the room between them, rows by what stands in them.

Only what is certain becomes a table: every column but the first holds numbers and units alone
and keeps its edge, every column of numbers has a head of its own, and every line belongs to one
row. All else stays prose: a number in the wrong column is worse than one that is not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from disclosure_qa.readers.looks import is_unit, is_value
from disclosure_qa.readers.pdf.geometry import Glyph, Rule
from disclosure_qa.readers.pdf.lines import line_of, rows_of
from disclosure_qa.readers.pdf.ruling import Region, RuledGrid

_APART = 1.0
"""Room, in parts of the print's height, from which on two pieces of a line are two cells."""
_GUTTER = 0.8
"""Room that stays free between two columns on all lines of a table."""
_EDGE = 0.8
"""By how much the left edges, the right edges or the middles of a column's cells may differ."""
_CLOSER = 0.15
"""By how much lines of one cell stand closer than rows do."""
_WRAPPED = 0.4
"""Room, in parts of the print's height, that lines of one cell leave between them at most."""
_DISTANT = 3.5
_MARGIN = 2.0
_FEWEST_ROWS = 3
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands together on a line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def fills(self) -> bool:
        """Whether it is what a column of numbers or units holds."""
        return is_value(self.text) or is_unit(self.text)


_Line = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: its height on the page and, by column, its pieces."""

    top: float
    bottom: float
    cells: dict[int, list[_Piece]]


def aligned_grids(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], above: RuledGrid | None = None
) -> list[RuledGrid]:
    """The tables among glyphs that stand in no grid of rules, from top to bottom.

    `above` is the last table of the page before, whose columns may go on.
    """
    lines = [_pieces(row) for row in rows_of(glyphs)]
    found: list[RuledGrid] = []
    start = 0
    for first, end in _stretches(lines):
        goes_on = above if first - start <= 1 else None
        if grid := _table(lines[start:first], lines[first:end], rules, goes_on):
            found.append(grid)
        above, start = None, end
    return found


def _pieces(row: Sequence[Glyph]) -> _Line:
    runs: list[list[Glyph]] = []
    for glyph in row:
        if runs and glyph.x0 - runs[-1][-1].x1 < _APART * glyph.height:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    lines = (line_of(run, 0) for run in runs)
    return tuple(_Piece(line.text, *line.box) for line in lines if line.text)


def _stretches(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Where lines may be the rows of one table: the first and the last end in values, and
    between them stand only such lines and pieces of labels to their left."""
    rows = [index for index, line in enumerate(lines) if len(line) > 1 and line[-1].fills]
    run: list[int] = []
    for index in rows:
        if run and not _joined(lines[run[-1] : index + 1]):
            yield run[0], _with_tail(lines, run)
            run = []
        run.append(index)
    if run:
        yield run[0], _with_tail(lines, run)


def _joined(lines: Sequence[_Line]) -> bool:
    """Whether nothing parts the first of some lines from the last."""
    near = all(
        lower[0].top - upper[0].bottom <= _DISTANT * upper[0].height
        for upper, lower in pairwise(lines)
    )
    edge = min(line[-1].x0 for line in (lines[0], lines[-1]))
    return near and all(line[-1].fills or line[-1].x1 < edge for line in lines[1:-1])


def _with_tail(lines: Sequence[_Line], run: Sequence[int]) -> int:
    """Where a stretch ends: behind the rest of a label that stands close under its last line."""
    end = run[-1] + 1
    edge = min(lines[index][-1].x0 for index in run)
    while end < len(lines) and len(lines[end]) == 1 and lines[end][0].x1 < edge:
        upper, lower = lines[end - 1][0], lines[end][0]
        if lower.top - upper.bottom > _WRAPPED * upper.height:
            break
        end += 1
    return end


def _table(
    before: Sequence[_Line], lines: Sequence[_Line], rules: Sequence[Rule], above: RuledGrid | None
) -> RuledGrid | None:
    """The grid that a stretch of lines makes with the heads above it; None in any doubt."""
    walls = _fitting(above, lines) or _walls(lines)
    if len(walls) < 3:
        return None
    rows = _rows(lines, walls, rules)
    heads = _heads(before, walls, lines[0])
    if not _is_certain(rows, walls) or not _is_named(rows, heads, walls, above):
        return None
    return _grid([*heads, *rows], walls)


def _grid(rows: Sequence[_Row], walls: Sequence[float]) -> RuledGrid:
    """Rows and walls as a grid around all that stands in them."""
    pieces = [piece for row in rows for cell in row.cells.values() for piece in cell]
    xs = (
        min(walls[0], *(piece.x0 - _MARGIN for piece in pieces)),
        *walls[1:-1],
        max(walls[-1], *(piece.x1 + _MARGIN for piece in pieces)),
    )
    ys = (
        rows[0].top - _MARGIN,
        *((upper.bottom + lower.top) / 2 for upper, lower in pairwise(rows)),
        rows[-1].bottom + _MARGIN,
    )
    places = product(range(len(rows)), range(len(walls) - 1))
    return RuledGrid(xs, ys, tuple(Region(row, column, 1, 1) for row, column in places))


def _fitting(above: RuledGrid | None, lines: Sequence[_Line]) -> list[float]:
    """The walls of a table above, where every piece of some lines stands between two of them."""
    walls = [] if above is None else list(above.xs)
    fits = walls and all(_column(piece, walls) is not None for line in lines for piece in line)
    return walls if fits else []


def _walls(lines: Sequence[_Line]) -> list[float]:
    """The middles of what stays free on all lines, and the outer bounds."""
    pieces = sorted((piece for line in lines for piece in line), key=lambda piece: piece.x0)
    height = max(piece.height for piece in pieces)
    walls = [pieces[0].x0 - _MARGIN]
    reach = pieces[0].x1
    for piece in pieces:
        if piece.x0 - reach >= _GUTTER * height:
            walls.append((reach + piece.x0) / 2)
        reach = max(reach, piece.x1)
    return [*walls, reach + _MARGIN]


def _column(piece: _Piece, walls: Sequence[float]) -> int | None:
    """The column that a piece stands in; None where it reaches into another."""
    for column, (left, right) in enumerate(pairwise(walls)):
        if left <= piece.x0 and piece.x1 <= right:
            return column
    return None


def _rows(lines: Sequence[_Line], walls: Sequence[float], rules: Sequence[Rule]) -> list[_Row]:
    """The rows that lines make: each label with all its lines, and the values beside it."""
    labels = [line[0] for line in lines if line[0].x1 <= walls[1]]
    values = [[p for p in line if p.x0 >= walls[1]] for line in lines]
    rows = [_Row(c[0].top, c[-1].bottom, {0: c}) for c in _clusters(labels, values, rules)]
    for line in filter(None, values):
        middle = (line[0].top + line[0].bottom) / 2
        home = next((row for row in rows if row.top <= middle <= row.bottom), None)
        if home is None:
            return []
        for piece in line:
            home.cells.setdefault(_column(piece, walls) or 0, []).append(piece)
    return rows


def _clusters(
    labels: Sequence[_Piece], values: Sequence[Sequence[_Piece]], rules: Sequence[Rule]
) -> list[list[_Piece]]:
    """The lines of each label. They stand closer than rows do, and no rule runs between them."""
    beside = [any(line and _level(label, line[0]) for line in values) for label in labels]
    between = [
        lower.top - upper.bottom
        for (upper, up), (lower, low) in pairwise(zip(labels, beside, strict=True))
        if up and low
    ]
    closest = min(between, default=0.0)
    found: list[list[_Piece]] = []
    for label in labels:
        upper = found[-1][-1] if found else None
        within = upper and label.top - upper.bottom < closest - _CLOSER * label.height
        if upper and within and not _ruled(upper, label, rules):
            found[-1].append(label)
        else:
            found.append([label])
    return found


def _level(one: _Piece, other: _Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * min(one.height, other.height)


def _ruled(upper: _Piece, lower: _Piece, rules: Sequence[Rule]) -> bool:
    """Whether a visible rule runs between two lines of a column."""
    middle = (upper.top + upper.bottom) / 2, (lower.top + lower.bottom) / 2
    return any(
        rule.horizontal
        and rule.visible
        and middle[0] < rule.at < middle[1]
        and rule.start <= lower.x0 + 1
        and rule.end >= lower.x1 - 1
        for rule in rules
    )


def _heads(before: Sequence[_Line], walls: Sequence[float], first: _Line) -> list[_Row]:
    """The lines above a table that name its columns: each piece over one column."""
    heads: list[_Row] = []
    below = first
    for line in reversed(before[-_MOST_HEADS:]):
        columns = [_column(piece, [-1e6, *walls[1:-1], 1e6]) for piece in line]
        distant = below[0].top - line[0].bottom > _DISTANT * line[0].height
        if distant or None in columns or len(set(columns)) < len(columns) or columns == [0]:
            break
        head = _Row(
            min(piece.top for piece in line),
            max(piece.bottom for piece in line),
            {column or 0: [piece] for column, piece in zip(columns, line, strict=True)},
        )
        wrapped = heads and heads[0].top - head.bottom < _WRAPPED * line[0].height
        heads[: bool(wrapped)] = [_merged(head, heads[0]) if wrapped else head]
        below = line
    return heads


def _merged(upper: _Row, lower: _Row) -> _Row:
    columns = {*upper.cells, *lower.cells}
    cells = {c: [*upper.cells.get(c, ()), *lower.cells.get(c, ())] for c in columns}
    return _Row(min(upper.top, lower.top), max(upper.bottom, lower.bottom), cells)


def _is_certain(rows: Sequence[_Row], walls: Sequence[float]) -> bool:
    """Whether rows stand clear of each other, labelled, and each column is of one kind."""
    if len(rows) < _FEWEST_ROWS or any(a.bottom > b.top for a, b in pairwise(rows)):
        return False
    labels = [row.cells[0] for row in rows]
    if any(len(row) > 1 for r in rows for column, row in r.cells.items() if column):
        return False
    if all(label[0].fills for label in labels) or _wraps_unseen(rows):
        return False
    return all(_is_column(rows, column) for column in range(1, len(walls) - 1))


def _wraps_unseen(rows: Sequence[_Row]) -> bool:
    """Whether a row without values may be the rest of a full label above it."""
    reach = max(piece.x1 for row in rows for piece in row.cells[0])
    return any(
        len(lower.cells) == 1 and upper.cells[0][-1].x1 > reach - 1.5 * upper.cells[0][-1].height
        for upper, lower in pairwise(rows)
    )


def _is_column(rows: Sequence[_Row], column: int) -> bool:
    """Whether a column holds numbers or units in most rows, and keeps an edge or its middle."""
    pieces = [piece for row in rows for piece in row.cells.get(column, ())]
    if len(pieces) < len(rows) / 2 or not all(piece.fills for piece in pieces):
        return False
    places = [(p.x0, p.x1, (p.x0 + p.x1) / 2) for p in pieces]
    spread: float = min(max(at) - min(at) for at in zip(*places, strict=True))
    return spread <= _EDGE * max(p.height for p in pieces)


def _is_named(
    rows: Sequence[_Row], heads: Sequence[_Row], walls: Sequence[float], above: RuledGrid | None
) -> bool:
    """Whether it is known what each column of numbers counts."""
    if above is not None and list(above.xs) == list(walls):
        return True
    units = {
        column
        for column in range(1, len(walls) - 1)
        if all(is_unit(p.text) for row in rows for p in row.cells.get(column, ()))
    }
    numbers = set(range(1, len(walls) - 1)) - units
    named = {column for row in heads for column in row.cells}
    return bool(numbers) and (numbers <= named or (len(numbers) == 1 and bool(units)))
