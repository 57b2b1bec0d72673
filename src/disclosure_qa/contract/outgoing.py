"""From the model's types to the public JSON."""

from collections.abc import Iterable
from decimal import Decimal

from disclosure_qa.contract.incoming import ABSENT
from disclosure_qa.contract.types import (
    AnswerJSON,
    CitationJSON,
    CitedFigureJSON,
    CorrectedJSON,
    DerivedJSON,
    DimensionJSON,
    FigureJSON,
    FindingJSON,
    NoteJSON,
    Number,
    ReportJSON,
    UnderstoodJSON,
)
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Derived,
    Finding,
    Note,
    Understood,
)
from disclosure_qa.model.corrected import Corrected
from disclosure_qa.model.figure import Figure, Source
from disclosure_qa.model.library import ReportEntry


def answer_json(answer: Answer, *, question_id: object = ABSENT) -> AnswerJSON:
    """An answer as the contract writes it, with the question's id first where it had one."""
    body: AnswerJSON = {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "text": answer.text,
        "figures": [_cited_figure(figure) for figure in answer.figures],
        "derived": [_derived(derived) for derived in answer.derived],
        "citations": [citation_json(citation) for citation in answer.citations],
        "understood": [_understood(reading) for reading in answer.understood],
        "notes": [_note(note) for note in answer.notes],
        "options": list(answer.options),
    }
    if answer.model_wrote:
        body["model_wrote"] = list(answer.model_wrote)
    return body if question_id is ABSENT else {"id": question_id, **body}


def figure_json(figure: Figure) -> FigureJSON:
    """A figure as the contract writes it."""
    body: FigureJSON = {
        "agency": figure.agency,
        "year": figure.year,
        "indicator": figure.indicator,
        "label": figure.label,
        "path": list(figure.path),
        "dimension": _dimension(figure.applicant),
        "period": figure.period,
        "value": None if figure.value is None else _number(figure.value),
        "printed": figure.printed,
        "unit": figure.unit,
        "origin": figure.origin,
        "approximate": figure.approximate,
        "document": figure.source.document,
        "section": figure.source.section,
        "quote": figure.source.quote,
        "page": figure.source.page,
    }
    if figure.corrected:
        body["corrected"] = _corrected(figure.corrected)
    return body


def finding_json(finding: Finding) -> FindingJSON:
    """A finding as the contract writes it; its citations are numbered from 1."""
    return {
        "kind": finding.kind,
        "agency": finding.agency,
        "year": finding.year,
        "document": finding.document,
        "what": finding.what,
        "expected": None if finding.expected is None else _number(finding.expected),
        "found": None if finding.found is None else _number(finding.found),
        "citations": _numbered(finding.sources),
    }


def report_json(entry: ReportEntry) -> ReportJSON:
    """A report of the index."""
    body: ReportJSON = {
        "document": entry.document,
        "agency": entry.agency,
        "region": entry.region,
        "year": entry.year,
        "title": entry.title,
        "family": entry.family,
        "issued": None if entry.issued is None else entry.issued.isoformat(),
        "period_years": list(entry.period_years),
        "origin": entry.origin,
        "superseded": entry.superseded,
        "part_of": entry.part_of or None,
    }
    if entry.corrected:
        body["corrected"] = _corrected(entry.corrected)
    return body


def citation_json(citation: Citation) -> CitationJSON:
    """A citation as the contract writes it."""
    source = citation.source
    return {
        "id": citation.id,
        "document": source.document,
        "agency": source.agency,
        "year": source.year,
        "section": source.section,
        "quote": source.quote,
        "page": source.page,
    }


def _corrected(corrected: Iterable[Corrected]) -> list[CorrectedJSON]:
    return [{"what": each.kind, "read": each.read} for each in corrected]


def _numbered(sources: Iterable[Source]) -> list[CitationJSON]:
    """Each place once: several cells of one row are one place."""
    places = {(source.document, source.start, source.end): source for source in sources}
    return [citation_json(Citation(n, source)) for n, source in enumerate(places.values(), 1)]


def _cited_figure(cited: CitedFigure) -> CitedFigureJSON:
    return {**figure_json(cited.figure), "citation": cited.citation}


def _derived(derived: Derived) -> DerivedJSON:
    return {
        "operation": derived.operation,
        "value": _number(derived.value),
        "unit": derived.unit,
        "of": list(derived.of),
    }


def _understood(reading: Understood) -> UnderstoodJSON:
    body: UnderstoodJSON = {
        "agencies": list(reading.agencies),
        "years": list(reading.years),
        "indicators": list(reading.indicators),
        "dimension": _dimension(reading.applicant),
        "period": reading.period or "",
        "operation": reading.operation,
    }
    if reading.by_model:
        body["by_model"] = True
    return body


def _note(note: Note) -> NoteJSON:
    return {"kind": note.kind, "text": note.text, "citations": list(note.citations)}


def _dimension(applicant: str | None) -> DimensionJSON:
    return {} if applicant is None else {"applicant": applicant}


def _number(value: Decimal) -> Number:
    """The value as JSON prints it: without a point where it is whole, else its own decimals."""
    whole = value.to_integral_value()
    return int(whole) if value == whole else float(value)
