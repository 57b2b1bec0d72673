"""Passages near in meaning: the encoder, the vectors, and the passages that they stand for.

Readers reach a vector only through an id that `library.db` names, so vectors that nobody names
are harmless, and a passage whose vector is missing is still found by its words.
"""

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4
from weakref import WeakKeyDictionary

from sqlalchemy import select

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library.changes import vector_id, vector_text
from disclosure_qa.library.database import Database, among, listed, set_meta
from disclosure_qa.library.holdings import Held, Holdings
from disclosure_qa.library.records import passage_of
from disclosure_qa.library.schema import PROSE_WITHIN, passages, reports
from disclosure_qa.library.vector_matrix import VectorMatrix
from disclosure_qa.library.vector_set import Vector, VectorSet, VectorSets
from disclosure_qa.library.vectors import load
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage

log = logging.getLogger(__name__)

_FARTHEST = 4096
"""Vectors that one open search looks at, at most."""

_AT_ONCE = 500
"""Passages that are embedded and stored together; how often progress is told."""

_PACKAGED = "packaged-"
"""How the names of the encoders that came with the package begin, in whatever version."""

Progress = Callable[[int, int], None]
"""Told how many passages are embedded, of how many."""


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
_NAMED = _PASSAGES.where(among(passages.c.vector, "vectors"))
_STANDING = _NAMED.where(reports.c.prose_stands)
_NAMED_WITHIN = _NAMED.where(_IN_DOCUMENTS)
_NAMED_IDS = select(passages.c.vector).distinct()


@dataclass(frozen=True, slots=True)
class QuestionVector:
    """A question's vector, and whose: another encoder's vectors cannot be compared with it."""

    encoder: str
    numbers: Vector


class Neighbours:
    """The vectors of one index.

    `library.db` names the set of vectors in force and its encoder, in one transaction. A new set
    is made beside the old one, which serves until then; a crash leaves the old or the new.
    """

    def __init__(
        self, database: Database, holdings: Holdings, sets: VectorSets, encoder: EncoderFactory
    ) -> None:
        self._database = database
        self._holdings = holdings
        self._matrices: WeakKeyDictionary[Held, VectorMatrix] = WeakKeyDictionary()
        self._sets = sets
        self._factory = encoder
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None
        self._no_encoder: InvalidSettings | None = None
        self._vectors: VectorSet | None = None
        self._said: set[str] = set()
        self.serving = True
        """Whether the last question that wanted vectors had them."""

    def encode(self, question: str) -> QuestionVector | None:
        """The vector of a question; None where the index holds none to compare it with.

        So it is too with vectors of another encoder than the one that is set, or while that one
        cannot be loaded: a warning then says what to do, once.
        """
        in_force = self._in_force()
        if in_force is None:
            return None
        try:
            encoder = self._checked_encoder(in_force.encoder)
        except InvalidSettings as error:
            self._warn_once(f"searching by words alone: {error}")
            self.serving = False
            return None
        if encoder.name != in_force.encoder:
            self._warn_once(
                "searching by words alone: the vectors are of an older version; "
                "the next `disclosure-qa ingest` renews them, or `disclosure-qa reindex`"
            )
            self.serving = False
            return None
        return QuestionVector(encoder.name, encoder.embed_query(question))

    def nearest(
        self, vector: QuestionVector, documents: Collection[str] | None, limit: int
    ) -> tuple[RankedPassage, ...]:
        """The passages nearest to a vector, with their cosine; none where Chroma cannot serve."""
        vectors = self._in_force()
        if vectors is None or vectors.encoder != vector.encoder:
            return ()
        try:
            found = self._near(vector.numbers, vectors, documents, limit)
        except IndexUnavailable as error:
            log.warning("searching by words alone: %s", error)
            self.serving = False
            return ()
        self.serving = True
        return found

    def _near(
        self, vector: Vector, vectors: VectorSet, documents: Collection[str] | None, limit: int
    ) -> tuple[RankedPassage, ...]:
        held = self._holdings.of(documents)
        if held is not None:
            return self._matrix(held, vectors).nearest(vector, limit)
        return self._searched(vector, vectors, documents, limit)

    def up_to_date(self) -> bool:
        """Whether every passage has its vector, and no vector is left over."""
        vectors = self._in_force()
        return vectors is not None and vectors.complete_for(self._generation())

    def outdated(self) -> bool:
        """Whether vectors are missing or left over, or of an earlier packaged encoder."""
        if not self._generation():
            return False
        if not self.up_to_date():
            return True
        in_force = self._database.meta("encoder") or ""
        try:
            own = self._own_encoder().name if in_force.startswith(_PACKAGED) else ""
        except InvalidSettings:
            return False
        return own.startswith(_PACKAGED) and own != in_force

    def catch_up(self) -> None:
        """Bring the vectors up to date, whatever was deleted, damaged or left undone."""
        try:
            if self.outdated():
                self.prepare(())
            vectors = self._in_force()
            if vectors is not None:
                vectors.clear_others()
        except (InvalidSettings, IndexUnavailable) as error:
            log.warning("the vectors stay as they are: %s", error)

    def warm_up(self) -> None:
        """Load what vectors need, which takes longer than many a report.

        Raises InvalidSettings where passages could not be added to this index.
        """
        self._checked_encoder(self._database.meta("encoder"))
        load()

    def prepare(self, new: Iterable[Passage]) -> bool:
        """Store the vectors of passages about to come in, under ids that nobody names yet.

        Whether it succeeded: where Chroma cannot serve, passages come in without vectors.
        Raises InvalidSettings where the vectors are of another encoder than the one that is set.
        """
        encoder = self._checked_encoder(self._database.meta("encoder"))
        texts = {vector_id(text): text for text in map(vector_text, new)}
        try:
            self._put(encoder, self._of(encoder), texts)
        except IndexUnavailable as error:
            log.warning("building the vectors anew: %s", error)
            try:
                vectors = self._of(encoder)
                vectors.erase()
                self._put(encoder, vectors, texts)
            except IndexUnavailable as again:
                log.warning("passages come in without vectors: %s", again)
                return False
        return True

    def _put(self, encoder: Encoder, vectors: VectorSet, texts: Mapping[str, str]) -> None:
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

    def rebuild(self, progress: Progress | None = None) -> int:
        """Embed all passages by the encoder that is set; how many vectors there are then.

        The vectors in force serve until the new ones stand. Raises InvalidSettings where the
        encoder cannot be loaded, IndexUnavailable where Chroma cannot serve.
        """
        encoder = self._own_encoder()
        fresh = self._sets(uuid4().hex, encoder.name)
        try:
            count = self._complete(encoder, fresh, progress)
        finally:
            fresh.close()
        self._put_in_force(fresh)
        return count

    def renew(self, progress: Progress | None = None) -> None:
        """Embed all passages anew by the encoder in force; raises InvalidSettings for another."""
        self._checked_encoder(self._database.meta("encoder"))
        self.rebuild(progress)

    def close(self) -> None:
        """Let go of Chroma's files."""
        if self._vectors is not None:
            self._vectors.close()

    def _complete(
        self, encoder: Encoder, vectors: VectorSet, progress: Progress | None = None
    ) -> int:
        """Add the vectors that are missing and drop those that nobody names."""
        known = vectors.known()
        wanted = {row.vector for row in self._database.rows(_NAMED_IDS)}
        missing = sorted(wanted - known)
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            rows = self._database.rows(_NAMED, {"vectors": listed(part)})
            vectors.put(_embedded(encoder, {r.vector: vector_text(passage_of(r)) for r in rows}))
            if progress is not None:
                progress(start + len(part), len(missing))
        vectors.drop(sorted(known - wanted))
        vectors.mark_complete(self._generation())
        return len(wanted)

    def _matrix(self, held: Held, vectors: VectorSet) -> VectorMatrix:
        """The vectors of what is held; kept as long as it is, once they are all there."""
        matrix = self._matrices.get(held)
        if matrix is None or matrix.name != vectors.name:
            whole = vectors.complete_for(int(held.generation or 0))
            matrix = VectorMatrix(vectors.name, held, vectors.of(sorted(set(held.vectors))))
            if whole:
                self._matrices[held] = matrix
        return matrix

    def _searched(
        self, vector: Vector, vectors: VectorSet, documents: Collection[str] | None, limit: int
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

    def _in_force(self) -> VectorSet | None:
        """The vectors that serve; None before the first, or where they are of an old layout."""
        noted = self._database.metas()
        if "encoder" not in noted or "vectors" not in noted:
            return None
        with self._lock:
            held = self._vectors
            if held is None or (held.name, held.encoder) != (noted["vectors"], noted["encoder"]):
                if held is not None:
                    held.close()
                held = self._sets(noted["vectors"], noted["encoder"])
                self._vectors = held
            return held

    def _of(self, encoder: Encoder) -> VectorSet:
        """The vectors in force, which are this encoder's when it returns."""
        in_force = self._in_force()
        if in_force is None:
            self._put_in_force(self._sets(uuid4().hex, encoder.name))
        elif in_force.encoder != encoder.name:
            self.rebuild()
        vectors = self._in_force()
        assert vectors is not None
        return vectors

    def _put_in_force(self, vectors: VectorSet) -> None:
        with self._database.transaction() as connection:
            set_meta(connection, "encoder", vectors.encoder)
            set_meta(connection, "vectors", vectors.name)
        vectors.clear_others()

    def _own_encoder(self) -> Encoder:
        """The encoder that is set; what cannot be loaded is not tried again."""
        with self._lock:
            if self._no_encoder is not None:
                raise self._no_encoder
            if self._encoder is None:
                try:
                    self._encoder = self._factory()
                except InvalidSettings as error:
                    self._no_encoder = error
                    raise
            return self._encoder

    def _checked_encoder(self, in_force: str | None) -> Encoder:
        """The encoder that is set, if it may serve an index whose vectors are of another.

        A newer version of the packaged one may: vectors are built anew at the next change.
        A model that someone chose is never given up for another one by mistake.
        """
        encoder = self._own_encoder()
        if in_force in {None, encoder.name}:
            return encoder
        if encoder.name.startswith(_PACKAGED) and in_force.startswith(_PACKAGED):
            return encoder
        raise InvalidSettings(
            f"the index was built with the encoder {in_force}, and {encoder.name} is set: set "
            "DISCLOSURE_QA_EMBEDDING_MODEL as it was, or run `disclosure-qa reindex` to change "
            "the index"
        )

    def _warn_once(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            log.warning("%s", message)

    def _generation(self) -> int:
        return int(self._database.meta("generation") or 0)


def _embedded(encoder: Encoder, texts: Mapping[str, str]) -> dict[str, Vector]:
    return dict(zip(texts, encoder.embed_documents(list(texts.values())), strict=True))


def _ranked(scored: Iterable[tuple[Passage, float]]) -> tuple[RankedPassage, ...]:
    found = [RankedPassage(passage, score) for passage, score in scored]
    found.sort(key=lambda r: (-r.score, r.passage.document, r.passage.start))
    return tuple(found)
