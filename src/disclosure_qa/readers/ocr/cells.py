"""The lines of print in the cells of a ruled table, found by their ink."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from disclosure_qa.readers.ocr.pictures import Grey
from disclosure_qa.readers.ocr.upright import EM

_SPECK = 0.24
"""Size, in characters, under which a mark alone is dirt and no print."""
_RIM = 0.1
"""Breadth, in characters, of the rim of a cell in which remains of its ruling may lie."""
_SLIVER = 0.25
_TALLEST = 1.35
"""Height, in characters, up to which marks above each other may be one line: 二, =."""
_TWO_LINES = 1.75
_THIN = 0.35
_LEANING = 0.25
"""Slope of a slash at least; slanted type leans less."""

Bounds = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels."""


class Stroke(Enum):
    """What a line of print is that consists of nothing but a stroke, which reads like a numeral."""

    DASH = "—"
    """Level: it looks like 一."""
    SLASH = "/"
    """Leaning: it looks like 1."""


@dataclass(frozen=True, slots=True)
class InkLine:
    """Where a line of print stands, and the stroke that it is where it is no more than one.

    `cut` if its ink reaches the edge of the cell above or below: part of it may lie beyond.
    """

    bounds: Bounds
    stroke: Stroke | None = None
    cut: bool = False


def lines_in(ink: Grey, cell: Bounds) -> list[InkLine]:
    """The lines of a cell from top to bottom; none where it is blank but for specks."""
    rim = round(_RIM * EM)
    x0, top, x1, bottom = cell[0] + rim, cell[1] + rim, cell[2] - rim, cell[3] - rim
    if x1 - x0 < _SPECK * EM or bottom - top < _SPECK * EM:
        return []
    marks = _marks(ink[top:bottom, x0:x1])
    inside = ink[top:bottom, x0:x1]
    return [
        InkLine(
            (x0 + left, top + upper, x0 + right, top + lower),
            _stroke(row, inside),
            cut=upper == 0 or lower == bottom - top,
        )
        for row in _rows(marks)
        for left, upper, right, lower in [_around(row)]
    ]


def _marks(ink: Grey) -> list[Bounds]:
    """Bounds of the connected ink, without specks and without what the ruling left."""
    height, width = ink.shape
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for x, y, w, h, _ in stats[1:].tolist():
        thin = min(w, h) < _SLIVER * EM
        at_side = x == 0 or x + w == width
        at_end = y == 0 or y + h == height
        remains = thin and ((at_side and h > w) or (at_end and w > h))
        if not remains:
            found.append((x, y, x + w, y + h))
    large = [m for m in found if max(m[2] - m[0], m[3] - m[1]) >= _SPECK * EM]
    return [m for m in found if m in large or any(_beside(m, other) for other in large)]


def _beside(speck: Bounds, mark: Bounds) -> bool:
    """Whether a small mark belongs to the print around it: a point, the dot of a character."""
    reach = 0.5 * EM
    across = max(speck[0], mark[0]) - min(speck[2], mark[2])
    down = max(speck[1], mark[1]) - min(speck[3], mark[3])
    return across <= reach and down <= 0.3 * EM


def _rows(marks: list[Bounds]) -> list[list[Bounds]]:
    """Marks by the line that they stand on, from top to bottom."""
    bands: list[list[Bounds]] = []
    for mark in sorted(marks, key=lambda m: (m[1], m[0])):
        if bands and mark[1] < max(m[3] for m in bands[-1]):
            bands[-1].append(mark)
        else:
            bands.append([mark])
    return [row for band in _joined(bands) for row in _split(band)]


def _joined(bands: list[list[Bounds]]) -> Iterator[list[Bounds]]:
    """Bands so near above each other that together they are one character high, as one."""
    current: list[Bounds] = []
    for band in bands:
        if current and _height([*current, *band]) > _TALLEST * EM:
            yield current
            current = []
        current = [*current, *band]
    if current:
        yield current


def _split(band: list[Bounds]) -> list[list[Bounds]]:
    """A band of several lines whose marks overlap a little, line by line."""
    height = _height(band)
    if height < _TWO_LINES * EM:
        return [band]
    count = max(2, round(height / (1.25 * EM)))
    top = min(m[1] for m in band)
    rows: list[list[Bounds]] = [[] for _ in range(count)]
    for mark in band:
        middle = (mark[1] + mark[3]) / 2 - top
        rows[min(count - 1, int(middle / height * count))].append(mark)
    return [row for row in rows if row]


def _height(marks: list[Bounds]) -> int:
    return max(m[3] for m in marks) - min(m[1] for m in marks)


def _around(row: list[Bounds]) -> Bounds:
    x0, top = min(m[0] for m in row), min(m[1] for m in row)
    return x0, top, max(m[2] for m in row), max(m[3] for m in row)


def _stroke(row: list[Bounds], ink: Grey) -> Stroke | None:
    x0, top, x1, bottom = _around(row)
    flat = all(m[3] - m[1] <= 0.3 * (m[2] - m[0]) for m in row)
    if flat and bottom - top <= 0.3 * EM:
        return Stroke.DASH
    if len(row) == 1 and bottom - top >= 0.5 * EM and _leans(ink[top:bottom, x0:x1]):
        return Stroke.SLASH
    return None


def _leans(mark: Grey) -> bool:
    """Whether a mark is one thin straight stroke from the upper right to the lower left."""
    height = len(mark)
    columns = [np.flatnonzero(line) for line in mark]
    if any(not len(c) or c[-1] - c[0] > _THIN * height for c in columns):
        return False
    middles = np.array([(c[0] + c[-1]) / 2 for c in columns])
    slope, start = np.polyfit(np.arange(height), middles, 1)
    bent = np.abs(middles - (start + slope * np.arange(height))).max()
    return bool(-slope >= _LEANING and bent <= 0.1 * height)


def cut_out(grey: Grey, line: Bounds, within: Bounds, *, wide: bool = False) -> Grey:
    """The picture of a line with some paper around it, but nothing of other lines and cells.

    `wide` adds what stands to its left and right in the cell: a sign too faint to count as ink.
    """
    x0, top, x1, bottom = line
    margin = max(round(0.12 * EM), round((1.15 * EM - (bottom - top)) / 2))
    side = round((0.8 if wide else 0.25) * EM)
    height, width = bottom - top + 2 * margin, x1 - x0 + 2 * side
    paper = int(np.percentile(grey[within[1] : within[3], within[0] : within[2]], 75))
    picture = np.full((height, width), paper, np.uint8)
    rim = round(0.06 * EM)
    upper, lower = max(top - rim, within[1]), min(bottom + rim, within[3])
    edge = round(_RIM * EM)
    sides = side if wide else rim
    left, right = max(x0 - sides, within[0] + edge), min(x1 + sides, within[2] - edge)
    piece = grey[upper:lower, left:right]
    y, x = upper - top + margin, left - x0 + side
    picture[y : y + piece.shape[0], x : x + piece.shape[1]] = piece
    return picture
