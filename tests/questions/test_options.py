"""Whatever is offered answers: every option of every open set, and the questions that lead on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.evaluation import Case, read_cases
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.onward import Chip, Onward

HERE = Path(__file__).parent
TODAY = date(2025, 6, 1)
SETS = ("bank", "further", "second", "rows", "drawn", "odd", "beyond", "fresh")
OPEN_YEAR = (
    "砚溪县和桐屏县谁收到的申请多？",
    "竹坞镇和麦垄乡哪个收到的申请多",
    "石鼓岭乡比麦垄乡多收到多少申请",
    "砚溪县还是桐屏县收到的申请多",
    "望湖街道、竹坞镇和青石埠镇，哪个的申请最多",
    "砚溪县和桐屏县各收到多少申请",
    "柳桥镇和竹坞镇谁收到的申请多",
    "麦垄乡和望湖街道收到多少申请",
    "Did Yunting City or Yanxi County get more requests?",
    "Which received more requests, Yanxi County or Tongping County?",
    "Which of the three bodies, Zhuwu Town, Qingshibu Town and Yanxi County, got most requests?",
)
APART = (
    "砚溪县政府办公室和云汀市政府办公室比，谁收到的多？",
    "禾渡县和云汀市哪个主动公开的多",
    "禾渡县水利局和桐屏县财政局谁的行政诉讼多",
    "Did Hedu County or Yunting City publish more?",
    "What is the difference in requests between Hedu County and Chenghu District?",
)


def asked(library: Library, question: str) -> Answer:
    return ask(library, question, today=TODAY)


def cases() -> Iterator[Case]:
    for name in SETS:
        yield from read_cases((HERE / f"{name}.jsonl").read_text(encoding="utf-8"))


def test_every_option_of_the_open_sets_answers(corpus_index: Library) -> None:
    options = {
        option
        for case in cases()
        if case.expected.status == "needs_clarification"
        for option in ask(
            corpus_index, case.request.question, history=case.request.history, today=TODAY
        ).options
    }
    assert len(options) > 40
    assert [o for o in options if asked(corpus_index, o).status != "answered"] == []


@pytest.mark.parametrize("question", OPEN_YEAR)
def test_bodies_are_compared_in_years_of_which_both_have_a_report(
    corpus_index: Library, question: str
) -> None:
    answer = asked(corpus_index, question)
    assert answer.options or answer.status == "answered"
    for option in answer.options:
        chosen = asked(corpus_index, option)
        assert chosen.status == "answered", option
        assert ", ," not in option


@pytest.mark.parametrize("question", OPEN_YEAR[:4])
def test_an_option_shows_a_number_of_each_body(corpus_index: Library, question: str) -> None:
    answer = asked(corpus_index, question)
    for option in answer.options or (question,):
        figures = asked(corpus_index, option).figures
        assert len({cited.figure.agency for cited in figures}) == 2, option


@pytest.mark.parametrize("question", APART)
def test_bodies_without_a_common_year_are_not_compared(
    corpus_index: Library, question: str
) -> None:
    answer = asked(corpus_index, question)
    assert answer.status == "no_report"
    assert not answer.options
    assert len([note for note in answer.notes if note.kind == "offer"]) == 2


def test_what_leads_on_is_understood(corpus_index: Library) -> None:
    onward = Onward(corpus_index, ask, load_catalogue(), lambda: TODAY)
    lost = []
    for case in list(cases())[::120]:
        answer = asked(corpus_index, case.request.question)
        for read in answer.understood[:1]:
            question, language = case.request.question, answer.language
            steps = list(onward.suggestions(read, question, language))
            for chip in (Chip.YEAR, Chip.INDICATOR):
                steps += [c.question for c in onward.choices(read, chip, question, language)[:1]]
            statuses = {step: asked(corpus_index, step).status for step in steps}
            lost += [
                s for s, status in statuses.items() if status not in {"answered", "not_reported"}
            ]
    assert lost == []
