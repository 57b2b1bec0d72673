"""Vectors of passages, in Chroma: derived, so they may be deleted at any time and are rebuilt.

Chroma's local client is safe within one process only. Where one process reads while another
writes, the reader misses what is new or is killed by a segmentation fault, and so is whoever
opens a file that a killed writer left half written. Therefore

- every call is made under a lock on the file system, for milliseconds, never longer;
- `state.json` beside the folder changes with every write, and who sees another state than it
  opened opens anew;
- it says while a write is going on. Found so when nobody writes, or with files of another size
  than it notes, the folder is not even opened.

Several sets of vectors can lie side by side: one serves while another is being made, and
`library.db` names the one in force.

Nothing outside this module imports Chroma, and importing this module does not load it.
"""

import json
import shutil
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library.vector_set import Vector

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma

_WAIT_SECONDS = 30.0
_READER_WAIT_SECONDS = 3.0
"""A question does without the vectors rather than wait for whoever is writing them."""
_POLL_SECONDS = 0.005
_AT_ONCE = 2000
_LOCK = "chroma.lock"
"""One for all sets: Chroma is never called twice at a time."""
_COLLECTION = "passages"
_SPACE: Any = {"hnsw": {"space": "cosine"}}


@dataclass(frozen=True, slots=True)
class _State:
    """What `state.json` says of the folder."""

    encoder: str
    """The encoder whose vectors they are."""
    write: str
    """Differs after each write."""
    folder: str
    """Where they are; another one whenever they are built anew, because Chroma keeps files that
    it has opened once, deleted or not, until the process ends."""
    whole: bool
    """False while a write is going on."""
    generation: int | None = None
    """The generation of library.db that the vectors are complete for."""
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Opened:
    client: "Client"
    store: "Chroma"
    collection: "Collection"
    write: str


class Vectors:
    """A set of vectors of one encoder, under ids that `library.db` names. Any thread may call.

    Every method raises IndexUnavailable where Chroma cannot serve; nothing is lost by that
    but the second voter in a search.
    """

    def __init__(self, folder: Path, name: str, encoder: str) -> None:
        self.name = name
        self.encoder = encoder
        self._folder = folder
        self._root = folder / name / "chroma"
        self._state_file = folder / name / "state.json"
        self._lock_file = folder / _LOCK
        self._threads = threading.RLock()
        self._opened: _Opened | None = None

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Store vectors under their ids; known ids get the new one."""
        ids = list(vectors)
        with self._writing() as opened:
            for start in range(0, len(ids), _AT_ONCE):
                part = ids[start : start + _AT_ONCE]
                opened.collection.upsert(part, embeddings=[vectors[name] for name in part])

    def drop(self, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids; unknown ids are passed over."""
        if ids and self._state_file.exists():
            with self._writing() as opened:
                for start in range(0, len(ids), _AT_ONCE):
                    opened.store.delete(list(ids[start : start + _AT_ONCE]))

    def of(self, ids: Sequence[str]) -> dict[str, Vector]:
        """The vectors of those ids that have one."""
        found: dict[str, Vector] = {}
        with self._reading() as opened:
            for start in range(0, len(ids) if opened else 0, _AT_ONCE):
                part = list(ids[start : start + _AT_ONCE])
                got = opened.store.get(part, include=["embeddings"])
                found.update(zip(got["ids"], got["embeddings"], strict=True))
        return found

    def near(self, vector: Vector, count: int) -> list[tuple[str, float]]:
        """The ids of the `count` nearest vectors with their cosine, nearest first."""
        with self._reading() as opened:
            if opened is None:
                return []
            got = opened.collection.query(
                query_embeddings=[list(vector)], n_results=count, include=["distances"]
            )
        distances = got["distances"]
        assert distances is not None
        return [(n, 1.0 - d) for n, d in zip(got["ids"][0], distances[0], strict=True)]

    def known(self) -> set[str]:
        """All ids that have a vector."""
        with self._reading() as opened:
            return set(opened.store.get(include=[])["ids"]) if opened else set()

    def complete_for(self, generation: int) -> bool:
        """Whether the vectors were left complete at this generation of library.db."""
        state = self._state()
        return state is not None and state.whole and state.generation == generation

    def mark_complete(self, generation: int) -> None:
        """Note that the vectors are complete for this generation."""
        with self._alone():
            state = self._state()
            if state is not None and state.whole:
                self._write_state(replace(state, generation=generation))

    def erase(self) -> None:
        """Remove all vectors, readable or not."""
        with self._alone():
            self._erase()

    def clear_others(self) -> None:
        """Remove every other set: what was in force before, or was never finished."""
        kept = {self.name, _LOCK}
        if all(entry.name in kept for entry in self._others()):
            return
        with self._alone():
            for entry in self._others():
                if entry.name not in kept:
                    _remove(entry)

    def _others(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []

    def close(self) -> None:
        """Let go of the files."""
        with self._threads:
            self._close()

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """What is opened, or None where there are no vectors yet."""
        with self._alone(_READER_WAIT_SECONDS):
            state = self._state()
            if state is None:
                yield None
                return
            with _translated("read"):
                yield self._open(state)

    @contextmanager
    def _writing(self) -> Iterator[_Opened]:
        with self._alone():
            state = self._state() or self._begin()
            with _translated("write"):
                opened = self._open(state)
                begun = _State(self.encoder, uuid.uuid4().hex, state.folder, whole=False)
                self._write_state(begun)
                self._opened = replace(opened, write=begun.write)
                failed = False
                try:
                    yield opened
                except Exception:
                    failed = True
                    raise
                finally:
                    # An interrupt comes between two calls to Chroma and leaves its files whole.
                    if not failed:
                        self._write_state(replace(begun, whole=True, sizes=self._sizes(begun)))

    def _begin(self) -> _State:
        self._erase()
        return _State(self.encoder, uuid.uuid4().hex, uuid.uuid4().hex, whole=True)

    @contextmanager
    def _alone(self, seconds: float = _WAIT_SECONDS) -> Iterator[None]:
        """One call at a time, in this process and among all."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_file, thread_local=False)
        with self._threads:
            try:
                self._lock_file.parent.mkdir(parents=True, exist_ok=True)
                lock.acquire(timeout=seconds, poll_interval=_POLL_SECONDS)
            except (Timeout, OSError) as error:
                raise IndexUnavailable(f"the vectors cannot be reached: {error}") from error
            try:
                yield
            finally:
                lock.release()

    def _open(self, state: _State) -> _Opened:
        if self._opened is not None and self._opened.write == state.write:
            return self._opened
        self._close()
        if not state.whole or state.sizes != self._sizes(state):
            raise IndexUnavailable(f"the vectors in {self._root} are damaged or incomplete")
        client = _client(self._root / state.folder)
        try:
            self._opened = _Opened(client, *_collection(client), state.write)
        except BaseException:
            client.close()
            raise
        return self._opened

    def _erase(self) -> None:
        self._close()
        self._state_file.unlink(missing_ok=True)
        _remove(self._root)

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.client.close()
            self._opened = None

    def _state(self) -> _State | None:
        """What is known of the vectors; None where there are none of this encoder."""
        try:
            state = _State(**json.loads(self._state_file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            return _State(self.encoder, "", "", whole=False)
        return state if state.encoder == self.encoder else None

    def _write_state(self, state: _State) -> None:
        self._state_file.parent.mkdir(exist_ok=True)
        part = self._state_file.with_suffix(".part")
        part.write_text(json.dumps(asdict(state)), encoding="utf-8")
        part.replace(self._state_file)

    def _sizes(self, state: _State) -> dict[str, int]:
        """Sizes of the files of Chroma's vector index, which it writes in writing only."""
        folder = self._root / state.folder
        files = [file for file in folder.glob("*/*") if file.is_file()]
        return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise IndexUnavailable(f"cannot remove {path}: {error.strerror or error}") from error


def load() -> None:
    """Load Chroma ahead of its first use."""
    import langchain_chroma  # noqa: F401


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.PersistentClient(str(folder), settings))


def _collection(client: "Client") -> "tuple[Chroma, Collection]":
    """The collection as LangChain's store, which reads by id and deletes, and as it is.

    Both without an embedding function: vectors come ready-made. The store adds nothing but
    together with the text, which `library.db` holds already.
    """
    from langchain_chroma import Chroma

    store = Chroma(_COLLECTION, client=client, collection_configuration=_SPACE)
    return store, client.get_or_create_collection(_COLLECTION, embedding_function=None)


@contextmanager
def _translated(verb: str) -> Iterator[None]:
    try:
        yield
    except IndexUnavailable:
        raise
    except BaseException as error:
        # Damaged files come out of Chroma as nearly any exception, panics of its native part
        # among them, which are no `Exception`.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise IndexUnavailable(f"Chroma cannot {verb} the vectors: {error}") from error
        raise
