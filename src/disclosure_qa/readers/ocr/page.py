"""A picture of a page as glyphs and rules, as a PDF would give them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

import cv2
import numpy as np
from numpy.typing import NDArray

from disclosure_qa.model.report import Box
from disclosure_qa.readers.ocr.cells import Bounds, InkLine, cut_out, lines_in
from disclosure_qa.readers.ocr.detect import find_lines
from disclosure_qa.readers.ocr.pictures import Grey, Picture
from disclosure_qa.readers.ocr.recognise import Mark, Reading, recognise
from disclosure_qa.readers.ocr.ruling import find_rules
from disclosure_qa.readers.ocr.upright import (
    EM,
    clean,
    em_of,
    ink_of,
    resized,
    straightened,
    turned,
)
from disclosure_qa.readers.pdf.geometry import Glyph, PageContent, Rule
from disclosure_qa.readers.pdf.ruling import RuledGrid, find_grids

_POINT = 10.5 / EM
"""Points for a pixel of a page made ready: its usual print counts as 10.5 points high."""
_LOWEST_STRIP = 3.0
"""Height of the lowest strip of a table that is looked into by itself. Where a group cell is drawn
too short its end parts a row; the strips are made one row when what stands in them is known."""
_UNREAD = "\ufffd"
"""Stands for marks that cannot be made out: the cell is not blank, and says nothing."""
_NUMERALS = frozenset("0123456789.,-+−〇零一二三四五六七八九十百千万亿余约近")
_INDIFFERENT = frozenset("()（）[]【】〔〕<>《》“”‘’\"'，、。;；:：")
"""Punctuation that says the same in either width: doubt about it is no doubt about the words."""
_PAPER = 255
_IN_DOUBT = 0.5
_BEYOND_DOUBT = 0.995
_ALIKE = str.maketrans("OoQ〇○IlL|", "000001111")
_NUMBER = re.compile(r"^\W*\d[\d.,，]*\W*\w{0,4}\W*$")
_SURE = 0.8
_BORDER = 13
"""Breadth, in pixels, of the stretch in which the line between two cells runs."""
_SAMPLE = 8
"""Lines by which is told whether a page stands on its head."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line of print to be read, in pixels."""

    bounds: Bounds
    picture: Grey
    line: InkLine | None = None
    wider: Grey | None = None
    """Of a line in a cell, its picture with more around it, for a second reading."""


def read_pages(pictures: Sequence[Picture]) -> list[PageContent]:
    """The pages, all brought to one size of print, so that tables go on from page to page."""
    sizes = [size for size in (em_of(clean(picture.grey)) for picture in pictures) if size]
    factor = min(4.0, max(0.2, EM / median(sizes))) if sizes else 1.0
    return [_page(picture, factor) for picture in pictures]


def _page(picture: Picture, factor: float) -> PageContent:
    grey, quarters, boxes = _upright(straightened(resized(clean(picture.grey), factor)))
    ink = ink_of(grey)
    rules, drawn = find_rules(ink)
    in_points = [_scaled(rule) for rule in rules]
    grids = find_grids(in_points, _LOWEST_STRIP)
    walls = (drawn > 0) & _borders(grids, grey.shape)
    ink = np.where(walls, 0, ink).astype(np.uint8)
    bare = np.where(walls, _PAPER, grey).astype(np.uint8)
    outside = (box for box in boxes if not any(_lies_in(box, grid) for grid in grids))
    prose = (_Spot(b, bare[b[1] : b[3], b[0] : b[2]]) for b in outside)
    spots = [*_in_cells(grids, ink, bare), *prose]
    readings = _confirmed(spots, recognise([spot.picture for spot in spots]))
    glyphs = [
        glyph
        for string, (spot, reading) in enumerate(zip(spots, readings, strict=True))
        for glyph in _glyphs(spot, reading, string)
    ]
    height, width = grey.shape
    return PageContent(
        number=picture.number,
        width=width * _POINT,
        height=height * _POINT,
        glyphs=tuple(glyphs),
        rules=tuple(in_points),
        turned=quarters,
        scale=picture.scale / factor / _POINT,
    )


def _borders(grids: Sequence[RuledGrid], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where the sides of cells run: long strokes elsewhere are print."""
    found = np.zeros(shape, np.uint8)
    for cell in (grid.box_of(region) for grid in grids for region in grid.regions):
        x0, top, x1, bottom = _in_pixels(cell)
        cv2.rectangle(found, (x0, top), (x1, bottom), (1,), thickness=_BORDER)
    return found > 0


def _in_pixels(box: Box) -> Bounds:
    return (
        round(box[0] / _POINT),
        round(box[1] / _POINT),
        round(box[2] / _POINT),
        round(box[3] / _POINT),
    )


def _scaled(rule: Rule) -> Rule:
    at, start, end = rule.at * _POINT, rule.start * _POINT, rule.end * _POINT
    return replace(rule, at=at, start=start, end=end)


def _upright(grey: Grey) -> tuple[Grey, int, list[Bounds]]:
    """The page with its print upright, the quarter turns clockwise that it took, its lines."""
    boxes = find_lines(grey)
    lying = sum(b[3] - b[1] > 1.5 * (b[2] - b[0]) for b in boxes)
    sideways = lying > len(boxes) / 2
    if not boxes or (not sideways and _clarity(grey, boxes) >= _SURE):
        return grey, 0, boxes
    views = [(turned(grey, quarters), quarters) for quarters in ((1, 3) if sideways else (0, 2))]
    ways = [(view, quarters, find_lines(view)) for view, quarters in views]
    return max(ways, key=lambda way: _clarity(way[0], way[2]))


def _clarity(grey: Grey, boxes: Sequence[Bounds]) -> float:
    """Mean confidence with which the longest lines are read; 0 where there is none."""
    longest = sorted(boxes, key=lambda b: b[0] - b[2])[:_SAMPLE]
    readings = recognise([grey[b[1] : b[3], b[0] : min(b[2], b[0] + 10 * EM)] for b in longest])
    sure = [mark.confidence for reading in readings for mark in reading]
    return fmean(sure) if sure else 0.0


def _in_cells(grids: Sequence[RuledGrid], ink: Grey, bare: Grey) -> Iterator[_Spot]:
    for grid in grids:
        for region in grid.regions:
            x0, top, x1, bottom = _in_pixels(grid.box_of(region))
            cell = max(0, x0), max(0, top), min(ink.shape[1], x1), min(ink.shape[0], bottom)
            for line in lines_in(ink, cell):
                wider = cut_out(bare, line.bounds, cell, wide=True)
                yield _Spot(line.bounds, cut_out(bare, line.bounds, cell), line, wider)


def _lies_in(box: Bounds, grid: RuledGrid) -> bool:
    return grid.place((box[0] + box[2]) / 2 * _POINT, (box[1] + box[3]) / 2 * _POINT) is not None


def _confirmed(spots: Sequence[_Spot], readings: Sequence[Reading]) -> list[Reading]:
    """The readings; numbers in cells that are cut off, or that a second look reads otherwise,
    are in doubt."""
    checked = list(readings)
    wider = {
        index: np.asarray(cv2.GaussianBlur(spot.wider, (3, 3), 0), np.uint8)
        for index, (spot, reading) in enumerate(zip(spots, readings, strict=True))
        if spot.wider is not None and _needs_second_look(spot, reading)
    }
    again = recognise(list(wider.values()))
    for index, second in zip(wider, again, strict=True):
        line = spots[index].line
        if (line and line.cut) or _digits(second) != _digits(readings[index]):
            checked[index] = _doubted(readings[index])
    return checked


def _doubted(reading: Reading) -> Reading:
    return tuple(replace(m, confidence=min(m.confidence, _IN_DOUBT)) for m in reading)


def _needs_second_look(spot: _Spot, reading: Reading) -> bool:
    """A number that is not beyond doubt; what counts as beyond it has been measured."""
    if spot.line is None or spot.line.stroke or not _NUMBER.search(_digits(reading)):
        return False
    least = min((mark.confidence for mark in reading), default=0.0)
    return spot.line.cut or least < _BEYOND_DOUBT


def _digits(reading: Reading) -> str:
    """What was read without spaces, letters that look like digits as these."""
    return "".join(mark.text for mark in reading if not mark.text.isspace()).translate(_ALIKE)


def _glyphs(spot: _Spot, reading: Reading, string: int) -> Iterator[Glyph]:
    """The characters of a line with the room between their middles shared among them."""
    marks = _said(spot, reading)
    x0, top, x1, bottom = (edge * _POINT for edge in spot.bounds)
    middle, half = (top + bottom) / 2, max(0.5 * 10.5, min(bottom - top, 20.0) / 2)
    places = [x0 + mark.at * (x1 - x0) for mark in marks]
    edges = [x0, *((a + b) / 2 for a, b in pairwise(places)), x1]
    for index, mark in enumerate(marks):
        if mark.text.isspace():
            continue
        yield Glyph(
            mark.text,
            edges[index],
            middle - half,
            max(edges[index + 1], edges[index] + 0.1),
            middle + half,
            string=string,
            confidence=None if mark.text in _INDIFFERENT else mark.confidence,
        )


def _said(spot: _Spot, reading: Reading) -> Reading:
    """The reading, mended where the ink alone tells better what it is."""
    if spot.line is not None and spot.line.stroke:
        return (Mark(spot.line.stroke.value, 0.5, 1.0),)
    printed = [mark.confidence for mark in reading if not mark.text.isspace()]
    if not printed:
        return (Mark(_UNREAD, 0.5, 0.0),)
    # A word is as sure as its line: one doubtful character of many leaves it readable. A digit
    # has nothing but itself.
    usual = fmean(printed)
    return tuple(
        mark if mark.text in _NUMERALS else replace(mark, confidence=usual) for mark in reading
    )
