"""Quick hashes: a test of what is done with them need not take long."""

from collections.abc import Iterator

import pytest

from disclosure_qa.service import passwords
from staff_samples import QUICK


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    passwords._nobodys_hash.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", lambda: QUICK)
    yield
    passwords._nobodys_hash.cache_clear()
