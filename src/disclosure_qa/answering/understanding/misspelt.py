"""Misspelt Chinese names of bodies put right in a question, so that the rest of it is read with them.

A name is more than the stretch that looks strange: 泉柯县政府办 is the office of 荃柯县, and read as
the county with something after it, it would get the county's number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from disclosure_qa.answering.understanding.names import NameMention, near_keys
from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.concepts import Mention

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_LONGEST_BEGINNING = 2
"""Characters before a strange stretch that may be the beginning of the name, each a word elsewhere."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A stretch of the question by atoms, as it was written; as long as what it was meant to be."""

    written: str
    first: int
    last: int


def put_right(
    library: "Library",
    text: str,
    units: Sequence[Atom],
    *,
    names: Sequence[NameMention],
    places: Sequence[Mention],
    mentions: Sequence[Mention],
) -> tuple[str, tuple[Misspelling, ...]]:
    """The text with every strange place that can only be one of the index's names written as that
    name is, and what was changed.

    Beside a name that is known, a strange place is put right only where it runs into that name.
    """
    slips = []
    for place in (*_by_themselves(units, names, places), *_joined_to_names(names, mentions)):
        end = units[place[-1]].end
        for first in _beginnings(place[0], units, mentions):
            written = text[units[first].start : end]
            meant = near_keys(library, written)
            if len(meant) == 1:
                text = text[: units[first].start] + meant[0] + text[end:]
                slips.append(Misspelling(written, first, place[-1] + 1))
                break
    return text, tuple(slips)


def _by_themselves(
    units: Sequence[Atom], names: Sequence[NameMention], places: Sequence[Mention]
) -> Iterator[range]:
    for place in places:
        alone = not names or any(name.first == place.last for name in names)
        if alone and units[place.first].kind == "han":
            yield range(place.first, place.last)


def _joined_to_names(names: Sequence[NameMention], mentions: Sequence[Mention]) -> Iterator[range]:
    """An unknown stretch that runs into what is a name by itself: 格洵|县财政局."""
    for name, mention in product(names, mentions):
        if not mention.known and mention.last == name.first:
            yield range(mention.first, name.last)


def _beginnings(first: int, units: Sequence[Atom], mentions: Sequence[Mention]) -> Iterator[int]:
    """Where the name may begin: with the stretch, or with single characters right before it."""
    yield first
    single = {m.first for m in mentions if m.last - m.first == 1 and units[m.first].kind == "han"}
    for before in range(first - 1, first - 1 - _LONGEST_BEGINNING, -1):
        if before not in single or units[before].end != units[before + 1].start:
            return
        yield before
