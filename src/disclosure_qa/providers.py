"""Builds the models that search; the only place that names model classes.

LangChain and sentence-transformers are imported when something is first used, never before.
"""

from typing import TYPE_CHECKING, Any, Protocol

from disclosure_qa.sentence_models import (
    PACKAGED_ONLY,
    SearchModels,
    SentenceEncoder,
    SentenceReranker,
)

if TYPE_CHECKING:
    from disclosure_qa.library import Encoder, EncoderFactory, RerankerFactory


class _Encoder(Protocol):
    name: str

    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...

    def embed_query(self, text: str) -> list[float]: ...


def encoder_factory(models: SearchModels) -> "EncoderFactory":
    """Builds the encoder when a vector is first needed, and not before."""
    return lambda: build_encoder(models)


def reranker_factory(models: SearchModels) -> "RerankerFactory | None":
    """Builds the re-ranker when passages are first ranked; None where there is none."""
    name = models.reranker
    return None if name is None else lambda: SentenceReranker(name)


def build_encoder(models: SearchModels = PACKAGED_ONLY) -> "Encoder":
    """A LangChain `Embeddings` with a `name` that changes with the model's content.

    The packaged encoder, or the sentence-transformers model that is named. Raises InvalidSettings
    where the extra is not installed or the model cannot be loaded.
    """
    from disclosure_qa.library.encoder import packaged_encoder

    if models.embedding is None:
        return _as_embeddings(packaged_encoder())
    prompts = (models.query_prompt, models.passage_prompt)
    return _as_embeddings(SentenceEncoder(models.embedding, *prompts))


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
