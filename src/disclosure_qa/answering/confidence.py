"""How sure it is that a sentence answers, calibrated on questions that training never saw.

The numbers in data/confidence.json are written by `training.calibrate`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from math import exp

from disclosure_qa.answering.asked import LIST_KINDS
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
_LITTLE = 0.2
"""The coverage below which no likeness makes an answer."""

_GROUPS: Mapping[Kind, Group] = {
    **dict.fromkeys(
        (Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT),
        Group.CONTACT,
    ),
    **dict.fromkeys((Kind.COUNT, Kind.ORDINAL, Kind.WHEN, Kind.DURATION), Group.NUMBER),
    **dict.fromkeys((Kind.PERSON, Kind.NAME, Kind.DOCUMENT_NUMBER, Kind.MATTER), Group.POINTED),
    **dict.fromkeys(LIST_KINDS, Group.LIST),
}


def group_of(kind: Kind) -> Group:
    """The group that a kind of question is judged in."""
    return _GROUPS.get(kind, Group.FREE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a sentence: how much of the question it covers, how like the question it
    is, and how much it looks like an answer of the kind; each 0 to 1, evidence from -1.

    `strange` is the share of the question in words that the glossary does not know and the
    sentence does not have: they may be mere ways of talking, or the very thing asked for. `rank`
    is the score of its passage, `matched` how many rare words it shares with the question, 0 to
    1; `complete` tells that nothing of weight is missing. `missing` is the share of the question in
    the one known word that the sentence misses most, `lead` how much more the sentence covers than
    any other that stands elsewhere in the report: where one alone speaks of it, it is likely meant.
    """

    group: Group
    coverage: float
    likeness: float
    evidence: float
    strange: float = 0.0
    rank: float = 0.0
    matched: float = 0.0
    complete: bool = False
    missing: float = 0.0
    lead: float = 0.0

    @property
    def named(self) -> bool:
        """The sentence speaks of everything that the question names; of a list that is wholly like
        the one asked for, the heading may say part of it."""
        least = _MOST_NAMED if self.group is Group.LIST and self.evidence >= 1 else _ALL_NAMED
        return self.complete and self.coverage >= least

    def features(self) -> tuple[float, ...]:
        """The signs as the model takes them: the group, the signs, and coverage and evidence
        once more within the groups where they weigh differently."""
        numeric = self.group is Group.NUMBER
        listed = self.group is Group.LIST
        return (
            *(float(self.group is group) for group in Group),
            self.coverage,
            self.likeness,
            self.evidence,
            self.strange,
            self.rank,
            self.matched,
            float(self.complete),
            self.missing,
            self.lead,
            self.coverage * numeric,
            self.evidence * listed,
            self.evidence * (self.group is Group.POINTED),
        )


@dataclass(frozen=True)
class Confidence:
    """A logistic model over the signs, and for each group the probability that suffices."""

    weights: tuple[float, ...]
    thresholds: Mapping[Group, float]

    def probability(self, signs: Signs) -> float:
        """The probability that the sentence answers."""
        total = sum(w * x for w, x in zip(self.weights, signs.features(), strict=True))
        return 1 / (1 + exp(-total))

    def suffices(self, signs: Signs) -> bool:
        """Whether the sentence may be shown as an answer: it is likely to be one, or speaks of
        everything that the question names."""
        if signs.named:
            return True
        return signs.coverage >= _LITTLE and self.probability(signs) >= self.thresholds[signs.group]


@cache
def load_confidence() -> Confidence:
    """The packaged calibration."""
    source = resources.files("disclosure_qa.answering") / "data" / "confidence.json"
    stored = json.loads(source.read_text(encoding="utf-8"))
    thresholds = {Group(group): value for group, value in stored["thresholds"].items()}
    return Confidence(tuple(stored["weights"]), thresholds)
