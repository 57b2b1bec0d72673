"""An empty index whose encoder needs no model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.library import Library
from unit.library.samples import FakeEncoder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "index", encoder=FakeEncoder) as opened:
        yield opened
