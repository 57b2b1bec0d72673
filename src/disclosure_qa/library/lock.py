"""One writer at a time, across processes; the operating system frees the lock of a dead one."""

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_qa.errors import IndexBusy, IndexUnavailable

if TYPE_CHECKING:
    from filelock import BaseFileLock


class OneWriter(ABC):
    """The right to write to one index.

    Threads of this process wait for each other; another process gets IndexBusy at once, with
    who holds the lock and since when. The one who holds it may take it again.
    """

    def __init__(self) -> None:
        self._threads = threading.RLock()
        self.depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the length of a block."""
        with self._threads:
            if self.depth:
                yield from self._again()
                return
            with self._taken():
                yield from self._again()

    def _again(self) -> Iterator[None]:
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    @abstractmethod
    def _taken(self) -> AbstractContextManager[None]:
        """The lock, among processes; raises IndexBusy and IndexUnavailable."""


class WriterLock(OneWriter):
    """A lock on a file in the folder of the index."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._owner = folder / "writer.owner"

    @contextmanager
    def _taken(self) -> Iterator[None]:
        lock = self._acquire()
        try:
            self._owner.write_text(str(os.getpid()), encoding="ascii")
            yield
        finally:
            self._owner.unlink(missing_ok=True)
            lock.release()

    def _acquire(self) -> "BaseFileLock":
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / "writer.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexBusy(f"{self._folder} is being written to{self._holder()}: wait") from error
        except OSError as error:
            raise IndexUnavailable(
                f"cannot write to {self._folder}: {error.strerror or error}"
            ) from error
        return lock

    def _holder(self) -> str:
        """ " by process 123 since 2026-03-01 09:30:00", as far as the owner has left its name."""
        try:
            process = self._owner.read_text(encoding="ascii")
            since = datetime.fromtimestamp(self._owner.stat().st_mtime, UTC).astimezone()
        except (OSError, ValueError):
            return ""
        return f" by process {process} since {since:%Y-%m-%d %H:%M:%S}"
