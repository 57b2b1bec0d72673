"""Beyond a bound comes a refusal that says when to come back, and never a hang."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any, cast

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from disclosure_qa.library import Library, deadline
from disclosure_qa.model.answer import Answer
from disclosure_qa.web import connections, create_app
from disclosure_qa.web.connections import BoundedConnection
from disclosure_qa.web.desk import Bounds
from disclosure_qa.web.running import Surroundings
from disclosure_qa.web.visitor import visitor_at
from unit.web.conftest import without_stray_loops
from web_samples import SampleLibrary, sample_ask

ZERO = {"question": "柳桥镇2017年收到多少申请？"}


class Gate:
    """Answers as the samples do, once it is opened; until then it holds what was asked."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.asked = threading.Semaphore(0)

    def __call__(self, *given: Any, **named: Any) -> Answer:
        self.asked.release()
        while not self.open.wait(0.01):
            deadline.heed()
        return sample_ask(*given, **named)


@contextmanager
def gated(**bounds: Any) -> Iterator[tuple[TestClient, Gate]]:
    gate = Gate()
    with without_stray_loops():
        app = create_app(
            cast("Library", SampleLibrary()),
            asking=gate,
            clock=lambda: date(2024, 5, 1),
            bounds=Bounds(**bounds),
        )
    client = TestClient(app, raise_server_exceptions=False)
    try:
        yield client, gate
    finally:
        gate.open.set()


def test_the_line_is_only_so_long() -> None:
    with gated(at_once=1, waiting=1) as (client, gate), ThreadPoolExecutor(3) as visitors:
        first = visitors.submit(client.post, "/api/ask", json=ZERO)
        gate.asked.acquire()
        second = visitors.submit(client.post, "/api/ask", json=ZERO)
        while client.app.state.desk.places.under_way < 2:  # type: ignore[attr-defined]
            time.sleep(0.01)
        refused = client.post("/api/ask", json=ZERO)
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert client.get("/readyz").status_code == 200
        gate.open.set()
        assert first.result().status_code == second.result().status_code == 200


def test_a_question_out_of_time_is_given_up_and_so_is_one_whose_turn_does_not_come() -> None:
    with gated(at_once=1, waiting=1, seconds=0.3) as (client, gate):
        with ThreadPoolExecutor(2) as visitors:
            first = visitors.submit(client.post, "/api/ask", json=ZERO)
            gate.asked.acquire()
            second = visitors.submit(client.get, "/answer", params={"q": ZERO["question"]})
            answers = first.result(), second.result()
        assert [answer.status_code for answer in answers] == [503, 503]
        assert "longer than it may" in answers[0].json()["detail"]
        assert int(answers[0].headers["retry-after"]) >= 1
        places = client.app.state.desk.places  # type: ignore[attr-defined]
        while places.under_way:  # its thread comes free by itself
            time.sleep(0.01)
        gate.open.set()
        assert client.post("/api/ask", json=ZERO).status_code == 200


def test_who_is_stuck_for_good_keeps_one_place_and_is_seen() -> None:
    with gated(at_once=1, waiting=0, seconds=0.2) as (client, gate):
        gate.__class__ = Stuck
        assert client.post("/api/ask", json=ZERO).status_code == 503
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert "takes too long" in ready.json()["detail"]
        assert client.post("/api/ask", json=ZERO).status_code == 503
        gate.open.set()


class Stuck(Gate):
    """Never looks at the time."""

    def __call__(self, *given: Any, **named: Any) -> Answer:
        self.open.wait()
        return sample_ask(*given, **named)


@pytest.mark.parametrize(
    ("address", "visitor"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_a_visitor_is_an_address_or_in_ipv6_a_network(address: str, visitor: str) -> None:
    assert visitor_at(address) == visitor


def statuses(client: TestClient, forwarded: list[str], **more: str) -> list[int]:
    return [
        client.post("/api/ask", json=ZERO, headers={"X-Forwarded-For": address, **more}).status_code
        for address in forwarded
    ]


def test_a_trusted_proxy_is_believed_about_who_asks(client_of: Callable[..., TestClient]) -> None:
    around = Surroundings(trusted_proxies=["192.0.2.0/24"])
    client = client_of(SampleLibrary(), bounds=Bounds(per_minute=1), around=around)
    client = TestClient(client.app, client=("192.0.2.1", 1))
    # What the visitor wrote themselves stands to the left of what the proxy saw.
    forged = ["1.1.1.1, 198.51.100.1", "2.2.2.2, 198.51.100.1", "198.51.100.2"]
    assert statuses(client, forged) == [200, 429, 200]


def test_nobody_else_is(client_of: Callable[..., TestClient]) -> None:
    client = client_of(SampleLibrary(), bounds=Bounds(per_minute=1))
    forged = ["198.51.100.1", "198.51.100.2"]
    assert statuses(client, forged, Forwarded="for=198.51.100.3") == [200, 429]


def test_the_page_is_not_led_elsewhere_by_a_forged_host(client: TestClient) -> None:
    headers = {"X-Forwarded-Host": "evil.example", "X-Gradio-Server": "http://evil.example"}
    assert "evil.example" not in client.get("/", headers=headers).text
    assert "evil.example" not in client.get("/config", headers=headers).text


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port at which the bounds of connections hold: 0.5 seconds to ask, two at a time."""
    monkeypatch.setattr(connections, "ARRIVAL_SECONDS", 0.5)
    monkeypatch.setattr(connections, "READING_SECONDS", 0.5)

    class Few(BoundedConnection):
        most = 2

    async def app(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        size = 50_000_000 if scope["path"] == "/large" else 2
        headers = [(b"content-length", b"%d" % size)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * size})

    config = uvicorn.Config(app, http=Few, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join()


def read_all(connection: socket.socket) -> bytes:
    connection.settimeout(30)
    received = b""
    try:
        while part := connection.recv(1 << 16):
            received += part
    except ConnectionResetError:
        pass
    return received


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST / HTTP/1.1\r\nHost: a\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab",
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nX: ",
    ],
)
def test_who_is_slow_to_ask_is_sent_away(quick: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", quick)) as connection:
        connection.sendall(sent)
        assert read_all(connection).endswith(connections._SLOW)


def test_a_dripping_head_does_not_keep_the_connection(quick: int) -> None:
    with socket.create_connection(("127.0.0.1", quick)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        with suppress(OSError):
            for _ in range(300):
                connection.sendall(b"X-A: b\r\n")
                time.sleep(0.05)
            pytest.fail("it was kept")


def test_who_does_not_take_the_answer_is_dropped(quick: int) -> None:
    with socket.create_connection(("127.0.0.1", quick)) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(2)
        assert len(read_all(connection)) < 50_000_000


def test_one_connection_too_many_is_told_so(quick: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{quick}") as one:
        with httpx.Client(base_url=f"http://127.0.0.1:{quick}") as two:
            assert (one.get("/").status_code, two.get("/").status_code) == (200, 200)
            answer = httpx.get(f"http://127.0.0.1:{quick}/")
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
            assert answer.json()["status"] == 503
        time.sleep(0.2)
        assert httpx.get(f"http://127.0.0.1:{quick}/").status_code == 200
