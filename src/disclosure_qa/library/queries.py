"""Reading reports, figures and findings: one statement per combination of filters, made once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Row,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)

from disclosure_qa.library.database import among, listed, storable
from disclosure_qa.library.records import (
    FIGURE_COLUMNS,
    figure_of,
    finding_of,
    report_entry,
)
from disclosure_qa.library.schema import (
    FIGURE_STANDS,
    SUPERSEDED,
    agencies,
    figures,
    findings,
    passages,
    readings,
    reports,
)
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry, Selection

Fetch = Callable[[Executable, Mapping[str, Any]], Sequence[Row[Any]]]
"""Runs a statement: on a connection of its own, or within a transaction."""

Wanted = Collection[Any] | None
"""The values that a filter lets through; None lets all through, an empty one none."""

_FILTERED: dict[str, ColumnElement[Any]] = {
    "agencies": agencies.c.name,
    "years": reports.c.year,
    "documents": reports.c.document,
    "indicators": figures.c.indicator,
    "labels": figures.c.label,
    "families": reports.c.family,
    "periods": figures.c.period,
    "applicants": func.coalesce(figures.c.applicant, ""),
}
_ENTRY = (
    *(reports.c[name] for name in ("id", "document", "year", "title", "family", "issued")),
    *(reports.c[name] for name in ("period_years", "origin", "sha256", "part_of", "rules")),
    reports.c.corrected,
    SUPERSEDED.label("superseded"),
    *(agencies.c.name, agencies.c.region),
)


_EACH_BOUND = 3
"""Values of a short list."""

_Filters = frozenset[tuple[str, int]]

_UNINDEXED_YEAR: ColumnElement[Any] = literal_column("+reports.year", Integer)
"""Keeps SQLite from walking all reports of a year to answer for one agency."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """Filters as a statement takes them: the values of a short list each by itself, a longer list as
    one, which takes SQLite many times as long as it takes to find the rows."""

    filters: _Filters
    """The name of each, and how many values are bound by themselves; 0 for a list."""
    values: Mapping[str, Any]


def _bound(wanted: Mapping[str, Wanted]) -> _Bound:
    filters, bound = set[tuple[str, int]](), dict[str, Any]()
    for name, values in wanted.items():
        if values is None:
            continue
        alone = storable(values) if len(values) <= _EACH_BOUND else ()
        filters.add((name, len(alone)))
        bound |= {f"{name}_{place}": value for place, value in enumerate(alone)}
        if not alone:
            bound[name] = listed(values)
    return _Bound(frozenset(filters), bound)


def _where(statement: Select[Any], filters: _Filters) -> Select[Any]:
    columns = dict(_FILTERED)
    if "agencies" in dict(filters):
        columns["years"] = _UNINDEXED_YEAR
    return statement.where(*(_filter(columns[name], name, n) for name, n in sorted(filters)))


def _filter(column: ColumnElement[Any], name: str, alone: int) -> ColumnElement[Any]:
    if not alone:
        return among(column, name)
    return column.in_([bindparam(f"{name}_{place}") for place in range(alone)])


def report_entries(
    fetch: Fetch,
    *,
    superseded: bool,
    agencies: Wanted = None,
    years: Wanted = None,
    documents: Wanted = None,
) -> tuple[ReportEntry, ...]:
    """Entries sorted by agency, year and document."""
    bound = _bound({"agencies": agencies, "years": years, "documents": documents})
    statement = _reports_statement(bound.filters, superseded)
    return tuple(report_entry(row) for row in fetch(statement, bound.values))


@cache
def _reports_statement(filters: _Filters, superseded: bool) -> Select[Any]:
    statement = select(*_ENTRY).select_from(reports.join(agencies))
    if not superseded:
        statement = statement.where(~SUPERSEDED)
    order = (agencies.c.name, agencies.c.region, reports.c.year, reports.c.document)
    return _where(statement, filters).order_by(*order)


def figures_where(fetch: Fetch, **wanted: Wanted) -> tuple[Figure, ...]:
    """Figures in force by document, then place; superseded files' where `documents` names them."""
    bound = _bound(wanted)
    rows = fetch(_figures_statement(bound.filters), bound.values)
    return tuple(map(figure_of, rows))


@cache
def _figures_statement(filters: _Filters) -> Select[Any]:
    columns = (figures.c[name] for name in FIGURE_COLUMNS)
    statement = select(reports.c.document, agencies.c.name, reports.c.year, *columns)
    statement = statement.select_from(agencies.join(reports).join(figures))
    named = "documents" in dict(filters)
    statement = statement.where(FIGURE_STANDS | SUPERSEDED if named else FIGURE_STANDS)
    order = (reports.c.document, figures.c.start, figures.c.position)
    return _where(statement, filters).order_by(*order)


def selected(fetch: Fetch, selection: Selection, *, limit: int, offset: int) -> tuple[Figure, ...]:
    """Figures in force by agency, year and place, `limit` of them from the `offset`-th on."""
    bound = _bound(dict(selection.given))
    statement = _selected_statement(bound.filters)
    return tuple(
        map(figure_of, fetch(statement, {**bound.values, "limit": limit, "offset": offset}))
    )


@cache
def _selected_statement(filters: _Filters) -> Select[Any]:
    columns = (figures.c[name] for name in FIGURE_COLUMNS)
    statement = select(reports.c.document, agencies.c.name, reports.c.year, *columns)
    by_report = (agencies.c.name, agencies.c.region, reports.c.year, reports.c.document)
    ordered = statement.order_by(*by_report, figures.c.start, figures.c.position)
    paged = ordered.limit(bindparam("limit")).offset(bindparam("offset"))
    return _where(_in_force(paged), filters)


def selected_count(fetch: Fetch, selection: Selection) -> int:
    """How many figures in force a selection holds."""
    bound = _bound(dict(selection.given))
    return int(fetch(_count_statement(bound.filters), bound.values)[0][0])


@cache
def _count_statement(filters: _Filters) -> Select[Any]:
    return _where(_in_force(select(func.count(figures.c.id))), filters)


def _in_force(statement: Select[Any]) -> Select[Any]:
    return statement.select_from(agencies.join(reports).join(figures)).where(FIGURE_STANDS)


def unclaimed(fetch: Fetch, *, agencies: Wanted, years: Wanted) -> tuple[str, ...]:
    """Distinct labels, as printed, of rows that no indicator claims."""
    bound = _bound({"agencies": agencies, "years": years})
    rows = fetch(_unclaimed_statement(bound.filters), bound.values)
    return tuple(row.label for row in rows)


@cache
def _unclaimed_statement(filters: _Filters) -> Select[Any]:
    statement = select(figures.c.label).select_from(agencies.join(reports).join(figures)).distinct()
    free = statement.where(figures.c.indicator.is_(None), FIGURE_STANDS)
    return _where(free, filters).order_by(figures.c.label)


def findings_where(fetch: Fetch, *, agencies: Wanted, years: Wanted) -> tuple[Finding, ...]:
    """Findings by agency, year and document, each report's in the order of its checks."""
    bound = _bound({"agencies": agencies, "years": years})
    rows = fetch(_findings_statement(bound.filters), bound.values)
    return tuple(map(finding_of, rows))


@cache
def _findings_statement(filters: _Filters) -> Select[Any]:
    statement = select(findings, reports.c.document, reports.c.year, agencies.c.name)
    statement = statement.select_from(agencies.join(reports).join(findings))
    order = (agencies.c.name, agencies.c.region, reports.c.year, reports.c.document, findings.c.id)
    return _where(statement, filters).order_by(*order)


_ONE = reports.c.document == bindparam("document")
READING = (
    select(readings.c.body, agencies.c.name, agencies.c.region, reports.c.year)
    .select_from(readings.join(reports).join(agencies))
    .where(_ONE)
)
"""The packed reading of `document`."""

PROSE = (
    select(passages.c.section, passages.c.text).join(reports).where(_ONE).order_by(passages.c.start)
)
"""The passages of `document`."""

ENTRY = select(*_ENTRY).select_from(reports.join(agencies)).where(_ONE)
"""The row of `document`, for `report_entry`, with its id and the rules it was read by."""

OTHER_RULES = (
    select(reports.c.document)
    .where(reports.c.rules != bindparam("rules"))
    .order_by(reports.c.document)
)
"""The documents that were not read by `rules`."""

_REPORT_COUNT = select(func.count()).select_from(reports).where(~SUPERSEDED)


def report_count(fetch: Fetch) -> int:
    """How many reports no later version has superseded."""
    return int(fetch(_REPORT_COUNT, {})[0][0])


FIGURE_COUNT = select(func.count()).select_from(figures).join(reports).where(_ONE)
"""How many figures `document` has."""
