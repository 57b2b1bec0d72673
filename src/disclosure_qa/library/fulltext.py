"""Lexical search: BM25 over the tokens of passages, each query token with a weight.

Two roads, by how much is searched. Passages that are held in memory (`library.holdings`) are
ranked there, with statistics of those passages alone: which section of a report fits best does
not depend on what else is in the index, and costs the same however large that is. Over more the
full-text index of the database ranks (`library.fts5`, `library.posting_table`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from disclosure_qa.library.database import Database, among, listed
from disclosure_qa.library.fts5 import Fts5
from disclosure_qa.library.holdings import Held, Holdings, unpack_words
from disclosure_qa.library.postings import Entry, Postings
from disclosure_qa.library.records import passage_of
from disclosure_qa.library.schema import PROSE_WITHIN, passages, reports
from disclosure_qa.model.library import RankedPassage

_AFFORDABLE = 100_000
"""Entries of the full-text index read for one search: the rarest tokens first. The commonest,
which tell passages apart least, are left out of a search over millions of passages."""

_WEIGHT_DIGITS = 2
_TELLING = 3
"""Tokens of a name, the rarest, by which passages that hold it are found."""

_PASSAGE = (
    *(reports.c.document, passages.c.id, passages.c.section, passages.c.text),
    *(passages.c.start, passages.c.end, passages.c.page),
)
_IN_DOCUMENTS = among(reports.c.document, "documents") & PROSE_WITHIN
_BY_ID = select(*_PASSAGE).join(reports).where(among(passages.c.id, "ids"))
_STANDING = _BY_ID.where(reports.c.prose_stands)
_NAMED = _BY_ID.where(_IN_DOCUMENTS)


@cache
def _postings(dialect: str) -> Postings:
    """The index of a database, by how its SQL is spoken."""
    if dialect == "postgresql":
        from disclosure_qa.library.posting_table import PostingTable

        return PostingTable()
    return Fts5()


def enter(connection: Connection, rows: Sequence[Any]) -> None:
    """Index passages: rows with their `id` and packed `words`."""
    if rows:
        _postings(connection.dialect.name).enter(connection, [_entry(row) for row in rows])


def strike(connection: Connection, report_id: int) -> None:
    """Take a report's passages out of the index; they must still be in their table."""
    mine = select(passages.c.id, passages.c.words).where(passages.c.report_id == report_id)
    rows = connection.execute(mine).all()
    if rows:
        _postings(connection.dialect.name).strike(connection, [_entry(row) for row in rows])


def _entry(row: Any) -> Entry:
    return Entry(row.id, unpack_words(row.words))


def in_step(database: Database) -> bool:
    """Whether the index holds as many passages as there are."""
    return _postings(database.dialect).in_step(database)


def rebuild(connection: Connection) -> None:
    """Fill the index anew from the words of all passages."""
    _postings(connection.dialect.name).clear(connection)
    words = select(passages.c.id, passages.c.words).execution_options(yield_per=1000)
    rows = connection.execute(words)
    for part in rows.partitions():
        enter(connection, part)


def search(
    database: Database,
    holdings: Holdings,
    weights: Mapping[str, float],
    documents: Collection[str] | None,
    limit: int,
) -> tuple[RankedPassage, ...]:
    """The passages that match the weighted tokens best; equal ones in order of their place."""
    asked = {token: round(weight, _WEIGHT_DIGITS) for token, weight in weights.items()}
    asked = {token: weight for token, weight in asked.items() if weight > 0}
    if not asked:
        return ()
    held = holdings.of(documents)
    if held is not None:
        return _ranked(held, asked, limit)
    return _ranked_by_index(database, asked, documents, limit)


def holding(
    database: Database, holdings: Holdings, tokens: Collection[str], limit: int
) -> tuple[RankedPassage, ...]:
    """Passages that may hold all of the tokens, those with the rarest ones first; none where some
    token is in no passage, which is told without a search."""
    wanted = list(dict.fromkeys(tokens))
    if (held := holdings.of(None)) is not None:
        return _ranked(held, dict.fromkeys(wanted, 1.0), limit)
    frequencies = _postings(database.dialect).frequencies(database, wanted)
    if not wanted or len(frequencies) < len(wanted):
        return ()
    rarest = dict.fromkeys((token for token, _ in frequencies[:_TELLING]), 1.0)
    return _ranked_by_index(database, rarest, None, limit)


def _ranked(held: Held, asked: Mapping[str, float], limit: int) -> tuple[RankedPassage, ...]:
    scores = held.table.scores(asked)
    best = (-scores).argsort(kind="stable")[:limit].tolist()
    return tuple(
        RankedPassage(held.passages[place], float(scores[place]))
        for place in best
        if scores[place] > 0
    )


def _ranked_by_index(
    database: Database,
    asked: Mapping[str, float],
    documents: Collection[str] | None,
    limit: int,
) -> tuple[RankedPassage, ...]:
    postings = _postings(database.dialect)
    weights = {
        token: (asked[token], held)
        for token, held in _affordable(postings.frequencies(database, list(asked)))
    }
    if not weights:
        return ()
    count = 4 * limit
    while True:
        scores = postings.hits(database, weights, count)
        found = _wanted(database, scores, documents)
        if len(found) >= limit or len(scores) < count:
            return found[:limit]
        # Most of the best are of reports that are not wanted: look farther down.
        count *= 8


def _affordable(frequencies: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The rarest tokens, as far as they can be searched in time; the first one always."""
    cost = 0
    for number, (token, held) in enumerate(frequencies):
        cost += held
        if cost > _AFFORDABLE and number:
            return
        yield token, held


def _wanted(
    database: Database, scores: Mapping[int, float], documents: Collection[str] | None
) -> tuple[RankedPassage, ...]:
    """Those of standing reports, or of the documents that were named; best first."""
    if documents is None:
        rows = database.rows(_STANDING, {"ids": listed(scores)})
    else:
        bound = {"ids": listed(scores), "documents": listed(documents)}
        rows = database.rows(_NAMED, bound)
    found = [RankedPassage(passage_of(row), scores[row.id]) for row in rows]
    found.sort(key=lambda r: (-r.score, r.passage.document, r.passage.start))
    return tuple(found)
