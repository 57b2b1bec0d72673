"""One index of the fictional reports, read by all tests of the language model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.library import Library
from unit.answering.prose_reports import build_library


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the index."""
    folder = tmp_path_factory.mktemp("language_model")
    build_library(folder).close()
    return folder / "index"


@pytest.fixture(scope="session")
def library(index: Path) -> Iterator[Library]:
    """The index, open."""
    with Library.open(index) as library:
        yield library
