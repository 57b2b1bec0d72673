"""The addresses that the markup points to: relative, so that they work under any prefix."""

from collections.abc import Sequence
from urllib.parse import urlencode

from disclosure_qa.model.answer import Citation, Language, Understood
from disclosure_qa.model.figure import Source
from disclosure_qa.web.render.place import Span


def answer(question: str, language: Language) -> str:
    """The plain page of one answer."""
    return "answer?" + urlencode({"q": question, "lang": language})


def choices(read: Understood, chip: str, question: str, language: Language) -> str:
    """What may stand in the place of a chip of the reading of a question."""
    return f"choices?{_reading(read, question, language)}&chip={chip}"


def onward(parts: Sequence[Understood], question: str, language: Language) -> str:
    """What to ask next, for the conversation; from a question of several parts, on from the first."""
    read = parts[0] if parts else Understood()
    return f"page/next?{_reading(read, question, language)}"


def report(document: str, language: Language) -> str:
    """The plain page of a whole report."""
    return "report?" + urlencode({"document": document, "lang": language})


def place(citation: Citation, language: Language) -> str:
    """The plain page of a whole report, at the cited place."""
    source = citation.source
    return f"report?{spanned(source.document, span_of(source), citation.id, language)}#cited"


def section(citation: Citation, language: Language) -> str:
    """The cited section alone, for the source viewer beside the conversation."""
    source = citation.source
    return f"page/source?{spanned(source.document, span_of(source), citation.id, language)}"


def whole(document: str, span: Span, number: int, language: Language) -> str:
    """The plain page of a whole report, at a span of it."""
    return f"report?{spanned(document, span, number, language)}#cited"


def part(document: str, index: int, number: int, language: Language) -> str:
    """A section of a report by its number, for the source viewer beside the conversation."""
    named = {"document": document, "part": index, "n": number, "lang": language}
    return "page/source?" + urlencode(named)


def page(document: str, number: int, language: Language, span: Span | None = None) -> str:
    """How a page of a report looks, with the span marked if it stands there."""
    named = {"document": document, "page": number, "lang": language}
    return "look?" + urlencode(named | (_spanned(span) if span else {}))


def picture(document: str, number: int, fingerprint: str) -> str:
    """The picture of a page; the address changes with the file."""
    named = {"document": document, "page": number, "v": fingerprint[:12]}
    return "page/image?" + urlencode(named)


def original(document: str) -> str:
    """The file as received."""
    return "original?" + urlencode({"document": document})


def reports(language: Language) -> str:
    """The list of all reports."""
    return "reports?" + urlencode({"lang": language})


def span_of(source: Source) -> Span:
    """The place that a source names."""
    return Span(source.start, source.end, source.table, source.row, source.column)


def _reading(read: Understood, question: str, language: Language) -> str:
    named = [
        *(("agency", name) for name in read.agencies),
        *(("year", str(year)) for year in read.years),
        *(("indicator", name) for name in read.indicators),
        ("applicant", read.applicant or ""),
        ("period", read.period or ""),
        ("operation", read.operation),
    ]
    kept = [(name, value) for name, value in named if value]
    return urlencode([*kept, ("q", question), ("lang", language)])


def spanned(document: str, span: Span, number: int, language: Language) -> str:
    """The part of an address that names a place of a report."""
    named = {"document": document, **_spanned(span), "n": number, "lang": language}
    return urlencode(named)


def _spanned(span: Span) -> dict[str, int | str]:
    cell = (span.table, span.row, span.column)
    named = {} if None in cell else {"cell": ".".join(map(str, cell))}
    return {"start": span.start, "end": span.end, **named}
