"""The journal: what was asked and how it ended, without saying by whom; and what visitors thought.

Writing a question down never holds up nor fails its answer: entries go through a bounded queue to a
thread of their own, which writes those of a second together, and are lost where the queue is full or
the database cannot be used.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select

from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.model.answer import Answer, Language, Status
from disclosure_qa.model.journal import DAYS_KEPT, Keep, Road
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.retention import forget_outdated
from disclosure_qa.service.schema import feedback, questions
from disclosure_qa.text.personal import redacted

log = logging.getLogger(__name__)

REMARK_AT_MOST = 300
"""Characters of a visitor's remark."""
UNANSWERED = (Status.NOT_REPORTED, Status.NO_REPORT, Status.OUT_OF_SCOPE)
"""How a question ends that staff may want to do something about."""

_WAITING = 2000
_AT_ONCE = 500
_GATHERING_SECONDS = 1.0
"""A transaction for each question would take a fifth of the time of its answer."""
_HOUR = 3600
_DAY = 24 * _HOUR
_TEXT_AT_MOST = 1000
_NAMES_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked; `at` is the full hour, in seconds since 1970."""

    id: int
    at: int
    road: str
    language: str
    status: str
    agencies: tuple[str, ...]
    indicators: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a visitor said of an answer."""

    id: int
    at: int
    road: str
    language: str
    status: str
    helpful: bool
    remark: str
    text: str | None


@dataclass(frozen=True, slots=True)
class AskedPage:
    """Questions, the latest first; `next` is the `before` of the page after, None on the last."""

    entries: tuple[Asked, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class OpinionPage:
    """Opinions, the latest first; `next` as in AskedPage."""

    entries: tuple[Opinion, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class _Note:
    """A question on its way to the journal, as it was asked."""

    question: str
    answer: Answer
    road: Road
    at: int


class Journal:
    """The journal of one service. Whatever reads or deletes raises ServiceUnavailable."""

    def __init__(
        self,
        database: ServiceDatabase,
        *,
        keep: Keep = Keep.UNANSWERED,
        days: int = DAYS_KEPT,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.keep = keep
        self.days = days
        self._database = database
        self._clock = clock
        self._waiting: Queue[_Note | None] = Queue(_WAITING)
        self._starting = Lock()
        self._writer: Thread | None = None
        self._closing = Event()
        self._purged = 0
        self.lost = 0
        """Entries that could not be kept since the start."""

    def begin(self) -> None:
        """From now on delete what is out of date, every hour, whether questions come or not."""
        self._start()

    def note(self, question: str, answer: Answer, road: Road) -> None:
        """Write down how a question ended; returns at once, and never raises."""
        if self.keep is Keep.NOTHING:
            return
        self._start()
        try:
            self._waiting.put_nowait(_Note(question, answer, road, self._hour()))
        except Full:
            self.lost += 1

    def opine(
        self,
        *,
        helpful: bool,
        remark: str,
        question: str,
        language: Language,
        status: Status,
        road: Road,
    ) -> None:
        """Keep what a visitor says of an answer. Raises ServiceUnavailable."""
        entry = {
            "at": self._hour(),
            "road": road,
            "language": language,
            "status": status,
            "helpful": int(helpful),
            "remark": redacted(remark.strip())[:REMARK_AT_MOST],
            "text": self._kept(question, Status.NOT_REPORTED),
        }
        with self._database.transaction() as connection:
            connection.execute(insert(feedback).values(entry))

    def unanswered(
        self,
        *,
        statuses: Sequence[str] = UNANSWERED,
        agency: str | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> AskedPage:
        """Questions that ended so, the latest first, of one body where it is named."""
        wanted = select(questions).where(questions.c.status.in_(statuses))
        if agency is not None:
            framed = "\n" + questions.c.agencies + "\n"
            wanted = wanted.where(framed.contains(f"\n{agency}\n", autoescape=True))
        rows = self._page(questions, wanted, before, limit)
        return AskedPage(tuple(_asked(row) for row in rows[:limit]), _next(rows, limit))

    def feedback(
        self, *, helpful: bool | None = None, before: int | None = None, limit: int = 50
    ) -> OpinionPage:
        """What visitors said, the latest first; of one kind where `helpful` says which."""
        wanted = select(feedback)
        if helpful is not None:
            wanted = wanted.where(feedback.c.helpful == int(helpful))
        rows = self._page(feedback, wanted, before, limit)
        return OpinionPage(tuple(_opinion(row) for row in rows[:limit]), _next(rows, limit))

    def counts(self) -> dict[str, int]:
        """How many of the questions kept ended in each status."""
        counted = select(questions.c.status, func.count().label("number"))
        rows = self._database.rows(counted.group_by(questions.c.status))
        return {row.status: row.number for row in rows}

    def delete_question(self, number: int) -> bool:
        """Delete one question; whether it was there."""
        return self._delete(questions, number)

    def delete_feedback(self, number: int) -> bool:
        """Delete one opinion; whether it was there."""
        return self._delete(feedback, number)

    def purge(self, before: int | None = None) -> int:
        """Delete what is older than a moment, or than the days set; how many entries there were.

        What is deleted is overwritten in the file too.
        """
        moment = int(self._clock()) - self.days * _DAY if before is None else before
        with self._database.transaction() as connection:
            count = sum(_purged(connection, table, moment) for table in (questions, feedback))
        if count:
            self._database.forget_deleted()
        return count

    def export(self) -> Iterator[dict[str, Any]]:
        """All that is kept, oldest first, each with its kind: "question" or "feedback"."""
        for kind, table in (("question", questions), ("feedback", feedback)):
            for row in self._database.rows(select(table).order_by(table.c.id)):
                yield {"kind": kind, **row._mapping}  # noqa: SLF001

    def close(self) -> None:
        """Write what waits, and let the writer end."""
        with self._starting:
            writer, self._writer = self._writer, None
        if writer is not None:
            self._closing.set()
            self._waiting.put(None)
            writer.join()

    def _entry(self, note: _Note) -> dict[str, Any]:
        understood = note.answer.understood
        agencies = dict.fromkeys(name for part in understood for name in part.agencies)
        indicators = dict.fromkeys(name for part in understood for name in part.indicators)
        return {
            "at": note.at,
            "road": note.road,
            "language": note.answer.language,
            "status": note.answer.status,
            "agencies": "\n".join(list(agencies)[:_NAMES_AT_MOST]),
            "indicators": "\n".join(list(indicators)[:_NAMES_AT_MOST]),
            "text": self._kept(note.question, note.answer.status),
        }

    def _kept(self, question: str, status: Status) -> str | None:
        """The question as it may be kept after it ended so."""
        wanted = self.keep is Keep.ALL or (self.keep is Keep.UNANSWERED and status in UNANSWERED)
        return redacted(question)[:_TEXT_AT_MOST] if wanted else None

    def _hour(self) -> int:
        now = int(self._clock())
        return now - now % _HOUR

    def _page(
        self, table: Table, wanted: Any, before: int | None, limit: int
    ) -> Sequence[Row[Any]]:
        if before is not None:
            wanted = wanted.where(table.c.id < before)
        return self._database.rows(wanted.order_by(table.c.id.desc()).limit(limit + 1))

    def _delete(self, table: Table, number: int) -> bool:
        with self._database.transaction() as connection:
            gone = connection.execute(delete(table).where(table.c.id == number)).rowcount > 0
        if gone:
            self._database.forget_deleted()
        return gone

    def _start(self) -> None:
        if self._writer is None or not self._writer.is_alive():
            with self._starting:
                if self._writer is None or not self._writer.is_alive():
                    self._closing.clear()
                    self._writer = Thread(target=self._write, name="journal", daemon=True)
                    self._writer.start()

    def _write(self) -> None:
        """Writes batch after batch until it is told to end."""
        batch: list[_Note | None] = []
        while None not in batch:
            self._write_batch([self._entry(note) for note in batch if note is not None])
            batch = self._batch()
        self._write_batch([self._entry(note) for note in batch if note is not None])

    def _batch(self) -> list[_Note | None]:
        """What comes within a second of the first; nothing where an hour went by without."""
        batch: list[_Note | None] = []
        try:
            batch.append(self._waiting.get(timeout=_HOUR))
            self._closing.wait(_GATHERING_SECONDS)
            while len(batch) < _AT_ONCE:
                batch.append(self._waiting.get_nowait())
        except Empty:
            pass
        return batch

    def _write_batch(self, entries: Sequence[dict[str, Any]]) -> None:
        try:
            if entries:
                with self._database.transaction() as connection:
                    connection.execute(insert(questions), entries)
            if self._clock() - self._purged >= _HOUR:
                self._purged = int(self._clock())
                forget_outdated(self._database, self.days, self._clock)
        except DisclosureQAError as error:
            self.lost += len(entries)
            log.warning("the journal is not kept: %s", error)


def _purged(connection: Connection, table: Table, moment: int) -> int:
    return connection.execute(delete(table).where(table.c.at < moment)).rowcount


def _next(rows: Sequence[Row[Any]], limit: int) -> int | None:
    return rows[limit - 1].id if len(rows) > limit else None


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        row.id,
        row.at,
        row.road,
        row.language,
        row.status,
        tuple(filter(None, row.agencies.split("\n"))),
        tuple(filter(None, row.indicators.split("\n"))),
        row.text,
    )


def _opinion(row: Row[Any]) -> Opinion:
    return Opinion(
        row.id, row.at, row.road, row.language, row.status, bool(row.helpful), row.remark, row.text
    )
