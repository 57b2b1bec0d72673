"""Look up every value that a question asks for, by full scan of the figures, never by top-k.

Decides no_report, not_reported and needs_clarification: one asks back only where the readings'
answers differ, so the values must be seen first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from disclosure_qa.answering.values.lookup import Shelf, take_down, value_of
from disclosure_qa.answering.values.members import compared_parts, divided, members_of
from disclosure_qa.answering.wording import wording_for
from disclosure_qa.model.answer import Note, NoteKind, Operation, Status
from disclosure_qa.model.evidence import Evidence, Outcome, Refusal, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import FigureQuestion, Measure, Query
from disclosure_qa.vocabulary.agencies import lies_in
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_MOST_OPTIONS = 8
# Readings that options are made of: among many, several may be worded alike.
_MOST_WORDED = 64
_OVER_YEARS = frozenset({Operation.MAX, Operation.MIN, Operation.AVERAGE, Operation.RANK})
_LARGEST = frozenset({Operation.MAX, Operation.MIN})
_BETWEEN_YEARS = frozenset({Operation.GROWTH, Operation.DIFFERENCE})
_OF_PARTS = _LARGEST | {Operation.RANK}
_COMPARING = _LARGEST | _BETWEEN_YEARS | {Operation.RANK}


@dataclass(frozen=True, slots=True)
class _Frame:
    """One way to fill in the bodies and years that a question leaves open."""

    query: Query
    pairs: tuple[tuple[str, int], ...]
    assumed_agency: bool = False
    assumed_year: bool = False


def gather(
    library: "Library", catalogue: Catalogue, question: FigureQuestion
) -> Evidence | Refusal:
    """The evidence for the one reading that holds, or the reason why there is no answer."""
    frames = [frame for query in question.readings for frame in _frames(library, query)]
    if not frames:
        return Refusal(Status.NO_REPORT, question.readings[0], notes=question.notes)
    found = _gathered(library, catalogue, question, frames[:_MOST_WORDED])
    # Of the thousands of readings of a question without a body, few are enough to ask back.
    if len(frames) > _MOST_WORDED and not _has_all_options(found):
        return _gathered(library, catalogue, question, frames)
    return found


def _has_all_options(found: Evidence | Refusal) -> bool:
    return isinstance(found, Refusal) and len(found.options) == _MOST_OPTIONS


def _gathered(
    library: "Library", catalogue: Catalogue, question: FigureQuestion, frames: Sequence[_Frame]
) -> Evidence | Refusal:
    """The evidence for the one of the frames that holds, or the reason why there is no answer."""
    shelf = _shelf(library, catalogue, frames)
    found = [_evidence(shelf, frame) for frame in frames]
    telling = [place for place, evidence in enumerate(found) if _tells(evidence)]
    answerable = [p for p in telling if _compares(frames[p], found[p])] or telling
    if not answerable:
        return _unanswered(question, found)
    if len({_values(found[place]) for place in answerable}) > 1:
        return _ask_back(catalogue, question, [found[place] for place in answerable])
    frame, best = frames[answerable[0]], found[answerable[0]]
    return replace(best, notes=(*question.notes, *_assumptions(question, frame)))


def _frames(library: "Library", query: Query) -> Iterator[_Frame]:
    """The ways to read the bodies and years, the latest year first."""
    if query.agencies or query.every_agency:
        bodies = query.agencies or _all_bodies(library, query)
        if query.years:
            yield _Frame(query, _pairs(query, bodies))
        else:
            wanted = set(bodies)
            entries = library.reports(agencies=query.agencies or None)
            yield from _frames_over(query, bodies, [e for e in entries if e.agency in wanted])
        return
    by_body: dict[str, list[ReportEntry]] = {}
    for entry in library.reports(years=query.years or None):
        by_body.setdefault(entry.agency, []).append(entry)
    for body, own in by_body.items():
        for frame in _frames_over(query, (body,), own):
            yield replace(frame, assumed_agency=True)


def _all_bodies(library: "Library", query: Query) -> list[str]:
    """The names of all bodies that a question over many is about."""
    return [
        entry.name
        for entry in library.agencies()
        if _of_kind(entry.name, query.kinds)
        and entry.name not in query.left_out
        and (not query.within or lies_in(entry.name, entry.region, query.within))
    ]


def _of_kind(agency: str, kinds: Sequence[str]) -> bool:
    stem = agency.removesuffix("人民政府").removesuffix("办事处")
    return not kinds or stem.endswith(tuple(kinds))


def _frames_over(
    query: Query, bodies: Sequence[str], entries: Sequence[ReportEntry]
) -> Iterator[_Frame]:
    years = sorted({entry.year for entry in entries}, reverse=True)
    if query.years:
        yield _Frame(query, _pairs(query, bodies))
    elif not years:
        return
    elif query.every_year or (
        len(bodies) == 1 and query.operation in _OVER_YEARS and not query.breakdown
    ):
        own = sorted({(entry.agency, entry.year) for entry in entries}, key=lambda pair: pair[1])
        yield _Frame(query, tuple(own))
    elif len(bodies) == 1 and query.operation in _BETWEEN_YEARS and len(query.measures) == 1:
        yield _Frame(query, tuple((bodies[0], year) for year in sorted(years)[-2:]))
    elif query.latest or query.before or query.period is Period.CUMULATIVE:
        latest = {entry.agency: entry.year for entry in sorted(entries, key=lambda e: e.year)}
        yield _Frame(query, tuple((body, latest[body]) for body in bodies if body in latest))
    else:
        for year, told in _years_told(query, bodies, entries):
            yield _Frame(query, tuple((body, year) for body in told), assumed_year=True)


def _years_told(
    query: Query, bodies: Sequence[str], entries: Sequence[ReportEntry]
) -> Iterator[tuple[int, Sequence[str]]]:
    """The years that may be meant, the latest first, and the bodies to look at in each.

    Of bodies that are named, the years of which most have a report. Where no two have one of the
    same year, nothing can be compared, and each year is that of those that have it.
    """
    told: dict[int, set[str]] = {}
    for entry in entries:
        told.setdefault(entry.year, set()).add(entry.agency)
    named = bool(query.agencies) and len(bodies) > 1
    most = max(map(len, told.values())) if named else 0
    if most == 1 and query.operation is not Operation.VALUE:
        return
    for year in sorted(told, reverse=True):
        if len(told[year]) >= most:
            yield year, [b for b in bodies if b in told[year]] if most == 1 else bodies


def _pairs(query: Query, bodies: Sequence[str]) -> tuple[tuple[str, int], ...]:
    if query.paired and len(bodies) == len(query.years):
        return tuple(zip(bodies, query.years, strict=True))
    years = query.years
    between_bodies = len(bodies) > 1 or len(query.measures) > 1
    if query.operation in _BETWEEN_YEARS and len(years) == 1 and not between_bodies:
        years = (years[0] - 1, years[0])
    return tuple(product(bodies, sorted(years)))


def _shelf(library: "Library", catalogue: Catalogue, frames: Sequence[_Frame]) -> Shelf:
    measures = {m for frame in frames for m in frame.query.measures}
    measures |= {frame.query.base for frame in frames if frame.query.base}
    measures |= {
        member
        for frame in frames
        if (way := frame.query.breakdown) is not None
        for measure in frame.query.measures
        for member in members_of(catalogue, measure, way)
    }
    if any(frame.query.operation is Operation.SHARE for frame in frames):
        named = {measure.indicator for measure in measures}
        measures |= {Measure(whole.id) for whole in catalogue if named & whole.dividing()}
    bodies = list(dict.fromkeys(agency for frame in frames for agency, _ in frame.pairs))
    years = {year for frame in frames for _, year in frame.pairs}
    return take_down(library, catalogue, bodies, years, measures)


def _evidence(shelf: Shelf, frame: _Frame) -> Evidence:
    query = frame.query
    slots = tuple(
        slot
        for agency, year in frame.pairs
        for measure in query.measures
        for slot in _slots(shelf, query, agency, year, measure)
    )
    if query.operation is not Operation.SHARE:
        return Evidence(query, slots)
    bases = tuple(_base(shelf, query, slot) for slot in slots)
    return Evidence(query, slots, bases)


def _slots(shelf: Shelf, query: Query, agency: str, year: int, measure: Measure) -> Iterator[Slot]:
    """The slots of one pair: one, or the total and the year's own for what came before it, or the
    whole and what it is made of."""
    if query.before:
        yield shelf.slot(agency, year, measure, Period.CUMULATIVE)
        yield shelf.slot(agency, year, measure, Period.YEAR)
        return
    whole = shelf.slot(agency, year, measure, query.period)
    if query.breakdown is not None and query.operation in _OF_PARTS:
        yield from compared_parts(shelf, whole, query.breakdown)
        return
    yield whole
    if query.breakdown is not None:
        yield from divided(shelf, whole, query.breakdown)


def _base(shelf: Shelf, query: Query, part: Slot) -> Slot:
    """The whole that a share is of: as asked, or else the total that the part belongs to."""
    if query.base is not None:
        return shelf.slot(part.agency, part.year, query.base, query.period)
    if part.measure.applicant:
        whole = replace(part.measure, applicant=None)
        return shelf.slot(part.agency, part.year, whole, query.period)
    slots = (
        shelf.slot(part.agency, part.year, Measure(whole.id), query.period)
        for whole in _wholes(shelf.catalogue, part)
    )
    missing = replace(part, outcome=Outcome.NO_WHOLE, figures=())
    return next((slot for slot in slots if slot.found), missing)


def _wholes(catalogue: Catalogue, part: Slot) -> Iterator[Indicator]:
    """What the part is a part of in its report's form; then what it divides in another way."""
    if part.report is None:
        return
    name, family = part.measure.indicator, part.report.family
    yield from (whole for whole in catalogue if name in whole.parts.get(family, ()))
    yield from (
        whole
        for whole in catalogue
        if any(name in split.get(family, ()) for split in whole.splits.values())
    )


def _tells(evidence: Evidence) -> bool:
    """Some value is found, and of a share the whole too."""
    found = any(slot.found for slot in evidence.slots)
    return found and (not evidence.bases or any(base.found for base in evidence.bases))


def _compares(frame: _Frame, evidence: Evidence) -> bool:
    """Where bodies are compared in a year that nobody named, two of them at least have a value."""
    several = len({agency for agency, _ in frame.pairs}) > 1
    if not (several and frame.assumed_year and frame.query.operation in _COMPARING):
        return True
    return len({slot.agency for slot in evidence.slots if slot.found}) > 1


def _values(evidence: Evidence) -> tuple[object, ...]:
    return tuple((value_of(slot), slot.outcome) for slot in (*evidence.slots, *evidence.bases))


def _unanswered(question: FigureQuestion, found: Sequence[Evidence]) -> Refusal:
    first = found[0]
    missing = all(slot.outcome is Outcome.NO_REPORT for e in found for slot in e.slots)
    status = Status.NO_REPORT if missing else Status.NOT_REPORTED
    best = first
    if not missing:
        best = next(e for e in found if any(s.outcome is not Outcome.NO_REPORT for s in e.slots))
    lacking = [slot for slot in best.slots if not slot.found]
    lacking = lacking or [slot for slot in best.bases if not slot.found]
    return Refusal(status, first.query, tuple(lacking), question.notes)


def _ask_back(catalogue: Catalogue, question: FigureQuestion, found: Sequence[Evidence]) -> Refusal:
    """The readings as whole questions, each with its bodies and years filled in."""
    found = found[:_MOST_WORDED]
    bodies = {slot.agency for evidence in found for slot in evidence.slots}
    wording = wording_for(question.language, bodies)
    options = dict.fromkeys(
        wording.option(catalogue, e.query, e.slots, question.focus) for e in found
    )
    return Refusal(
        Status.NEEDS_CLARIFICATION,
        found[0].query,
        found[0].slots,
        question.notes,
        tuple(options)[:_MOST_OPTIONS],
    )


def _assumptions(question: FigureQuestion, frame: _Frame) -> tuple[Note, ...]:
    if not (frame.assumed_agency or frame.assumed_year):
        return ()
    agency, year = frame.pairs[0]
    text = wording_for(question.language, (agency,)).assumed(
        agency if frame.assumed_agency else None, year if frame.assumed_year else None
    )
    return (Note(NoteKind.ASSUMPTION, text),)
