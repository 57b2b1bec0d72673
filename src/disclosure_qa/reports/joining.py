"""Tables that a page break or an author cut in two, joined again where that is safe."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.reports.cellwords import (
    APPLICANT_HEADS,
    ORGANISATION_HEAD,
    REVIEW_HEADS,
    CellWords,
    Says,
    is_article_banner,
    is_page_number,
    is_review_group,
)
from disclosure_qa.reports.cutlabels import is_rest
from disclosure_qa.reports.grids import by_row, in_order, rows_of
from disclosure_qa.text.normalise import key

_HEADS = frozenset({Says.NAME_HEAD, Says.UNIT_HEAD, Says.COLUMN_HEAD})
_TWO_LEVEL_HEADS = APPLICANT_HEADS | {ORGANISATION_HEAD} | frozenset(REVIEW_HEADS)


def with_banners(blocks: Sequence[Block], words: CellWords) -> tuple[Block, ...]:
    """The blocks, with a line that heads all columns of the table below made its first row:
    第二十条第（一）项 above a part of table 2, 行政复议 above the results of table 4."""
    done: list[Block] = []
    for block in blocks:
        before = done[-1] if done else None
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Table)
            and _heads(before.text, block, words)
        ):
            banner = Cell(before.text, 0, 0, 1, block.column_count, before.page, before.box)
            moved = (replace(cell, row=cell.row + 1) for cell in block.cells)
            done[-1] = in_order([banner, *moved], block.page)
        else:
            done.append(block)
    return tuple(done)


def _heads(line: str, table: Table, words: CellWords) -> bool:
    first = [cell.text for cell in table.starting_in(0)]
    if is_article_banner(line):
        return any(words.says(text) is Says.NAME_HEAD for text in first)
    results = [key(text) in REVIEW_HEADS for text in first]
    return is_review_group(line) and all(results) and len(results) > 1


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
    if not (_has_values(body, words) or _ends_a_label(upper, body, words)):
        return None
    height = upper.row_count
    moved = (replace(cell, row=cell.row + height) for cell in body.cells)
    return in_order([*upper.cells, *moved], upper.page)


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


def _ends_a_label(upper: Table, lower: Table, words: CellWords) -> bool:
    """A label at the foot of the upper table ends in the first row of the lower."""
    foot = upper.row_count - 1
    return any(
        (above := upper.at(foot, cell.column)) is not None and is_rest(above.text, cell.text, words)
        for cell in lower.starting_in(0)
    )


def _has_values(table: Table, words: CellWords) -> bool:
    return any(cell.text and words.says(cell.text) is Says.VALUE for cell in table.cells)
