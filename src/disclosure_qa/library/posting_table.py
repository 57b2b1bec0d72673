"""The full-text index in PostgreSQL: a row for each token of a passage, and BM25 over them in SQL.

The scores are those of FTS5: the same formula, the same statistics, the same order. PostgreSQL's
own text search knows neither BM25 nor how many passages hold a word.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any

from sqlalchemy import Connection, text

from disclosure_qa.library.database import Database, listed
from disclosure_qa.library.postings import SCORE_DIGITS, Entry

# `passage_words` is read by its index alone, which holds all that a score needs.
_CREATE = (
    'CREATE TABLE passage_words (token text COLLATE "C", passage integer, times integer NOT NULL,'
    " length integer NOT NULL, PRIMARY KEY (token, passage) INCLUDE (times, length))",
    'CREATE TABLE passage_vocabulary (token text COLLATE "C" PRIMARY KEY, held integer NOT NULL)',
    "CREATE TABLE passage_totals (passages bigint NOT NULL, tokens bigint NOT NULL)",
    "INSERT INTO passage_totals VALUES (0, 0)",
)
_CLEAR = (
    "TRUNCATE passage_words, passage_vocabulary",
    "UPDATE passage_totals SET passages = 0, tokens = 0",
)
_COPY = "COPY passage_words (token, passage, times, length) FROM STDIN"
_STRIKE = text(
    "DELETE FROM passage_words USING unnest(CAST(:tokens AS text[]), CAST(:passages AS integer[]))"
    " AS gone (token, passage)"
    " WHERE passage_words.token = gone.token AND passage_words.passage = gone.passage"
)
_COUNT = text(
    "INSERT INTO passage_vocabulary AS v"
    " SELECT * FROM unnest(CAST(:tokens AS text[]), CAST(:held AS integer[]))"
    " ON CONFLICT (token) DO UPDATE SET held = v.held + EXCLUDED.held"
)
_FORGET = text("DELETE FROM passage_vocabulary WHERE held = 0 AND token = ANY(:tokens)")
_ADD_UP = text(
    "UPDATE passage_totals SET passages = passages + :passages, tokens = tokens + :tokens"
)
_IN_STEP = text("SELECT (SELECT passages FROM passage_totals) = (SELECT count(*) FROM passages)")
_FREQUENCIES = text(
    "SELECT token, held FROM passage_vocabulary WHERE token = ANY (ARRAY (SELECT value"
    " FROM json_array_elements_text(CAST(:tokens AS json)))) ORDER BY held, token"
)
_TOTALS = text("SELECT passages, tokens FROM passage_totals")
_HITS = text(
    "WITH asked AS MATERIALIZED ("
    " SELECT * FROM json_to_recordset(CAST(:asked AS json)) AS asked (token text, weight float8))"
    " SELECT passage AS id, CAST(round(CAST(sum(weight * (times * 2.2) / (times + 1.2 *"
    " (0.25 + 0.75 * length / CAST(:mean AS float8)))) AS numeric), CAST(:digits AS integer))"
    " AS float8) AS score FROM asked JOIN passage_words USING (token) GROUP BY passage"
    " ORDER BY score DESC, passage LIMIT :count"
)
_LEAST = 1e-6
"""What FTS5 takes for the rarity of a token that more than half of the passages hold."""


def create(connection: Connection) -> None:
    """Create the tables."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


class PostingTable:
    """The tables, as `fulltext.Postings` asks for them."""

    def enter(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Index passages."""
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
            for row in sorted(_rows(entries)):
                copy.write_row(row)
        _count(connection, entries, 1)

    def strike(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Take passages out, by the words that they were entered with."""
        rows = [(token, passage) for token, passage, *_ in _rows(entries)]
        tokens = [token for token, _ in rows]
        passages = [passage for _, passage in rows]
        connection.execute(_STRIKE, {"tokens": tokens, "passages": passages})
        _count(connection, entries, -1)
        connection.execute(_FORGET, {"tokens": sorted(set(tokens))})

    def clear(self, connection: Connection) -> None:
        """Take all passages out."""
        for statement in _CLEAR:
            connection.exec_driver_sql(statement)

    def in_step(self, database: Database) -> bool:
        """Whether the index holds as many passages as there are."""
        return bool(database.rows(_IN_STEP)[0][0])

    def frequencies(self, database: Database, tokens: Sequence[str]) -> list[tuple[str, int]]:
        """Those tokens that passages hold, each with how many; the rarest first."""
        rows = database.rows(_FREQUENCIES, {"tokens": listed(tokens)})
        return [(row.token, row.held) for row in rows]

    def hits(
        self, database: Database, weights: Mapping[str, tuple[float, int]], count: int
    ) -> dict[int, float]:
        """The ids of the best passages and their scores, best first."""
        totals = database.rows(_TOTALS)[0]
        if not totals.passages:
            return {}
        asked = [
            {"token": token, "weight": weight * _rarity(totals.passages, held)}
            for token, (weight, held) in weights.items()
        ]
        mean = totals.tokens / totals.passages
        bound = {"asked": json.dumps(asked), "mean": mean, "count": count, "digits": SCORE_DIGITS}
        rows = database.rows(_HITS, bound)
        return {row.id: row.score for row in rows}


def _rarity(passages: int, held: int) -> float:
    ratio = (passages - held + 0.5) / (held + 0.5)
    return log(ratio) if ratio > 1 else _LEAST


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[str, int, int, int]]:
    for entry in entries:
        for token, times in Counter(entry.tokens).items():
            yield token, entry.id, times, len(entry.tokens)


def _count(connection: Connection, entries: Sequence[Entry], sign: int) -> None:
    held = Counter(token for entry in entries for token in set(entry.tokens))
    tokens = sorted(held)
    counts = [sign * held[token] for token in tokens]
    connection.execute(_COUNT, {"tokens": tokens, "held": counts})
    length = sum(len(entry.tokens) for entry in entries)
    connection.execute(_ADD_UP, {"passages": sign * len(entries), "tokens": sign * length})
