"""The vectors of passages that are held in memory, compared with a question's one by one."""

from collections.abc import Mapping

from disclosure_qa.library.holdings import Held
from disclosure_qa.library.vector_set import Vector
from disclosure_qa.model.library import RankedPassage


class VectorMatrix:
    """The vectors of some passages, those that have one, ready to be compared with a question's."""

    def __init__(self, name: str, held: Held, known: Mapping[str, Vector]) -> None:
        import numpy as np

        self.name = name
        pairs = zip(held.passages, held.vectors, strict=True)
        having = [(passage, known[vector]) for passage, vector in pairs if vector in known]
        self._passages = tuple(passage for passage, _ in having)
        matrix = np.asarray([vector for _, vector in having], dtype=np.float64)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True) if having else np.ones((0, 1))
        # A text without any known token has a vector of length 0, and is like nothing.
        self._rows = matrix / np.where(lengths > 0, lengths, 1.0) if having else None

    def nearest(self, vector: Vector, limit: int) -> tuple[RankedPassage, ...]:
        """The passages by their cosine to a vector; equal ones in order of their place."""
        import numpy as np

        if self._rows is None:
            return ()
        asked = np.asarray(vector, dtype=np.float64)
        cosines = self._rows @ asked / (float(np.linalg.norm(asked)) or 1.0)
        best = (-cosines).argsort(kind="stable")[:limit].tolist()
        return tuple(RankedPassage(self._passages[n], float(cosines[n])) for n in best)
