"""Tables that a text export wrote with tabs: a row a line, or a cell a line.

Nothing is known here of what the cells say: only the number of cells per row, and whether a
cell reads like a value or like a label, decide.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.limits import check_cells
from disclosure_qa.readers.looks import is_label, is_numbered, is_value
from disclosure_qa.text.normalise import fold

Row = list[str]


def tabbed_blocks(lines: Sequence[str]) -> list[Block]:
    """Tables of the lines, rows as long as they are printed; a blank cell stays a cell.

    Lines whose tabs make no table (fewer than two rows of two cells) come back as Paragraphs,
    and so do chapter headings between the rows of two tables.
    """
    if _cell_a_line(lines):
        return _blocks(_rows_of_cells(lines), lines)
    blocks: list[Block] = []
    start = 0
    for index in [*_headings(lines), len(lines)]:
        part = lines[start:index]
        blocks += _blocks(_rows_of_lines(part), part)
        blocks += plain_paragraphs(lines[index : index + 1])
        start = index + 1
    return blocks


def plain_paragraphs(lines: Sequence[str]) -> list[Block]:
    """A Paragraph for each line that is not blank."""
    return [Paragraph(text) for text in map(fold, lines) if text]


def _blocks(rows: Sequence[Row], lines: Sequence[str]) -> list[Block]:
    rows = _without_spacers(rows)
    full = [row for row in rows if len(row) > 1]
    if len(full) < 2:
        return plain_paragraphs(lines)
    width = _usual_width(full)
    settled = [part for row in rows for part in _split(_unshifted(row, width), width)]
    return [_table(settled)]


def _headings(lines: Sequence[str]) -> list[int]:
    """Lines numbered like a chapter that the header of another table follows.

    A group's label on a line of its own is followed by values.
    """
    found = []
    for index, line in enumerate(lines):
        if "\t" in line or not is_numbered(line):
            continue
        after = next((cells for cells in lines[index + 1 :] if cells.strip()), "")
        if not any(is_value(fold(cell)) for cell in after.split("\t")):
            found.append(index)
    return found


def _cell_a_line(lines: Sequence[str]) -> bool:
    """Whether most lines hold one cell, opened by a tab."""
    written = [line.partition(line.strip()) for line in lines if line.strip()]
    single = sum("\t" in before and "\t" not in cell for before, cell, _ in written)
    return 2 * single > len(written)


def _rows_of_lines(lines: Sequence[str]) -> list[Row]:
    """A row a line. A tab before the first cell of every line, or after the last, is no cell."""
    rows = [line.split("\t") for line in lines if line.strip()]
    if all(len(row) > 1 and not row[0].strip() for row in rows):
        rows = [row[1:] for row in rows]
    if all(len(row) > 1 and not row[-1].strip() for row in rows):
        rows = [row[:-1] for row in rows]
    return [[fold(cell) for cell in row] for row in rows]


def _rows_of_cells(lines: Sequence[str]) -> list[Row]:
    """A cell a line, opened by a tab; a blank line ends the row.

    White space before the tab is a blank cell that lost its own line. A line without a tab
    goes on with the cell above.
    """
    rows: list[Row] = [[]]
    for line in lines:
        if line == "" or ("\t" not in line and not line.strip()):
            rows.append([])
        elif "\t" not in line:
            _continue(rows, line)
        else:
            first, *cells = line.split("\t")
            rows[-1] += [fold(cell) for cell in ([first, *cells] if first else cells)]
    return [row for row in rows if row]


def _continue(rows: list[Row], line: str) -> None:
    row = next((row for row in reversed(rows) if row), None)
    if row is None:
        rows[-1].append(fold(line))
    else:
        row[-1] = join_lines((row[-1], line))


def _without_spacers(rows: Sequence[Row]) -> list[Row]:
    """The rows without the columns that hold nothing in any of them: two tabs set cells apart."""
    widest = max(map(len, rows), default=0)
    used = [any(row[column : column + 1] > [""] for row in rows) for column in range(widest)]
    return [[cell for cell, kept in zip(row, used, strict=False) if kept] for row in rows]


def _usual_width(rows: Sequence[Row]) -> int:
    """The number of cells that most rows have; of two equally frequent ones the larger."""
    widths = Counter(len(row) for row in rows)
    return max(widths, key=lambda width: (widths[width], width))


def _unshifted(row: Row, width: int) -> Row:
    """The row without blank cells in front that make it longer than usual."""
    extra = len(row) - width
    return row[extra:] if extra > 0 and not any(row[:extra]) else row


def _split(row: Row, width: int) -> list[Row]:
    """The rows that were glued into one, where a label after a value shows the seam.

    A row that its follower cuts short keeps its last places as blank cells: the cells before
    them stay where they are. Where the seams do not account for the length, the row stays as
    printed.
    """
    if len(row) <= width:
        return [row]
    seams = [0, *_seams(row), len(row)]
    parts = [row[start:end] for start, end in pairwise(seams)]
    if len(parts) < 2 or not all(2 <= len(part) <= width for part in parts):
        return [row]
    return [part + [""] * (width - len(part)) for part in parts]


def _seams(row: Row) -> list[int]:
    """Places where a label follows a value, or a unit whose value is missing."""
    return [i for i in range(1, len(row)) if is_label(row[i]) and not is_label(row[i - 1])]


def _table(rows: Sequence[Row]) -> Table:
    check_cells(sum(map(len, rows)))
    return Table(
        tuple(
            Cell(text, row, column)
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
        )
    )
