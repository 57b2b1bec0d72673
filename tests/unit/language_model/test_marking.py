"""What a model wrote or read is marked wherever an answer is shown, and nothing is where it did not."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from disclosure_qa.ask import ask
from disclosure_qa.cli.answer_text import answer_text
from disclosure_qa.contract import answer_json, schemas
from disclosure_qa.language_model.assistant import LanguageModel
from disclosure_qa.language_model.choice import ModelChoice
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web import create_app
from disclosure_qa.web.render.card import card_of
from disclosure_qa.web.render.markup import card_html
from unit.answering.prose_reports import build_library
from unit.web.conftest import without_stray_loops

TODAY = date(2020, 5, 1)
PROSE = "鹤溪镇2018年政府信息公开工作存在哪些问题？"
ENGLISH = "What problems did Hexi Town report in 2018?"
UNSURE = "鹤溪镇2018年老乡们递了多少条子？"
NARRATIVE = "该镇主要存在信息更新不够及时、解读形式单一、基层人员变动频繁等问题[1]。"
TRANSLATED = "Updates of information were not timely enough [1]. Interpretation was monotonous [1]."
READING = '{"indicators": ["requests_received"], "years": [2018]}'


class Scripted:
    """A chat model that says what it is told."""

    def reply(self, _: str, __: str) -> str:
        return READING

    def pieces(self, system: str, _: str) -> Iterator[str]:
        yield from TRANSLATED if "in English" in system else NARRATIVE


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with build_library(tmp_path_factory.mktemp("marking")) as library:
        yield library


def _model() -> LanguageModel:
    return LanguageModel(Scripted(), ModelChoice("scripted:test"))


def _ask(library: Library, question: str) -> Answer:
    return ask(library, question, today=TODAY, model=_model())


@pytest.mark.parametrize("question", [PROSE, ENGLISH, UNSURE])
def test_the_json_keeps_to_the_schema_with_a_model_and_without(
    library: Library, question: str
) -> None:
    plain = answer_json(ask(library, question, today=TODAY))
    answer = answer_json(_ask(library, question))
    for body in (plain, answer):
        jsonschema.validate(body, schemas()["answer"])
    assert "model_wrote" not in plain
    assert not any("by_model" in part for part in plain["understood"])


def test_the_json_says_which_lines_and_which_readings_are_a_models(library: Library) -> None:
    wrote = answer_json(_ask(library, PROSE))
    assert wrote["model_wrote"] == [NARRATIVE]
    assert NARRATIVE in wrote["text"].splitlines()
    assert [note["kind"] for note in wrote["notes"]][:1] == ["model"]
    read = answer_json(_ask(library, UNSURE))
    assert [part.get("by_model") for part in read["understood"]] == [True]
    assert "收到的政府信息公开申请数" in read["notes"][0]["text"]


@pytest.mark.parametrize(
    ("question", "first", "note"),
    [
        (PROSE, f"〔模型〕{NARRATIVE}", "模型：标有“模型”的段落"),
        (ENGLISH, f"[model] {TRANSLATED}", "Model: The paragraph marked “model”"),
    ],
)
def test_the_command_line_marks_a_models_lines(
    library: Library, question: str, first: str, note: str
) -> None:
    lines = answer_text(_ask(library, question)).splitlines()
    assert lines[0] == first
    assert sum(line.startswith(("〔模型〕", "[model]")) for line in lines) == 1
    assert any(line.startswith(note) for line in lines)


@pytest.mark.parametrize(("question", "word"), [(PROSE, "模型"), (ENGLISH, "Model")])
def test_the_page_marks_a_models_paragraph(library: Library, question: str, word: str) -> None:
    page = str(card_html(_ask(library, question), load_catalogue(), live=True))
    assert len(re.findall(rf'<p class="by-model"><strong>{word}</strong>', page)) == 1
    plain = str(card_html(ask(library, question, today=TODAY), load_catalogue(), live=True))
    assert "by-model" not in plain


def test_the_page_marks_a_models_reading(library: Library) -> None:
    assert "由语言模型理解" in str(card_html(_ask(library, UNSURE), load_catalogue(), live=True))


def test_a_growing_answer_is_marked_from_its_first_piece(library: Library) -> None:
    answer = _ask(library, ENGLISH)
    first = replace(answer, text="Updates of information were not timely enough [1]. ")
    assert card_of(first, load_catalogue()).by_model == {0}


@pytest.fixture(scope="module")
def client(library: Library) -> TestClient:
    with without_stray_loops():
        app = create_app(library, clock=lambda: TODAY, model=_model())
    return TestClient(app)


def test_the_interface_asks_by_the_same_road(library: Library, client: TestClient) -> None:
    for question in (PROSE, ENGLISH, UNSURE):
        body = client.post("/api/ask", json={"question": question}).json()
        assert body == json.loads(json.dumps(answer_json(_ask(library, question))))


def test_a_draft_is_streamed_sentence_by_sentence(client: TestClient) -> None:
    events = client.post(
        "/api/ask", json={"question": ENGLISH}, headers={"Accept": "text/event-stream"}
    ).text
    deltas = [json.loads(data)["text"] for data in re.findall(r"event: delta\ndata: (.*)", events)]
    assert deltas[:2] == [
        "Updates of information were not timely enough [1]. ",
        "Interpretation was monotonous [1].\n",
    ]


def test_the_runnable_asks_by_the_same_road(library: Library) -> None:
    from disclosure_qa.langchain import Assistant

    asked: Any = {"question": PROSE, "today": TODAY.isoformat()}
    assert Assistant(library, model=_model()).invoke(asked) == answer_json(_ask(library, PROSE))
