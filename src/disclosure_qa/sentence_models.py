"""Models of sentence-transformers, by name or folder: one that embeds, and one that re-ranks.

Neither is needed: they take the place of the packaged encoder, and of no re-ranking at all.
Nothing heavy is loaded before one of them is made.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from disclosure_qa.errors import InvalidSettings

_Model = TypeVar("_Model")

_MISSING = (
    "the {kind} {name} needs the extra `models`: "
    "install it with `pip install 'disclosure-qa[models]'`, or unset the model"
)
_LOAD_ERRORS = (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError)
"""What sentence-transformers raises on a name or folder that holds no model of the kind."""


@dataclass(frozen=True, slots=True)
class SearchModels:
    """Which models search: the packaged encoder alone, where nothing is named.

    The prompts stand before every question and every passage that is embedded; None means the
    model's own, if it has any.
    """

    embedding: str | None = None
    query_prompt: str | None = None
    passage_prompt: str | None = None
    reranker: str | None = None


PACKAGED_ONLY = SearchModels()


class SentenceEncoder:
    """A SentenceTransformer as an encoder of the library. Any thread may call."""

    def __init__(
        self, model: str, query_prompt: str | None = None, passage_prompt: str | None = None
    ) -> None:
        """Loads the model; raises InvalidSettings where the extra or the model is missing."""

        def load() -> Any:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(model)

        self._model = _loaded(load, "embedding model", model)
        self._query_prompt = self._prompt(query_prompt, "query")
        self._passage_prompt = self._prompt(passage_prompt, "document", "passage", "corpus")
        self._lock = Lock()
        prompts = (self._query_prompt, self._passage_prompt)
        self.name = f"model:{Path(model).name}@{_fingerprint(self._model, prompts)}"

    def _prompt(self, given: str | None, *names: str) -> str:
        """The prompt that is set, or else the model's own by the first name that has one."""
        own = (self._model.prompts.get(name) for name in names)
        return next(filter(None, own), "") if given is None else given

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages, of length one."""
        return self._rows(self._model.encode_document, texts, self._passage_prompt)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question, of length one."""
        return self._rows(self._model.encode_query, [text], self._query_prompt)[0]

    def _rows(self, encode: Callable[..., Any], texts: list[str], prompt: str) -> list[list[float]]:
        # Fast tokenizers refuse to serve two threads at once.
        with self._lock:
            rows = encode(texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False)
        return [[float(number) for number in row] for row in rows]


class SentenceReranker:
    """A CrossEncoder: reads a question and a passage together. Any thread may call."""

    def __init__(self, model: str) -> None:
        """Loads the model; raises InvalidSettings where the extra or the model is missing."""

        def load() -> Any:
            from sentence_transformers import CrossEncoder

            return CrossEncoder(model)

        self._model = _loaded(load, "re-ranking model", model)
        self._lock = Lock()
        if self._model.num_labels != 1:
            raise InvalidSettings(
                f"the re-ranking model {model} gives {self._model.num_labels} numbers for a pair: "
                "name one that gives a single score"
            )

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question; higher is better, and no scale is promised."""
        with self._lock:
            found = self._model.predict([(question, text) for text in texts])
        return [float(score) for score in found]


def _loaded(load: Callable[[], _Model], kind: str, name: str) -> _Model:
    try:
        with _without_progress():
            return load()
    except ImportError as error:
        raise InvalidSettings(_MISSING.format(kind=kind, name=name)) from error
    except _LOAD_ERRORS as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InvalidSettings(f"cannot load the {kind} {name}: {reason}") from error


@contextmanager
def _without_progress() -> Iterator[None]:
    """Without the bar that transformers draws for every model it loads."""
    bars: Any = import_module("transformers.utils.logging")
    shown = bars.is_progress_bar_enabled()
    bars.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            bars.enable_progress_bar()


def _fingerprint(model: Any, prompts: object) -> str:
    """Twelve digits that change with whatever changes a vector, wherever the model lies."""
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().contiguous().float().numpy().tobytes())
    tokenizer = getattr(model, "tokenizer", None)
    vocabulary = sorted(tokenizer.get_vocab().items()) if tokenizer is not None else None
    modules = [[type(module).__name__, getattr(module, "pooling_mode", None)] for module in model]
    settings = [vocabulary, modules, model.max_seq_length, prompts]
    digest.update(json.dumps(settings, sort_keys=True, default=str).encode())
    return digest.hexdigest()[:12]
