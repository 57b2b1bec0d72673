"""Eight more invented reports, of other bodies and in other words, with questions on them.

They were written after the product, without sight of it, and are small enough to be read.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.contract import QuestionRequest
from disclosure_qa.evaluation import Verdict, read_cases, run
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer

HERE = Path(__file__).parent / "elsewhere"
TODAY = date(2025, 6, 1)
LEAST_RIGHT = 0.9


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.create(tmp_path_factory.mktemp("elsewhere") / "index") as library:
        ingest([HERE / "reports"], library)
        yield library


def test_every_report_is_read_with_its_body_and_year(index: Library) -> None:
    assert {(entry.document, entry.agency, entry.year) for entry in index.reports()} == {
        ("huaiyin15.txt", "澜汐县槐荫乡人民政府", 2015),
        ("huaiyin16.docx", "澜汐县槐荫乡人民政府", 2016),
        ("lanxi22.html", "澜汐县人民政府", 2022),
        ("lixi16.html", "砾溪市人民政府", 2016),
        ("market19.docx", "砾溪市市场监督管理局", 2019),
        ("xingping20.html", "砾溪市杏坪街道办事处", 2020),
        ("yudeng21.txt", "澜汐县渔灯镇人民政府", 2021),
        ("yudeng22.docx", "澜汐县渔灯镇人民政府", 2022),
    }


def test_questions_on_them_are_answered_and_never_with_a_wrong_number(index: Library) -> None:
    cases = read_cases((HERE / "questions.jsonl").read_text(encoding="utf-8"))

    def answer(request: QuestionRequest) -> Answer:
        today = request.today or TODAY
        return ask(index, request.question, history=request.history, today=today)

    outcomes = list(run(cases, answer))
    wrong = [o.case.request.question for o in outcomes if o.verdict is Verdict.WRONG_NUMBER]
    assert not wrong
    missed = [o.case.request.question for o in outcomes if o.verdict is not Verdict.RIGHT]
    assert len(missed) <= (1 - LEAST_RIGHT) * len(outcomes), missed
