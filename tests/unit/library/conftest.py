"""An index in a folder of its own, with a fake encoder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.library import Library
from unit.library.samples import FakeEncoder, Open


@pytest.fixture(autouse=True)
def _no_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What goes wrong behind a fallback fails the test, unless it asks for it and clears it."""
    yield
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == []


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def opened(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Open]:
    """Opens the index of this test, as often as wanted; all are closed at the end."""
    libraries = []

    def create(name: str = "index", encoder: FakeEncoder = encoder) -> Library:
        libraries.append(Library.create(tmp_path / name, encoder=lambda: encoder))
        return libraries[-1]

    yield create
    for library in libraries:
        library.close()


@pytest.fixture
def library(opened: Open) -> Library:
    return opened()
