"""The numbers of a quoted sentence that a prose question asks for."""

import re
from collections.abc import Sequence

from disclosure_qa.answering.prose.sentences import Unit
from disclosure_qa.answering.prose.weighing import Weighing
from disclosure_qa.answering.understanding.asked import Asked, folded
from disclosure_qa.model.figure import Figure, Origin
from disclosure_qa.vocabulary.answer_kinds import Kind

_STRETCH_END = re.compile("[、；;。]")
# 甲县民政局收取880元 tells nothing of 甲县, 甲县人民政府收取270元 does.
_NO_LONGER_NAME = (
    r"(?:人民)?(?:政府)?(?!\w{0,4}(?:局|委|办|政府|中心|镇|乡|街道|所|院|处|县|区|村|社区|公司))"
)
_COUNTED = 3.0
"""How much more what is to be counted weighs than what else the question says."""


def asks_for_numbers(asked: Asked) -> bool:
    """Whether figures belong into the answer: how many? how many of each?"""
    return asked.kind is Kind.COUNT or asked.each


def figures_asked(
    asked: Asked, unit: Unit, figures: Sequence[Figure], weighing: Weighing, apart_from: str = ""
) -> tuple[Figure, ...]:
    """The prose figures of a unit that answer: all of them where each is asked for, else those
    whose label says most of what is asked, `apart_from` what they are of; none where no label says
    any of it."""
    inside = [figure for figure in figures if _stands_in(figure, unit) and _suits(asked, figure)]
    if asked.each or len(inside) < 2 or not weighing.weights:
        return tuple(inside) if asked.each or not _said_of_nothing(inside, weighing) else ()
    scores = [_nearness(asked, figure, weighing, folded(apart_from)) for figure in inside]
    best = max(scores)
    if best == 0:
        return ()
    return tuple(f for f, score in zip(inside, scores, strict=True) if score == best)[:1]


def said_of(figures: Sequence[Figure], unit: Unit, naming: str) -> tuple[Figure, ...]:
    """The figures that a unit tells of one body among several: 甲区17期、乙县15期; all, of none."""
    if not naming:
        return tuple(figures)
    its_own = re.compile(re.escape(folded(naming)) + _NO_LONGER_NAME)
    of_it: list[str] = []
    of_others: list[str] = []
    for stretch in _STRETCH_END.split(folded(unit.text)):
        (of_it if its_own.search(stretch) else of_others).append(stretch)

    def is_of_it(figure: Figure) -> bool:
        printed = folded(figure.printed)
        elsewhere = any(printed in stretch for stretch in of_others)
        named = folded(naming) in folded(figure.label)
        return any(printed in stretch for stretch in of_it) and (named or not elsewhere)

    return tuple(filter(is_of_it, figures))


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


def _nearness(asked: Asked, figure: Figure, weighing: Weighing, apart_from: str) -> float:
    label = folded(figure.label)
    return sum(
        weight * weighing.presence(concept, label) * (_COUNTED if concept == asked.counted else 1)
        for concept, weight in weighing.weights.items()
        if not apart_from or concept.said not in apart_from
    )
