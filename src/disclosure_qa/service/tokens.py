"""What scripts sign in with: a token each, shown once, for a time, with a role."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from disclosure_qa.errors import InvalidAccount
from disclosure_qa.model.member import Member, Role
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.members import account_name
from disclosure_qa.service.schema import api_tokens
from disclosure_qa.service.sessions import digest_of, new_secret

_MARK = "dqa_"
"""Begins every token, so that one in a file or a log is known for what it is."""
_DAY = 24 * 60 * 60
_USED_EVERY = 60 * 60


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token after it was shown."""

    name: str
    role: Role
    expires: datetime
    used: datetime | None


class Tokens:
    """The tokens of `service.db`."""

    def __init__(self, database: ServiceDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def add(self, typed: str, role: Role, days: int) -> str:
        """A new token for so many days; this is the only time that it is seen.

        Raises InvalidAccount where the name is taken.
        """
        name, secret, now = account_name(typed), _MARK + new_secret(), int(self._clock())
        made = insert(api_tokens).values(
            name=name, digest=digest_of(secret), role=role, made=now, expires=now + days * _DAY
        )
        try:
            with self._database.transaction() as connection:
                connection.execute(made)
        except IntegrityError as error:
            raise InvalidAccount(f"there is a token {name} already") from error
        return secret

    def all(self) -> tuple[Token, ...]:
        """The tokens by name, those that are out of date among them."""
        rows = self._database.rows(select(api_tokens).order_by(api_tokens.c.name))
        return tuple(map(_token, rows))

    def remove(self, typed: str) -> None:
        """Make a token worthless; raises InvalidAccount where there is none of that name."""
        name = account_name(typed)
        with self._database.transaction() as connection:
            gone = connection.execute(delete(api_tokens).where(api_tokens.c.name == name))
        if gone.rowcount == 0:
            raise InvalidAccount(f"there is no token {name}")

    def member(self, secret: str) -> Member | None:
        """Whom a token stands for; None where it is none, or out of date."""
        now, mine = int(self._clock()), api_tokens.c.digest == digest_of(secret)
        found = self._database.rows(select(api_tokens).where(mine, api_tokens.c.expires > now))
        if not found:
            return None
        if now - (found[0].used or 0) >= _USED_EVERY:
            with self._database.transaction() as connection:
                connection.execute(update(api_tokens).where(mine).values(used=now))
        return Member(f"token {found[0].name}", Role(found[0].role))


def _token(row: Row[tuple[object, ...]]) -> Token:
    used = None if row.used is None else datetime.fromtimestamp(row.used, UTC)
    return Token(row.name, Role(row.role), datetime.fromtimestamp(row.expires, UTC), used)
