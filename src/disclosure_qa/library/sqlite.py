"""`library.db`: the tables of an index in one SQLite file."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library import deadline, fts5
from disclosure_qa.library.database import Database, transaction_on
from disclosure_qa.library.schema import metadata

DATABASE = "library.db"
"""The file's name in the folder of an index."""

_BUSY_MILLISECONDS = 10_000
_STEPS_BETWEEN_LOOKS = 100_000
"""Steps of SQLite's machine, about a millisecond, after which a statement looks at the time."""


class SqliteDatabase(Database):
    """One SQLite file. Readers see the last committed state and are never held up."""

    def __init__(self, file: Path) -> None:
        self.file = file
        engine = create_engine(
            _address(file), isolation_level="AUTOCOMMIT", pool_size=8, max_overflow=-1
        )
        event.listen(engine, "connect", _prepare)
        super().__init__(engine, str(file.parent))
        self._mine = threading.local()
        self._resting: list[PoolProxiedConnection] = []

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What this thread reads within it is of one moment, and over one connection."""
        if self._moment() is not None:
            yield
            return
        with self._translated(), self._connected() as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            self._mine.cursor, self._mine.noted = cursor, {}
            try:
                yield
            finally:
                self._mine.cursor = None
                connection.rollback()

    @contextmanager
    def _connected(self) -> Iterator[PoolProxiedConnection]:
        """One of the connections that rest between two questions; who fails gives it back to the
        pool, which sees to it. To take each from the pool costs as much as a question's reading."""
        try:
            connection = self._resting.pop()
        except IndexError:
            connection = self._engine.raw_connection()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._resting.append(connection)

    def close(self) -> None:
        """Give back all connections."""
        with suppress(IndexError):
            while True:
                self._resting.pop().close()
        super().close()

    def _moment(self) -> DBAPICursor | None:
        held: DBAPICursor | None = getattr(self._mine, "cursor", None)
        return held

    def meta(self, key: str) -> str | None:
        """As of any database; what is of one moment is read once, for it is asked for often."""
        if self._moment() is None:
            return super().meta(key)
        noted: dict[str, str | None] = self._mine.noted
        if key not in noted:
            noted[key] = super().meta(key)
        return noted[key]

    @contextmanager
    def _cursor(self) -> Iterator[DBAPICursor]:
        with (
            closing(self._engine.raw_connection()) as connection,
            closing(connection.cursor()) as cursor,
        ):
            yield cursor

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes become visible together at the end, or not at all."""
        with (
            self._translated(),
            self._engine.connect() as connection,
            transaction_on(connection, "BEGIN IMMEDIATE"),
        ):
            yield connection

    def make(self) -> None:
        """Create the tables where there are none."""
        with self._translated(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        super().make()

    def _create_tables(self, connection: Connection) -> None:
        metadata.create_all(connection)
        fts5.create(connection)

    def is_made(self) -> bool:
        """Whether the tables are there."""
        if not self.file.is_file():
            return False
        with self._translated(), self._engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
            )
            return found.first() is not None

    def copy_to(self, file: Path) -> None:
        """Write the state of one moment to a file of its own, whoever writes meanwhile."""
        file.unlink(missing_ok=True)
        with self._translated(), closing(sqlite3.connect(file)) as copy:
            with closing(sqlite3.connect(self.file)) as live:
                live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    def check(self) -> None:
        """Raise IndexUnavailable where SQLite finds the file damaged."""
        with self._translated(), self._engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise IndexUnavailable(_advice(self.place, f"malformed: {found}"))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a fault of ours, not of the file
        except (DatabaseError, sqlite3.DatabaseError) as error:
            deadline.heed()
            cause = error.orig if isinstance(error, DatabaseError) else error
            raise IndexUnavailable(_advice(self.place, str(cause))) from error


def _address(file: Path) -> str:
    """Where SQLAlchemy finds it. On a disk that is read only SQLite could not keep its notes beside
    it, and needs none, because nobody writes: so it is told that the file never changes."""
    if not _is_read_only(file.parent):
        return f"sqlite:///{file}"
    return f"sqlite:///file:{quote(str(file))}?immutable=1&uri=true"


def _is_read_only(folder: Path) -> bool:
    """Whether the file system itself is, with no change left that was not yet entered."""
    left = folder / f"{DATABASE}-wal"
    try:
        flags = os.statvfs(folder).f_flag
    except OSError:
        return False
    return bool(flags & os.ST_RDONLY) and not (left.exists() and left.stat().st_size)


def _advice(folder: str, cause: str) -> str:
    if "malformed" in cause or "not a database" in cause:
        return (
            f"the index in {folder} is damaged ({cause}): run `disclosure-qa restore BACKUP`, "
            "or delete library.db and run `disclosure-qa ingest corpus`"
        )
    if "full" in cause:
        return f"the disk of the index in {folder} is full: make room, and do it again"
    if "readonly" in cause or "unable to open" in cause:
        return (
            f"the index in {folder} cannot be used: {cause}; the user of this program must be "
            "allowed to write to that folder, also for reading"
        )
    return f"the index in {folder} cannot be used: {cause}; check the disk and its permissions"


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.close()
    if isinstance(connection, sqlite3.Connection):
        connection.set_progress_handler(deadline.is_past, _STEPS_BETWEEN_LOOKS)
