"""Drawn paths as rules: what of them can bound the cells of a table."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from disclosure_qa.readers.pdf.geometry import Rule

Point = tuple[float, float]

_STRAIGHT = 1.0
"""How far, in points, a line may lean and still be upright or level."""
_SAME = 0.01
_THIN = 3.0
"""Thickness up to which a filled box is a line."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map of the plane, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> Point:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "Matrix") -> "Matrix":
        """The map that applies `inner` first and this one then."""
        e, f = self.apply(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def outline_rules(points: Sequence[Point], *, visible: bool = True) -> Iterator[Rule]:
    """The level and upright lines of a stroked path."""
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= _STRAIGHT < abs(ax - bx):
            yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx), visible)
        elif abs(ax - bx) <= _STRAIGHT < abs(ay - by):
            yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by), visible)


def fill_rules(
    points: Sequence[Point], *, visible: bool = True, thin_only: bool = False
) -> Iterator[Rule]:
    """A thin filled box as the one line that it draws, a larger one as its four sides."""
    if not _is_box(points):
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top <= _THIN:
        yield Rule(True, (top + bottom) / 2, x0, x1, visible)
    if x1 - x0 <= _THIN:
        yield Rule(False, (x0 + x1) / 2, top, bottom, visible)
    if not thin_only and min(bottom - top, x1 - x0) > _THIN:
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        yield from outline_rules(corners, visible=visible)


def _is_box(points: Sequence[Point]) -> bool:
    """Whether a path goes round a box: four corners, every side level or upright."""
    ring = [points[0], *(b for a, b in pairwise(points) if math.dist(a, b) > _SAME)]
    if len(ring) > 1 and math.dist(ring[0], ring[-1]) <= _SAME:
        ring.pop()
    return len(ring) in {2, 4} and all(
        min(abs(ax - bx), abs(ay - by)) <= _STRAIGHT
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])
    )
