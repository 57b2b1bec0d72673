"""Word files as blocks: what is shown, with tracked changes taken as accepted."""

from collections.abc import Iterator

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block, Paragraph
from disclosure_qa.readers.docx_grid import without_slivers
from disclosure_qa.readers.docx_inline import Inline, visible_children
from disclosure_qa.readers.docx_numbering import Numbering
from disclosure_qa.readers.docx_styles import Styles
from disclosure_qa.readers.grid import RawCell, settle
from disclosure_qa.readers.joining import join_lines
from disclosure_qa.readers.limits import check_cells, check_table_nesting
from disclosure_qa.readers.ooxml import Element, Package, W, child_of, is_on, number, value
from disclosure_qa.text.normalise import fold

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_SPECIAL_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes) -> tuple[Block, ...]:
    """Paragraphs, headings and tables in reading order, then the footnotes and endnotes.

    Numbers that Word generates are written out. Headers, footers, comments and deleted text
    are left out. Raises UnreadableDocument for a damaged file and one without text.
    """
    package = Package(data, "docx", "word/document.xml")
    styles = Styles(package.part("styles"))
    reader = _Reader(styles, Numbering(package.part("numbering"), styles))
    blocks = reader.blocks(package.main(f"{W}body").find(f"{W}body"), 0)
    for kind in ("footnotes", "endnotes"):
        for note in visible_children(package.part(kind)):
            if note.get(f"{W}type") not in _SPECIAL_NOTES:
                blocks += reader.blocks(note, 0)
    if not blocks:
        raise UnreadableDocument(
            "the docx file shows no text; if its pages are pictures, they cannot be read"
        )
    return tuple(blocks)


class _Reader:
    """Walks the text once, in order, for list numbers count on as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, container: Element | None, depth: int) -> list[Block]:
        """What a body, a cell, a text box or a note holds; `depth` counts tables around it."""
        found: list[Block] = []
        carried = ""
        for child in visible_children(container):
            if child.tag == _TABLE:
                found += self._table(child, depth + 1)
            elif child.tag == _PARAGRAPH:
                inline = Inline(child, carried)
                carried = ""
                properties = child_of(child, "pPr")
                if is_on(properties, "rPr/del"):
                    carried = inline.text
                elif not self._styles.is_contents(properties):
                    found += self._paragraph(properties, inline, depth)
        return found

    def _paragraph(self, properties: Element | None, inline: Inline, depth: int) -> Iterator[Block]:
        """A paragraph, one for each of its lines; text boxes anchored in it come first."""
        label = self._numbering.label(properties)
        for box in inline.boxes:
            yield from self.blocks(box, depth)
        text = label + inline.text
        if not fold(inline.text) and not (label and depth):
            return
        if self._styles.is_heading(properties):
            yield Paragraph(join_lines(text.split("\n")), heading=True)
        else:
            yield from (Paragraph(line) for line in map(fold, text.split("\n")) if line)

    def _table(self, table: Element, depth: int) -> tuple[Block, ...]:
        check_table_nesting(depth)
        cells: list[RawCell] = []
        above: dict[int, int] = {}
        rows = (row for row in visible_children(table) if row.tag == _ROW and _is_shown(row))
        for index, row in enumerate(rows):
            above = self._row(row, index, cells, above, depth)
        return settle(without_slivers(cells, table))

    def _row(
        self, row: Element, index: int, cells: list[RawCell], above: dict[int, int], depth: int
    ) -> dict[int, int]:
        """Adds a row's cells to `cells`; gives the cells that may go on below, by column.

        `above` and the result map a column to the place in `cells` of a cell that is merged
        downwards. Word hides what stands in the cells below the first.
        """
        column = number(value(row, "trPr/gridBefore"))
        open_cells: dict[int, int] = {}
        for tc in visible_children(row):
            if tc.tag != _CELL:
                continue
            blocks = tuple(self.blocks(tc, depth))
            properties = child_of(tc, "tcPr")
            width = max(1, number(value(properties, "gridSpan"), 1))
            merge = _merge(properties, "vMerge")
            start = above.get(column) if merge == "continue" else None
            if _merge(properties, "hMerge") == "continue" and cells and cells[-1].row == index:
                cells[-1] = _wider(cells[-1], width)
            elif start is not None and cells[start].column_span == width:
                cells[start] = _taller(cells[start])
                open_cells[column] = start
            else:
                cells.append(RawCell(blocks, index, column, 1, width))
                if merge:
                    open_cells[column] = len(cells) - 1
            column += width
        check_cells((index + 1) * column)
        return open_cells


def _merge(properties: Element | None, name: str) -> str | None:
    """ "restart", "continue", or None for a cell that is not merged; no value means continue."""
    found = value(properties, name)
    return "continue" if found == "1" else found


def _is_shown(row: Element) -> bool:
    return not (is_on(row, "trPr/del") or is_on(row, "trPr/hidden"))


def _wider(cell: RawCell, by: int) -> RawCell:
    return RawCell(cell.blocks, cell.row, cell.column, cell.row_span, cell.column_span + by)


def _taller(cell: RawCell) -> RawCell:
    return RawCell(cell.blocks, cell.row, cell.column, cell.row_span + 1, cell.column_span)
