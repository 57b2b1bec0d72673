"""Who did what, and when: added to, never changed, and dropped after two years."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.schema import audit

KEPT_SECONDS = 2 * 366 * 24 * 60 * 60
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry; `what` is a word such as sign_in, `about` what it was done to."""

    id: int
    at: datetime
    who: str
    client: str
    what: str
    about: str


class Audit:
    """The list in `service.db`."""

    def __init__(self, database: ServiceDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def note(self, who: str, what: str, about: str = "", client: str = "") -> None:
        """Add an entry; those that are too old go."""
        now = int(self._clock())
        with self._database.transaction() as connection:
            connection.execute(delete(audit).where(audit.c.at < now - KEPT_SECONDS))
            connection.execute(
                insert(audit).values(
                    at=now, who=who, client=client, what=what, about=about[:_LONGEST]
                )
            )

    def latest(self, count: int, before: int | None = None) -> tuple[Deed, ...]:
        """So many entries, the newest first; only those older than the entry `before`."""
        wanted = select(audit).order_by(audit.c.id.desc()).limit(count)
        if before is not None:
            wanted = wanted.where(audit.c.id < before)
        return tuple(
            Deed(
                row.id,
                datetime.fromtimestamp(row.at, UTC),
                row.who,
                row.client,
                row.what,
                row.about,
            )
            for row in self._database.rows(wanted)
        )
