"""Vectors of passages on a Chroma server, for several machines: a collection for each set.

Unlike a folder, a server may be written to and read by anybody at any time. What it is not, is
always there: a question that finds it gone goes without vectors, and for a while the next ones do
not even ask. No question waits longer for it than `_ANSWER_SECONDS`.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library.vector_set import Vector

if TYPE_CHECKING:
    import httpx
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_ANSWER_SECONDS = 5.0
_ENTERING_SECONDS = 60.0
"""Who enters vectors waits longer: what is given up has to be done again."""
_PAUSE_SECONDS = 5.0
"""After a failure it is not asked again for so long."""
_AT_ONCE = 500
_ALL_AT_ONCE = 10_000
_PREFIX = "passages-"
_SPACE: Any = {"hnsw": {"space": "cosine"}}


@dataclass(frozen=True, slots=True)
class _Opened:
    client: "Client"
    connections: "tuple[httpx.Client, ...]"


class ChromaServer:
    """A server, and when it may be asked again; every set of an index shares it."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._lock = threading.Lock()
        self._opened: dict[float, _Opened] = {}
        self._silent_until = 0.0

    @contextmanager
    def asked(self, seconds: float = _ANSWER_SECONDS) -> Iterator["Client"]:
        """The client, which waits so long for each request; what it raises in the block comes out
        as IndexUnavailable."""
        if time.monotonic() < self._silent_until:
            raise IndexUnavailable("the Chroma server did not answer a moment ago")
        try:
            with self._lock:
                if seconds not in self._opened:
                    self._opened[seconds] = _open(self._address, seconds)
                client = self._opened[seconds].client
            yield client
        except IndexUnavailable:
            raise
        except Exception as error:
            # Of `httpx`, of Chroma, of its own reading of a proxy's page: nothing is left half done.
            self._silent_until = time.monotonic() + _PAUSE_SECONDS
            cause = " ".join(str(error).split())
            raise IndexUnavailable(f"the Chroma server does not serve: {cause}") from error

    def close(self) -> None:
        """End the connections; the next use makes new ones."""
        with self._lock:
            opened, self._opened = self._opened, {}
        for each in opened.values():
            for connections in each.connections:
                connections.close()


class ServerVectors:
    """The set of a name on a server, as `vector_set.VectorSet` says.

    `index` names the index among others that the server may serve.
    """

    def __init__(
        self, server: ChromaServer, index: Callable[[], str], name: str, encoder: str
    ) -> None:
        self.name = name
        self.encoder = encoder
        self._server = server
        self._index = index

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Store vectors under their ids; known ids get the new one."""
        ids = list(vectors)
        with self._collection(_ENTERING_SECONDS, create=True) as collection:
            for start in range(0, len(ids), _AT_ONCE):
                part = ids[start : start + _AT_ONCE]
                collection.upsert(part, embeddings=[vectors[each] for each in part])

    def drop(self, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids; unknown ids are passed over."""
        with self._collection(_ENTERING_SECONDS) as collection:
            for start in range(0, len(ids) if collection else 0, _AT_ONCE):
                collection.delete(list(ids[start : start + _AT_ONCE]))

    def of(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of those ids that have one."""
        found: dict[str, Vector] = {}
        with self._collection() as collection:
            for start in range(0, len(ids) if collection else 0, _AT_ONCE):
                part = list(ids[start : start + _AT_ONCE])
                got = collection.get(part, include=["embeddings"])
                found.update(zip(got["ids"], _as_stored(got["embeddings"]), strict=True))
        return found

    def near(self, vector: Vector, count: int) -> list[tuple[str, float]]:
        """The ids of the `count` nearest vectors with their cosine, nearest first."""
        with self._collection() as collection:
            if collection is None:
                return []
            got = collection.query(
                query_embeddings=[list(vector)], n_results=count, include=["distances"]
            )
        distances = _as_stored(got["distances"][0])
        return [(n, 1.0 - float(d)) for n, d in zip(got["ids"][0], distances, strict=True)]

    def known(self) -> set[str]:
        """All ids that have a vector."""
        found: set[str] = set()
        with self._collection(_ENTERING_SECONDS) as collection:
            while collection is not None:
                got = collection.get(include=[], limit=_ALL_AT_ONCE, offset=len(found))["ids"]
                found.update(got)
                if len(got) < _ALL_AT_ONCE:
                    break
        return found

    def complete_for(self, generation: int) -> bool:
        """Whether the vectors were left complete at this generation; not, where nobody can say."""
        try:
            with self._collection() as collection:
                noted = (collection.metadata or {}) if collection is not None else {}
        except IndexUnavailable:
            return False
        return bool(noted.get("generation") == generation)

    def mark_complete(self, generation: int) -> None:
        """Note that the vectors are complete for this generation."""
        with self._collection(_ENTERING_SECONDS) as collection:
            if collection is not None:
                collection.modify(metadata=self._noted() | {"generation": generation})

    def erase(self) -> None:
        """Refused: that a server fails once is no reason to make all vectors anew."""
        raise IndexUnavailable(
            "the vectors on the Chroma server stay as they are: when it serves again, the next "
            "`disclosure-qa ingest` completes them, and `disclosure-qa reindex` makes them anew"
        )

    def clear_others(self) -> None:
        """Remove every other set of this index: what was in force before, or never finished."""
        mine = self._index()
        with self._server.asked(_ENTERING_SECONDS) as client:
            for collection in client.list_collections():
                noted = collection.metadata or {}
                if noted.get("index") == mine and collection.name != _PREFIX + self.name:
                    client.delete_collection(collection.name)

    def close(self) -> None:
        """Let go of the connections; the next use makes new ones."""
        self._server.close()

    def _noted(self) -> dict[str, Any]:
        return {"index": self._index(), "encoder": self.encoder}

    @contextmanager
    def _collection(
        self, seconds: float = _ANSWER_SECONDS, *, create: bool = False
    ) -> Iterator[Any]:
        """The collection, or None where there is none yet and none is to be made."""
        from chromadb.errors import NotFoundError

        with self._server.asked(seconds) as client:
            found: Collection | None = None
            try:
                found = client.get_collection(_PREFIX + self.name, embedding_function=None)
            except NotFoundError:
                if create:
                    found = client.get_or_create_collection(
                        _PREFIX + self.name,
                        configuration=_SPACE,
                        metadata=self._noted(),
                        embedding_function=None,
                    )
            yield found


def _as_stored(numbers: Any) -> Any:
    """Numbers as Chroma holds them: the way over HTTP writes them shorter than they are."""
    import numpy as np

    return np.asarray(numbers, dtype=np.float32)


def _open(address: str, seconds: float) -> _Opened:
    """A client that gives up in that time. Chroma's own waits for ever, which there is no setting for:
    the server is asked whether it is there before one is made."""
    import chromadb
    import httpx
    from chromadb.config import Settings

    httpx.get(f"{address}/api/v2/heartbeat", timeout=_ANSWER_SECONDS).raise_for_status()
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    client: Any = chromadb.HttpClient(
        parts.hostname or "",
        parts.port or (443 if secure else 8000),
        ssl=secure,
        settings=Settings(anonymized_telemetry=False),
    )
    # As said above. The second one, of which nobody knows, asks for the tenant.
    clients = (client, client._admin_client)  # noqa: SLF001
    connections: list[httpx.Client] = [each._server._session for each in clients]  # noqa: SLF001
    for each in connections:
        each.timeout = httpx.Timeout(seconds)
    return _Opened(client, tuple(connections))
