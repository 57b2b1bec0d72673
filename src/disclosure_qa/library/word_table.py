"""BM25 over passages that are held in memory, by their own statistics alone."""

from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75

Scores = NDArray[np.float64]


class WordTable:
    """For each token the passages that hold it, and what it adds to the score of each."""

    def __init__(self, contents: Sequence[Sequence[str]]) -> None:
        self._count = len(contents)
        self._numbers: dict[str, int] = {}
        numbers = [
            self._numbers.setdefault(token, len(self._numbers))
            for content in contents
            for token in content
        ]
        lengths = np.array([len(content) for content in contents], dtype=np.int64)
        held = np.repeat(np.arange(self._count), lengths)
        pairs, times = np.unique(
            np.array(numbers, dtype=np.int64) * max(self._count, 1) + held, return_counts=True
        )
        tokens, self._passages = np.divmod(pairs, max(self._count, 1))
        bounds = np.searchsorted(tokens, np.arange(len(self._numbers) + 1))
        self._bounds: list[int] = bounds.tolist()
        self._rarities = [self._rarity(each) for each in np.diff(bounds).tolist()]
        mean = lengths.mean() if numbers else 1.0
        length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * lengths[self._passages] / mean
        self._impacts = times * (_SATURATION + 1) / (times + _SATURATION * length)

    def scores(self, asked: Mapping[str, float]) -> Scores:
        """The score of each passage for the weighted tokens; 0 where it holds none of them."""
        known = [
            (number, weight)
            for token, weight in asked.items()
            if (number := self._numbers.get(token)) is not None
        ]
        if not known:
            return np.zeros(self._count)
        holding = [slice(self._bounds[number], self._bounds[number + 1]) for number, _ in known]
        passages = np.concatenate([self._passages[each] for each in holding])
        impacts = np.concatenate([self._impacts[each] for each in holding])
        rarities = np.repeat(
            [weight * self._rarities[number] for number, weight in known],
            [each.stop - each.start for each in holding],
        )
        total: Scores = np.bincount(passages, rarities * impacts, self._count)  # type: ignore[assignment]
        return total

    def _rarity(self, holding: int) -> float:
        return log(1 + (self._count - holding + 0.5) / (holding + 0.5))
