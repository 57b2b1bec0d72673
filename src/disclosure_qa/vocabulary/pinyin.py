"""Whole questions typed in pinyin: "zhuwu zhen 2016 nian shenqing duoshao", put into characters.

Names of places stay as they are typed; only the words of the lexicon are put into characters, and
only where a word of the trade is among them, so that no other Latin text is touched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from disclosure_qa.text.atoms import atoms
from disclosure_qa.text.sounds import sound
from disclosure_qa.vocabulary.concepts import PART, STOP, Lexicon

_FIRST = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_LAST = (
    "iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue"
    "|ve|a|o|e|i|u|v"
)
_SYLLABLES = re.compile(rf"(?:(?:{_FIRST})?(?:{_LAST}))+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.IGNORECASE)
# Alone, or right after a place's name, a syllable has these meanings in a question.
_SINGLE = {
    "nian": "年", "jian": "件", "ji": "几", "tiao": "条", "ci": "次", "de": "的", "shi": "是", "he": "和",
    "bi": "比", "duo": "多", "shao": "少", "you": "有", "ma": "吗", "ne": "呢", "na": "那", "ge": "个", "dao": "到",
    "zhi": "至", "bei": "被", "zai": "在", "le": "了", "ren": "人", "wan": "万", "yuan": "元", "gao": "告",
}  # fmt: skip
_KINDS = {
    "zhen": "镇", "xian": "县", "xiang": "乡", "qu": "区", "shi": "市", "jiedao": "街道", "ju": "局",
    "zhengfu": "政府", "xianzhengfu": "县政府", "zhenzhengfu": "镇政府", "shizhengfu": "市政府",
}  # fmt: skip
# Before the word for a kind of place it is a name.
_BETWEEN_CHARACTERS = re.compile(
    r"(?:(?<=[\u3400-\u9fff\d])[a-zA-Z]{6,20}(?![a-zA-Z\s])|(?<![a-zA-Z\s])[a-zA-Z]{6,20}(?=[\u3400-\u9fff]))(?![省市县区州旗镇乡村街局])"
)
_MOST_TOKENS = 6
_LONGEST_NAME = 4
_FEWEST_TOKENS = 3
_SHORTEST_WORD = 4
_NO_NAME = frozenset({"de", "nian"})


class Pinyin:
    """The lexicon's Chinese words by their sound. Built when the first such question comes."""

    def __init__(self, lexicon: Lexicon, telling: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._telling = telling

    def in_characters(self, question: str) -> str:
        """The question with the lexicon's words in characters, or as it is where it is no pinyin."""
        if not looks_like_pinyin(question):
            return _BETWEEN_CHARACTERS.sub(self._word_between, question)
        written, tells = "", False
        for gap, tokens in _runs(question):
            words = list(self._words(tokens))
            tells = tells or any(word in self._trade for word in words)
            written += gap + "".join(_spaced(words))
        return written if tells else question

    def _word_between(self, match: re.Match[str]) -> str:
        """A word of the trade in pinyin among Chinese characters: 青河县16年shenqing多少."""
        letters = match[0].lower()
        if not _SYLLABLES.fullmatch(letters) or any(self._lexicon.words(atoms(letters))):
            return match[0]
        word = self._by_sound.get(letters, "")
        return word if word in self._trade else match[0]

    def _words(self, tokens: Sequence[str]) -> Iterator[str]:
        """Chinese words for the tokens; names of places and what nobody knows as typed."""
        position = 0
        while position < len(tokens):
            if length := self._name_length(tokens, position):
                yield " ".join(tokens[position : position + length])
                yield _KINDS[tokens[position + length].lower()]
                position += length + 1
                continue
            length, words = self._longest(tokens, position)
            yield from words
            position += length

    def _name_length(self, tokens: Sequence[str], position: int) -> int:
        """How many tokens from here are a place's name, with its kind after them; 0 for none."""
        for length in range(1, min(_LONGEST_NAME, len(tokens) - position - 1) + 1):
            name = [token.lower() for token in tokens[position : position + length]]
            if self._parted("".join(name[-2:])) or self._parted(name[-1]) or name[-1] in _NO_NAME:
                return 0
            if tokens[position + length].lower() in _KINDS:
                return length if len("".join(name)) >= _SHORTEST_WORD else 0
        return 0

    def _longest(self, tokens: Sequence[str], position: int) -> tuple[int, tuple[str, ...]]:
        for length in range(min(_MOST_TOKENS, len(tokens) - position), 0, -1):
            joined = "".join(tokens[position : position + length]).lower().replace("'", "")
            if words := self._parted(joined):
                return length, words
        token = tokens[position]
        return 1, (_SINGLE.get(token.lower(), token),)

    def _parted(self, joined: str) -> tuple[str, ...]:
        """The fewest words that fill the letters; () where none do."""
        best: list[tuple[str, ...] | None] = [(), *[None] * len(joined)]
        for end in range(1, len(joined) + 1):
            ways = [
                (*before, word)
                for start in range(max(0, end - self._longest_word), end)
                if (before := best[start]) is not None
                and (word := self._by_sound.get(joined[start:end], ""))
            ]
            best[end] = min(ways, key=len, default=None)
        return best[-1] or ()

    @cached_property
    def _by_sound(self) -> Mapping[str, str]:
        """The one word of each sound; of several, the one that tells what is counted or asked."""
        found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for entries in self._lexicon.seeds.values():
            for wording, concept in entries:
                alone = not concept.startswith(PART) and wording[0] != "的"
                if alone and len(wording) > 1 and all(map(_HAN.match, wording)):
                    words = found[sound(wording)]
                    words[wording] = words.get(wording, frozenset()) | {concept}
        return {
            letters: word
            for letters, words in found.items()
            if len(letters) >= _SHORTEST_WORD and (word := self._meant(words))
        }

    def _meant(self, words: Mapping[str, frozenset[str]]) -> str:
        ranked = sorted(words, key=lambda word: self._rank(words[word]))
        best = [w for w in ranked if self._rank(words[w]) == self._rank(words[ranked[0]])]
        if len({words[word] for word in best}) == 1:
            return best[0]
        common = sorted(best, key=self._wordings_with, reverse=True)
        clear = self._wordings_with(common[0]) > self._wordings_with(common[1])
        return common[0] if clear else ""

    def _wordings_with(self, word: str) -> int:
        """In how many wordings the word stands: 受理 is commoner in the trade than 手里."""
        return sum(
            word in wording for entries in self._lexicon.seeds.values() for wording, _ in entries
        )

    def _rank(self, concepts: frozenset[str]) -> int:
        if concepts & self._telling:
            return 0
        return 2 if concepts == {STOP} else 1

    @cached_property
    def _trade(self) -> frozenset[str]:
        """The words that tell what is counted, by themselves or in a compound."""
        return frozenset(
            word
            for entries in self._lexicon.seeds.values()
            for word, concept in entries
            if concept in self._telling and len(word) > 1
        )

    @cached_property
    def _longest_word(self) -> int:
        return max(map(len, self._by_sound))


def looks_like_pinyin(question: str) -> bool:
    """No Chinese character, and nothing but Chinese syllables in Latin letters."""
    tokens = _LETTERS.findall(question)
    if len(tokens) < _FEWEST_TOKENS or _HAN.search(question):
        return False
    return all(_SYLLABLES.fullmatch(re.sub("['’]", "", token.lower())) for token in tokens)


def _runs(question: str) -> Iterator[tuple[str, list[str]]]:
    """Tokens with nothing but spaces between, each run after what stands before it."""
    gap, end = "", 0
    tokens: list[str] = []
    for match in _LETTERS.finditer(question):
        between = question[end : match.start()]
        if between.strip() or (tokens and not between):
            yield gap, tokens
            gap, tokens = between, []
        elif not tokens:
            gap = between
        tokens.append(match.group())
        end = match.end()
    yield gap, tokens
    yield question[end:], []


def _spaced(words: Sequence[str]) -> Iterator[str]:
    """The words, those in Latin letters apart from each other."""
    for before, word in zip(("", *words), words, strict=False):
        latin = before[-1:].isascii() and before and word[:1].isascii()
        yield f" {word}" if latin else word
