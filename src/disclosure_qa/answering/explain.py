"""Why a question was read as it was: for each slot what was chosen, by which words, over what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.framing import operation_of, period_of
from disclosure_qa.answering.understanding.measures import applicants_named
from disclosure_qa.answering.understanding.scan import Scan, meaningful
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.answer import Answer, Operation
from disclosure_qa.model.query import FigureQuestion, Measure, Query, Understanding
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention
from disclosure_qa.vocabulary.linking import links

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One slot of the reading: what was taken for it, and what spoke for or against that."""

    slot: str
    taken: str
    because: str = ""


def explain(desk: Desk, answer: Answer) -> tuple[Step, ...]:
    """The steps from the words of a question to the places where its answer was gathered.

    `answer` is what the same desk answered to a question asked by itself; a message of several
    questions is explained as one.
    """
    seen = desk.scan(answer.question)
    read = understand(desk, answer.question, ())
    return (
        *_words(seen),
        *_bodies(seen),
        *_frame(seen),
        *_indicators(desk.catalogue, seen),
        *_readings(read),
        *(Step("gathered", c.source.document, c.source.section) for c in answer.citations),
        Step("ended", answer.status),
    )


def _words(seen: Scan) -> Iterator[Step]:
    known = (m for m in seen.mentions if meaningful(m))
    yield Step("words", ", ".join(f"{m.text} ({' '.join(sorted(m.concepts))})" for m in known))
    if seen.unknown:
        yield Step("not known", ", ".join(m.text for m in seen.unknown))


def _bodies(seen: Scan) -> Iterator[Step]:
    for name in seen.names:
        yield Step("body", " | ".join(entry.name for entry in name.entries), name.text)
    for place in seen.places:
        yield Step("body", "not in the index", place.text)


def _frame(seen: Scan) -> Iterator[Step]:
    for year in seen.years:
        yield Step("year", ", ".join(map(str, year.years)), seen.text[year.start : year.end])
    if period := period_of(seen):
        yield Step("period", period, _said(seen, "period."))
    operation = operation_of(seen)
    if operation is not Operation.VALUE:
        yield Step("operation", operation, _said(seen, "op."))
    for applicant in applicants_named(seen.mentions):
        yield Step("applicant", applicant, _said(seen, "applicant."))


def _said(seen: Scan, prefix: str) -> str:
    return ", ".join(m.text for m in seen.mentions if any(c.startswith(prefix) for c in m.concepts))


def _indicators(catalogue: Catalogue, seen: Scan) -> Iterator[Step]:
    """The candidates with their scores, the best first, each with the words for and against it."""
    for link in links(catalogue, seen.mentions)[:_MOST_CANDIDATES]:
        own = link.indicator.concepts | link.indicator.context | {link.indicator.own_concept}
        speaks_for = _texts(m for m in seen.mentions if m.concepts & own)
        against = f"; leaves over {_texts(link.uncovered)}" if link.uncovered else ""
        yield Step("indicator", f"{link.indicator.id} {link.score:g}", speaks_for + against)


def _texts(mentions: Iterator[Mention] | Sequence[Mention]) -> str:
    return ", ".join(m.text for m in mentions)


def _readings(read: Understanding) -> Iterator[Step]:
    if not isinstance(read, FigureQuestion):
        yield Step("reading", type(read).__name__)
        return
    for query in read.readings:
        yield Step("reading", _reading(query))


def _reading(query: Query) -> str:
    parts = (
        " + ".join(map(_measure, query.measures)),
        " + ".join(query.agencies) or (f"all within {query.within}" if query.within else ""),
        ", ".join(map(str, query.years)),
        query.period or "",
        query.operation,
        f"of {_measure(query.base)}" if query.base else "",
    )
    return " · ".join(part for part in parts if part)


def _measure(measure: Measure) -> str:
    name = measure.indicator or f"“{measure.label}”"
    return f"{name} ({measure.applicant})" if measure.applicant else name
