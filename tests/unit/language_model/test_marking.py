"""What a model wrote or read is marked wherever an answer is shown, and nothing is where it did not."""

import re
from typing import Any

import jsonschema
import pytest

from disclosure_qa.ask import ask
from disclosure_qa.cli.answer_text import answer_text
from disclosure_qa.contract import answer_json, schemas
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.markup import card_html
from unit.language_model.scripted import (
    ENGLISH,
    NARRATIVE,
    PROSE,
    TODAY,
    TRANSLATED,
    UNSURE,
    scripted_model,
)


def _ask(library: Library, question: str) -> Answer:
    return ask(library, question, today=TODAY, model=scripted_model())


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


def test_the_runnable_asks_by_the_same_road(library: Library) -> None:
    from disclosure_qa.langchain import Assistant

    asked: Any = {"question": PROSE, "today": TODAY.isoformat()}
    assert Assistant(library, model=scripted_model()).invoke(asked) == answer_json(
        _ask(library, PROSE)
    )
