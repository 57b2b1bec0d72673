"""The desk at which every question arrives, from a page or from the API: bounds, then `ask`."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import BoundedSemaphore
from typing import Protocol

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from disclosure_qa.ask import LONGEST_QUESTION
from disclosure_qa.contract import QuestionRequest
from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, Turn
from disclosure_qa.web.refusals import Busy, EmptyQuestion, LongQuestion, TooManyQuestions


class Asking(Protocol):
    """The road of a question: `disclosure_qa.ask.ask`."""

    def __call__(
        self,
        library: Library,
        question: str,
        *,
        history: Sequence[Turn],
        today: date,
        language: Language | None,
        scope: str | None,
    ) -> Answer:
        """The answer to a question."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one request, one visitor and all visitors together may ask for."""

    question: int = LONGEST_QUESTION
    """Characters of a question."""
    turns: int = 40
    """Turns of a history."""
    turn: int = 8000
    """Characters of one turn of a history."""
    body: int = 256 * 1024
    """Bytes of a request's body."""
    per_minute: int = 120
    """Questions of one address."""
    at_once: int = 16
    """Questions being answered at the same time."""
    patience: float = 5.0
    """Seconds that a question waits for its turn."""


@dataclass
class Desk:
    """Answers questions on one library, within bounds."""

    library: Library
    asking: Asking
    clock: Callable[[], date]
    bounds: Bounds = field(default_factory=Bounds)

    def __post_init__(self) -> None:
        self._rate = RateLimitItemPerMinute(self.bounds.per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._places = BoundedSemaphore(self.bounds.at_once)

    def answer(self, request: QuestionRequest, visitor: str) -> Answer:
        """The answer; raises EmptyQuestion, LongQuestion, TooManyQuestions or Busy before asking."""
        self._check(request)
        with self.admitted(visitor):
            return self.asking(
                self.library,
                request.question,
                history=request.history,
                today=request.today or self.clock(),
                language=request.language,
                scope=self.body_named(request.scope) if request.scope else None,
            )

    def body_named(self, name: str) -> str:
        """The canonical name of a body that a page is set to, by it or by its end.

        Raises InvalidQuestion where there is none, or more than one.
        """
        names = {entry.agency for entry in self.library.reports()}
        found = [name] if name in names else sorted(n for n in names if n.endswith(name))
        if len(found) != 1:
            meant = ", ".join(found[:5]) or "none"
            raise InvalidQuestion(
                f"the scope {name!r} does not name one body (found: {meant}); "
                "/api/reports lists their names"
            )
        return found[0]

    @contextmanager
    def admitted(self, visitor: str) -> Iterator[None]:
        """A place at the desk; raises TooManyQuestions or Busy where there is none."""
        self._admit(visitor)
        with self._place():
            yield

    def _check(self, request: QuestionRequest) -> None:
        if not request.question.strip():
            raise EmptyQuestion
        if len(request.question) > self.bounds.question:
            raise LongQuestion(self.bounds.question)
        if len(request.history) > self.bounds.turns:
            raise InvalidQuestion(f"the history has more than {self.bounds.turns} turns")
        if any(len(turn.content) > self.bounds.turn for turn in request.history):
            raise InvalidQuestion(f"a turn is longer than {self.bounds.turn} characters")

    def _admit(self, visitor: str) -> None:
        if not self._limiter.hit(self._rate, visitor):
            reset = self._limiter.get_window_stats(self._rate, visitor).reset_time
            raise TooManyQuestions(max(1, math.ceil(reset - time.time())))

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=self.bounds.patience):
            raise Busy(max(1, math.ceil(self.bounds.patience)))
        try:
            yield
        finally:
            self._places.release()
