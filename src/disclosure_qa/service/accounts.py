"""All that has to do with who may do what, over one database."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disclosure_qa.service.attempts import Attempts
from disclosure_qa.service.audit import Audit
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.devices import Devices
from disclosure_qa.service.sessions import SessionBounds, Sessions
from disclosure_qa.service.tokens import Tokens
from disclosure_qa.service.users import Users


@dataclass(frozen=True, slots=True)
class Accounts:
    """The users, who of them is signed in, the tokens of scripts, and what is known of attempts."""

    users: Users
    sessions: Sessions
    tokens: Tokens
    attempts: Attempts
    devices: Devices
    audit: Audit

    @classmethod
    def of(
        cls,
        database: ServiceDatabase,
        users_file: Path | None = None,
        clock: Callable[[], float] = time.time,
        bounds: SessionBounds | None = None,
    ) -> "Accounts":
        """The accounts of a database, and of the operator's file where there is one."""
        users = Users(database, users_file, clock)
        return cls(
            users,
            Sessions(database, users, clock, bounds),
            Tokens(database, clock),
            Attempts(database, clock),
            Devices(database, clock),
            Audit(database, clock),
        )
