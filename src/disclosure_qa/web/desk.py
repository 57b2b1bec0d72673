"""The desk at which every question arrives, from a page or from the API: bounds, then `ask`."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Protocol, Self, TypeVar

from disclosure_qa.ask import LONGEST_QUESTION
from disclosure_qa.contract import QuestionRequest
from disclosure_qa.errors import DisclosureQAError, InvalidQuestion
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, Turn
from disclosure_qa.model.journal import Keep, Road
from disclosure_qa.service.journal import Journal
from disclosure_qa.settings import Settings
from disclosure_qa.web.bodies import called
from disclosure_qa.web.metrics import Metrics
from disclosure_qa.web.places import Places
from disclosure_qa.web.rates import PerMinute
from disclosure_qa.web.refusals import EmptyQuestion, LongQuestion, UnknownScope
from disclosure_qa.web.uploads import UploadBounds

log = logging.getLogger(__name__)

T = TypeVar("T")


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


def tried(asking: Asking, library: Library, question: str, today: date) -> Answer | None:
    """The answer to a question that nobody has asked yet; None where there can be none."""
    try:
        return asking(library, question, history=(), today=today, language=None, scope=None)
    except DisclosureQAError:
        return None


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
    waiting: int = 1000
    """Questions waiting for their turn at the same time."""
    seconds: float = 30.0
    """Time of one question, with what it waits."""
    upload: UploadBounds = field(default_factory=UploadBounds)
    """Of what staff upload."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those that are set, the others as they are by default."""
        return cls(
            per_minute=settings.questions_per_minute,
            at_once=settings.questions_at_once,
            waiting=settings.questions_waiting,
            seconds=settings.question_seconds,
            upload=UploadBounds.of(settings),
        )


@dataclass
class Desk:
    """Answers questions on one library, within bounds."""

    library: Library
    asking: Asking
    clock: Callable[[], date]
    bounds: Bounds = field(default_factory=Bounds)
    log_questions: bool = False
    journal: Journal | None = None

    def __post_init__(self) -> None:
        self._rate = PerMinute(self.bounds.per_minute)
        self.places = Places(self.bounds.at_once, self.bounds.waiting, self.bounds.seconds)
        self.metrics = Metrics()

    @property
    def hears(self) -> bool:
        """Whether what visitors say of an answer is kept."""
        return self.journal is not None and self.journal.keep is not Keep.NOTHING

    async def answer(self, request: QuestionRequest, visitor: str, road: Road = Road.API) -> Answer:
        """The answer; raises as `told`."""
        return await self.told(request, visitor, lambda answer: answer, road)

    async def told(
        self,
        request: QuestionRequest,
        visitor: str,
        telling: Callable[[Answer], T],
        road: Road = Road.API,
    ) -> T:
        """What `telling` makes of the answer, in the thread and the time of the question.

        Raises EmptyQuestion, LongQuestion, TooManyQuestions, Busy and Closing before it is asked,
        and OutOfTime.
        """
        with self.metrics.question():
            self._check(request)
            return await self.attended(visitor, partial(self._told, request, telling, road))

    async def attended(self, visitor: str, work: Callable[[], T]) -> T:
        """What `work` returns, bounded like a question; raises as `told`."""
        self._rate.admit(visitor)
        return await self.places.run(work)

    def _told(self, request: QuestionRequest, telling: Callable[[Answer], T], road: Road) -> T:
        answer = self.asking(
            self.library,
            request.question,
            history=request.history,
            today=request.today or self.clock(),
            language=request.language,
            scope=self.body_named(request.scope) if request.scope else None,
        )
        self.metrics.answered(answer.status)
        told = {"status": answer.status.value, "language": answer.language.value}
        text = {"text": request.question} if self.log_questions else {}
        log.info("question", extra=told | text)
        if self.journal is not None:
            self.journal.note(request.question, answer, road)
        return telling(answer)

    def body_named(self, name: str) -> str:
        """The canonical name of a body that a page is set to, by it or by its end, with 人民政府
        left out or not.

        Raises UnknownScope where there is none, or more than one.
        """
        found = called(name, {entry.name for entry in self.library.agencies()})
        if len(found) != 1:
            raise UnknownScope(name, found[:5])
        return found[0]

    def _check(self, request: QuestionRequest) -> None:
        if not request.question.strip():
            raise EmptyQuestion
        if len(request.question) > self.bounds.question:
            raise LongQuestion(self.bounds.question)
        if len(request.history) > self.bounds.turns:
            raise InvalidQuestion(f"the history has more than {self.bounds.turns} turns")
        if any(len(turn.content) > self.bounds.turn for turn in request.history):
            raise InvalidQuestion(f"a turn is longer than {self.bounds.turn} characters")
