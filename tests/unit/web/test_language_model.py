"""A language model beside the pages and the interface: the same road, the same answer."""

import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from disclosure_qa.ask import ask
from disclosure_qa.contract import answer_json
from disclosure_qa.library import Library
from disclosure_qa.web import create_app
from unit.answering.prose_reports import build_library
from unit.language_model.scripted import ENGLISH, PROSE, TODAY, UNSURE, scripted_model
from unit.web.conftest import without_stray_loops


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with build_library(tmp_path_factory.mktemp("model")) as library:
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> TestClient:
    with without_stray_loops():
        app = create_app(library, clock=lambda: TODAY, model=scripted_model())
    return TestClient(app)


def test_the_interface_asks_by_the_same_road(library: Library, client: TestClient) -> None:
    for question in (PROSE, ENGLISH, UNSURE):
        body = client.post("/api/ask", json={"question": question}).json()
        assert body == json.loads(
            json.dumps(answer_json(ask(library, question, today=TODAY, model=scripted_model())))
        )


def test_a_draft_is_streamed_sentence_by_sentence(client: TestClient) -> None:
    events = client.post(
        "/api/ask", json={"question": ENGLISH}, headers={"Accept": "text/event-stream"}
    ).text
    deltas = [json.loads(data)["text"] for data in re.findall(r"event: delta\ndata: (.*)", events)]
    assert deltas[:2] == [
        "Updates of information were not timely enough [1]. ",
        "Interpretation was monotonous [1].\n",
    ]
