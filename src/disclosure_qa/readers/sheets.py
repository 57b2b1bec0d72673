"""Spreadsheets as blocks: one Table for each stretch of rows, titles and notes as Paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block, Paragraph
from disclosure_qa.readers.grid import RawCell, make_table
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.limits import check_cells
from disclosure_qa.readers.looks import is_numbered, is_value, numberless
from disclosure_qa.text.normalise import fold

_UNNAMED = ("sheet", "工作表", "表")

Place = tuple[int, int]
"""Row and column, from 0."""
Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: the text of its cells, and which places are merged."""

    name: str
    texts: Mapping[Place, str]
    merged: Sequence[Merged] = ()


def sheet_blocks(sheets: Sequence[Sheet]) -> tuple[Block, ...]:
    """What the sheets show, in order, each under its name where it was given one.

    Raises UnreadableDocument where nothing is written.
    """
    blocks: list[Block] = []
    for sheet in sheets:
        found = list(_blocks(sheet))
        name = fold(sheet.name)
        if found and name.lower().rstrip("0123456789").strip() not in {"", *_UNNAMED}:
            blocks.append(Paragraph(name, heading=True))
        blocks += found
    if not blocks:
        raise UnreadableDocument("no visible sheet of the workbook holds any text")
    return tuple(blocks)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    rows = _rows(sheet)
    for _, stretch in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        part = [rows[row] for _, row in stretch]
        yield from _stretch(part)


def _rows(sheet: Sheet) -> dict[int, list[RawCell]]:
    """The rows in which anything stands or a merged cell goes on, blank cells included."""
    spans = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged}
    covered = _covered(sheet)
    written = {
        place: join_lines(text.split("\n"))
        for place, text in sheet.texts.items()
        if place not in covered
    }
    written = {place: text for place, text in written.items() if text}
    if not written:
        return {}
    columns = sorted({column for _, column in written})
    rows = sorted(
        {
            r
            for (row, column) in written
            for r in range(row, spans.get((row, column), (row, 0))[0] + 1)
        }
    )
    check_cells(len(rows) * len(columns))
    found: dict[int, list[RawCell]] = {}
    for row in rows:
        found[row] = [
            _cell(row, column, written.get((row, column), ""), spans)
            for column in columns
            if (row, column) not in covered
        ]
    return found


def _covered(sheet: Sheet) -> set[Place]:
    """Places under a merged cell other than its first."""
    check_cells(sum((b - t + 1) * (right - left + 1) for t, left, b, right in sheet.merged))
    return {
        (row, column)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }


def _cell(row: int, column: int, text: str, spans: Mapping[Place, Place]) -> RawCell:
    bottom, right = spans.get((row, column), (row, column))
    blocks = (Paragraph(text),) if text else ()
    return RawCell(blocks, row, column, bottom - row + 1, right - column + 1)


def _stretch(rows: Sequence[list[RawCell]]) -> Iterator[Block]:
    """Rows without a blank one between, parted into tables at chapter headings."""
    start = 0
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else []
        if _is_alone(row) and is_numbered(_words(row)[0]) and not _has_value(after):
            yield from _table(rows[start:index])
            yield Paragraph(_words(row)[0])
            start = index + 1
    yield from _table(rows[start:])


def _table(rows: Sequence[list[RawCell]]) -> Iterator[Block]:
    """Rows as a Table, with the titles before it and the notes after it as Paragraphs.

    A line before the table belongs to it where lines like it stand between its rows.
    """
    first = next((i for i, row in enumerate(rows) if not _is_alone(row)), len(rows))
    inner = {numberless(_words(row)[0]) for row in rows[first:] if _is_alone(row)}
    while first > 0 and numberless(_words(rows[first - 1])[0]) in inner:
        first -= 1
    last = len(rows)
    while last > first and _is_note(rows[last - 1]):
        last -= 1
    for row in rows[:first]:
        yield Paragraph(_words(row)[0])
    kept = [cell for row in rows[first:last] for cell in row]
    if kept:
        yield make_table(_clipped(kept))
    for row in rows[last:]:
        yield Paragraph(_words(row)[0])


def _clipped(cells: Sequence[RawCell]) -> list[RawCell]:
    end = max(cell.row for cell in cells) + 1
    return [
        RawCell(c.blocks, c.row, c.column, min(c.row_span, end - c.row), c.column_span)
        for c in cells
    ]


def _words(row: Sequence[RawCell]) -> list[str]:
    return [cell.text for cell in row if cell.blocks]


def _has_value(row: Sequence[RawCell]) -> bool:
    return any(is_value(text) for text in _words(row))


def _is_alone(row: Sequence[RawCell]) -> bool:
    """Whether a row holds one text, and it is no value."""
    return len(_words(row)) == 1 and not _has_value(row)


def _is_note(row: Sequence[RawCell]) -> bool:
    """Whether a row is one text over several columns, or a sentence: no label without values."""
    if not _is_alone(row):
        return False
    cell = next(cell for cell in row if cell.blocks)
    return cell.column_span > 1 or any(sign in cell.text for sign in "：:。；")
