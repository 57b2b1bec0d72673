"""Which sentence answers best, and how sure it is that it does: two small models over a few signs,
calibrated on questions that no other training saw.

The numbers in data/confidence.json are written by `training.calibrate`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from math import exp

from disclosure_qa.answering.understanding.asked import LIST_KINDS
from disclosure_qa.vocabulary.answer_kinds import Kind


class Group(StrEnum):
    """Kinds of question that are judged alike."""

    CONTACT = "contact"
    NUMBER = "number"
    POINTED = "pointed"
    LIST = "list"
    FREE = "free"


_ALL_NAMED = 0.75
"""The coverage of a sentence that speaks of everything the question names."""

_MOST_NAMED = 0.55
_RATHER_LIKELY = 0.5

_GROUPS: Mapping[Kind, Group] = {
    **dict.fromkeys(
        (Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT),
        Group.CONTACT,
    ),
    **dict.fromkeys((Kind.COUNT, Kind.ORDINAL, Kind.WHEN, Kind.DURATION), Group.NUMBER),
    **dict.fromkeys(
        (Kind.PERSON, Kind.NAME, Kind.DOCUMENT_NUMBER, Kind.MATTER, Kind.WHERE), Group.POINTED
    ),
    **dict.fromkeys(LIST_KINDS, Group.LIST),
}


def group_of(kind: Kind) -> Group:
    """The group that a kind of question is judged in."""
    return _GROUPS.get(kind, Group.FREE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a sentence; each 0 to 1, evidence from -1.

    `coverage` is how much of what the question names it speaks of, by the glossary's words and
    those of its headings; `likeness` and `alignment` how near the encoder finds it as a whole, and
    word by word; `rank` the score of its passage. `evidence` is how much it looks like an answer of the
    kind, `fitting` whether it has words of that kind at all (a date, a name), and `listed` whether it is a
    list. `strange` is the share of the question in words that the glossary does not know and the
    sentence does not have, `missing` the share of the one known word that it misses most, `matched`
    how many rare words they share; `complete` tells that nothing of weight is missing. `lead` is how
    far its score is ahead of any other that stands elsewhere in the report.
    """

    group: Group
    coverage: float
    likeness: float
    alignment: float = 0.0
    rank: float = 0.0
    evidence: float = 0.0
    fitting: bool = False
    listed: bool = False
    strange: float = 0.0
    missing: float = 0.0
    matched: float = 0.0
    complete: bool = False
    lead: float = 0.0

    @property
    def named(self) -> bool:
        """The sentence speaks of everything that the question names; of a list that is wholly like
        the one asked for, the heading may say part of it."""
        least = _MOST_NAMED if self.group is Group.LIST and self.evidence >= 1 else _ALL_NAMED
        told = self.group is Group.FREE or (self.fitting and self.evidence > 0)
        return told and self.complete and self.coverage >= least

    def for_ranking(self) -> tuple[float, ...]:
        """The signs by which the sentences of a report are ranked."""
        return (
            self.coverage,
            self.likeness,
            self.alignment,
            self.rank,
            self.evidence,
            float(self.fitting),
            float(self.listed),
            self.evidence * (self.group is Group.LIST),
        )

    def for_sureness(self) -> tuple[float, ...]:
        """The signs that tell whether the best sentence answers: the group, the signs, and what
        weighs otherwise in some groups."""
        return (
            *(float(self.group is group) for group in Group),
            self.coverage,
            self.likeness,
            self.alignment,
            self.rank,
            self.strange,
            self.missing,
            self.matched,
            float(self.complete),
            self.lead,
            float(self.named),
            *(
                sign * (self.group is group)
                for sign in (self.evidence, float(self.fitting))
                for group in (Group.LIST, Group.POINTED, Group.NUMBER)
            ),
        )


@dataclass(frozen=True)
class Confidence:
    """A linear model that ranks, a logistic one that tells how sure the best is, and the probability
    that suffices."""

    ranking: tuple[float, ...]
    sureness: tuple[float, ...]
    threshold: float

    def score(self, signs: Signs) -> float:
        """The higher, the likelier a sentence answers than the others of its report."""
        return sum(w * x for w, x in zip(self.ranking, signs.for_ranking(), strict=True))

    def probability(self, signs: Signs) -> float:
        """The probability that the best sentence answers."""
        total = sum(w * x for w, x in zip(self.sureness, signs.for_sureness(), strict=True))
        return 1 / (1 + exp(-total))

    def suffices(self, signs: Signs) -> bool:
        """Whether the sentence may be shown as an answer: it is likely to be one, or rather likely and
        speaks of everything that the question names."""
        least = min(self.threshold, _RATHER_LIKELY) if signs.named else self.threshold
        return self.probability(signs) >= least


@cache
def load_confidence() -> Confidence:
    """The packaged calibration."""
    source = resources.files("disclosure_qa.answering.prose") / "data" / "confidence.json"
    stored = json.loads(source.read_text(encoding="utf-8"))
    return Confidence(tuple(stored["ranking"]), tuple(stored["sureness"]), stored["threshold"])
