"""Hand a prose question to the passages of the right reports, or say that there is nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_qa.answering.prose.mentioning import tell_who_mentions
from disclosure_qa.answering.prose.weighing import mentions
from disclosure_qa.answering.understanding.asked import LIST_KINDS, SELF_EVIDENT, analyse, folded
from disclosure_qa.answering.values.about import out_of_scope
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.offers import may_be_told, names_indicator
from disclosure_qa.answering.values.phrase import wording_for
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    Note,
    NoteKind,
    Operation,
    Status,
    Understood,
)
from disclosure_qa.model.evidence import Outcome, Refusal
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import FigureQuestion, ProseQuestion
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.glossary import Concept, load_glossary, load_vocabulary

if TYPE_CHECKING:
    from disclosure_qa.library import Library

# 就业, 就医 and the like are no 就…, "on the matter of".
_TOPIC = re.compile(r"\s*(?:全年|今年|本年)?(?:围绕|就(?![业学医近地是餐诊读任职算可能要会]))")
_CLAUSE_END = re.compile("[，,；;。]")


def tell(library: "Library", question: str, asked: ProseQuestion) -> Answer:
    """What the prose says; not_reported or out_of_scope where it says nothing.

    Without a body all reports are searched, without a year each body's latest.
    """
    from disclosure_qa.answering.prose.narrate import narrate

    wording = wording_for(asked.language, asked.agencies)
    entries = library.reports(agencies=asked.agencies or None, years=asked.years or None)
    if not entries and asked.agencies and analyse(asked.focus).ahead:
        before = tuple(year - 1 for year in asked.years)  # plans are told the year before
        if entries := library.reports(agencies=asked.agencies, years=before):
            asked = replace(asked, years=before)
    if not entries:
        return Answer(
            question, asked.language, Status.NO_REPORT,
            wording.no_report(asked.agencies, asked.years),
            understood=_understood(asked), notes=(*asked.notes, *_offers(library, asked)),
        )  # fmt: skip
    documents = entries if asked.years else latest(entries)
    if asked.mentions:
        return tell_who_mentions(library, question, asked, documents)
    answer = narrate(
        library,
        question,
        focus=asked.focus,
        documents=documents,
        open_search=not asked.agencies,
        language=asked.language,
        notes=asked.notes,
        year_known=bool(asked.years),
    )
    if answer is not None and _tells(answer, asked) and _says(answer, asked.left_over):
        return answer
    return _refused(library, question, asked, documents)


def _refused(
    library: "Library", question: str, asked: ProseQuestion, documents: tuple[ReportEntry, ...]
) -> Answer:
    """The answer that the prose says nothing, with what comes nearest; out_of_scope for a question
    that has no word of the trade."""
    known = asked.certain or (bool(asked.agencies) and load_glossary().knows(asked.focus))
    if asked.doubtful or not known:
        return out_of_scope(question, asked.language)
    years = asked.years or tuple(sorted({entry.year for entry in documents}))
    wording = wording_for(asked.language, asked.agencies)
    text = wording.nothing_in_prose(asked.agencies, years if asked.agencies else ())
    offers, citations = _nearest(library, asked, documents)
    return Answer(
        question,
        asked.language,
        Status.NOT_REPORTED,
        text,
        citations=citations,
        understood=_understood(asked),
        notes=(*asked.notes, *offers),
    )


def _understood(asked: ProseQuestion) -> tuple[Understood, ...]:
    return (Understood(asked.agencies, asked.years, operation="prose"),)


def tell_instead(
    library: "Library", catalogue: Catalogue, question: str, asked: FigureQuestion, refusal: Refusal
) -> Answer | None:
    """What the prose says of a value that the report's form has no row for; None where it says
    nothing for sure. A sentence without a number may tell whether something is so."""
    computed = refusal.query.operation is Operation.SHARE
    slot = refusal.slots[0] if len(refusal.slots) == 1 and not computed else None
    if slot is None or slot.report is None or slot.outcome is not Outcome.FORM_LACKS:
        return None
    indicator = catalogue.get(slot.measure.indicator or "")
    if indicator is None or slot.measure.applicant or not asked.focus:
        return None
    whether = refusal.query.whether
    if not whether and not may_be_told(library, catalogue, slot.report, indicator):
        return None
    from disclosure_qa.answering.prose.narrate import narrate

    answer = narrate(
        library, question, focus=" ".join(asked.focus), documents=(slot.report,),
        open_search=False, language=asked.language, notes=refusal.notes,
    )  # fmt: skip
    if answer is None:
        return None
    if whether and not answer.figures:
        return answer
    quotes = [citation.source.quote for citation in answer.citations]
    return answer if all(names_indicator(catalogue, q, indicator) for q in quotes) else None


def _nearest(
    library: "Library", asked: ProseQuestion, documents: tuple[ReportEntry, ...]
) -> tuple[tuple[Note, ...], tuple[Citation, ...]]:
    """The sentence nearest to a question on one body that found no answer, quoted and cited, or else
    the nearest sections, as an offer."""
    from disclosure_qa.answering.prose.narrate import nearest_sections, nearest_sentence

    if len(asked.agencies) != 1:
        return (), ()
    prose = ProseWording(asked.language)
    if sentence := nearest_sentence(library, asked.focus, documents):
        ledger = Ledger()
        number = ledger.cite(sentence)
        note = Note(NoteKind.OFFER, prose.nearest_sentence(sentence.quote), (number,))
        return (note,), ledger.citations
    sections = nearest_sections(library, asked.focus, documents, asked.language)
    return (Note(NoteKind.OFFER, prose.nearest(sections)),) * bool(sections), ()


def _tells(answer: Answer, asked: ProseQuestion) -> bool:
    """A number is answered where one is asked for; where it may be a rule's name that has a row's
    words (依申请公开工作规范), a sentence that has all its words."""
    kind = analyse(asked.focus).kind
    if answer.figures or not asked.counts or kind in SELF_EVIDENT - LIST_KINDS | {Kind.NAME}:
        return True
    quotes = " ".join(folded(citation.source.quote) for citation in answer.citations)
    concepts = _concepts(asked.left_over)
    named = bool(concepts) and all(mentions(concept, quotes) for concept in concepts)
    return named and not analyse(asked.focus).numbered


def _says(answer: Answer, words: Sequence[str]) -> bool:
    """Every number answered stands in a clause that says something of what restricts it.

    「全年受理134件，申请内容以土地为主」 does not count requests about land.
    """
    concepts = _concepts(words)
    clauses = [_clause(cited.figure) for cited in answer.figures]
    return not concepts or all(
        any(mentions(concept, clause) for concept in concepts) for clause in clauses
    )


def _concepts(words: Sequence[str]) -> list[Concept]:
    glossary = load_vocabulary()
    return [c for word in words for c in glossary.concepts(word) or (Concept(folded(word)),)]


def _clause(figure: Figure) -> str:
    """The clause of the sentence in which a figure is printed, folded, behind those before it that
    only open the sentence with what all of it is about: 就…, 围绕…."""
    clauses = _CLAUSE_END.split(folded(figure.source.quote))
    printed = folded(figure.printed)
    place = next((i for i, clause in enumerate(clauses) if printed in clause), None)
    if place is None:
        return ""
    topics = (clause for clause in clauses[:place] if _TOPIC.match(clause))
    return "".join((*topics, clauses[place]))


def latest(entries: tuple[ReportEntry, ...]) -> tuple[ReportEntry, ...]:
    """Of the reports those of each body's latest year."""
    years: dict[str, int] = {}
    for entry in entries:
        years[entry.agency] = max(entry.year, years.get(entry.agency, entry.year))
    return tuple(entry for entry in entries if entry.year == years[entry.agency])


def _offers(library: "Library", asked: ProseQuestion) -> tuple[Note, ...]:
    wording = wording_for(asked.language, asked.agencies)
    notes = []
    for agency in asked.agencies:
        years = [entry.year for entry in library.reports(agencies=(agency,))]
        if years:
            notes.append(Note(NoteKind.OFFER, wording.years_there_are(agency, years)))
    return tuple(notes)
