"""The catalogue of indicators: what the reports' rows are called and mean, from data files.

An operator adds an indicator by adding a table to a file of `data/indicators`; the format is
described in docs/adding-an-indicator.md.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from disclosure_qa.model.report import Family
from disclosure_qa.text.atoms import Atom, atoms
from disclosure_qa.vocabulary.composing import NO_RULES, Rules, composed, load_composition
from disclosure_qa.vocabulary.concepts import Lexicon, Mention, Words, load_lexicon
from disclosure_qa.vocabulary.indicator import Balance, Carry, Comparability, Indicator
from disclosure_qa.vocabulary.labels import label_key, loose_key
from disclosure_qa.vocabulary.pinyin import Pinyin
from disclosure_qa.vocabulary.slips import Slips

_TELLING_LABEL = 5
_TELLING_LOOSE = 4
# How much of a label must be right (one minus edits per character), and how much better the best
# candidate must be than the next. Short labels differ by little from others: 行政处分, 行政处罚.
_MISPRINT = 0.74
_MISPRINT_OF_SHORT = 0.8
_SHORT = 5
_MISPRINT_MARGIN = 0.08
_REMEMBERED = 16384  # the same labels stand in thousands of reports
# A misprint never turns a label into its opposite: these must agree on both sides.
_TURNING = frozenset("不未非无否")


@dataclass(frozen=True)
class Catalogue:
    """All indicators, and the ways to find one: by id, by printed row, by words."""

    indicators: tuple[Indicator, ...]
    balances: tuple[Balance, ...] = ()

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def by_applicant(self) -> frozenset[str]:
        """The indicators that the forms count by kinds of applicants: those of their balances, with
        all that adds up to one of them."""
        found: set[str] = set()
        waiting = {name for each in self.balances for name in (*each.left, *each.right)}
        families = {family for each in self.balances for family in each.families}
        while waiting:
            found |= waiting
            known = [self._by_id[name] for name in waiting if name in self._by_id]
            parts = {part for one in known for f in families for part in one.parts.get(f, ())}
            waiting = parts - found
        return frozenset(found)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The wordings of all concepts, and of each indicator as a whole."""
        names: dict[str, list[str]] = defaultdict(list)
        for indicator in self.indicators:
            for concept in (indicator.own_concept, *sorted(indicator.concepts)):
                names[concept] += self._names_of(indicator)
        return load_lexicon(names, self._composition[0])

    @cached_property
    def _composition(self) -> tuple[Mapping[str, Mapping[str, str]], Rules]:
        return load_composition()

    def mentions(
        self,
        text: str,
        units: Sequence[Atom],
        taken: Iterable[range] = (),
        words: Words | None = None,
    ) -> tuple[Mention, ...]:
        """What a question names, in order; what it says in several words is put together.

        `words` are the lexicon's in these atoms, where they have been looked up.
        """
        words = self.lexicon.words(units) if words is None else words
        no_parts = frozenset[int]()
        while True:
            named = self.lexicon.mentions(text, units, taken, no_parts, words)
            found, idle = composed(units, named, self._composition[1])
            # A word that is no part here may hide another word: read again without it.
            if not idle:
                return found
            no_parts |= idle

    def plain_mentions(self, text: str) -> tuple[Mention, ...]:
        """What a text names word by word."""
        units = atoms(text)
        named = self.lexicon.mentions(text, units, no_parts=range(len(units)))
        return composed(units, named, NO_RULES)[0]

    @cached_property
    def slips(self) -> Slips:
        """Misspelt words of the lexicon, made right."""
        return Slips(self.lexicon)

    @cached_property
    def pinyin(self) -> Pinyin:
        """Whole questions in Latin letters, put into characters."""
        return Pinyin(self.lexicon, self.telling)

    def _names_of(self, indicator: Indicator) -> list[str]:
        """Its names, and those of its labels that are long enough to mean nothing else."""
        labels = {path[-1] for paths in indicator.rows.values() for path in paths}
        own = (label for label in sorted(labels) if len(label) >= _TELLING_LABEL)
        alone = (
            label for label in own if {i.id for _, _, i in self._by_leaf[label]} == {indicator.id}
        )
        return [indicator.zh, indicator.en, *alone]

    @cached_property
    def measure_concepts(self) -> frozenset[str]:
        """All concepts that some indicator needs or allows."""
        return frozenset().union(
            *(i.concepts | i.context | {i.own_concept} for i in self.indicators)
        )

    @cached_property
    def _by_concept(self) -> dict[str, tuple[Indicator, ...]]:
        using = defaultdict(list)
        for indicator in self.indicators:
            for concept in (*indicator.concepts, indicator.own_concept):
                using[concept].append(indicator)
        return {concept: tuple(found) for concept, found in using.items()}

    def using(self, concepts: Collection[str]) -> tuple[Indicator, ...]:
        """The indicators of which some concept of their own is among those given."""
        found = (i for concept in concepts for i in self._by_concept.get(concept, ()))
        return tuple({indicator.id: indicator for indicator in found}.values())

    @cached_property
    def telling(self) -> frozenset[str]:
        """The concepts that by themselves tell what is counted: of whom, over which time."""
        framing = {c for c in self.lexicon.concepts if c.startswith(("applicant.", "period."))}
        return (self.measure_concepts - self.lexicon.weak) | framing

    @cached_property
    def families_of(self) -> Mapping[str, frozenset[Family]]:
        """For each label that ends a row's path, the families that have such a row."""
        return {
            label: frozenset(family for family, _, _ in fits)
            for label, fits in self._by_leaf.items()
        }

    @cached_property
    def _by_leaf(self) -> dict[str, list[tuple[Family, tuple[str, ...], Indicator]]]:
        leaves = defaultdict(list)
        for indicator in self.indicators:
            for family, paths in indicator.rows.items():
                for path in paths:
                    leaves[path[-1]].append((family, path, indicator))
        return dict(leaves)

    @cached_property
    def _resolved(self) -> Callable[[tuple[str, ...], Family | None], Indicator | None]:
        """Remembers row paths: reports print the same rows, and misprints take time."""
        return lru_cache(maxsize=_REMEMBERED)(
            lambda keys, family: (
                self._exact(keys, family)
                or self._misprinted(keys, family)
                or self._in_other_words(keys)
            )
        )

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(
            label
            for indicator in self.indicators
            for paths in indicator.rows.values()
            for path in paths
            for label in path
        )

    def wholes_of(self, indicator_id: str) -> Sequence[str]:
        """The indicators of which it is a part in some form."""
        return self._wholes.get(indicator_id, ())

    @cached_property
    def _wholes(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for whole in self.indicators:
            for part in dict.fromkeys(p for parts in whole.parts.values() for p in parts):
                found[part].append(whole.id)
        return found

    def position(self, indicator: Indicator) -> int:
        """Its place among the indicators, which stand in the order of the forms' rows."""
        return self._positions[indicator.id]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {indicator.id: place for place, indicator in enumerate(self.indicators)}

    def get(self, indicator_id: str) -> Indicator | None:
        """The indicator of that id, or None."""
        return self._by_id.get(indicator_id)

    def __getitem__(self, indicator_id: str) -> Indicator:
        """The indicator of that id; KeyError where there is none."""
        return self._by_id[indicator_id]

    def is_label(self, text: str) -> bool:
        """The text reads like a row or column label of some form, misprints allowed."""
        label = label_key(text)
        return len(label) > 1 and (label in self._labels or _nearest(label, self._labels) != "")

    def resolve(self, path: Sequence[str], family: Family | None = None) -> Indicator | None:
        """The indicator whose row is printed under this label path, outermost label first.

        Numbering, 其中, remarks in brackets and misprints are tolerated. None where no
        indicator, or more than one, answers to it.
        """
        keys = tuple(label_key(label) for label in path)
        if not keys or not keys[-1]:
            return None
        return self._resolved(keys, family)

    def named_in(self, clause: str) -> Indicator | None:
        """The one indicator that a clause of prose names with nothing unexplained, or None."""
        from disclosure_qa.vocabulary.linking import named_in

        return named_in(self, clause)

    def _exact(self, keys: tuple[str, ...], family: Family | None) -> Indicator | None:
        fits = [fit for fit in self._by_leaf.get(keys[-1], ()) if _leads(fit[1], keys)]
        own = [fit for fit in fits if fit[0] == family]
        return _only(own or fits)

    def _in_other_words(self, keys: tuple[str, ...]) -> Indicator | None:
        """The one indicator that has a row like it in any form, words like 政府 left out."""
        loose = loose_key(keys[-1])
        fits = self._by_loose_leaf.get(loose, ()) if len(loose) >= _TELLING_LOOSE else ()
        found = {indicator.id: indicator for path, indicator in fits if len(path) == 1}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_loose_leaf(self) -> dict[str, list[tuple[tuple[str, ...], Indicator]]]:
        leaves: dict[str, list[tuple[tuple[str, ...], Indicator]]] = defaultdict(list)
        for label, fits in self._by_leaf.items():
            leaves[loose_key(label)] += [(path, indicator) for _, path, indicator in fits]
        return dict(leaves)

    def _misprinted(self, keys: tuple[str, ...], family: Family | None) -> Indicator | None:
        leaves = frozenset(
            leaf
            for leaf, fits in self._by_leaf.items()
            if any(
                (family is None or fit[0] == family) and _leads((*fit[1][:-1], keys[-1]), keys)
                for fit in fits
            )
        )
        leaf = _nearest(keys[-1], leaves)
        return self._exact((*keys[:-1], leaf), family) if leaf else None


def _leads(wanted: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """The levels of `wanted` occur in `keys` in order, and both end in the same label."""
    rest = iter(keys)
    return wanted[-1] == keys[-1] and all(
        any(_same_group(level, given) for given in rest) for level in wanted[:-1]
    )


def _same_group(level: str, given: str) -> bool:
    return level == given or level in given


def _only(fits: list[tuple[Family, tuple[str, ...], Indicator]]) -> Indicator | None:
    """The one indicator among the fits with the most levels; None where they disagree."""
    if not fits:
        return None
    deepest = max(len(path) for _, path, _ in fits)
    found = {indicator.id: indicator for _, path, indicator in fits if len(path) == deepest}
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def _nearest(label: str, candidates: frozenset[str]) -> str:
    """The one candidate of which the label is a misprint, or ""."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    turning = _turning(label)
    ranked = process.extract(
        label,
        [candidate for candidate in candidates if _turning(candidate) == turning],
        scorer=Levenshtein.normalized_similarity,
        limit=2,
    )
    cutoff = _MISPRINT if len(label) > _SHORT else _MISPRINT_OF_SHORT
    if not ranked or ranked[0][1] < cutoff:
        return _shortened(label, candidates)
    clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _MISPRINT_MARGIN
    return str(ranked[0][0]) if clear else ""


def _shortened(label: str, candidates: Collection[str]) -> str:
    """The one candidate of which the label leaves out characters, without turning it round."""
    if len(label) < _SHORT:
        return ""
    turning = _turning(label)
    longer = [c for c in candidates if _turning(c) == turning and _runs_through(label, c)]
    return longer[0] if len(longer) == 1 else ""


@lru_cache(maxsize=_REMEMBERED)
def _turning(label: str) -> frozenset[str]:
    """The words in a label that turn its meaning round."""
    return _TURNING & set(label)


def _runs_through(label: str, candidate: str) -> bool:
    """The label's characters occur in the candidate in order, its two ends at both ends."""
    rest = iter(candidate)
    ends = label[:2] == candidate[:2] and label[-1] == candidate[-1]
    return ends and all(character in rest for character in label)


def _families(letters: str) -> frozenset[Family]:
    return frozenset(Family(letter) for letter in letters)


def _by_family(entry: Mapping[str, str]) -> dict[Family, tuple[tuple[str, ...], ...]]:
    return {
        family: tuple(
            tuple(label_key(level) for level in _levels(path)) for path in paths.split("|")
        )
        for letters, paths in entry.items()
        for family in _families(letters)
    }


def _levels(path: str) -> list[str]:
    # 增/减 is one word, not two levels.
    return [level.replace("\0", "/") for level in path.replace("增/减", "增\0减").split("/")]


def _parts(entry: Mapping[str, Sequence[str]]) -> dict[Family, tuple[str, ...]]:
    return {
        family: tuple(parts) for letters, parts in entry.items() for family in _families(letters)
    }


def _indicator(entry: Mapping[str, object]) -> Indicator:
    plain = dict(entry)
    carry = plain.pop("carry", None)
    return Indicator(
        concepts=frozenset(plain.pop("concepts")),  # type: ignore[call-overload]
        context=frozenset(plain.pop("context", ())),  # type: ignore[call-overload]
        apart=frozenset(plain.pop("apart", ())),  # type: ignore[call-overload]
        beside=frozenset(plain.pop("beside", ())),  # type: ignore[call-overload]
        rows=_by_family(plain.pop("rows")),  # type: ignore[arg-type]
        parts=_parts(plain.pop("parts", {})),  # type: ignore[arg-type]
        splits={way: _parts(by) for way, by in plain.pop("splits", {}).items()},  # type: ignore[attr-defined]
        at_most=tuple(plain.pop("at_most", ())),  # type: ignore[arg-type]
        near=tuple(plain.pop("near", ())),  # type: ignore[arg-type]
        carry=Carry(
            carry["opening"],  # type: ignore[index]
            tuple(carry["plus"]),  # type: ignore[index]
            tuple(carry["minus"]),  # type: ignore[index]
        )
        if carry
        else None,
        comparability=tuple(
            Comparability(_families(c["families"]), c["zh"], c["en"])
            for c in plain.pop("comparability", ())  # type: ignore[attr-defined]
        ),
        **plain,  # type: ignore[arg-type]
    )


@cache
def load_catalogue() -> Catalogue:
    """The catalogue of the packaged data files, read once."""
    indicators: list[Indicator] = []
    balances: list[Balance] = []
    folder = resources.files("disclosure_qa.vocabulary") / "data" / "indicators"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        indicators += map(_indicator, content.get("indicator", ()))
        balances += (
            Balance(_families(b["families"]), tuple(b["left"]), tuple(b["right"]))
            for b in content.get("balance", ())
        )
    return Catalogue(tuple(indicators), tuple(balances))
