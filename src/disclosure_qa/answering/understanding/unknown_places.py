"""Stretches of a question that look like the name of a place or body that nobody knows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure_qa.answering.understanding.names import PLACE_ENDINGS, closes
from disclosure_qa.text.atoms import Atom
from disclosure_qa.text.numerals import NUMERAL_CHARACTERS, read_numeral
from disclosure_qa.vocabulary.concepts import STOP, Mention

_LONGEST_PLACE = 8
_WITH_ENDING = 3
_OPENS_NAMES = frozenset("一二三四五六七八九十百千万上下大小中长")


def unknown_names(
    text: str, units: Sequence[Atom], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Stretches that no word of the trade explains and that look like the name of a place or body.

    In Chinese: an unknown run before an ending such as 镇 or 局. In English: an unknown word
    written with a capital inside a sentence, or before "Town", "County" and the like.
    """
    found: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.known:
            found += _of_numerals(mentions[index : index + 3])
        elif units[mention.first].kind == "han":
            if name := _with_ending(mentions, index):
                found.append(_with_first_character(mentions, index, name))
            elif name := _with_ending(_opened(mentions, index), index):
                found.append(name)
        elif _capital(text, units, mention) or _before_an_ending(units, mention):
            found.append(mention)
    return tuple(found)


def _with_ending(mentions: Sequence[Mention], index: int) -> Mention | None:
    """The unknown run with the ending of a place or body that closes or follows it.

    Single characters that are small words elsewhere may be part of a name: 乌有镇.
    """
    whole = mentions[index]
    for following in (None, *mentions[index + 1 :]):
        if following is not None:
            small = not following.known or STOP in following.concepts
            short = len(following.text) == 1 or following.text in PLACE_ENDINGS
            if (
                not small
                or not short
                or following.first != whole.last
                or len(whole.text) > _LONGEST_PLACE
            ):
                return None
            text = whole.text + following.text
            whole = Mention(
                frozenset(), text, whole.start, following.end, whole.first, following.last
            )
        ending = next((e for e in PLACE_ENDINGS if whole.text.endswith(e)), "")
        if ending and _long_enough(whole.text.removesuffix(ending), ending):
            return whole
    return None


def _long_enough(own: str, ending: str) -> bool:
    return len(own) > 1 or (ending == "县" and bool(own))


def _before_an_ending(units: Sequence[Atom], mention: Mention) -> bool:
    return mention.last < len(units) and closes(units[mention.last])


def _capital(text: str, units: Sequence[Atom], mention: Mention) -> bool:
    opens = mention.first == 0 or units[mention.first - 1].form in {"?", "!", ".", "。", "？"}
    word = text[mention.start : mention.end]
    return word[0].isupper() and not word[1:].isupper() and not opens


def _opened(mentions: Sequence[Mention], index: int) -> list[Mention]:
    """The mentions with a first character of the unknown one put to it that is a small word
    elsewhere: 上海市, 百苏乡, 三河镇."""
    opened = list(mentions)
    before = opened[index - 1] if index else None
    if before is not None and before.text in _OPENS_NAMES and before.last == opened[index].first:
        opened[index] = replace(
            opened[index],
            text=before.text + opened[index].text,
            start=before.start,
            first=before.first,
        )
    return opened


def _of_numerals(three: Sequence[Mention]) -> Iterator[Mention]:
    """万千镇, 五一乡: numerals that make no number, before the ending of a place."""
    if len(three) < _WITH_ENDING or three[2].text not in PLACE_ENDINGS:
        return
    text, adjacent = "".join(m.text for m in three[:2]), three[0].last == three[1].first
    numerals = all(character in NUMERAL_CHARACTERS for character in text) and len(text) == 2
    if adjacent and three[1].last == three[2].first and numerals and read_numeral(text) is None:
        yield replace(
            three[0],
            concepts=frozenset(),
            text=text + three[2].text,
            end=three[2].end,
            last=three[2].last,
        )


def _with_first_character(mentions: Sequence[Mention], index: int, name: Mention) -> Mention:
    """The name with a small word before it that opens the question: 和渡县 is no "and"."""
    before = mentions[index - 1] if index else None
    opens = before is not None and before.first == 0 and before.last == name.first
    if before is None or not opens or len(before.text) > 1:
        return name
    return replace(name, text=before.text + name.text, start=before.start, first=before.first)
