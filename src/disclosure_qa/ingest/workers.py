"""Processes that read files side by side, so that a file that kills or holds up its reader costs
itself alone.

They are programs of their own (`worker`) at the end of a pipe, and no `multiprocessing`: nothing
of the calling program is imported again, a file that takes too long can be ended alone, and the
death of one process is not the end of the pool.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import LifoQueue
from typing import Any, Self

from disclosure_qa.ingest.reading import Reading, Refusal
from disclosure_qa.ingest.wire import receive, send

FILE_SECONDS = 600.0
"""Time that one file may take: LibreOffice, which has a limit of its own, included, and the most
scanned pages that a file may have, at 15 seconds each."""

_GRACE_SECONDS = 2.0

Answer = Reading | Refusal
Task = tuple[str, bytes, str]
"""Document, content, and the report that it lies beside ("" for none)."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A fixed number of processes, each started when there is a file for it."""

    def __init__(self, count: int, seconds: float = FILE_SECONDS) -> None:
        self.count = count
        self._seconds = seconds
        self._all = [Worker() for _ in range(count)]
        # Last in, first out: a few files are read by few processes.
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._all:
            self._idle.put(worker)
        # A thread for each process does nothing but wait for it.
        self._threads = ThreadPoolExecutor(count, "worker")

    def submit(self, document: str, data: bytes, beside: str = "") -> Callable[[], Answer]:
        """Have a file read as `reading.attempt` does; what is returned waits for the answer."""
        return self._threads.submit(self._read, (document, data, beside)).result

    def _read(self, task: Task) -> Answer:
        worker = self._idle.get()
        try:
            answer: Answer = worker.read(task, self._seconds)
            return answer
        finally:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """End all processes, at work or not; files that were waiting are not read."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()
        self._threads.shutdown()


class Worker:
    """One process, started anew for the next file where it has ended; `module` is what it runs."""

    def __init__(self, module: str = "disclosure_qa.ingest.worker") -> None:
        self._command = (sys.executable, "-m", module)
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._starting = threading.Lock()

    def read(self, task: tuple[object, ...], seconds: float) -> Any:
        """The answer of the process, or what became of it instead."""
        process = self._running()
        late = threading.Event()

        def stop_late() -> None:
            late.set()
            _stop(process)

        alarm = threading.Timer(seconds, stop_late)
        alarm.start()
        try:
            answer = _asked(process, task)
        finally:
            alarm.cancel()
            alarm.join()
        if answer is not None and not late.is_set():
            return answer
        _stop(process)
        if late.is_set():
            return Refusal(f"reading it took more than {seconds:g} seconds, which is the limit")
        return Refusal(
            "reading it ended the process that read it "
            f"(exit status {process.returncode}); please report this"
        )

    def end(self) -> None:
        """End the process for good."""
        with self._starting:
            self._ended = True
            if self._process is not None:
                _stop(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._ended:
                raise RuntimeError("the workers have been closed")
            if self._process is None or self._process.poll() is not None:
                # In a session of its own Ctrl+C reaches this program alone, which ends them.
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    start_new_session=True,
                )
            return self._process


def _asked(process: subprocess.Popen[bytes], task: tuple[object, ...]) -> Any:
    """The answer of a process; None where it has ended instead."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        send(process.stdin, task)
        return receive(process.stdout)
    except (OSError, EOFError, ValueError):
        return None


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, by force where it does not go when it is asked to."""
    process.terminate()
    try:
        process.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What could not be written to the dead is nobody's loss.
            with contextlib.suppress(OSError):
                pipe.close()
