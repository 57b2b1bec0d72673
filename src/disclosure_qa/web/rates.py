"""How often each visitor may ask, counted in this process: so many times in any minute."""

import math
import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from disclosure_qa.web.refusals import TooManyQuestions

_WINDOW = 60.0


class PerMinute:
    """So many times in any 60 seconds for each visitor; `clock` counts seconds."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._times: dict[str, deque[float]] = {}
        self._forgotten = clock()
        self._lock = Lock()

    def admit(self, visitor: str) -> None:
        """Counts that a visitor asks; raises TooManyQuestions, and counts nothing, past `most`."""
        with self._lock:
            now = self._clock()
            if now - self._forgotten >= _WINDOW:
                self._forget(now)
            times = self._times.setdefault(visitor, deque())
            while times and times[0] <= now - _WINDOW:
                times.popleft()
            if len(times) >= self._most:
                raise TooManyQuestions(max(1, math.ceil(times[0] + _WINDOW - now)))
            times.append(now)

    def _forget(self, now: float) -> None:
        """Visitors who have asked nothing for a minute, so that they do not add up."""
        kept = self._times.items()
        self._times = {visitor: times for visitor, times in kept if times[-1] > now - _WINDOW}
        self._forgotten = now
