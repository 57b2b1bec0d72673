"""Answers from the prose: the sentence or list that answers, quoted, under one line saying whose
report and which section it is from. Nothing is paraphrased."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from disclosure_qa.answering.prose.confidence import load_confidence
from disclosure_qa.answering.prose.counted import asks_for_numbers, figures_asked, said_of
from disclosure_qa.answering.prose.excerpt import pieces
from disclosure_qa.answering.prose.fit import EXACTING, Fit, best_fits, weighed
from disclosure_qa.answering.prose.ranking import ranked_passages
from disclosure_qa.answering.prose.sentences import Unit, units_of
from disclosure_qa.answering.prose.weighing import mentions
from disclosure_qa.answering.understanding.asked import LIST_KINDS, Asked, analyse, folded
from disclosure_qa.answering.values.ledger import Ledger
from disclosure_qa.answering.values.phrase import wording_for
from disclosure_qa.answering.wording.base import Wording
from disclosure_qa.answering.wording.prose import ProseWording
from disclosure_qa.model.answer import (
    Answer,
    CitedFigure,
    Language,
    Note,
    NoteKind,
    Status,
    Understood,
)
from disclosure_qa.model.figure import Figure, Source
from disclosure_qa.model.library import RankedPassage, ReportEntry
from disclosure_qa.vocabulary.answer_kinds import Kind

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_PASSAGES_OF_ONE, _PASSAGES_OF_ALL = 8, 40
_EACH_READ = 6
"""Up to so many reports are each searched for themselves; more are searched together."""
_NAMED_AT_MOST = 400
"""Up to so many reports are named to the search; of more, all are searched and sifted."""
_BODIES_SHOWN = 3
_NEAR = 0.35
_NEARLY_AS_SURE = 0.92
"""Of several bodies those are shown that answer about as surely as the best."""
_NEARLY_AS_GOOD = 1.0
"""How far behind the best, in log odds, a second unit may be to be quoted too: a third as likely."""
_LESS_EVIDENCE = 0.1
_YEAR_NAMED = re.compile(
    r"(?:19|20)\d\d|\d\d年|[今去前上本]年|\b(?:this|last|previous|latest) year\b|latest|最新|最近",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Found:
    """What one report says: the units that answer, best first."""

    entry: ReportEntry
    fits: tuple[Fit, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class _Voice:
    """What was asked, and the words to answer in."""

    asked: Asked
    prose: ProseWording
    names: Wording


def narrate(
    library: "Library",
    question: str,
    *,
    focus: str,
    documents: tuple[ReportEntry, ...],
    open_search: bool,
    language: Language,
    notes: tuple[Note, ...] = (),
    naming: str = "",
    year_known: bool = False,
) -> Answer | None:
    """What the reports' prose says on a question, or None where nothing is sure enough.

    `focus` is the question without names and years, `documents` the reports to search;
    `open_search` tells that no body was named; `naming` is what every sentence shown must name;
    `year_known` that the years were not chosen for being the latest.
    """
    asked = analyse(focus)
    found = _search(library, asked, documents, open_search=open_search, naming=naming)
    if not found:
        return None
    bodies = tuple(dict.fromkeys(item.entry.agency for item in found))
    voice = _Voice(asked, ProseWording(language), wording_for(language, bodies))
    ledger = Ledger()
    parts, figures = [], []
    for item in found:
        text, cited = _told(voice, item, ledger)
        parts.append(text)
        figures += cited
    year_known = year_known or _YEAR_NAMED.search(question) is not None
    remarks = _remarks(voice, found, documents, year_known=year_known)
    if open_search:
        remarks = (Note(NoteKind.ASSUMPTION, voice.prose.all_searched(len(documents))),)
    return Answer(
        question,
        language,
        Status.ANSWERED,
        "\n".join(parts),
        figures=tuple(figures),
        citations=ledger.citations,
        understood=(Understood(bodies, _years(found), operation="prose"),),
        notes=(*notes, *remarks),
    )


def nearest_sections(
    library: "Library", focus: str, documents: tuple[ReportEntry, ...], language: Language
) -> tuple[str, ...]:
    """The names of up to three sections that come nearest to a question, for an offer."""
    passages = _ranked(library, focus, documents, limit=_PASSAGES_OF_ONE)
    wording = ProseWording(language)
    names = (wording.section(ranked.passage.section.split("/")) for ranked in passages)
    return tuple(dict.fromkeys(name for name in names if name))[:3]


def nearest_sentence(
    library: "Library", focus: str, documents: tuple[ReportEntry, ...]
) -> Source | None:
    """The sentence of a report that comes nearest to a question that nothing answers for sure; None
    where none may well answer, where more reports are asked, and where only the very thing
    would do: another telephone number helps nobody."""
    asked = analyse(focus)
    if len(documents) != 1 or asked.kind in EXACTING:
        return None
    units = units_of(library.report(documents[0].document))
    fits = best_fits(asked, units, _ranked(library, focus, documents, limit=_PASSAGES_OF_ONE))
    if not fits or fits[0].probability < _NEAR * load_confidence().threshold:
        return None
    return fits[0].unit.source(*pieces(fits[0])[0].span)


def _search(
    library: "Library",
    asked: Asked,
    documents: tuple[ReportEntry, ...],
    *,
    open_search: bool,
    naming: str,
) -> tuple[_Found, ...]:
    """What each report says that says something for sure; best first where no body was named."""
    if not asked.concepts and asked.kind in {Kind.OTHER, Kind.YES_NO, Kind.COUNT}:
        return ()
    if len(documents) <= _EACH_READ and not open_search:
        ranked = [
            _ranked(library, asked.question, (entry,), limit=_PASSAGES_OF_ONE)
            for entry in documents
        ]
        passages = [p for passages in ranked for p in passages]
        return _each(library, asked, documents, passages, naming)
    ranked_for_all = _ranked(library, asked.question, documents, limit=_PASSAGES_OF_ALL)
    passages = [ranked for ranked in ranked_for_all if _speaks_of(asked, ranked)]
    first = tuple(dict.fromkeys(ranked.passage.document for ranked in passages))[:_EACH_READ]
    entries = tuple(entry for entry in documents if entry.document in first)
    found = _each(library, asked, entries, passages, naming)
    best = max((item.fits[0].probability for item in found), default=0.0)
    near = [item for item in found if item.fits[0].probability >= _NEARLY_AS_SURE * best]
    near.sort(key=lambda item: -item.fits[0].probability)
    return tuple(near[:_BODIES_SHOWN])


def _speaks_of(asked: Asked, ranked: RankedPassage) -> bool:
    """The passage names something that the question does: to weigh the sentences of a report takes
    a hundred times as long."""
    text = folded(f"{ranked.passage.section} {ranked.passage.text}")
    return not asked.concepts or any(mentions(concept, text) for concept in asked.concepts)


def _ranked(
    library: "Library", focus: str, documents: tuple[ReportEntry, ...], *, limit: int
) -> tuple[RankedPassage, ...]:
    names = {entry.document for entry in documents}
    if len(names) <= _NAMED_AT_MOST:
        return ranked_passages(library, focus, documents=sorted(names), limit=limit)
    passages = ranked_passages(library, focus, documents=None, limit=2 * limit)
    return tuple(r for r in passages if r.passage.document in names)[:limit]


def _each(
    library: "Library",
    asked: Asked,
    entries: Sequence[ReportEntry],
    passages: Sequence[RankedPassage],
    naming: str,
) -> tuple[_Found, ...]:
    """What each of a few reports says for sure."""
    found = []
    for entry in entries:
        mine = [ranked for ranked in passages if ranked.passage.document == entry.document]
        units = units_of(library.report(entry.document))
        if naming and not any(naming in unit.text for unit in units):
            continue
        fits = best_fits(asked, units, mine)
        if naming:
            fits = tuple(fit for fit in fits if any(naming in p.text for p in pieces(fit)))
        if fits and fits[0].sure:
            chosen = _chosen(asked, fits)
            figures = _figures(library, asked, chosen[0], units, naming)
            found.append(_Found(entry, chosen, figures))
    return tuple(found)


def _chosen(asked: Asked, fits: Sequence[Fit]) -> tuple[Fit, ...]:
    """The best unit, and a second one that says nearly as much elsewhere; those of one section
    in the order of the report."""
    best = fits[0]
    if asked.kind not in LIST_KINDS | {Kind.OTHER, Kind.YES_NO, Kind.MATTER}:
        return (best,)
    second = next((fit for fit in fits[1:] if _says_as_much(asked, fit, best)), None)
    if second is None:
        return (best,)
    if second.unit.section == best.unit.section and second.unit.start < best.unit.start:
        return (second, best)
    return (best, second)


def _says_as_much(asked: Asked, fit: Fit, best: Fit) -> bool:
    """The unit is apart from the best one and nearly as good; where a whole list is asked for,
    it must sound as much like one."""
    apart = fit.unit.end <= best.unit.start or fit.unit.start >= best.unit.end
    alike = not asked.general or fit.signs.evidence >= best.signs.evidence - _LESS_EVIDENCE
    return apart and alike and fit.score >= best.score - _NEARLY_AS_GOOD


def _figures(
    library: "Library",
    asked: Asked,
    fit: Fit,
    units: Sequence[Unit],
    naming: str,
) -> tuple[Figure, ...]:
    if not asks_for_numbers(asked):
        return ()
    document = fit.unit.report.document
    figures = said_of(library.figures(documents=(document,)), fit.unit, naming)
    return figures_asked(asked, fit.unit, figures, weighed(asked, units), apart_from=naming)


def _told(voice: _Voice, item: _Found, ledger: Ledger) -> tuple[str, list[CitedFigure]]:
    """The lines on one report: the words that answer, then each quote under its heading; and the
    figures among them."""
    whose = (voice.names.agency(item.entry.agency), item.entry.year)
    lines = []
    for section, fits in groupby(item.fits, key=lambda fit: fit.unit.section):
        lines.append(voice.prose.heading(*whose, section.path))
        for fit in fits:
            for piece in pieces(fit):
                number = ledger.cite(fit.unit.source(*piece.span))
                lines.append(f"{voice.prose.quoted(piece.text)}[{number}]")
    best = item.fits[0]
    number = ledger.cite(best.unit.source(*pieces(best)[0].span))
    shown = _shown(voice.asked, best, item.figures)
    text = "\n".join([f"{shown}[{number}]", *lines] if shown else lines)
    return text, [CitedFigure(figure, number) for figure in item.figures]


def _shown(asked: Asked, fit: Fit, figures: Sequence[Figure]) -> str:
    """The very words that answer, to stand first; "" where the whole quote does."""
    if asked.kind in LIST_KINDS or asked.kind in {
        Kind.YES_NO,
        Kind.DEFINITION,
        Kind.MATTER,
        Kind.OTHER,
    }:
        return ""
    if asked.kind is Kind.COUNT:
        words = [figure.printed for figure in figures if figure.printed in fit.unit.text]
    else:
        words = [fit.unit.report.text[start:end] for start, end in fit.shown]
    return "、".join(dict.fromkeys(word.strip() for word in words))


def _years(found: Sequence[_Found]) -> tuple[int, ...]:
    return tuple(sorted({item.entry.year for item in found}))


def _remarks(
    voice: _Voice,
    found: Sequence[_Found],
    documents: Sequence[ReportEntry],
    *,
    year_known: bool,
) -> tuple[Note, ...]:
    """Which year was assumed, and how many of several reports say something."""
    notes = []
    if not year_known:
        notes += [
            Note(NoteKind.ASSUMPTION, voice.prose.latest_taken(voice.names.agency(agency), year))
            for agency, year in dict.fromkeys((i.entry.agency, i.entry.year) for i in found)
        ]
    if len(documents) > 1:
        notes.append(Note(NoteKind.COVERAGE, voice.prose.found_in(len(found), len(documents))))
    return tuple(notes)
