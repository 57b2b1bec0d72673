"""Hand a prose question to the passages of the right reports, or say that there is nothing."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from disclosure_qa.answering.about import out_of_scope
from disclosure_qa.answering.asked import folded
from disclosure_qa.answering.phrase import wording_for
from disclosure_qa.answering.weighing import mentions
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import Answer, Note, NoteKind, Status, Understood
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import ProseQuestion
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.glossary import Concept, load_glossary

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_CLAUSE_END = re.compile("[，,；;。]")


def tell(library: "Library", catalogue: Catalogue, question: str, asked: ProseQuestion) -> Answer:
    """What the prose says; not_reported or out_of_scope where it says nothing.

    Without a body all reports are searched, without a year each body's latest.
    """
    from disclosure_qa.answering.narrate import narrate

    wording = wording_for(asked.language, asked.agencies)
    entries = library.reports(agencies=asked.agencies or None, years=asked.years or None)
    understood = (Understood(asked.agencies, asked.years, operation="prose"),)
    if not entries:
        return Answer(
            question, asked.language, Status.NO_REPORT,
            wording.no_report(asked.agencies, asked.years),
            understood=understood, notes=(*asked.notes, *_offers(library, asked)),
        )  # fmt: skip
    documents = entries if asked.years else _latest(entries)
    answer = narrate(
        library,
        catalogue,
        question,
        focus=asked.focus,
        documents=documents,
        open_search=not asked.agencies,
        language=asked.language,
        notes=asked.notes,
    )
    tells = answer is not None and (bool(answer.figures) or not asked.counts)
    if answer is not None and tells and _says(answer, asked.left_over):
        return answer
    if not asked.certain and not (asked.agencies and _of_the_reports(asked.focus)):
        return out_of_scope(question, asked.language)
    years = asked.years or tuple(sorted({entry.year for entry in documents}))
    text = wording.nothing_in_prose(asked.agencies, years if asked.agencies else ())
    return Answer(
        question,
        asked.language,
        Status.NOT_REPORTED,
        text,
        understood=understood,
        notes=(*asked.notes, *_nearest(library, asked, documents)),
    )


def _of_the_reports(focus: str) -> bool:
    """The glossary of what reports speak of knows some word of the question."""
    return any(concept.known and not concept.light for concept in load_glossary().concepts(focus))


def _nearest(
    library: "Library", asked: ProseQuestion, documents: tuple[ReportEntry, ...]
) -> tuple[Note, ...]:
    """The sections nearest to a question on one body that found no answer, as an offer."""
    from disclosure_qa.answering.narrate import nearest_sections

    if len(asked.agencies) != 1:
        return ()
    sections = nearest_sections(library, asked.focus, documents, asked.language)
    return (Note(NoteKind.OFFER, ProseWording(asked.language).nearest(sections)),) * bool(sections)


def _says(answer: Answer, words: Sequence[str]) -> bool:
    """Every number answered stands in a clause that says something of what restricts it.

    「全年受理134件，申请内容以土地为主」 does not count requests about land.
    """
    glossary = load_glossary()
    concepts = [c for word in words for c in glossary.concepts(word) or (Concept(folded(word)),)]
    clauses = [_clause(cited.figure) for cited in answer.figures]
    return not concepts or all(
        any(mentions(concept, clause) for concept in concepts) for clause in clauses
    )


def _clause(figure: Figure) -> str:
    """The clause of the sentence in which a figure is printed, folded."""
    clauses = _CLAUSE_END.split(folded(figure.source.quote))
    return next((clause for clause in clauses if folded(figure.printed) in clause), "")


def _latest(entries: tuple[ReportEntry, ...]) -> tuple[ReportEntry, ...]:
    latest: dict[str, int] = {}
    for entry in entries:
        latest[entry.agency] = max(entry.year, latest.get(entry.agency, entry.year))
    return tuple(entry for entry in entries if entry.year == latest[entry.agency])


def _offers(library: "Library", asked: ProseQuestion) -> tuple[Note, ...]:
    wording = wording_for(asked.language, asked.agencies)
    notes = []
    for agency in asked.agencies:
        years = [entry.year for entry in library.reports(agencies=(agency,))]
        if years:
            notes.append(Note(NoteKind.OFFER, wording.years_there_are(agency, years)))
    return tuple(notes)
