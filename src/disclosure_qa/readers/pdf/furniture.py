"""What repeats on the pages around the text: page numbers, headers and footers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from disclosure_qa.readers.pdf.lines import Line

_ZONE = 0.11
"""Share of a page's height, at its top and at its bottom, in which furniture may stand."""
_DECORATED = re.compile(
    r"[-–—－―~·•\s]+\d{1,4}[-–—－―~·•\s]+|第\s*\d+\s*页(?:[\s/，,]*共\s*\d+\s*页)?|"
    r"\d+\s*/\s*\d+|page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-–—－―~·•\s]*(\d{1,4})[-–—－―~·•\s]*")

PageLines = tuple[float, list[Line]]
"""A page's height and its lines outside of tables."""


def without_furniture(pages: Sequence[PageLines]) -> list[list[Line]]:
    """The lines of each page without its number and without what repeats at the same height."""
    repeated = _repeated(pages)
    counting = _counting(pages)
    return [
        [
            line
            for line in lines
            if not (_in_zone(line, height) and _is_furniture(line, repeated, counting))
        ]
        for height, lines in pages
    ]


def _is_furniture(
    line: Line, repeated: set[tuple[str, int]], counting: set[tuple[int, str]]
) -> bool:
    return (
        bool(_DECORATED.fullmatch(line.text))
        or _trace(line) in repeated
        or (line.page, line.text) in counting
    )


def _in_zone(line: Line, height: float) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return not _ZONE * height < middle < (1 - _ZONE) * height


def _trace(line: Line) -> tuple[str, int]:
    """What a header has in common from page to page: words, and height to some points."""
    return re.sub(r"\d+", "#", line.text), round(line.box[1] / 4)


def _repeated(pages: Sequence[PageLines]) -> set[tuple[str, int]]:
    """Traces that stand on most pages, and on two at least. Bare numbers are judged apart."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for height, lines in pages:
        for line in lines:
            if _in_zone(line, height) and not _BARE.fullmatch(line.text):
                seen[_trace(line)].add(line.page)
    return {trace for trace, on in seen.items() if len(on) >= max(2, 0.6 * len(pages))}


def _counting(pages: Sequence[PageLines]) -> set[tuple[int, str]]:
    """Bare numbers that go up with the pages, on two pages at least."""
    shifts: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for height, lines in pages:
        for line in lines:
            found = _BARE.fullmatch(line.text)
            if found and _in_zone(line, height):
                shifts[int(found[1]) - line.page].add((line.page, line.text))
    return {entry for entries in shifts.values() if len(entries) >= 2 for entry in entries}
