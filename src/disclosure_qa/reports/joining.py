"""Tables that a page break or an author cut in two, joined again where that is safe."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure_qa.model.report import Block, Cell, Table
from disclosure_qa.reports.cellwords import (
    APPLICANT_HEADS,
    ORGANISATION_HEAD,
    REVIEW_HEADS,
    CellWords,
    Says,
    is_article_banner,
    is_page_number,
)
from disclosure_qa.reports.grids import by_row, in_order, rows_of
from disclosure_qa.text.normalise import key

_HEADS = frozenset({Says.NAME_HEAD, Says.UNIT_HEAD, Says.COLUMN_HEAD})
_TWO_LEVEL_HEADS = APPLICANT_HEADS | {ORGANISATION_HEAD} | frozenset(REVIEW_HEADS)


def join_tables(blocks: Sequence[Block], words: CellWords) -> tuple[Block, ...]:
    """The blocks, with each table set below the one that it goes on.

    A table goes on the one before it when nothing but a page number stands between them, both
    have the same columns, and it begins without a head of its own or repeats that one's head.
    """
    done: list[Block] = []
    for block in blocks:
        before = _last_table(done)
        if isinstance(block, Table) and before is not None:
            joined = _join(done[before], block, words)
            if joined:
                done[before:] = [joined]
                continue
        done.append(block)
    return tuple(done)


def _last_table(blocks: Sequence[Block]) -> int | None:
    """The index of the table that ends the blocks, page numbers left aside."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Table):
            return index
        if not is_page_number(block.text):
            return None
    return None


def _join(upper: Block, lower: Table, words: CellWords) -> Table | None:
    if not isinstance(upper, Table) or upper.column_count != lower.column_count:
        return None
    heads = _head_rows(upper, words)
    repeated = _repeated(upper, lower, heads)
    if not heads or (not repeated and _head_rows(lower, words)):
        return None
    body = rows_of(lower, range(repeated, lower.row_count)) if repeated else lower
    if not body.cells or not _has_values(body, words):
        return None
    return _below(upper, body, _first_value_column(upper, heads, words), words)


def _head_rows(table: Table, words: CellWords) -> int:
    """How many rows the head at the top has; 0 where there is none."""
    count = 0
    for row, cells in by_row(table).items():
        if any(words.says(cell.text) is Says.VALUE for cell in cells if cell.text):
            break
        texts = [cell.text for cell in cells if cell.text]
        heads = sum(words.says(text) in _HEADS or key(text) in _TWO_LEVEL_HEADS for text in texts)
        if heads >= 1 or any(is_article_banner(text) for text in texts):
            count = row + 1
    return count


def _repeated(upper: Table, lower: Table, heads: int) -> int:
    """The number of rows at the top of the lower table that say the upper one's head again."""

    def texts(table: Table, row: int) -> list[str]:
        return [key(cell.text) for cell in table.starting_in(row) if cell.text]

    same = lower.row_count > heads > 0 and all(
        texts(upper, row) == texts(lower, row) for row in range(heads)
    )
    return heads if same else 0


def _has_values(table: Table, words: CellWords) -> bool:
    return any(cell.text and words.says(cell.text) is Says.VALUE for cell in table.cells)


def _first_value_column(table: Table, heads: int, words: CellWords) -> int:
    columns = [
        cell.column
        for cell in table.cells
        if cell.row >= heads and cell.text and words.says(cell.text) is Says.VALUE
    ]
    return min(columns, default=0)


def _below(upper: Table, lower: Table, values_from: int, words: CellWords) -> Table:
    """One table; a row that the page cut, and groups that go on, made whole again."""
    height = upper.row_count
    cells = {(cell.row, cell.column): cell for cell in upper.cells}
    cut_row = _is_cut_row(upper, lower, values_from, words)
    absorbed = set(_absorbed(upper, lower, values_from, words))
    for cell in lower.cells:
        above = upper.at(height - 1, cell.column)
        if above and cut_row and cell.row == 0:
            place, grown = (above.row, above.column), cell.row_span - 1
        elif above and (cell.row, cell.column) in absorbed:
            place, grown = (above.row, above.column), cell.row_span
        else:
            moved = replace(cell, row=cell.row + height - cut_row)
            cells[moved.row, moved.column] = moved
            continue
        old = cells[place]
        cells[place] = replace(old, text=old.text + cell.text, row_span=old.row_span + grown)
    return in_order(cells.values(), upper.page)


def _absorbed(
    upper: Table, lower: Table, values_from: int, words: CellWords
) -> Iterator[tuple[int, int]]:
    """Places of the lower table's label cells that only go on with the group above them."""
    for column in range(values_from - 1):
        above = upper.at(upper.row_count - 1, column)
        row = 0
        while above is not None and above.text and above.column == column:
            cell = lower.at(row, column)
            if cell is None or (cell.row, cell.column) != (row, column):
                break
            if cell.column_span != above.column_span or not _goes_on(above, cell, lower, words):
                break
            yield row, column
            row += cell.row_span


def _goes_on(above: Cell, cell: Cell, lower: Table, words: CellWords) -> bool:
    """The cell is blank beside a label of its own row, or holds the rest of the label above."""
    if cell.text:
        return cell.row == 0 and _is_rest(above.text, cell.text, words)
    beside = lower.at(cell.row, cell.column + cell.column_span)
    return beside is not None and bool(beside.text) and words.says(beside.text) is not Says.VALUE


def _is_rest(text: str, rest: str, words: CellWords) -> bool:
    return not words.is_label(rest) and words.is_label(text + rest)


def _is_cut_row(upper: Table, lower: Table, values_from: int, words: CellWords) -> bool:
    """The page runs through a row: its label ends below, and one side's values are blank."""
    top = [lower.at(0, column) for column in range(lower.column_count)]
    bottom = [upper.at(upper.row_count - 1, column) for column in range(upper.column_count)]
    pairs = [(one, two) for one, two in zip(bottom, top, strict=True) if one and two]
    if len(pairs) < len(top) or any(
        (a.column, a.column_span) != (b.column, b.column_span) for a, b in pairs
    ):
        return False
    labels = [(a, b) for a, b in pairs if a.column < values_from and b.text and a.text]
    values = [(a, b) for a, b in pairs if a.column >= values_from]
    return (
        bool(labels)
        and all(_is_rest(a.text, b.text, words) for a, b in labels)
        and (not any(a.text for a, _ in values) or not any(b.text for _, b in values))
    )
