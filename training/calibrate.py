"""Calibrates how sure an answer from the prose must be, on reports and questions of its own.

Each question of a folder of calibration/ is asked of each report there; a report that has none of
the answers does not answer it. Only sentences that leave something of the question unsaid need a
model: those that speak of all of it are shown, and those that seem to answer where no answer is
listed do so for the most part, so that they would teach the wrong thing. Writes the model and, for each group of questions, the lowest
threshold that keeps false answers rare; every probability is taken from a model that has not
seen the question.
"""

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from disclosure_qa.answering.asked import analyse
from disclosure_qa.answering.confidence import Group, Signs, group_of
from disclosure_qa.answering.fit import best_fits
from disclosure_qa.answering.ranking import ranked_passages
from disclosure_qa.answering.sentences import units_of
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.report import Report

FOLDER = Path(__file__).with_name("calibration")
TARGET = (
    Path(__file__).parents[1] / "src" / "disclosure_qa" / "answering" / "data" / "confidence.json"
)
FALSE_ANSWERS = 0.015
"""How many of the unanswerable questions may be answered by a sentence that does not say it all."""
_STRICTEST, _MILDEST = 0.9, 0.2
_FOLDS = 10
_STEPS, _SHRINKAGE = 20, 0.3

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One question asked of one report: the best sentence's signs (None: nothing fits), whether
    it answers, and whether anything in the report would."""

    question: str
    document: str
    group: Group
    signs: Signs | None
    right: bool
    answerable: bool


def cases(folder: Path) -> Iterator[Case]:
    """Every question of a folder asked of every report there."""
    with (folder / "questions.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with tempfile.TemporaryDirectory() as index, Library.create(Path(index)) as library:
        ingest(sorted(folder.glob("*.txt")), library)
        reports = [library.report(entry.document) for entry in library.reports()]
        for row in rows:
            for report in reports:
                yield ask_one(library, row["question"], row["answers"].split("|"), report)


def ask_one(library: Library, question: str, answers: Sequence[str], report: Report) -> Case:
    """One question asked of one report."""
    asked = analyse(question)
    passages = ranked_passages(library, question, documents=[report.document], limit=8)
    best = next(iter(best_fits(asked, units_of(report), passages)), None)
    here = [answer for answer in answers if answer != "-" and answer in report.text]
    right = best is not None and any(answer in best.unit.text for answer in here)
    signs = best.signs if best else None
    return Case(question, report.document, group_of(asked.kind), signs, right, bool(here))


def fit(features: Floats, right: Floats) -> Floats:
    """The weights of a logistic model, shrunk a little towards zero, by Newton's method."""
    weights = np.zeros(features.shape[1])
    shrinkage = _SHRINKAGE * np.eye(features.shape[1])
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - probability) - _SHRINKAGE * weights
        certainty = probability * (1 - probability)
        weights += np.linalg.solve((features.T * certainty) @ features + shrinkage, slope)
    return weights


def probabilities(found: Sequence[Case]) -> Floats:
    """The probability of each case, by a model that has seen other questions only."""
    features = np.array([case.signs.features() for case in found if case.signs])
    right = np.array([float(case.right) for case in found])
    folds = np.array([crc32(case.question.encode()) % _FOLDS for case in found])
    result = np.zeros(len(found))
    for fold in range(_FOLDS):
        held_out = folds == fold
        weights = fit(features[~held_out], right[~held_out])
        result[held_out] = 1 / (1 + np.exp(-features[held_out] @ weights))
    return result


def threshold(group: Group, every: Sequence[Case], found: Sequence[Case], p: Floats) -> float:
    """The lowest threshold that answers few enough of a group's unanswerable questions."""
    without = sum(1 for case in every if case.group is group and not case.answerable)
    wrong = sorted(
        probability
        for case, probability in zip(found, p, strict=True)
        if case.group is group and not case.answerable
    )
    allowed = max(1, int(FALSE_ANSWERS * without))
    if len(wrong) <= allowed:
        return _MILDEST
    return float(min(_STRICTEST, max(_MILDEST, wrong[len(wrong) - 1 - allowed] + 0.01)))


def main() -> None:
    """Calibrates, writes the packaged numbers and prints what they give."""
    every = [case for folder in sorted(FOLDER.iterdir()) for case in cases(folder)]
    found = [case for case in every if case.signs and not case.signs.named]
    p = probabilities(found)
    weights = fit(
        np.array([case.signs.features() for case in found if case.signs]),
        np.array([float(case.right) for case in found]),
    )
    thresholds = {group.value: round(threshold(group, every, found, p), 3) for group in Group}
    shown = [p[i] >= thresholds[case.group.value] for i, case in enumerate(found)]
    told = [case for case in every if case.signs and case.signs.named]
    found, shown = [*found, *told], [*shown, *(True for _ in told)]
    answerable = sum(case.answerable for case in every)
    right = sum(s and c.right for s, c in zip(shown, found, strict=True)) / answerable
    false = sum(s and not c.answerable for s, c in zip(shown, found, strict=True)) / (
        len(every) - answerable
    )
    measured = {"right": round(right, 3), "false_answers": round(false, 3), "cases": len(every)}
    TARGET.parent.mkdir(exist_ok=True)
    content = {
        "weights": [round(float(w), 3) for w in weights],
        "thresholds": thresholds,
        "measured": measured,
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(content, indent=1))


if __name__ == "__main__":
    main()
