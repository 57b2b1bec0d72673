"""What the service says of itself: in numbers, in words, and never of its visitors."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web import logs
from disclosure_qa.web.desk import Bounds
from disclosure_qa.web.running import Surroundings
from web_samples import SampleLibrary

ZERO = "柳桥镇2017年收到多少申请？"
Make = Callable[..., TestClient]


def at_home(client: TestClient) -> TestClient:
    """The same application asked from its own machine."""
    return TestClient(client.app, client=("127.0.0.1", 1), raise_server_exceptions=False)


def value_of(text: str, name: str) -> float:
    (line,) = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return float(line.rpartition(" ")[2])


def test_questions_are_counted_by_what_became_of_them(client_of: Make) -> None:
    client = at_home(client_of(SampleLibrary(generation=7), bounds=Bounds(per_minute=5)))
    asked = [ZERO, "2018年收到多少申请？", "", "x" * 1001, "boom"]
    client.post("/api/ask", json={"question": ZERO}, headers={"Accept": "text/event-stream"})
    client.get("/answer", params={"q": ZERO})
    for question in (*asked, ZERO):
        client.post("/api/ask", json={"question": question})
    text = client.get("/metrics").text
    counts = {
        'questions_total{status="answered"}': 3,
        'questions_total{status="needs_clarification"}': 1,
        'questions_total{status="no_report"}': 0,
        'questions_refused_total{reason="invalid"}': 2,
        'questions_refused_total{reason="too_many"}': 1,
        'questions_refused_total{reason="fault"}': 1,
        "question_seconds_count": 4,
        "questions_under_way": 0,
        "questions_overdue": 0,
        "index_generation": 7,
        "index_reports": 4,
        "index_readable": 1,
        'requests_total{status="5xx"}': 1,
    }
    assert {name: value_of(text, f"disclosure_qa_{name}") for name in counts} == counts
    assert "柳桥" not in text
    assert "process_resident_memory_bytes" in text


def test_questions_that_could_not_be_written_down_are_counted(
    client_of: Make, tmp_path: Path
) -> None:
    database = ServiceDatabase(tmp_path / "none" / "service.db")
    journal = Journal(database)
    client = at_home(client_of(SampleLibrary(), journal=journal))
    assert value_of(client.get("/metrics").text, "disclosure_qa_journal_lost_total") == 0
    client.post("/api/ask", json={"question": ZERO})
    journal.close()
    assert value_of(client.get("/metrics").text, "disclosure_qa_journal_lost_total") == 1
    database.close()


def test_an_index_that_cannot_be_read_is_a_number_too(client_of: Make) -> None:
    text = at_home(client_of(SampleLibrary(away=True))).get("/metrics").text
    assert value_of(text, "disclosure_qa_index_readable") == 0


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 404),
        ("2001:db8::1", {}, 404),
        ("testclient", {}, 404),
        # A proxy of this machine that nobody named speaks for anybody.
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 404),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 404),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, 404),
    ],
)
def test_metrics_are_for_this_machine(
    client: TestClient, address: str, headers: dict[str, str], status: int
) -> None:
    there = TestClient(client.app, client=(address, 1))
    assert there.get("/metrics", headers=headers).status_code == status


def test_behind_a_trusted_proxy_the_visitor_counts(client_of: Make) -> None:
    app = client_of(SampleLibrary(), around=Surroundings(trusted_proxies=["127.0.0.1"])).app
    proxy = TestClient(app, client=("127.0.0.1", 1))
    for visitor, status in (("192.0.2.7", 404), ("127.0.0.1", 200)):
        found = proxy.get("/metrics", headers={"X-Forwarded-For": visitor})
        assert found.status_code == status


def test_a_service_that_is_being_stopped_is_not_ready(client_of: Make) -> None:
    client = client_of(SampleLibrary())
    client.app.state.desk.places.close()  # type: ignore[attr-defined]
    assert client.get("/readyz").status_code == 503
    refused = client.post("/api/ask", json={"question": ZERO})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("question", [ZERO, "boom"])
@pytest.mark.parametrize(
    ("given", "kept"), [("abc-123", True), ("", False), ("a b", False), ("x" * 65, False)]
)
def test_a_request_has_an_id(client: TestClient, question: str, given: str, kept: bool) -> None:
    headers = {"X-Request-ID": given}
    answer = client.post("/api/ask", json={"question": question}, headers=headers)
    assert (answer.headers["x-request-id"] == given) is kept
    assert answer.headers["x-request-id"]


@pytest.fixture
def root_logger() -> Iterator[None]:
    """The log as it was, afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("root_logger")
@pytest.mark.parametrize("named", [False, True])
def test_the_log_tells_of_questions_without_their_text(
    client_of: Make, capfd: pytest.CaptureFixture[str], named: bool
) -> None:
    client = client_of(SampleLibrary(), around=Surroundings(log_questions=named))
    logs.configure("info", "json")
    headers = {"X-Request-ID": "r1", "Accept": "text/html"}
    client.get("/answer", params={"q": ZERO}, headers=headers)
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    mine = [line for line in lines if line.get("request_id") == "r1"]
    question, request = mine
    assert (question["event"], question["status"], question["language"]) == (
        *("question", "answered", "zh"),
    )
    assert (request["event"], request["path"], request["status"]) == ("request", "/answer", 200)
    assert question.get("text") == (ZERO if named else None)
    told = json.dumps([request, *(line for line in lines if line not in mine)], ensure_ascii=False)
    assert "柳桥" not in told
    assert "testclient" not in told


@pytest.mark.usefixtures("root_logger")
def test_a_fault_is_logged_with_its_trace(
    client_of: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    client = client_of(SampleLibrary())
    logs.configure("warning", "text")
    fault = RuntimeError("a fault")
    logging.getLogger("disclosure_qa.test").error("failed", exc_info=fault)
    logging.getLogger("disclosure_qa.test").info("not told")
    client.get("/healthz")
    told = capfd.readouterr().err
    assert "RuntimeError: a fault" in told
    assert "not told" not in told
