"""What an index consists of, by where it lies; the one place that looks."""

from dataclasses import dataclass

from disclosure_qa.library.database import Database
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
    return Stores(
        SqliteDatabase(place.folder / DATABASE),
        OriginalsFolder(place.folder / "originals"),
        _vectors_of(place),
        WriterLock(place.folder),
    )


def _on_server(place: Place, address: str) -> Stores:
    from disclosure_qa.library.original_table import OriginalTable
    from disclosure_qa.library.postgres import AdvisoryLock, PostgresDatabase

    database = PostgresDatabase(address)
    return Stores(database, OriginalTable(database), _vectors_of(place), AdvisoryLock(database))


def _vectors_of(place: Place) -> VectorSets:
    return lambda name, encoder: Vectors(place.folder / "derived", name, encoder)
