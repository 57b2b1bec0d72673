"""How often a password may be tried: a few times at once, then after waits that grow.

Failures are counted of the name and of the client's network. An attempt is counted before the
password is looked at, so that many at once do not slip through; a success wipes it out. The waits
end at a quarter of an hour. Whoever has signed in from a browser before is counted by that browser
alone: strangers who try a name over and over cannot keep its owner out.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, IPv6Network, ip_address

from sqlalchemy import Connection, delete, insert, select, update

from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.schema import sign_in_attempts

_FIRST_WAIT, _LONGEST_WAIT = 30, 15 * 60
_MOST_DOUBLINGS = 10
FORGOTTEN_AFTER = 24 * 60 * 60
_NETWORK_BITS = 64
"""Of an IPv6 address: all that lies behind it belongs to one client."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose failures are counted; `free` of them have no wait after them."""

    digest: str
    free: int

    @classmethod
    def name(cls, typed: str) -> "Subject":
        """A name, whether there is one like it or not."""
        return cls(_digest("name", typed), free=5)

    @classmethod
    def client(cls, address: str) -> "Subject":
        """A client's network: an office behind one address has many members."""
        return cls(_digest("client", _network(address)), free=20)

    @classmethod
    def device(cls, secret: str) -> "Subject":
        """A browser that the member has signed in from before."""
        return cls(_digest("device", secret), free=10)


class Attempts:
    """The failures that `service.db` holds; a restart forgets none."""

    def __init__(self, database: ServiceDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def begin(self, subjects: Sequence[Subject]) -> int:
        """Count an attempt as failed; where there is a wait, its seconds, and nothing is counted."""
        now = int(self._clock())
        with self._database.transaction() as connection:
            old = sign_in_attempts.c.last < now - FORGOTTEN_AFTER
            connection.execute(delete(sign_in_attempts).where(old))
            wait = max(_wait(connection, subject, now) for subject in subjects)
            if wait <= 0:
                for subject in subjects:
                    _count(connection, subject, now)
        return max(wait, 0)

    def forget(self, subjects: Sequence[Subject]) -> None:
        """Count from nought again."""
        digests = [subject.digest for subject in subjects]
        with self._database.transaction() as connection:
            gone = sign_in_attempts.c.subject.in_(digests)
            connection.execute(delete(sign_in_attempts).where(gone))


def _wait(connection: Connection, subject: Subject, now: int) -> int:
    """Seconds until the next attempt; not more than 0 where it may be made."""
    found = connection.execute(
        select(sign_in_attempts).where(sign_in_attempts.c.subject == subject.digest)
    ).first()
    if found is None or found.failures < subject.free:
        return 0
    doublings = min(int(found.failures) - subject.free, _MOST_DOUBLINGS)
    wait: int = min(_FIRST_WAIT * 2**doublings, _LONGEST_WAIT)
    # A clock that was put back must not hold anybody up for longer.
    return min(int(found.last) + wait - now, wait)


def _count(connection: Connection, subject: Subject, now: int) -> None:
    changed = connection.execute(
        update(sign_in_attempts)
        .where(sign_in_attempts.c.subject == subject.digest)
        .values(failures=sign_in_attempts.c.failures + 1, last=now)
    )
    if changed.rowcount == 0:
        connection.execute(
            insert(sign_in_attempts).values(subject=subject.digest, failures=1, last=now)
        )


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((int(parsed), _NETWORK_BITS), strict=False))


def _digest(kind: str, value: str) -> str:
    return sha256(f"{kind} {value}".encode("utf-8", "surrogatepass")).hexdigest()
