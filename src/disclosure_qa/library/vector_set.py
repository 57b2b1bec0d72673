"""A set of vectors, wherever Chroma keeps it: in a folder (`library.vectors`) or on a server."""

from collections.abc import Mapping, Sequence
from typing import Protocol

Vector = Sequence[float]


class VectorSet(Protocol):
    """Vectors of one encoder, under ids that the SQL of the index names. Any thread may call.

    Every method raises IndexUnavailable where Chroma cannot serve; nothing is lost by that
    but the second voter in a search.
    """

    name: str
    encoder: str

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Store vectors under their ids; known ids get the new one."""

    def drop(self, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids; unknown ids are passed over."""

    def of(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of those ids that have one."""

    def near(self, vector: Vector, count: int) -> list[tuple[str, float]]:
        """The ids of the `count` nearest vectors with their cosine, nearest first."""

    def known(self) -> set[str]:
        """All ids that have a vector."""

    def complete_for(self, generation: int) -> bool:
        """Whether the vectors were left complete at this generation of the index."""

    def mark_complete(self, generation: int) -> None:
        """Note that the vectors are complete for this generation."""

    def erase(self) -> None:
        """Remove all vectors, readable or not."""

    def clear_others(self) -> None:
        """Remove every other set: what was in force before, or was never finished."""

    def close(self) -> None:
        """Let go of Chroma."""


class VectorSets(Protocol):
    """Where the sets of an index lie."""

    def __call__(self, name: str, encoder: str) -> VectorSet:
        """The set of that name, with vectors of that encoder."""
