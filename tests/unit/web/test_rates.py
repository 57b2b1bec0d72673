"""How often one visitor may ask."""

import pytest

from disclosure_qa.web.rates import PerMinute
from disclosure_qa.web.refusals import TooManyQuestions


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_visitor_may_ask_so_often_in_any_minute_and_others_beside() -> None:
    clock = Clock()
    rate = PerMinute(2, clock)
    rate.admit("a")
    clock.now += 50
    rate.admit("a")
    with pytest.raises(TooManyQuestions) as refused:
        rate.admit("a")
    assert refused.value.seconds == 10
    rate.admit("b")
    clock.now += 10
    rate.admit("a")
    with pytest.raises(TooManyQuestions) as refused:
        rate.admit("a")
    assert refused.value.seconds == 50


def test_a_refusal_does_not_put_off_the_next_turn() -> None:
    clock = Clock()
    rate = PerMinute(1, clock)
    rate.admit("a")
    for _ in range(59):
        clock.now += 1
        with pytest.raises(TooManyQuestions):
            rate.admit("a")
    clock.now += 1
    rate.admit("a")


def test_who_has_long_asked_nothing_is_forgotten() -> None:
    clock = Clock()
    rate = PerMinute(1, clock)
    for number in range(100):
        rate.admit(f"visitor {number}")
    clock.now += 61
    rate.admit("a")
    assert len(rate._times) == 1
