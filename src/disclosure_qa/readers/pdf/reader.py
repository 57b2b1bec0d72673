"""From the pages of a PDF to its blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TypeVar

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block, Cell, Paragraph
from disclosure_qa.readers.pdf.aligned import aligned_grids
from disclosure_qa.readers.pdf.carry import as_table, continues, join
from disclosure_qa.readers.pdf.document import load_pages
from disclosure_qa.readers.pdf.furniture import without_furniture
from disclosure_qa.readers.pdf.geometry import PageContent
from disclosure_qa.readers.pdf.lines import Line, lines_of
from disclosure_qa.readers.pdf.prose import Measure, measure, paragraphs
from disclosure_qa.readers.pdf.ruling import RuledGrid, find_grids
from disclosure_qa.readers.pdf.tables import PlacedTable, fill_grids

_PICTURE = 0.5
"""Share of a page that a picture covers on a page that was scanned."""
_WHOLE_PICTURE = 0.8
_STAMPED = 40
"""Characters that a machine may have stamped onto a scanned page."""
_FEWEST = 8
"""Characters under which what was read optically is a shape or a speck, and no print."""
_UNMAPPED = 0.2
"""Share of characters without a meaning from which on a text layer is worthless."""

Item = Line | PlacedTable
Printed = TypeVar("Printed", Paragraph, Cell)


def read_pdf(data: bytes) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each with its page and box.

    Pages without text are read optically where the extra for that is installed. Raises
    UnreadableDocument for damaged and locked documents, and for scanned ones without the extra.
    """
    pages = load_pages(data)
    pictured = _without_text(pages)
    if pictured:
        from disclosure_qa.readers.ocr import read_pdf_pages

        seen = read_pdf_pages(data, pictured)
        pages = [seen.get(page.number, page) for page in pages]
    blocks = blocks_of(pages)
    if not blocks or (len(pictured) == len(pages) and not _is_print(blocks)):
        raise UnreadableDocument("the PDF holds no text; give the report as a text file")
    return blocks


def blocks_of(pages: Sequence[PageContent]) -> tuple[Block, ...]:
    """What stands on pages, as paragraphs and tables in reading order.

    Tables and paragraphs that a page break parts are one; page numbers, headers and footers
    are left out.
    """
    tables, lines = [], []
    above: RuledGrid | None = None
    for page in pages:
        ruled, rest = fill_grids(find_grids(page.rules, lowest_row(page)), page.glyphs, page.number)
        aligned = [] if _is_seen(page) else aligned_grids(rest, page.rules, above)
        above = aligned[-1] if aligned else None
        placed, rest = fill_grids(aligned, rest, page.number)
        tables.append([*ruled, *placed])
        lines.append((page.height, lines_of(rest, page.number)))
    items: list[Item] = []
    for on_page, prose in zip(tables, without_furniture(lines), strict=True):
        items += sorted([*on_page, *prose], key=lambda item: item.box[1])
    return tuple(_as_shown(block, pages) for block in _blocks(list(_carried(items))))


def _is_seen(page: PageContent) -> bool:
    """Whether a page was read optically: where its words stand is not known exactly enough."""
    return any(glyph.confidence is not None for glyph in page.glyphs)


def _is_print(blocks: Sequence[Block]) -> bool:
    """Whether words were read optically: a mere stroke is read as 一 or 1."""
    texts = (
        text
        for block in blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else (c.text for c in block.cells)
        )
    )
    return sum(map(len, texts)) >= _FEWEST


def _as_shown(block: Block, pages: Sequence[PageContent]) -> Block:
    """A block with its boxes on the pages as a viewer shows them."""
    if not any(page.turned or page.scale != 1 for page in pages):
        return block
    if isinstance(block, Paragraph):
        return _boxed(block, pages)
    return replace(block, cells=tuple(_boxed(cell, pages) for cell in block.cells))


def _boxed(printed: Printed, pages: Sequence[PageContent]) -> Printed:
    if printed.page is None or printed.box is None:
        return printed
    return replace(printed, box=pages[printed.page - 1].as_shown(printed.box))


def lowest_row(page: PageContent) -> float:
    """The height that a row of the page's usual print needs at least."""
    heights = [glyph.height for glyph in page.glyphs]
    return min(10.0, max(5.0, 0.75 * median(heights))) if heights else 5.0


def _without_text(pages: Sequence[PageContent]) -> tuple[int, ...]:
    """Numbers of the pages whose words are pictures or mere shapes: scanned ones, or all where
    the document holds no text at all, or does not say which characters its fonts show."""
    glyphs = sum(len(page.glyphs) for page in pages)
    if sum(page.unmapped for page in pages) >= _UNMAPPED * glyphs:
        return tuple(page.number for page in pages)
    return tuple(page.number for page in pages if _is_scan(page))


def _is_scan(page: PageContent) -> bool:
    """Whether a picture fills the page, and at most a stamped number or name stands beside it."""
    least = _PICTURE if not page.glyphs else _WHOLE_PICTURE
    return len(page.glyphs) <= _STAMPED and page.pictured >= least


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
