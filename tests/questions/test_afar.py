"""More invented reports, of a ministry, a university, a league, a police branch and the like, with
rounds of questions that were each written before anything was mended for them."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.contract import QuestionRequest
from disclosure_qa.evaluation import Verdict, read_cases, run
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Turn
from questions.afar.bank import COLLECTIONS, ROUNDS, afar, reports

HERE = Path(__file__).parent / "afar"
TODAY = date(2025, 6, 1)
LEAST_RIGHT = {"round_4": 0.9, "round_5": 0.9, "round_6": 0.95, "round_7": 0.91, "round_8": 0.9}


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Library]]:
    held: dict[str, Library] = {}

    def of(collection: str) -> Library:
        if collection not in held:
            held[collection] = Library.create(tmp_path_factory.mktemp("afar") / "index")
            ingest([HERE / f"reports{collection}"], held[collection])
        return held[collection]

    yield of
    for library in held.values():
        library.close()


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_report_is_read_with_its_body_year_and_numbers(
    indexes: Callable[[str], Library], collection: str
) -> None:
    index = indexes(collection)
    told = {(r["document"], r["agency"], r["year"]) for r in reports(collection)}
    assert {(e.document, e.agency, e.year) for e in index.reports()} == told
    for report in reports(collection):
        shown = Counter(
            (f.applicant or "", f.period.value, None if f.value is None else float(f.value))
            for f in index.figures(agencies=[report["agency"]], years=[report["year"]])
        )
        printed = Counter(
            (
                figure["dimension"].get("applicant", ""),
                figure["period"],
                None if figure["value"] is None else float(figure["value"]),
            )
            for figure in report["figures"]
        )
        assert sum((printed - shown).values()) <= 2, report["document"]


@pytest.mark.parametrize("name", ROUNDS)
def test_strangers_are_answered_right_and_never_with_a_wrong_number(
    indexes: Callable[[str], Library], name: str
) -> None:
    index = indexes(ROUNDS[name])
    cases = read_cases("\n".join(json.dumps(r, ensure_ascii=False) for r in afar(name)))

    def answer(request: QuestionRequest) -> Answer:
        today = request.today or TODAY
        return ask(index, request.question, history=request.history, today=today)

    outcomes = list(run(cases, answer))
    wrong = [o.case.request.question for o in outcomes if o.verdict is Verdict.WRONG_NUMBER]
    assert not wrong
    missed = [o.case.request.question for o in outcomes if o.verdict is not Verdict.RIGHT]
    assert len(missed) <= (1 - LEAST_RIGHT[name]) * len(outcomes), missed


@pytest.mark.parametrize("several", ["三年加起来", "两年加起来"])
def test_years_added_up_of_which_one_was_spoken_of_name_the_others(
    indexes: Callable[[str], Library], several: str
) -> None:
    index = indexes("")
    before = [Turn("user", "鹭湾区2024年新收申请多少"), Turn("assistant", "250件[1]")]
    answer = ask(index, several, history=before, today=TODAY)
    assert "2023年没有收录报告" in answer.text
