"""The full-text index in SQLite: FTS5, which commits with the reports that it belongs to."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from disclosure_qa.library.database import Database, listed
from disclosure_qa.library.postings import SCORE_DIGITS, Entry

# Contentless: the index keeps no copy of the words, which `passages.words` holds packed. The
# ascii tokenizer takes every Chinese character as a letter, so that each token of
# `text.tokens` (12.5 and it's among them) stays one token.
_CREATE = (
    "CREATE VIRTUAL TABLE passage_words USING fts5("
    "words, content='', tokenize=\"ascii tokenchars '.'''\")",
    "CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab(passage_words, row)",
)
_FREQUENCIES = text(
    "SELECT term, doc FROM passage_vocabulary"
    " WHERE term IN (SELECT value FROM json_each(:terms)) ORDER BY doc, term"
)
_IN_STEP = text(
    "SELECT (SELECT count(*) FROM passage_words_docsize) = (SELECT count(*) FROM passages)"
)
_ENTER = text("INSERT INTO passage_words (rowid, words) VALUES (:id, :words)")
_STRIKE = text(
    "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', :id, :words)"
)
_CLEAR = text("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")


def create(connection: Connection) -> None:
    """Create the tables."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


class Fts5:
    """FTS5, as `fulltext.Postings` asks for it."""

    def enter(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Index passages."""
        connection.execute(_ENTER, [_row(entry) for entry in entries])

    def strike(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Take passages out, by the words that they were entered with."""
        connection.execute(_STRIKE, [_row(entry) for entry in entries])

    def clear(self, connection: Connection) -> None:
        """Take all passages out."""
        connection.execute(_CLEAR)

    def in_step(self, database: Database) -> bool:
        """Whether the index holds as many passages as there are."""
        return bool(database.rows(_IN_STEP)[0][0])

    def frequencies(self, database: Database, tokens: Sequence[str]) -> list[tuple[str, int]]:
        """Those tokens that passages hold, each with how many; the rarest first."""
        return [(r.term, r.doc) for r in database.rows(_FREQUENCIES, {"terms": listed(tokens)})]

    def hits(
        self, database: Database, weights: Mapping[str, tuple[float, int]], count: int
    ) -> dict[int, float]:
        """The ids of the best passages and their scores, best first."""
        tokens_of: dict[float, list[str]] = {}
        for token, (weight, _) in weights.items():
            tokens_of.setdefault(weight, []).append(token)
        parameters: dict[str, Any] = {"count": count}
        for number, (weight, tokens) in enumerate(tokens_of.items()):
            parameters[f"weight{number}"] = weight
            parameters[f"tokens{number}"] = " OR ".join(f'"{token}"' for token in tokens)
        rows = database.rows(_hits_query(len(tokens_of)), parameters)
        return {row.id: row.score for row in rows}


def _row(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "words": " ".join(entry.tokens)}


@cache
def _hits_query(groups: int) -> TextClause:
    """FTS5 knows no weight of a term. Its bm25 is a sum over the terms, however, so the tokens
    of each weight are asked for apart, and the weighted scores added."""
    hits = " UNION ALL ".join(
        f"SELECT rowid AS id, -:weight{n} * bm25(passage_words) AS score"  # noqa: S608 - a number
        f" FROM passage_words WHERE passage_words MATCH :tokens{n}"
        for n in range(groups)
    )
    return text(
        f"WITH hits AS MATERIALIZED ({hits})"  # noqa: S608 - made of the constants above
        f" SELECT id, round(sum(score), {SCORE_DIGITS}) AS score FROM hits GROUP BY id"
        " ORDER BY score DESC, id LIMIT :count"
    )
