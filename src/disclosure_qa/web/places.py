"""Room for so many questions at once, a line for so many more, and a time for each."""

import asyncio
import contextvars
import math
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from disclosure_qa.errors import OutOfTime
from disclosure_qa.library import deadline
from disclosure_qa.web.refusals import Busy, Closing

T = TypeVar("T")

_LATER_SECONDS = 5
_POLL_SECONDS = 0.05


class Places:
    """Answers questions in threads of its own, so that neither they nor those who wait hold up
    anything else.

    A thread cannot be ended from outside. So who asked is told in time that it takes too long, the
    question ends at the next thing that it asks of the index (`library.deadline`), and until then
    it keeps its place: threads never become more than there are places.
    """

    def __init__(self, at_once: int, waiting: int, seconds: float) -> None:
        self._threads = ThreadPoolExecutor(at_once, "question")
        self._room = at_once + waiting
        self._seconds = seconds
        self._lock = Lock()
        self._ends: dict[Future[Any], float] = {}
        self._closed = False

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns; raises Busy where there was no room or its turn did not come,
        OutOfTime where it takes too long, and Closing once `close` was called."""
        future = self._begun(work)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except (TimeoutError, CancelledError) as error:
            if future.cancelled():
                raise Busy(_LATER_SECONDS) from error
            if not future.done():
                raise OutOfTime from error
            raise

    def _begun(self, work: Callable[[], T]) -> "Future[T]":
        end = time.monotonic() + self._seconds
        context = contextvars.copy_context()

        def in_time() -> T:
            with deadline.until(end):
                return work()

        with self._lock:
            if self._closed:
                raise Closing(_LATER_SECONDS)
            if len(self._ends) >= self._room:
                raise Busy(_LATER_SECONDS)
            future = self._threads.submit(context.run, in_time)
            self._ends[future] = end
        future.add_done_callback(self._left)
        return future

    def _left(self, future: "Future[Any]") -> None:
        with self._lock:
            self._ends.pop(future, None)

    @property
    def under_way(self) -> int:
        """Questions that are being answered or wait for it."""
        return len(self._ends)

    @property
    def overdue(self) -> int:
        """Questions whose time is over, and which still keep a place."""
        now = time.monotonic()
        with self._lock:
            return sum(end < now for end in self._ends.values())

    def close(self) -> None:
        """Let nobody in any more."""
        with self._lock:
            self._closed = True

    @property
    def closed(self) -> bool:
        """Whether nobody is let in any more."""
        return self._closed

    async def emptied(self) -> None:
        """Wait until all questions are answered, or their time is over."""
        for _ in range(math.ceil(self._seconds / _POLL_SECONDS)):
            if not self._ends:
                break
            await asyncio.sleep(_POLL_SECONDS)
