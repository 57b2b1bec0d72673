"""Write the answer from the record: sentences, notes and what was understood, never a new number."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from disclosure_qa.answering.values.derive import Amount, Derivation
from disclosure_qa.answering.values.disputes import discrepancies
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.offers import Unanswered, offers_instead
from disclosure_qa.answering.wording import wording_for
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.model.answer import (
    Answer,
    Language,
    Note,
    NoteKind,
    Operation,
    Status,
    Understood,
)
from disclosure_qa.model.evidence import Outcome, Refusal, Slot
from disclosure_qa.model.query import Query
from disclosure_qa.vocabulary.catalogue import Catalogue

if TYPE_CHECKING:
    from disclosure_qa.library import Library

__all__ = ["phrase", "refuse", "understood_of", "wording_for"]

_COMPARING = frozenset({Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT})


def phrase(
    library: "Library", catalogue: Catalogue, question: str, language: Language, found: Derivation
) -> Answer:
    """The answer to a figure question, from its evidence and what was computed from it."""
    evidence, results, ledger = found.evidence, found.results, found.ledger
    slots = (*evidence.slots, *evidence.bases)
    wording = wording_for(language, {slot.agency for slot in slots})
    amounts = [amount for result in results for amount in result.amounts]
    doubts = tuple(discrepancies(library, wording, slots, ledger))
    query = evidence.query
    if query.whether and doubts and not any(a.value for a in amounts):
        # "No" would rest on a 0 that the report itself puts in doubt.
        query = replace(query, whether=False)
    text = wording.answer(catalogue, query, results)
    notes = (
        *evidence.notes,
        *doubts,
        *_changes_of_form(catalogue, wording, evidence.slots),
        *_coverage(wording, evidence.query, amounts),
    )
    return Answer(
        question=question,
        language=language,
        status=Status.ANSWERED,
        text=text,
        figures=ledger.figures,
        derived=ledger.derived,
        citations=ledger.citations,
        understood=(understood_of(evidence.query, evidence.slots),),
        notes=notes,
    )


def refuse(
    library: "Library", catalogue: Catalogue, question: str, language: Language, refusal: Refusal
) -> Answer:
    """The answer that says why there is none, and what there is instead."""
    ledger = Ledger()
    agencies = tuple(dict.fromkeys((*refusal.query.agencies, *(s.agency for s in refusal.slots))))
    wording = wording_for(language, agencies)
    offers = tuple(_offers(library, wording, refusal))
    if refusal.status is Status.NOT_REPORTED:
        text = _why_not(catalogue, wording, refusal.slots, ledger)
        asked = Unanswered(question, language, refusal.slots)
        offers = tuple(offers_instead(library, catalogue, wording, asked, ledger))
    elif refusal.status is Status.NO_REPORT:
        agencies, years = refusal.query.agencies, refusal.query.years
        apart = not years and len(offers) == len(agencies) > 1
        text = wording.no_common_year() if apart else wording.no_report(agencies, years)
    else:
        text = wording.which_one()
    blank = refusal.status is Status.NOT_REPORTED
    return Answer(
        question=question,
        language=language,
        status=refusal.status,
        text=text,
        figures=ledger.figures if blank else (),
        citations=ledger.citations if blank else (),
        understood=(understood_of(refusal.query, refusal.slots),),
        notes=(*refusal.notes, *offers),
        options=refusal.options,
    )


def understood_of(query: Query, slots: Sequence[Slot]) -> Understood:
    """How the question was read, for the person who asked."""
    periods = tuple(dict.fromkeys(slot.period for slot in slots))
    measures = (*query.measures, *((query.base,) if query.base else ()))
    named = dict.fromkeys(m.indicator or m.label or "" for m in measures)
    return Understood(
        agencies=query.agencies or tuple(dict.fromkeys(slot.agency for slot in slots)),
        years=query.years or tuple(sorted({slot.year for slot in slots})),
        indicators=tuple(named),
        applicant=next((m.applicant for m in query.measures if m.applicant), None),
        period=periods[0] if len(periods) == 1 else query.period,
        operation=Operation.DIFFERENCE if query.before else query.operation,
    )


def _why_not(catalogue: Catalogue, wording: Wording, slots: Sequence[Slot], ledger: Ledger) -> str:
    """One sentence for each value that is missing; a blank cell is entered and cited."""
    sentences = []
    for slot in slots:
        if slot.outcome is Outcome.BLANK:
            ledger.enter(slot.figures[0])
        cited = [ledger.cite(figure.source) for figure in slot.figures]
        sentences.append(wording.not_reported(catalogue, slot, cited))
    return wording.join(dict.fromkeys(sentences))


def _offers(library: "Library", wording: Wording, refusal: Refusal) -> Iterable[Note]:
    if refusal.status is not Status.NO_REPORT:
        return
    for agency in refusal.query.agencies:
        years = [entry.year for entry in library.reports(agencies=(agency,))]
        if years:
            yield Note(NoteKind.OFFER, wording.years_there_are(agency, years))
    if not refusal.query.agencies:
        count = len(library.agencies())
        if count:
            yield Note(NoteKind.OFFER, wording.bodies_there_are((), count))


def _changes_of_form(
    catalogue: Catalogue, wording: Wording, slots: Sequence[Slot]
) -> Iterable[Note]:
    """A note where one measure is taken from forms that define it differently."""
    changes = []
    for measure in dict.fromkeys(slot.measure for slot in slots):
        indicator = catalogue.get(measure.indicator or "")
        found = {s.report.family for s in slots if s.measure == measure and s.found and s.report}
        pairs = {frozenset(pair) for pair in combinations(sorted(found), 2)}
        if indicator is not None:
            changes += [change for change in indicator.comparability if change.families in pairs]
    if changes:
        yield Note(NoteKind.COMPARABILITY, wording.comparability(changes))


def _coverage(wording: Wording, query: Query, amounts: Sequence[Amount]) -> Iterable[Note]:
    """How many of the bodies compared have a number at all."""
    over_bodies = len({amount.slot.agency for amount in amounts}) > 1
    missing = any(amount.value is None for amount in amounts)
    if over_bodies and (query.every_agency or query.operation in _COMPARING or missing):
        yield Note(NoteKind.COVERAGE, wording.coverage(amounts))
