"""The corpus as the tests of one run share it: built once."""

from functools import cache
from typing import Any

from reports.generator import build_corpus


@cache
def files() -> dict[str, bytes]:
    """File contents by name, `a.zip/b` for what lies in a zip."""
    return _built()[0]


@cache
def gold() -> list[dict[str, Any]]:
    """One record per report."""
    return _built()[1]


@cache
def _built() -> tuple[dict[str, bytes], list[dict[str, object]]]:
    return build_corpus()
