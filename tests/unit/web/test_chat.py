"""What the browser is sent for one turn of the conversation."""

from datetime import date
from typing import Any, cast

import pytest
from lxml import html

from disclosure_qa.library import Library
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.chat import build_page, turn
from disclosure_qa.web.desk import Bounds, Desk
from disclosure_qa.web.onward import Onward
from event_loops import awaited
from web_samples import ANSWERS, SampleLibrary, sample_ask

ZERO = "柳桥镇2017年收到多少申请？"


def desk(**bounds: Any) -> Desk:
    return Desk(
        cast("Library", SampleLibrary()), sample_ask, lambda: date(2024, 5, 1), Bounds(**bounds)
    )


def onward(here: Desk) -> Onward:
    return Onward(here.library, here.asking, load_catalogue(), here.clock)


def told(asked: object, at: Desk | None = None) -> dict[str, Any]:
    here = at or desk()
    return awaited(turn(here, load_catalogue(), onward(here), asked, "127.0.0.1"))


@pytest.mark.parametrize("question", ANSWERS)
def test_a_turn_is_the_whole_card(question: str) -> None:
    came = told({"turn": "t1", "question": question})
    assert (came["turn"], came["state"]) == ("t1", "answered")
    assert came["said"] == ANSWERS[question].text
    assert came["html"].count("<article") == 1


def test_what_is_heard_next_time_is_the_text_with_its_options() -> None:
    last = told({"turn": "t1", "question": "2018年收到多少申请？"})
    answer = ANSWERS["2018年收到多少申请？"]
    assert last["heard"] == "\n".join((answer.text, *answer.options))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"turn": "t", "question": ""}, "问题是空的。"),
        ({"turn": "t", "question": "", "page": "en"}, "The question is empty."),
        ({"turn": "t", "question": "长" * 1001}, "问题太长，最多 1000 个字。"),
        ({"turn": "t"}, "请换一种说法再问。"),
        ({"turn": "t", "question": 5, "page": "en"}, "Please put it another way."),
        ({"turn": "t", "question": "malformed"}, "请换一种说法再问。"),
        ("no object", "请换一种说法再问。"),
        (None, "请换一种说法再问。"),
    ],
)
def test_a_question_that_cannot_be_used_is_said_in_the_pages_language(
    asked: object, text: str
) -> None:
    last = told(asked)
    assert last["state"] == "trouble"
    assert text in last["html"]


def test_asking_too_fast_says_when_to_come_back() -> None:
    at = desk(per_minute=1)
    told({"question": ZERO}, at)
    last = told({"question": ZERO}, at)
    assert last["state"] == "trouble"
    assert "问得太快了" in last["html"]


def test_a_fault_is_left_to_the_server_to_report() -> None:
    with pytest.raises(RuntimeError):
        told({"turn": "t", "question": "boom"})


@pytest.mark.usefixtures("stray_loops_ignored")
def test_the_frame_holds_nothing_that_gradio_would_run_as_a_template() -> None:
    page = build_page(desk(), load_catalogue(), onward(desk()))
    (frame,) = [block for block in page.blocks.values() if block.get_block_name() == "html"]
    template = frame.html_template
    assert not any(mark in template for mark in ("${", "{{", "`"))
    texts = frame.props["texts"]
    named = {
        value
        for element in html.fromstring(template).iter()
        for name, value in element.attrib.items()
        if name.startswith("data-text")
    }
    assert named
    for language in ("zh", "en"):
        assert named <= set(texts[language])
