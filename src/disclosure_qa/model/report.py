"""What a file says: blocks as a reader returns them, and the report built from them.

A reader turns bytes into blocks and knows nothing of reports; everything after it knows
nothing of file formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom on a page, in points from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose: one paragraph, or one line where the format knows no paragraphs.

    `text` is as printed, white space folded (text.normalise.fold); never empty.
    `heading` is true where the *format* marks it as one (h1-h6, a Word heading style);
    numbering is judged later, in reports.outline.
    """

    text: str
    page: int | None = None
    heading: bool = False
    box: Box | None = None
    confidence: float | None = None
    """Least confidence of the optical reading, 0 to 1; None for a file that has text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed, at the upper left of the grid places that it covers.

    `text` is white-space-folded; "" is a blank cell and stays one.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True)
class Table:
    """A grid of cells. Cells come in reading order; none overlaps another."""

    cells: tuple[Cell, ...]
    page: int | None = None

    @cached_property
    def row_count(self) -> int:
        """Number of grid rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a grid place, merged cells included; None where there is none."""
        return self._places.get((row, column))

    def starting_in(self, row: int) -> Iterator[Cell]:
        """The cells whose upper edge lies in a grid row, left to right: the row as printed."""
        return (cell for cell in self.cells if cell.row == row)


Block = Paragraph | Table


class Family(StrEnum):
    """Which official form the tables follow; chosen by the labels on the page, never by year."""

    PROVINCIAL_ANNEX = "A"
    """Provincial annex, about 2008-2018: 指标名称 | 单位 | year | 历年累计."""
    STATISTICS_FORM = "B"
    """政府信息公开情况统计表, 国办发〔2014〕32号: 统计指标 | 单位 | 统计数."""
    FORMAT_2019 = "C"
    """国办公开办函〔2019〕60号, reports for 2019 and 2020."""
    FORMAT_2021 = "D"
    """国办公开办函〔2021〕30号, reports from 2021 on."""
    CITY_FORM = "E"
    """Older city forms, 2005-2013: 指标名称 | 单位 | 本期实际 | 本年累计."""
    PROSE_ONLY = "P"
    """No table of figures at all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or one table row, and the span of `Report.text` that it fills.

    `block` indexes `Report.blocks`; `row` is the grid row where the block is a table.
    """

    start: int
    end: int
    block: int
    row: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or sub-section: its heading and all the text up to the next one.

    `path` holds the headings as printed, outermost first, this one last.
    Sections come in order and together cover the whole of `Report.text`; what stands before
    the first heading belongs to a section with an empty path.
    """

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        """The path as a person would name it: "六、其他事项/（二）附表"."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class YearPlace:
    """A place that says of which year the report or its numbers are: its first and last year,
    and its span in `Report.text`; `table` and `row` as in `Line.block` and `Line.row`."""

    first: int
    last: int
    start: int
    end: int
    page: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True)
class Report:
    """One annual report as read.

    `text` is the whole report: a line per paragraph and per table row (its cells in order,
    joined by one space), separated by a line feed. Every quote is a substring of it.
    """

    document: str
    title: str
    agency: str
    """Full canonical name of the body that reports, for example 青河县柳桥镇人民政府."""
    year: int
    blocks: tuple[Block, ...]
    text: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    family: Family = Family.PROSE_ONLY
    region: str = ""
    """Name of the region above the agency as far as the report says it: 青河县."""
    issued: date | None = None
    """The date printed under the report or in its imprint."""
    period_years: tuple[int, ...] = ()
    """Years that the statistics period and the table headers name, in order of appearance."""
    title_place: YearPlace | None = None
    """The line of the title that names the year, or its first line."""
    period_places: tuple[YearPlace, ...] = ()
    """The places of `period_years`."""
    origin: str = "text"
    """"text", or "ocr" where the words were read from a picture."""

    def section_at(self, position: int) -> Section:
        """The innermost section that holds a position of `text`."""
        return next(s for s in reversed(self.sections) if s.start <= position)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's prose that is found and quoted as a whole.

    `text` is `Report.text[start:end]`.
    """

    document: str
    section: str
    text: str
    start: int
    end: int
    page: int | None = None
