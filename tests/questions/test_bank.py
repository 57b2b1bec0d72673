"""The question files are what the writer makes of the gold, and their answers add up."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from questions.fresh.bank import fresh
from questions.second.bank import sets
from questions.writer.bank import bank, lines
from questions.writer.gold import Gold
from reports.corpus import gold

HERE = Path(__file__).parent
STATUSES = {"answered", "not_reported", "no_report", "needs_clarification", "out_of_scope"}
COMPUTED = {
    "sum": sum,
    "average": lambda numbers: round(sum(numbers) / len(numbers), 2),
    "share": lambda numbers: round(numbers[0] / numbers[1] * 100, 2),
    "growth": lambda numbers: round((numbers[1] - numbers[0]) / numbers[0] * 100, 2),
    "difference": lambda numbers: round(abs(numbers[0] - numbers[1]), 4),
}


@cache
def questions():
    return [
        json.loads(line)
        for name in ("bank", "held_out")
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def _settled(line):
    record = json.loads(line)
    return record | {"question": ""} if record["category"] == "traditional" else record


@cache
def made():
    worked_with, held_out = bank(gold())
    strangers = fresh(Gold(gold()))
    return {"bank": worked_with, "held_out": held_out, "fresh": strangers, **sets(gold())}


@pytest.mark.parametrize(
    "name",
    [
        "bank",
        "held_out",
        "second",
        "second_held_out",
        "held_out_prose",
        "rows",
        "held_out_rows",
        "odd",
        "drawn",
        "beyond",
        "held_out_beyond",
        "fresh",
    ],
)
def test_files_are_what_the_writers_make(name):
    """But for the characters of traditional questions, which differ with the converter's version."""
    written = (HERE / f"{name}.jsonl").read_text(encoding="utf-8")
    assert [_settled(line) for line in lines(made()[name]).splitlines()] == [
        _settled(line) for line in written.splitlines()
    ]


def test_the_second_set_repeats_no_question_and_covers_every_kind():
    records = made()["second"] + made()["second_held_out"]
    asked = {question["question"] for question in questions()}
    new = [r["question"] for r in records if r["question"] not in asked]
    assert len(new) > 0.99 * len(records) >= 300
    assert {question["category"] for question in questions()} - {"narrative"} <= {
        record["category"] for record in records
    }
    assert 0.4 < sum(r["lang"] == "en" for r in records) / len(records) < 0.6


def test_the_blind_prose_questions_quote_the_reports_and_ask_what_they_do_not_say():
    records = made()["held_out_prose"]
    unanswerable = [r for r in records if r["expect"]["status"] == "not_reported"]
    assert len(records) >= 100
    assert len(unanswerable) >= 30
    assert all(r["expect"].get("quote_any") for r in records if r not in unanswerable)


def test_enough_questions_of_every_category_in_both_halves():
    assert len(questions()) >= 600
    assert len({question["id"] for question in questions()}) == len(questions())
    assert {question["expect"]["status"] for question in questions()} == STATUSES
    count = Counter(question["category"] for question in questions())
    assert len(count) >= 20
    assert min(count.values()) >= 12
    assert Counter(question["lang"] for question in questions())["en"] >= 300


def test_expected_figures_stand_in_the_gold():
    printed = {
        (record["agency"], record["year"], figure["period"], figure["value"])
        for record in gold()
        for figure in record["figures"]
    }
    printed |= {
        (record["agency"], record["year"], "year", statement["value"])
        for record in gold()
        if record["family"] == "prose"
        for statement in record["statements"]
    }
    for question in questions():
        for figure in question["expect"].get("figures", ()):
            place = (figure["agency"], figure["year"], figure["period"], figure["value"])
            assert place in printed, question


def test_computed_values_follow_from_their_figures():
    checked = Counter()
    for question in questions():
        compute, expect = COMPUTED.get(question["category"]), question["expect"]
        numbers = [figure["value"] for figure in expect.get("figures", ())]
        if compute and numbers and len(expect["values"]) == 1:
            assert compute(numbers) == pytest.approx(expect["values"][0]), question
            checked[question["category"]] += 1
    assert set(checked) == set(COMPUTED)


def test_quotes_stand_in_the_report_that_is_asked_for():
    said = "\n".join(
        [passage["quote"] for record in gold() for passage in record["passages"]]
        + [statement["sentence"] for record in gold() for statement in record["statements"]]
    )
    narrative = [question for question in questions() if question["category"] == "narrative"]
    for question in narrative:
        assert all(quote in said for quote in question["expect"]["quote_any"]), question
    assert len(narrative) >= 80


@pytest.mark.parametrize(
    ("year", "key"),
    [(2017, "requests"), (2016, "published"), (2022, "new"), (2021, "penalty_decisions")],
)
def test_namesakes_asked_about_differ(year, key):
    known = Gold(gold())
    one, other = known.cell("liuqiao", year, key), known.cell("liuqiao2", year, key)
    assert one
    assert other
    assert one.number != other.number


@pytest.mark.parametrize("body", ["zhuwu", "yanxi", "shigu", "chenghu", "yunting"])
def test_years_left_open_differ(body):
    known = Gold(gold())
    numbers = {value.number for y in known.years(body) if (value := known.requests(body, y))}
    assert len(numbers) > 1
