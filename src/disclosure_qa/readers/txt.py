"""Plain text, as Word or a browser exports it, as blocks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.charset import decode
from disclosure_qa.readers.looks import numberless
from disclosure_qa.readers.separated import with_tabs
from disclosure_qa.readers.tabbed import plain_paragraphs, tabbed_blocks

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HEADING_MARK = re.compile(r"^ {0,3}#{1,6} +")
_PROSE = re.compile(r"[。；！？]")
_PROSE_LENGTH = 60


def read_txt(data: bytes) -> tuple[Block, ...]:
    """The lines of a text in any Chinese encoding, its tab-separated stretches as tables.

    Raises UnreadableDocument where the encoding cannot be told or nothing is written.
    """
    blocks = text_blocks(decode(data))
    if not blocks:
        raise UnreadableDocument("the file is empty")
    return blocks


def text_blocks(text: str) -> tuple[Block, ...]:
    """A Paragraph for each line, a Table for each stretch of lines built with tabs."""
    lines = with_tabs([_HEADING_MARK.sub("", line) for line in _LINE_END.split(text)])
    blocks: list[Block] = []
    for is_tabbed, stretch in groupby(_marked(lines), key=lambda pair: pair[1]):
        part = [line for line, _ in stretch]
        blocks += tabbed_blocks(part) if is_tabbed else plain_paragraphs(part)
    return tuple(blocks)


def _marked(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each line with whether it belongs to a stretch that tabs give a structure.

    Blank lines between tabbed ones belong to it, for they end rows; so does a single short
    line without a tab in the midst, and one like it just before the first.
    """
    tabbed = [_is_tabbed(line) for line in lines]
    _take_blank_cells(lines, tabbed)
    within = [flag or _is_within(lines, tabbed, i) for i, flag in enumerate(tabbed)]
    for index, line in enumerate(lines):
        yield line, within[index] or _leads(lines, within, index)


def _take_blank_cells(lines: Sequence[str], within: list[bool]) -> None:
    """Marks blank cells, lines of a tab alone, that adjoin a stretch at its start or end."""
    for order, step in ((range(1, len(lines)), -1), (range(len(lines) - 2, -1, -1), 1)):
        for index in order:
            if within[index + step] and "\t" in lines[index] and not lines[index].strip():
                within[index] = True


def _is_tabbed(line: str) -> bool:
    """Whether tabs set cells apart on a line, rather than indent a paragraph of prose."""
    if "\t" not in line or not line.strip():
        return False
    cells = [cell for cell in line.split("\t") if cell.strip()]
    return len(cells) > 1 or not (_PROSE.search(cells[0]) or len(cells[0]) > _PROSE_LENGTH)


def _is_within(lines: Sequence[str], tabbed: Sequence[bool], index: int) -> bool:
    before, after = _neighbour(lines, tabbed, index, -1), _neighbour(lines, tabbed, index, 1)
    if before is None or after is None or not (tabbed[before] and tabbed[after]):
        return False
    if not lines[index].strip():
        return True
    return (
        after - before == 2
        and len(lines[index]) <= _PROSE_LENGTH
        and not _PROSE.search(lines[index])
    )


def _leads(lines: Sequence[str], within: Sequence[bool], index: int) -> bool:
    """Whether a line stands before a stretch as lines like it stand between its rows: group
    headings that differ in their numbers alone."""
    if within[index] or not lines[index].strip():
        return False
    like = numberless(lines[index])
    for line, inside in zip(
        islice(lines, index + 1, None), islice(within, index + 1, None), strict=True
    ):
        if not inside:
            return False
        if "\t" not in line and numberless(line) == like:
            return True
    return False


def _neighbour(lines: Sequence[str], tabbed: Sequence[bool], index: int, step: int) -> int | None:
    """The nearest line in a direction that is not blank, at most three lines away."""
    for distance in range(1, 4):
        place = index + step * distance
        if not 0 <= place < len(lines):
            return None
        if tabbed[place] or lines[place].strip():
            return place
    return None
