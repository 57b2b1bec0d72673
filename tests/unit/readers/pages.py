"""Draws PDF pages for the tests, line by line, so that each breakage can be made exactly."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Pages:
    """A document under the pen; y counts from the upper edge, as in the readers' boxes."""

    def __init__(self, **options: Any) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4, **options)
        self.size(10.5)

    def size(self, points: float) -> None:
        self.points = points
        self.canvas.setFont(FONT, points)

    def text(self, x: float, y: float, words: str) -> None:
        self.canvas.setFont(FONT, self.points)
        self.canvas.drawString(x, HEIGHT - y, words)

    def centered(self, y: float, words: str) -> None:
        self.text((WIDTH - pdfmetrics.stringWidth(words, FONT, self.points)) / 2, y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def white_box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setFillGray(1)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def grid(
        self,
        xs: Sequence[float],
        top: float,
        rows: Sequence[Sequence[str]],
        *,
        height: float = 20,
        open_top: bool = False,
        open_bottom: bool = False,
    ) -> float:
        """A ruled table without spans; gives the y of its lower edge."""
        bottom = top + height * len(rows)
        for index in range(len(rows) + 1):
            closed = not ((index == 0 and open_top) or (index == len(rows) and open_bottom))
            if closed:
                self.line(xs[0], top + index * height, xs[-1], top + index * height)
        for x in xs:
            self.line(x, top, x, bottom)
        for index, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                self.text(x + 4, top + index * height + 14, words)
        return bottom

    def next_page(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont(FONT, self.points)

    def data(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()

    def blocks(self) -> tuple[Paragraph | Table, ...]:
        return read_blocks("x.pdf", self.data())


def rows_of(table: Table) -> list[list[str]]:
    """The table's cells as printed, row by row."""
    return [[cell.text for cell in table.starting_in(row)] for row in range(table.row_count)]


def tables_of(blocks: Sequence[Paragraph | Table]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def texts_of(blocks: Sequence[Paragraph | Table]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]
