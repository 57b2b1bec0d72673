"""The bilingual glossary: what people say, and the words that stand for it in a report.

A question is cut into concepts, each with the question's own words and the report's words for
them. The concepts weight a search (`expand`) and tell how much of a question a sentence covers.
`load_glossary` has the words of the trade, and tells what reports speak of; `load_vocabulary` has
everyday words too, and finds sentences.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TypeVar

from disclosure_qa.text.inflection import uninflected
from disclosure_qa.text.normalise import plain
from disclosure_qa.text.tokens import tokens

_Key = TypeVar("_Key")

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
_LONGEST_PHRASE = 6  # words of an English phrase

# A phrase's words are a guess at what the report says: they count less than the question's own.
# Single characters are so common that they only break ties between equal bigrams.
_OWN, _EXPANSION, _RELATED = 1.0, 0.6, 0.3
_BIGRAM, _CHARACTER = 1.0, 0.35
_LIGHTLY = 0.5
"""What a light phrase counts: how long, people, work."""

_LIGHT = "light"
"""The table of phrases that tell little of what is asked."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question speaks of.

    `said` is the stretch of the question, folded; `words` are the report's words for it, the
    plainest first, empty where the glossary has none; `related` are words that stand near it and
    mean something else. A `light` concept (hold, include) tells little of what is asked.
    """

    said: str
    words: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    light: bool = False

    @property
    def known(self) -> bool:
        """True where the glossary has words for it."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the reports say for a phrase; see Concept."""

    words: tuple[str, ...]
    related: tuple[str, ...] = ()
    light: bool = False


@dataclass(frozen=True)
class Glossary:
    """Phrases and frame words, looked up by folded text (Chinese) and uninflected words (English)."""

    chinese: Mapping[str, Entry]
    english: Mapping[tuple[str, ...], Entry]
    chinese_frame: frozenset[str]
    english_frame: frozenset[str]

    def beyond(self, other: "Glossary") -> "Glossary":
        """All phrases of the two; where both have one, the other's entry stands."""
        return Glossary(
            {**self.chinese, **other.chinese},
            {**self.english, **other.english},
            self.chinese_frame | other.chinese_frame,
            self.english_frame | other.english_frame,
        )

    def entries(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every phrase, folded, with its words in the reports."""
        for phrase, entry in self.chinese.items():
            yield phrase, (*entry.words, *entry.related)
        for forms, entry in self.english.items():
            yield " ".join(forms), (*entry.words, *entry.related)

    def concepts(self, question: str) -> tuple[Concept, ...]:
        """What a question speaks of, in order; frame words (请问, what is the) are left out."""
        found: list[Concept] = []
        words: list[str] = []
        for run in _RUN.findall(plain(question)):
            if run[0].isascii():
                words.append(run)
                continue
            found += self._english_concepts(words)
            words = []
            found += self._chinese_concepts(run)
        found += self._english_concepts(words)
        return tuple(found)

    def knows(self, question: str) -> bool:
        """Some telling word of the question is one that reports have words for."""
        return any(concept.known and not concept.light for concept in self.concepts(question))

    def is_word(self, written: str) -> bool:
        """The word stands in the glossary, among its phrases or in one."""
        word = plain(written)
        if word.isascii():
            return word in self.english_frame or uninflected(word) in self._english_words
        return word in self.chinese or word in self._report_words

    @cached_property
    def _english_words(self) -> frozenset[str]:
        return frozenset(word for phrase in self.english for word in phrase)

    @cached_property
    def _report_words(self) -> frozenset[str]:
        return frozenset(word for entry in self.chinese.values() for word in entry.words)

    def _chinese_concepts(self, run: str) -> Iterator[Concept]:
        rest = ""
        position = 0
        while position < len(run):
            phrase = self._longest_chinese(run, position)
            if phrase is None:
                rest += run[position]
                position += 1
                continue
            if rest:
                yield Concept(rest)
                rest = ""
            if phrase in self.chinese:
                yield _concept(phrase, self.chinese[phrase])
            position += len(phrase)
        if rest:
            yield Concept(rest)

    def _longest_chinese(self, run: str, position: int) -> str | None:
        for length in range(min(8, len(run) - position), 0, -1):
            phrase = run[position : position + length]
            if phrase in self.chinese or phrase in self.chinese_frame:
                return phrase
        return None

    def _english_concepts(self, words: list[str]) -> Iterator[Concept]:
        position = 0
        while position < len(words):
            length, entry = self._longest_english(words, position)
            said = " ".join(words[position : position + length])
            if entry is not None:
                yield _concept(said, entry)
            elif said not in self.english_frame:
                yield Concept(said)
            position += length

    def _longest_english(self, words: list[str], position: int) -> tuple[int, Entry | None]:
        forms = tuple(uninflected(word) for word in words[position : position + _LONGEST_PHRASE])
        for length in range(len(forms), 0, -1):
            if length == 1 and words[position] in self.english_frame:
                break
            entry = self.english.get(forms[:length])
            if entry is not None:
                return length, entry
        return 1, None


def _concept(said: str, entry: Entry) -> Concept:
    return Concept(said, entry.words, entry.related, entry.light)


def expand(question: str) -> Mapping[str, float]:
    """The weighted search tokens of a question: its own, and those of the report's words."""
    weights: dict[str, float] = {}
    for concept in load_vocabulary().concepts(question):
        for token, weight in _expanded(concept).items():
            if weight > weights.get(token, 0.0):
                weights[token] = weight
    return weights


@lru_cache(maxsize=4096)
def _expanded(concept: Concept) -> Mapping[str, float]:
    """The weighted tokens of one concept; other questions speak of it too."""
    weight = _LIGHTLY if concept.light else 1.0
    told = [(concept.said, weight * _OWN)]
    told += [(word, weight * _EXPANSION) for word in concept.words]
    told += [(word, weight * _RELATED) for word in concept.related]
    weights: dict[str, float] = {}
    for said, share in told:
        for token in tokens(said):
            factor = _CHARACTER if len(token) == 1 and not token.isascii() else _BIGRAM
            weights[token] = max(weights.get(token, 0.0), share * factor)
    return weights


@cache
def load_glossary() -> Glossary:
    """The packaged words of the trade (data/glossary.toml)."""
    return parse_glossary(_data("glossary.toml"))


@cache
def load_vocabulary() -> Glossary:
    """The words of the trade and, beyond them, everyday words (data/lexicon.toml)."""
    return parse_lexicon(_data("lexicon.toml")).beyond(load_glossary())


def _data(name: str) -> str:
    source = resources.files("disclosure_qa.vocabulary") / "data" / name
    return source.read_text(encoding="utf-8")


def parse_glossary(text: str) -> Glossary:
    """A glossary from its TOML text; raises ValueError where one phrase stands twice."""
    tables = tomllib.loads(text)
    frame = tables.pop("frame")
    return _glossary(
        ((*line, name == _LIGHT) for name, table in tables.items() for line in table.items()),
        frozenset(frame["zh"].split()),
        frozenset(frame["en"].split()),
    )


def parse_lexicon(text: str) -> Glossary:
    """The same from a file of lines, which are read faster than tables; see its head."""
    tables = tomllib.loads(text)
    lines = (
        (*line.split(" = "), name == _LIGHT)
        for name in ("words", _LIGHT)
        for line in tables[name].splitlines()
    )
    return _glossary(lines, frozenset(), frozenset(tables["frame"].split()))


def _glossary(
    lines: Iterable[tuple[str, str, bool]],
    chinese_frame: frozenset[str],
    english_frame: frozenset[str],
) -> Glossary:
    chinese: dict[str, Entry] = {}
    english: dict[tuple[str, ...], Entry] = {}
    for said, meant, light in lines:
        phrases = said.split(" | ")
        words, _, related = meant.partition("~")
        entry = Entry(tuple(words.split()), tuple(related.split()), light)
        for phrase in phrases:
            if phrase.isascii():
                _insert(english, _forms(phrase), entry)
            else:
                # What one person says another may have written: 短板 of a report is 不足.
                words_too = tuple(dict.fromkeys((*entry.words, *phrases)))
                _insert(chinese, phrase, Entry(words_too, entry.related, light))
    return Glossary(chinese, english, chinese_frame, english_frame)


def _insert(entries: dict[_Key, Entry], phrase: _Key, entry: Entry) -> None:
    # Phrases that only differ in their endings are one phrase, if they mean the same.
    if entries.setdefault(phrase, entry) != entry:
        raise ValueError(f"the glossary has two entries for {phrase!r}")


def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(uninflected(word) for word in phrase.replace("-", " ").split())
