"""From the concepts that a stretch of words names to the indicator that it means.

The indicator chosen has all its own concepts named, and covers what is named besides with the
least left over: "online requests" names online and request; `requests_online` needs online and
allows request, so it wins over `requests_received`, which leaves online uncovered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.indicator import Indicator

_OWN = 3.0
_CONTEXT = 1.0
_IN_FULL = 2.0
_UNCOVERED = 4.0
_UNCOVERED_WEAK = 0.5
_NEUTRAL = frozenset({STOP, "domain"})


@dataclass(frozen=True, slots=True)
class Link:
    """An indicator that words may mean, how well it fits, and what it leaves unexplained."""

    indicator: Indicator
    score: float
    uncovered: tuple[Mention, ...]
    in_full: bool = False
    """Its own name, or the label of one of its rows, is spelt out."""

    @property
    def strength(self) -> float:
        """How well it fits by the concepts alone: one form's label is another's common word."""
        return self.score - (_IN_FULL if self.in_full else 0)


def links(
    catalogue: Catalogue, named: Sequence[Mention], borrowed: Sequence[Mention] = ()
) -> tuple[Link, ...]:
    """The indicators that the mentions may mean, best first.

    `borrowed` mentions, from the head of an enumeration, may supply a concept and need not be
    covered. Every indicator returned uses at least one concept that is named.
    """
    given = [mention for mention in named if mention.concepts & catalogue.measure_concepts]
    concepts = frozenset[str]().union(*(mention.concepts for mention in given))
    at_hand = concepts.union(*(mention.concepts for mention in borrowed))
    found = (
        link
        for indicator in catalogue.using(concepts)
        if (link := _link(indicator, given, at_hand, catalogue)) is not None
    )
    return tuple(sorted(found, key=lambda link: (-link.score, link.indicator.id)))


def _link(
    indicator: Indicator,
    given: Sequence[Mention],
    at_hand: frozenset[str],
    catalogue: Catalogue,
) -> Link | None:
    """How well the indicator fits the mentions that name what is measured; `at_hand` are their
    concepts, and those that are borrowed."""
    own = indicator.concepts
    weak = catalogue.lexicon.weak
    in_full = any(indicator.own_concept in m.concepts for m in given)
    if not in_full and not own <= at_hand:
        return None
    if indicator.beside and not in_full and indicator.beside.isdisjoint(at_hand):
        return None
    own |= {indicator.own_concept}
    if not any(m.concepts & own for m in given):
        return None
    score = _OWN * len(indicator.concepts) + (_IN_FULL if in_full else 0)
    uncovered = []
    for mention in given:
        parted = mention.concepts & indicator.apart
        named_apart = parted - weak and indicator.own_concept not in mention.concepts
        if mention.concepts & own and not named_apart:
            continue
        # A weak word that also fits is no other thing: requests are made, and so are decisions.
        if parted and not (parted <= weak and mention.concepts & indicator.context):
            uncovered.append(mention)
            score -= _UNCOVERED
            continue
        if mention.concepts & indicator.context:
            score += _CONTEXT
        elif mention.concepts & catalogue.measure_concepts <= weak:
            score -= _UNCOVERED_WEAK
        elif not (
            mention.concepts & _NEUTRAL or any(c.startswith("ask.") for c in mention.concepts)
        ):
            uncovered.append(mention)
            score -= _UNCOVERED
    return Link(indicator, score, tuple(uncovered), in_full)


def named_in(catalogue: Catalogue, clause: str) -> Indicator | None:
    """The one indicator that a clause of prose names with nothing left unexplained, or None."""
    mentions = catalogue.plain_mentions(clause)
    if any(not m.known or "offtopic" in m.concepts for m in mentions):
        return None
    found = links(catalogue, mentions)
    if not found or found[0].uncovered:
        return None
    tied = len(found) > 1 and found[1].score == found[0].score
    return None if tied else found[0].indicator
