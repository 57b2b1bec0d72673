"""Slips of the pen in the trade's words: a homophone (申情 for 申请), a letter too many or astray."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from disclosure_qa.text.atoms import stem
from disclosure_qa.text.sounds import sound
from disclosure_qa.vocabulary.concepts import Lexicon, Mention

_LONGEST_SLIP = 6
_SHORTEST_WORD = 4
_SURE_WORD = 6
_LONG_WORD = 8
_LONGEST_ENDING = 7


class Slips:
    """The lexicon's words by sound and by letters. Built when the first slip is looked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def corrected(
        self, text: str, unknown: Sequence[Mention], is_word: Callable[[str], bool]
    ) -> str:
        """The text with those unknown stretches replaced that can only be one word's slip.

        What `is_word` knows as written is no slip: 开放日 is not misspelt for 开方日.
        """
        for mention in sorted(unknown, key=lambda m: -m.start):
            for start, end in _stretches(mention, text):
                right = self._right(text[start:end])
                if right and not is_word(text[start:end]):
                    text = f"{text[:start]}{right}{text[end:]}"
                    break
        return text

    def _right(self, written: str) -> str:
        if written.isascii():
            return self._same_letters(written.lower())
        return self._same_sound(written) if 1 < len(written) <= _LONGEST_SLIP else ""

    def _same_sound(self, written: str) -> str:
        found = self._by_sound.get(sound(written), ())
        near = [w for w in found if sum(a != b for a, b in zip(w, written, strict=False)) == 1]
        return near[0] if len(near) == 1 and len(near[0]) == len(written) else ""

    def _same_letters(self, written: str) -> str:
        from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

        if len(written) < _SHORTEST_WORD or written[:1].isupper():
            return ""
        if swapped := self._two_letters_swapped(written):
            return swapped
        form = stem(written)
        near = [
            word
            for word in self._latin
            if abs(len(word) - len(form)) <= 1
            and DamerauLevenshtein.distance(form, word, score_cutoff=1) == 1
            # In a short word only two letters that changed places are surely a slip, and one
            # letter for another (farmer, former) only in a long one.
            and (len(form) >= _SURE_WORD or Levenshtein.distance(form, word) == 2)
            and (len(word) != len(form) or len(form) >= _LONG_WORD or _swapped(word, form))
        ]
        return near[0] if len(near) == 1 else self._misspelt_ending(written)

    def _misspelt_ending(self, written: str) -> str:
        """The word of which only the ending is wrong: reconsideratons."""
        begun = [w for w in self._latin if len(w) > _SURE_WORD and written.startswith(w)]
        longest = max(begun, key=len, default="")
        return longest if 0 < len(written) - len(longest) <= _LONGEST_ENDING else ""

    def _two_letters_swapped(self, written: str) -> str:
        swaps = (
            written[:i] + written[i + 1] + written[i] + written[i + 2 :]
            for i in range(len(written) - 1)
        )
        near = {word for word in swaps if word != written and stem(word) in self._latin}
        return near.pop() if len(near) == 1 else ""

    @cached_property
    def _by_sound(self) -> Mapping[str, list[str]]:
        sounds: dict[str, list[str]] = {}
        for forms in self._lexicon.wordings:
            word = "".join(forms)
            if 1 < len(word) <= _LONGEST_SLIP and not word.isascii():
                sounds.setdefault(sound(word), []).append(word)
        return sounds

    @cached_property
    def _latin(self) -> frozenset[str]:
        return frozenset(
            form for forms in self._lexicon.wordings for form in forms if form.isascii()
        )


def _stretches(mention: Mention, text: str) -> Iterator[tuple[int, int]]:
    """The mention; a short Chinese one also with what stands around it, longer stretches first."""
    yield mention.start, mention.end
    if mention.text.isascii() or len(mention.text) > _LONGEST_SLIP // 2:
        return
    for length in range(_LONGEST_SLIP, len(mention.text), -1):
        for start in range(mention.end - length, mention.start + 1):
            stretch = text[max(start, 0) : start + length]
            if len(stretch) == length and all("\u4e00" <= c <= "\u9fff" for c in stretch):
                yield start, start + length


def _swapped(one: str, other: str) -> bool:
    """Two words of the same letters."""
    return sorted(one) == sorted(other)
