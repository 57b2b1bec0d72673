"""Glyphs as lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from disclosure_qa.model.report import Box
from disclosure_qa.readers.joining import (
    BETWEEN_NUMBERS,
    are_two_numbers,
    is_note_marker,
    is_wide,
)
from disclosure_qa.readers.pdf.geometry import Glyph, around, least

_LATIN_GAP = 0.15
_WIDE_GAP = 0.7
"""Room, in parts of the character's height, from which on two characters stand apart."""
_RAISED = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print, its text with single spaces where there is room for one."""

    text: str
    box: Box
    page: int
    size: float
    """Usual width of its Chinese characters; without one, about what it would be."""
    confidence: float | None = None


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that glyphs stand on, from top to bottom; marks of footnotes left out."""
    lines = (line_of(row, page) for row in rows_of(glyphs))
    return [line for line in lines if line.text]


def line_of(row: Sequence[Glyph], page: int) -> Line:
    """One row of glyphs as a line."""
    return Line(
        text=_text(row),
        box=around([(g.x0, g.top, g.x1, g.bottom) for g in row]),
        page=page,
        size=_size(row),
        confidence=least(g.confidence for g in row),
    )


def _size(row: Sequence[Glyph]) -> float:
    widths = [g.x1 - g.x0 for g in row if is_wide(g.text)]
    return median(widths) if widths else 0.85 * median(g.height for g in row)


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped by the line that they stand on, each from left to right.

    Taller glyphs set the lines, smaller ones (digits, raised marks) fall into them.
    """
    rows: list[list[Glyph]] = []
    bounds: list[tuple[float, float]] = []
    for glyph in sorted(glyphs, key=lambda g: (round(g.middle), g.x0)):
        place = _row_for(glyph, bounds)
        if place is None:
            rows.append([glyph])
            bounds.append((glyph.top, glyph.bottom))
        else:
            rows[place].append(glyph)
            if glyph.height > bounds[place][1] - bounds[place][0]:
                bounds[place] = (glyph.top, glyph.bottom)
    order = sorted(range(len(rows)), key=lambda i: sum(bounds[i]))
    return [_distinct(sorted(rows[i], key=lambda g: g.x0)) for i in order]


def _row_for(glyph: Glyph, bounds: Sequence[tuple[float, float]]) -> int | None:
    """The latest of the last few rows that overlaps a glyph by at least half."""
    for place in range(len(bounds) - 1, max(-1, len(bounds) - 4), -1):
        top, bottom = bounds[place]
        shared = min(bottom, glyph.bottom) - max(top, glyph.top)
        if shared >= 0.5 * min(bottom - top, glyph.height):
            return place
    return None


def _distinct(row: Sequence[Glyph]) -> list[Glyph]:
    """The row without the second printing of a glyph that makes it look bold."""
    kept = list(row[:1])
    for glyph in row[1:]:
        last = kept[-1]
        shift = max(abs(glyph.x0 - last.x0), abs(glyph.top - last.top))
        if glyph.text != last.text or shift >= 0.2 * (last.x1 - last.x0):
            kept.append(glyph)
    return kept


def _text(row: Sequence[Glyph]) -> str:
    text = ""
    previous: Glyph | None = None
    for glyph in _without_marks(row):
        if previous is not None and parted(previous, glyph):
            text += " "
        text += glyph.text
        previous = glyph
    return text


def parted(left: Glyph, right: Glyph) -> bool:
    """Whether two neighbours on a line stand apart like words."""
    gap = right.x0 - left.x1
    wide = is_wide(left.text) or is_wide(right.text)
    return gap > (_WIDE_GAP if wide else _LATIN_GAP) * min(left.height, right.height)


def _without_marks(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs but for raised small ones that are the mark of a footnote."""
    usual = median(g.height for g in row)
    if min(g.height for g in row) >= _RAISED * usual:
        yield from row
        return
    base = median(g.bottom for g in row)
    raised = [g.height < _RAISED * usual and base - g.bottom > 0.2 * usual for g in row]
    for index, (glyph, up) in enumerate(zip(row, raised, strict=True)):
        before = row[index - 1].text if index else ""
        if not (up and is_note_marker(_run(row, raised, index), before)):
            yield glyph


def _run(row: Sequence[Glyph], raised: Sequence[bool], index: int) -> str:
    """The raised glyphs around a place, as one text."""
    start = end = index
    while start > 0 and raised[start - 1]:
        start -= 1
    while end + 1 < len(row) and raised[end + 1]:
        end += 1
    return "".join(g.text for g in row[start : end + 1])


def touching_runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches of glyphs, in the order in which they were drawn, where each touches the next."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _touches(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _touches(left: Glyph, right: Glyph) -> bool:
    size = min(left.height, right.height)
    if left.string != right.string or abs(left.middle - right.middle) > 0.3 * size:
        return False
    return -0.06 * size <= right.x0 - left.x1 <= 0.12 * size


def join_print(lines: Sequence[Line], right: float) -> str:
    """Lines of one paragraph or cell as one text; `right` is where a full line ends.

    Nothing is put beside a Chinese character, nor within a number that the end of a full line
    cut in two; a sign between two numbers; else a space.
    """
    text = ""
    for index, line in enumerate(lines):
        if text:
            text += _between(lines[index - 1], line, right)
        text += line.text
    return text


def _between(upper: Line, lower: Line, right: float) -> str:
    last, first = upper.text[-1], lower.text[0]
    number = (last.isdigit() or last in ".,-") and (first.isdigit() or first in ".,-")
    if number and upper.box[2] > right - upper.size:
        return ""
    if are_two_numbers(upper.text, lower.text):
        return BETWEEN_NUMBERS
    return "" if is_wide(last) or is_wide(first) else " "
