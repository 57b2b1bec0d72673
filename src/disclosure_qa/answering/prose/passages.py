"""Passages of the reports that fit a question, for those who read them themselves."""

from collections.abc import Collection

from disclosure_qa.answering.prose.ranking import ranked_passages
from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.query import FigureQuestion, ProseQuestion


def passages_for(
    desk: Desk,
    question: str,
    *,
    agencies: Collection[str] = (),
    years: Collection[int] = (),
    limit: int,
) -> tuple[RankedPassage, ...]:
    """Passages for a question, best first.

    Bodies and years that it names limit the search to their reports; those given take the place of
    what it names. Where no report is left, nothing is found.
    """
    if not question.strip():
        return ()
    focus, named, spoken_of = _read(desk, question)
    agencies, years = agencies or named, years or spoken_of
    documents = None
    if agencies or years:
        entries = desk.library.reports(agencies=agencies or None, years=years or None)
        documents = [entry.document for entry in entries]
    return tuple(ranked_passages(desk.library, focus, documents=documents, limit=limit))


def _read(desk: Desk, question: str) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """What is asked, and the bodies and years that are named."""
    match understand(desk, question):
        case ProseQuestion() as asked:
            return asked.focus or question, asked.agencies, asked.years
        case FigureQuestion(readings=readings):
            agencies = tuple(dict.fromkeys(a for r in readings for a in r.agencies))
            years = tuple(dict.fromkeys(y for r in readings for y in r.years))
            return question, agencies, years
        case _:
            return question, (), ()
