"""Meanings put together from parts: 没 + 掌握 + 信息, "does not" + "hold" + "information".

What people say for one row of a form are many combinations of few words. A rule names the parts in
their order; the words of a part mean nothing by themselves, and where no rule joins them they stay
unknown, so that what is not understood is never passed over.
"""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources

from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.concepts import PART, PASSED_OVER, STOP, Mention, is_part

_MOST_SMALL_WORDS = 2
_FILE = "compositions.toml"


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a rule: any of the concepts fills it; an optional one may stay empty.

    What fills a `kept` step keeps its own meaning beside the new one.
    """

    concepts: frozenset[str]
    optional: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What the steps in their order mean together."""

    concepts: frozenset[str]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What parts mean in their order, by each concept that may fill the first step; and together
    anywhere in a question, where the first takes the meaning and the others that are not kept lose
    their own."""

    in_order: Mapping[str, Sequence[Rule]]
    together: Sequence[Rule] = ()

    _known: dict[frozenset[str], Collection[Rule]] = field(default_factory=dict)

    def beginning_with(self, concepts: frozenset[str]) -> Collection[Rule]:
        """The rules whose first step one of the concepts fills, each once."""
        if concepts not in self._known:
            filled = (rule for concept in concepts for rule in self.in_order.get(concept, ()))
            self._known[concepts] = {id(rule): rule for rule in filled}.values()
        return self._known[concepts]


NO_RULES = Rules({})


def composed(
    units: Sequence[Atom], mentions: Sequence[Mention], rules: Rules
) -> tuple[tuple[Mention, ...], frozenset[int]]:
    """The mentions with those joined that a rule joins, the longest first from each place; and
    the atoms where a word begins that is a part and nothing else, and that no rule joins.

    Small words may stand between the parts; marks, names and years part them.
    """
    idle = set()
    found: list[Mention] = []
    index = 0
    while index < len(mentions):
        first_of = rules.beginning_with(mentions[index].concepts)
        fits = [_fit(rule, units, mentions, index) for rule in first_of] if first_of else ()
        if fits and (end := max(fit[0] for fit in fits)):
            concepts = frozenset[str]().union(*(meant for past, meant in fits if past == end))
            found.append(_joined(mentions[index:end], concepts))
        else:
            end = index + 1
            idle |= {mentions[index].first} if is_part(mentions[index].concepts) else set()
            found.append(_without_parts(mentions[index]))
        index = end
    for rule in rules.together:
        found = _taken_together(rule, found)
    return tuple(found), frozenset(idle)


def _taken_together(rule: Rule, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the rule's meaning, where they fill all of its steps."""
    found = list(mentions)
    for number, step in enumerate(rule.steps):
        place = next((i for i, m in enumerate(mentions) if m.concepts & step.concepts), -1)
        if place < 0:
            return mentions
        if not step.kept:
            meant = frozenset({STOP}) if number else rule.concepts
            found[place] = replace(found[place], concepts=meant)
    return found


def _fit(
    rule: Rule, units: Sequence[Atom], mentions: Sequence[Mention], start: int
) -> tuple[int, frozenset[str]]:
    """Past the last mention that fills the rule from a place on, and what they mean; (0, …) else."""
    place, meant = start, rule.concepts
    for step in rule.steps:
        fits = _next(step, units, mentions, place, start)
        if fits < 0 and not step.optional:
            return 0, meant
        if fits >= 0 and step.kept:
            meant |= _own_meanings(mentions[fits].concepts)
        place = fits + 1 if fits >= 0 else place
    return place, meant


def _next(
    step: Step, units: Sequence[Atom], mentions: Sequence[Mention], place: int, start: int
) -> int:
    """The mention that fills the step, at a place or after small words; -1 where there is none."""
    last = min(place + _MOST_SMALL_WORDS, len(mentions) - 1) if place > start else start
    for index in range(place, last + 1):
        mention = mentions[index]
        if index > start and not _adjoin(units, mentions[index - 1], mention):
            return -1
        if mention.concepts & step.concepts:
            return index
        if _own_meanings(mention.concepts) != {STOP}:
            return -1
    return -1


def _adjoin(units: Sequence[Atom], one: Mention, other: Mention) -> bool:
    return all(unit.form in PASSED_OVER for unit in units[one.last : other.first])


def _joined(parts: Sequence[Mention], concepts: frozenset[str]) -> Mention:
    first, last = parts[0], parts[-1]
    text = "".join(part.text for part in parts)
    return Mention(concepts, text, first.start, last.end, first.first, last.last)


def _without_parts(mention: Mention) -> Mention:
    own = _own_meanings(mention.concepts)
    return mention if own == mention.concepts else replace(mention, concepts=own)


@lru_cache(maxsize=4096)
def _own_meanings(concepts: frozenset[str]) -> frozenset[str]:
    """Those that mean something by themselves; wordings share few hundred sets of concepts."""
    own = frozenset(c for c in concepts if not c.startswith(PART))
    return concepts if own == concepts else own


def load_composition() -> tuple[Mapping[str, Mapping[str, str]], Rules]:
    """The wordings of the parts, by concept, and the rules that join them."""
    folder = resources.files("disclosure_qa.vocabulary") / "data"
    content = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    parts = {f"{PART}{name}": entry for name, entry in content["part"].items()}
    in_order: dict[str, list[Rule]] = defaultdict(list)
    for rule in _rules(content["means"], parts):
        for concept in rule.steps[0].concepts:
            in_order[concept].append(rule)
    return parts, Rules(in_order, tuple(_rules(content["together"], parts)))


def _rules(entries: Mapping[str, Sequence[str]], parts: Mapping[str, object]) -> Iterator[Rule]:
    for meaning, sequences in entries.items():
        for sequence in sequences:
            steps = tuple(_step(word, parts) for word in sequence.split())
            yield Rule(frozenset(meaning.split("+")), steps)


def _step(word: str, parts: Mapping[str, object]) -> Step:
    names = word.rstrip("?!").split("/")
    concepts = frozenset(PART + name if PART + name in parts else name for name in names)
    marks = word[len(word.rstrip("?!")) :]
    return Step(concepts, "?" in marks, "!" in marks)
