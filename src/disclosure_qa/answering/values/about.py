"""Answers about the collection, its terms and the assistant itself, from the index and catalogue."""

from typing import TYPE_CHECKING

from disclosure_qa.answering.values.disputes import judged_by_staff
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.wording import wording_for, words
from disclosure_qa.model.answer import (
    Answer,
    FindingKind,
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
from disclosure_qa.vocabulary.agencies import lies_in, place_of
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.pinyin import looks_like_pinyin
from disclosure_qa.vocabulary.terms import load_terms

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MOST_FINDINGS = 20
_MOST_OPTIONS = 6
# What can be measured where somebody asks who does best: how much came in, was granted, refused.
_MEASURABLE = ("requests_received", "granted", "refused", "published")

_IN_PINYIN = (
    "如果这是拼音，请改用汉字或英文提问。"
    " If this is pinyin, please ask in Chinese characters or in English."
)


def about_collection(
    library: "Library", catalogue: Catalogue, question: str, asked: CollectionQuestion
) -> Answer:
    """The answer to a greeting, a call for help, or a question about the collection."""
    language = asked.language
    if asked.topic is Topic.FINDINGS:
        return _findings(library, question, asked)
    if asked.topic is Topic.NAMED:
        return _named(library, catalogue, question, asked)
    if asked.topic is Topic.MISSING:
        return _missing(library, question, asked)
    agencies = _within(library, asked) or asked.agencies
    entries = library.reports(agencies=agencies or None, years=asked.years or None)
    if not entries and asked.topic is Topic.REPORTS and agencies:
        return _no_report(library, question, asked)
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
            terms = [t for name in asked.terms for t in load_terms() if t.zh == name]
            text = (
                wording.terms(terms)
                if terms
                else wording.definition(catalogue, asked.indicator or "")
            )
        case _:
            text = wording.collection(entries)
    understood = Understood(
        asked.agencies, asked.years, (asked.indicator,) if asked.indicator else ()
    )
    return Answer(question, language, Status.ANSWERED, text, understood=(understood,))


def _within(library: "Library", asked: CollectionQuestion) -> tuple[str, ...]:
    """The bodies of the kinds asked about that lie in the places named: 青河县有哪些乡镇的报告."""
    places = [place_of(agency) for agency in asked.agencies]
    return tuple(
        entry.name
        for entry in (library.agencies() if asked.kinds else ())
        if place_of(entry.name).endswith(asked.kinds)
        and any(lies_in(entry.name, entry.region, place) for place in places)
    )


def _named(
    library: "Library", catalogue: Catalogue, question: str, asked: CollectionQuestion
) -> Answer:
    """Which reports there are of the bodies named, and what may be asked of the latest."""
    entries = library.reports(agencies=asked.agencies, years=asked.years or None)
    if not entries:
        return _no_report(library, question, asked)
    wording = wording_for(asked.language, asked.agencies)
    latest = {entry.agency: entry.year for entry in sorted(entries, key=lambda e: e.year)}
    found = library.figures(
        agencies=asked.agencies, years=set(latest.values()), indicators=_MEASURABLE
    )
    told = {
        (figure.agency, figure.indicator)
        for figure in found
        if figure.value is not None and figure.year == latest.get(figure.agency)
    }
    options = tuple(
        wording.option(catalogue, Query((Measure(name),)), (_slot(agency, year, name),), "")
        for name in _MEASURABLE
        for agency, year in latest.items()
        if (agency, name) in told
    )
    return Answer(
        question,
        asked.language,
        Status.NEEDS_CLARIFICATION if options else Status.ANSWERED,
        wording.collection(entries),
        understood=(Understood(asked.agencies, asked.years),),
        options=options[:_MOST_OPTIONS],
    )


def _slot(agency: str, year: int, indicator: str) -> Slot:
    return Slot(agency, year, Measure(indicator), Period.YEAR, Outcome.FOUND)


def _no_report(library: "Library", question: str, asked: CollectionQuestion) -> Answer:
    wording = wording_for(asked.language, asked.agencies)
    offers = (
        (agency, sorted({entry.year for entry in library.reports(agencies=[agency])}))
        for agency in asked.agencies
    )
    return Answer(
        question,
        asked.language,
        Status.NO_REPORT,
        wording.no_report(asked.agencies, asked.years),
        understood=(Understood(asked.agencies, asked.years),),
        notes=tuple(
            Note(NoteKind.OFFER, wording.years_there_are(agency, years))
            for agency, years in offers
            if years
        ),
    )


def _missing(library: "Library", question: str, asked: CollectionQuestion) -> Answer:
    """The years, from the first to the last of the collection, of which bodies have no report."""
    held: dict[str, set[int]] = {}
    for entry in library.reports():
        if not asked.kinds or entry.agency.removesuffix("人民政府").endswith(asked.kinds):
            held.setdefault(entry.agency, set()).add(entry.year)
    all_years = {entry.year for entry in library.reports()}
    meant = asked.agencies or tuple(held)
    years = asked.years or (tuple(range(min(all_years), max(all_years) + 1)) if all_years else ())
    lacking = {
        agency: gone
        for agency in meant
        if (gone := [year for year in years if year not in held.get(agency, set())])
    }
    wording = wording_for(asked.language, meant)
    return Answer(
        question,
        asked.language,
        Status.ANSWERED,
        wording.missing(lacking, len(meant), years),
        understood=(Understood(asked.agencies, asked.years),),
    )


def _findings(library: "Library", question: str, asked: CollectionQuestion) -> Answer:
    found = library.findings(agencies=asked.agencies or None, years=asked.years or None)
    if asked.only_blanks:
        found = tuple(f for f in found if f.kind is FindingKind.BLANK_CELL)
    judged = judged_by_staff(library, found)
    shown = judged.standing[:_MOST_FINDINGS]
    ledger = Ledger()
    citations = [
        tuple(dict.fromkeys(ledger.cite(source) for source in finding.sources)) for finding in shown
    ]
    wording = wording_for(asked.language, {finding.agency for finding in shown})
    text = wording.findings(shown, citations, judged.confirmed)
    coverage = []
    if len(judged.standing) > len(shown):
        coverage.append(wording.shown_of(len(shown), len(judged.standing)))
    if judged.dismissed:
        coverage.append(wording.dismissed(judged.dismissed))
    notes = tuple(Note(NoteKind.COVERAGE, said) for said in coverage)
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
    """No report of such a body; the nearest names, or how to see which bodies there are.

    Out of scope where nothing is asked that reports tell.
    """
    if not asked.of_the_trade:
        return out_of_scope(question, asked.language)
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
    """The question is not about these reports; in pinyin it may not have been understood."""
    notes = (Note(NoteKind.OFFER, _IN_PINYIN),) if looks_like_pinyin(question) else ()
    text = words(language).out_of_scope()
    return Answer(question, language, Status.OUT_OF_SCOPE, text, notes=notes)
