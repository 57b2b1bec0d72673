"""Corrections by staff laid over what was read, each time that a report is read.

A correction names what it corrects by the words that are printed, so that it finds its place again
in another reading; where that reads otherwise by now, it does nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_qa.figures import extract_figures
from disclosure_qa.ingest.checking import checks
from disclosure_qa.ingest.reading import Reading
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.report import Report
from disclosure_qa.model.staff import Correction
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

if TYPE_CHECKING:
    # Only where it is used: the processes that read load this package, and need no index.
    from disclosure_qa.library import Library, Revision

_OF_REPORT = (CorrectionKind.AGENCY, CorrectionKind.YEAR)


def corrected(reading: Reading, corrections: Sequence[Correction], catalogue: Catalogue) -> Reading:
    """What was read of a file, as staff corrected it; the same where nothing of it was corrected."""
    report = reading.report
    mine = [each for each in corrections if each.is_of(report)]
    if not mine:
        return reading
    named, said = _identified(report, mine)
    # Which column is the year's own depends on the year.
    found = extract_figures(named, catalogue) if said else reading.figures
    found = tuple(_rewritten(figure, mine) for figure in found)
    found = _claimed(found, mine, catalogue)
    if said:
        found = tuple(replace(f, corrected=(*said, *f.corrected)) for f in found)
    return replace(reading, report=named, figures=found, as_read=report, corrected=said)


def place_of(figure: Figure, kind: CorrectionKind) -> str:
    """The name of the row, or for a value of the cell, by which a correction finds it again."""
    path = [key(part) for part in figure.path]
    if kind is CorrectionKind.INDICATOR:
        return json.dumps(path, ensure_ascii=False)
    cumulative = figure.period is Period.CUMULATIVE
    cell = [figure.applicant, cumulative, figure.source.table is not None]
    return json.dumps([path, *cell], ensure_ascii=False)


def correct(correction: Correction, library: "Library") -> None:
    """Put a correction in force for the reports that it concerns; raises IndexBusy."""
    with library.writing():
        in_force = [*_others(library.corrections(), correction), correction]
        revisions = _revisions(correction, in_force, library)
        library.correct(correction, revisions, checks(load_catalogue()))


def revoke(correction: Correction, who: str, when: datetime, library: "Library") -> None:
    """Put a correction out of force for the reports that it concerns; raises IndexBusy."""
    with library.writing():
        in_force = [each for each in library.corrections() if each.id != correction.id]
        revisions = _revisions(correction, in_force, library)
        library.revoke(correction.id, who, when, revisions, checks(load_catalogue()))


def _others(corrections: Sequence[Correction], new: Correction) -> list[Correction]:
    """Those that stay in force beside a new one, which takes the place of one of the same thing."""
    return [each for each in corrections if _target(each) != _target(new)]


def _target(correction: Correction) -> tuple[object, ...]:
    return (correction.kind, correction.document, correction.family, correction.place)


def _revisions(
    correction: Correction, in_force: Sequence[Correction], library: "Library"
) -> list["Revision"]:
    from disclosure_qa.library import Revision

    catalogue = load_catalogue()
    revisions = []
    for document in library.concerned_by(correction):
        report = library.as_read(document)
        reading = Reading(report, extract_figures(report, catalogue), (), has_prose=False)
        made = corrected(reading, in_force, catalogue)
        revisions.append(Revision(made.report, made.figures, made.corrected))
    return revisions


def _identified(
    report: Report, corrections: Sequence[Correction]
) -> tuple[Report, tuple[Corrected, ...]]:
    """The report under the body and year that staff gave it, and what it said itself."""
    named, said = report, []
    for each in corrections:
        if each.kind is CorrectionKind.AGENCY and each.printed == report.agency:
            named = replace(named, agency=each.value, region=each.region)
            said.append(Corrected(each.kind, report.agency))
        if each.kind is CorrectionKind.YEAR and each.printed == str(report.year):
            named = replace(named, year=int(each.value))
            said.append(Corrected(each.kind, str(report.year)))
    return named, tuple(said)


def _rewritten(figure: Figure, corrections: Sequence[Correction]) -> Figure:
    """The figure with the number that staff gave its cell; `printed` stays."""
    place = place_of(figure, CorrectionKind.VALUE)
    for each in corrections:
        if each.kind is CorrectionKind.VALUE and (each.place, each.printed) == (
            place,
            figure.printed,
        ):
            said = (*figure.corrected, Corrected(each.kind, figure.printed))
            value = Decimal(each.value) if each.value else None
            # Someone has looked at it: it is neither rounded nor in doubt.
            return replace(figure, value=value, approximate=False, confidence=None, corrected=said)
    return figure


def _claimed(
    figures: Sequence[Figure], corrections: Sequence[Correction], catalogue: Catalogue
) -> tuple[Figure, ...]:
    """The figures with rows given to the indicators that staff chose.

    The correction of one report goes before that of a form. Where two rows of the report would be
    one indicator, whichever of them is corrected stays as it was read: nothing says which one
    answers.
    """
    wanted = {
        each.place: each
        for each in sorted(corrections, key=lambda each: bool(each.document))
        if each.kind is CorrectionKind.INDICATOR
    }
    if not wanted:
        return tuple(figures)
    places = [_row_place(figure) for figure in figures]
    turned = [
        _given(figure, wanted[place], catalogue) if place in wanted else figure
        for figure, place in zip(figures, places, strict=True)
    ]
    while True:
        several = _of_several_rows(turned)
        clashes = [
            n for n, figure in enumerate(turned)
            if figure is not figures[n] and _slot(figure) in several
        ]  # fmt: skip
        if not clashes:
            return tuple(turned)
        # A row that stays as it was may be in the way of another one that was to take its place.
        for n in clashes:
            turned[n] = figures[n]


def _of_several_rows(figures: Sequence[Figure]) -> set[tuple[object, ...]]:
    """The slots that more than one row of the tables fills."""
    rows: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for figure in figures:
        if figure.indicator and (place := _row_place(figure)):
            row = (place, figure.source.table, figure.source.row)
            rows.setdefault(_slot(figure), set()).add(row)
    return {slot for slot, filling in rows.items() if len(filling) > 1}


def _row_place(figure: Figure) -> str:
    return place_of(figure, CorrectionKind.INDICATOR) if figure.source.table is not None else ""


def _slot(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, figure.applicant, figure.period)


def _given(figure: Figure, correction: Correction, catalogue: Catalogue) -> Figure:
    """A figure of a row, given to an indicator of the catalogue or to none."""
    chosen = catalogue.get(correction.value)
    if (chosen.id if chosen else None) == figure.indicator or (correction.value and not chosen):
        return figure
    said = (*figure.corrected, Corrected(correction.kind, figure.indicator or ""))
    if chosen is None:
        return replace(figure, indicator=None, corrected=said)
    flow = figure.period is Period.CUMULATIVE
    period = figure.period if flow else (Period.YEAR_END if chosen.stock else Period.YEAR)
    unit = figure.unit or chosen.unit
    return replace(figure, indicator=chosen.id, period=period, unit=unit, corrected=said)
