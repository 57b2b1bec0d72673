"""Tables that came as tables and are not quite right, mended by their labels.

What is mended: prose and chapter headings inside a grid come out of it; tables 3 and 4 whose
merged heads a text export lost, or whose rows are out of line, are set anew; rows that were glued together come apart.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.reports.cellwords import (
    APPLICANT_HEADS,
    ORGANISATION_HEAD,
    REVIEW_HEADS,
    CellWords,
    Says,
    is_applicant_note,
    is_article_banner,
    reads_as_sentence,
)
from disclosure_qa.reports.chapters import is_national_chapter
from disclosure_qa.reports.displaced import displaced_rows, without_doubtful_values
from disclosure_qa.reports.grids import blank_rows, by_row, in_order, rows_of, written_cells
from disclosure_qa.reports.halves import halves
from disclosure_qa.reports.layout import row_text
from disclosure_qa.reports.pieces import Piece, cut
from disclosure_qa.reports.rebuild import tables_in
from disclosure_qa.reports.seams import part_glued_rows
from disclosure_qa.reports.shortrows import settle_short_rows
from disclosure_qa.text.normalise import fold, key

_SHORTEST_PROSE = 25
_REMARK_MARKS = frozenset("：:。；;")


def repair(table: Table, words: CellWords) -> tuple[Block, ...]:
    """The table as one or more sound tables, and the prose that stood in it, in order."""
    whole = rows_of(table, set(range(table.row_count)) - blank_rows(table))
    if whole.column_count < 2:
        return tuple(_paragraphs(whole, range(whole.row_count)))
    return tuple(block for part in halves(whole, words) for block in _repaired(part, words))


def _repaired(whole: Table, words: CellWords) -> list[Block]:
    blocks: list[Block] = []
    rows = range(whole.row_count)
    for is_prose, run in groupby(rows, key=_prose_rows(whole, words).__contains__):
        span = list(run)
        if is_prose:
            blocks += _paragraphs(whole, span)
        else:
            blocks += _mend(rows_of(whole, span), words)
    return blocks


def _mend(table: Table, words: CellWords) -> Iterable[Block]:
    displaced = displaced_rows(table, words)
    if displaced or _lost_its_heads(table):
        anew = _set_anew(table, words)
        if anew:
            return anew
    table = without_doubtful_values(table, displaced)
    return [_with_whole_banners(settle_short_rows(part_glued_rows(table, words), words))]


def _paragraphs(table: Table, rows: Iterable[int]) -> list[Paragraph]:
    found = []
    for row in rows:
        text = fold(row_text(table, row))
        first = next((c for c in table.starting_in(row) if c.text), None)
        if text and first:
            page = table.page if first.page is None else first.page
            found.append(Paragraph(text, page, box=first.box, confidence=first.confidence))
    return found


def _prose_rows(table: Table, words: CellWords) -> frozenset[int]:
    """Rows that are no part of the data: prose, chapter headings, a title above, notes below."""
    lone = {
        row: cells[0].text
        for row in range(table.row_count)
        if len(cells := written_cells(table, row)) == 1
        and cells[0].column == 0
        and cells[0].row_span == 1
    }
    last = table.row_count - 1
    above = _run(lone, range(table.row_count), lambda text: _is_title(text, words))
    below = _run(lone, range(last, -1, -1), lambda text: _is_remark(text, words))
    inside = {row for row, text in lone.items() if _is_prose(text) or is_national_chapter(text)}
    return frozenset(above | below | inside)


def _run(lone: dict[int, str], rows: Iterable[int], fits: Callable[[str], bool]) -> set[int]:
    """The rows from the first of `rows` on, as long as each is a lone text that fits."""
    found = set()
    for row in rows:
        if row not in lone or not (fits(lone[row]) or _is_prose(lone[row])):
            break
        found.add(row)
    return found


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_PROSE and reads_as_sentence(text) and not is_applicant_note(text)


def _is_title(text: str, words: CellWords) -> bool:
    return words.says(text) is Says.OTHER and not is_article_banner(text)


def _is_remark(text: str, words: CellWords) -> bool:
    return words.says(text) is Says.OTHER and not _REMARK_MARKS.isdisjoint(text)


def _lost_its_heads(table: Table) -> bool:
    """The heads of table 3 or 4 do not stand above their columns: the merged cells were lost."""
    rows = by_row(table)
    for row, cells in rows.items():
        heads = {key(cell.text): cell for cell in cells}
        if {"自然人", ORGANISATION_HEAD} <= set(heads):
            return _astray(heads, rows.get(row + 1, []))
        if {"行政复议", "行政诉讼"} <= set(heads):
            lawsuits = heads["行政诉讼"]
            results = max(_results(cells) for cells in rows.values())
            return results > len(REVIEW_HEADS) and lawsuits.column_span < len(REVIEW_HEADS)
    return False


def _astray(heads: dict[str, Cell], below: Sequence[Cell]) -> bool:
    kinds = [c for c in below if key(c.text) in APPLICANT_HEADS - {"自然人"}]
    if len(kinds) < 2:
        return False
    group, total = heads[ORGANISATION_HEAD], heads.get("总计")
    if kinds[0].column != group.column:
        return True
    covered = group.column + group.column_span > kinds[-1].column
    return not covered and total is not None and total.column <= kinds[-1].column


def _results(cells: Sequence[Cell]) -> int:
    return sum(key(cell.text) in REVIEW_HEADS for cell in cells)


def _set_anew(table: Table, words: CellWords) -> list[Block]:
    """The table read again as loose pieces, row for row; [] where that makes no table."""
    pieces = [piece for row, cells in by_row(table).items() for piece in _pieces(cells, row, words)]
    blocks: list[Block] = []
    row = 0
    found = tables_in(pieces, words)
    for anew, first, last in found:
        blocks += _paragraphs(table, range(row, first))
        blocks.append(anew)
        row = last + 1
    return [*blocks, *_paragraphs(table, range(row, table.row_count))] if found else []


def _pieces(cells: Sequence[Cell], row: int, words: CellWords) -> list[Piece]:
    """A row's pieces. A blank counts only among values: before the last label, and in a head, it
    is what is left of a merged cell."""
    pieces: list[Piece] = []
    for cell in cells:
        says = words.says(cell.text) if cell.text else Says.VALUE
        parts = cut(cell.text, words) if says is Says.OTHER else ()
        pieces += (
            Piece(said, text, row, cell.page, cell.box, cell.confidence)
            for said, text in parts or ((says, cell.text),)
        )
    labels = [index for index, piece in enumerate(pieces) if piece.says is not Says.VALUE]
    printed = any(piece.says is Says.VALUE and piece.text for piece in pieces)
    first = (labels[-1] + 1 if labels else 0) if printed else len(pieces)
    return [piece for index, piece in enumerate(pieces) if piece.text or index >= first]


def _with_whole_banners(table: Table) -> Table:
    """第二十条第（一）项 alone in its row spans the row, as it does on the form."""
    banners = {cell.row: cell for cell in table.cells if _is_lone_banner(table, cell)}
    cells = [cell for cell in table.cells if cell.row not in banners]
    cells += [replace(cell, column_span=table.column_count) for cell in banners.values()]
    return in_order(cells, table.page)


def _is_lone_banner(table: Table, cell: Cell) -> bool:
    """The cell is a banner at the left edge of a row that holds nothing else, nor spans others."""
    if cell.column or not is_article_banner(cell.text):
        return False
    covering = {table.at(cell.row, column) for column in range(table.column_count)} - {cell, None}
    return cell.row_span == 1 and all(
        other and not other.text and (other.row, other.row_span) == (cell.row, 1)
        for other in covering
    )
