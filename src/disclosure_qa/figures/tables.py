"""Figures from the tables of a report, by header and row labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from disclosure_qa.figures.bands import bands, is_mark
from disclosure_qa.figures.columns import Column, read_columns
from disclosure_qa.figures.heads import unit_in
from disclosure_qa.figures.levels import Outline
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.figures.places import Places
from disclosure_qa.figures.rows import Row, Value, read_rows, without_repeats
from disclosure_qa.figures.scope import counts_a_part
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.model.report import Block, Family, Paragraph, Report, Table
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, WHOLE, applicant_of
from disclosure_qa.vocabulary.indicator import Indicator

_NATIONAL = {Family.FORMAT_2019, Family.FORMAT_2021}
_STOCK = re.compile("现行有效|对外公开总|上一年项目|工作人员数|专职|兼职|专门机构|查阅点")
_LEAST_SIDES = 3
_LONGEST_CAPTION = 60
_MOST_CAPTIONS = 3
_CAPTION_YEAR = re.compile(r"((?:19|20)\d\d)(?:年(?!度?\d{1,2}月)|$)")
_SENTENCE = re.compile("[。；]")
_CHAPTER = re.compile("[一二三四五六七八九十]+、")
_RESULTS = "本年度办理结果"
_FOOT = re.compile(r"填报|填表|制表|审核|签发|负责人|联系|电话|日期|^注|^备注|说明[:：]")


def table_figures(report: Report, lookup: Lookup, places: Places) -> Iterator[Figure]:
    """The figures of all tables of a report, in reading order; blank cells of leaves included.

    The 合计 of a table that lists parts of the body answers only where no form states the thing;
    a table that is captioned for a part of the body, another one or another year, only where it
    is alone.
    """
    tables = [(i, block) for i, block in enumerate(report.blocks) if isinstance(block, Table)]
    readers = [_TableReader(report, lookup, places, *table) for table in tables]
    read = [reader.figures() for reader in readers]
    beside = _asides(report, [index for index, _ in tables])
    own = [figures for (index, _), figures in zip(tables, read, strict=True) if index not in beside]
    stated = {figure.indicator for figures in own for figure in figures if figure.indicator}
    for reader, figures in zip(readers, read, strict=True):
        if stated and figures not in own:
            yield from (replace(figure, indicator=None) for figure in figures)
        else:
            yield from reader.with_whole_of_parts(figures, stated)


def _asides(report: Report, tables: Sequence[int]) -> set[int]:
    """The tables of which the lines right above say that they count another body, year, or a part
    of the body. Another year's go on being so up to the next chapter or year."""
    asides: set[int] = set()
    last = {report.year}
    before = 0
    for index in tables:
        captions = list(_captions(report.blocks[before:index]))
        years = (set(map(int, _CAPTION_YEAR.findall(key(text)))) for text in captions)
        own = {report.year} if any(map(_CHAPTER.match, captions)) else last
        last = next(filter(None, years), own)
        if report.year not in last or any(
            counts_a_part(text, report.agency) for text in captions[:1]
        ):
            asides.add(index)
        before = index + 1
    return asides


def _captions(above: Sequence[Block]) -> Iterator[str]:
    """The short lines right above a table, the nearest first: its caption, its unit, a sheet's name."""
    for block in islice(reversed(above), _MOST_CAPTIONS):
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_CAPTION:
            return
        if _SENTENCE.search(block.text):
            return
        yield block.text


@dataclass(frozen=True, slots=True)
class _TableReader:
    report: Report
    lookup: Lookup
    places: Places
    index: int
    table: Table

    def figures(self) -> list[Figure]:
        """The table's figures; none but numbers where no indicator knows any of its rows."""
        found = [
            figure
            for row, below in self._rows()
            if not self._is_group(row, below)
            for figure in self._row_figures(row)
        ]
        found = self._turned(found)
        if not any(figure.indicator for figure in found):
            return [figure for figure in found if figure.value is not None]
        # Tables 2 to 4 of the national formats count cases, and do not say so; a sum of money is
        # printed without its unit there too.
        unit = "件" if self.report.family in _NATIONAL else ""
        kept = (f for f in found if f.value is not None or _is_blank_row(f))
        return [f if f.unit or _is_money(f) else replace(f, unit=unit) for f in kept]

    def _turned(self, found: list[Figure]) -> list[Figure]:
        """The figures of table 3 printed with its applicants down the side; others as they are."""
        kinds = _kinds(found)
        people = NATURAL_PERSON in kinds.values() and len(kinds) >= _LEAST_SIDES
        return [self._as_column(figure, kinds) for figure in found] if people else found

    def with_whole_of_parts(self, found: list[Figure], stated: set[str]) -> list[Figure]:
        """The figures of a table of parts of the body (各部门, 各镇), its 合计 the body's own number
        of what nothing that is `stated` tells already; figures of other tables as they are."""
        kinds = _kinds(found)
        sides = {_side(figure.path) for figure in found}
        parts = list(kinds.values()) == [WHOLE] and len(sides) >= _LEAST_SIDES
        if not parts or any(figure.indicator for figure in found):
            return found
        whole = [(figure, self._as_column(figure, kinds)) for figure in found]
        return [old if self._is_stated(new, stated) else new for old, new in whole]

    def _is_stated(self, figure: Figure, stated: set[str]) -> bool:
        indicator = self.lookup.catalogue.get(figure.indicator or "")
        if indicator is None:
            return False
        parts = indicator.parts.get(self.report.family, ())
        return indicator.id in stated or any(part in stated for part in parts)

    def _as_column(self, figure: Figure, kinds: dict[tuple[str, ...], str]) -> Figure:
        """A figure under its column's head, whose row says which applicant it counts."""
        side = _side(figure.path)
        kind, path = kinds.get(side), figure.path[len(side) :]
        indicator = None if kind is None else self._result(path)
        if kind is None or indicator is None:
            return figure
        return replace(
            figure,
            label=path[-1],
            path=path,
            unit=figure.unit or indicator.unit,
            indicator=indicator.id,
            applicant=None if kind == WHOLE else kind,
        )

    def _result(self, path: tuple[str, ...]) -> Indicator | None:
        """The indicator of a column of table 3; a bare 总计 is that of the results."""
        family = self.report.family
        return self.lookup.resolve(path, family) or self.lookup.resolve((_RESULTS, *path), family)

    def _rows(self) -> Iterator[tuple[Row, Row | None]]:
        """Each row with the one below it in its band."""
        for band in bands(self.table, self.lookup):
            columns = read_columns(self.table, band, self.report.year, self.lookup)
            outline = Outline(self.lookup, self.report.family, columns.section)
            read = read_rows(self.table, band, columns, outline, self.report.year)
            rows = without_repeats(list(read))
            yield from zip_longest(rows, rows[1:])

    def _is_group(self, row: Row, below: Row | None) -> bool:
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

    def _row_figures(self, row: Row) -> Iterator[Figure]:
        for value in row.values:
            path = (*row.path, *value.column.headers)
            if not path or (value.number and not value.certain):
                continue
            indicator = None
            if value.column.claimable or not row.path:
                indicator = self.lookup.resolve(path, self.report.family)
            if value.cell is None and not (indicator and indicator.printed_in(self.report.family)):
                continue
            yield self._figure(row, value, path, indicator)

    def _figure(
        self, row: Row, value: Value, path: tuple[str, ...], indicator: Indicator | None
    ) -> Figure:
        number, column = value.number, value.column
        place = max(column.first, value.cell.column) if value.cell else column.first
        return Figure(
            label=row.path[-1] if row.path else path[-1],
            path=path,
            period=_period(column, path, indicator),
            value=number.value if number else None,
            printed=value.printed,
            unit=_unit(row, value, indicator),
            source=self.places.of_cell(self.index, row.row, place, value.cell),
            indicator=indicator.id if indicator else None,
            applicant=column.applicant,
            origin=Origin.OCR if self.report.origin == "ocr" else Origin.TABLE,
            approximate=bool(number and number.approximate),
            remark=number.remark if number else "",
            confidence=value.cell.confidence if value.cell else None,
        )


def _kinds(found: list[Figure]) -> dict[tuple[str, ...], str]:
    """The rows that are named for an applicant or a total, by their labels."""
    sides = {_side(figure.path) for figure in found}
    return {side: kind for side in sides if side and (kind := applicant_of(side[-1])) is not None}


def _side(path: tuple[str, ...]) -> tuple[str, ...]:
    """The part of a path that is the row's: as far as it names an applicant, else all but the last."""
    named = [i for i, label in enumerate(path[:-1]) if applicant_of(label) is not None]
    return path[: named[-1] + 1] if named else path[:-1]


def _unit(row: Row, value: Value, indicator: Indicator | None) -> str:
    """The unit nearest to the number: cell, unit column, label, header, form."""
    printed = (
        value.number.unit if value.number else "",
        row.unit,
        unit_in(row.path[-1]) if row.path else "",
        value.column.unit,
        indicator.unit if indicator else "",
    )
    return next(filter(None, printed), "")


def _period(column: Column, path: tuple[str, ...], indicator: Indicator | None) -> Period:
    if column.period is not Period.YEAR:
        return column.period
    stock = indicator.stock if indicator else bool(_STOCK.search(path[-1]))
    return Period.YEAR_END if stock else Period.YEAR


def _is_money(figure: Figure) -> bool:
    return bool(figure.path) and figure.path[-1].endswith("金额")


def _is_blank_row(figure: Figure) -> bool:
    """A blank cell of a form, and not a signature or a remark beneath the table."""
    if figure.indicator:
        return True
    return (not figure.printed or is_mark(figure.printed)) and not _FOOT.search(figure.label)
