"""An index from one place to another, table by table, with the proof that both hold the same."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, select, text, union

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library import fulltext
from disclosure_qa.library.database import set_meta
from disclosure_qa.library.schema import meta, metadata, removed_reports, reports
from disclosure_qa.library.stores import Stores

Progress = Callable[[int, int], None]
"""Told how many originals are copied, of how many."""

_ROWS_AT_ONCE = 1000
_DERIVED = ("vectors", "encoder", "index")
"""What `meta` says of vectors, which each place has of its own."""
_ORIGINALS = union(select(reports.c.sha256), select(removed_reports.c.sha256)).order_by("sha256")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a table holds, in both places: how many rows, and the SHA-256 of all of them in order."""

    table: str
    rows: int
    digest: str


def transfer(source: Stores, target: Stores, progress: Progress | None = None) -> tuple[Proof, ...]:
    """Copy reports, originals and what staff decided into an empty index, in one step.

    Nobody may write to either meanwhile. What is derived is left to be made. Raises
    IndexUnavailable where the copy, read back, is another one, and where an original is missing.
    """
    with source.lock.held(), target.lock.held(), source.database.transaction() as reading:
        return copied(source, target, reading, progress)


def copied(
    source: Stores,
    target: Stores,
    reading: Connection,
    progress: Progress | None = None,
    *,
    lenient: bool = False,
) -> tuple[Proof, ...]:
    """Copy an index in place of what another one holds, in one step; what each table holds then.

    `reading` is a transaction of the source's, in which nobody else writes there. Raises
    IndexUnavailable, and leaves all as it was, where the copy, read back, is another one, and where
    an original is missing, unless that is `lenient`.
    """
    kept = list(reading.execute(_ORIGINALS).scalars())
    _copy_originals(source, target, kept, progress, lenient=lenient)
    with target.database.transaction() as writing:
        before = _metas(writing)
        emptied(metadata, writing)
        sent = copy_tables(metadata, reading, writing)
        if sent != proofs(metadata, writing):
            raise IndexUnavailable(f"the copy in {target.database.place} is not what was copied")
        _settle(before, writing)
        fulltext.rebuild(writing)
    target.originals.keep_only(kept)
    return sent


def _copy_originals(
    source: Stores,
    target: Stores,
    names: Sequence[str],
    progress: Progress | None,
    *,
    lenient: bool,
) -> None:
    for number, name in enumerate(names, 1):
        try:
            arrived = target.originals.keep(source.originals.read(name))
        except IndexUnavailable:
            if not lenient:
                raise
        else:
            if not lenient and not (arrived == name and target.originals.is_sound(name)):
                raise IndexUnavailable(f"the original {name} is not what it was")
        if progress is not None:
            progress(number, len(names))


def _metas(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(meta))}


def _settle(before: dict[str, str], writing: Connection) -> None:
    """Keep what `meta` said of vectors here, and let who reads see that all has changed."""
    now = _metas(writing)
    writing.execute(meta.delete().where(meta.c.key.in_(_DERIVED)))
    for key in _DERIVED:
        if key in before:
            set_meta(writing, key, before[key])
    if int(before.get("generation", 0)):
        newest = max(int(before["generation"]), int(now["generation"])) + 1
        set_meta(writing, "generation", str(newest))


def emptied(tables: MetaData, connection: Connection) -> None:
    """Take all rows out of tables."""
    for table in reversed(tables.sorted_tables):
        connection.execute(table.delete())


def copy_tables(tables: MetaData, reading: Connection, writing: Connection) -> tuple[Proof, ...]:
    """Copy all rows of tables that are empty in the other place; what was read."""
    found = []
    for table in tables.sorted_tables:
        rows = _Counted(table)
        for part in _parts(table, reading):
            writing.execute(insert(table), [dict(row._mapping) for row in part])  # noqa: SLF001
            rows.add(part)
        _go_on_counting(table, writing)
        found.append(rows.proof())
    return tuple(found)


def proofs(tables: MetaData, connection: Connection) -> tuple[Proof, ...]:
    """What the tables hold."""
    found = []
    for table in tables.sorted_tables:
        rows = _Counted(table)
        for part in _parts(table, connection):
            rows.add(part)
        found.append(rows.proof())
    return tuple(found)


class _Counted:
    """The rows of a table as they come by, without those that say what is derived."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows = 0
        self._digest = hashlib.sha256()

    def add(self, rows: Sequence[Any]) -> None:
        for row in rows:
            if self._table is not meta or row.key not in _DERIVED:
                self._rows += 1
                self._digest.update(json.dumps([*map(_plain, row)]).encode() + b"\n")

    def proof(self) -> Proof:
        return Proof(self._table.name, self._rows, self._digest.hexdigest())


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes | memoryview) else value


def _parts(table: Table, connection: Connection) -> Iterator[Sequence[Any]]:
    order = select(table).order_by(*table.primary_key.columns)
    return connection.execute(order.execution_options(yield_per=_ROWS_AT_ONCE)).partitions()


def _go_on_counting(table: Table, connection: Connection) -> None:
    """PostgreSQL numbers rows by a counter, which knows nothing of numbers that were copied."""
    numbered = table.autoincrement_column
    if connection.dialect.name != "postgresql" or numbered is None:
        return
    if not isinstance(numbered.type, Integer):
        return
    last = connection.execute(select(func.max(numbered))).scalar()
    if last is not None:
        counter = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        bound = {"table": table.name, "column": numbered.name, "last": last}
        connection.execute(counter, bound)
