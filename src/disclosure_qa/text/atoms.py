"""A string cut into the units in which wordings are matched, in Chinese and English alike.

Each Chinese character is an atom, each Latin word (stemmed), each number; punctuation breaks a
run. A wording of either language is a sequence of atoms, so that one matcher serves both.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local

from Stemmer import Stemmer

from disclosure_qa.text.normalise import simplify

_HAN = r"[\u3400-\u9fff\U00020000-\U0003134f]"
_ALL_HAN = re.compile(f"{_HAN}+")
_ATOM = re.compile(
    rf"(?P<han>{_HAN})|(?P<word>[a-zà-öø-ÿ]+(?:['’][a-zà-öø-ÿ]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>(?!(?<=[a-z])-(?=[a-z]))[^\s\w])"
)
_FULL_WIDTH = {code + 0xFEE0: code for code in range(ord("!"), ord("~") + 1)}
# Porter2 cuts them to the stem of "response" or "late", which they have nothing to do with.
_UNSTEMMED = frozenset({"responsible", "responsibility", "responsibilities", "lately"})
# Words that an English wording may or may not hold without a change of meaning.
_SILENT = frozenset({"the", "a", "an", "of", "its", "their"})


class _Stemmers(local):
    """One for each thread: a stemmer works in a buffer of its own."""

    def __init__(self) -> None:
        self.english = Stemmer("english")


_stemmers = _Stemmers()


@dataclass(frozen=True, slots=True)
class Atom:
    """One unit of a text: `form` is compared, `start` and `end` are places in the text."""

    form: str
    start: int
    end: int
    kind: str
    """"han", "word", "number" or "mark"."""


def atoms(text: str) -> tuple[Atom, ...]:
    """The atoms of a text in order; articles and the like are left out.

    `start` and `end` refer to `plain(text)`, which is as long as the text itself.
    """
    found = []
    for match in _ATOM.finditer(plain(text)):
        written, kind = match.group(), match.lastgroup or ""
        if written not in _SILENT:
            found.append(Atom(_form(written, kind), *match.span(), kind))
    return tuple(found)


def forms_of(texts: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each text the forms of its atoms, and those of its atoms that are no marks.

    A hundred short texts at once cost a third of what `atoms` takes for each; none may hold a line break.
    """
    for line in _plain("\n".join(texts)).split("\n"):
        if _ALL_HAN.fullmatch(line):
            yield tuple(line), tuple(line)
            continue
        found = [match for match in _ATOM.finditer(line) if match.group() not in _SILENT]
        forms = tuple(_form(match.group(), match.lastgroup) for match in found)
        bare = (f for f, match in zip(forms, found, strict=True) if match.lastgroup != "mark")
        yield forms, tuple(bare)


def beginning(text: str) -> str:
    """The first character of the form of its first atom, "" where that is a mark or an article.

    No stem begins otherwise than its word, so this costs a tenth of `atoms`.
    """
    match = _ATOM.match(plain(text))
    if match is None or match.lastgroup == "mark" or match.group() in _SILENT:
        return ""
    return match.group()[0]


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """The text in half width, lower case and simplified characters, place for place."""
    return _plain(text)


def _plain(text: str) -> str:
    narrow = text.lower().translate(_FULL_WIDTH)
    if len(narrow) != len(text) or not unicodedata.is_normalized("NFKC", narrow):
        narrow = "".join(_narrow(character) for character in text)
    simplified = simplify(narrow)
    if len(simplified) == len(narrow):
        return simplified
    return "".join(simplify(character)[:1] or character for character in narrow)


def _narrow(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _form(written: str, kind: str | None) -> str:
    if kind == "word":
        return stem(written)
    return written.replace(",", "") if kind == "number" else written


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of an English word (Porter2), without a possessive ending."""
    bare = word.replace("’", "'").removesuffix("'s")
    return bare if bare in _UNSTEMMED else str(_stemmers.english.stemWord(bare))
