"""A query that is compiled once and then run by the driver itself.

SQLAlchemy writes the SQL and knows the types of the columns. Running a query through it takes five
times as long as SQLite needs to answer it, and each question asks half a dozen.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, Select
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler

Read = Callable[[Any], Any]
"""Turns what the driver gives into a value of the column's type."""


class Prepared:
    """A query as one dialect writes it."""

    def __init__(self, query: Executable, dialect: Dialect) -> None:
        compiled = query.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._constants = dict(compiled.params)
        self._order = compiled.positiontup
        self._readers = _readers(query, dialect)
        self._make: Callable[[Iterable[Any]], Any] | None = None

    def run(self, cursor: DBAPICursor, parameters: Mapping[str, Any]) -> Sequence[Any]:
        """All rows, each a named tuple."""
        bound = {**self._constants, **parameters}
        cursor.execute(self._sql, [bound[n] for n in self._order] if self._order else bound)
        if self._make is None:
            names = [column[0] for column in cursor.description]
            row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
            self._make = row._make
        found = cursor.fetchall()
        if self._readers:
            found = [self._read(row) for row in found]
        return list(map(self._make, found))

    def _read(self, row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for place, read in self._readers:
            values[place] = read(values[place])
        return values


def _readers(query: Executable, dialect: Dialect) -> list[tuple[int, Read]]:
    """The columns, by place, of which the driver does not know the type: SQLite has no Boolean."""
    if dialect.supports_native_boolean or not isinstance(query, Select):
        return []
    types = [column.type.dialect_impl(dialect) for column in query.selected_columns]
    readers = [kind.result_processor(dialect, None) for kind in types]
    return [(place, read) for place, read in enumerate(readers) if read is not None]
