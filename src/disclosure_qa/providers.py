"""Builds the embedder; the only place that names model classes.

LangChain and sentence-transformers are imported when something is built, never before.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from disclosure_qa.errors import InvalidSettings

if TYPE_CHECKING:
    from disclosure_qa.library import Encoder, EncoderFactory

_MISSING = (
    "the embedding model {name} needs the extra `models`: "
    "install it with `pip install 'disclosure-qa[models]'`, or unset the model"
)


class _Encoder(Protocol):
    name: str

    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...

    def embed_query(self, text: str) -> list[float]: ...


def encoder_factory(name: str | None) -> "EncoderFactory":
    """Builds the encoder of that name when a vector is first needed, and not before."""
    return lambda: build_encoder(name)


def build_encoder(name: str | None = None) -> "Encoder":
    """A LangChain `Embeddings` with a `name` that changes with the model's content.

    Without a name it is the packaged encoder; with one, the sentence-transformers model of that
    name or folder, with its own prompts for queries and passages. Raises InvalidSettings where
    the extra is not installed or the model cannot be loaded.
    """
    from disclosure_qa.library.encoder import packaged_encoder

    return _as_embeddings(packaged_encoder() if name is None else _SentenceEncoder(name))


def _as_embeddings(encoder: Any) -> "Encoder":
    from langchain_core.embeddings import Embeddings

    class NamedEmbeddings(Embeddings):
        """An encoder where a LangChain user expects it."""

        def __init__(self, encoder: _Encoder) -> None:
            self._encoder = encoder

        @property
        def name(self) -> str:
            """Vectors of encoders with different names cannot be compared."""
            return self._encoder.name

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            """Vectors of passages."""
            return self._encoder.embed_documents(texts)

        def embed_query(self, text: str) -> list[float]:
            """The vector of a question."""
            return self._encoder.embed_query(text)

    return NamedEmbeddings(encoder)


class _SentenceEncoder:
    """A sentence-transformers model, by name or folder."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise InvalidSettings(_MISSING.format(name=name)) from error
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InvalidSettings(f"cannot load the embedding model {name}: {reason}") from error
        self.name = f"{Path(name).name}-{_digest(self._model)}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._rows(self._model.encode_document(texts, normalize_embeddings=True))

    def embed_query(self, text: str) -> list[float]:
        return self._rows(self._model.encode_query([text], normalize_embeddings=True))[0]

    @staticmethod
    def _rows(vectors: Any) -> list[list[float]]:
        return [[float(number) for number in row] for row in vectors]


def _digest(model: Any) -> str:
    """Twelve digits that change with the model's weights, wherever it lies."""
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()[:12]
