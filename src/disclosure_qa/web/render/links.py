"""The addresses that the markup points to: relative, so that they work under any prefix."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from disclosure_qa.model.answer import Citation, Language, Understood
from disclosure_qa.model.figure import Source
from disclosure_qa.web.render.place import Span

_FOREIGN = re.compile(r"[^A-Za-z0-9_.~-]+")
_REMEMBERED = 512
"""Names and questions: a card writes each into half a dozen addresses."""


def answer(question: str, language: Language) -> str:
    """The plain page of one answer."""
    return "answer?" + _query({"q": question, "lang": language}.items())


def choices(reading: str, chip: str) -> str:
    """What may stand in the place of a chip of a reading, which is as `reading` writes it."""
    return f"choices?{reading}&chip={chip}"


def onward(parts: Sequence[Understood], question: str, language: Language) -> str:
    """What to ask next, for the conversation; from a question of several parts, on from the first."""
    read = parts[0] if parts else Understood()
    return f"page/next?{reading(read, question, language)}"


def report(document: str, language: Language) -> str:
    """The plain page of a whole report."""
    return "report?" + _query({"document": document, "lang": language}.items())


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
    return "page/source?" + _query(named.items())


def page(document: str, number: int, language: Language, span: Span | None = None) -> str:
    """How a page of a report looks, with the span marked if it stands there."""
    named = {"document": document, "page": number, "lang": language}
    return "look?" + _query((named | (_spanned(span) if span else {})).items())


def picture(document: str, number: int, fingerprint: str) -> str:
    """The picture of a page; the address changes with the file."""
    named = {"document": document, "page": number, "v": fingerprint[:12]}
    return "page/image?" + _query(named.items())


def original(document: str) -> str:
    """The file as received."""
    return "original?" + _query({"document": document}.items())


def reports(language: Language) -> str:
    """The list of all reports."""
    return "reports?" + _query({"lang": language}.items())


def span_of(source: Source) -> Span:
    """The place that a source names."""
    return Span(source.start, source.end, source.table, source.row, source.column)


def reading(read: Understood, question: str, language: Language) -> str:
    """The part of an address that names how a question was read."""
    named = [
        *(("agency", name) for name in read.agencies),
        *(("year", str(year)) for year in read.years),
        *(("indicator", name) for name in read.indicators),
        ("applicant", read.applicant or ""),
        ("period", read.period or ""),
        ("operation", read.operation),
    ]
    kept = [(name, value) for name, value in named if value]
    return _query([*kept, ("q", question), ("lang", language)])


def spanned(document: str, span: Span, number: int, language: Language) -> str:
    """The part of an address that names a place of a report."""
    named = {"document": document, **_spanned(span), "n": number, "lang": language}
    return _query(named.items())


def _spanned(span: Span) -> dict[str, int | str]:
    cell = (span.table, span.row, span.column)
    named = {} if None in cell else {"cell": ".".join(map(str, cell))}
    return {"start": span.start, "end": span.end, **named}


def _query(named: Iterable[tuple[str, object]]) -> str:
    """As `urllib.parse.urlencode`, which takes a third of a card's time: it goes byte by byte."""
    return "&".join([f"{name}={_quoted(str(value))}" for name, value in named])


@lru_cache(_REMEMBERED)
def _quoted(text: str) -> str:
    return _FOREIGN.sub(_escaped, text)


def _escaped(run: re.Match[str]) -> str:
    """A run of signs that have to be escaped, all at once; a space is a plus."""
    return f"%{run[0].encode().hex('%').upper()}".replace("%20", "+")
