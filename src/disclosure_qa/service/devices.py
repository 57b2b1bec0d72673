"""Browsers that members have signed in from before; each keeps a secret of its own."""

import time
from collections.abc import Callable

from sqlalchemy import delete, insert, select

from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.schema import known_devices
from disclosure_qa.service.sessions import digest_of, new_secret

KEPT_SECONDS = 180 * 24 * 60 * 60


class Devices:
    """The known browsers of `service.db`."""

    def __init__(self, database: ServiceDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def knows(self, secret: str, name: str) -> bool:
        """Whether the one of that name has signed in from the browser with that secret."""
        mine = (known_devices.c.digest == digest_of(secret)) & (known_devices.c.name == name)
        return bool(self._database.rows(select(known_devices).where(mine)))

    def remember(self, name: str) -> str:
        """The secret for a browser that the one of that name now signs in from."""
        secret, now = new_secret(), int(self._clock())
        with self._database.transaction() as connection:
            old = known_devices.c.seen < now - KEPT_SECONDS
            connection.execute(delete(known_devices).where(old))
            connection.execute(
                insert(known_devices).values(digest=digest_of(secret), name=name, seen=now)
            )
        return secret
