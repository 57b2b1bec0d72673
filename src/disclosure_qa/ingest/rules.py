"""The rules that reports are read by, as one name: it changes with the code and data on the road."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

_PACKAGES = ("checks", "figures", "model", "readers", "reports", "text", "vocabulary")


@cache
def rules_of_reading() -> str:
    """A name for the rules that reports are read by: a digest of the code and data on the road.

    After an upgrade, or an indicator added to the catalogue, the same file is read again.
    """
    digest = sha256()
    for package in _PACKAGES:
        for file in _sources(resources.files("disclosure_qa") / package):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry
