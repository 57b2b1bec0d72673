"""Calibration: the same numbers every time, from cases that are made here."""

from dataclasses import replace

import pytest
from training.calibrate import (
    Origin,
    curve,
    fitted,
    losses,
    ranking_weights,
    sureness_weights,
    threshold,
    unseen,
)

from disclosure_qa.answering.prose.confidence import Group, Signs, load_confidence
from unit.answering.calibration_cases import made_cases


def test_what_covers_more_comes_first_and_is_surer() -> None:
    every = made_cases()
    again = made_cases()
    assert ranking_weights(every).tolist() == ranking_weights(again).tolist()
    assert ranking_weights(every)[0] > 0
    found = [(case, case.fits[0]) for case in every]
    assert sureness_weights(found)[len(Group)] > 0


@pytest.mark.parametrize("origin", list(Origin))
def test_only_an_answered_question_has_a_right_sentence(origin: Origin) -> None:
    case = made_cases(origin)[0]
    assert case.is_right(case.fits[0]) is (origin is Origin.ANSWERED)


def test_the_threshold_lets_few_near_misses_through_and_all_right_sentences_are_accounted_for() -> (
    None
):
    every = [replace(case, group=f"sixth/{n}") for n, case in enumerate(made_cases())]
    judged = unseen(every)
    least = threshold(every, judged)
    missed = [item for item in judged if item.case.origin is Origin.UNANSWERED]
    assert not any(item.told_at(least) for item in missed)
    assert sum(losses(every, judged, least).values()) == len(every) - len(missed)
    assert all(line.startswith("sixth at") for line in curve(every, judged))
    assert fitted(every, least).threshold == least


def test_the_packaged_numbers_fit_the_signs() -> None:
    signs = Signs(Group.FREE, 1.0, 0.5)
    model = load_confidence()
    assert len(model.ranking) == len(signs.for_ranking())
    assert len(model.sureness) == len(signs.for_sureness())
    assert 0 < model.threshold < 1
