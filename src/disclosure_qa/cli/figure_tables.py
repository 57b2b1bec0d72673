"""Figures laid out as the report prints them: a table each, rows by label, columns by header."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from disclosure_qa.model.figure import Figure, Origin, Period

BLANK = "空白"
"""What stands for a cell with nothing in it; a place without a cell stays empty."""
_INDENT = "  "


class Column(NamedTuple):
    """What tells the cells of one row apart."""

    cumulative: bool
    applicant: str | None
    header: str = ""
    """What the column counts, where the label of the row does not say it."""


@dataclass(frozen=True)
class Layout:
    """One table or the prose figures of one section: header, and rows as text."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass
class _Row:
    path: tuple[str, ...]
    cells: dict[Column, Figure] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        return "、".join(dict.fromkeys(figure.unit for figure in self.cells.values()))

    @property
    def headers(self) -> set[str]:
        return {column.header for column in self.cells}


def layouts(figures: Iterable[Figure]) -> Iterator[Layout]:
    """A layout per table of each report, in the order of the figures; where the columns of a
    table count other things from some row on, a layout from there on, without a title."""
    for _, members in groupby(figures, key=_table):
        table = list(members)
        title = _title(table[0])
        for rows in _parts(_rows(table)):
            yield _layout(title, rows)
            title = ""


def _table(figure: Figure) -> tuple[str, str, int | None]:
    source = figure.source
    return source.document, source.section, source.table


def _layout(title: str, rows: Sequence[_Row]) -> Layout:
    columns = _columns(rows)
    year = next(iter(rows[0].cells.values())).year
    header = [_heading(column, columns, year) for column in columns]
    return Layout(title, ("指标 Item", "单位 Unit", *header), tuple(_lines(rows, columns)))


def _parts(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of rows in which the columns count the same things."""
    part: list[_Row] = []
    for row in rows:
        if part and row.headers != part[0].headers:
            yield part
            part = []
        part.append(row)
    yield part


def _title(figure: Figure) -> str:
    source = figure.source
    page = "" if source.page is None else f"p. {source.page}"
    places = (source.agency, str(source.year), source.section, page, source.document)
    return " · ".join(filter(None, places))


def _rows(figures: Sequence[Figure]) -> list[_Row]:
    """One row per label path; where a label comes again, a row of its own."""
    rows: list[_Row] = []
    latest: dict[tuple[str, ...], _Row] = {}
    for figure in figures:
        column = _column(figure)
        path = figure.path[:-1] if column.header else figure.path
        row = latest.get(path)
        if row is None or column in row.cells:
            row = latest[path] = _Row(path)
            rows.append(row)
        row.cells[column] = figure
    return rows


def _column(figure: Figure) -> Column:
    """A path that goes on behind the row's own label ends in the header of the column."""
    *groups, last = figure.path
    header = last if last != figure.label and groups[-1:] == [figure.label] else ""
    return Column(figure.period is Period.CUMULATIVE, figure.applicant, header)


def _columns(rows: Sequence[_Row]) -> list[Column]:
    """The columns from left to right as printed; in the order of the figures for prose."""
    place: dict[Column, int] = {}
    for row in rows:
        for column, figure in row.cells.items():
            place.setdefault(column, figure.source.column or len(place))
    return sorted(place, key=place.__getitem__)


def _heading(column: Column, columns: Sequence[Column], year: int) -> str:
    if column.applicant is not None or column.header:
        return column.applicant or column.header
    if column.cumulative:
        return "历年累计"
    return "总计" if any(other.applicant is not None for other in columns) else f"{year}年"


def _lines(rows: Sequence[_Row], columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    """The rows as text, indented by level, under the group labels that have no cells."""
    above: tuple[str, ...] = ()
    for row in rows:
        for depth in range(_shared(above, row.path), len(row.path) - 1):
            yield (_INDENT * depth + row.path[depth], "", *("" for _ in columns))
        label = _INDENT * (len(row.path) - 1) + row.path[-1]
        yield (label, row.unit, *(_text(row.cells.get(column)) for column in columns))
        above = row.path


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many levels two paths have in common from the top."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _text(figure: Figure | None) -> str:
    if figure is None:
        return ""
    marks = ("≈" if figure.approximate else "") + ("?" if figure.origin is Origin.OCR else "")
    return (figure.printed or BLANK) + marks
