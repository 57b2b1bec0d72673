"""What an index consists of, by where it lies; the one place that looks."""

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from disclosure_qa.library.database import Database, set_meta
from disclosure_qa.library.lock import OneWriter, WriterLock
from disclosure_qa.library.originals import Originals, OriginalsFolder
from disclosure_qa.library.sqlite import DATABASE, SqliteDatabase
from disclosure_qa.library.vector_set import VectorSets
from disclosure_qa.library.vectors import Vectors
from disclosure_qa.model.place import Place


@dataclass(frozen=True, slots=True)
class Stores:
    """The reports, the files that they were read from, their vectors, and the right to write."""

    database: Database
    originals: Originals
    vectors: VectorSets
    lock: OneWriter


def stores_of(place: Place) -> Stores:
    """What lies there; nothing is opened yet."""
    if place.database is not None:
        return _on_server(place, place.database)
    database = SqliteDatabase(place.folder / DATABASE)
    return Stores(
        database,
        OriginalsFolder(place.folder / "originals"),
        _vectors_of(place, database),
        WriterLock(place.folder),
    )


def _on_server(place: Place, address: str) -> Stores:
    from disclosure_qa.library.original_table import OriginalTable
    from disclosure_qa.library.postgres import AdvisoryLock, PostgresDatabase

    database = PostgresDatabase(address)
    vectors = _vectors_of(place, database)
    return Stores(database, OriginalTable(database), vectors, AdvisoryLock(database))


def _vectors_of(place: Place, database: Database) -> VectorSets:
    if place.vectors is None:
        return lambda name, encoder: Vectors(place.folder / "derived", name, encoder)
    from disclosure_qa.library.vector_server import ChromaServer, ServerVectors

    server = ChromaServer(place.vectors)
    index = partial(_identity, database)
    return lambda name, encoder: ServerVectors(server, index, name, encoder)


def _identity(database: Database) -> str:
    """What tells this index from others on one Chroma server."""
    known = database.meta("index")
    if known is None:
        known = uuid4().hex
        with database.transaction() as connection:
            set_meta(connection, "index", known)
    return known
