"""The members that divide a figure: kinds of applicants, results, channels, reasons."""

from collections.abc import Iterator
from dataclasses import replace

from disclosure_qa.answering.values.lookup import Shelf
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.query import Breakdown, Measure
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATIONS
from disclosure_qa.vocabulary.catalogue import Catalogue

_STATED = frozenset({Outcome.FOUND, Outcome.BLANK, Outcome.PART_BLANK, Outcome.UNCLEAR})
_APPLICANTS = {
    Breakdown.APPLICANT: (NATURAL_PERSON, *ORGANISATIONS),
    Breakdown.ORGANISATION: ORGANISATIONS,
}
_FEWEST = 2


def members_of(catalogue: Catalogue, measure: Measure, way: Breakdown) -> tuple[Measure, ...]:
    """Every measure that may divide this one, in any form."""
    if kinds := _APPLICANTS.get(way):
        return tuple(replace(measure, applicant=kind) for kind in kinds)
    indicator = catalogue.get(measure.indicator or "")
    members = sorted(indicator.dividing()) if indicator is not None else ()
    return tuple(replace(measure, indicator=member) for member in members)


def divided(shelf: Shelf, whole: Slot, way: Breakdown) -> Iterator[Slot]:
    """The slots that divide one, as the report's form does; none where it states fewer than two."""
    if whole.report is None:
        return
    indicator = shelf.catalogue.get(whole.measure.indicator or "")
    if way in _APPLICANTS:
        members = members_of(shelf.catalogue, whole.measure, way)
    else:
        named = indicator.divided(way, whole.report.family) if indicator is not None else ()
        members = tuple(replace(whole.measure, indicator=member) for member in named)
    slots = [shelf.slot(whole.agency, whole.year, member, whole.period) for member in members]
    stated = [slot for slot in slots if slot.outcome in _STATED]
    if len(stated) >= _FEWEST:
        yield from stated


def compared_parts(shelf: Shelf, whole: Slot, way: Breakdown) -> Iterator[Slot]:
    """The slots of the parts alone, of which the largest is asked; one that tells what is missing
    where the form states none."""
    parts = tuple(divided(shelf, whole, way))
    yield from parts
    if not parts:
        members = members_of(shelf.catalogue, whole.measure, way)
        slots = (shelf.slot(whole.agency, whole.year, one, whole.period) for one in members)
        absent = (slot for slot in slots if not slot.found)
        yield next(absent, replace(whole, outcome=Outcome.ABSENT, figures=()))
