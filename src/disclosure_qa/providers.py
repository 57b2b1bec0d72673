"""Builds the embedder and the language model; the only place that names model classes.

LangChain and sentence-transformers are imported when something is first used, never before.
"""

from typing import TYPE_CHECKING

from disclosure_qa.sentence_models import (
    PACKAGED_ONLY,
    SearchModels,
    SentenceEncoder,
    SentenceReranker,
)

if TYPE_CHECKING:
    from disclosure_qa.language_model.assistant import LanguageModel
    from disclosure_qa.language_model.choice import ModelChoice
    from disclosure_qa.library import Encoder, EncoderFactory, RerankerFactory


def encoder_factory(models: SearchModels) -> "EncoderFactory":
    """Builds the encoder when a vector is first needed, and not before."""
    return lambda: build_encoder(models)


def reranker_factory(models: SearchModels) -> "RerankerFactory | None":
    """Builds the re-ranker when passages are first ranked; None where there is none."""
    name = models.reranker
    return None if name is None else lambda: SentenceReranker(name)


def build_encoder(models: SearchModels = PACKAGED_ONLY) -> "Encoder":
    """The packaged encoder, or the sentence-transformers model that is named.

    Raises InvalidSettings where the extra is not installed or the model cannot be loaded.
    """
    from disclosure_qa.library.encoder import packaged_encoder

    if models.embedding is None:
        return packaged_encoder()
    return SentenceEncoder(models.embedding, models.query_prompt, models.passage_prompt)


def language_model(choice: "ModelChoice | None") -> "LanguageModel | None":
    """The language model that is set, or None; it is loaded when it is first asked.

    Raises InvalidSettings at once where the extra is not installed, and at the first use where
    LangChain cannot make such a model.
    """
    if choice is None:
        return None
    from disclosure_qa.language_model.assistant import LanguageModel
    from disclosure_qa.language_model.langchain_chat import LangChainChat

    return LanguageModel(LangChainChat(choice), choice)
