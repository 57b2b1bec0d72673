"""The ruled lines in a picture."""

from collections.abc import Iterator

import cv2
import numpy as np

from disclosure_qa.readers.ocr.pictures import Grey
from disclosure_qa.readers.ocr.upright import EM
from disclosure_qa.readers.pdf.geometry import Rule

_SHORTEST = 2.2
"""Length, in characters, from which a level or upright stretch of ink is a line, and no stroke."""
_THICKEST = 0.5
_GAP = 3
"""Pixels of a line, less one, that the print may lack."""
_SOLID = 0.97
"""Share of a line that is ink: the strokes of a row of characters have gaps between them."""


def find_rules(ink: Grey) -> tuple[list[Rule], Grey]:
    """The lines, in pixels, and a picture of them that is 255 where they and their rims are."""
    level, upright = _stretches(ink, across=True), _stretches(ink, across=False)
    drawn = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((5, 5), np.uint8))
    rules = [*_rules(level, ink, across=True), *_rules(upright, ink, across=False)]
    return rules, np.asarray(drawn)


def _stretches(ink: Grey, *, across: bool) -> Grey:
    """What is left of the ink that goes on in one direction for longer than characters do."""
    length = int(_SHORTEST * EM)
    mend, keep = ((_GAP, 1), (length, 1)) if across else ((1, _GAP), (1, length))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(mend[::-1], np.uint8))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(keep[::-1], np.uint8)))


def _rules(stretches: Grey, ink: Grey, *, across: bool) -> Iterator[Rule]:
    _, _, stats, centres = cv2.connectedComponentsWithStats(stretches, connectivity=8)
    for (x, y, width, height, _), (cx, cy) in zip(stats[1:], centres[1:], strict=True):
        if (height if across else width) > _THICKEST * EM:
            continue
        inked = ink[y : y + height, x : x + width].any(axis=0 if across else 1)
        if inked.mean() < _SOLID:
            continue
        if across:
            yield Rule(True, float(cy), float(x), float(x + width))
        else:
            yield Rule(False, float(cx), float(y), float(y + height))
