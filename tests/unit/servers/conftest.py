"""An index in a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.library import Library
from disclosure_qa.model.place import Place
from servers import PostgresServer
from unit.library.samples import FakeEncoder, Open


@pytest.fixture
def opened(postgres: PostgresServer, tmp_path: Path) -> Iterator[Open]:
    """Opens the index of this test, as often as wanted; all are closed at the end."""
    libraries = []
    places: dict[str, Place] = {}

    def create(name: str = "index", encoder: FakeEncoder | None = None) -> Library:
        place = places.setdefault(name, Place(tmp_path / name, postgres.database()))
        used = encoder or FakeEncoder()
        libraries.append(Library.create(place, encoder=lambda: used))
        return libraries[-1]

    yield create
    for library in libraries:
        library.close()
