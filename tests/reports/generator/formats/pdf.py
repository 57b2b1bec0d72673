"""Text PDF with ruled tables, set page by page: what offices make from Word."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reports.generator.model import Cell, Document, Heading, Table

from .grid import Placed, place

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 62.0
FONT, SIZE, LEAD = "STSong-Light", 12.0, 21.0
SMALL, TIGHT, PAD = 8.5, 12.0, 4.0


def pdf(document: Document, options: Mapping[str, str]) -> bytes:
    """Options: `repeat` yes prints the header again on each page; `cut` yes lets a row be cut
    in two by the page; `white` yes lays a white box under each paragraph; `gap` moves tables
    down so that they cross the page."""
    page = _Page(options)
    page.line(document.title, size=16, centre=True)
    for block in document.blocks:
        if isinstance(block, Table):
            page.y -= PAD * 2 + float(options.get("gap", "0"))
            _TableSetter(page, block).draw()
        else:
            indent = 0 if isinstance(block, Heading) else 2
            page.paragraph(block.text, indent)
    for line in document.imprint.split("\n"):
        page.line(line, right=True)
    return page.finish()


class _Page:
    """The canvas, and how far down the page the pen is."""

    def __init__(self, options: Mapping[str, str]) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.options = options
        self.out = io.BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.number = 1
        self.y = HEIGHT - MARGIN

    def finish(self) -> bytes:
        self._footer()
        self.canvas.save()
        return self.out.getvalue()

    def turn(self) -> None:
        self._footer()
        self.canvas.showPage()
        self.number += 1
        self.y = HEIGHT - MARGIN

    def _footer(self) -> None:
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawCentredString(WIDTH / 2, MARGIN / 2, f"- {self.number} -")

    def line(
        self, text: str, *, size: float = SIZE, centre: bool = False, right: bool = False
    ) -> None:
        if self.y - LEAD < MARGIN:
            self.turn()
        self.y -= LEAD
        self.canvas.setFont(FONT, size)
        if centre:
            self.canvas.drawCentredString(WIDTH / 2, self.y, text)
        elif right:
            self.canvas.drawRightString(WIDTH - MARGIN, self.y, text)
        else:
            self.canvas.drawString(MARGIN, self.y, text)

    def paragraph(self, text: str, indent: int) -> None:
        for line in wrap("\u3000" * indent + text, WIDTH - 2 * MARGIN, SIZE):
            if self.options.get("white") == "yes" and self.y - LEAD > MARGIN:
                self.canvas.setFillColorRGB(1, 1, 1)
                box = (MARGIN, self.y - LEAD - 4, WIDTH - 2 * MARGIN, LEAD)
                self.canvas.rect(*box, stroke=0, fill=1)
                self.canvas.setFillColorRGB(0, 0, 0)
            self.line(line)


def wrap(text: str, width: float, size: float) -> list[str]:
    """Lines that fit the width; a break may fall between any two characters."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines, line = [], ""
    for piece in text.split("\n"):
        for char in piece:
            if stringWidth(line + char, FONT, size) > width and line:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
        line = ""
    return lines


@dataclass(frozen=True)
class _Band:
    """A stretch of one row on one page: all of it, its top line, or the rest."""

    row: int
    part: str
    height: float


@dataclass
class _TableSetter:
    page: _Page
    table: Table
    cells: tuple[Placed, ...] = field(init=False)
    edges: list[float] = field(init=False)
    heights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = place(self.table)
        self.edges = _edges(self.table)
        self.heights = [self._height(row) for row in range(len(self.table.rows))]

    def draw(self) -> None:
        for number, bands in enumerate(self._pages()):
            if number:
                self.page.turn()
            if number and self.page.options.get("repeat") == "yes" and bands[0].row:
                self._segment([_Band(row, "all", self.heights[row]) for row in self._heads()])
            self._segment(bands)
        self.page.y -= LEAD

    def _heads(self) -> range:
        return range(self.table.heads)

    def _lines(self, placed: Placed) -> list[str]:
        right = self.edges[placed.column + placed.cell.colspan]
        width = right - self.edges[placed.column] - PAD
        text = placed.cell.text + placed.cell.mark
        return list(text) if placed.cell.upright else wrap(text, width, SMALL)

    def _height(self, row: int) -> float:
        own = [p for p in self.cells if p.row == row and p.cell.rowspan == 1]
        return max(len(self._lines(p)) for p in own) * TIGHT + 2 * PAD if own else TIGHT + 2 * PAD

    def _pages(self) -> list[list[_Band]]:
        """The rows dealt out to pages, from where the pen stands."""
        pages: list[list[_Band]] = [[]]
        room = self.page.y - MARGIN
        full = HEIGHT - 2 * MARGIN
        if self.page.options.get("repeat") == "yes":
            full -= sum(self.heights[row] for row in self._heads())
        for row, height in enumerate(self.heights):
            if height > room:
                top = TIGHT + 2 * PAD
                cut = self.page.options.get("cut") == "yes" and height > top <= room
                if cut and row >= self.table.heads:
                    pages[-1].append(_Band(row, "top", top))
                    pages.append([_Band(row, "rest", height - top)])
                    room = full - (height - top)
                    continue
                pages.append([])
                room = full
            pages[-1].append(_Band(row, "all", height))
            room -= height
        return pages

    def _segment(self, bands: Sequence[_Band]) -> None:
        if not bands:
            return
        top = self.page.y
        tops: dict[int, float] = {}
        bottoms: dict[int, float] = {}
        parts = {band.row: band.part for band in bands}
        for band in bands:
            tops[band.row] = top
            top -= band.height
            bottoms[band.row] = top
        for placed in self.cells:
            rows = range(placed.row, placed.row + placed.cell.rowspan)
            here = [row for row in rows if row in tops]
            if here:
                self._box(placed, tops[here[0]], bottoms[here[-1]], self._text(placed, here, parts))
        self.page.y = top

    def _text(self, placed: Placed, here: Sequence[int], parts: Mapping[int, str]) -> list[str]:
        """The lines of a cell that stand on this page."""
        lines = self._lines(placed)
        part = parts[here[0]]
        if placed.cell.rowspan == 1:
            return lines if part == "all" else lines[:1] if part == "top" else lines[1:]
        span = range(placed.row, placed.row + placed.cell.rowspan)
        whole = sum(self.heights[row] for row in span)
        shown = sum(self.heights[row] for row in here)
        if placed.cell.upright:
            before = sum(self.heights[row] for row in span if row < here[0])
            first, last = (round(len(lines) * x / whole) for x in (before, before + shown))
            return lines[first:last]
        return lines if shown * 2 > whole or (shown * 2 == whole and here[0] == span[0]) else []

    def _box(self, placed: Placed, top: float, bottom: float, lines: Sequence[str]) -> None:
        canvas = self.page.canvas
        left, right = self.edges[placed.column], self.edges[placed.column + placed.cell.colspan]
        canvas.setLineWidth(0.6)
        canvas.rect(left, bottom, right - left, top - bottom, stroke=1, fill=0)
        canvas.setFont(FONT, SMALL)
        y = (top + bottom) / 2 + len(lines) * TIGHT / 2 - SMALL
        for line in lines:
            if _centred(placed.cell):
                canvas.drawCentredString((left + right) / 2, y, line)
            else:
                canvas.drawString(left + PAD / 2, y, line)
            y -= TIGHT


def _centred(cell: Cell) -> bool:
    return cell.value or cell.upright or len(cell.text) < 8


_SHAPES = {4: (0.46, 0.14, 0.2, 0.2), 3: (0.6, 0.15, 0.25)}
_APPLICANTS = (0.05, 0.13, 0.33, *([0.07] * 7))


def _edges(table: Table) -> list[float]:
    width = table.width
    listed = table.heads == 1
    shares: Sequence[float] = [1 / width] * width
    if listed and width in _SHAPES:
        shares = _SHAPES[width]
    elif width == len(_APPLICANTS):
        shares = _APPLICANTS
    edges = [MARGIN]
    for share in shares:
        edges.append(edges[-1] + share * (WIDTH - 2 * MARGIN))
    return edges
