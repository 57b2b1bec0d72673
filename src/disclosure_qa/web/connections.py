"""Connections that are too many or too slow are closed, and hold nobody up."""

import asyncio
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

ARRIVAL_SECONDS = 10.0
"""A request's head must be here by then; its body too, but for what its size excuses."""
BYTES_A_SECOND = 16 * 1024
"""The slowest that a body may come."""
READING_SECONDS = 30.0
"""How often it is seen whether a large answer is being taken at all."""

_LEAST_TAKEN = 16 * 1024
_TOO_MANY = (
    b'{"type": "about:blank", "title": "Service Unavailable", "status": 503, '
    b'"detail": "too many connections at once; ask again in 10 seconds"}'
)
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\n"
    b"Content-Type: application/problem+json\r\nContent-Length: %d\r\n\r\n%s"
) % (len(_TOO_MANY), _TOO_MANY)
_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class BoundedConnection(HttpToolsProtocol):
    """One connection of `most`, which has to keep up."""

    most = 4000

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._watch: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._begun = 0.0
        self._received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes it, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.write(_FULL)
            transport.close()
        else:
            self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets it."""
        self._stop_watching()
        if self._reading is not None:
            self._reading.cancel()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """The head of a request begins."""
        super().on_message_begin()
        self._await_request()

    def on_body(self, body: bytes) -> None:
        """A piece of its body."""
        self._received += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """It is here."""
        self._stop_watching()
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The visitor takes the answer more slowly than it is given."""
        super().pause_writing()
        self._look_at_reading(self.transport.get_write_buffer_size() + 1 + _LEAST_TAKEN)

    def resume_writing(self) -> None:
        """They have caught up."""
        if self._reading is not None:
            self._reading.cancel()
        super().resume_writing()

    def _await_request(self) -> None:
        self._stop_watching()
        self._begun, self._received = time.monotonic(), 0
        self._watch = self.loop.call_later(ARRIVAL_SECONDS, self._look)

    def _stop_watching(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def _look(self) -> None:
        allowed = ARRIVAL_SECONDS + self._received / BYTES_A_SECOND
        left = self._begun + allowed - time.monotonic()
        if left > 0:
            self._watch = self.loop.call_later(left, self._look)
            return
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(_SLOW)
        self.transport.close()

    def _look_at_reading(self, before: int) -> None:
        waiting = self.transport.get_write_buffer_size()
        if before - waiting < _LEAST_TAKEN:
            self.transport.abort()
        else:
            self._reading = self.loop.call_later(READING_SECONDS, self._look_at_reading, waiting)
