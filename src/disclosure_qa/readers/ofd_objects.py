"""The drawn objects of an OFD page as glyphs and rules."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from disclosure_qa.readers.joining import is_wide
from disclosure_qa.readers.pdf.geometry import Glyph, Rule
from disclosure_qa.readers.pdf.shapes import Matrix, Point, fill_rules, outline_rules
from disclosure_qa.text.normalise import mend_radicals

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(rf"[SMLQBAC]|{_NUMBER.pattern}")
_ENDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
"""How many numbers follow a step of a path; the last two are where it ends."""
_ABOVE, _BELOW = 0.86, 0.14
"""Parts of a character's size above and below the line that it stands on."""
_WIDEST_LATIN = 0.75
_WHITE = 250


def numbers_in(text: str) -> list[float]:
    """The numbers in an attribute.

    >>> numbers_in("0 0 210 297")
    [0.0, 0.0, 210.0, 297.0]
    """
    return [float(number) for number in _NUMBER.findall(text)]


def glyphs_of(drawn: Any, corner: Point, scale: float, string: int) -> Iterator[Glyph]:
    """The characters of a text object. `scale` makes its units points, counted from `corner`."""
    place = _placing(drawn, corner, scale)
    size = next(iter(numbers_in(drawn.get("Size") or "")), 0.0)
    if size <= 0:
        return
    turned = round(-math.atan2(place.b, place.a) / (math.pi / 2)) % 4
    for code in drawn.iter("{*}TextCode"):
        text = code.text or ""
        origins = list(_origins(code, text, size))
        for character, (x, y), (after, _) in zip(text, origins, origins[1:], strict=False):
            if character.isspace():
                continue
            widest = size if is_wide(character) else _WIDEST_LATIN * size
            width = min(after - x, widest) if after > x else widest
            corners = [
                place.apply(x, y - _ABOVE * size),
                place.apply(x + width, y + _BELOW * size),
            ]
            (ax, ay), (bx, by) = corners
            box = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
            yield Glyph(mend_radicals(character), *box, turned=turned, string=string)


def _origins(code: Any, text: str, size: float) -> Iterator[Point]:
    """Where each character stands on its line, and where one after the last would."""
    x = next(iter(numbers_in(code.get("X") or "")), 0.0)
    y = next(iter(numbers_in(code.get("Y") or "")), 0.0)
    across = _deltas(code.get("DeltaX") or "", len(text))
    down = _deltas(code.get("DeltaY") or "", len(text))
    for index, character in enumerate(text):
        yield x, y
        usual = 0.0 if down else (size if is_wide(character) else size / 2)
        x += across[index] if index < len(across) else usual
        y += down[index] if index < len(down) else 0.0
    yield x, y


def _deltas(text: str, most: int) -> list[float]:
    """At most so many steps from character to character; "g 3 2.5" is three times 2.5.

    >>> _deltas("g 3 2.5 4", 9)
    [2.5, 2.5, 2.5, 4.0]
    """
    words = iter(text.split())
    steps: list[float] = []
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count = min(most, int(next(words, "0")))
            steps += count * [float(next(words, "0"))]
        else:
            steps.append(float(word))
    return steps


def rules_of(drawn: Any, corner: Point, scale: float) -> Iterator[Rule]:
    """The level and upright lines of a path object."""
    place = _placing(drawn, corner, scale)
    stroked, filled = drawn.get("Stroke") != "false", drawn.get("Fill") == "true"
    for data in drawn.iter("{*}AbbreviatedData"):
        for points in _subpaths(data.text or ""):
            where = [place.apply(x, y) for x, y in points]
            if stroked:
                yield from outline_rules(where, visible=_is_visible(drawn, "StrokeColor"))
            if filled:
                yield from fill_rules(where, visible=_is_visible(drawn, "FillColor"))


def _subpaths(data: str) -> Iterator[Sequence[Point]]:
    """The straight parts of a path; closed ones end where they begin."""
    points: list[Point] = []
    straight = True
    for step, numbers in _steps(data):
        if step in "SM":
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        if step == "C":
            points = [*points, points[0]] if points else []
        else:
            points = [*points, (numbers[-2], numbers[-1])]
        straight = straight and step not in "QBA"
    if straight and len(points) > 1:
        yield points


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    words = _STEP.findall(data)
    starts = [index for index, word in enumerate(words) if word in _ENDS or word == "C"]
    for start, end in pairwise([*starts, len(words)]):
        numbers = [float(word) for word in words[start + 1 : end]]
        if len(numbers) >= _ENDS.get(words[start], 0):
            yield words[start], numbers


def _is_visible(drawn: Any, color: str) -> bool:
    """Whether a colour is not white; without one it is black."""
    for element in drawn.iter(f"{{*}}{color}"):
        values = numbers_in(element.get("Value") or "")
        if len(values) == 3 and min(values) >= _WHITE:
            return False
    return True


def _placing(drawn: Any, corner: Point, scale: float) -> Matrix:
    """The map from an object's own units to points on the page."""
    left, top = [*numbers_in(drawn.get("Boundary") or ""), 0.0, 0.0][:2]
    own = numbers_in(drawn.get("CTM") or "")
    inner = Matrix(*own) if len(own) == 6 else Matrix()
    onto = Matrix(scale, 0, 0, scale, (left - corner[0]) * scale, (top - corner[1]) * scale)
    return onto.after(inner)
