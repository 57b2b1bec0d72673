"""Answers about the collection, its terms and the assistant itself, from the index and catalogue."""

from typing import TYPE_CHECKING

from disclosure_qa.answering.ledger import Ledger
from disclosure_qa.answering.wording import wording_for, words
from disclosure_qa.model.answer import (
    Answer,
    Language,
    Note,
    NoteKind,
    Status,
    Understood,
)
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import (
    CollectionQuestion,
    Measure,
    OpinionQuestion,
    Query,
    Topic,
    UnknownPlace,
)
from disclosure_qa.vocabulary.catalogue import Catalogue

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MOST_FINDINGS = 20
# What can be measured where somebody asks who does best: how much came in, was granted, refused.
_MEASURABLE = ("requests_received", "granted", "refused", "published")


def about_collection(
    library: "Library", catalogue: Catalogue, question: str, asked: CollectionQuestion
) -> Answer:
    """The answer to a greeting, a call for help, or a question about the collection."""
    language = asked.language
    if asked.topic is Topic.FINDINGS:
        return _findings(library, question, asked)
    entries = library.reports(agencies=asked.agencies or None, years=asked.years or None)
    bodies = {entry.agency for entry in entries}
    reports = sum(not entry.part_of for entry in entries)
    wording = wording_for(language, bodies)
    match asked.topic:
        case Topic.GREETING:
            text = wording.greeting(reports, len(bodies))
        case Topic.THANKS:
            text = wording.thanks()
        case Topic.HELP:
            text = wording.help(reports, len(bodies))
        case Topic.DEFINITION:
            text = wording.definition(catalogue, asked.indicator or "")
        case _:
            text = wording.collection(entries)
    understood = Understood(
        asked.agencies, asked.years, (asked.indicator,) if asked.indicator else ()
    )
    return Answer(question, language, Status.ANSWERED, text, understood=(understood,))


def _findings(library: "Library", question: str, asked: CollectionQuestion) -> Answer:
    found = library.findings(agencies=asked.agencies or None, years=asked.years or None)
    shown = found[:_MOST_FINDINGS]
    ledger = Ledger()
    citations = [
        tuple(dict.fromkeys(ledger.cite(source) for source in finding.sources)) for finding in shown
    ]
    wording = wording_for(asked.language, {finding.agency for finding in shown})
    text = wording.findings(shown, citations)
    notes: tuple[Note, ...] = ()
    if len(found) > len(shown):
        notes = (Note(NoteKind.COVERAGE, wording.shown_of(len(shown), len(found))),)
    return Answer(
        question,
        asked.language,
        Status.ANSWERED,
        text,
        citations=ledger.citations,
        understood=(Understood(asked.agencies, asked.years),),
        notes=notes,
    )


def opinion(
    library: "Library", catalogue: Catalogue, question: str, asked: OpinionQuestion
) -> Answer:
    """No judgement; the readings that can be measured, as questions."""
    entries = library.reports(agencies=asked.agencies or None, years=asked.years or None)
    wording = wording_for(asked.language, {*asked.agencies, *(entry.agency for entry in entries)})
    if not entries:
        return Answer(
            question,
            asked.language,
            Status.NO_REPORT,
            wording.no_report(asked.agencies, asked.years),
        )
    latest = max(entries, key=lambda entry: entry.year)
    year = asked.years[-1] if asked.years else latest.year
    options = tuple(
        wording.option(catalogue, Query((measure,)), (slot,), "")
        if asked.agencies
        else wording.comparison(catalogue, measure, year)
        for measure in map(Measure, _MEASURABLE)
        for slot in (Slot(latest.agency, year, measure, Period.YEAR, Outcome.FOUND),)
    )
    return Answer(
        question,
        asked.language,
        Status.NEEDS_CLARIFICATION,
        wording.opinion(),
        understood=(Understood(asked.agencies, asked.years),),
        options=options,
    )


def unknown_place(library: "Library", question: str, asked: UnknownPlace) -> Answer:
    """No report of such a body; the nearest names, or how to see which bodies there are."""
    wording = wording_for(asked.language, asked.near)
    notes: tuple[Note, ...] = ()
    if count := len(library.agencies()):
        notes = (Note(NoteKind.OFFER, wording.bodies_there_are(asked.near, count)),)
    return Answer(
        question,
        asked.language,
        Status.NO_REPORT,
        wording.unknown_place(asked.name),
        understood=(Understood(years=asked.years),),
        notes=notes,
    )


def out_of_scope(question: str, language: Language) -> Answer:
    """The question is not about these reports."""
    return Answer(question, language, Status.OUT_OF_SCOPE, words(language).out_of_scope())
