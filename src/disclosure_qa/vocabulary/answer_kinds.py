"""What kind of thing a question asks for: a phone number, a person, a list of problems."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise

from disclosure_qa.text.inflection import uninflected
from disclosure_qa.text.normalise import simplify

_PAIR = 2
_ASKS = frozenset({"what", "how", "who", "where", "when", "why", "which"})
_RELATIVE = frozenset({"who", "when", "where", "which", "whom", "whose"})
_JOINS = frozenset({"and", "or", "by", "to", "from", "since", "with", "for", "in", "at"})
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


class Kind(StrEnum):
    """What would answer a question, in the order in which they are recognised."""

    DEFINITION = "definition"
    DOCUMENT_NUMBER = "document_number"
    FAX = "fax"
    POSTCODE = "postcode"
    EMAIL = "email"
    WEBSITE = "website"
    PHONE = "phone"
    ADDRESS = "address"
    CONTACT = "contact"
    CATEGORIES = "categories"
    ORDINAL = "ordinal"
    COUNT = "count"
    WHEN = "when"
    DURATION = "duration"
    PERSON = "person"
    NAME = "name"
    REASONS = "reasons"
    MEASURES = "measures"
    PROBLEMS = "problems"
    CHANNELS = "channels"
    WHERE = "where"
    YES_NO = "yes_no"
    MATTER = "matter"
    OTHER = "other"


_CONTACTS = frozenset({Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.CONTACT})
"""Kinds that often stand in one sentence, and are asked for together."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded Chinese phrases, and English ones in plain form."""

    chinese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    def found_in(self, question: "FoldedQuestion") -> tuple[str, ...]:
        """The cues that the question has, as written here."""
        return tuple(cue for cue in self.chinese if cue in question.chinese) + tuple(
            cue.removeprefix("^") for cue in self.english if question.has_english(cue)
        )


@dataclass(frozen=True, slots=True)
class FoldedQuestion:
    """A question for comparison: folded, and its English words in plain form between blanks."""

    chinese: str
    english: str

    @classmethod
    def of(cls, question: str) -> "FoldedQuestion":
        """The question folded in both ways."""
        folded = simplify(question.lower().replace("’", "'"))
        words = _plain_words(folded).split()
        if words and words[0] in _ASKS:  # "What is done when …, for people who …" asks neither
            joined = pairwise(words)
            words = [
                words[0],
                *(w for before, w in joined if w not in _RELATIVE or before in _JOINS),
            ]
        return cls(folded, f" {' '.join(words)} ")

    def has_english(self, cue: str) -> bool:
        """The cue stands in the question; after ^, at its start."""
        if cue.startswith("^"):
            return self.english.startswith(f" {cue[1:]} ")
        return f" {cue} " in self.english


@dataclass(frozen=True, slots=True)
class KindCues:
    """The words by which a kind is recognised."""

    kind: Kind
    ask: Cues
    about: Cues
    against: Cues

    def fit(self, question: FoldedQuestion) -> bool:
        """The question has words of the kind, and none that speak against it."""
        told = self.ask.found_in(question) or self.about.found_in(question)
        return bool(told) and not self.against.found_in(question)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a question, its words that only ask, and those that name the kind."""

    kind: Kind
    asking: frozenset[str]
    about: frozenset[str]


@dataclass(frozen=True)
class AnswerKinds:
    """All kinds with their cues, the words that every report has, and the wide ones."""

    cues: tuple[KindCues, ...]
    domain: frozenset[str]
    vague: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    """Single characters that end a stretch as a verb before the words that ask: 查询机放|在哪."""

    def recognise(self, question: str) -> Recognised:
        """The first kind whose cues the question has, the address before other contact details;
        OTHER where it has none."""
        folded = FoldedQuestion.of(question)
        asking = frozenset(cue for cues in self.cues for cue in cues.ask.found_in(folded))
        fitting = [cues for cues in self.cues if cues.fit(folded)]
        if not fitting:
            return Recognised(Kind.OTHER, asking, frozenset())
        contacts = [cues for cues in fitting if cues.kind in _CONTACTS]
        if len(contacts) > 1:
            about = frozenset(cue for cues in contacts for cue in cues.about.found_in(folded))
            kind = next((c.kind for c in contacts if c.kind is Kind.ADDRESS), contacts[0].kind)
            return Recognised(kind, asking, about)
        return Recognised(fitting[0].kind, asking, frozenset(fitting[0].about.found_in(folded)))

    def without(self, question: str, cues: Collection[str]) -> str:
        """The question, simplified and in lower case, with these cues cut out."""
        rest = simplify(question.lower().replace("’", "'"))
        for cue in sorted(cues, key=lambda cue: (-len(cue), cue)):
            rest = _cut_english(rest, cue) if cue.isascii() else rest.replace(cue, " ")
        return rest

    def parts(self, said: str) -> tuple[tuple[str, bool], ...]:
        """The stretches of a phrase that tell something, each with whether it is a wide word that
        a sentence may well answer without: 新增 | 功能."""
        if said.isascii():
            return tuple((word, self.is_vague(word)) for word in self.content(said))
        found: list[tuple[str, bool]] = []
        rest, position = "", 0
        while position < len(said):
            length = self._length(self.vague, said, position)
            if not length or self._length(self.domain, said, position) > length:
                rest += said[position]
                position += 1
                continue
            found += [(stretch, False) for stretch in self.content(rest) if rest]
            found.append((said[position : position + length], True))
            rest = ""
            position += length
        return (*found, *((stretch, False) for stretch in self.content(rest) if rest))

    def is_vague(self, said: str) -> bool:
        """The word is so wide that a sentence may well answer without it."""
        return (_plain_words(said) if said.isascii() else said) in self.vague

    def is_word(self, written: str) -> bool:
        """The word is a plain one of everyday speech, as it is written."""
        plain = _plain_words(written.lower()) if written.isascii() else simplify(written)
        return plain in self.domain or plain in self.vague

    def content(self, said: str) -> tuple[str, ...]:
        """The stretches of a phrase that tell something: what is left without domain words.

        A single particle is dropped only where it stands alone or at an end of a longer stretch:
        上 is one, and part of 上级.
        """
        if said.isascii():
            return () if _plain_words(said) in self.domain else (said,)
        left, position = [""], 0
        while position < len(said):
            length = self._length(self.domain, said, position)
            if length:
                left.append("")
            else:
                left[-1] += said[position]
            position += length or 1
        return tuple(stretch for stretch in map(self._without_particles, left) if stretch)

    @staticmethod
    def _length(words: Collection[str], said: str, position: int) -> int:
        """The length of the longest word of two characters or more that begins here, or 0."""
        lengths = range(min(6, len(said) - position), 1, -1)
        return next((n for n in lengths if said[position : position + n] in words), 0)

    def _without_particles(self, stretch: str) -> str:
        while stretch and stretch[0] in self.domain and len(stretch) != _PAIR:
            stretch = stretch[1:]
        while stretch and stretch[-1] in self.domain | self.verbs and len(stretch) != _PAIR:
            stretch = stretch[:-1]
        if len(stretch) == _PAIR and stretch[0] in self.domain and stretch[1] in self.verbs:
            return ""  # 老|换
        return "" if all(character in self.domain for character in stretch) else stretch


@cache
def load_answer_kinds() -> AnswerKinds:
    """The packaged kinds (data/answer_kinds.toml)."""
    source = resources.files("disclosure_qa.vocabulary") / "data" / "answer_kinds.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    wide = tables["vague"]
    domain, vague = (_words(tables.pop(name)) for name in ("domain", "vague"))
    kinds = tuple(_kind_cues(Kind(name), table) for name, table in tables.items())
    return AnswerKinds(kinds, domain, vague - domain, frozenset(wide["verbs"].split()))


def _words(table: Mapping[str, str]) -> frozenset[str]:
    english = (_plain_words(word) for word in table["en"].split(","))
    return frozenset({*table["zh"].split(), *english})


def _kind_cues(kind: Kind, table: Mapping[str, str]) -> KindCues:
    return KindCues(kind, *(_cues(table.get(name, "")) for name in ("ask", "about", "not")))


def _cues(text: str) -> Cues:
    chinese, _, english = text.partition("|")
    cues = [cue.strip() for cue in english.split(",") if cue.strip()]
    english_cues = ("^" * cue.startswith("^") + _plain_words(cue) for cue in cues)
    return Cues(tuple(chinese.split()), tuple(english_cues))


def _cut_english(text: str, cue: str) -> str:
    """The text without the words whose forms are those of the cue."""
    words = list(_WORD.finditer(text))
    wanted = cue.split()
    for first in range(len(words) - len(wanted) + 1):
        run = words[first : first + len(wanted)]
        if [uninflected(word[0]) for word in run] == wanted:
            return text[: run[0].start()] + " " + text[run[-1].end() :]
    return text


def _plain_words(text: str) -> str:
    return " ".join(uninflected(word) for word in _WORD.findall(text))
