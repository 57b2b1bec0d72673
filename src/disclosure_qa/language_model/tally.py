"""How often the language model was used, and how often and why it was not."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from threading import Lock


class Task(StrEnum):
    """What the model is asked for."""

    READING = "reading"
    NARRATIVE = "narrative"


USED = "used"


class Tally:
    """Counts by task and outcome; safe from several threads.

    Outcomes: "used"; why a reply was not had ("timeout", "rate limited", "server error", ...);
    and what made one fall ("fell: number", "fell: uncited", ...).
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[Task, str]] = Counter()
        self._lock = Lock()

    def count(self, task: Task, outcome: str) -> None:
        """One more call that ended so."""
        with self._lock:
            self._counts[task, outcome] += 1

    @property
    def counts(self) -> Mapping[tuple[Task, str], int]:
        """A copy of all counts so far."""
        with self._lock:
            return dict(self._counts)
