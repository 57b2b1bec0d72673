"""A second look at the passages found, by a model that reads each with the question."""

import logging
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Protocol

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.library.changes import vector_text
from disclosure_qa.model.library import RankedPassage

log = logging.getLogger(__name__)

_LOOKED_AT = 32
"""Passages that are read; a model takes some hundredths of a second for each."""


class Reranker(Protocol):
    """Scores texts against a question; higher is better."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One score for each text."""


RerankerFactory = Callable[[], Reranker]
"""Called when passages are first ranked, so that nothing heavy is loaded before."""


class Reranking:
    """Brings the best of some ranked passages to the front, where there is a model for it."""

    def __init__(self, factory: RerankerFactory | None) -> None:
        self._factory = factory
        self._reranker: Reranker | None = None
        self._lock = Lock()

    def ranked(
        self, question: str, passages: tuple[RankedPassage, ...]
    ) -> tuple[RankedPassage, ...]:
        """The same passages in the model's order, the first ones only.

        The scores stay with the ranks: they say how sure the search was, which is calibrated.
        """
        reranker = self._made() if len(passages) > 1 else None
        if reranker is None:
            return passages
        first = [ranked.passage for ranked in passages[:_LOOKED_AT]]
        scores = reranker.scores(question, [vector_text(passage) for passage in first])
        order = sorted(range(len(first)), key=lambda number: (-scores[number], number))
        moved = [
            RankedPassage(first[number], ranked.score)
            for number, ranked in zip(order, passages[:_LOOKED_AT], strict=True)
        ]
        return (*moved, *passages[_LOOKED_AT:])

    def _made(self) -> Reranker | None:
        with self._lock:
            if self._reranker is None and self._factory is not None:
                try:
                    self._reranker = self._factory()
                except InvalidSettings as error:
                    log.warning("answering without re-ranking: %s", error)
                    self._factory = None
            return self._reranker
