"""The whole road over the real protocol, against a server that misbehaves in every way."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.language_model.assistant import LanguageModel
from disclosure_qa.language_model.choice import ModelChoice, Secret
from disclosure_qa.language_model.langchain_chat import LangChainChat
from disclosure_qa.language_model.tally import Task
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, NoteKind, Status
from unit.language_model.model_server import Handler, ModelServer, model_server

pytest.importorskip("langchain_openai", reason="the extra llm is missing")

TODAY = date(2020, 5, 1)
PROSE = "鹤溪镇2018年政府信息公开工作存在哪些问题？"
ENGLISH = "What problems did Hexi Town report in 2018?"
UNSURE = "鹤溪镇2018年老乡们递了多少条子？"
FIGURE = "鹤溪镇2018年收到多少件政府信息公开申请？"
NARRATIVE = "该镇主要存在信息更新不够及时、解读形式单一、基层人员变动频繁等问题[1]。"
READING = (
    '{"indicators": ["requests_received"], "applicant": null, "period": "year", '
    '"operation": "value", "agencies": [], "years": [2018]}'
)
_LONG = 60.0
_SHORT = 0.4
"""Seconds; only where the server never replies."""


@pytest.fixture(scope="module")
def open_server() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


@pytest.fixture
def server(open_server: ModelServer) -> Iterator[ModelServer]:
    open_server.begin()
    yield open_server
    open_server.released.set()


@cache
def _chat(choice: ModelChoice) -> LangChainChat:
    return LangChainChat(choice)


def _model(server: ModelServer, seconds: float = _LONG, tokens: int = 8000) -> LanguageModel:
    key = Secret("sk-secret")
    choice = ModelChoice("openai:test-model", server.url, key, seconds, tokens)
    return LanguageModel(_chat(choice), choice)


def _ask(library: Library, question: str, model: LanguageModel | None = None) -> Answer:
    return ask(library, question, today=TODAY, model=model)


def test_a_good_draft_stands_before_the_quotes_and_is_marked(
    library: Library, server: ModelServer
) -> None:
    plain = _ask(library, PROSE)
    server.reply = NARRATIVE
    model = _model(server)
    answer = _ask(library, PROSE, model)
    assert answer.text == f"{NARRATIVE}\n{plain.text}"
    assert answer.model_wrote == (NARRATIVE,)
    assert [note.citations for note in answer.notes if note.kind is NoteKind.MODEL] == [(1,)]
    assert (answer.citations, answer.figures) == (plain.citations, plain.figures)
    assert model.tally.counts == {(Task.NARRATIVE, "used"): 1}
    assert [request["stream"] for request in server.requests] == [True]
    assert server.keys == ["Bearer sk-secret"]


def test_an_english_question_has_its_quotes_told_in_english(
    library: Library, server: ModelServer
) -> None:
    server.reply = (
        "Updates of information were not timely enough [1]. Interpretation was monotonous [1]."
    )
    answer = _ask(library, ENGLISH, _model(server))
    assert answer.model_wrote == (
        "Updates of information were not timely enough [1]. Interpretation was monotonous [1].",
    )


def test_the_model_is_shown_no_number_and_no_order(library: Library, server: ModelServer) -> None:
    server.reply = NARRATIVE
    _ask(library, "鹤溪镇2018年不予公开的原因是什么？", _model(server))
    (request,) = server.requests
    system, message = (part["content"] for part in request["messages"])
    assert "不予公开⟦F1⟧" in message
    assert "不予公开1件" not in message
    assert "不予公开" not in system


def test_a_reading_is_answered_by_the_ordinary_road_and_marked(
    library: Library, server: ModelServer
) -> None:
    plain = _ask(library, UNSURE)
    assert plain.status is not Status.ANSWERED
    server.reply = READING
    model = _model(server)
    answer = _ask(library, UNSURE, model)
    expected = _ask(library, FIGURE)
    assert (answer.status, answer.text) == (Status.ANSWERED, expected.text)
    assert [part.by_model for part in answer.understood] == [True]
    assert answer.notes[0].kind is NoteKind.MODEL
    assert answer.model_wrote == ()
    assert model.tally.counts == {(Task.READING, "used"): 1}
    assert [bool(request.get("stream")) for request in server.requests] == [False]


@pytest.mark.parametrize(
    "question",
    [
        FIGURE,
        "How many requests did Hexi Town receive in 2018?",
        "林业局2018年和2019年主动公开信息数相差多少？",
        "鹤溪镇2018年全年举办培训班多少期",
        "鹤溪镇2018年的联系电话是多少？",
        "你好",
        "龙潭镇2018年收到多少件申请？",
    ],
)
def test_the_model_is_not_asked_where_figures_or_very_words_answer(
    library: Library, server: ModelServer, question: str
) -> None:
    model = _model(server)
    assert _ask(library, question, model) == _ask(library, question)
    assert server.requests == []


_MISBEHAVIOUR = [
    (Handler.too_many, "rate limited"),
    (Handler.server_error, "server error"),
    (Handler.unavailable, "server error"),
    (Handler.key_refused, "key refused"),
    (Handler.not_found, "request refused"),
    (Handler.cut_short, "cut short"),
    (Handler.filtered, "refused"),
    (Handler.refuse, None),
    (Handler.break_off, None),
    (Handler.end_early, "broken off"),
    (Handler.not_json, None),
    (Handler.broken_json, None),
    (Handler.other_json, None),
    (Handler.broken_event, None),
    (Handler.say_nothing, None),
]


@pytest.mark.parametrize(("behaviour", "outcome"), _MISBEHAVIOUR)
@pytest.mark.parametrize(("question", "task"), [(PROSE, Task.NARRATIVE), (UNSURE, Task.READING)])
def test_where_the_server_misbehaves_the_plain_answer_stands(
    library: Library,
    server: ModelServer,
    *,
    behaviour: Callable[[Handler], None],
    outcome: str | None,
    question: str,
    task: Task,
) -> None:
    server.behaviour = behaviour
    server.reply = NARRATIVE if task is Task.NARRATIVE else READING
    model = _model(server)
    assert _ask(library, question, model) == _ask(library, question)
    ((counted, ended),) = model.tally.counts
    assert counted is task
    assert ended == outcome or (outcome is None and ended != "used")
    assert len(server.requests) == 1  # It is not asked again: that would take time.


@pytest.mark.parametrize("behaviour", [Handler.hang, Handler.drip])
@pytest.mark.parametrize(("question", "task"), [(PROSE, Task.NARRATIVE), (UNSURE, Task.READING)])
def test_a_server_that_never_ends_is_left_behind(
    library: Library,
    server: ModelServer,
    behaviour: Callable[[Handler], None],
    question: str,
    task: Task,
) -> None:
    """The server is released after the test only: an answer that waited for it would never come."""
    server.behaviour = behaviour
    model = _model(server, _SHORT)
    assert _ask(library, question, model) == _ask(library, question)
    assert model.tally.counts == {(task, "timeout"): 1}


def test_a_reply_without_end_costs_no_more_than_the_budget(
    library: Library, server: ModelServer
) -> None:
    server.behaviour = Handler.babble
    model = _model(server, tokens=1500)
    assert _ask(library, PROSE, model) == _ask(library, PROSE)
    assert set(model.tally.counts) <= {
        (Task.NARRATIVE, "over budget"),
        (Task.NARRATIVE, "fell: too long"),
    }


def test_a_prompt_beyond_the_budget_is_not_sent(library: Library, server: ModelServer) -> None:
    model = _model(server, tokens=100)
    assert _ask(library, PROSE, model) == _ask(library, PROSE)
    assert server.requests == []
    assert model.tally.counts == {(Task.NARRATIVE, "over budget"): 1}


def test_calls_left_behind_do_not_pile_up(library: Library, server: ModelServer) -> None:
    server.behaviour = Handler.drip
    model = _model(server, 0.05)
    with ThreadPoolExecutor(12) as visitors:
        list(visitors.map(lambda _: _ask(library, PROSE, model), range(12)))
    assert len(server.requests) <= 8
    assert model.tally.counts[Task.NARRATIVE, "busy"] >= 4


def test_where_nobody_listens_the_plain_answer_stands(library: Library) -> None:
    with model_server() as server:
        pass
    model = _model(server)
    assert _ask(library, PROSE, model) == _ask(library, PROSE)
    assert model.tally.counts == {(Task.NARRATIVE, "no connection"): 1}


def test_a_lie_is_not_shown_and_counted_with_its_reason(
    library: Library, server: ModelServer
) -> None:
    server.reply = "该镇存在的问题有999个[1]。" + NARRATIVE
    model = _model(server)
    assert _ask(library, PROSE, model) == _ask(library, PROSE)
    assert model.tally.counts == {(Task.NARRATIVE, "fell: foreign sign"): 1}


def test_two_questions_in_one_message_keep_apart_what_the_model_wrote(
    library: Library, server: ModelServer
) -> None:
    server.reply = NARRATIVE
    both = f"{FIGURE}{PROSE}"
    answer, plain = _ask(library, both, _model(server)), _ask(library, both)
    first = _ask(library, FIGURE).text
    assert answer.text.startswith(first)
    (wrote,) = answer.model_wrote
    assert wrote in answer.text.splitlines()
    assert answer.text.replace(f"{wrote}\n", "") == plain.text


def test_thoughts_before_a_reply_are_passed_over(library: Library, server: ModelServer) -> None:
    server.reply = f"<think>There are 12 of them?\n</think>\n{NARRATIVE}"
    assert _ask(library, PROSE, _model(server)).model_wrote == (NARRATIVE,)
