"""What is kept for a time only: the journal, who did what, and what signing in leaves behind."""

import time
from collections.abc import Callable

from sqlalchemy import delete

from disclosure_qa.service.attempts import FORGOTTEN_AFTER
from disclosure_qa.service.audit import KEPT_SECONDS as DEEDS_KEPT
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.devices import KEPT_SECONDS as DEVICES_KEPT
from disclosure_qa.service.schema import (
    audit,
    feedback,
    known_devices,
    questions,
    sessions,
    sign_in_attempts,
)
from disclosure_qa.service.sessions import SessionBounds

_DAY = 24 * 60 * 60


def forget_outdated(
    database: ServiceDatabase, journal_days: int, clock: Callable[[], float] = time.time
) -> int:
    """Delete everything whose time is over; how many entries that were. Raises ServiceUnavailable.

    What is deleted is overwritten in the file too.
    """
    now, days = int(clock()), journal_days * _DAY
    ends = (
        (questions, questions.c.at, days),
        (feedback, feedback.c.at, days),
        (audit, audit.c.at, DEEDS_KEPT),
        (known_devices, known_devices.c.seen, DEVICES_KEPT),
        (sign_in_attempts, sign_in_attempts.c.last, FORGOTTEN_AFTER),
        (sessions, sessions.c.began, SessionBounds().whole),
    )
    with database.transaction() as connection:
        gone = sum(
            connection.execute(delete(table).where(moment < now - kept)).rowcount
            for table, moment, kept in ends
        )
    if gone:
        database.forget_deleted()
    return gone
