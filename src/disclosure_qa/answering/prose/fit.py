"""How well a sentence or list of a report answers a question, and which one does best."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.answering.prose.confidence import Confidence, Signs, group_of, load_confidence
from disclosure_qa.answering.prose.sentences import Span, Unit
from disclosure_qa.answering.prose.spans import (
    asked_itself,
    has_answer,
    must_show,
    spans_that_answer,
)
from disclosure_qa.answering.prose.tone import sounds_of_trouble, tells_of_trouble, tone
from disclosure_qa.answering.prose.weighing import Weighing, weigh
from disclosure_qa.answering.understanding.asked import LIST_KINDS, Asked, folded
from disclosure_qa.library.encoder import packaged_encoder
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.glossary import Concept

_FREE_KINDS = LIST_KINDS | {Kind.OTHER, Kind.DEFINITION, Kind.YES_NO}
"""Kinds that a list may answer; the others ask for one thing, which one sentence says."""

_ALL_NAMED = frozenset({Kind.COUNT, Kind.REASONS, Kind.ORDINAL, Kind.NAME})
"""Kinds whose very words are shown only where the sentence names all that the question does."""

_NAMED_BESIDE = frozenset(
    {Kind.COUNT, Kind.NAME, Kind.PERSON, Kind.WHEN, Kind.DURATION, Kind.ORDINAL}
)
"""Kinds whose answer must stand beside what it is said of."""

EXACTING = frozenset(
    {Kind.COUNT, Kind.ORDINAL, Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.ADDRESS,
     Kind.CONTACT, Kind.DOCUMENT_NUMBER}
)  # fmt: skip
"""Kinds that nothing answers but the very words: another number would be a wrong one."""

_OF_THE_KIND = frozenset(
    {Kind.WHEN, Kind.DURATION, Kind.NAME, Kind.PERSON, Kind.REASONS, Kind.DEFINITION}
)
"""Kinds that a sentence without any such words (a date, a name) cannot answer."""

_MAY_LACK_NUMBERS = frozenset({Kind.OTHER, Kind.YES_NO, Kind.DEFINITION})
_DEPUTY_POST = re.compile("副(?:组长|主任|书记|局长|[市县区镇乡]长)")
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万零]")

_CONTENTS = re.compile(
    r"(?:部分|方面|内容)(?:组成|构成)|(?:全文|本报告)(?:包括|分为?|共|由(?!.*(?:编制|编写|编印|拟定|发布)))"
)
_ASKS_CONTENTS = re.compile(
    r"(?:几|哪些|什么)个?(?:大)?(?:部分|章)|how many (?:chapters|sections|parts)", re.IGNORECASE
)
_ABOUT_CONTENTS = re.compile(
    r"部分|组成|结构|章|chapter|section|part|structure|contain", re.IGNORECASE
)

# What a heading counts against the text beneath it.
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


_FAR_AHEAD = 8.0
"""How far ahead of the others a score is that leaves no doubt which sentence is the best."""


@dataclass(frozen=True)
class Fit:
    """A unit and how well it answers: the score that ranks it, and the signs it is made of.

    `shown` are the words that answer, as spans of the report's text; empty where the whole unit
    does, or where it is not certain that they belong to what is asked.
    """

    unit: Unit
    signs: Signs
    shown: tuple[Span, ...] = ()
    score: float = 0.0

    @property
    def probability(self) -> float:
        """The probability that it answers, if it is the best of its report."""
        return load_confidence().probability(self.signs)

    @property
    def sure(self) -> bool:
        """Sure enough to be shown as an answer."""
        return load_confidence().suffices(self.signs)


@dataclass(frozen=True)
class _Candidate:
    """A unit that can answer, its folded text, the fused score of its passage, and how near the
    encoder finds it."""

    unit: Unit
    text: str
    rank: float
    likeness: float
    alignment: float


def best_fits(
    asked: Asked, units: Sequence[Unit], passages: Sequence[RankedPassage]
) -> tuple[Fit, ...]:
    """The units of one report that can answer, best first; `passages` are those ranked for it."""
    return ranked(possible_fits(asked, units, passages), load_confidence())


def possible_fits(
    asked: Asked, units: Sequence[Unit], passages: Sequence[RankedPassage]
) -> list[Fit]:
    """The units of one report that can answer, in the order of the report."""
    weighing, troubles = weighed(asked, units), _troubles(asked, units)
    fits = (
        _fit(asked, candidate, weighing, troubles)
        for candidate in _candidates(asked, units, passages)
    )
    return [fit for fit in fits if fit is not None]


def ranked(fits: Sequence[Fit], confidence: Confidence) -> tuple[Fit, ...]:
    """The fits, best first, each with its score; the best one with how far it is ahead of what stands
    elsewhere in the report."""
    scored = [replace(fit, score=confidence.score(fit.signs)) for fit in fits]
    scored.sort(key=lambda fit: (-fit.score, fit.unit.start))
    if not scored:
        return ()
    best = scored[0]
    apart = (f for f in scored if f.unit.end <= best.unit.start or f.unit.start >= best.unit.end)
    second = max((fit.score for fit in apart), default=best.score - _FAR_AHEAD)
    lead = min(1.0, (best.score - second) / _FAR_AHEAD)
    return (replace(best, signs=replace(best.signs, lead=lead)), *scored[1:])


def _candidates(
    asked: Asked, units: Sequence[Unit], passages: Sequence[RankedPassage]
) -> Iterator[_Candidate]:
    lists = [unit for unit in units if unit.items]
    possible = [
        (unit, text)
        for unit in units
        if _is_possible(asked, unit, text := folded(unit.text)) and not _is_part(asked, unit, lists)
    ]
    texts = [
        f"{unit.section.path[-1] if unit.section.path else ''} {unit.text}" for unit, _ in possible
    ]
    near = packaged_encoder().compare(asked.question, texts)
    for (unit, text), likeness, alignment in zip(possible, *near, strict=True):
        yield _Candidate(unit, text, _rank(unit, passages), likeness, alignment)


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


def _is_possible(asked: Asked, unit: Unit, text: str) -> bool:
    """The unit says nothing that rules it out: it has the quoted terms, tells of the same turn of
    things, names the one that is asked for."""
    body = folded(unit.report.agency)
    if any(term not in text and term not in body for term in asked.terms):
        return False
    if _misses_contents(asked, text):
        return False
    if asked.trend and not re.search(asked.trend, text):
        return False
    if asked.identity and not asked.identity.search(text):
        return False
    if asked.kind is Kind.PERSON and asked.deputy and _deputy(asked) not in text:
        return False
    if asked.praised and sounds_of_trouble(unit):
        return False
    if unit.items and asked.kind is Kind.DEFINITION:
        return any(term in folded(unit.introduction) for term in asked.terms)
    return not asked.numbered or asked.kind not in _MAY_LACK_NUMBERS or bool(_NUMERAL.search(text))


def _deputy(asked: Asked) -> str:
    """The words for the deputy that is asked for, folded: 副组长 is no 副局长."""
    named = _DEPUTY_POST.search(folded(asked.question))
    return named[0] if named else "副"


def _is_of_the_kind(asked: Asked, unit: Unit) -> bool:
    """The unit has words of the kind that is asked for, and is no list where one thing is asked."""
    if unit.items and asked.kind not in _FREE_KINDS:
        return False
    if asked.kind is Kind.REASONS and not asked.trend and tells_of_trouble(unit):
        return True
    if asked.kind is Kind.REASONS and unit.items:
        points = [unit.report.text[start:end] for start, end in unit.items]
        return any(_gives_reason(asked, text) for text in (unit.introduction, *points))
    return not must_show(asked.kind) or has_answer(asked, unit.text)


def _gives_reason(asked: Asked, text: str) -> bool:
    """The text itself has the words of a reason, and the turn of things that it is asked for: another
    point of a list gives no reason for it."""
    return has_answer(asked, text) and (not asked.trend or bool(re.search(asked.trend, text)))


def _is_exact(asked: Asked, signs: Signs, unit: Unit) -> bool:
    """The unit cannot tell something else than what is asked.

    A number that counts something else is the gravest fault, so nothing may be missing there, and
    what is counted must stand beside it. A name or a post answers only where the very clause says
    whose it is, a reason where all is named that it is given for, a list that sounds like one.
    """
    if asked.kind in _ALL_NAMED and not signs.complete and not _excused(asked, unit):
        return False
    if asked.kind in LIST_KINDS and not asked.general and not signs.matched:
        return False
    if asked.kind in LIST_KINDS or (asked.kind in _NAMED_BESIDE and asked.concepts):
        return signs.evidence > (_SURELY if asked.kind is Kind.NAME else 0.0)
    return True


def _must_be_exact(asked: Asked) -> bool:
    return asked.kind in EXACTING or asked.post is not None or asked.general


def _excused(asked: Asked, unit: Unit) -> bool:
    """A shortcoming may be the reason for what is asked in other words: 没人看 · 吸引力不足."""
    return asked.kind is Kind.REASONS and not asked.trend and tells_of_trouble(unit)


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
    asked: Asked, candidate: _Candidate, weighing: Weighing, troubles: Mapping[str, str]
) -> Fit | None:
    """How well a unit answers; None where the kind of question rules it out."""
    unit, fitting = candidate.unit, _is_of_the_kind(asked, candidate.unit)
    if not fitting and (asked.kind in _OF_THE_KIND or _must_be_exact(asked)):
        return None
    found = spans_that_answer(asked, unit.text, weighing)
    evidence = tone(asked, unit) if asked.kind in LIST_KINDS else found.nearness
    signs = _signs(asked, candidate, weighing, troubles, evidence, fitting=fitting)
    exact = fitting and _is_exact(asked, signs, unit)
    if not exact and _must_be_exact(asked):
        return None
    shown = tuple((unit.start + start, unit.start + end) for start, end in found.spans)
    return Fit(unit, signs, shown if exact else ())


def _signs(
    asked: Asked,
    candidate: _Candidate,
    weighing: Weighing,
    troubles: Mapping[str, str],
    evidence: float,
    *,
    fitting: bool,
) -> Signs:
    weights = weighing.weights
    present = _present(asked, candidate, weighing, troubles)
    covered = sum(weight * present[c] for c, weight in weights.items())
    whole = weighing.total + asked_itself(asked, weighing)
    itself = (whole - weighing.total) * max(0.0, evidence)
    lacks = {c: weight * (1 - present[c]) / (whole or 1.0) for c, weight in weights.items()}
    return Signs(
        group_of(asked.kind),
        coverage=(covered + itself) / whole if whole else max(0.0, evidence),
        likeness=candidate.likeness,
        alignment=candidate.alignment,
        rank=candidate.rank,
        evidence=evidence,
        fitting=fitting,
        listed=bool(candidate.unit.items),
        strange=sum(lack for c, lack in lacks.items() if not c.words),
        missing=max((lack for c, lack in lacks.items() if c.words), default=0.0),
        matched=min(1.0, covered / _MUCH),
        complete=all(present[c] >= _least(asked, c) for c in weights),
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
