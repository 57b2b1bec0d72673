"""Figures from the tables of a report, by header and row labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from disclosure_qa.figures.bands import Band, bands, is_mark
from disclosure_qa.figures.columns import Column, Columns, read_columns
from disclosure_qa.figures.heads import printed_label, unit_in, year_in
from disclosure_qa.figures.levels import Outline
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.figures.places import Places
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.model.report import Cell, Family, Report, Table
from disclosure_qa.text.numbers import Number, parse_number
from disclosure_qa.vocabulary.catalogue import Indicator

_NATIONAL = {Family.FORMAT_2019, Family.FORMAT_2021}
_STOCK = re.compile("现行有效|对外公开总|上一年项目|工作人员数|专职|兼职|专门机构|查阅点")
_YEAR_LABEL = re.compile(r"(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年度?")
_PLAIN_LABEL = re.compile(r"(?:本年度?|全年)?(?:数量|件数|数值|合计|总计|总数)?")
_FOOT = re.compile(r"填报|填表|制表|审核|签发|负责人|联系|电话|日期|^注|^备注|说明[:：]")


def table_figures(report: Report, lookup: Lookup, places: Places) -> Iterator[Figure]:
    """The figures of all tables of a report, in reading order; blank cells of leaves included."""
    for index, block in enumerate(report.blocks):
        if isinstance(block, Table):
            yield from _TableReader(report, lookup, places, index, block).figures()


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands in a value column of a row. Not `certain`: it may belong to others as well."""

    column: Column
    cell: Cell | None
    number: Number | None
    certain: bool = True

    @property
    def printed(self) -> str:
        return self.cell.text if self.cell else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A data row with its label path; the path is empty where the table has no label column."""

    row: int
    path: tuple[str, ...]
    unit: str
    values: tuple[_Value, ...]
    claimable: bool = True


@dataclass(frozen=True, slots=True)
class _TableReader:
    report: Report
    lookup: Lookup
    places: Places
    index: int
    table: Table

    def figures(self) -> list[Figure]:
        """The table's figures; none but numbers where no indicator knows any of its rows."""
        found: list[Figure] = []
        for band in bands(self.table, self.lookup):
            columns = read_columns(self.table, band, self.report.year, self.lookup)
            rows = list(self._rows(band, columns))
            for row, below in zip(rows, [*rows[1:], None], strict=True):
                if not self._is_group(row, below):
                    found += self._row_figures(row)
        known = any(figure.indicator for figure in found)
        return [f for f in found if f.value is not None or (known and _is_blank_row(f))]

    def _rows(self, band: Band, columns: Columns) -> Iterator[_Row]:
        outline = Outline(self.lookup, self.report.family, columns.section)
        for row in band.data:
            labels = self._labels(row, columns)
            if columns.labels and (not labels or labels[-1].row != row):
                continue
            path = outline.path_of(labels, row)
            values = self._values(row, columns, labels)
            plain = len(band.data) == 1 and _PLAIN_LABEL.fullmatch(path[-1] if path else "")
            if path and (plain or _YEAR_LABEL.fullmatch(path[-1])):
                if year_in(path[-1]) in {None, self.report.year}:
                    yield _Row(row, path[:-1], "", values, claimable=True)
                continue
            yield _Row(row, path, self._unit(row, columns), values)

    def _labels(self, row: int, columns: Columns) -> list[Cell]:
        labels: list[Cell] = []
        for column in columns.labels:
            cell = self.table.at(row, column)
            if cell is not None and cell.text and cell not in labels:
                labels.append(cell)
        return labels

    def _unit(self, row: int, columns: Columns) -> str:
        cells = (self.table.at(row, column) for column in columns.units)
        text = next((cell.text for cell in cells if cell and cell.text), "")
        return "" if is_mark(text) else re.sub(r"^[(（](.*)[)）]$", r"\1", printed_label(text))

    def _values(self, row: int, columns: Columns, labels: list[Cell]) -> tuple[_Value, ...]:
        values = [self._value(row, column, labels) for column in columns.values]
        # Where each column has its own filled cell, none holds another's number as well: then
        # spaces among the digits are the typesetter's.
        if all(value.printed and value.certain for value in values):
            values = [
                replace(value, number=parse_number(value.printed, spaced=True)) for value in values
            ]
        return tuple(values)

    def _value(self, row: int, column: Column, labels: list[Cell]) -> _Value:
        """The cell of a row in a column; a number shared with other rows or columns is not it."""
        cells: list[Cell] = []
        for place in range(column.first, column.last + 1):
            cell = self.table.at(row, place)
            if cell is not None and cell not in labels and cell not in cells:
                cells.append(cell)
        filled = [cell for cell in cells if cell.text] or cells
        if not filled:
            return _Value(column, None, None)
        cell = filled[0]
        rows = labels[-1].row_span if labels else 1
        own = cell.row == row and cell.row_span <= rows and len(filled) == 1
        inside = column.first <= cell.column and cell.column + cell.column_span <= column.last + 1
        return _Value(column, cell, parse_number(cell.text), own and inside)

    def _is_group(self, row: _Row, below: _Row | None) -> bool:
        """The row only titles those below it, and prints no value of its own."""
        depth = len(row.path)
        if any(value.number for value in row.values) or below is None:
            return False
        if not depth or len(below.path) <= depth or below.path[:depth] != row.path:
            return False
        if self.report.family in _NATIONAL or all(value.cell is None for value in row.values):
            return True
        if any(is_mark(value.printed) and value.printed[0] not in "/\\" for value in row.values):
            return True
        indicator = self.lookup.resolve(row.path, self.report.family)
        return indicator is None or not indicator.printed_in(self.report.family)

    def _row_figures(self, row: _Row) -> Iterator[Figure]:
        for value in row.values:
            path = (*row.path, *value.column.headers)
            rival = _whole_year(row) if value.column.repeats else None
            if not path or (value.number and not value.certain) or _repeats(value, rival):
                continue
            indicator = None
            if not rival and (value.column.claimable or not row.path):
                indicator = self.lookup.resolve(path, self.report.family)
            if value.cell is None and not (indicator and indicator.printed_in(self.report.family)):
                continue
            yield self._figure(row, value, path, indicator)

    def _figure(
        self, row: _Row, value: _Value, path: tuple[str, ...], indicator: Indicator | None
    ) -> Figure:
        number, column = value.number, value.column
        return Figure(
            label=row.path[-1] if row.path else path[-1],
            path=path,
            period=_period(column, path, indicator),
            value=number.value if number else None,
            printed=value.printed,
            unit=self._figure_unit(row, value, indicator),
            source=self.places.of_cell(self.index, row.row, column.first, value.cell),
            indicator=indicator.id if indicator else None,
            applicant=column.applicant,
            origin=Origin.OCR if self.report.origin == "ocr" else Origin.TABLE,
            approximate=bool(number and number.approximate),
            remark=number.remark if number else "",
            confidence=value.cell.confidence if value.cell else None,
        )

    def _figure_unit(self, row: _Row, value: _Value, indicator: Indicator | None) -> str:
        """The unit nearest to the number: cell, unit column, label, header, form."""
        printed = (
            value.number.unit if value.number else "",
            row.unit,
            unit_in(row.path[-1]) if row.path else "",
            value.column.unit,
            indicator.unit if indicator else "",
            "件" if self.report.family in _NATIONAL else "",
        )
        return next(filter(None, printed), "")


def _whole_year(row: _Row) -> _Value | None:
    """The value of 本年累计, where the row states one: beside it 本期实际 claims nothing."""
    values = (v for v in row.values if v.column.period is Period.YEAR and not v.column.repeats)
    return next((value for value in values if value.number), None)


def _repeats(value: _Value, rival: _Value | None) -> bool:
    same = rival and rival.number and value.number and rival.number.value == value.number.value
    return bool(same) or bool(rival and not value.number)


def _period(column: Column, path: tuple[str, ...], indicator: Indicator | None) -> Period:
    if column.period is not Period.YEAR:
        return column.period
    stock = indicator.stock if indicator else bool(_STOCK.search(path[-1]))
    return Period.YEAR_END if stock else Period.YEAR


def _is_blank_row(figure: Figure) -> bool:
    """A blank cell of a form, and not a signature or a remark beneath the table."""
    if figure.indicator:
        return True
    return (not figure.printed or is_mark(figure.printed)) and not _FOOT.search(figure.label)
