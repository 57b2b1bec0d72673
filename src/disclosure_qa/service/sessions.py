"""Who is signed in: a random secret in a cookie, its digest here, and two ends to it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from disclosure_qa.model.member import Member
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.schema import sessions
from disclosure_qa.service.users import User, Users

_SEEN_EVERY = 60
"""Seconds after which a session's last use is written again."""


@dataclass(frozen=True, slots=True)
class SessionBounds:
    """How long someone stays signed in, in seconds."""

    idle: int = 60 * 60
    """Without a request."""
    whole: int = 12 * 60 * 60
    """In all: a day's work."""


class Sessions:
    """The sessions of `service.db`."""

    def __init__(
        self,
        database: ServiceDatabase,
        users: Users,
        clock: Callable[[], float] = time.time,
        bounds: SessionBounds | None = None,
    ) -> None:
        self._database = database
        self._users = users
        self._clock = clock
        self._bounds = bounds or SessionBounds()

    def begin(self, user: User) -> str:
        """Sign a user in; the secret that proves it, always a new one. Sessions that ended go."""
        secret, now = new_secret(), int(self._clock())
        with self._database.transaction() as connection:
            connection.execute(delete(sessions).where(self._ended(now)))
            connection.execute(
                insert(sessions).values(
                    digest=digest_of(secret), name=user.name, stamp=user.stamp, began=now, seen=now
                )
            )
        return secret

    def member(self, secret: str) -> Member | None:
        """Who is signed in by a secret; None where nobody is, or no longer."""
        now = int(self._clock())
        mine = sessions.c.digest == digest_of(secret)
        found = self._database.rows(select(sessions).where(mine, ~self._ended(now)))
        user = self._users.find(found[0].name) if found else None
        if user is None or user.stamp != found[0].stamp:
            return None
        if now - found[0].seen >= _SEEN_EVERY:
            with self._database.transaction() as connection:
                connection.execute(update(sessions).where(mine).values(seen=now))
        return user.member

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._database.transaction() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest_of(secret)))

    def _ended(self, now: int) -> ColumnElement[bool]:
        return or_(
            sessions.c.seen <= now - self._bounds.idle, sessions.c.began <= now - self._bounds.whole
        )


def new_secret() -> str:
    """256 random bits, in letters that a cookie may hold."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random, so that a slow hash would add nothing."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
