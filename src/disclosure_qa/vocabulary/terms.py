"""The terms of the reports, and what they mean in both languages, from data/terms.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from disclosure_qa.text.atoms import plain


@dataclass(frozen=True, slots=True)
class Term:
    """A term by its name in each language, with its definitions and all words for it, folded."""

    zh: str
    en: str
    define_zh: str
    define_en: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term that a text names, and where."""

    term: Term
    start: int
    end: int


def terms_in(text: str) -> tuple[TermMention, ...]:
    """The terms that a text names, in order; the longer of two words that overlap stands."""
    source = plain(text)
    found: list[TermMention] = []
    for word, term in _by_length():
        edge = r"\b" if word.isascii() else ""
        for match in re.finditer(edge + re.escape(word) + edge, source):
            if all(match.end() <= m.start or m.end <= match.start() for m in found):
                found.append(TermMention(term, *match.span()))
    return tuple(sorted(found, key=lambda mention: mention.start))


@cache
def _by_length() -> tuple[tuple[str, Term], ...]:
    pairs = [(word, term) for term in load_terms() for word in term.words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def load_terms() -> tuple[Term, ...]:
    """The packaged terms."""
    source = resources.files("disclosure_qa.vocabulary") / "data" / "terms.toml"
    return tuple(map(_term, tomllib.loads(source.read_text(encoding="utf-8"))["term"]))


def _term(entry: Mapping[str, str]) -> Term:
    chinese = entry["zh"].split()
    english = [word.strip() for word in entry["en"].split("|")]
    words = tuple(dict.fromkeys(plain(word) for word in (*chinese, *english)))
    return Term(chinese[0], english[0], entry["define_zh"], entry["define_en"], words)
