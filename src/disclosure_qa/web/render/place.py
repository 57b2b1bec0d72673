"""A report, or one section of it, as the viewer shows it, with the cited place marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure_qa.model.report import Cell, Line, Paragraph, Report, Section, Table

_HEAD_ROWS_AT_MOST = 4
_COLUMNS_AT_EASE = 5
_CHARACTERS_OF_A_UNIT = 3
_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a report's text, and the grid place of the cell where it is one."""

    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def touches(self, line: Line) -> bool:
        """Some of the line lies in the span."""
        return line.start < self.end and self.start < line.end


@dataclass(frozen=True, slots=True)
class Prose:
    """A line of prose in three runs; the middle one is cited, and "" where nothing is."""

    before: str
    cited: str
    after: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a shown table; `cited` is the very cell that a figure was read from."""

    text: str
    row_span: int
    column_span: int
    head: bool
    label: bool
    cited: bool

    @property
    def kind(self) -> str:
        """How it is set: a value on one line, a short word such as a unit, or longer words."""
        if not _WORDS.search(self.text):
            return "value"
        return "word" if len(self.text) <= _CHARACTERS_OF_A_UNIT else "words"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a shown table; `cited` where the citation quotes it."""

    cells: tuple[GridCell, ...]
    cited: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the report; `dense` where its columns need all the width there is."""

    rows: tuple[GridRow, ...]
    dense: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section as shown: its number, its path of headings, its level and its content."""

    index: int
    path: tuple[str, ...]
    content: tuple[Prose | Grid, ...]
    cited: bool = False

    @property
    def heading(self) -> str:
        """The section's own heading; "" for what stands before the first one."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: the section's number and its path of headings."""

    index: int
    path: tuple[str, ...]


def parts_of(report: Report, span: Span | None = None) -> tuple[Part, ...]:
    """The whole report by sections, with the span marked."""
    return tuple(_part(report, index, span) for index in range(len(report.sections)))


def cited_part(report: Report, span: Span) -> Part:
    """The one section that holds the span."""
    return _part(report, report.sections.index(report.section_at(span.start)), span)


def outline_of(report: Report) -> tuple[Entry, ...]:
    """The sections that have a heading, in order."""
    return tuple(
        Entry(index, section.path) for index, section in enumerate(report.sections) if section.path
    )


def _part(report: Report, index: int, span: Span | None) -> Part:
    section = report.sections[index]
    lines = [line for line in report.lines if section.start <= line.start < section.end]
    content = tuple(_content(report, section, lines, span))
    cited = span is not None and any(span.touches(line) for line in lines)
    return Part(index, section.path, content, cited)


def _content(
    report: Report, section: Section, lines: Sequence[Line], span: Span | None
) -> Iterator[Prose | Grid]:
    for number, run in groupby(lines, lambda line: line.block):
        block = report.blocks[number]
        if isinstance(block, Table):
            yield _grid(block, number, tuple(run), span)
        else:
            yield from (_prose(report, section, block, line, span) for line in run)


def _prose(
    report: Report, section: Section, block: Paragraph, line: Line, span: Span | None
) -> Prose:
    text = report.text[line.start : line.end]
    heading = block.heading or (line.start == section.start and bool(section.path))
    if span is None or not span.touches(line):
        return Prose(text, "", "", heading)
    start, end = max(span.start - line.start, 0), max(span.end - line.start, 0)
    return Prose(text[:start], text[start:end], text[end:], heading)


def _grid(table: Table, number: int, lines: Sequence[Line], span: Span | None) -> Grid:
    """The rows of a table that the lines stand for, the header rows always among them."""
    heads = _head_rows(table)
    cited = {line.row for line in lines if span is not None and span.touches(line)}
    shown = sorted({*range(heads), *(line.row for line in lines if line.row is not None)})
    return Grid(
        tuple(
            GridRow(
                tuple(
                    _grid_cell(cell, heads, is_cell(span, number, cell))
                    for cell in table.starting_in(row)
                ),
                row in cited,
            )
            for row in shown
        ),
        dense=table.column_count > _COLUMNS_AT_EASE,
    )


def is_cell(span: Span | None, table: int, cell: Cell) -> bool:
    """Whether a cell of a table, by its block's number, is the very one that a span names."""
    return (
        span is not None
        and span.table == table
        and span.row is not None
        and span.column is not None
        and cell.row <= span.row < cell.row + cell.row_span
        and cell.column <= span.column < cell.column + cell.column_span
    )


def _grid_cell(cell: Cell, heads: int, cited: bool) -> GridCell:
    return GridCell(
        text=cell.text,
        row_span=cell.row_span,
        column_span=cell.column_span,
        head=cell.row < heads,
        label=cell.column == 0,
        cited=cited,
    )


def _head_rows(table: Table) -> int:
    """How many leading rows hold no number: for looks only, never to read a value."""
    for row in range(min(_HEAD_ROWS_AT_MOST + 1, table.row_count)):
        if any(cell.text.isdecimal() for cell in table.starting_in(row)):
            return row
    return 1 if table.row_count > 1 else 0
