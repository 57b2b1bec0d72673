"""Rows of a table that were glued into one, parted where a label stands among the values.

The row that its follower cut short keeps its values where they stand; the places that were cut
off are blank. A row glued into one cell keeps values only where there is one for each column;
otherwise they stand together in one cell that spans the value columns, which holds no number.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from disclosure_qa.model.report import Cell, Table
from disclosure_qa.reports.cellwords import CellWords, Says
from disclosure_qa.reports.grids import by_row, in_order
from disclosure_qa.reports.pieces import Piece, cut

_FILLS = frozenset({Says.VALUE, Says.UNIT})
_GLUED = re.compile(r"(?P<value>[+\-]?[0-9]+(?:[.,][0-9]+)*)\s*(?P<label>[^\W\d_].*)")
_MAY_BE_NUMBERING = re.compile(r"[1-9]|1\d|20")


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where labels, units and values stand, by what most rows hold."""

    label: int
    has_unit: bool
    width: int

    @property
    def first_value(self) -> int:
        return self.label + 1 + self.has_unit

    @property
    def values(self) -> int:
        return self.width - self.first_value


_Part = list[Piece]
"""One printed row: its label, then units and values; a blank cell is a piece without text."""


def part_glued_rows(table: Table, words: CellWords) -> Table:
    """The table with every glued row parted; the table itself where none is."""
    rows = by_row(table)
    plain = _plain_rows(table, rows)
    shape = _shape([rows[row] for row in plain], words)
    if shape is None:
        return table
    parted = {row: parts for row in plain if (parts := _parts(rows[row], shape, words))}
    return _reset(table, rows, parted, shape, words) if parted else table


def _plain_rows(table: Table, rows: dict[int, list[Cell]]) -> list[int]:
    """The rows that no merged cell touches."""
    merged = {
        row
        for cell in table.cells
        if cell.row_span > 1 or cell.column_span > 1
        for row in range(cell.row, cell.row + cell.row_span)
    }
    return [row for row, cells in rows.items() if cells and row not in merged]


def _shape(rows: Sequence[Sequence[Cell]], words: CellWords) -> _Shape | None:
    labels = Counter(c.column for row in rows for c in row if words.is_label(c.text))
    if not labels or len(rows) < 2:
        return None
    label = max(labels, key=lambda column: (labels[column], -column))
    if any(column > label and 2 * labels[column] >= len(rows) for column in labels):
        return None  # Lists side by side: a label among the values is at home there.
    widths = Counter(row[-1].column + 1 for row in rows)
    width = max(widths, key=lambda width: (widths[width], width))
    units = sum(
        words.says(cell.text) in {Says.UNIT, Says.UNIT_HEAD}
        for row in rows
        for cell in row
        if cell.column == label + 1
    )
    shape = _Shape(label, 2 * units > len(rows), width)
    return shape if shape.values > 0 else None


def _parts(cells: Sequence[Cell], shape: _Shape, words: CellWords) -> list[_Part]:
    """The rows that were glued into this one, each from its label on; [] where it is whole."""
    own = [cell for cell in cells if cell.column >= shape.label]
    found = [_explode(cell, shape, words) for cell in own]
    if len(found) > 1 and len(found[0]) > 1 and not any(cell.text for cell in own[1:]):
        found = found[:1]  # The whole row stands in its first cell; the others are left over.
    parts: list[_Part] = []
    for piece in chain.from_iterable(found):
        filled = bool(parts) and any(p.says is not Says.LABEL and p.text for p in parts[-1])
        if not parts or (piece.says is Says.LABEL and filled):
            parts.append([])
        parts[-1].append(piece)
    glued = len(parts) > 1 or any(len(pieces) > 1 for pieces in found)
    return parts if glued and all(part[0].says is Says.LABEL for part in parts) else []


def _explode(cell: Cell, shape: _Shape, words: CellWords) -> list[Piece]:
    """The pieces of a cell: more than one where cells of two rows, or a whole row, are in it."""
    says = words.says(cell.text) if cell.text else Says.VALUE
    found = cut(cell.text, words) if says is Says.OTHER else ()
    if cell.column >= shape.first_value and (glued := _GLUED.fullmatch(cell.text)):
        found = _value_and_label(glued, words) or found
    if not any(said is Says.LABEL for said, _ in found):
        found = ((says, cell.text),)
    return [
        Piece(said, text, cell.row, cell.page, cell.box, cell.confidence) for said, text in found
    ]


def _value_and_label(glued: re.Match[str], words: CellWords) -> tuple[tuple[Says, str], ...]:
    """The last value of a row and the label of the next, from one cell; () where it is neither.

    A small number may be the label's own: then it is no value of either.
    """
    value, label = glued["value"], glued["label"]
    if not words.is_label(label):
        return ()
    says = Says.OTHER if _MAY_BE_NUMBERING.fullmatch(value) else Says.VALUE
    return ((says, value), (Says.LABEL, label))


def _reset(
    table: Table,
    rows: dict[int, list[Cell]],
    parted: dict[int, list[_Part]],
    shape: _Shape,
    words: CellWords,
) -> Table:
    cells: list[Cell] = []
    added = 0
    taken: set[int] = set()
    for row, own in rows.items():
        if row in taken:
            added -= 1
            continue
        if row not in parted:
            cells += [_moved(cell, added) for cell in own]
            continue
        parts = parted[row]
        if _goes_on(parts[-1], rows.get(row + 1, []), shape, words):
            parts[-1] += _written(rows[row + 1])
            taken.add(row + 1)
        cells += [_moved(cell, added) for cell in own if cell.column < shape.label]
        for index, part in enumerate(parts):
            cut_off = index + 1 < len(parts)
            cells += _set(part, row + added + index, shape, cut_off=cut_off)
        added += len(parts) - 1
    return in_order(cells, table.page)


def _moved(cell: Cell, rows: int) -> Cell:
    return Cell(
        cell.text,
        cell.row + rows,
        cell.column,
        cell.row_span,
        cell.column_span,
        cell.page,
        cell.box,
        cell.confidence,
    )


def _written(cells: Sequence[Cell]) -> _Part:
    """A row's cells up to its last written one, as pieces."""
    last = max((index for index, cell in enumerate(cells) if cell.text), default=-1)
    return [
        Piece(Says.VALUE, c.text, c.row, c.page, c.box, c.confidence) for c in cells[: last + 1]
    ]


def _goes_on(part: _Part, following: Sequence[Cell], shape: _Shape, words: CellWords) -> bool:
    """The next row holds the rest of this one: it begins with a value or unit, and fits."""
    rest = _written(following)
    if not rest or words.says(rest[0].text) not in _FILLS:
        return False
    return len(part) + len(rest) == shape.width - shape.label


def _set(part: _Part, row: int, shape: _Shape, *, cut_off: bool) -> list[Cell]:
    """A parted row's cells. Only a row that its follower cut off has blanks at its end."""
    label, rest = part[0], part[1:]
    cells = [label.at(row, shape.label)]
    if shape.has_unit:
        has_unit = bool(rest) and (rest[0].says is Says.UNIT or not rest[0].text)
        has_unit = has_unit or len(rest) == shape.values + 1
        cells.append(
            rest[0].at(row, shape.label + 1) if has_unit else Cell("", row, shape.label + 1)
        )
        rest = rest[has_unit:]
    rest = _without_blank_end(rest, shape.values)
    certain = not any(piece.says is Says.OTHER for piece in rest)
    fits = len(rest) == shape.values or (cut_off and len(rest) < shape.values) or not rest
    if not (fits and certain):
        text = " ".join(piece.text for piece in rest if piece.text)
        return [*cells, Cell(text, row, shape.first_value, 1, max(2, shape.values))]
    cells += [piece.at(row, shape.first_value + index) for index, piece in enumerate(rest)]
    missing = range(len(rest), shape.values)
    return cells + [Cell("", row, shape.first_value + index) for index in missing]


def _without_blank_end(rest: _Part, values: int) -> _Part:
    end = len(rest)
    while end > values and not rest[end - 1].text:
        end -= 1
    return rest[:end]
