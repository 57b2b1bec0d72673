"""Cases to calibrate by: of each two sentences the one that covers more answers."""

from types import SimpleNamespace
from typing import Any, cast

from training.calibrate import Case, Origin

from disclosure_qa.answering.prose.confidence import Group, Signs
from disclosure_qa.answering.prose.fit import Fit


def made_cases(origin: Origin = Origin.ANSWERED) -> list[Case]:
    """Eight answered questions, or others, and eight without an answer that cover little."""
    answered = [
        Case(f"q{n}", origin, (_fit(0, 0.8 + n / 100), _fit(9, 0.2)), frozenset({0}))
        for n in range(8)
    ]
    empty = [Case(f"u{n}", Origin.UNANSWERED, (_fit(0, 0.2),), frozenset()) for n in range(8)]
    return [*answered, *empty]


def _fit(start: int, coverage: float) -> Fit:
    unit = cast("Any", SimpleNamespace(start=start, end=start + 5))
    return Fit(unit, Signs(Group.FREE, coverage, 0.4))
