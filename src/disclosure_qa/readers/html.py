"""HTML pages as blocks."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block, Paragraph, Table
from disclosure_qa.readers.charset import declared_in, decode
from disclosure_qa.readers.grid import Grid, settle
from disclosure_qa.readers.html_clean import clean
from disclosure_qa.readers.joining import is_note_marker, join_lines, mend_source_breaks
from disclosure_qa.readers.limits import MAX_SPAN, check_table_nesting
from disclosure_qa.readers.txt import text_blocks
from disclosure_qa.text.normalise import fold

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form header hr html legend li main nav ol p section summary table "
    "tbody td tfoot th thead tr ul"
)
_BLOCKS = _HEADINGS | set(_BLOCK_NAMES.split())
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_TABLE_PARTS = frozenset({"tr", "td", "th", "caption", *_ROW_GROUPS})


def read_html(data: bytes, encoding: str | None = None) -> tuple[Block, ...]:
    """The article of a page: paragraphs, headings and tables in reading order.

    `encoding` is what is said outside of the page about its characters. Nothing is fetched or run. Raises UnreadableDocument for a page without any text and for one
    that is nested beyond the limits.
    """
    root = _tree(decode(data, encoding or declared_in(data)))
    title = _title(root)
    body = root.find("body")
    main = root if body is None else body
    clean(main)
    blocks = _blocks(main, 0)
    if not blocks:
        raise UnreadableDocument("the page shows no text; save the page as a browser shows it")
    return _with_title(title, blocks)


def _tree(text: str) -> HtmlElement:
    # As bytes, so that a declared encoding inside is not applied a second time; huge_tree, for
    # without it libxml2 silently drops whatever lies 256 elements deep.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument("the page is no HTML that can be read") from error
    return root


def _title(root: HtmlElement) -> str:
    """The name that the page gives its article: a meta tag of portals, else the window's title."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and fold(meta.get("content") or ""):
            return fold(meta.get("content"))
    found = root.find(".//title")
    return "" if found is None else fold(found.text_content())


def _with_title(title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the title in front where no block says it or a part of it."""
    wanted = "".join(title.split())
    for block in blocks:
        if isinstance(block, Paragraph):
            text = "".join(block.text.split())
            if wanted in text or (len(text) >= 10 and text in wanted):
                return blocks
    return (Paragraph(title, heading=True), *blocks) if wanted else blocks


class _Flow:
    """Gathers inline text into paragraphs, between the blocks that interrupt it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []

    def write(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def mark(self, text: str) -> None:
        """Raised text: left out where it is the mark of a footnote."""
        if not is_note_marker(text, self._pieces[-1] if self._pieces else ""):
            self.write(text)

    def end(self) -> None:
        if not self._pieces:
            return
        text = fold(mend_source_breaks("".join(self._pieces)))
        self._pieces.clear()
        if text:
            self.blocks.append(Paragraph(text))

    def put(self, blocks: tuple[Block, ...]) -> None:
        self.end()
        self.blocks += blocks


def _blocks(root: HtmlElement, depth: int) -> tuple[Block, ...]:
    """What an element holds. Walks without recursion: only tables in tables and headings nest."""
    flow = _Flow()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if element is not root and _put_special(flow, element, depth):
                walker.skip_subtree()
                continue
            _break_around(flow, element)
            flow.write(element.text)
        elif element is not root:
            _break_around(flow, element)
            flow.write(element.tail)
    flow.end()
    return tuple(flow.blocks)


def _break_around(flow: _Flow, element: HtmlElement) -> None:
    if element.tag in _BLOCKS:
        flow.end()


def _put_special(flow: _Flow, element: HtmlElement, depth: int) -> bool:
    """Writes an element that is read as a whole; false for one to walk into."""
    if element.tag == "table":
        flow.put(_table(element, depth + 1))
    elif element.tag in _HEADINGS:
        flow.put(_heading(element, depth))
    elif element.tag == "pre":
        flow.put(text_blocks(element.text_content()))
    elif element.tag == "sup":
        flow.mark(element.text_content())
    else:
        return False
    return True


def _heading(element: HtmlElement, depth: int) -> tuple[Block, ...]:
    inside = _blocks(element, depth)
    text = join_lines(b.text for b in inside if isinstance(b, Paragraph))
    tables = tuple(b for b in inside if isinstance(b, Table))
    return (Paragraph(text, heading=True), *tables) if text else tables


def _table(table: HtmlElement, depth: int) -> tuple[Block, ...]:
    check_table_nesting(depth)
    before: list[Block] = []
    grid = Grid()
    for group in _groups(table):
        for child in group:
            if child.tag in {"td", "th"}:
                grid.start_row()
                _add(grid, child, depth)
            elif child.tag == "tr":
                _row(grid, child, depth)
            elif child.tag not in {"colgroup", "col"}:
                before += _blocks(child, depth)
            before += _stray(child.tail)
        grid.end_group()
    return (*before, *settle(grid.cells))


def _groups(table: HtmlElement) -> list[list[HtmlElement]]:
    """Runs of rows within which a row span may reach: each thead, tbody, tfoot, and the rest."""
    groups: list[list[HtmlElement]] = [[]]
    for child in _unwrapped(table, "tr"):
        if child.tag in _ROW_GROUPS:
            groups += [list(_unwrapped(child, "tr")), []]
        else:
            groups[-1].append(child)
    return [group for group in groups if group]


def _unwrapped(parent: HtmlElement, wanted: str) -> Iterator[HtmlElement]:
    """The children; a form or the like that was put around rows or cells is looked through."""
    for child in parent:
        wraps = child.tag not in _TABLE_PARTS and child.find(f".//{wanted}") is not None
        if wraps and child.find(".//table") is None:
            yield from _unwrapped(child, wanted)
        else:
            yield child


def _row(grid: Grid, row: HtmlElement, depth: int) -> None:
    grid.start_row()
    for child in _unwrapped(row, "td"):
        if child.tag in {"td", "th"}:
            _add(grid, child, depth)
        else:
            grid.add(_blocks(child, depth))


def _add(grid: Grid, cell: HtmlElement, depth: int) -> None:
    rows = _number(cell.get("rowspan"))
    grid.add(
        _blocks(cell, depth), MAX_SPAN if rows == 0 else rows, _number(cell.get("colspan")) or 1
    )


def _number(attribute: str | None) -> int:
    """A span as written, 1 where it is missing or no number."""
    digits = (attribute or "").strip().split(".")[0]
    return min(int(digits), MAX_SPAN) if digits.isdecimal() and len(digits) < 9 else 1


def _stray(text: str | None) -> tuple[Block, ...]:
    folded = fold(text or "")
    return (Paragraph(folded),) if folded else ()
