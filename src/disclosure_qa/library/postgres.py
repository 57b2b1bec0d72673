"""An index in a PostgreSQL database, for several machines: tables, connections, and the lock.

The tables are those of `library.schema`. Text is compared byte by byte, as SQLite does, whatever
the database was made with, so that every list comes in the same order.
"""

import logging
import os
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Executable, Row, Text, inspect
from sqlalchemy import text as sql
from sqlalchemy.exc import SQLAlchemyError

from disclosure_qa.errors import IndexBusy, IndexUnavailable
from disclosure_qa.library import deadline, original_table, posting_table
from disclosure_qa.library.database import Database, transaction_on
from disclosure_qa.library.lock import OneWriter
from disclosure_qa.library.schema import metadata
from disclosure_qa.postgres import NAME, cause_of, engine_of, in_byte_order

log = logging.getLogger(__name__)

_WRITER, _TRANSACTION = 0x64697363, 0x64697364
"""The numbers of two advisory locks; each database has its own. The one is held over all changes of
a writer, the other for a transaction, as SQLite lets only one write at a time."""

_HOLDER = sql(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND objid = :key AND pg_locks.database ="
    " (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class PostgresDatabase(Database):
    """One database. What is lost by a broken connection is asked for once more."""

    def __init__(self, address: str) -> None:
        engine = engine_of(address)
        super().__init__(engine, f"the database {engine.url.database}")
        self._mine = threading.local()

    def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        """All rows of one statement, which may be run twice."""
        deadline.heed()
        prepared = self._prepared_for(statement)
        with self._translated():
            try:
                with self._cursor() as cursor:
                    return prepared.run(cursor, parameters or {})
            except _Broken:
                # The server has been restarted: what else is in the pool is broken too.
                self._engine.dispose()
                with self._cursor() as cursor:
                    return prepared.run(cursor, parameters or {})

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        except Exception as error:
            if _is_closed(connection.driver_connection):
                connection.invalidate()
                raise _Broken(str(error)) from error
            raise
        finally:
            connection.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes become visible together at the end, or not at all.

        It is the one that holds the right to write: who has lost that writes nothing.
        """
        with (
            self._translated(),
            self._writing() as connection,
            transaction_on(connection, "BEGIN"),
        ):
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TRANSACTION})")
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if (held := self._held()) is not None:
            yield held
            return
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writer(self) -> Iterator[None]:
        """The right to write; the server takes it back when the connection ends."""
        with self._translated(), self._engine.connect() as connection:
            if not connection.execute(sql(f"SELECT pg_try_advisory_lock({_WRITER})")).scalar():
                holder = connection.execute(_HOLDER, {"key": _WRITER}).scalar()
                by = f" by {holder}" if holder else ""
                raise IndexBusy(f"{self.place} is being written to{by}: wait")
            _be_called(connection, _own_name())
            self._mine.session = connection
            try:
                yield
            finally:
                self._mine.session = None
                _let_go(connection)

    def _held(self) -> Connection | None:
        """The connection by which this thread holds the right to write."""
        session: Connection | None = getattr(self._mine, "session", None)
        return session

    def is_made(self) -> bool:
        """Whether the tables are there."""
        with self._translated(), self._engine.connect() as connection:
            return inspect(connection).has_table("meta")

    def _create_tables(self, connection: Connection) -> None:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise IndexUnavailable(
                f"{self.place} keeps text as {encoding}: create it with ENCODING 'UTF8'"
            )
        in_byte_order(metadata).create_all(connection)
        posting_table.create(connection)
        original_table.create(connection)

    def upgrade(self) -> None:
        """Bring tables of an earlier version to today's form, each step with new text in order."""
        super().upgrade()
        with self.transaction() as connection:
            for table in inspect(connection).get_table_names():
                _put_in_byte_order(connection, table)

    def check(self) -> None:
        """Nothing to look for: PostgreSQL has its own checks (`data_checksums`, pg_amcheck)."""

    @contextmanager
    def _translated(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except (SQLAlchemyError, psycopg.Error, _Broken) as error:
            cause = cause_of(error)
            if cause is None:
                raise  # a fault of ours, not of the server
            log.warning("%s: %s", self.place, cause)
            raise IndexUnavailable(
                f"{self.place} cannot be reached, or gave up; it is asked again with the next "
                "question, and the log says why"
            ) from error


class _Broken(Exception):
    """The connection ended under a statement."""


class AdvisoryLock(OneWriter):
    """PostgreSQL's own lock, held by a connection; it cannot outlive its owner."""

    def __init__(self, database: PostgresDatabase) -> None:
        super().__init__()
        self._database = database

    @contextmanager
    def _taken(self) -> Iterator[None]:
        with self._database.writer():
            yield


def _own_name() -> str:
    """Who writes since when, in the 63 bytes that the server keeps."""
    now = datetime.now(UTC).astimezone()
    host = socket.gethostname()[:14]
    return f"process {os.getpid()} on {host} since {now:%Y-%m-%d %H:%M:%S}"


def _be_called(connection: Connection, name: str) -> None:
    connection.execute(sql("SELECT set_config('application_name', :name, false)"), {"name": name})


def _let_go(connection: Connection) -> None:
    """Give the lock back, at once; the server frees that of a broken connection by itself."""
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_WRITER})")
        _be_called(connection, NAME)
    except SQLAlchemyError:
        connection.invalidate()


def _is_closed(connection: Any) -> bool:
    return connection is None or bool(connection.closed)


def _put_in_byte_order(connection: Connection, table: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote
    for column in inspect(connection).get_columns(table):
        if isinstance(column["type"], Text) and column["type"].collation != "C":
            connection.exec_driver_sql(
                f"ALTER TABLE {quoted(table)} ALTER COLUMN {quoted(column['name'])}"
                ' TYPE text COLLATE "C"'
            )
