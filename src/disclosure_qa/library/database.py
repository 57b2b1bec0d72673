"""The SQL of an index: reading it from any thread, and one transaction at a time.

What SQLite and PostgreSQL do each in its own way is in `library.sqlite` and `library.postgres`.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Integer,
    Row,
    TableValuedAlias,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library import deadline
from disclosure_qa.library.prepared import Prepared
from disclosure_qa.library.schema import SCHEMA_VERSION, meta

_LARGEST = 2**63
"""Integers of this size and above are in no column."""
_LIST = json.JSONEncoder(ensure_ascii=False)
_METAS = select(meta.c.key, meta.c.value)
_META = select(meta.c.value).where(meta.c.key == bindparam("key"))


class Database(ABC):
    """The tables of one index; `place` says where they are, to people."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine
        self._prepared: dict[Executable, Prepared] = {}

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        """All rows of one statement, read in one piece.

        The statement is kept, compiled: make each only once. Raises OutOfTime past a `deadline`.
        """
        deadline.heed()
        prepared = self._prepared_for(statement)
        if (held := self._moment()) is not None:  # `reading` translates what it raises
            return prepared.run(held, parameters or {})
        with self._translated(), self._cursor() as cursor:
            return prepared.run(cursor, parameters or {})

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What this thread reads within it is of one moment, where the database can afford that."""
        yield

    def _moment(self) -> DBAPICursor | None:
        """The cursor by which this thread reads what is of one moment; None where there is none."""
        return None

    @abstractmethod
    def _cursor(self) -> AbstractContextManager[Any]:
        """A cursor of the driver, for one statement."""

    def _prepared_for(self, statement: Executable) -> Prepared:
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = Prepared(statement, self._engine.dialect)
        return prepared

    def meta(self, key: str) -> str | None:
        """A value of the table `meta`; None where it holds none."""
        rows = self.rows(_META, {"key": key})
        return rows[0].value if rows else None

    def metas(self) -> dict[str, str]:
        """All values of the table `meta`, of one moment."""
        return {row.key: row.value for row in self.rows(_METAS)}

    @abstractmethod
    def transaction(self) -> AbstractContextManager[Connection]:
        """A connection whose changes become visible together at the end, or not at all."""

    def make(self) -> None:
        """Create the tables where there are none."""
        if not self.is_made():
            with self.transaction() as connection:
                self._create_tables(connection)
                set_meta(connection, "schema", str(SCHEMA_VERSION))
                set_meta(connection, "generation", "0")

    @abstractmethod
    def is_made(self) -> bool:
        """Whether the tables are there."""

    @abstractmethod
    def _create_tables(self, connection: Connection) -> None:
        """Create all tables, those of the full-text index among them."""

    def refuse_unusable(self) -> None:
        """Raise IndexUnavailable where there are no tables, or tables of a newer version."""
        if not self.is_made():
            raise IndexUnavailable(f"no index in {self.place}: run `disclosure-qa ingest corpus`")
        version = int(self.meta("schema") or 0)
        if version > SCHEMA_VERSION:
            raise IndexUnavailable(
                f"the index in {self.place} was made by a newer version of disclosure-qa "
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

    @abstractmethod
    def check(self) -> None:
        """Raise IndexUnavailable where the database finds itself damaged."""

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @abstractmethod
    def _translated(self) -> AbstractContextManager[None]:
        """Turns what the driver raises into IndexUnavailable, unless the fault is ours."""


@contextmanager
def transaction_on(connection: Connection, begin: str) -> Iterator[Connection]:
    """One transaction on a connection that commits every statement by itself otherwise."""
    connection.exec_driver_sql(begin)
    try:
        yield connection
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        # The database has rolled back by itself where, for example, the disk was full.
        if _in_transaction(connection):
            connection.exec_driver_sql("ROLLBACK")
        raise


def _in_transaction(connection: Connection) -> bool:
    if connection.invalidated:
        return False
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return bool(driver.in_transaction)
    return not driver.closed


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Write a value of the table `meta`."""
    changed = connection.execute(update(meta).where(meta.c.key == key).values(value=value))
    if changed.rowcount == 0:
        connection.execute(insert(meta).values(key=key, value=value))


class _Items(FunctionElement[Any]):
    """The items of a JSON list, as rows of one column, `value`."""

    inherit_cache = True


class _Among(FunctionElement[Any]):
    """A column, and the list that its value is in."""

    inherit_cache = True


@compiles(_Items, "sqlite")
def _items_in_sqlite(element: _Items, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **more)})"


@compiles(_Items, "postgresql")
def _items_in_postgres(element: _Items, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **more)} AS json))"


@compiles(_Among, "sqlite")
def _among_in_sqlite(element: _Among, compiler: SQLCompiler, **more: Any) -> str:
    column, values = (compiler.process(each, **more) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - compiled SQL


@compiles(_Among, "postgresql")
def _among_in_postgres(element: _Among, compiler: SQLCompiler, **more: Any) -> str:
    # An array is looked up in the column's index; the rows of a function would be joined.
    column, values = (compiler.process(each, **more) for each in element.clauses)
    kind = "bigint" if isinstance(next(iter(element.clauses)).type, Integer) else "text"
    items = f"json_array_elements_text(CAST({values} AS json))"
    items = f"SELECT CAST(value AS {kind}) FROM {items}"  # noqa: S608 - compiled SQL
    return f"{column} = ANY (ARRAY ({items}))"


def items_of(parameter: str) -> TableValuedAlias:
    """The list bound to a parameter as a table; its column is `value`."""
    return _Items(bindparam(parameter)).table_valued("value")


def among(column: ColumnElement[Any], parameter: str) -> ColumnElement[Any]:
    """`column IN (the list bound to parameter)`, by one statement for lists of any length.

    Bind the list with `listed`. A list as such would be one variable per item: each length
    another statement to compile, and SQLite takes 32,766 at most.
    """
    return _Among(column, bindparam(parameter))


def listed(values: Collection[Any]) -> str:
    """The storable values as `among` wants them bound."""
    return _LIST.encode(storable(values))


def storable(values: Collection[Any]) -> list[Any]:
    """The values without those that no table can hold: PostgreSQL would not take them even to
    compare. Members of an enumeration become the strings that they are."""
    return [
        str(value) if isinstance(value, str) else value
        for value in values
        if ("\x00" not in value if isinstance(value, str) else abs(value) < _LARGEST)
    ]
