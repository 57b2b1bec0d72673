"""The encoder as LangChain's Embeddings."""

from langchain_core.embeddings import Embeddings

from disclosure_qa.providers import build_encoder
from disclosure_qa.sentence_models import PACKAGED_ONLY, SearchModels


class ReportEmbeddings(Embeddings):
    """Vectors of length one of questions and passages, for any vector store.

    Raises InvalidSettings where a model is named and cannot be loaded.
    """

    def __init__(self, models: SearchModels = PACKAGED_ONLY) -> None:
        self._encoder = build_encoder(models)

    @property
    def name(self) -> str:
        """Changes with the model: vectors of different names cannot be compared."""
        return self._encoder.name

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages."""
        return [list(vector) for vector in self._encoder.embed_documents(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return list(self._encoder.embed_query(text))
