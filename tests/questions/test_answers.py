"""Figure questions over the fictional corpus, through the whole pipeline: right, and never wrong."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.contract import QuestionRequest
from disclosure_qa.evaluation import Verdict, read_cases, run
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Turn
from reports.corpus import gold

HERE = Path(__file__).parent
TODAY = date(2025, 6, 1)
LEAST_RIGHT = {
    "bank": 0.98,
    "further": 0.98,
    "rows": 0.96,
    "beyond": 0.96,
    "odd": 0.8,
    "fresh": 0.9,
}
FIGURE_STATUSES = {"answered", "not_reported", "no_report", "needs_clarification", "out_of_scope"}


def asked(library: Library, question: str, *before: tuple[str, str]) -> Answer:
    history = [Turn(role, content) for role, content in before]
    return ask(library, question, history=history, today=TODAY)


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_figure_questions_are_answered_right_and_never_with_a_wrong_number(
    corpus_index: Library, name: str
) -> None:
    text = (HERE / f"{name}.jsonl").read_text(encoding="utf-8")
    cases = [case for case in read_cases(text) if case.category != "narrative"]

    def answer(request: QuestionRequest) -> Answer:
        today = request.today or TODAY
        return ask(corpus_index, request.question, history=request.history, today=today)

    outcomes = list(run(cases, answer))
    wrong = [o.case.request.question for o in outcomes if o.verdict is Verdict.WRONG_NUMBER]
    assert not wrong
    missed = [o.case.request.question for o in outcomes if o.verdict is not Verdict.RIGHT]
    assert len(missed) <= (1 - LEAST_RIGHT[name]) * len(outcomes), missed


def test_further_questions_expect_what_the_gold_holds() -> None:
    printed = {
        (record["agency"], record["year"], figure["period"], figure["value"])
        for record in gold()
        for figure in record["figures"]
    }
    cases = read_cases((HERE / "further.jsonl").read_text(encoding="utf-8"))
    assert len(cases) >= 250
    assert len({case.request.question for case in cases}) > 0.95 * len(cases)
    for case in cases:
        for figure in case.expected.figures:
            value = None if figure.value is None else float(figure.value)
            assert (figure.agency, figure.year, figure.period.value, value) in printed, case


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("砚溪县2016年收到多少件申请", "2016年砚溪县政府一共接到几件信息公开申请？"),
        ("砚溪县2016年收到多少件申请", "How many requests did Yanxi County receive in 2016?"),
        ("砚溪县2016年收到多少件申请", "硯溪縣2016年收到多少件申請"),
        ("砚溪县2016年不予公开多少件", "How many requests did Yanxi County turn down in 2016?"),
        (
            "云汀市2023年现行有效的规章有几件",
            "How many rules were in force in Yunting City in 2023?",
        ),
        (
            "砚溪县2021年企业申请几件",
            "How many requests did companies file with Yanxi County in 2021?",
        ),
        (
            "砚溪县2021年行政诉讼共几件",
            "How many lawsuits were there against Yanxi County in 2021?",
        ),
        (
            "砚溪县2015到2017年共收到多少申请",
            "How many requests in total, Yanxi County, 2015-2017?",
        ),
        (
            "桐屏县财政局2018年收到多少申请",
            "Requests to the finance bureau of Tongping County in 2018?",
        ),
    ],
)
def test_the_same_question_in_other_words_has_the_same_figures(
    corpus_index: Library, one: str, other: str
) -> None:
    first, second = asked(corpus_index, one), asked(corpus_index, other)
    assert first.figures
    assert [c.figure for c in first.figures] == [c.figure for c in second.figures]
    assert [d.value for d in first.derived] == [d.value for d in second.derived]


def test_another_year_has_that_year_s_value(corpus_index: Library) -> None:
    for year in range(2015, 2019):
        answer = asked(corpus_index, f"砚溪县{year}年收到多少件申请")
        (shown,) = answer.figures
        assert shown.figure.year == year
        (record,) = (
            r for r in gold() if (r["agency"], r["year"]) == ("云汀市砚溪县人民政府", year)
        )
        values = {f["value"] for f in record["figures"] if f["key"] == "requests"}
        assert float(shown.figure.value or 0) in values


@pytest.mark.parametrize(
    "question",
    [
        "柳桥镇2017年收到多少件申请？",
        "How many requests did Liuqiao Town receive in 2017?",
        "澄湖区收到多少件申请？",
        "How many requests were received in 2022?",
        "哪个镇做得最好？",
        "Which town does best at disclosure?",
    ],
)
def test_every_option_answers_and_can_be_picked_by_its_number(
    corpus_index: Library, question: str
) -> None:
    answer = asked(corpus_index, question)
    assert answer.status == "needs_clarification"
    assert len(answer.options) > 1
    offered = "\n".join(
        [answer.text, *(f"{i}. {option}" for i, option in enumerate(answer.options, 1))]
    )
    for option in answer.options:
        assert asked(corpus_index, option).status == "answered", option
    before = (("user", question), ("assistant", offered))
    for word, index in (("第一个", 0), ("the second", 1)):
        picked = asked(corpus_index, word, *before)
        assert picked.figures == asked(corpus_index, answer.options[index]).figures


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2016年没有被拒绝的申请有多少件",
        "How many requests were not refused by Yanxi County in 2016?",
        "砚溪县2016年3月收到多少件申请",
        "How many requests did Yanxi County receive in the first quarter of 2016?",
        "砚溪县2016年网站以外的渠道公开了多少条",
        "砚溪县公安局2016年收到多少件申请",
        "How many requests did the Yanxi County Police Department receive in 2016?",
        "竹坞县2016年收到多少件申请",
        "How many requests did Zhuwu County receive in 2016?",
    ],
)
def test_what_no_report_counts_is_not_answered_with_what_it_counts(
    corpus_index: Library, question: str
) -> None:
    answer = asked(corpus_index, question)
    assert answer.status in {"not_reported", "no_report"}
    assert not answer.figures
    assert not answer.derived
