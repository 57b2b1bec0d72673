"""Where the words of a draft come from: its evidence, the trade's glossary, or ordinary language.

A word that is in none of them may stand too, if there are few such, and none that could be a
number or a name: see `unknown`.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from disclosure_qa.language_model.evidence import TOKEN, Exhibit
from disclosure_qa.language_model.numerals import HAN_NUMERALS
from disclosure_qa.language_model.unknown import may_be_name_or_number, unsafe_word
from disclosure_qa.text.inflection import uninflected
from disclosure_qa.vocabulary.agencies import english_name, place_of
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.vocabulary.glossary import load_glossary

_HAN_RUN = re.compile(r"[\u3400-\u9fff〇]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_LONGEST_WORD = 10
_MOST_UNKNOWN = 0.25
_TOKEN_COUNTS = 2
"""A token counts as a word of so many characters."""
_SHORTEST_PIECE = 2
_SHORTEST_NUMERAL_PIECE = 3
"""两微一端 may be said in its own words, 一端 may not: it might be a number of something."""
_CAPITALS = frozenset(
    ("WeChat", "Weibo", "Chinese", "China", "Internet", "Town", "Township", "County", "City", "Village",
     "Government", "Bureau", "Office", "Department", "Committee", "Head", "Deputy", "Director", "Mayor")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words that need no evidence, Chinese ones as they are, English ones uninflected."""

    particles: frozenset[str]
    chinese: frozenset[str]
    english: frozenset[str]
    never: frozenset[str]
    """English words that are numbers or dates, as they are and uninflected."""


@cache
def ordinary_words() -> Words:
    """The packaged list together with the glossary and the names of indicators."""
    file = resources.files("disclosure_qa.language_model") / "data" / "words.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    glossary = load_glossary()
    trade = [word for phrase, words in glossary.entries() for word in (phrase, *words)]
    trade += [part for i in load_catalogue().indicators for part in _HAN_RUN.findall(i.zh)]
    chinese = {*tables["zh"]["words"].split(), *(w for w in trade if not HAN_NUMERALS & set(w))}
    english = {form for phrase in glossary.english for form in phrase}
    said = " ".join((tables["en"]["words"], *(i.en for i in load_catalogue().indicators)))
    english |= {uninflected(word.lower()) for word in _WORD.findall(said)}
    said = tables["en"]["never"].split()
    never = frozenset(form for word in said for form in (word, uninflected(word)))
    particles = frozenset(tables["zh"]["particles"])
    return Words(particles, frozenset(chinese), frozenset(english) - never, never)


def strange_words(body: str, exhibits: Sequence[Exhibit]) -> tuple[str, ...]:
    """What a sentence says that neither its evidence nor ordinary language has, and that may be a
    number or a name; or all that is unknown, where that is too much."""
    said = TOKEN.sub(" ", body)
    sources = _sources(exhibits)
    runs = [covered(run, sources) for run in _HAN_RUN.findall(said)]
    pieces = [piece for run in runs for piece in run.unknown]
    words = [match[0] for match in _WORD.finditer(said)]
    names = frozenset(_capitals(exhibits))
    known = ordinary_words().english | {uninflected(name.lower()) for name in names}
    new = [word for word in words if not _known(word, known)]
    strange = [piece for piece in pieces if may_be_name_or_number(piece)]
    strange += [word for word in new if _is_number(word) or unsafe_word(word)]
    strange += [word for word in _inner_capitals(said) if word not in names]
    unknown = sum(map(len, pieces)) > _MOST_UNKNOWN * sum(run.length for run in runs)
    if unknown or len(new) > _MOST_UNKNOWN * len(words):
        strange += [*pieces, *new]
    return tuple(strange)


def _is_number(word: str) -> bool:
    return bool({word.lower(), uninflected(word.lower())} & ordinary_words().never)


def _known(word: str, known: frozenset[str]) -> bool:
    return word in {"a", "A"} or (len(word) > 1 and uninflected(word.lower()) in known)


def _inner_capitals(said: str) -> Iterable[str]:
    """Words with a capital that do not open the sentence, and words all in capitals."""
    for match in _WORD.finditer(said):
        # "May" opens no sentence but one about the month.
        opens = not said[: match.start()].strip(" \"'“(") and match[0] != "May"
        if not match[0].islower() and not (opens and match[0].istitle()):
            yield match[0]


def quoted_share(body: str, exhibits: Sequence[Exhibit]) -> float:
    """Which share of a Chinese sentence's words and tokens stands in its evidence."""
    sources = _sources(exhibits)
    runs = [covered(run, sources) for run in _HAN_RUN.findall(TOKEN.sub(" ", body))]
    tokens = _TOKEN_COUNTS * len(TOKEN.findall(body))
    length = sum(run.length for run in runs) + tokens
    return (sum(run.quoted for run in runs) + tokens) / max(1, length)


@dataclass(frozen=True, slots=True)
class Cover:
    """How a run of Chinese characters is made up: how many are quoted, and what is unknown."""

    length: int = 0
    quoted: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """As little unknown as can be, then as much quoted."""
        return (-sum(map(len, self.unknown)), self.quoted)


def covered(run: str, sources: Sequence[str]) -> Cover:
    """The best way to make up a run of pieces of the sources and ordinary words."""
    words = ordinary_words()
    best = [Cover()] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        quoted = _longest(run, start, sources)
        after = best[start + 1]
        joined = bool(after.unknown) and run.startswith(after.unknown[0], start + 1)
        first = run[start] + after.unknown[0] if joined else run[start]
        rest = after.unknown[1:] if joined else after.unknown
        choices = [Cover(after.length + 1, after.quoted, (first, *rest))]
        for length in range(1, min(max(_LONGEST_WORD, quoted), len(run) - start) + 1):
            after = best[start + length]
            if _may_stand(run[start : start + length], words, quoted, sources):
                more = length if length <= quoted else 0
                choices.append(Cover(after.length + length, after.quoted + more, after.unknown))
        best[start] = max(choices, key=lambda cover: cover.rank)
    return best[0]


def _may_stand(piece: str, words: Words, quoted: int, sources: Sequence[str]) -> bool:
    least = _SHORTEST_NUMERAL_PIECE if HAN_NUMERALS & set(piece) else _SHORTEST_PIECE
    if least <= len(piece) <= quoted and _is_whole(piece, sources):
        return True
    return piece in words.chinese or piece in words.particles


def _is_whole(piece: str, sources: Sequence[str]) -> bool:
    """A numeral at its edge is at the edge of a run of the evidence too: 三问三答 is not cut."""
    before = r"(?<![\u3400-\u9fff])" if piece[0] in HAN_NUMERALS else ""
    after = r"(?![\u3400-\u9fff])" if piece[-1] in HAN_NUMERALS else ""
    if not before and not after:
        return True
    return any(re.search(before + piece + after, source) for source in sources)


def _longest(run: str, start: int, sources: Sequence[str]) -> int:
    length = 0
    while start + length < len(run) and any(run[start : start + length + 1] in s for s in sources):
        length += 1
    return length


def _sources(exhibits: Sequence[Exhibit]) -> tuple[str, ...]:
    """The exhibits without their tokens, and whose report and section they are of."""
    found: dict[str, None] = {}
    for exhibit in exhibits:
        source = exhibit.citation.source
        parts = (*TOKEN.split(exhibit.text)[::2], source.agency, *source.section.split("/"))
        found |= dict.fromkeys((*parts, place_of(source.agency)))
    return tuple(part for part in found if part)


def _capitals(exhibits: Sequence[Exhibit]) -> Iterable[str]:
    """Words that may be written with a capital: names of the bodies cited, Latin words quoted."""
    yield from _CAPITALS
    for exhibit in exhibits:
        for text in (english_name(exhibit.citation.source.agency), exhibit.text):
            yield from _WORD.findall(TOKEN.sub(" ", text))
