"""What kind of thing a question asks for: a phone number, a person, a list of problems."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from disclosure_qa.text.normalise import simplify
from disclosure_qa.text.stemming import stem

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
    COUNT = "count"
    DURATION = "duration"
    WHEN = "when"
    PERSON = "person"
    NAME = "name"
    REASONS = "reasons"
    MEASURES = "measures"
    PROBLEMS = "problems"
    CATEGORIES = "categories"
    CHANNELS = "channels"
    WHERE = "where"
    YES_NO = "yes_no"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded Chinese phrases, and stemmed English ones between blanks."""

    chinese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    def found_in(self, question: "FoldedQuestion") -> tuple[str, ...]:
        """The cues that the question has, as written here."""
        return tuple(cue for cue in self.chinese if cue in question.chinese) + tuple(
            cue for cue in self.english if f" {cue} " in question.english
        )


@dataclass(frozen=True, slots=True)
class FoldedQuestion:
    """A question for comparison: folded, and its English words stemmed between blanks."""

    chinese: str
    english: str

    @classmethod
    def of(cls, question: str) -> "FoldedQuestion":
        """The question folded in both ways."""
        folded = simplify(question.lower().replace("’", "'"))
        return cls(folded, f" {_stemmed(folded)} ")


@dataclass(frozen=True, slots=True)
class KindCues:
    """The words by which a kind is recognised."""

    kind: Kind
    ask: Cues
    about: Cues
    against: Cues


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a question, and its words that only ask."""

    kind: Kind
    asking: frozenset[str]


@dataclass(frozen=True)
class AnswerKinds:
    """All kinds with their cues, and the words that every report has."""

    cues: tuple[KindCues, ...]
    domain: frozenset[str]

    def recognise(self, question: str) -> Recognised:
        """The first kind whose cues the question has; OTHER where it has none."""
        folded = FoldedQuestion.of(question)
        asking = frozenset(cue for cues in self.cues for cue in cues.ask.found_in(folded))
        for cues in self.cues:
            fits = cues.ask.found_in(folded) or cues.about.found_in(folded)
            if fits and not cues.against.found_in(folded):
                return Recognised(cues.kind, asking)
        return Recognised(Kind.OTHER, asking)

    def is_domain(self, said: str) -> bool:
        """A word of every report, whose presence tells nothing."""
        return (_stemmed(said) if said.isascii() else said) in self.domain


@cache
def load_answer_kinds() -> AnswerKinds:
    """The packaged kinds (data/answer_kinds.toml)."""
    source = resources.files("disclosure_qa.vocabulary") / "data" / "answer_kinds.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    domain = tables.pop("domain")
    words = {*domain["zh"].split(), *(_stemmed(word) for word in domain["en"].split(","))}
    kinds = tuple(_kind_cues(Kind(name), table) for name, table in tables.items())
    return AnswerKinds(kinds, frozenset(words))


def _kind_cues(kind: Kind, table: Mapping[str, str]) -> KindCues:
    return KindCues(kind, *(_cues(table.get(name, "")) for name in ("ask", "about", "not")))


def _cues(text: str) -> Cues:
    chinese, _, english = text.partition("|")
    return Cues(
        tuple(chinese.split()), tuple(_stemmed(cue) for cue in english.split(",") if cue.strip())
    )


def _stemmed(text: str) -> str:
    return " ".join(stem(word) for word in _WORD.findall(text))
