"""A server on this machine that speaks OpenAI's protocol, and misbehaves as it is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

_END_OF_ALL = 120
HALF = "存在的主要问题：一是信息更新不够及时"


class ModelServer:
    """What the server is told to do, and what it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.begin()

    def begin(self) -> None:
        """Forgets what it was told and asked, for the next test."""
        self.reply = ""
        self.behaviour: Callable[[Handler], None] = Handler.behave
        self.released = Event()
        """Set when the test is over: until then a server that hangs goes on hanging."""
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    """One request; each behaviour is a method."""

    told: ModelServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked = json.loads(body)
        self.told.requests.append(self.asked)
        self.told.keys.append(self.headers.get("Authorization"))
        try:
            self.told.behaviour(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    @property
    def streams(self) -> bool:
        return bool(self.asked.get("stream"))

    # -- behaviours

    def behave(self) -> None:
        """Replies as it should."""
        if self.streams:
            self._stream([*self._pieces(self.told.reply), self._last("stop")], end=True)
        else:
            self._whole(self.told.reply, "stop")

    def hang(self) -> None:
        """Takes the question and says nothing."""
        self.told.released.wait(_END_OF_ALL)

    def drip(self) -> None:
        """Sends a byte now and then, so that no pause is long enough for a timeout."""
        self._head("text/event-stream" if self.streams else "application/json")
        released = self.told.released
        while not released.wait(0.02):
            self._chunk(": \n" if self.streams else " ")

    def babble(self) -> None:
        """Sends true pieces of a reply that never ends."""
        self._head("text/event-stream")
        released = self.told.released
        while not released.wait(0.005):
            self._chunk(_data(_choice({"content": "，公开"}, None)))

    def too_many(self) -> None:
        self._error(429)

    def server_error(self) -> None:
        self._error(500)

    def unavailable(self) -> None:
        self._error(503)

    def key_refused(self) -> None:
        self._error(401)

    def not_found(self) -> None:
        self._error(404)

    def not_json(self) -> None:
        """A page where JSON was due."""
        self._plain("<html><body>Bad gateway</body></html>", "text/html")

    def broken_json(self) -> None:
        self._plain('{"id": "x", "choices": [{"index": 0, "mess', "application/json")

    def other_json(self) -> None:
        self._plain('{"choices": "none", "object": 7}', "application/json")

    def broken_event(self) -> None:
        """An event that is no JSON in the middle of the stream."""
        self._stream([*self._pieces(HALF), 'data: {"choices": [{"delta": {"cont\n\n'], end=True)

    def break_off(self) -> None:
        """The connection ends in the middle of a reply."""
        if self.streams:
            self._stream(list(self._pieces(HALF)), end=False)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b'{"id": "x"')
        self.close_connection = True

    def end_early(self) -> None:
        """The stream ends in good order, but nothing says that the reply was whole."""
        if self.streams:
            self._stream(list(self._pieces(self.told.reply)), end=True)
        else:
            self._whole(self.told.reply, None)

    def cut_short(self) -> None:
        """The reply was longer than it might be."""
        self._finish("length")

    def filtered(self) -> None:
        self._finish("content_filter")

    def refuse(self) -> None:
        """The model refuses, in the field that the protocol has for it."""
        if self.streams:
            self._stream(
                [_data(_choice({"refusal": "I cannot."}, None)), self._last("stop")], end=True
            )
        else:
            self._whole(None, "stop", refusal="I cannot.")

    def say_nothing(self) -> None:
        if self.streams:
            self._stream([self._last("stop")], end=True)
        else:
            self._whole("", "stop")

    # -- how things are sent

    def _finish(self, reason: str) -> None:
        if self.streams:
            self._stream([*self._pieces(self.told.reply), self._last(reason)], end=True)
        else:
            self._whole(self.told.reply, reason)

    @staticmethod
    def _pieces(text: str) -> Iterator[str]:
        for start in range(0, len(text), 3):
            yield _data(_choice({"role": "assistant", "content": text[start : start + 3]}, None))

    @staticmethod
    def _last(reason: str) -> str:
        return _data(_choice({}, reason)) + "data: [DONE]\n\n"

    def _whole(self, text: str | None, reason: str | None, **fields: str) -> None:
        message = {"role": "assistant", "content": text, **fields}
        choice = {"index": 0, "message": message, "finish_reason": reason}
        reply = {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
        }
        self._plain(json.dumps(reply), "application/json")

    def _plain(self, text: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def _stream(self, events: list[str], *, end: bool) -> None:
        self._head("text/event-stream")
        for event in events:
            self._chunk(event)
        if end:
            self.wfile.write(b"0\r\n\r\n")

    def _head(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _error(self, status: int) -> None:
        body = json.dumps({"error": {"message": "key sk-secret is bad", "type": "x"}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _choice(delta: dict[str, Any], reason: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [choice],
    }


def _data(event: dict[str, Any]) -> str:
    return f"data: {json.dumps(event)}\n\n"


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server that runs until the test is over."""
    handler = type("Handler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    handler.told = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield handler.told
    finally:
        handler.told.released.set()
        server.shutdown()
        server.server_close()
