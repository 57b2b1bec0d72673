"""The lexicon: which words name which concept, in Chinese and English, and where they stand."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources

from disclosure_qa.text.atoms import Atom, atoms, beginning

_FILES = ("concepts.toml", "applicants.toml", "questions.toml")
STOP = "stop"
# Longer wordings win over the same stretch cut in pieces; small words win only what is left.
_LENGTH_POWER = 1.5
_LATIN_WEIGHT = 2.0
_STOP_WEIGHT = 0.3
# Marks that may stand inside a wording without parting it; a comma or 、 parts.
_PASSED_OVER = frozenset('：:（）()“”"《》「」·')
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


@dataclass(frozen=True)
class Lexicon:
    """All wordings, as trees of atoms: one for each character that a wording begins with, grown
    when a text holds it, for a single question needs few of them."""

    seeds: Mapping[str, Sequence[tuple[str, str]]]
    """Each wording with its concept, by the first characters of its first atom."""
    concepts: frozenset[str]
    """All concepts that some wording names."""
    weak: frozenset[str] = frozenset()
    """Concepts that may be named without telling what is meant."""
    _grown: dict[str, Mapping[str, "Node"]] = field(default_factory=dict)

    def beginning_with(self, form: str) -> "Node | None":
        """The place in the tree after one atom; None where no wording begins with it."""
        first = form[:1]
        if first not in self._grown:
            self._grown[first] = _tree(_by_form(self.seeds.get(first, ())))
        return self._grown[first].get(form)

    @cached_property
    def wordings(self) -> tuple[tuple[str, ...], ...]:
        """All wordings as the forms of their atoms."""
        return tuple(forms for entries in self.seeds.values() for forms in _by_form(entries))

    def mentions(
        self, text: str, units: Sequence[Atom] | None = None, taken: Iterable[range] = ()
    ) -> tuple[Mention, ...]:
        """The text as a sequence of mentions that do not overlap, known or not, in order.

        `taken` holds stretches of atoms that have been read as something else; they are passed
        over. Punctuation separates mentions and is none.
        """
        units = atoms(text) if units is None else units
        closed = {index for stretch in taken for index in stretch}
        best: list[tuple[float, int, frozenset[str]]] = [(0.0, 0, frozenset())] * (len(units) + 1)
        for first in range(len(units) - 1, -1, -1):
            best[first] = self._best_from(units, first, best, closed)
        return tuple(_chosen(text, units, best, closed))

    def _best_from(
        self,
        units: Sequence[Atom],
        first: int,
        best: Sequence[tuple[float, int, frozenset[str]]],
        closed: set[int],
    ) -> tuple[float, int, frozenset[str]]:
        """The best reading from an atom on: its score, where its mention ends, the concepts."""
        choice = (best[first + 1][0] + _UNKNOWN, first + 1, frozenset[str]())
        node: Node | None = None
        weight = 0.0
        for index in range(first, len(units)):
            if index in closed:
                break
            unit = units[index]
            below = self.beginning_with(unit.form) if node is None else node.children.get(unit.form)
            if below is None and node is not None and unit.form in _PASSED_OVER:
                continue
            if below is None:
                break
            node = below
            weight += _LATIN_WEIGHT if unit.kind == "word" else 1.0
            if node.concepts:
                value = weight**_LENGTH_POWER
                if node.concepts == {STOP}:
                    value *= _STOP_WEIGHT
                score = value + best[index + 1][0]
                if score > choice[0]:
                    choice = (score, index + 1, node.concepts)
        return choice


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of wordings."""

    concepts: frozenset[str]
    children: Mapping[str, "Node"]


def _chosen(
    text: str,
    units: Sequence[Atom],
    best: Sequence[tuple[float, int, frozenset[str]]],
    closed: set[int],
) -> Iterable[Mention]:
    first = 0
    while first < len(units):
        _, last, concepts = best[first]
        if first not in closed and units[first].kind != "mark":
            start, end = units[first].start, units[last - 1].end
            yield Mention(concepts, text[start:end], start, end, first, last)
        first = last


def build_lexicon(
    entries: Mapping[str, Iterable[str]], weak: frozenset[str] = frozenset()
) -> Lexicon:
    """A lexicon of wordings by concept."""
    seeds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    named = set()
    for concept, wordings in entries.items():
        for wording in wordings:
            for first in _first_characters(wording):
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
    by_form: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for wording, concept in entries:
        units = atoms(wording)
        by_form[tuple(unit.form for unit in units)].add(concept)
        by_form[tuple(unit.form for unit in units if unit.kind != "mark")].add(concept)
    by_form.pop((), None)
    # A wording that means something is no mere small word.
    return {form: frozenset((found - {STOP}) or found) for form, found in by_form.items()}


def _tree(wordings: Mapping[tuple[str, ...], frozenset[str]]) -> dict[str, Node]:
    below: dict[str, dict[tuple[str, ...], frozenset[str]]] = defaultdict(dict)
    for forms, concepts in wordings.items():
        below[forms[0]][forms[1:]] = concepts
    return {
        form: Node(
            rest.get((), frozenset()), _tree({forms: c for forms, c in rest.items() if forms})
        )
        for form, rest in below.items()
    }


def _wordings(entry: Mapping[str, str]) -> list[str]:
    return [*entry.get("zh", "").split(), *filter(None, map(str.strip, entry["en"].split("|")))]


def load_lexicon(names: Mapping[str, Iterable[str]]) -> Lexicon:
    """The lexicon of the packaged data files, with wordings of further concepts."""
    folder = resources.files("disclosure_qa.vocabulary") / "data"
    entries: dict[str, Iterable[str]] = dict(names)
    weak: set[str] = set()
    for name in _FILES:
        content = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for concept, entry in content.items():
            entries[concept] = [*entries.get(concept, ()), *_wordings(entry)]
        weak |= {concept for concept, entry in content.items() if entry.get("weak")}
    return build_lexicon(entries, frozenset(weak))
