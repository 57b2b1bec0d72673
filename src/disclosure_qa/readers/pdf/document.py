"""The pages of a PDF, read through pdfium."""

import math
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import addressof, byref, c_double, c_float, c_int, c_uint
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Box
from disclosure_qa.readers.limits import check_page_content, check_pages
from disclosure_qa.readers.pdf.geometry import Glyph, PageContent, Rule
from disclosure_qa.readers.pdf.shapes import Matrix, fill_rules, outline_rules
from disclosure_qa.text.normalise import mend_radicals

# pdfium keeps global state: one thread at a time may be inside it.
_PDFIUM = threading.Lock()
_INVISIBLE = 3  # text render mode of the layer that scanners lay under their pictures
_WHITE = 250
_DEEPEST_FORM = 10
_DRAWN = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM})
_SPACES = frozenset({0x20, 0xAD, 0x200B, 0xFEFF})

PageBox = tuple[float, float, float, float]
"""left, bottom, right, top in page space, where y goes upwards."""


def load_pages(data: bytes) -> list[PageContent]:
    """Glyphs and rules of every page, turned so that most of the text stands upright.

    Raises UnreadableDocument for a damaged, locked or overlong document.
    """
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise UnreadableDocument(_cause(error)) from error
        try:
            check_pages(len(document))
            return [_page(document, index) for index in range(len(document))]
        except pdfium.PdfiumError as error:
            raise UnreadableDocument("a page of the PDF is damaged; get it again") from error
        finally:
            document.close()


def render_pages(
    data: bytes, numbers: Sequence[int], long_side: int
) -> list[tuple[NDArray[np.uint8], float]]:
    """Some pages, by number from 1, as a viewer shows them: grey pixels, and points per pixel.

    The longer side of each has `long_side` pixels. Raises UnreadableDocument.
    """
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
            try:
                return [_rendered(document[number - 1], long_side) for number in numbers]
            finally:
                document.close()
        except pdfium.PdfiumError as error:
            raise UnreadableDocument(_cause(error)) from error


def _rendered(page: Any, long_side: int) -> tuple[NDArray[np.uint8], float]:
    scale = long_side / max(page.get_size())
    try:
        bitmap = page.render(scale=scale, grayscale=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, -1), 1 / scale
    finally:
        page.close()


class RenderedPage(NamedTuple):
    """Rows of red, green and blue pixels, points per pixel, and how many pages the file has."""

    pixels: NDArray[np.uint8]
    points: float
    pages: int


def render_page(data: bytes, number: int, long_side: int) -> RenderedPage | None:
    """One page, by number from 1, as a viewer shows it; None where there is no such page.

    The longer side has `long_side` pixels. Raises UnreadableDocument.
    """
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
            try:
                if not 1 <= number <= len(document):
                    return None
                return RenderedPage(*_coloured(document[number - 1], long_side), len(document))
            finally:
                document.close()
        except pdfium.PdfiumError as error:
            raise UnreadableDocument(_cause(error)) from error


def _coloured(page: Any, long_side: int) -> tuple[NDArray[np.uint8], float]:
    scale = long_side / max(*page.get_size(), 1.0)
    try:
        bitmap = page.render(scale=scale, rev_byteorder=True)
        return np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8), 1 / scale
    finally:
        page.close()


def _cause(error: Exception) -> str:
    if "password" in str(error).lower():
        return "the PDF is locked with a password; save it without one"
    return "the PDF is damaged or was cut short; get it again from its source"


def _page(document: Any, index: int) -> PageContent:
    page = document[index]
    text = page.get_textpage()
    try:
        return _content(page, text, index + 1)
    finally:
        text.close()
        page.close()


def _content(page: Any, text: Any, number: int) -> PageContent:
    count = raw.FPDFText_CountChars(text)
    check_page_content(max(count, 0), raw.FPDFPage_CountObjects(page), number)
    characters = [c for c in (_character(text, i) for i in range(count)) if c is not None]
    shown = page.get_rotation() // 90
    directions = Counter(c.direction for c in characters)
    turns = directions.most_common(1)[0][0] if directions else shown
    view = _View(page.get_cropbox(), turns)
    rules, pictured = _drawn(page, view, number)
    return PageContent(
        number=number,
        width=view.width,
        height=view.height,
        glyphs=tuple(
            Glyph(_mended(c.text), *view.box(c.box), (c.direction - turns) % 4, string)
            for c, string in zip(characters, _strings(characters), strict=True)
        ),
        rules=rules,
        pictured=pictured,
        unmapped=sum(c.text == "\ufffd" for c in characters),
        turned=(turns - shown) % 4,
    )


def _mended(character: str) -> str:
    return mend_radicals(character) if "\u2e80" <= character <= "\u2fdf" else character


def _strings(characters: Sequence["_Character"]) -> Iterator[int]:
    """For each character the string that it was drawn with, as far as the file tells.

    Producers that draw every character by itself tell nothing: there a string goes on.
    """
    lengths = Counter(c.drawn_by for c in characters)
    string = 0
    previous: _Character | None = None
    for c in characters:
        if previous and c.drawn_by != previous.drawn_by:
            alone = lengths[c.drawn_by] == lengths[previous.drawn_by] == 1
            string += not alone
        previous = c
        yield string


class _View:
    """Turns page space (y upwards) into a view (y downwards), clockwise by quarter turns."""

    def __init__(self, crop: PageBox, turns: int) -> None:
        self._x0, self._y0, self._x1, self._y1 = crop
        self._turns = turns % 4
        across, along = self._x1 - self._x0, self._y1 - self._y0
        self.width, self.height = (along, across) if self._turns % 2 else (across, along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self._turns:
            case 0:
                return x - self._x0, self._y1 - y
            case 1:
                return y - self._y0, x - self._x0
            case 2:
                return self._x1 - x, y - self._y0
            case _:
                return self._y1 - y, self._x1 - x

    def box(self, box: PageBox) -> Box:
        """x0, top, x1, bottom of a box given by left, bottom, right, top."""
        ax, ay = self.point(box[0], box[1])
        bx, by = self.point(box[2], box[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class _Character(NamedTuple):
    """A printed character in page space; `direction` in quarter turns against the clock."""

    text: str
    box: PageBox
    direction: int
    drawn_by: int
    """Which text object draws it."""


def _character(text: Any, index: int) -> _Character | None:
    """A character, if it is printed.

    Spaces are left out: what sets words apart is the room between them. Slanted text is a
    watermark.
    """
    if raw.FPDFText_IsGenerated(text, index):
        return None
    code = raw.FPDFText_GetUnicode(text, index)
    character = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if character.isspace() or code in _SPACES:
        return None
    if raw.FPDFText_HasUnicodeMapError(text, index) == 1:
        character = "\ufffd"
    # pdfium measures the angle clockwise.
    quarters = -raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
    obj = raw.FPDFText_GetTextObject(text, index)
    hidden = bool(obj) and raw.FPDFTextObj_GetTextRenderMode(obj) == _INVISIBLE
    if hidden or abs(quarters - round(quarters)) > 0.05:
        return None
    direction = round(quarters) % 4
    box = _box(text, index, upright=direction == 0)
    drawn_by = addressof(obj.contents) if obj else 0
    return None if box is None else _Character(character, box, direction, drawn_by)


def _box(text: Any, index: int, *, upright: bool) -> PageBox | None:
    """The room that a character takes in its line; for turned text, its ink.

    For fonts that write downwards pdfium forgets to scale the room: there it is the square
    above the character's origin.
    """
    ink = _ink(text, index)
    rect = raw.FS_RECTF()
    if not upright or not raw.FPDFText_GetLooseCharBox(text, index, byref(rect)):
        return ink
    size = _font_size(text, index)
    room = (rect.left, rect.bottom, rect.right, rect.top)
    if rect.top - rect.bottom > 2 * size > 0:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        room = (x.value, y.value - 0.14 * size, x.value + size, y.value + 0.86 * size)
    return room if room[2] > room[0] and (ink is None or _holds_middle(room, ink)) else ink


def _font_size(text: Any, index: int) -> float:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, byref(matrix)):
        return 0.0
    size: float = raw.FPDFText_GetFontSize(text, index)
    return size * math.hypot(matrix.c, matrix.d)


def _holds_middle(room: PageBox, ink: PageBox) -> bool:
    x, y = (ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2
    return room[0] <= x <= room[2] and room[1] <= y <= room[3]


def _ink(text: Any, index: int) -> PageBox | None:
    left, right, bottom, top = (c_double() for _ in range(4))
    found = raw.FPDFText_GetCharBox(
        text, index, byref(left), byref(right), byref(bottom), byref(top)
    )
    return (left.value, bottom.value, right.value, top.value) if found else None


def _drawn(page: Any, view: _View, number: int) -> tuple[tuple[Rule, ...], float]:
    """The page's rules, and the share of it that its largest picture covers."""
    rules: list[Rule] = []
    pictured = 0.0
    area = max(1.0, view.width * view.height)
    for seen, (obj, matrix) in enumerate(_objects(page, None)):
        check_page_content(0, seen, number)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _path_rules(obj, matrix, view)
        else:
            x0, top, x1, bottom = view.box(_picture_box(matrix))
            pictured = max(pictured, (x1 - x0) * (bottom - top) / area)
            rules += fill_rules([(x0, top), (x1, top), (x1, bottom), (x0, bottom)], thin_only=True)
    return tuple(rules), min(pictured, 1.0)


def _objects(parent: Any, matrix: Matrix | None, depth: int = 0) -> Iterator[tuple[Any, Matrix]]:
    """Paths and pictures with their matrices into page space, those inside of forms too."""
    form = depth > 0
    count = raw.FPDFFormObj_CountObjects(parent) if form else raw.FPDFPage_CountObjects(parent)
    get = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    for index in range(count):
        obj = get(parent, index)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind not in _DRAWN:
            continue
        own = matrix.after(_matrix(obj)) if matrix else _matrix(obj)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield obj, own
        elif depth < _DEEPEST_FORM:
            yield from _objects(obj, own, depth + 1)


def _matrix(obj: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(obj, byref(found)):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _picture_box(matrix: Matrix) -> PageBox:
    """A picture fills the unit square of its matrix."""
    corners = [matrix.apply(x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _path_rules(obj: Any, matrix: Matrix, view: _View) -> Iterator[Rule]:
    fill, stroke = c_int(), c_int()
    if not raw.FPDFPath_GetDrawMode(obj, byref(fill), byref(stroke)):
        return
    for points in _subpaths(obj, matrix, view):
        if stroke.value:
            yield from outline_rules(
                points, visible=_is_visible(obj, raw.FPDFPageObj_GetStrokeColor)
            )
        if fill.value:
            yield from fill_rules(points, visible=_is_visible(obj, raw.FPDFPageObj_GetFillColor))


def _is_visible(obj: Any, get_color: Any) -> bool:
    """Whether a colour is neither white nor wholly transparent."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not get_color(obj, byref(red), byref(green), byref(blue), byref(alpha)):
        return True
    white = min(red.value, green.value, blue.value) >= _WHITE
    return alpha.value > 0 and not white


def _subpaths(obj: Any, matrix: Matrix, view: _View) -> Iterator[list[tuple[float, float]]]:
    """The straight subpaths of a path in the view; closed ones end where they begin."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = c_float(), c_float()
    for index in range(raw.FPDFPath_CountSegments(obj)):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        points.append(view.point(*matrix.apply(x.value, y.value)))
        straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points
