"""What a full-text index must do, whoever does it: SQLite (`library.fts5`), or PostgreSQL
(`library.posting_table`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from disclosure_qa.library.database import Database

SCORE_DIGITS = 9
"""Decimals of a score. Sums of equal terms in another order differ behind them, so that passages
would rank by chance, and by another one in each database."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with its search tokens, in order."""

    id: int
    tokens: Sequence[str]


class Postings(Protocol):
    """A full-text index over passages."""

    def enter(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Index passages."""

    def strike(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Take passages out, by the words that they were entered with."""

    def clear(self, connection: Connection) -> None:
        """Take all passages out."""

    def in_step(self, database: Database) -> bool:
        """Whether the index holds as many passages as there are."""

    def frequencies(self, database: Database, tokens: Sequence[str]) -> list[tuple[str, int]]:
        """Those tokens that passages hold, each with how many; the rarest first."""

    def hits(
        self, database: Database, weights: Mapping[str, tuple[float, int]], count: int
    ) -> dict[int, float]:
        """The ids of the best passages and their scores, best first.

        `weights` hold for each token its weight and how many passages hold it.
        """
