"""What there is instead of a number that a report does not state: other years, parts, a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from disclosure_qa.answering.values.derive import Amount
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.lookup import take_down, value_of
from disclosure_qa.answering.wording import wording_for
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.model.answer import Answer, Language, Note, NoteKind, Status
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period, Source
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import Measure, Query
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that ended without a number, and the values that it asked for."""

    question: str
    language: Language
    slots: Sequence[Slot]

    @property
    def missing(self) -> Slot | None:
        """The first value that a report does not state."""
        return next((s for s in self.slots if s.report is not None and not s.found), None)


def offers_instead(
    library: "Library",
    catalogue: Catalogue,
    wording: Wording,
    asked: Unanswered,
    ledger: Ledger,
) -> Iterator[Note]:
    """Offers beside the first value that is missing, each with its places cited.

    The number itself where its share was asked; the year's own number for a cumulative one; what comes nearest in the same report; the same in
    other years; a sentence of the prose that speaks of it.
    """
    slot = asked.missing
    if slot is None:
        return
    no_whole = slot.outcome is Outcome.NO_WHOLE
    kinds = (
        (wording.nearest, _nearest(library, catalogue, slot)),
        (wording.other_years, () if no_whole else _other_years(library, catalogue, slot)),
    )
    for say, slots in kinds:
        found = [slot for slot in slots if slot.found]
        amounts = [_cited(slot, ledger) for slot in found[:_MOST_OFFERED]]
        if amounts:
            cited = tuple(dict.fromkeys(c for a in amounts for c in a.citations))
            yield Note(NoteKind.OFFER, say(catalogue, amounts), cited)
    sentence = None if no_whole else _sentence(library, catalogue, asked, slot)
    if sentence is not None:
        number = ledger.cite(sentence)
        yield Note(NoteKind.OFFER, wording.quoted(sentence.quote, number), (number,))


def with_whole_offered(
    library: "Library", catalogue: Catalogue, answer: Answer, whole: Query | None
) -> Answer:
    """The answer; where it tells nothing, with the total that reports do count as an offer."""
    if whole is None or answer.status is not Status.NOT_REPORTED or answer.citations:
        return answer
    (agency,), (year,), (measure,) = whole.agencies, whole.years, whole.measures
    shelf = take_down(library, catalogue, whole.agencies, whole.years, whole.measures)
    slot = shelf.slot(agency, year, measure, whole.period)
    if not slot.found:
        return answer
    ledger = Ledger()
    amount = _cited(slot, ledger)
    text = wording_for(answer.language, (agency,)).nearest(catalogue, (amount,))
    note = Note(NoteKind.OFFER, text, amount.citations)
    return replace(answer, notes=(*answer.notes, note), citations=ledger.citations)


def _cited(slot: Slot, ledger: Ledger) -> Amount:
    """The slot's value with its places cited; an offer is none of the answer's figures."""
    cited = tuple(dict.fromkeys(ledger.cite(figure.source) for figure in slot.figures))
    approximate = any(figure.approximate for figure in slot.figures)
    return Amount(slot, value_of(slot), slot.figures[0].unit, (), cited, approximate)


def _nearest(library: "Library", catalogue: Catalogue, missing: Slot) -> Iterable[Slot]:
    """What the same report states of the same thing: the year, the whole, the parts."""
    measure = missing.measure
    measures = [Measure(i) for i in _related(catalogue, measure)]
    if measure.applicant:
        measures = [replace(measure, applicant=None)]
    shelf = take_down(library, catalogue, (missing.agency,), (missing.year,), (measure, *measures))
    if missing.outcome is Outcome.NO_CUMULATIVE:
        return (shelf.slot(missing.agency, missing.year, measure, Period.YEAR),)
    if missing.outcome is Outcome.NO_WHOLE:
        return (shelf.slot(missing.agency, missing.year, measure, missing.period),)
    return [shelf.slot(missing.agency, missing.year, m, None) for m in measures]


def _related(catalogue: Catalogue, measure: Measure) -> Iterator[str]:
    """The indicators named as near, those of which it is a part, and its parts, in this order."""
    indicator = catalogue.get(measure.indicator or "")
    if indicator is None:
        return
    yield from indicator.near
    yield from catalogue.wholes_of(indicator.id)
    yield from dict.fromkeys(part for parts in indicator.parts.values() for part in parts)


def _other_years(library: "Library", catalogue: Catalogue, missing: Slot) -> list[Slot]:
    """The same value in other years of the body, the nearest years first."""
    agency, measure = missing.agency, missing.measure
    years = [e.year for e in library.reports(agencies=(agency,)) if e.year != missing.year]
    shelf = take_down(library, catalogue, (agency,), years, (measure,)) if years else None
    slots = [shelf.slot(agency, year, measure, missing.period) for year in years] if shelf else []
    found = {slot.year: slot for slot in slots if slot.found}
    nearest = sorted(found, key=lambda year: (abs(year - missing.year), -year))[:_MOST_OFFERED]
    return [found[year] for year in sorted(nearest)]


def _sentence(
    library: "Library", catalogue: Catalogue, asked: Unanswered, missing: Slot
) -> Source | None:
    """A sentence of the report's prose that names what was asked, to be quoted."""
    indicator = catalogue.get(missing.measure.indicator or "")
    if missing.report is None or indicator is None or missing.measure.applicant:
        return None
    if not may_be_told(library, catalogue, missing.report, indicator):
        return None
    from disclosure_qa.answering.prose.narrate import narrate

    told = narrate(
        library,
        asked.question,
        focus=asked.question,
        documents=(missing.report,),
        open_search=False,
        language=asked.language,
        notes=(),
    )
    sources = (citation.source for citation in told.citations) if told else ()
    return next((s for s in sources if names_indicator(catalogue, s.quote, indicator)), None)


def may_be_told(
    library: "Library", catalogue: Catalogue, report: ReportEntry, indicator: Indicator
) -> bool:
    """Whether the report's prose has words for all that the indicator is: to look for a sentence
    that does takes twenty times as long."""
    return catalogue.lexicon.may_name(indicator.concepts, library.prose(report.document))


def names_indicator(catalogue: Catalogue, sentence: str, indicator: Indicator) -> bool:
    """The sentence has words for all that the indicator is."""
    said = (mention.concepts for mention in catalogue.plain_mentions(sentence))
    return indicator.concepts <= frozenset[str]().union(*said)
