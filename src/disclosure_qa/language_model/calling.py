"""A reply of the language model within a budget of time and tokens, or the reason why there is none.

The call runs in a thread of its own and is left behind when its time is up: no timeout of a
network library bounds a server that sends one byte a second.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import Protocol

from disclosure_qa.errors import DisclosureQAError, ModelFailed

_AT_ONCE = 8
"""Calls under way, those left behind included: a server that hangs takes no more threads."""
_SHORTEST_REPLY = 200
_BYTES_PER_TOKEN = 3
"""A low estimate, so that the budget holds: a Chinese character is three bytes, at most a token."""


class Chat(Protocol):
    """A chat model. A reply that fails raises ModelFailed with the outcome in a word or two."""

    def load(self) -> None:
        """Makes it ready; raises InvalidSettings where it cannot be made."""

    def reply(self, system: str, message: str) -> str:
        """The whole reply."""

    def pieces(self, system: str, message: str) -> Iterator[str]:
        """The reply as it arrives; raises where it breaks off."""


def tokens_of(text: str) -> int:
    """About how many tokens a text costs, rather too many."""
    return len(text.encode()) // _BYTES_PER_TOKEN + 1


class Budget:
    """What is left of one question's time and tokens; the clock starts with the first call."""

    def __init__(self, seconds: float, tokens: int) -> None:
        self._seconds = seconds
        self._tokens = tokens
        self._end: float | None = None

    def start(self, prompt: str) -> None:
        """Takes what a prompt costs; raises ModelFailed where no reply could be paid."""
        if self._end is None:
            self._end = time.monotonic() + self._seconds
        self.spend(prompt)
        if self._tokens < _SHORTEST_REPLY:
            raise ModelFailed("over budget")

    def spend(self, text: str) -> None:
        """Takes what a text costs; raises ModelFailed where there is not so much left."""
        self._tokens -= tokens_of(text)
        if self._tokens < 0:
            raise ModelFailed("over budget")

    @property
    def seconds(self) -> float:
        """Seconds left."""
        return self._seconds if self._end is None else self._end - time.monotonic()


@dataclass
class Line:
    """The way to one model, for any number of questions at a time."""

    chat: Chat
    places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_AT_ONCE))

    def reply(self, budget: Budget, system: str, message: str) -> str:
        """The whole reply, or ModelFailed."""
        self._begin(budget, system + message)
        return "".join(self._within(budget, lambda: iter([self.chat.reply(system, message)])))

    def pieces(self, budget: Budget, system: str, message: str) -> Iterator[str]:
        """The reply as it arrives, or ModelFailed; the call ends when no more is taken."""
        self._begin(budget, system + message)
        return self._within(budget, lambda: self.chat.pieces(system, message))

    def _begin(self, budget: Budget, prompt: str) -> None:
        # Loading LangChain is no time of the service's, and happens once.
        self.chat.load()
        budget.start(prompt)

    def _within(self, budget: Budget, call: Callable[[], Iterator[str]]) -> Iterator[str]:
        if not self.places.acquire(blocking=False):
            raise ModelFailed("busy")
        arrived: SimpleQueue[str | Exception | None] = SimpleQueue()
        left = Event()
        Thread(target=self._run, args=(call, arrived, left), daemon=True).start()
        try:
            while (piece := _next(arrived, budget.seconds)) is not None:
                budget.spend(piece)
                yield piece
        finally:
            left.set()

    def _run(
        self,
        call: Callable[[], Iterator[str]],
        arrived: "SimpleQueue[str | Exception | None]",
        left: Event,
    ) -> None:
        """Takes the reply piece by piece until it ends or nobody waits for it any more."""
        try:
            for piece in call():
                if left.is_set():
                    return
                arrived.put(piece)
            arrived.put(None)
        except DisclosureQAError as error:
            arrived.put(error)
        finally:
            arrived.put(ModelFailed("broken off"))
            self.places.release()


def _next(arrived: "SimpleQueue[str | Exception | None]", seconds: float) -> str | None:
    try:
        piece = arrived.get(timeout=max(seconds, 0.0))
    except Empty:
        raise ModelFailed("timeout") from None
    if isinstance(piece, Exception):
        raise piece
    return piece
