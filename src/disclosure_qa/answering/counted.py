"""The numbers of a quoted sentence that a prose question asks for."""

from collections.abc import Sequence

from disclosure_qa.answering.asked import Asked, folded
from disclosure_qa.answering.sentences import Unit
from disclosure_qa.answering.weighing import Weighing
from disclosure_qa.model.figure import Figure, Origin
from disclosure_qa.vocabulary.answer_kinds import Kind

_COUNTED = 3.0
"""How much more what is to be counted weighs than what else the question says."""


def asks_for_numbers(asked: Asked) -> bool:
    """Whether figures belong into the answer: how many? how many of each?"""
    return asked.kind is Kind.COUNT or asked.each


def figures_asked(
    asked: Asked, unit: Unit, figures: Sequence[Figure], weighing: Weighing
) -> tuple[Figure, ...]:
    """The prose figures of a unit that answer: all of them where each is asked for, else those
    whose label says most of what is asked; none where no label says any of it."""
    inside = [figure for figure in figures if _stands_in(figure, unit) and _suits(asked, figure)]
    if asked.each or len(inside) < 2 or not weighing.weights:
        return tuple(inside) if asked.each or not _said_of_nothing(inside, weighing) else ()
    scores = [_nearness(asked, figure, weighing) for figure in inside]
    best = max(scores)
    if best == 0:
        return ()
    return tuple(f for f, score in zip(inside, scores, strict=True) if score == best)[:1]


def _said_of_nothing(inside: Sequence[Figure], weighing: Weighing) -> bool:
    """Several numbers, and nothing in the question to tell them apart."""
    return len(inside) > 1 and not weighing.weights


def _stands_in(figure: Figure, unit: Unit) -> bool:
    return (
        figure.origin is not Origin.TABLE
        and figure.source.table is None
        and figure.value is not None
        and unit.start <= figure.source.start
        and figure.source.end <= unit.end
    )


def _suits(asked: Asked, figure: Figure) -> bool:
    """Its unit is what the question counts in."""
    return not asked.units or any(unit in figure.unit for unit in asked.units)


def _nearness(asked: Asked, figure: Figure, weighing: Weighing) -> float:
    label = folded(figure.label)
    return sum(
        weight * weighing.presence(concept, label) * (_COUNTED if concept == asked.counted else 1)
        for concept, weight in weighing.weights.items()
    )
