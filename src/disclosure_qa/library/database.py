"""`library.db`: opening it, reading it from any thread, and one transaction at a time."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Row,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library.prepared import Prepared
from disclosure_qa.library.schema import CREATE_FULL_TEXT, SCHEMA_VERSION, meta, metadata

DATABASE = "library.db"
"""The file's name in the folder of an index."""

_BUSY_MILLISECONDS = 10_000
_METAS = select(meta.c.key, meta.c.value)
_META = select(meta.c.value).where(meta.c.key == bindparam("key"))


class Database:
    """One SQLite file. Readers see the last committed state and are never held up."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine = create_engine(
            f"sqlite:///{file}", isolation_level="AUTOCOMMIT", pool_size=8, max_overflow=-1
        )
        event.listen(self._engine, "connect", _prepare)
        self._prepared: dict[Executable, Prepared] = {}

    def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        """All rows of one statement, read in one piece.

        The statement is kept, compiled: make each only once.
        """
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = Prepared(statement, self._engine.dialect)
        with self._translated(), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            try:
                return prepared.run(cursor, parameters or {})
            finally:
                cursor.close()

    def meta(self, key: str) -> str | None:
        """A value of the table `meta`; None where it holds none."""
        rows = self.rows(_META, {"key": key})
        return rows[0].value if rows else None

    def metas(self) -> dict[str, str]:
        """All values of the table `meta`, of one moment."""
        return {row.key: row.value for row in self.rows(_METAS)}

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes become visible together at the end, or not at all."""
        with self._translated(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself where the disk was full.
                if _in_transaction(connection):
                    connection.exec_driver_sql("ROLLBACK")
                raise

    def make(self) -> None:
        """Create the tables where there are none."""
        with self._translated(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        if not self.is_made():
            with self.transaction() as connection:
                metadata.create_all(connection)
                for statement in CREATE_FULL_TEXT:
                    connection.exec_driver_sql(statement)
                set_meta(connection, "schema", str(SCHEMA_VERSION))
                set_meta(connection, "generation", "0")

    def is_made(self) -> bool:
        """Whether the tables are there."""
        if not self.file.is_file():
            return False
        with self._translated(), self._engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
            )
            return found.first() is not None

    def refuse_unusable(self) -> None:
        """Raise IndexUnavailable where there are no tables, or tables of a newer version."""
        if not self.is_made():
            raise IndexUnavailable(
                f"no index in {self.file.parent}: run `disclosure-qa ingest corpus`"
            )
        version = int(self.meta("schema") or 0)
        if version > SCHEMA_VERSION:
            raise IndexUnavailable(
                f"the index in {self.file.parent} was made by a newer version of disclosure-qa "
                f"(its schema is {version}, this version knows {SCHEMA_VERSION}): "
                "upgrade disclosure-qa, or build another index with --index"
            )

    def is_of_earlier_version(self) -> bool:
        """Whether the tables have to be brought to today's form before they are read."""
        return int(self.meta("schema") or 0) < SCHEMA_VERSION

    def upgrade(self) -> None:
        """Bring tables of an earlier version to today's form, in one transaction."""
        from disclosure_qa.library.migrations import migrate

        with self.transaction() as connection:
            version = int(connection.execute(_META, {"key": "schema"}).scalar_one())
            migrate(connection, version)
            set_meta(connection, "schema", str(SCHEMA_VERSION))

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
            raise IndexUnavailable(_advice(self.file.parent, f"malformed: {found}"))

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a fault of ours, not of the file
        except (DatabaseError, sqlite3.DatabaseError) as error:
            cause = error.orig if isinstance(error, DatabaseError) else error
            raise IndexUnavailable(_advice(self.file.parent, str(cause))) from error


def _advice(folder: Path, cause: str) -> str:
    if "malformed" in cause or "not a database" in cause:
        return (
            f"the index in {folder} is damaged ({cause}): run `disclosure-qa restore BACKUP`, "
            "or delete library.db and run `disclosure-qa ingest corpus`"
        )
    return f"the index in {folder} cannot be used: {cause}; check the disk and its permissions"


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.close()


def _in_transaction(connection: Connection) -> bool:
    driver: Any = connection.connection.driver_connection
    return isinstance(driver, sqlite3.Connection) and driver.in_transaction


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Write a value of the table `meta`."""
    changed = connection.execute(update(meta).where(meta.c.key == key).values(value=value))
    if changed.rowcount == 0:
        connection.execute(insert(meta).values(key=key, value=value))


def among(column: ColumnElement[Any], parameter: str) -> ColumnElement[bool]:
    """`column IN (the list bound to parameter)`, by one statement for lists of any length.

    Bind the list with `listed`. A list as such would be one variable per item: each length
    another statement to compile, and SQLite takes 32,766 at most.
    """
    items = func.json_each(bindparam(parameter)).table_valued("value")
    return column.in_(select(items.c.value))


def listed(values: Collection[Any]) -> str:
    """The values as `among` wants them bound."""
    return json.dumps(list(values), ensure_ascii=False)
