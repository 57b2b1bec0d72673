"""A department named without its place: 自然资源和规划局, "the tax bureau". Every place has one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from disclosure_qa.answering.understanding.names import bare_key, closes
from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.agencies import bare_department
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.institutions import may_close_a_body

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_LONGEST = 16
_PLACES = frozenset("省市县区州盟旗镇乡村")
_MARKS = {"mark", "number"}


def bare_body(
    library: "Library",
    text: str,
    units: Sequence[Atom],
    mentions: Sequence[Mention],
    places: Sequence[Mention],
) -> Mention | None:
    """The longest stretch that is what some department of the index is called without its place.

    None where a place that the index does not know stands beside it: that one's is meant.
    """
    stretches = {stretch: bare_department(name) for stretch, name in _stretches(text, units)}
    known = library.agencies_by_key(set(stretches.values())) if stretches else {}
    found = [stretch for stretch, name in stretches.items() if name in known]
    if not found:
        return None
    first, last = max(found, key=lambda stretch: (stretch[1] - stretch[0], stretch))
    if _of_another_place(units, (*mentions, *places), first, last):
        return None
    start, end = units[first].start, units[last - 1].end
    return Mention(frozenset(), text[start:end], start, end, first, last)


def _stretches(text: str, units: Sequence[Atom]) -> Iterator[tuple[tuple[int, int], str]]:
    for index, unit in enumerate(units):
        if not (may_close_a_body(unit.form) if unit.kind == "han" else closes(unit)):
            continue
        for first in range(index - 1, max(-1, index - _LONGEST), -1):
            if units[first].kind != unit.kind:
                break
            yield (first, index + 1), bare_key(text[units[first].start : unit.end])


def _of_another_place(
    units: Sequence[Atom], beside: Sequence[Mention], first: int, last: int
) -> bool:
    """What nobody knows stands right before it, or a strange name anywhere."""
    if any(m.first < first < m.last and not m.known for m in beside):
        return True
    before = units[first - 1] if first else None
    if before is not None and before.kind == "han" and before.form in _PLACES:
        return True
    return any(
        (mention.last == first and not mention.known and units[first].kind == "han")
        or (units[mention.first].kind == "word" and not mention.known and mention.last <= first)
        or (mention.first >= last and not mention.known and _tells_where(units, mention))
        for mention in beside
        if STOP not in mention.concepts and not (mention.first < last and first < mention.last)
    )


def _tells_where(units: Sequence[Atom], mention: Mention) -> bool:
    before = units[mention.first - 1].form if mention.first else ""
    return units[mention.first].kind == "word" and before in {"in", "at", "for", ","}
