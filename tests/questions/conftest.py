"""An index of the fictional corpus, built once for all tests that ask it."""

from collections.abc import Iterator

import pytest

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from reports.generator import write_corpus


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An open library that holds exactly the fictional reports."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder)
    with Library.create(folder / "index") as library:
        ingest([folder / "reports"], library)
        yield library
