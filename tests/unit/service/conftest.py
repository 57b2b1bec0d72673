"""Accounts and journal in a file and on a server; and quick hashes: a test of what is done with them
need not take long."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from disclosure_qa.model.place import Place
from disclosure_qa.service import ServiceDatabase, passwords, service_database
from disclosure_qa.service.schema import metadata
from servers import PostgresServer
from staff_samples import QUICK


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    passwords._nobodys_hash.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", lambda: QUICK)
    yield
    passwords._nobodys_hash.cache_clear()


@pytest.fixture(scope="session")
def kept_on_server(postgres: PostgresServer) -> str:
    """The address of a database for one test after another."""
    return postgres.database()


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where the service keeps things, with nothing in it yet."""
    if request.param == "file":
        return Place(tmp_path)
    import psycopg

    address: str = request.getfixturevalue("kept_on_server")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return Place(tmp_path, address)


@pytest.fixture
def database(place: Place) -> Iterator[ServiceDatabase]:
    """What the service keeps there, as it is first opened."""
    database = service_database(place)
    yield database
    database.close()


def all_that_is_kept(database: ServiceDatabase, place: Place) -> bytes:
    """Every byte of the file and of what lies beside it; on a server, every value."""
    if place.database is None:
        return b"".join(file.read_bytes() for file in place.folder.iterdir())
    rows = [row for table in metadata.sorted_tables for row in database.rows(select(table))]
    return repr([tuple(row) for row in rows]).encode()
