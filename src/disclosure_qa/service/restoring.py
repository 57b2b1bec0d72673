"""Bringing `service.db` back to what a backup of it holds."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete

from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.schema import known_devices, sessions

_BESIDE = ("", "-wal", "-shm")


def make_sound(copy: Path) -> None:
    """Make a copy out of a backup fit to be put in place: whoever was signed in then is not now.

    Raises ServiceUnavailable where it is damaged or of a newer version.
    """
    database = ServiceDatabase(copy)
    try:
        database.check()
        with database.transaction() as connection:
            for table in (sessions, known_devices):
                connection.execute(delete(table))
    finally:
        database.close()


def put_in_place(copy: Path, live: Path) -> None:
    """Make `live` what `copy` is, in one transaction, so that a running server sees it at once.

    A damaged one is kept as `service.db.damaged`. Raises ServiceUnavailable where it cannot be
    written.
    """
    try:
        _copied(copy, live)
    except sqlite3.DatabaseError:
        for end in _BESIDE:
            beside = live.with_name(live.name + end)
            if beside.exists():
                beside.replace(live.with_name(f"{live.name}.damaged{end}"))
        _copied(copy, live)


def _copied(copy: Path, live: Path) -> None:
    try:
        os.close(os.open(live, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise ServiceUnavailable(f"cannot write {live}: {error.strerror or error}") from error
    with closing(sqlite3.connect(live)) as target, closing(sqlite3.connect(copy)) as source:
        source.backup(target)
