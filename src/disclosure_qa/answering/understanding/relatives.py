"""Words that ask elsewhere and only tie a clause to a noun here: "lawsuits in which …"."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure_qa.vocabulary.concepts import STOP, Mention

_RELATIVE = frozenset({"which", "who", "whom", "whose", "where"})
_BEFORE = frozenset({"in", "for", "of", "by", "to", "on", "from", "with"})


def without_relatives(mentions: Sequence[Mention], telling: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions, a relative pronoun right after what is counted being a mere small word.

    `telling` are the concepts that tell what is counted. At the end of the text it asks.
    """
    found = list(mentions)
    for index, mention in enumerate(mentions[:-1]):
        if mention.text.lower() in _RELATIVE and _follows_a_noun(
            mentions[:index], mention, telling
        ):
            found[index] = replace(mention, concepts=frozenset({STOP}))
    return tuple(found)


def _follows_a_noun(before: Sequence[Mention], pronoun: Mention, telling: frozenset[str]) -> bool:
    place = len(before) - 1
    if place > 0 and before[place].text.lower() in _BEFORE:
        place -= 1
    if place < 0 or before[-1].last != pronoun.first:
        return False
    return bool(before[place].concepts & telling)
