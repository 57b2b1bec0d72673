"""Pages made upright, of one size of print."""

import cv2
import numpy as np

from disclosure_qa.readers.ocr.pictures import Grey

EM = 30
"""Pixels that a character of the usual print is high on a page made ready."""
_STEEPEST = 5.0
"""Degrees up to which a page is turned back."""
_LEAST_TURN = 0.04
_PAPER = 255
_SPECK = 40
_FAINTEST = 15
"""How much darker than the paper around it ink is at least."""
_GRAINS = 3.0
"""The same, for grainy paper, in units of its usual unevenness."""


def clean(grey: Grey) -> Grey:
    """The picture without dark specks of a single pixel, which no print has."""
    around = np.ones((3, 3), np.uint8)
    around[1, 1] = 0
    lonely = cv2.erode(grey, around).astype(np.int16) - grey > _SPECK
    return np.where(lonely, cv2.medianBlur(grey, 3), grey).astype(np.uint8)


def ink_of(grey: Grey) -> Grey:
    """255 where there is ink, by comparison with the paper around it, else 0."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    size = max(31, (min(grey.shape) // 40) | 1)
    depth = cv2.boxFilter(smooth, cv2.CV_16S, (size, size)) - smooth
    grain = 1.48 * float(np.median(cv2.absdiff(grey, smooth)[::3, ::3]))
    return np.where(depth > max(_FAINTEST, _GRAINS * grain), 255, 0).astype(np.uint8)


def em_of(grey: Grey) -> float | None:
    """Usual height of a Chinese character in pixels; None where nothing looks like print.

    Of all the marks on the page, those of the print's size have the most height in common;
    strokes and dots are smaller, lines and pictures larger.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(_thickened(ink_of(grey)), connectivity=8)
    sides = stats[1:, cv2.CC_STAT_HEIGHT]
    widths = stats[1:, cv2.CC_STAT_WIDTH]
    square = (sides >= 6) & (sides <= 200) & (widths >= 0.6 * sides) & (widths <= 1.4 * sides)
    found = sides[square]
    if len(found) < 5:
        return None
    return float(np.percentile(found, 70))


def _thickened(ink: Grey) -> Grey:
    """Ink with the gaps within characters closed: as far as strokes are apart."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)))


def resized(grey: Grey, factor: float) -> Grey:
    """The picture made larger or smaller."""
    if abs(factor - 1) < 0.02:
        return grey
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=way), np.uint8)


def turned(grey: Grey, quarters: int) -> Grey:
    """The picture after some quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(grey, -quarters))


def straightened(grey: Grey) -> Grey:
    """The picture with its lines level."""
    angle = _slant(ink_of(grey))
    if abs(angle) < _LEAST_TURN:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(
        cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(_PAPER,)),
        np.uint8,
    )


def _slant(ink: Grey) -> float:
    """Degrees, against the clock, by which turning makes the ink stand in the clearest rows."""
    small = np.asarray(
        cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
    )
    best = 0.0
    for step in (0.5, 0.1, 0.02):
        reach = _STEEPEST if step == 0.5 else 5 * step
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _clearness(small, float(angle))))
    return best


def _clearness(ink: Grey, angle: float) -> float:
    """How much the ink per row changes from row to row when the picture is turned."""
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
    return float((np.diff(rows.astype(np.float64)) ** 2).sum())
