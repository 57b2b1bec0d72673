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


@dataclass(frozen=True)
class Layout:
    """One table or the prose figures of one section: header, and rows as text."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass
class _Row:
    path: tuple[str, ...]
    unit: str
    cells: dict[Column, Figure] = field(default_factory=dict)


def layouts(figures: Iterable[Figure]) -> Iterator[Layout]:
    """A layout per table of each report, in the order of the figures."""
    for _, members in groupby(figures, key=_table):
        yield _layout(list(members))


def _table(figure: Figure) -> tuple[str, str, int | None]:
    source = figure.source
    return source.document, source.section, source.table


def _layout(figures: Sequence[Figure]) -> Layout:
    rows = _rows(figures)
    columns = _columns(figures)
    header = [_heading(column, columns, figures[0].year) for column in columns]
    return Layout(
        _title(figures[0]),
        ("指标 Item", "单位 Unit", *header),
        tuple(_lines(rows, columns)),
    )


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
        row = latest.get(figure.path)
        column = _column(figure)
        if row is None or column in row.cells:
            row = latest[figure.path] = _Row(figure.path, figure.unit)
            rows.append(row)
        row.cells[column] = figure
    return rows


def _column(figure: Figure) -> Column:
    return Column(figure.period is Period.CUMULATIVE, figure.applicant)


def _columns(figures: Sequence[Figure]) -> list[Column]:
    """The columns from left to right as printed; in the order of the figures for prose."""
    place: dict[Column, int] = {}
    for figure in figures:
        place.setdefault(_column(figure), figure.source.column or len(place))
    return sorted(place, key=place.__getitem__)


def _heading(column: Column, columns: Sequence[Column], year: int) -> str:
    if column.applicant is not None:
        return column.applicant
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
