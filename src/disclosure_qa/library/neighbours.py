"""Passages near in meaning: the encoder, the vectors, and the passages that they stand for.

Readers reach a vector only through an id that `library.db` names, so vectors that nobody names
are harmless, and a passage whose vector is missing is still found by its words.
"""

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Row, select

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library.changes import vector_id, vector_text
from disclosure_qa.library.database import Database, among, listed, set_meta
from disclosure_qa.library.records import passage_of
from disclosure_qa.library.schema import PROSE_WITHIN, passages, reports
from disclosure_qa.library.vectors import Vector, Vectors, load
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage

log = logging.getLogger(__name__)

_FEW = 2000
"""Passages whose vectors are fetched and compared one by one; among more, Chroma searches."""

_FARTHEST = 4096
"""Vectors that one open search looks at, at most."""

_AT_ONCE = 1000

_PACKAGED = "packaged-"
"""How the names of the encoders that came with the package begin, in whatever version."""


class Encoder(Protocol):
    """Texts to vectors, as LangChain's `Embeddings`, with a name that changes with the model."""

    @property
    def name(self) -> str:
        """Vectors of encoders with different names cannot be compared."""

    def embed_documents(self, texts: list[str]) -> Sequence[Vector]:
        """One vector for each passage."""

    def embed_query(self, text: str) -> Vector:
        """The vector of a question."""


EncoderFactory = Callable[[], Encoder]
"""Called when the first vector is needed, so that nothing heavy is loaded before."""

_PLACE = (reports.c.document, passages.c.section, passages.c.text, passages.c.vector)
_PASSAGES = select(*_PLACE, passages.c.start, passages.c.end, passages.c.page).join(reports)
_IN_DOCUMENTS = among(reports.c.document, "documents") & PROSE_WITHIN
_WITHIN = (
    _PASSAGES.where(_IN_DOCUMENTS)
    .order_by(reports.c.document, passages.c.start)
    .limit(_FEW + 1)
)
_NAMED = _PASSAGES.where(among(passages.c.vector, "vectors"))
_STANDING = _NAMED.where(reports.c.prose_stands)
_NAMED_WITHIN = _NAMED.where(_IN_DOCUMENTS)
_NAMED_IDS = select(passages.c.vector).distinct()


class Neighbours:
    """The vectors of one index."""

    def __init__(self, database: Database, folder: Path, encoder: EncoderFactory) -> None:
        self._database = database
        self._folder = folder
        self._factory = encoder
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None
        self._vectors: Vectors | None = None

    def encode(self, question: str) -> Vector | None:
        """The vector of a question; None while the index holds no vectors to compare it with.

        Raises InvalidSettings where the index was built with another encoder.
        """
        in_force = self._database.meta("encoder")
        if in_force is None:
            return None
        encoder = self._checked_encoder(in_force)
        if encoder.name != in_force:
            log.warning("searching by words alone: the vectors are of an older version")
            return None
        return encoder.embed_query(question)

    def nearest(
        self, vector: Vector, documents: Collection[str] | None, limit: int
    ) -> tuple[RankedPassage, ...]:
        """The passages nearest to a vector, with their cosine; none where Chroma cannot serve."""
        vectors = self._in_force()
        if vectors is None:
            return ()
        try:
            if documents is not None:
                rows = self._database.rows(_WITHIN, {"documents": listed(documents)})
                if len(rows) <= _FEW:
                    return _compared(rows, vector, vectors, limit)
            return self._searched(vector, vectors, documents, limit)
        except IndexUnavailable as error:
            log.warning("searching by words alone: %s", error)
            return ()

    def up_to_date(self) -> bool:
        """Whether every passage has its vector, and no vector is left over."""
        vectors = self._in_force()
        return vectors is not None and vectors.complete_for(self._generation())

    def catch_up(self) -> None:
        """Bring the vectors up to date, whatever was deleted, damaged or left undone."""
        in_force = self._database.meta("encoder") or ""
        renewed = in_force.startswith(_PACKAGED) and self._own_encoder().name != in_force
        if self._generation() and (renewed or not self.up_to_date()):
            self.prepare(())

    def warm_up(self) -> None:
        """Load the libraries that vectors need, which takes longer than many a report."""
        self._own_encoder()
        load()

    def prepare(self, new: Iterable[Passage]) -> bool:
        """Store the vectors of passages about to come in, under ids that nobody names yet.

        Whether it succeeded: where Chroma cannot serve, passages come in without vectors.
        """
        encoder, vectors = self._for_writing()
        texts = {vector_id(text): text for text in map(vector_text, new)}
        try:
            self._put(encoder, vectors, texts)
        except IndexUnavailable as error:
            log.warning("building the vectors anew: %s", error)
            try:
                vectors.erase()
                self._put(encoder, vectors, texts)
            except IndexUnavailable as again:
                log.warning("passages come in without vectors: %s", again)
                return False
        return True

    def _put(self, encoder: Encoder, vectors: Vectors, texts: Mapping[str, str]) -> None:
        if not vectors.complete_for(self._generation()):
            self._complete(encoder, vectors)
        if texts:
            vectors.put(_embedded(encoder, texts))

    def settle(self, unused: Collection[str], *, up_to_date: bool) -> None:
        """After a change: drop the vectors that it left unused, and note what they stand for."""
        vectors = self._in_force()
        if vectors is None:
            return
        try:
            vectors.drop(sorted(unused))
            if up_to_date:
                vectors.mark_complete(self._generation())
        except IndexUnavailable as error:
            log.warning("unused vectors stay: %s", error)

    def rebuild(self) -> int:
        """Embed all passages anew, by the encoder that is set; how many vectors there are."""
        encoder = self._own_encoder()
        with self._database.transaction() as connection:
            set_meta(connection, "encoder", encoder.name)
        vectors = self._vectors_of(encoder.name)
        vectors.erase()
        return self._complete(encoder, vectors)

    def close(self) -> None:
        """Let go of Chroma's files."""
        if self._vectors is not None:
            self._vectors.close()

    def _complete(self, encoder: Encoder, vectors: Vectors) -> int:
        """Add the vectors that are missing and drop those that nobody names."""
        known = vectors.known()
        wanted = {row.vector for row in self._database.rows(_NAMED_IDS)}
        missing = sorted(wanted - known)
        for start in range(0, len(missing), _AT_ONCE):
            rows = self._database.rows(
                _NAMED, {"vectors": listed(missing[start : start + _AT_ONCE])}
            )
            vectors.put(_embedded(encoder, {r.vector: vector_text(passage_of(r)) for r in rows}))
        vectors.drop(sorted(known - wanted))
        vectors.mark_complete(self._generation())
        return len(wanted)

    def _searched(
        self, vector: Vector, vectors: Vectors, documents: Collection[str] | None, limit: int
    ) -> tuple[RankedPassage, ...]:
        """By Chroma's index, looking farther while too few of the near ones are wanted."""
        count = 2 * limit
        while True:
            near = vectors.near(vector, count)
            found = self._named(dict(near), documents)
            if len(found) >= limit or len(near) < count or count >= _FARTHEST:
                return found[:limit]
            count *= 4

    def _named(
        self, scores: Mapping[str, float], documents: Collection[str] | None
    ) -> tuple[RankedPassage, ...]:
        bound = {"vectors": listed(scores)}
        if documents is None:
            rows = self._database.rows(_STANDING, bound)
        else:
            rows = self._database.rows(_NAMED_WITHIN, bound | {"documents": listed(documents)})
        return _ranked((passage_of(row), scores[row.vector]) for row in rows)

    def _in_force(self) -> Vectors | None:
        name = self._database.meta("encoder")
        return None if name is None else self._vectors_of(name)

    def _for_writing(self) -> tuple[Encoder, Vectors]:
        in_force = self._database.meta("encoder")
        encoder = self._own_encoder() if in_force is None else self._checked_encoder(in_force)
        if encoder.name != in_force:
            with self._database.transaction() as connection:
                set_meta(connection, "encoder", encoder.name)
        return encoder, self._vectors_of(encoder.name)

    def _own_encoder(self) -> Encoder:
        with self._lock:
            if self._encoder is None:
                self._encoder = self._factory()
            return self._encoder

    def _checked_encoder(self, in_force: str) -> Encoder:
        """The encoder that is set, if it may serve this index.

        A newer version of the packaged one may: vectors are built anew at the next change.
        A model that someone chose is never given up for another one by mistake.
        """
        encoder = self._own_encoder()
        packaged = encoder.name.startswith(_PACKAGED) and in_force.startswith(_PACKAGED)
        if encoder.name != in_force and not packaged:
            raise InvalidSettings(
                f"the index was built with the encoder {in_force}, and {encoder.name} is set: "
                f"set {in_force}, or delete the index and run `disclosure-qa ingest corpus`"
            )
        return encoder

    def _vectors_of(self, name: str) -> Vectors:
        with self._lock:
            if self._vectors is None or self._vectors.encoder != name:
                if self._vectors is not None:
                    self._vectors.close()
                self._vectors = Vectors(self._folder, name)
            return self._vectors

    def _generation(self) -> int:
        return int(self._database.meta("generation") or 0)


def _embedded(encoder: Encoder, texts: Mapping[str, str]) -> dict[str, Vector]:
    return dict(zip(texts, encoder.embed_documents(list(texts.values())), strict=True))


def _compared(
    rows: Sequence[Row[Any]], vector: Vector, vectors: Vectors, limit: int
) -> tuple[RankedPassage, ...]:
    """Every passage with a vector compared with the question's, by cosine."""
    import numpy as np

    known = vectors.of(sorted({row.vector for row in rows}))
    held = [row for row in rows if row.vector in known]
    if not held:
        return ()
    matrix = np.asarray([known[row.vector] for row in held], dtype=np.float64)
    asked = np.asarray(vector, dtype=np.float64)
    lengths = np.linalg.norm(matrix, axis=1) * np.linalg.norm(asked)
    # A text without any known token has a vector of length 0, and is like nothing.
    products = matrix @ asked
    cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    scored = zip(map(passage_of, held), cosines.tolist(), strict=True)
    return _ranked(scored)[:limit]


def _ranked(scored: Iterable[tuple[Passage, float]]) -> tuple[RankedPassage, ...]:
    found = [RankedPassage(passage, score) for passage, score in scored]
    found.sort(key=lambda r: (-r.score, r.passage.document, r.passage.start))
    return tuple(found)
