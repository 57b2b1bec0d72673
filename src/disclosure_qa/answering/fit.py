"""How well a sentence or list of a report answers a question, and which one does best."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.answering.asked import LIST_KINDS, Asked, folded
from disclosure_qa.answering.confidence import Signs, group_of, load_confidence
from disclosure_qa.answering.sentences import Span, Unit
from disclosure_qa.answering.spans import (
    asked_itself,
    has_answer,
    must_show,
    spans_that_answer,
)
from disclosure_qa.answering.tone import sounds_of_trouble, tells_of_trouble, tone
from disclosure_qa.answering.weighing import Weighing, weigh
from disclosure_qa.library.encoder import packaged_encoder
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.glossary import Concept

_FREE_KINDS = LIST_KINDS | {Kind.OTHER, Kind.DEFINITION, Kind.YES_NO}
"""Kinds that a list may answer; the others ask for one thing, which one sentence says."""

_ALL_NAMED = frozenset({Kind.COUNT, Kind.REASONS, Kind.ORDINAL, Kind.NAME})
"""Kinds of which a sentence must name all that the question does."""

_NAMED_BESIDE = frozenset(
    {Kind.COUNT, Kind.NAME, Kind.PERSON, Kind.WHEN, Kind.DURATION, Kind.ORDINAL}
)
"""Kinds whose answer must stand beside what it is said of."""

_MAY_LACK_NUMBERS = frozenset({Kind.OTHER, Kind.YES_NO, Kind.DEFINITION})
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万零]")

_CONTENTS = re.compile(r"(?:部分|方面|内容)(?:组成|构成)|(?:全文|本报告)(?:包括|由|分为?|共)")
_ASKS_CONTENTS = re.compile(
    r"(?:几|哪些|什么)个?(?:大)?(?:部分|章)|how many (?:chapters|sections|parts)", re.IGNORECASE
)
_ABOUT_CONTENTS = re.compile(
    r"部分|组成|结构|章|chapter|section|part|structure|contain", re.IGNORECASE
)

# Weights of the parts of a score, and of a heading against the text beneath it.
_COVERAGE, _LIKENESS, _RANK, _EVIDENCE = 0.55, 0.2, 0.25, 0.2
_IN_HEADING, _IN_DOUBLE_HEADING, _IN_WIDE_HEADING, _IN_CHAPTER, _IN_NAME = (
    0.85,
    0.84,
    0.45,
    0.45,
    0.8,
)
_IN_TROUBLE = 0.7
_SEVERAL = re.compile("[、和及与]")
"""A heading that names several things does not tell which of them its sentences are about."""
_SURELY, _RATHER = 0.5, 0.4
_TELLING = 3
"""Characters of an unknown stretch that is more than a way of talking."""
_MUCH = 8.0
"""The weight of words that leaves no doubt of what a sentence speaks of."""


@dataclass(frozen=True)
class Fit:
    """A unit and how well it answers: the score that ranks it, and the signs it is made of.

    `shown` are the words that answer, as spans of the report's text; empty where the whole unit
    does.
    """

    unit: Unit
    score: float
    signs: Signs
    shown: tuple[Span, ...] = ()

    @property
    def sure(self) -> bool:
        """Sure enough to be shown as an answer."""
        return load_confidence().suffices(self.signs)


@dataclass(frozen=True)
class _Candidate:
    """A unit that can answer, its folded text, and the fused score of its passage."""

    unit: Unit
    text: str
    rank: float


def best_fits(
    asked: Asked, units: Sequence[Unit], passages: Sequence[RankedPassage]
) -> tuple[Fit, ...]:
    """The units of one report that can answer, best first; `passages` are those ranked for it."""
    weighing = weighed(asked, units)
    lists = [unit for unit in units if unit.items]
    candidates = [
        _Candidate(unit, text, _rank(unit, passages))
        for unit in units
        if _is_eligible(asked, unit, text := folded(unit.text)) and not _is_part(asked, unit, lists)
    ]
    likeness = _likeness(asked, [candidate.unit for candidate in candidates])
    troubles = _troubles(asked, units)
    fits = [
        _fit(asked, candidate, weighing, like, troubles)
        for candidate, like in zip(candidates, likeness, strict=True)
    ]
    fits = sorted(_allowed(asked, fits), key=lambda fit: (-fit.score, fit.unit.start))
    return tuple(_ahead_of_others(fits))


def _ahead_of_others(fits: Sequence[Fit]) -> Iterator[Fit]:
    """The fits, the best one with how far it is ahead of what stands elsewhere in the report."""
    if not fits:
        return
    best = fits[0]
    apart = [f for f in fits if f.unit.end <= best.unit.start or f.unit.start >= best.unit.end]
    covered = max((fit.signs.coverage for fit in apart), default=0.0)
    lead = max(0.0, best.signs.coverage - covered)
    yield replace(best, signs=replace(best.signs, lead=lead))
    yield from fits[1:]


def _troubles(asked: Asked, units: Sequence[Unit]) -> Mapping[str, str]:
    """By chapter the shortcomings that are told there, folded: what is done about them stands apart
    from them (问题：… 改进：…), and need not name them again."""
    if asked.kind is not Kind.MEASURES or asked.general:
        return {}
    told: dict[str, str] = {}
    for unit in units:
        if not unit.items and sounds_of_trouble(unit):
            told[unit.section.name] = f"{told.get(unit.section.name, '')} {folded(unit.text)}"
    return told


def _allowed(asked: Asked, fits: Sequence[Fit]) -> Sequence[Fit]:
    """The fits that cannot tell something else than what is asked.

    A number that counts something else is the gravest fault, so nothing may be missing there, and
    what is counted must stand beside it. A name or a post answers only where the very clause says
    whose it is, a reason where all is named that it is given for, a list that sounds like one.
    """
    fits = [
        f for f in fits if f.signs.complete or asked.kind not in _ALL_NAMED or _excused(asked, f)
    ]
    if asked.kind in LIST_KINDS and not asked.general:
        fits = [fit for fit in fits if fit.signs.matched > 0]
    if asked.kind in LIST_KINDS or (asked.kind in _NAMED_BESIDE and asked.concepts):
        least = _SURELY if asked.kind is Kind.NAME else 0.0
        return [fit for fit in fits if fit.signs.evidence > least]
    return fits


def _excused(asked: Asked, fit: Fit) -> bool:
    """A shortcoming may be the reason for what is asked in other words: 没人看 · 吸引力不足."""
    return asked.kind is Kind.REASONS and not asked.trend and tells_of_trouble(fit.unit)


def _is_eligible(asked: Asked, unit: Unit, text: str) -> bool:
    """The unit has the quoted terms and the kind's words, and is no list where one is asked."""
    if any(term not in text for term in asked.terms) or _misses_contents(asked, text):
        return False
    if asked.trend and not re.search(asked.trend, text):
        return False
    if asked.kind is Kind.PERSON and asked.deputy and "副" not in text:
        return False
    if asked.praised and sounds_of_trouble(unit):
        return False
    if asked.numbered and asked.kind in _MAY_LACK_NUMBERS and not _NUMERAL.search(text):
        return False
    if unit.items and asked.kind not in _FREE_KINDS:
        return False
    if unit.items and asked.kind is Kind.DEFINITION:
        return any(term in folded(unit.introduction) for term in asked.terms)
    if asked.kind is Kind.REASONS and not asked.trend and tells_of_trouble(unit):
        return True
    return not must_show(asked.kind) or has_answer(asked, unit.text)


def _misses_contents(asked: Asked, text: str) -> bool:
    """The sentence lists the report's chapters, which name every subject and tell of none; or it
    does not, where they are asked for."""
    lists_chapters = bool(_CONTENTS.search(text))
    if _ASKS_CONTENTS.search(asked.question):
        return not lists_chapters
    return lists_chapters and not _ABOUT_CONTENTS.search(asked.question)


def _is_part(asked: Asked, unit: Unit, lists: Sequence[Unit]) -> bool:
    """The sentence only leads a list that is a candidate itself, or is one of the items where
    all of them are asked for."""
    if unit.items or asked.kind not in _FREE_KINDS - {Kind.DEFINITION}:
        return False
    for whole in lists:
        if whole.lead and unit.start == whole.lead[0] and unit.end <= whole.items[0][0]:
            return True
        if asked.general and whole.items[0][0] <= unit.start < whole.end:
            return True
    return False


def _fit(
    asked: Asked,
    candidate: _Candidate,
    weighing: Weighing,
    like: float,
    troubles: Mapping[str, str],
) -> Fit:
    unit, weights = candidate.unit, weighing.weights
    present = _present(asked, candidate, weighing, troubles)
    found = spans_that_answer(asked, unit.text, weighing)
    evidence = tone(asked, unit) if asked.kind in LIST_KINDS else found.nearness
    covered = sum(weight * present[c] for c, weight in weights.items())
    whole = weighing.total + asked_itself(asked, weighing)
    itself = (whole - weighing.total) * max(0.0, evidence)
    coverage = (covered + itself) / whole if whole else max(0.0, evidence)
    strange = sum(w * (1 - present[c]) for c, w in weights.items() if not c.words) / (whole or 1.0)
    missing = max((w * (1 - present[c]) for c, w in weights.items() if c.words), default=0.0)
    complete = all(present[c] >= _least(asked, c) for c in weights)
    signs = Signs(
        group_of(asked.kind), coverage, like, evidence, strange,
        candidate.rank, min(1.0, covered / _MUCH), complete, missing=missing / (whole or 1.0),
    )  # fmt: skip
    return Fit(
        unit,
        _COVERAGE * coverage + _LIKENESS * like + _RANK * candidate.rank + _EVIDENCE * evidence,
        signs,
        tuple((unit.start + start, unit.start + end) for start, end in found.spans),
    )


def _present(
    asked: Asked, candidate: _Candidate, weighing: Weighing, troubles: Mapping[str, str]
) -> dict[Concept, float]:
    """How surely a unit speaks of each concept, by itself or by what stands over it."""
    unit = candidate.unit
    heading = unit.section.path[-1] if unit.section.path else ""
    in_heading = _IN_HEADING
    if _SEVERAL.search(heading):
        in_heading = _IN_WIDE_HEADING if asked.kind in _ALL_NAMED else _IN_DOUBLE_HEADING
    places = (
        (1.0, candidate.text),
        (in_heading, folded(heading)),
        (_IN_CHAPTER, folded(unit.section.name)),
        (_IN_NAME, folded(unit.report.agency)),
        (_IN_TROUBLE, troubles.get(unit.section.name, "")),
    )
    told = [(share, weighing.presences(text)) for share, text in places if text]
    return {c: max(share * found[c] for share, found in told) for c in weighing.weights}


def _least(asked: Asked, concept: Concept) -> float:
    """How surely a sentence must speak of a concept for nothing of weight to be missing."""
    known = bool(concept.words)
    if concept.light or len(concept.said) < (2 if known or concept == asked.counted else _TELLING):
        return 0.0
    return _SURELY if asked.counted else _RATHER


def weighed(asked: Asked, units: Sequence[Unit]) -> Weighing:
    """What a question names, weighed by the sentences of the report that is searched."""
    return weigh(asked.concepts, [folded(unit.text) for unit in units if not unit.items])


def _rank(unit: Unit, passages: Sequence[RankedPassage]) -> float:
    """The fused score of the best passage that the unit overlaps; 0 where none does."""
    return max(
        (
            ranked.score
            for ranked in passages
            if ranked.passage.start < unit.end and unit.start < ranked.passage.end
        ),
        default=0.0,
    )


def _likeness(asked: Asked, units: Sequence[Unit]) -> list[float]:
    """The cosine of each unit, under its heading, to the question; never negative."""
    if not units:
        return []
    texts = [f"{unit.section.path[-1] if unit.section.path else ''} {unit.text}" for unit in units]
    vectors = packaged_encoder().embed([asked.question, *texts])
    return [max(0.0, float(cosine)) for cosine in vectors[1:] @ vectors[0]]
