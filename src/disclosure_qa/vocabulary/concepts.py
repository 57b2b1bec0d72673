"""The lexicon: which words name which concept, in Chinese and English, and where they stand."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

from disclosure_qa.text.atoms import Atom, atoms, beginning, forms_of
from disclosure_qa.text.normalise import plain
from disclosure_qa.vocabulary.patterns import is_pattern, openings, spelt_out

_FILES = ("concepts.toml", "compounds.toml", "applicants.toml", "questions.toml")
STOP = "stop"
PART = "part."
"""Begins the concepts that mean something only with others (see vocabulary.composing)."""
# Longer wordings win over the same stretch cut in pieces; small words win only what is left.
_LENGTH_POWER = 1.5
_LATIN_WEIGHT = 2.0
_STOP_WEIGHT = 0.3
# Marks that may stand inside a wording without parting it; a comma or 、 parts.
PASSED_OVER = frozenset('：:（）()“”"《》「」·')
_NO_ATOM = re.compile(r"[\W_]+")
_APART = re.compile(r"[a-z0-9à-öø-ÿ][a-z0-9à-öø-ÿ.,'’-]*")
# A reading that explains every word beats one that leaves some over.
_UNKNOWN = -2.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names a concept, or one of several.

    `start` and `end` are places in the text; `first` and `last` index its atoms, `last` past
    the end. `concepts` is empty for atoms that the lexicon does not know.
    """

    concepts: frozenset[str]
    text: str
    start: int
    end: int
    first: int
    last: int

    @property
    def known(self) -> bool:
        """Some concept, or a small word."""
        return bool(self.concepts)


def _stands_alone(wording: str, concept: str) -> bool:
    return not is_pattern(wording) and not concept.startswith(PART)


@lru_cache(maxsize=4096)
def is_part(concepts: frozenset[str]) -> bool:
    """A word of these concepts means something only together with others."""
    return bool(concepts) and all(concept.startswith(PART) for concept in concepts)


class Branch(dict[str, "Branch"]):
    """A place in a tree of wordings: what follows by the form of the next atom."""

    __slots__ = ("meaning",)

    def __init__(self) -> None:
        super().__init__()
        self.meaning: Meaning | None = None

    def __missing__(self, form: str) -> "Branch":
        grown = self[form] = Branch()
        return grown


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a wording that ends at a branch names, and how its length counts."""

    concepts: frozenset[str]
    weight: float
    is_part: bool


class Word(NamedTuple):
    """A wording of the lexicon that stands in a text: the atom past its last, how much it counts."""

    last: int
    value: float
    meaning: Meaning


Words = Sequence[Sequence[Word]]
"""For each atom of a text the words that begin with it, the shortest first."""


@dataclass(frozen=True)
class Lexicon:
    """All wordings, as trees of atoms: one for each character that a wording begins with, grown
    when a text holds it, for a single question needs few of them."""

    seeds: Mapping[str, Sequence[tuple[str, str]]]
    """Each wording with its concept, by the first characters of its first atom; a wording that
    stands for many is not spelt out."""
    concepts: frozenset[str]
    """All concepts that some wording names."""
    weak: frozenset[str] = frozenset()
    """Concepts that may be named without telling what is meant."""
    _grown: dict[str, Branch] = field(default_factory=dict)
    _forms: dict[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)

    def _beginning_with(self, form: str) -> Branch | None:
        """The place in the tree after one atom; None where no wording begins with it."""
        first = form[:1]
        if first not in self._grown:
            self._grown[first] = _tree(_by_form(self.seeds.get(first, ())))
        return self._grown[first].get(form)

    @cached_property
    def wordings(self) -> tuple[tuple[str, ...], ...]:
        """The wordings that mean something by themselves and stand for no others, as the forms of
        their atoms."""
        alone = ([e for e in entries if _stands_alone(*e)] for entries in self.seeds.values())
        return tuple(forms for entries in alone for forms in _by_form(entries))

    def may_name(self, concepts: Iterable[str], text: str) -> bool:
        """Whether `mentions` of a text could name all the concepts: false only where they cannot.

        Told by the characters, at a hundredth of the cost.
        """
        read = plain(text)
        written = _NO_ATOM.sub("", read)
        apart = frozenset(unit.form for unit in atoms(" ".join(_APART.findall(read))))
        return all(
            any(_may_hold(written, apart, forms) for forms in self._forms_of(concept))
            for concept in concepts
        )

    def _forms_of(self, concept: str) -> Sequence[tuple[str, ...]]:
        """The wordings of a concept as the forms of their atoms, without marks."""
        if concept not in self._forms:
            wordings = self._by_concept.get(concept, ())
            self._forms[concept] = [
                tuple(unit.form for unit in atoms(spelt) if unit.kind != "mark")
                for wording in wordings
                for spelt in spelt_out(wording)
            ]
        return self._forms[concept]

    @cached_property
    def _by_concept(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for entries in self.seeds.values():
            for wording, concept in entries:
                found[concept].add(wording)
        return {concept: frozenset(wordings) for concept, wordings in found.items()}

    def words(self, units: Sequence[Atom]) -> Words:
        """Every word that these atoms may hold, whichever of them are chosen."""
        return [self._words_from(units, first) for first in range(len(units))]

    def _words_from(self, units: Sequence[Atom], first: int) -> list[Word]:
        found: list[Word] = []
        branch = self._beginning_with(units[first].form)
        weight = 0.0
        index = first
        while branch is not None:
            weight += _LATIN_WEIGHT if units[index].kind == "word" else 1.0
            if (meaning := branch.meaning) is not None:
                found.append(Word(index + 1, meaning.weight * weight**_LENGTH_POWER, meaning))
            if not branch:
                break
            index, branch = _following(units, index + 1, branch)
        return found

    def mentions(
        self,
        text: str,
        units: Sequence[Atom] | None = None,
        taken: Iterable[range] = (),
        no_parts: Collection[int] = (),
        words: Words | None = None,
    ) -> tuple[Mention, ...]:
        """The text as a sequence of mentions that do not overlap, known or not, in order.

        `taken` holds stretches of atoms that have been read as something else; they are passed
        over. Where an atom is among `no_parts`, no word begins that is nothing but a part of a
        meaning. Punctuation separates mentions and is none. `words` are those of the atoms, where
        they have been looked up.
        """
        units = atoms(text) if units is None else units
        words = self.words(units) if words is None else words
        closed = {index for stretch in taken for index in stretch}
        return tuple(_chosen(text, units, _best_words(words, closed, no_parts), closed))


def _best_words(
    words: Words, closed: Collection[int], no_parts: Collection[int]
) -> list[tuple[int, frozenset[str]]]:
    """For each atom where the mention that begins with it ends in the best reading of the text
    from there on, and what it names."""
    scores = [0.0] * (len(words) + 1)
    chosen: list[tuple[int, frozenset[str]]] = [(0, frozenset())] * len(words)
    open_until = len(words)
    for first in range(len(words) - 1, -1, -1):
        open_until = first if first in closed else open_until
        best, last, concepts = scores[first + 1] + _UNKNOWN, first + 1, frozenset[str]()
        for end, value, meaning in words[first]:
            if end > open_until:
                break
            if value + scores[end] > best and not (meaning.is_part and first in no_parts):
                best, last, concepts = value + scores[end], end, meaning.concepts
        scores[first], chosen[first] = best, (last, concepts)
    return chosen


def _following(units: Sequence[Atom], index: int, branch: Branch) -> tuple[int, Branch | None]:
    """The branch that the next atoms lead to, and the atom that does; marks may be passed over."""
    while index < len(units):
        form = units[index].form
        if (below := branch.get(form)) is not None or form not in PASSED_OVER:
            return index, below
        index += 1
    return index, None


def _chosen(
    text: str,
    units: Sequence[Atom],
    chosen: Sequence[tuple[int, frozenset[str]]],
    closed: set[int],
) -> Iterable[Mention]:
    first = 0
    while first < len(units):
        last, concepts = chosen[first]
        if first not in closed and units[first].kind != "mark":
            start, end = units[first].start, units[last - 1].end
            yield Mention(concepts, text[start:end], start, end, first, last)
        first = last


def _may_hold(written: str, apart: frozenset[str], forms: Sequence[str]) -> bool:
    """Chinese is written as its atoms are; of the rest, all atoms stand somewhere (`apart`)."""
    if any(map(str.isascii, forms)):
        return apart.issuperset(form for form in forms if form.isascii())
    return "".join(forms) in written


def build_lexicon(
    entries: Mapping[str, Iterable[str]], weak: frozenset[str] = frozenset()
) -> Lexicon:
    """A lexicon of wordings by concept."""
    seeds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    named = set()
    for concept, wordings in entries.items():
        for wording in wordings:
            for first in openings(wording, _first_characters):
                seeds[first].append((wording, concept))
                named.add(concept)
    return Lexicon(seeds, frozenset(named), weak)


def _first_characters(wording: str) -> frozenset[str]:
    """What its first atom may begin with: the first of all, and the first that is no mark."""
    if first := beginning(wording):
        return frozenset(first)
    units = atoms(wording)
    words = [unit for unit in units if unit.kind != "mark"]
    return frozenset(unit.form[:1] for unit in (*units[:1], *words[:1]))


def _by_form(
    entries: Iterable[tuple[str, str]],
) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The concepts of each wording, by the forms of its atoms, with and without its marks."""
    spelt = [(one, concept) for wording, concept in entries for one in spelt_out(wording)]
    by_form: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (_, concept), (forms, bare) in zip(spelt, forms_of(w for w, _ in spelt), strict=False):
        by_form[forms].add(concept)
        by_form[bare].add(concept)
    by_form.pop((), None)
    return {form: _meanings(found) for form, found in by_form.items()}


def _meanings(concepts: set[str]) -> frozenset[str]:
    """A wording that means something by itself is no mere small word."""
    alone = {c for c in concepts if c != STOP and not c.startswith(PART)}
    return frozenset(concepts - {STOP} if alone else concepts)


def _tree(wordings: Mapping[tuple[str, ...], frozenset[str]]) -> Branch:
    root = Branch()
    for forms, concepts in wordings.items():
        branch = root
        for form in forms:
            branch = branch[form]
        weight = _STOP_WEIGHT if STOP in concepts else 1.0
        branch.meaning = Meaning(concepts, weight, is_part(concepts))
    return root


def _wordings(entry: Mapping[str, str]) -> list[str]:
    english = map(str.strip, entry.get("en", "").split("|"))
    return [*entry.get("zh", "").split(), *filter(None, english)]


def load_lexicon(
    further: Mapping[str, Iterable[str]], parts: Mapping[str, Mapping[str, str]] | None = None
) -> Lexicon:
    """The lexicon of the packaged data files, with wordings of further concepts and of parts."""
    folder = resources.files("disclosure_qa.vocabulary") / "data"
    entries: dict[str, Iterable[str]] = dict(further)
    entries.update((part, _wordings(entry)) for part, entry in (parts or {}).items())
    weak: set[str] = set()
    for name in _FILES:
        content = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for names, entry in content.items():
            for concept in names.split("+"):
                entries[concept] = [*entries.get(concept, ()), *_wordings(entry)]
        weak |= {concept for concept, entry in content.items() if entry.get("weak")}
    return build_lexicon(entries, frozenset(weak))
