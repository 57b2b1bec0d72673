"""`service.db`: opening it, its version, and one transaction at a time.

It is opened at the first use and made where it is not there yet: that the folder cannot be written
to closes the workbench and nothing else.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Row,
    create_engine,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry

from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.model.place import Place
from disclosure_qa.service.schema import SERVICE_SCHEMA, metadata, service_meta

SERVICE_DATABASE = "service.db"
"""The file's name in the folder of an index."""

_BUSY_MILLISECONDS = 10_000
_SCHEMA = select(service_meta.c.value).where(service_meta.c.key == "schema")


class ServiceDatabase:
    """One SQLite file. Every method raises ServiceUnavailable where it cannot be used."""

    def __init__(self, file: Path, engine: Engine | None = None) -> None:
        self.file = file
        self._engine = engine or _engine_of(file)
        self._opening = Lock()
        self._is_open = False

    def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        """All rows of one statement."""
        with self._translated(), self._opened().connect() as connection:
            return connection.execute(statement, parameters or {}).all()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes become visible together at the end, or not at all."""
        with self._translated(), _writing(self._opened()) as connection:
            yield connection

    def copy_to(self, file: Path) -> None:
        """Write the state of one moment to a file of its own, whoever writes meanwhile."""
        self._opened()
        with self._translated(), closing(sqlite3.connect(file)) as copy:
            with closing(sqlite3.connect(self.file)) as live:
                live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    def check(self) -> None:
        """Raise ServiceUnavailable where SQLite finds the file damaged."""
        with self._translated(), self._opened().connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise ServiceUnavailable(_advice(self.file, f"malformed: {found}"))

    def forget_deleted(self) -> None:
        """Empty the log beside the file, which holds a copy of what was written before it went."""
        with self._translated(), self._opened().connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back all connections; the next use opens it again."""
        self._engine.dispose()
        self._is_open = False

    def _opened(self) -> Engine:
        """The engine, when the tables are known to be there and of this version."""
        with self._opening:
            if not self._is_open:
                with self._translated():
                    self._open()
                self._is_open = True
        return self._engine

    def _open(self) -> None:
        if not self.file.exists():
            # It holds hashes of passwords: for the account that the server runs under alone.
            os.close(os.open(self.file, os.O_CREAT | os.O_WRONLY, 0o600))
        with self._engine.connect() as connection:
            lacking = metadata.tables.keys() - set(inspect(connection).get_table_names())
        if lacking:
            with _writing(self._engine) as connection:
                _make(connection)
        self._refuse_newer()

    def _refuse_newer(self) -> None:
        with self._engine.connect() as connection:
            version = int(connection.execute(_SCHEMA).scalar_one())
        if version > SERVICE_SCHEMA:
            raise ServiceUnavailable(
                f"{self.file} was made by a newer version of disclosure-qa (its schema is "
                f"{version}, this version knows {SERVICE_SCHEMA}): upgrade disclosure-qa"
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a fault of ours, not of the file
        except (DatabaseError, sqlite3.DatabaseError) as error:
            cause = error.orig if isinstance(error, DatabaseError) else error
            raise ServiceUnavailable(_advice(self.file, str(cause))) from error
        except OSError as error:
            raise ServiceUnavailable(_advice(self.file, error.strerror or str(error))) from error


def _engine_of(file: Path) -> Engine:
    # An error in the log must not hold what somebody asked.
    engine = create_engine(f"sqlite:///{file}", pool_size=4, max_overflow=-1, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def service_database(place: Place) -> ServiceDatabase:
    """What the service of an index keeps: beside the reports, in the folder or on the server."""
    if place.database is None:
        return ServiceDatabase(place.folder / SERVICE_DATABASE)
    from disclosure_qa.service.postgres import PostgresServiceDatabase

    return PostgresServiceDatabase(place.database)


def _make(connection: Connection) -> None:
    """Create what tables are lacking; another process may have done it meanwhile."""
    metadata.create_all(connection)
    enter_version(connection)


def enter_version(connection: Connection) -> None:
    """Note of which version the tables are, where that is not noted yet."""
    if connection.execute(_SCHEMA).first() is None:
        connection.execute(insert(service_meta).values(key="schema", value=str(SERVICE_SCHEMA)))


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with (
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        yield connection


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver begins no transaction by itself: readers need none, writers take theirs at once.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    # What is deleted is overwritten: people were promised that it is gone.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _advice(file: Path, cause: str) -> str:
    if "malformed" in cause or "not a database" in cause:
        return (
            f"{file} is damaged ({cause}): run `disclosure-qa restore BACKUP`, or delete it and "
            "add the users again; the reports are not in it"
        )
    return f"{file} cannot be used: {cause}; check the disk and its permissions"
