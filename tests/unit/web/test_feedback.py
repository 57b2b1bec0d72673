"""Was it helpful: the form under an answer, what of it is kept, and what is refused."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from disclosure_qa.model.journal import Keep
from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web.desk import Bounds
from unit.web.conftest import make_client
from web_samples import ANSWERS, SampleLibrary

QUESTION = "石塘镇2014年收到多少申请？"
FORM = {"q": QUESTION, "status": "no_report", "lang": "zh", "road": "page", "helpful": "no"}


_visitors = count(1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    database = ServiceDatabase(tmp_path_factory.mktemp("journal") / SERVICE_DATABASE)
    yield Journal(database)
    database.close()


@pytest.fixture(scope="module")
def hearing(kept: Journal) -> TestClient:
    return make_client(SampleLibrary(), bounds=Bounds(per_minute=1000), journal=kept)


@pytest.fixture
def journal(kept: Journal) -> Journal:
    """An empty journal."""
    kept.purge(before=2**40)
    return kept


@pytest.fixture
def heard(hearing: TestClient, journal: Journal) -> TestClient:
    """A client, of a visitor who was not here before, of an application that keeps a journal."""
    return TestClient(hearing.app, client=(f"10.0.0.{next(_visitors)}", 1))


def send(client: TestClient, fields: dict[str, str], **headers: str) -> Any:
    return client.post("/feedback", data=fields, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("question", ANSWERS)
def test_the_form_under_an_answer_can_be_sent_as_it_is(
    heard: TestClient, journal: Journal, question: str
) -> None:
    page = html.fromstring(heard.get("/answer", params={"q": question}).text)
    (form,) = page.xpath("//form[@method='post']")
    fields = dict(form.form_values())
    assert "helpful" not in fields, "nothing is chosen beforehand"
    answer = heard.post(f"/{form.action}", data=fields | {"helpful": "yes", "remark": "谢谢"})
    assert answer.status_code == 200
    assert "90" in answer.text
    (one,) = journal.feedback().entries
    assert (one.helpful, one.remark, one.text) == (True, "谢谢", question)
    assert (one.status, one.language) == (ANSWERS[question].status, ANSWERS[question].language)


def test_personal_data_is_not_kept(heard: TestClient, journal: Journal) -> None:
    send(heard, FORM | {"remark": "回电13812345678", "q": "身份证11010519491231002X"})
    (one,) = journal.feedback().entries
    assert (one.remark, one.text) == ("回电[phone]", "身份证[id]")


def test_what_is_long_is_cut(heard: TestClient, journal: Journal) -> None:
    assert send(heard, FORM | {"remark": "好" * 2000, "q": "问" * 1500}).status_code == 303
    (one,) = journal.feedback().entries
    assert len(one.remark) == 300
    assert one.text is not None
    assert len(one.text) == 1000


@pytest.mark.parametrize(
    "fields",
    [
        {},
        FORM | {"helpful": "perhaps"},
        FORM | {"status": "fine"},
        FORM | {"lang": "fr"},
        FORM | {"road": "sea"},
        {"q": QUESTION},
        {str(n): "x" for n in range(50)},
    ],
)
def test_another_form_is_refused(
    heard: TestClient, journal: Journal, fields: dict[str, str]
) -> None:
    assert send(heard, fields).status_code == 422
    assert not journal.feedback().entries


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"a" * 100_000, b"helpful=yes&q=" + b"%ff"])
def test_another_body_is_refused(heard: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert heard.post("/feedback", content=body, headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_another_sites_page_cannot_speak_for_a_visitor(
    heard: TestClient, headers: dict[str, str], status: int
) -> None:
    assert send(heard, FORM, **headers).status_code == status


def test_nobody_speaks_too_often(heard: TestClient) -> None:
    statuses = [send(heard, FORM).status_code for _ in range(21)]
    assert statuses == [303] * 20 + [429]


def test_without_a_journal_nobody_is_asked(client: TestClient) -> None:
    assert "feedback" not in client.get("/answer", params={"q": QUESTION}).text
    assert send(client, FORM).status_code == 404


def test_where_nothing_is_kept_nobody_is_asked(
    tmp_path: Path, client_of: Callable[..., TestClient]
) -> None:
    database = ServiceDatabase(tmp_path / SERVICE_DATABASE)
    client = client_of(SampleLibrary(), journal=Journal(database, keep=Keep.NOTHING))
    assert "feedback" not in client.get("/answer", params={"q": QUESTION}).text
    assert send(client, FORM).status_code == 404
    assert not database.file.exists()


def test_a_question_is_written_down_by_the_road_that_it_came(
    heard: TestClient, journal: Journal
) -> None:
    heard.get("/answer", params={"q": QUESTION})
    heard.post("/api/ask", json={"question": QUESTION})
    heard.post("/api/ask", json={"question": QUESTION}, headers={"accept": "text/event-stream"})
    heard.post("/api/ask", json={"question": ""})
    journal.close()
    assert [one["road"] for one in journal.export()] == ["page", "api", "api"]


def test_a_broken_journal_fails_no_answer(
    tmp_path: Path, client_of: Callable[..., TestClient]
) -> None:
    (tmp_path / SERVICE_DATABASE).write_bytes(b"no database at all" * 100)
    database = ServiceDatabase(tmp_path / SERVICE_DATABASE)
    journal = Journal(database)
    client = client_of(SampleLibrary(), journal=journal)
    assert client.get("/answer", params={"q": QUESTION}).status_code == 200
    assert send(client, FORM).status_code == 503
    journal.close()
    database.close()
