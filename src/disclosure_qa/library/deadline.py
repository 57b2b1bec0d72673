"""How long one question may take, known to every statement that is run for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from disclosure_qa.errors import OutOfTime

_end: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def until(moment: float) -> Iterator[None]:
    """Within it, what asks the index ends with OutOfTime past this moment of `time.monotonic`."""
    token = _end.set(moment)
    try:
        yield
    finally:
        _end.reset(token)


def is_past() -> bool:
    """Whether the time of the question that this thread answers is over."""
    end = _end.get()
    return end is not None and time.monotonic() > end


def heed() -> None:
    """Raise OutOfTime where it is over."""
    if is_past():
        raise OutOfTime
