"""The passages of a few reports, or of a small index, held in memory as searches need them.

What fits is read once for each state of the index; a search then costs a fraction of a
millisecond. Larger collections are searched through the indexes of the database and of Chroma.
"""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from disclosure_qa.library.database import Database, among, listed
from disclosure_qa.library.records import passage_of
from disclosure_qa.library.schema import PROSE_WITHIN, passages, reports

if TYPE_CHECKING:
    from disclosure_qa.library.word_table import WordTable

HELD_AT_MOST = 2000
"""Passages of one collection; about a hundred reports, and six megabytes."""

_KEPT_AT_MOST = 8000
"""Passages of all collections that are kept; those not searched for longest go first."""

_PASSAGES = select(
    *(reports.c.document, passages.c.section, passages.c.text, passages.c.start, passages.c.end),
    *(passages.c.page, passages.c.words, passages.c.vector),
).join(reports)
_IN_DOCUMENTS = among(reports.c.document, "documents") & PROSE_WITHIN
# Without an order: of more than are held nothing is sorted, and nothing read beyond the limit.
_WITHIN = _PASSAGES.where(_IN_DOCUMENTS).limit(HELD_AT_MOST + 1)
_STANDING = _PASSAGES.where(reports.c.prose_stands).limit(HELD_AT_MOST + 1)


def pack_words(tokens: Sequence[str]) -> bytes:
    """The tokens of a passage, for `passages.words`."""
    return zlib.compress(" ".join(tokens).encode())


def unpack_words(words: bytes) -> list[str]:
    """The tokens of a passage, in order, from `passages.words`."""
    return zlib.decompress(words).decode().split()


class Held:
    """Passages in order of document and place, with the ids of their vectors."""

    def __init__(self, generation: str, rows: Sequence[Row[Any]]) -> None:
        self.generation = generation
        rows = sorted(rows, key=lambda row: (row.document, row.start))
        self.passages = tuple(map(passage_of, rows))
        self.vectors: tuple[str, ...] = tuple(row.vector for row in rows)
        self._words: tuple[bytes, ...] = tuple(row.words for row in rows)

    @cached_property
    def table(self) -> "WordTable":
        """The words of the passages, for BM25."""
        from disclosure_qa.library.word_table import WordTable

        return WordTable([unpack_words(words) for words in self._words])


class Holdings:
    """What an open index holds in memory. Any thread may ask; what changes is read again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._generation = ""
        self._kept: OrderedDict[tuple[str, ...] | None, Held | None] = OrderedDict()

    def of(self, documents: Collection[str] | None) -> Held | None:
        """The passages of the documents named, None for all that stand; None where too many."""
        wanted = None if documents is None else tuple(sorted(set(documents)))
        # Before the rows: rows of a later state are then read once more, never kept for longer.
        generation = self._database.meta("generation") or ""
        with self._lock:
            if generation != self._generation:
                self._kept.clear()
                self._generation = generation
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                return self._kept[wanted]
        held = self._read(generation, wanted)
        self._keep(generation, wanted, held)
        return held

    def _read(self, generation: str, documents: tuple[str, ...] | None) -> Held | None:
        if documents is None:
            rows = self._database.rows(_STANDING)
        else:
            rows = self._database.rows(_WITHIN, {"documents": listed(documents)})
        return Held(generation, rows) if len(rows) <= HELD_AT_MOST else None

    def _keep(self, generation: str, wanted: tuple[str, ...] | None, held: Held | None) -> None:
        with self._lock:
            if generation != self._generation:
                return
            self._kept[wanted] = held
            while sum(map(_weight, self._kept.values())) > _KEPT_AT_MOST and len(self._kept) > 1:
                self._kept.popitem(last=False)


def _weight(held: Held | None) -> int:
    return 1 + (len(held.passages) if held is not None else 0)
