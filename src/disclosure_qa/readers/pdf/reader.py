"""From the pages of a PDF to its blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TypeVar

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block, Cell, Paragraph
from disclosure_qa.readers.pdf.carry import as_table, continues, join
from disclosure_qa.readers.pdf.document import load_pages
from disclosure_qa.readers.pdf.furniture import without_furniture
from disclosure_qa.readers.pdf.geometry import PageContent
from disclosure_qa.readers.pdf.lines import Line, lines_of
from disclosure_qa.readers.pdf.prose import Measure, measure, paragraphs
from disclosure_qa.readers.pdf.ruling import find_grids
from disclosure_qa.readers.pdf.tables import PlacedTable, fill_grids

_PICTURE = 0.5
"""Share of a page that a picture covers on a page that was scanned."""
_UNMAPPED = 0.2
"""Share of characters without a meaning from which on a text layer is worthless."""

Item = Line | PlacedTable
Printed = TypeVar("Printed", Paragraph, Cell)


def read_pdf(data: bytes) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each with its page and box.

    Tables and paragraphs that a page break parts are one; page numbers, headers and footers
    are left out. Raises UnreadableDocument for damaged, locked and scanned documents.
    """
    pages = load_pages(data)
    _check_text(pages)
    tables, lines = [], []
    for page in pages:
        placed, rest = fill_grids(
            find_grids(page.rules, _lowest_row(page)), page.glyphs, page.number
        )
        tables.append(placed)
        lines.append((page.height, lines_of(rest, page.number)))
    items: list[Item] = []
    for on_page, prose in zip(tables, without_furniture(lines), strict=True):
        items += sorted([*on_page, *prose], key=lambda item: item.box[1])
    return tuple(_as_shown(block, pages) for block in _blocks(list(_carried(items))))


def _as_shown(block: Block, pages: Sequence[PageContent]) -> Block:
    """A block with its boxes on the pages as a viewer shows them."""
    if not any(page.turned for page in pages):
        return block
    if isinstance(block, Paragraph):
        return _boxed(block, pages)
    return replace(block, cells=tuple(_boxed(cell, pages) for cell in block.cells))


def _boxed(printed: Printed, pages: Sequence[PageContent]) -> Printed:
    if printed.page is None or printed.box is None:
        return printed
    return replace(printed, box=pages[printed.page - 1].as_shown(printed.box))


def _lowest_row(page: PageContent) -> float:
    """The height that a row of the page's usual print needs at least."""
    heights = [glyph.height for glyph in page.glyphs]
    return min(10.0, max(5.0, 0.75 * median(heights))) if heights else 5.0


def _check_text(pages: Sequence[PageContent]) -> None:
    """Raises UnreadableDocument where words of the report are pictures or mere shapes."""
    for page in pages:
        if not page.glyphs and page.pictured >= _PICTURE:
            raise UnreadableDocument(
                f"page {page.number} is a scanned picture, and scanned pages cannot be read; "
                "give the report as a text file"
            )
    glyphs = sum(len(page.glyphs) for page in pages)
    if not glyphs:
        raise UnreadableDocument("the PDF holds no text; give the report as a text file")
    if sum(page.unmapped for page in pages) > _UNMAPPED * glyphs:
        raise UnreadableDocument(
            "the PDF does not say which characters its fonts show; print it anew from its source"
        )


def _carried(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with tables that directly follow each other over a page end made one.

    A bar that goes with no other part of a table is dissolved into its lines.
    """
    current: PlacedTable | None = None
    for item in items:
        if current and isinstance(item, PlacedTable) and continues(current, item):
            current = join(current, item)
            continue
        if current:
            yield from current.lines if current.is_bar else (current,)
        current = item if isinstance(item, PlacedTable) else None
        if isinstance(item, Line):
            yield item
    if current:
        yield from current.lines if current.is_bar else (current,)


def _blocks(items: Sequence[Item]) -> Iterator[Block]:
    across = measure([item for item in items if isinstance(item, Line)])
    run: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            run.append(item)
        else:
            yield from _prose(run, across)
            run = []
            yield as_table(item)
    yield from _prose(run, across)


def _prose(run: Sequence[Line], across: Measure) -> Iterator[Block]:
    return iter(paragraphs(run, across))
