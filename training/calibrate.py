"""Calibrates which sentence answers best and how sure it must be, on reports and questions of its own.

A question of calibration/ is asked of the report that it names, or of each report of its folder; a
report that has none of the answers does not answer it. The questions of benchmarks/prose whose misses
have been looked at are used too. Where a report answers, the question is asked once more of what is
left without the sentences that do: nothing teaches better what no answer looks like. Writes the
model that ranks, the one that tells how sure the best sentence is, and the lowest threshold that
keeps false answers rare; every probability there is taken from a model that has seen neither the
question nor the report. In the end it prints how much is right, wrong and false at other thresholds,
and where the right sentences of the questions on named reports are lost.
"""

import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from disclosure_qa.answering.prose.confidence import Confidence, Signs
from disclosure_qa.answering.prose.fit import Fit, possible_fits, ranked
from disclosure_qa.answering.prose.ranking import ranked_passages
from disclosure_qa.answering.prose.sentences import units_of
from disclosure_qa.answering.understanding.asked import analyse
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.report import Report

HERE = Path(__file__).parent
QUESTIONS = (
    *sorted((HERE / "calibration").glob("*/questions.tsv")),
    HERE.parent / "benchmarks" / "prose" / "questions.tsv",
)
MEASURED = HERE / "calibration" / "fourth" / "measured.tsv"
"""Questions that calibrate nothing: they are asked at the end."""
TARGET = HERE.parent / "src" / "disclosure_qa" / "answering" / "prose" / "data" / "confidence.json"
FALSE_ANSWERS = 0.02
"""How many of the unanswerable questions may be answered."""
NEAR_MISSES = frozenset({"fifth", "sixth"})
FALSE_NEAR_MISSES = 0.12
"""The sets whose unanswerable questions were written to mislead: each asks another property of what its
report tells. How many of those may be answered; 0.02 would leave a third of the right answers unsaid."""
_FOLDS = 5
_STEPS, _SHRINKAGE = 25, 0.3
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Floats = NDArray[np.float64]


class Origin(StrEnum):
    """Why a case has no answer, or that it has one."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    ELSEWHERE = "elsewhere"
    LEFT_OUT = "left out"


_WORTH = {
    Origin.ANSWERED: 1.0,
    Origin.UNANSWERED: 2.0,
    Origin.ELSEWHERE: 0.05,
    Origin.LEFT_OUT: 0.1,
}
"""What a case counts. A question on another report counts little: most that seems to answer it there
does, though nobody listed it."""


@dataclass(frozen=True)
class Case:
    """One question asked of one report: what can answer, and which of it does."""

    question: str
    origin: Origin
    fits: tuple[Fit, ...]
    right: frozenset[int]
    """The starts of the units that answer."""
    group: str = ""
    """The report that the question names, or the folder whose reports are all asked: what a model is
    measured on, it has seen nothing of."""

    def is_right(self, fit: Fit) -> bool:
        """The unit holds an answer."""
        return fit.unit.start in self.right and self.origin is Origin.ANSWERED


def cases(questions: Path) -> Iterator[Case]:
    """Every question of a file asked of the report that it names, or of all beside it."""
    with questions.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with tempfile.TemporaryDirectory() as index, Library.create(Path(index)) as library:
        ingest(sorted(questions.parent.glob("*.txt")), library)
        reports = [library.report(entry.document) for entry in library.reports()]
        for row in rows:
            named = row.get("report", "")
            answers = tuple(answer for answer in row["answers"].split("|") if answer != "-")
            for report in reports:
                if named in report.document:
                    group = f"{questions.parent.name}/{report.document if named else ''}"
                    for case in _asked(
                        library, row["question"], answers, report, named=bool(named)
                    ):
                        yield replace(case, group=group)


def _asked(
    library: Library, question: str, answers: Sequence[str], report: Report, *, named: bool
) -> Iterator[Case]:
    passages = ranked_passages(library, question, documents=[report.document], limit=8)
    fits = possible_fits(analyse(question), units_of(report), passages)
    right = [fit for fit in fits if any(answer in fit.unit.text for answer in answers)]
    starts = frozenset(fit.unit.start for fit in right)
    if any(answer in report.text for answer in answers):
        yield Case(question, Origin.ANSWERED, tuple(fits), starts)
        rest = tuple(fit for fit in fits if fit not in right)
        yield Case(question, Origin.LEFT_OUT, rest, frozenset())
        return
    yield Case(question, Origin.UNANSWERED if named else Origin.ELSEWHERE, tuple(fits), frozenset())


def ranking_weights(every: Sequence[Case]) -> Floats:
    """The weights under which the sentences that answer come first: a multinomial logistic model over
    the units of each report, by Newton's method."""
    tables = [
        (
            np.array([fit.signs.for_ranking() for fit in case.fits]),
            np.array([case.is_right(fit) for fit in case.fits]),
        )
        for case in every
        if any(map(case.is_right, case.fits))
    ]
    weights = np.zeros(tables[0][0].shape[1])
    for _ in range(_STEPS):
        slope, curve = -_SHRINKAGE * weights, _SHRINKAGE * np.eye(len(weights))
        for table, right in tables:
            scores = table @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            mean, wanted = share @ table, (share[right] / share[right].sum()) @ table[right]
            slope += wanted - mean
            curve += (table.T * share) @ table - np.outer(mean, mean)
        weights += np.linalg.solve(curve, slope)
    return weights


def sureness_weights(found: Sequence[tuple[Case, Fit]]) -> Floats:
    """The weights of a logistic model of whether the best sentence answers, shrunk a little."""
    table = np.array([best.signs.for_sureness() for _, best in found])
    right = np.array([float(case.is_right(best)) for case, best in found])
    worth = np.array([_WORTH[case.origin] for case, _ in found])
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (worth * (right - probability)) - _SHRINKAGE * weights
        certainty = worth * probability * (1 - probability)
        curve = (table.T * certainty) @ table + _SHRINKAGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def fitted(every: Sequence[Case], threshold: float) -> Confidence:
    """The models that some cases make."""
    ranking = _numbers(ranking_weights(every))
    found = best_of(every, Confidence(ranking, (), threshold))
    return Confidence(ranking, _numbers(sureness_weights(found)), threshold)


def _numbers(weights: Floats) -> tuple[float, ...]:
    return tuple(round(float(weight), 3) for weight in weights)


def best_of(every: Sequence[Case], confidence: Confidence) -> list[tuple[Case, Fit]]:
    """The best unit of each case that has any."""
    return [(case, ranked(case.fits, confidence)[0]) for case in every if case.fits]


@dataclass(frozen=True)
class Judged:
    """The best unit of a case: its signs, whether it answers, and how probable a model thinks it."""

    case: Case
    signs: Signs
    right: bool
    confidence: Confidence

    def told_at(self, least: float) -> bool:
        """It is shown as an answer where so much probability suffices."""
        return replace(self.confidence, threshold=least).suffices(self.signs)


def unseen(every: Sequence[Case]) -> list[Judged]:
    """The best unit of each case, by models that have seen other reports only."""
    judged = []
    folds = [crc32(case.group.encode()) % _FOLDS for case in every]
    for fold in range(_FOLDS):
        inside = [case for case, its in zip(every, folds, strict=True) if its == fold]
        outside = [case for case, its in zip(every, folds, strict=True) if its != fold]
        judged += _judged(inside, fitted(outside, 0.0))
    return judged


def _judged(every: Sequence[Case], confidence: Confidence) -> list[Judged]:
    return [
        Judged(case, best.signs, case.is_right(best), confidence)
        for case, best in best_of(every, confidence)
    ]


def threshold(every: Sequence[Case], judged: Sequence[Judged]) -> float:
    """The lowest probability that few enough of the unanswerable questions reach, and of the near
    misses."""
    least = 0.0
    for near, share in ((False, FALSE_ANSWERS), (True, FALSE_NEAR_MISSES)):
        asked = sum(_has_none(case, near=near) for case in every)
        found = (item for item in judged if _has_none(item.case, near=near))
        reached = sorted((item.confidence.probability(item.signs) for item in found), reverse=True)
        if asked:
            least = max(least, reached[int(share * asked)])
    return round(least + 0.005, 3)


def _has_none(case: Case, *, near: bool) -> bool:
    """The report has no answer to the question, which nearly asks what it tells, or does not."""
    misleads = case.group.split("/")[0] in NEAR_MISSES
    return case.origin is Origin.UNANSWERED and misleads is near


def measured(every: Sequence[Case], judged: Sequence[Judged], least: float) -> dict[str, float]:
    """What is answered at a threshold: of the answerable questions rightly and wrongly, and of those
    that have no answer; and how often the best sentence is right without any threshold."""
    total = {origin: sum(case.origin is origin for case in every) or 1 for origin in Origin}
    told = [(item.case.origin, item.right) for item in judged if item.told_at(least)]
    best = sum(item.right for item in judged)

    def share(origin: Origin, *, right: bool) -> float:
        return round(told.count((origin, right)) / total[origin], 3)

    return {
        "best sentence right": round(best / total[Origin.ANSWERED], 3),
        "right": share(Origin.ANSWERED, right=True),
        "wrong": share(Origin.ANSWERED, right=False),
        "false": share(Origin.UNANSWERED, right=False),
        "answered once the answer is left out": share(Origin.LEFT_OUT, right=False),
    }


def curve(every: Sequence[Case], judged: Sequence[Judged]) -> Iterator[str]:
    """For each set and threshold what is right, wrong and false, one line each."""
    for name in sorted({case.group.split("/")[0] for case in every}):
        mine = [case for case in every if case.group.split("/")[0] == name]
        found = [item for item in judged if item.case.group.split("/")[0] == name]
        for least in _THRESHOLDS:
            shares = measured(mine, found, least)
            told = ", ".join(f"{what} {share:.3f}" for what, share in shares.items())
            yield f"{name} at {least:.2f}: {told}"


def losses(every: Sequence[Case], judged: Sequence[Judged], least: float) -> dict[str, int]:
    """Of the answerable questions on named reports, how many lose the right sentence where: no unit
    that holds it may answer at all, another ranks before it, it is not sure enough."""
    asked = [c for c in every if c.origin is Origin.ANSWERED and not c.group.endswith("/")]
    best = {id(item.case): item for item in judged}
    lost = Counter[str]()
    for case in asked:
        item = best.get(id(case))
        if not any(map(case.is_right, case.fits)):
            lost["no unit may answer"] += 1
        elif item is None or not item.right:
            lost["another ranks first"] += 1
        else:
            lost["shown" if item.told_at(least) else "not sure enough"] += 1
    return dict(lost)


def main() -> None:
    """Calibrates, writes the packaged numbers and prints what they give."""
    every = [case for questions in QUESTIONS for case in cases(questions)]
    judged = unseen(every)
    least = threshold(every, judged)
    confidence = fitted(every, least)
    others = list(cases(MEASURED))
    content = {
        "ranking": confidence.ranking,
        "sureness": confidence.sureness,
        "threshold": least,
        "measured": {
            "cases": len(every),
            "calibrated": measured(every, judged, least),
            "only measured": measured(others, _judged(others, confidence), least),
        },
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(content, indent=1))
    print("\n".join(curve(every, judged)))
    print(losses(every, judged, least))


if __name__ == "__main__":
    main()
