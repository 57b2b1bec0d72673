"""Training pairs (question, text that answers it), generated from the facts and the glossary."""

import random
from collections.abc import Iterator, Sequence

from disclosure_qa.vocabulary.glossary import Glossary
from training.facts import Fact, fill, read_facts

Pair = tuple[str, str]


def training_questions(fact: Fact) -> tuple[str, ...]:
    """The question forms of a fact that are trained on."""
    return fact.questions[:-1] if len(fact.questions) > 2 else fact.questions


def held_out_questions(fact: Fact) -> tuple[str, ...]:
    """The question forms of a fact that training never sees."""
    return fact.questions[-1:] if len(fact.questions) > 2 else ()


def batches(glossary: Glossary, count: int, size: int, seed: int) -> Iterator[list[Pair]]:
    """Batches whose pairs are all of different facts or glossary entries.

    The other pairs of a batch serve as its wrong answers, so no two may mean the same.
    """
    chance = random.Random(seed)
    facts = read_facts()
    entries = glossary_entries(glossary)
    for _ in range(count):
        batch = [
            fact_pair(f, facts, chance) for f in chance.sample(facts, min(len(facts), size // 2))
        ]
        batch += [entry_pair(e, chance) for e in chance.sample(entries, size - len(batch))]
        yield batch


def glossary_entries(glossary: Glossary) -> list[tuple[list[str], tuple[str, ...]]]:
    """Phrases that share their words in the reports, with those words."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for phrase, words in glossary.entries():
        grouped.setdefault(words, []).append(phrase)
    return [(phrases, words) for words, phrases in grouped.items()]


def fact_pair(fact: Fact, facts: Sequence[Fact], chance: random.Random) -> Pair:
    """A question and a passage: the sentence that answers it, with what may stand around it."""
    question = fill(chance.choice(training_questions(fact)), chance)
    return question, passage(fact, facts, chance)


def passage(fact: Fact, facts: Sequence[Fact], chance: random.Random) -> str:
    """A sentence of a fact, at times under its heading or beside another sentence."""
    text = fill(chance.choice(fact.sentences), chance)
    if chance.random() < 0.25:
        other = fill(chance.choice(chance.choice(facts).sentences), chance)
        text = text + other if chance.random() < 0.5 else other + text
    if chance.random() < 0.4:
        text = chance.choice(fact.headings) + " " + text
    return text


def entry_pair(entry: tuple[list[str], tuple[str, ...]], chance: random.Random) -> Pair:
    """A phrase of the glossary and some of its words."""
    phrases, words = entry
    kept = chance.sample(words, chance.randint(min(2, len(words)), len(words)))
    return chance.choice(phrases), " ".join(kept)
