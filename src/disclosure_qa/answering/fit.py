"""How well a sentence or list of a report answers a question, and which one does best."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from disclosure_qa.answering.asked import LIST_KINDS, Asked, folded, presence, presences
from disclosure_qa.answering.confidence import Signs, group_of, load_confidence
from disclosure_qa.answering.sentences import Span, Unit
from disclosure_qa.answering.spans import has_answer, must_show, spans_that_answer
from disclosure_qa.answering.tone import tone
from disclosure_qa.library.encoder import packaged_encoder
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.glossary import Concept

_FREE_KINDS = LIST_KINDS | {Kind.OTHER, Kind.DEFINITION, Kind.YES_NO}
"""Kinds that a list may answer; the others ask for one thing, which one sentence says."""

_CONTENTS = re.compile(r"(?:部分|方面|内容)(?:组成|构成)|(?:全文|本报告)(?:包括|由|分为?|共)")
_ABOUT_CONTENTS = re.compile(
    r"部分|组成|结构|章|chapter|section|part|structure|contain", re.IGNORECASE
)

# Weights of the parts of a score, and of a heading against the text beneath it.
_COVERAGE, _LIKENESS, _RANK, _EVIDENCE = 0.55, 0.2, 0.25, 0.2
_IN_HEADING, _IN_CHAPTER = 0.85, 0.6
_UNKNOWN_CHARACTER, _UNKNOWN_WORD = 0.2, 0.7


@dataclass(frozen=True)
class Fit:
    """A unit and how well it answers: the score that ranks it, and the signs it is made of.

    `shown` are the words that answer, as spans of the report's text; empty where the whole unit
    does. `complete` tells that no concept the glossary knows is missing.
    """

    unit: Unit
    score: float
    signs: Signs
    shown: tuple[Span, ...] = ()
    complete: bool = True

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
    weights = rarities(asked.concepts, units)
    lists = [unit for unit in units if unit.items]
    candidates = [
        _Candidate(unit, text, _rank(unit, passages))
        for unit in units
        if _is_eligible(asked, unit, text := folded(unit.text)) and not _is_part(asked, unit, lists)
    ]
    likeness = _likeness(asked, [candidate.unit for candidate in candidates])
    fits = [
        _fit(asked, candidate, weights, like)
        for candidate, like in zip(candidates, likeness, strict=True)
    ]
    return tuple(sorted(_allowed(asked, fits), key=lambda fit: (-fit.score, fit.unit.start)))


def _allowed(asked: Asked, fits: Sequence[Fit]) -> Sequence[Fit]:
    """The fits that cannot tell something else than what is asked.

    A number that counts something else is the gravest fault, so nothing may be missing there. A
    name answers only where the very clause says whose name it is.
    """
    if asked.kind is Kind.COUNT:
        return [fit for fit in fits if fit.complete]
    if asked.kind is Kind.NAME and asked.concepts:
        return [fit for fit in fits if fit.signs.evidence > 0]
    return fits


def _is_eligible(asked: Asked, unit: Unit, text: str) -> bool:
    """The unit has the quoted terms and the kind's words, and is no list where one is asked."""
    if any(term not in text for term in asked.terms) or _is_contents(asked, text):
        return False
    if unit.items and asked.kind not in _FREE_KINDS:
        return False
    if unit.items and asked.kind is Kind.DEFINITION:
        return any(term in folded(unit.introduction) for term in asked.terms)
    return not must_show(asked.kind) or has_answer(asked, unit.text)


def _is_contents(asked: Asked, text: str) -> bool:
    """The sentence lists the report's chapters: it names every subject and tells of none."""
    return bool(_CONTENTS.search(text)) and not _ABOUT_CONTENTS.search(asked.question)


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


def _fit(asked: Asked, candidate: _Candidate, weights: Mapping[Concept, float], like: float) -> Fit:
    unit = candidate.unit
    here = presences(list(weights), candidate.text)
    above = presences(list(weights), folded(unit.section.path[-1] if unit.section.path else ""))
    chapter = presences(list(weights), folded(unit.section.name))
    covered = {
        c: w * max(here[c], _IN_HEADING * above[c], _IN_CHAPTER * chapter[c])
        for c, w in weights.items()
    }
    found = spans_that_answer(asked, unit.text, weights)
    evidence = tone(asked, unit) if asked.kind in LIST_KINDS else found.nearness
    total = sum(weights.values())
    coverage = sum(covered.values()) / total if total else max(0.0, evidence)
    strange = sum(w - covered[c] for c, w in weights.items() if not c.words) / (total or 1.0)
    return Fit(
        unit,
        _COVERAGE * coverage + _LIKENESS * like + _RANK * candidate.rank + _EVIDENCE * evidence,
        Signs(group_of(asked.kind), coverage, like, evidence, strange),
        tuple((unit.start + start, unit.start + end) for start, end in found.spans),
        all(covered[c] > 0 for c in weights if c.words),
    )


def rarities(concepts: Sequence[Concept], units: Sequence[Unit]) -> dict[Concept, float]:
    """The weight of each concept: the rarer in the report, the more it tells."""
    texts = [folded(unit.text) for unit in units]
    weights = {}
    for concept in concepts:
        having = sum(presence(concept, text) > 0.5 for text in texts)
        rarity = log(1 + (len(texts) - having + 0.5) / (having + 0.5))
        weights[concept] = rarity * _importance(concept)
    return weights


def _importance(concept: Concept) -> float:
    if concept.words:
        return 1.0
    return _UNKNOWN_CHARACTER if len(concept.said) == 1 else _UNKNOWN_WORD


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
