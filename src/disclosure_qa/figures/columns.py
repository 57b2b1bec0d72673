"""The columns of a band, known by their headers and never by their position."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from disclosure_qa.figures.bands import Band, is_title, is_value
from disclosure_qa.figures.heads import Head, Says, is_unit, printed_label, unit_in
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.model.figure import Period
from disclosure_qa.model.report import Cell, Table
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.applicants import (
    NATURAL_PERSON,
    ORGANISATION_GROUP,
    WHOLE,
    applicant_of,
)

_TIMES = {Says.YEAR, Says.RUNNING, Says.CUMULATIVE, Says.OTHER_YEAR}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values, and what its headers say of every value in it.

    `headers` are the headers that belong into a figure's path, outermost first; a year or an
    applicant is none of them. `claimable` is false where no indicator may claim the values.
    """

    first: int
    last: int
    headers: tuple[str, ...] = ()
    period: Period = Period.YEAR
    applicant: str | None = None
    unit: str = ""
    claimable: bool = True
    repeats: bool = False
    """本期实际 beside 本年累计: it repeats the year's value, or counts less than the year."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The label, unit and value columns of a band, left to right; `section` heads every path."""

    labels: tuple[int, ...]
    units: tuple[int, ...]
    values: tuple[Column, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class _Headed:
    """A run of grid columns under one innermost header cell."""

    first: int
    last: int
    chain: tuple[str, ...]
    head: Head


def read_columns(table: Table, band: Band, year: int, lookup: Lookup) -> Columns:
    """What each column of a band holds. `year` is the report's; other years are left out."""
    band = replace(band, header=_widest_first(table, band.header))
    headed = [_sorted_by_content(table, band, run) for run in _runs(table, band, lookup)]
    labels = [run for run in headed if run.head.says is Says.LABEL]
    values = [run for run in headed if run.head.says not in {Says.LABEL, Says.UNIT, Says.ASIDE}]
    read = tuple(_value_columns(values, bool(labels), year, lookup))
    if band.title and not labels:
        read = _below_their_group(read, printed_label(band.title), lookup)
    measured = any(run.head.says is Says.MEASURE for run in values) and bool(labels)
    return Columns(
        labels=tuple(_grid_columns(labels)),
        units=tuple(_grid_columns([run for run in headed if run.head.says is Says.UNIT])),
        values=read,
        section=_section(band.title) if measured else "",
    )


def _widest_first(table: Table, header: tuple[int, ...]) -> tuple[int, ...]:
    """The header's rows, those of few wide cells above those of many: as they stand in all but a
    table whose head was set upside down."""
    width = range(table.column_count)
    cells = {row: len({id(table.at(row, column)) for column in width}) for row in header}
    return tuple(sorted(header, key=cells.__getitem__))


def _below_their_group(
    columns: tuple[Column, ...], title: str, lookup: Lookup
) -> tuple[Column, ...]:
    """The columns under the row above their heads, where that row tells what the heads are of:
    行政复议 above 结果维持 and 总计. Columns under any other title as they are."""
    known = [lookup.resolve((title, *column.headers)) for column in columns if column.headers]
    alone = [lookup.resolve(column.headers) for column in columns if column.headers]
    if not any(known) or any(alone):
        return columns
    return tuple(replace(column, headers=(title, *column.headers)) for column in columns)


def _grid_columns(runs: list[_Headed]) -> Iterator[int]:
    for run in runs:
        yield from range(run.first, run.last + 1)


def _section(title: str) -> str:
    """The row above a header as a level of the path; the title of a whole table is none."""
    return "" if is_title(title) else printed_label(title)


def _runs(table: Table, band: Band, lookup: Lookup) -> Iterator[_Headed]:
    """Adjacent grid columns that share their innermost header cell."""
    start = 0
    for column in range(1, table.column_count + 1):
        if column < table.column_count and _same_header(table, band, start, column):
            continue
        chain = _chain(table, band, start)
        head = _head(chain, lookup)
        yield _Headed(start, column - 1, chain, head)
        start = column


def _head(chain: tuple[str, ...], lookup: Lookup) -> Head:
    """What the innermost header says; a bare 数量 is of the time that the header above it names."""
    if not chain:
        return Head(Says.NOTHING)
    inner, *outer = (lookup.head_of(text) for text in reversed(chain))
    if inner != Head(Says.YEAR):
        return inner
    return next((head for head in outer if head.says in _TIMES), inner)


def _same_header(table: Table, band: Band, one: int, other: int) -> bool:
    if not band.header:
        return False
    return _innermost(table, band, one) is not None and _innermost(table, band, one) is _innermost(
        table, band, other
    )


def _innermost(table: Table, band: Band, column: int) -> Cell | None:
    cells = (table.at(row, column) for row in reversed(band.header))
    return next((cell for cell in cells if cell is not None and cell.text), None)


def _chain(table: Table, band: Band, column: int) -> tuple[str, ...]:
    """The headers over a column, outermost first."""
    chain: list[str] = []
    for row in band.header:
        cell = table.at(row, column)
        text = cell.text if cell else ""
        text = text or _across(table, band, row, column)
        if text and printed_label(text) not in chain[-1:]:
            chain.append(printed_label(text))
    return tuple(chain)


def _across(table: Table, band: Band, row: int, column: int) -> str:
    """The text of a header cell that was cut in two, for the half that came out blank.

    A lower header lies within one upper header; so the blank above one end of it belongs to
    the only text above the rest of it.
    """
    lower = next(
        (c for r in band.header if r > row and (c := table.at(r, column)) and c.text), None
    )
    if lower is None:
        return ""
    over = range(lower.column, lower.column + lower.column_span)
    texts = {cell.text for c in over if (cell := table.at(row, c)) and cell.text}
    return texts.pop() if len(texts) == 1 else ""


def _sorted_by_content(table: Table, band: Band, run: _Headed) -> _Headed:
    """A column whose header says nothing, or may be wrong, is judged by what stands in it."""
    texts = [
        cell.text
        for row in band.data
        for column in range(run.first, run.last + 1)
        if (cell := table.at(row, column)) and cell.text and cell.column_span <= _width(run)
    ]
    units = sum(is_unit(text) for text in texts)
    numbers = sum(is_value(text) or text.isdigit() for text in texts)
    if run.head.says is Says.UNIT:
        # 单位 means the unit of measure, and also the office that a row is about.
        return run if units or not texts or run.first else replace(run, head=Head(Says.LABEL))
    if run.head.says is not Says.NOTHING:
        text_below = run.first == 0 and len(texts) > 1 and numbers < len(texts) / 2
        return replace(run, head=Head(Says.LABEL)) if text_below else run
    if texts and units > len(texts) / 2:
        return replace(run, head=Head(Says.UNIT))
    if texts and numbers < len(texts) / 2:
        return replace(run, head=Head(Says.LABEL))
    return run


def _width(run: _Headed) -> int:
    return run.last - run.first + 1


def _value_columns(
    runs: list[_Headed], labelled: bool, year: int, lookup: Lookup
) -> Iterator[Column]:
    heads = {applicant_of(text) for run in runs for text in run.chain}
    people = labelled and NATURAL_PERSON in heads
    # A column without a head may be the report's own year.
    times = [run for run in runs if run.head.says in {*_TIMES, Says.NOTHING}]
    for run in runs:
        unit = next(filter(None, map(unit_in, reversed(run.chain))), "")
        column = Column(run.first, run.last, unit=unit)
        if run.head.says in _TIMES:
            column = replace(column, applicant=_applicant_above(run) if people else None)
            yield from _time_column(column, run, times, year)
        elif people and (run.head.says is Says.APPLICANT or _is_other_kind(run)):
            yield replace(column, applicant=_applicant(run))
        elif not labelled:
            yield replace(column, headers=_without_times(run.chain, lookup))
        elif run.head.says is Says.MEASURE:
            yield replace(column, headers=run.chain, claimable=not lookup.is_row(run.chain[-1]))
        elif len(runs) == 1 or _is_whole_beside_parts(run, runs):
            yield column
        elif _is_total_of_measures(run, runs):
            yield replace(column, headers=run.chain)
        else:
            yield replace(column, headers=run.chain, claimable=False)


def _is_whole_beside_parts(run: _Headed, runs: list[_Headed]) -> bool:
    """The one 合计 of a table that counts parts of the body side by side: 县本级, 乡镇, 合计."""
    wholes = [r for r in runs if r.chain and applicant_of(r.chain[-1]) == WHOLE]
    others = {r.head.says for r in runs if r is not run}
    return wholes == [run] and others == {Says.NOTHING}


def _applicant(run: _Headed) -> str | None:
    """The applicant that a column counts; None for all. A total below 法人或其他组织 is theirs."""
    kind = applicant_of(run.chain[-1])
    if _is_other_kind(run) and (kind == WHOLE or run.chain[-1] == "小计"):
        return ORGANISATION_GROUP
    return (printed_label(run.chain[-1]) if kind is None else kind) or None


def _applicant_above(run: _Headed) -> str | None:
    """The applicant over a stretch of time: 自然人 over 2022年 and 2023年."""
    return next((kind for text in run.chain[:-1] if (kind := applicant_of(text))), None)


def _is_other_kind(run: _Headed) -> bool:
    """A kind of organisation that the form does not have, below their common head."""
    return any(key(head) == ORGANISATION_GROUP for head in run.chain[:-1])


def _is_total_of_measures(run: _Headed, runs: list[_Headed]) -> bool:
    """The one 总计 beside the results it adds up: 结果维持, 结果纠正, 总计 of 行政复议."""
    is_total = bool(run.chain) and applicant_of(run.chain[-1]) == WHOLE
    return is_total and all(r.head.says is Says.MEASURE for r in runs if r is not run)


def _time_column(column: Column, run: _Headed, times: list[_Headed], year: int) -> Iterator[Column]:
    """The column of a stretch of time, unless it is another year's.

    A lone column that names another year is last year's header left standing over this
    year's values; beside a column of the report's own year it is what it says.
    """
    if run.head.says is Says.CUMULATIVE:
        yield replace(column, period=Period.CUMULATIVE)
        return
    rivals = [r for r in times if r is not run and r.head.says is not Says.CUMULATIVE]
    if run.head.says is Says.OTHER_YEAR:
        return
    other = run.head.says is Says.YEAR and run.head.year not in {None, year}
    if other and any(rival.head.says is not Says.OTHER_YEAR for rival in rivals):
        return
    running = any(rival.head.says is Says.RUNNING for rival in rivals)
    yield replace(column, repeats=run.head.says is Says.YEAR and running)


def _without_times(chain: tuple[str, ...], lookup: Lookup) -> tuple[str, ...]:
    return tuple(text for text in chain if lookup.head_of(text).says not in _TIMES)
