"""The scorer is itself tested by answers that are right, and wrong in each way."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from disclosure_qa.contract import QuestionRequest
from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.evaluation import (
    Case,
    Expectation,
    Outcome,
    Verdict,
    judge,
    read_cases,
    run,
    score,
    shortfalls,
)
from disclosure_qa.model.answer import (
    Answer,
    Citation,
    CitedFigure,
    Derived,
    Language,
    Operation,
    Status,
)
from disclosure_qa.model.figure import Figure, Period, Source

AGENCY = "青河县柳桥镇人民政府"
EXPECTED_12 = {
    "agency": AGENCY,
    "year": 2017,
    "period": "year",
    "value": 12,
    "label": "不予公开答复数",
}


def figure(value: str | None = "12", **changes: object) -> Figure:
    source = Source("a.txt", AGENCY, 2017, "附表", f"不予公开 答复数 件 {value or ''}", 0, 1)
    plain = Figure(
        label="3.不予公开答复数",
        path=("3.不予公开答复数",),
        period=Period.YEAR,
        value=None if value is None else Decimal(value),
        printed=value or "",
        unit="件",
        source=source,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def answer(
    *figures: Figure,
    status: Status = Status.ANSWERED,
    text: str = "12件[1]。",
    derived: tuple[str, ...] = (),
) -> Answer:
    return Answer(
        question="?",
        language=Language.ZH,
        status=status,
        text=text,
        figures=tuple(CitedFigure(each, number) for number, each in enumerate(figures, 1)),
        derived=tuple(Derived(Operation.SHARE, Decimal(value), "%", ()) for value in derived),
        citations=tuple(Citation(number, each.source) for number, each in enumerate(figures, 1)),
    )


def case(**expect: object) -> Case:
    expectation = Expectation.model_validate({"status": "answered", **expect})
    return Case("q", "zh", "value", QuestionRequest("?"), expectation)


RIGHT: list[tuple[Case, Answer]] = [
    (case(), answer()),
    (case(values=[12]), answer(figure())),
    (case(values=[12.0]), answer(figure())),
    (case(values=[79.59], tol=0.05), answer(derived=("79.60",))),
    (case(values=[72701.2578]), answer(figure("72701.2578"))),
    (case(values=[12, 0]), answer(figure(), figure("0"))),
    (case(figures=[EXPECTED_12]), answer(figure())),
    (case(figures=[EXPECTED_12], values=[12]), answer(figure("3"), figure())),
    (case(quote_any=["没有", "不予公开答复数件12"]), answer(figure())),
    (case(text_any=["12 条", "12件"], text_none=["13"]), answer(figure())),
    (case(status="no_report"), answer(status=Status.NO_REPORT)),
    (case(status="not_reported"), answer(figure(None), status=Status.NOT_REPORTED)),
]


@pytest.mark.parametrize(("question", "given"), RIGHT)
def test_right(question: Case, given: Answer) -> None:
    assert judge(question, given).verdict is Verdict.RIGHT
    assert judge(question, given).reasons == ()


WRONG_NUMBERS: list[tuple[Case, Answer]] = [
    (case(values=[12]), answer(figure("13"))),
    (case(values=[79.59], tol=0.05), answer(derived=("79.65",))),
    (case(values=[79.59]), answer(figure("39"), figure("49"))),
    (case(values=[12, 0]), answer(figure("12"), figure("7"))),
    (case(figures=[EXPECTED_12]), answer(figure(label="同意公开答复数"))),
    (case(figures=[EXPECTED_12]), answer(figure(period=Period.CUMULATIVE))),
    (
        case(figures=[EXPECTED_12], values=[12]),
        answer(figure(source=replace(figure().source, year=2016))),
    ),
    (
        case(figures=[EXPECTED_12], values=[12]),
        answer(figure(source=replace(figure().source, agency="青河县石塘镇人民政府"))),
    ),
    (case(values=[12]), answer(figure("13"), status=Status.NOT_REPORTED)),
    (case(status="no_report"), answer(figure())),
    (case(status="needs_clarification"), answer(derived=("5",))),
    (case(status="not_reported"), answer(figure("0"), status=Status.NOT_REPORTED)),
]


@pytest.mark.parametrize(("question", "given"), WRONG_NUMBERS)
def test_wrong_number(question: Case, given: Answer) -> None:
    outcome = judge(question, given)
    assert outcome.verdict is Verdict.WRONG_NUMBER
    assert outcome.reasons


@pytest.mark.parametrize(
    ("question", "given", "verdict", "reason"),
    [
        (
            case(values=[12]),
            answer(status=Status.NO_REPORT),
            Verdict.REFUSED,
            "status is no_report, expected answered",
        ),
        (
            case(values=[12]),
            answer(figure(None), status=Status.NOT_REPORTED),
            Verdict.REFUSED,
            "value 12 is missing; shown: blank",
        ),
        (
            case(values=[12, 0]),
            answer(figure()),
            Verdict.WRONG,
            "value 0 is missing; shown: 12",
        ),
        (case(values=[12]), answer(), Verdict.WRONG, "value 12 is missing; shown: nothing"),
        (
            case(status="out_of_scope"),
            answer(status=Status.NO_REPORT),
            Verdict.WRONG,
            "status is no_report, expected out_of_scope",
        ),
        (
            case(quote_any=["微信"]),
            answer(figure()),
            Verdict.WRONG,
            "no citation holds any of: 微信",
        ),
        (case(text_any=["十三"]), answer(), Verdict.WRONG, "the text holds none of: 十三"),
        (case(text_none=["12"]), answer(), Verdict.WRONG, "the text holds: 12"),
    ],
)
def test_refused_and_otherwise_wrong(
    question: Case, given: Answer, verdict: Verdict, reason: str
) -> None:
    outcome = judge(question, given)
    assert outcome.verdict is verdict
    assert reason in outcome.reasons


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("政府网站公开数", "其中：1.政府网站公开数", True),
        ("受理政府信息公开申请总数", "受理政府信息公开申请总数（条）", True),
        ("部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", True),
        ("新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量", True),
        ("同意公开答复数", "4.不同意公开答复数", False),
        ("公开答复数", "不予公开答复数", False),
        ("同意公开答复数", "2.同意部分公开答复数", False),
        ("行政复议数", "行政诉讼数", False),
        ("规章", "", False),
    ],
)
def test_labels_are_the_same_but_for_numbering_and_never_the_opposite(
    expected: str, printed: str, same: bool
) -> None:
    question = case(figures=[{**EXPECTED_12, "label": expected}])
    assert (judge(question, answer(figure(label=printed))).verdict is Verdict.RIGHT) is same


@pytest.mark.parametrize(
    ("question", "given", "right"),
    [
        (case(values=[12]), answer(figure()), True),
        (case(values=[12]), answer(figure(printed="13")), False),
        (case(), replace(answer(figure()), citations=()), False),
        (case(quote_any=["答复数"]), answer(figure()), True),
        (case(quote_any=["微信"]), answer(figure()), False),
        (case(), answer(), None),
        (case(status="no_report"), answer(status=Status.NO_REPORT), None),
    ],
)
def test_a_citation_is_right_when_it_prints_the_figure(
    question: Case, given: Answer, right: bool | None
) -> None:
    assert judge(question, given).citation_right is right


def test_cases_are_read_with_their_history_and_exact_decimals() -> None:
    line = {
        "id": 7,
        "lang": "zh",
        "category": "followup",
        "question": "那呢？",
        "history": [{"role": "user", "content": "?"}],
        "expect": {"status": "answered", "values": [72701.2578, 12], "tol": 0.05},
    }
    (read,) = read_cases(json.dumps(line) + "\n")
    assert (read.id, read.language, read.category) == ("7", "zh", "followup")
    assert read.request.history[0].content == "?"
    assert read.expected.values == (Decimal("72701.2578"), Decimal(12))
    assert read.expected.tol == Decimal("0.05")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"expect": None}, 'line 1: "expect": '),
        ({"expect": {"status": "fine"}}, 'line 1: "expect.status": '),
        ({"expect": {"status": "answered", "values": ["x"]}}, 'line 1: "expect.values.0": '),
        ({"question": 3}, 'line 1: "question" is not a string'),
        ({"history": 3}, 'line 1: "history" is not a list'),
        ({"category": None}, 'line 1: "category": '),
    ],
)
def test_a_malformed_case_names_its_line(changes: dict[str, object], complaint: str) -> None:
    line = {
        "id": "q",
        "lang": "zh",
        "category": "value",
        "question": "?",
        "expect": {"status": "answered"},
    }
    with pytest.raises(InvalidQuestion) as refusal:
        read_cases(json.dumps({**line, **changes}))
    assert str(refusal.value).startswith(complaint)


def ticks(*seconds: float) -> Iterator[float]:
    now = 0.0
    for each in seconds:
        yield now
        now += each
        yield now


def test_the_time_of_each_question_is_taken() -> None:
    clock = ticks(0.25, 0.5)
    outcomes = list(run([case(), case()], lambda request: answer(), lambda: next(clock)))
    assert [outcome.seconds for outcome in outcomes] == [0.25, 0.5]


def test_a_question_that_is_refused_outright_does_not_stop_the_others() -> None:
    def ask(request: QuestionRequest) -> Answer:
        if request.question == "":
            raise InvalidQuestion("the question is empty")
        return answer()

    empty = replace(case(), request=QuestionRequest(""))
    first, second = run([empty, case()], ask)
    assert first.verdict is Verdict.REFUSED
    assert first.reasons == ("InvalidQuestion: the question is empty",)
    assert second.verdict is Verdict.RIGHT


def outcome(category: str, language: str, verdict: Verdict, seconds: float = 0.0) -> Outcome:
    of = replace(case(), category=category, language=language)
    return Outcome(of, verdict, (), verdict is Verdict.RIGHT, seconds, "")


def test_scores_count_by_category_and_language_and_in_all() -> None:
    scores = score(
        [
            outcome("value", "zh", Verdict.RIGHT),
            outcome("share", "zh", Verdict.WRONG_NUMBER),
            outcome("value", "en", Verdict.REFUSED),
            outcome("value", "zh", Verdict.WRONG),
        ]
    )
    assert [(s.category, s.language, s.questions) for s in scores] == [
        ("share", "zh", 1),
        ("value", "en", 1),
        ("value", "zh", 2),
        ("all", "", 4),
    ]
    assert [s.right for s in scores] == [0, 0, 1, 1]
    assert [s.refused for s in scores] == [0, 1, 0, 1]
    assert [s.wrong_numbers for s in scores] == [1, 0, 0, 1]
    assert (scores[-1].citations_right, scores[-1].citations_due) == (1, 4)
    assert scores[-1].right_percent == 25.0


@pytest.mark.parametrize(
    ("floor", "max_wrong", "broken"),
    [
        (None, None, []),
        (50.0, 1, []),
        (50.1, 1, ["50.00 % right, below the floor of 50.1 %"]),
        (None, 0, ["wrong numbers: 1, more than the 0 that are let pass"]),
        (100.0, 0, ["50.00 % right, below the floor of 100 %", "wrong numbers: 1, more than"]),
    ],
)
def test_each_bound_that_is_broken_is_named(
    floor: float | None, max_wrong: int | None, broken: list[str]
) -> None:
    total = score(
        [outcome("value", "zh", Verdict.RIGHT), outcome("value", "en", Verdict.WRONG_NUMBER)]
    )[-1]
    lines = list(shortfalls(total, floor, max_wrong))
    assert len(lines) == len(broken)
    assert all(line.startswith(start) for line, start in zip(lines, broken, strict=True))


def test_median_and_p95_are_in_milliseconds() -> None:
    times = [outcome("value", "zh", Verdict.RIGHT, n / 1000) for n in range(1, 21)]
    assert (score(times)[-1].median_ms, score(times)[-1].p95_ms) == (10.5, 19.0)


def test_no_questions_score_nothing() -> None:
    (total,) = score([])
    assert (total.questions, total.right_percent, total.p95_ms) == (0, 0.0, 0.0)
