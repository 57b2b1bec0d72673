"""Findings made from the figures at odds: both sides, the disputed place first."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_qa.checks.amounts import shown
from disclosure_qa.checks.sayings import CUMULATIVE
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.figure import Figure, Period, Source

_PERIODS = {Period.YEAR: "", Period.CUMULATIVE: CUMULATIVE, Period.YEAR_END: ""}


def finding(
    kind: FindingKind,
    what: str,
    figures: Sequence[Figure],
    *,
    expected: Decimal | None = None,
    found: Decimal | None = None,
) -> Finding:
    """A finding about the first figure, with the places of those that it does not agree with."""
    disputed = figures[0]
    return Finding(
        kind=kind,
        agency=disputed.agency,
        year=disputed.year,
        document=disputed.source.document,
        what=what,
        expected=expected,
        found=found,
        sources=_places(figures),
    )


def _places(figures: Sequence[Figure]) -> tuple[Source, ...]:
    """Each cell once: an answer that shows any of them carries the finding."""
    return tuple(dict.fromkeys(figure.source for figure in figures))


def named(figure: Figure) -> str:
    """A figure's name for a finding: its path, and applicant or 历年累计 where it has one."""
    beside = figure.applicant or _PERIODS[figure.period]
    return "›".join(figure.path) + (f"（{beside}）" if beside else "")


def terms(figures: Sequence[Figure]) -> str:
    """Figures as the terms of a sum: 结果维持10＋结果纠正1."""
    names = _apart(figures)
    return "＋".join(
        f"{name}{shown(figure.value) if figure.value is not None else ''}"
        for name, figure in zip(names, figures, strict=True)
    )


def _apart(figures: Sequence[Figure]) -> list[str]:
    """A name for each figure: the applicant or the label, whichever tells them apart; else both."""
    for names in ([f.applicant or f.label for f in figures], [f.label for f in figures]):
        if len(set(names)) == len(names):
            return names
    return [named(figure) for figure in figures]
