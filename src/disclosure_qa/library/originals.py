"""The files as received, named by what is in them, so that one content is kept once."""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from disclosure_qa.errors import IndexUnavailable


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's content, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Originals(Protocol):
    """Where files are kept, each once, under the SHA-256 of its content."""

    def keep(self, data: bytes) -> str:
        """Store a file's content so that a crash leaves all of it or nothing; its SHA-256."""

    def read(self, name: str) -> bytes:
        """The content with this SHA-256; raises IndexUnavailable where it is missing."""

    def is_sound(self, name: str) -> bool:
        """Whether the content is there, and is the one that its name stands for."""

    def drop(self, name: str) -> None:
        """Remove the content with this SHA-256, if it is there."""

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what is not among these."""


class OriginalsFolder:
    """A folder of files, two levels deep: ab/abcdef…"""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Store a file's content so that a crash leaves all of it or nothing; its SHA-256."""
        name = fingerprint(data)
        place = self._place(name)
        if place.exists():
            return name
        part = place.with_name(f"{name}.{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise IndexUnavailable(
                f"cannot write to {self._folder}: {error.strerror or error}"
            ) from error
        return name

    def read(self, name: str) -> bytes:
        """The content with this SHA-256."""
        try:
            return self._place(name).read_bytes()
        except OSError as error:
            raise IndexUnavailable(
                f"an original is missing from {self._folder} ({name}): restore the folder from a "
                "backup, or remove the document and ingest it again"
            ) from error

    def is_sound(self, name: str) -> bool:
        """Whether the content is there, and is the one that its name stands for."""
        try:
            return fingerprint(self._place(name).read_bytes()) == name
        except OSError:
            return False

    def drop(self, name: str) -> None:
        """Remove the content with this SHA-256, if it is there."""
        self._place(name).unlink(missing_ok=True)

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what is not among these, and what a crash left half written."""
        for file in self._folder.glob("*/*"):
            if file.name not in names:
                file.unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        return self._folder / name[:2] / name
