"""Rows of the tables into the types of the model, and back; nothing is lost either way."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.figure import Figure, Origin, Period, Source
from disclosure_qa.model.library import ReportEntry, StatedYears
from disclosure_qa.model.report import Family, Passage, Report, YearPlace

_PERIODS = {period.value: period for period in Period}
_FAMILIES = {family.value: family for family in Family}
_ORIGINS = {origin.value: origin for origin in Origin}


def report_row(report: Report) -> dict[str, Any]:
    """What the table `reports` holds of a report itself."""
    return {
        "document": report.document,
        "year": report.year,
        "title": report.title,
        "family": report.family.value,
        "issued": report.issued.isoformat() if report.issued else None,
        "period_years": json.dumps(report.period_years),
        "year_places": year_places(report),
        "origin": report.origin,
    }


def report_entry(row: Row[Any]) -> ReportEntry:
    """The entry of a row of `reports` joined with its agency."""
    return ReportEntry(
        document=row.document,
        agency=row.name,
        region=row.region,
        year=row.year,
        title=row.title,
        family=_FAMILIES[row.family],
        issued=date.fromisoformat(row.issued) if row.issued else None,
        period_years=_years_of(row.period_years),
        origin=row.origin,
        sha256=row.sha256,
        superseded=bool(row.superseded),
        part_of=row.part_of,
        corrected=corrected_of(row.corrected),
    )


def packed_corrected(corrected: Sequence[Corrected]) -> str:
    """What the columns `corrected` hold: "" for nothing."""
    said = [[each.kind.value, each.read] for each in corrected]
    return json.dumps(said, ensure_ascii=False) if said else ""


def corrected_of(packed: str) -> tuple[Corrected, ...]:
    """What `packed_corrected` packed."""
    said = json.loads(packed) if packed else ()
    return tuple(Corrected(CorrectionKind(kind), read) for kind, read in said)


def year_places(report: Report) -> str:
    """Where the report says of which year it is: the title's place, then the periods'."""

    def packed(place: YearPlace) -> list[Any]:
        section = report.section_at(place.start).name
        at = [place.start, place.end, place.page, place.table, place.row, None]
        source = [section, report.text[place.start : place.end], *at]
        return [place.first, place.last, report.document, report.agency, report.year, *source]

    title = packed(report.title_place) if report.title_place else None
    return json.dumps([title, *map(packed, report.period_places)], ensure_ascii=False)


def with_year_places(entry: ReportEntry, packed: str) -> ReportEntry:
    """The entry with the places of `year_places`, which only a check asks for."""

    def unpacked(first: int, last: int, *source: Any) -> StatedYears:
        return StatedYears(first, last, replace(Source(*source), agency=entry.agency))

    title, *periods = json.loads(packed)
    titled = unpacked(*title) if title else None
    return replace(entry, titled=titled, periods=tuple(unpacked(*each) for each in periods))


def figure_row(figure: Figure, report_id: int, position: int) -> dict[str, Any]:
    """A row of the table `figures`; document, agency and year stand with the report."""
    source = figure.source
    return {
        "report_id": report_id,
        "position": position,
        "label": figure.label,
        "path": json.dumps(figure.path, ensure_ascii=False),
        "period": figure.period.value,
        "value": _text_of(figure.value),
        "printed": figure.printed,
        "unit": figure.unit,
        "indicator": figure.indicator,
        "applicant": figure.applicant,
        "origin": figure.origin.value,
        "approximate": figure.approximate,
        "remark": figure.remark,
        "confidence": figure.confidence,
        "corrected": packed_corrected(figure.corrected),
        "section": source.section,
        "quote": source.quote,
        "start": source.start,
        "end": source.end,
        "page": source.page,
        "table": source.table,
        "row": source.row,
        "column": source.column,
    }


FIGURE_COLUMNS = (
    *("label", "path", "period", "value", "printed", "unit", "indicator", "applicant"),
    *("origin", "approximate", "remark", "confidence", "corrected"),
    *("section", "quote", "start", "end", "page", "table", "row", "column"),
)
"""The columns that `figure_of` takes, after document, agency and year."""


def figure_of(row: Sequence[Any]) -> Figure:
    """The figure of a row: document, agency, year, then FIGURE_COLUMNS."""
    document, agency, year, label, path, period, value, printed, unit, *rest = row
    indicator, applicant, origin, approximate, remark, confidence, corrected, *rest = rest
    section, *place = rest
    return Figure(
        label,
        _path_of(path),
        _PERIODS[period],
        _decimal_of(value),
        printed,
        unit,
        Source(document, agency, year, section, *place),
        indicator,
        applicant,
        _ORIGINS[origin],
        bool(approximate),
        remark,
        confidence,
        corrected_of(corrected) if corrected else (),
    )


@lru_cache(maxsize=16384)
def _path_of(text: str) -> tuple[str, ...]:
    """Reports of one form repeat the same paths."""
    return tuple(json.loads(text))


@lru_cache(maxsize=1024)
def _years_of(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def passage_of(row: Row[Any]) -> Passage:
    """The passage of a row of `passages` joined with its report's document."""
    return Passage(row.document, row.section, row.text, row.start, row.end, row.page)


_SOURCE = tuple(field.name for field in fields(Source))


def finding_row(finding: Finding, report_id: int) -> dict[str, Any]:
    """A row of the table `findings`, under the report that the finding is about."""
    sources = [[getattr(source, name) for name in _SOURCE] for source in finding.sources]
    return {
        "report_id": report_id,
        "kind": finding.kind.value,
        "what": finding.what,
        "expected": _text_of(finding.expected),
        "found": _text_of(finding.found),
        "sources": json.dumps(sources, ensure_ascii=False),
    }


def finding_of(row: Row[Any]) -> Finding:
    """The finding of a row joined with its report and agency."""
    return Finding(
        kind=FindingKind(row.kind),
        agency=row.name,
        year=row.year,
        document=row.document,
        what=row.what,
        expected=_decimal_of(row.expected),
        found=_decimal_of(row.found),
        sources=tuple(Source(*values) for values in json.loads(row.sources)),
    )


def _text_of(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal_of(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
