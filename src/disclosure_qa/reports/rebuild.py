"""Tables whose cells a text export set one to a line, or glued on one line, made tables again.

Labels decide, never positions: a label starts a row, and the values after it fill the columns
only where there are exactly as many as columns. A row with fewer or more values, where nothing
says which cell is blank, keeps them as printed in ONE cell that spans all the value columns:
a spanning value cell holds no number for any column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.reports.cellwords import CellWords, Says
from disclosure_qa.reports.headers import Header, header_at, may_hold_head
from disclosure_qa.reports.pieces import Piece, may_be_label, pieces_of
from disclosure_qa.text.normalise import key
from disclosure_qa.text.numbering import NumberingKind, numbering
from disclosure_qa.text.numbers import parse_number

_NO_LABELS = frozenset({"备注", "说明", "注", "附注"})
_MARK = re.compile(r"[—–―─\-_－]+")
_GLUED = re.compile(r"(?P<digits>\d{2,9})(?P<rest>[.、．]\D.*)")
_LONGEST_WRAP = 3
"""Lines over which one label may run."""


@dataclass(slots=True)
class _Row:
    start: int
    label: Piece
    unit: Piece | None = None
    values: list[Piece] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        return self.unit is None and not self.values

    @property
    def printed(self) -> list[Piece]:
        return [value for value in self.values if value.text]


def rebuild(blocks: Sequence[Block], words: CellWords) -> tuple[Block, ...]:
    """The blocks, every run of paragraphs that is the cells of an official table made a Table."""
    done: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.heading:
            run.append(block)
            continue
        done += _rebuild_run(run, words)
        run = []
        done.append(block)
    done += _rebuild_run(run, words)
    return tuple(done)


def _rebuild_run(run: Sequence[Paragraph], words: CellWords) -> list[Block]:
    if not any(may_hold_head(line.text) for line in run):
        return list(run)
    pieces = [p for index, line in enumerate(run) for p in pieces_of(line, index, words)]
    done: list[Block] = []
    line = 0
    for table, first, last in tables_in(pieces, words):
        done += run[line:first]
        done.append(table)
        line = last + 1
    return done + list(run[line:])


def tables_in(pieces: Sequence[Piece], words: CellWords) -> list[tuple[Table, int, int]]:
    """The tables that the pieces make, each with its first and last origin, in order.

    Origins lie wholly inside a table or wholly outside.
    """
    found: list[tuple[Table, int, int]] = []
    index = 0
    while index < len(pieces):
        table = table_at(pieces, index, words) if _starts_origin(pieces, index) else None
        if table and _starts_origin(pieces, table[1]):
            found.append((table[0], pieces[index].origin, pieces[table[1] - 1].origin))
            index = table[1]
        else:
            index += 1
    return found


def _starts_origin(pieces: Sequence[Piece], index: int) -> bool:
    inside = 0 < index < len(pieces)
    return not inside or pieces[index - 1].origin != pieces[index].origin


def table_at(pieces: Sequence[Piece], start: int, words: CellWords) -> tuple[Table, int] | None:
    """The table whose head begins at a piece, and the index after its last piece; or None."""
    header = header_at(pieces, start)
    if header is None:
        return None
    if header.label_columns == 0:
        return _single_row(pieces, header)
    rows, end = _rows(pieces, header, words)
    if not rows:
        return None
    if header.label_columns > 1:
        body = _grouped(rows, header)
    else:
        header = header if not any(row.unit for row in rows) else header.with_unit_column()
        body = _listed(rows, header)
    in_order = sorted([*header.cells, *body], key=lambda cell: (cell.row, cell.column))
    return Table(tuple(in_order)), end


def _single_row(pieces: Sequence[Piece], header: Header) -> tuple[Table, int] | None:
    end = header.end
    while end < len(pieces) and pieces[end].says is Says.VALUE:
        end += 1
    values = _value_cells(list(pieces[header.end : end]), header.rows, 0, header.value_columns)
    return Table((*header.cells, *values)), end


def _rows(pieces: Sequence[Piece], header: Header, words: CellWords) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    index = header.end
    while index < len(pieces) and (index == header.end or not header_at(pieces, index)):
        parted = _unglued(pieces[index], rows[-1], words) if rows else None
        if parted:
            rows[-1].values.append(parted[0])
            rows.append(_Row(index, parted[1]))
            index += 1
            continue
        row, after = _label_at(pieces, index, header, words)
        if row:
            rows.append(row)
        elif rows and pieces[index].says in {Says.UNIT, Says.VALUE}:
            _put(rows[-1], pieces[index], header)
            after = index + 1
        else:
            break
        index = after
    # A label with nothing after it at the end is a heading of what follows, not a row.
    while rows and rows[-1].bare:
        index = rows.pop().start
    return (rows, index) if any(row.values for row in rows) else ([], header.end)


def _put(row: _Row, piece: Piece, header: Header) -> None:
    if piece.says is Says.UNIT and row.unit is None and header.label_columns == 1:
        row.unit = piece
    else:
        row.values.append(piece)


def _label_at(
    pieces: Sequence[Piece], index: int, header: Header, words: CellWords
) -> tuple[_Row | None, int]:
    """The row that the label at `index` starts, and the index after the label."""
    first = pieces[index]
    for count in range(min(_LONGEST_WRAP, len(pieces) - index), 1, -1):
        parts = pieces[index : index + count]
        if all(_wraps(part) for part in parts) and _is_one_label(parts, words):
            text = "".join(part.text for part in parts)
            joined = Piece(Says.LABEL, text, first.origin, first.page, first.box, first.confidence)
            return _Row(index, joined), index + count
    if first.says is Says.LABEL:
        return _Row(index, first), index + 1
    if (
        may_be_label(first)
        and key(first.text) not in _NO_LABELS
        and _full_row(pieces, index + 1, header)
    ):
        return _Row(index, first), index + 1
    return None, index


def _wraps(piece: Piece) -> bool:
    return piece.says is Says.LABEL or may_be_label(piece)


def _is_one_label(parts: Sequence[Piece], words: CellWords) -> bool:
    """The lines are one label cut in pieces: a label together, and not each on its own."""
    starts_anew = any(numbering(part.text) for part in parts[1:])
    return (
        not starts_anew
        and words.is_label("".join(part.text for part in parts))
        and not all(part.says is Says.LABEL for part in parts)
    )


def _full_row(pieces: Sequence[Piece], index: int, header: Header) -> bool:
    """A whole row of values follows, with a number among them: so an unknown label leads it.

    A row of marks (——), and one behind a unit, is one where a known label follows: it stands among
    rows.
    """
    unit = index < len(pieces) and pieces[index].says is Says.UNIT
    index += unit
    values = []
    while index < len(pieces) and pieces[index].says is Says.VALUE:
        values.append(pieces[index].text)
        index += 1
    goes_on = index < len(pieces) and pieces[index].says is Says.LABEL
    if values and all(_MARK.fullmatch(value) for value in values):
        return goes_on and len(values) <= header.value_columns + (not unit)
    fits = len(values) == header.value_columns
    return fits and ((unit and goes_on) or any(parse_number(v) is not None for v in values))


def _unglued(piece: Piece, row: _Row, words: CellWords) -> tuple[Piece, Piece] | None:
    """The value and the label that ran into each other (3155.其他方式 behind row 4: 315 and 5.)."""
    glued, before = _GLUED.fullmatch(piece.text), numbering(row.label.text)
    if glued is None or before is None or row.values:
        return None
    following = str(before.value + 1)
    label = following + glued["rest"]
    if not glued["digits"].endswith(following) or not words.is_label(label):
        return None
    value = glued["digits"].removesuffix(following)
    return (
        (replace(piece, says=Says.VALUE, text=value), replace(piece, says=Says.LABEL, text=label))
        if value
        else None
    )


def _listed(rows: Sequence[_Row], header: Header) -> list[Cell]:
    cells: list[Cell] = []
    for number, row in enumerate(rows, start=header.rows):
        cells.append(row.label.at(number, 0))
        values = row.values
        if header.has_unit:
            cells.append(row.unit.at(number, 1) if row.unit else Cell("", number, 1))
        cells += _value_cells(values, number, header.first_value, header.value_columns)
    return cells


def _value_cells(values: list[Piece], row: int, first: int, width: int) -> list[Cell]:
    """A cell for each column; or one over all of them, where values and columns do not match."""
    while len(values) > width and not values[-1].text:
        values = values[:-1]
    printed = [value for value in values if value.text]
    if len(values) == width or len(printed) == width:
        fitting = values if len(values) == width else printed
        return [value.at(row, first + index) for index, value in enumerate(fitting)]
    if not printed:
        return [Cell("", row, first + index) for index in range(width)]
    text = " ".join(value.text for value in printed)
    return [Piece(Says.OTHER, text, 0, printed[0].page).at(row, first, 1, max(2, width))]


_LEVELS = {
    NumberingKind.CHINESE: 0,
    NumberingKind.CHINESE_PAREN: 1,
    NumberingKind.ARABIC: 2,
    NumberingKind.ARABIC_PAREN: 2,
    NumberingKind.CIRCLED: 2,
}


def _levels(rows: Sequence[_Row]) -> list[int]:
    """How deep each row's label stands; one without a number stands where the last one did."""
    levels: list[int] = []
    for row in rows:
        number = numbering(row.label.text)
        last = levels[-1] if levels else 0
        levels.append(_LEVELS.get(number.kind, last) if number else last)
    return levels


def _grouped(rows: Sequence[_Row], header: Header) -> list[Cell]:
    """Table 3: the groups' labels in columns of their own, spanning the rows below them."""
    levels = _levels(rows)
    cells: list[Cell] = []
    number = header.rows
    open_groups: dict[int, tuple[Piece, int]] = {}
    for index, row in enumerate(rows):
        level = levels[index]
        cells += _close(open_groups, level, number)
        is_group = index + 1 < len(rows) and levels[index + 1] > level
        if is_group:
            open_groups[level] = (row.label, number)
        if is_group and not row.values:
            continue
        column = len(open_groups)
        label = Piece(Says.LABEL, "", 0) if is_group else row.label
        cells.append(label.at(number, column, 1, header.label_columns - column))
        cells += _value_cells(row.values, number, header.first_value, header.value_columns)
        number += 1
    return cells + _close(open_groups, 0, number)


def _close(groups: dict[int, tuple[Piece, int]], level: int, row: int) -> list[Cell]:
    """The cells of the groups that end above `row`, where a label of `level` stands."""
    cells = []
    for depth in sorted((depth for depth in groups if depth >= level), reverse=True):
        label, start = groups.pop(depth)
        cells.append(label.at(start, len(groups), row - start))
    return cells
