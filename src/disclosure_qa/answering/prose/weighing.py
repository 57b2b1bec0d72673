"""How much each thing that a question speaks of tells in one report, and how surely a sentence
of the report speaks of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from disclosure_qa.vocabulary.glossary import Concept

# How surely a text speaks of a concept that it has only other words for; a rare word tells more.
_OTHER_WORD, _RELATED_WORD = 0.9, 0.4
_SURE_AT_MOST = 0.95
_SHARED = 0.6
"""The same, where it has none but words another concept that shares words with this one."""

_LIGHT, _UNKNOWN_CHARACTER, _UNKNOWN_PAIR, _UNKNOWN_WORD = 0.1, 0.1, 0.35, 0.6
_NEARLY_ALL = 0.8
_RARE = 2
"""Words that so few sentences have are equally rare: more says nothing in so short a text."""


@dataclass(frozen=True)
class Weighing:
    """The concepts of a question as one report weighs them.

    `worths` holds for each word how rare it is in the report; `weights` for each concept how much
    it tells.
    """

    worths: Mapping[str, float]
    weights: Mapping[Concept, float]

    @property
    def total(self) -> float:
        """The weight of all concepts together."""
        return sum(self.weights.values())

    def presence(self, concept: Concept, text: str) -> float:
        """How surely a folded text speaks of a concept, 0 to 1."""
        if concept.said in text:
            return 1.0
        if not concept.words:
            return _overlap(concept.said, text)
        told = self._told(concept, concept.words, text)
        best, second = [*sorted(told, reverse=True)[:2], 0.0, 0.0][:2]
        sure = _OTHER_WORD * (1 - (1 - best) * (1 - second))
        related = max(self._told(concept, concept.related, text), default=0.0)
        return min(_SURE_AT_MOST, max(sure, _RELATED_WORD * related))

    def _told(self, concept: Concept, words: Iterable[str], text: str) -> list[float]:
        """What each word that the text has tells, as a share of what the concept's own would."""
        own = self.worths[_own_word(concept)]
        return [min(1.0, self.worths[w] / own) for w in words if len(w) > 1 and w in text]

    def presences(self, text: str) -> dict[Concept, float]:
        """How surely a folded text speaks of each concept; a question may say one thing twice."""
        found = {concept: self.presence(concept, text) for concept in self.weights}
        said = {word for concept, value in found.items() if value for word in concept.words}
        return {
            concept: value or (_SHARED if said.intersection(concept.words) else 0.0)
            for concept, value in found.items()
        }


def weigh(concepts: Sequence[Concept], texts: Sequence[str]) -> Weighing:
    """The concepts weighed by the folded sentences of a report: the rarer, the more it tells."""
    words = {word for c in concepts for word in (c.said, *c.words, *c.related)}
    worths = {word: _worth(word, texts) for word in sorted(words)}
    weights = {c: worths[_own_word(c)] * _importance(c) for c in concepts}
    return Weighing(worths, weights)


def _worth(word: str, texts: Sequence[str]) -> float:
    having = max(_RARE, sum(word in text for text in texts))
    return log(1 + (max(len(texts), having) - having + 0.5) / (having + 0.5))


def _own_word(concept: Concept) -> str:
    """The concept's plainest word in the language of the reports."""
    return concept.words[0] if concept.said.isascii() and concept.words else concept.said


def _importance(concept: Concept) -> float:
    if concept.light:
        return _LIGHT
    if concept.words:
        return 1.0
    lengths = {1: _UNKNOWN_CHARACTER, 2: _UNKNOWN_PAIR}
    return lengths.get(len(concept.said), _UNKNOWN_WORD)


def _overlap(said: str, text: str) -> float:
    """The share of the pairs of characters of a Chinese stretch that the text has."""
    if said.isascii():
        return 0.0
    pairs = [said[i : i + 2] for i in range(len(said) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def mentions(concept: Concept, text: str) -> bool:
    """A folded text names a concept, in its own or another word."""
    named = any(len(word) > 1 and word in text for word in concept.words)
    return concept.said in text or named or _overlap(concept.said, text) >= _NEARLY_ALL
