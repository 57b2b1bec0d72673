"""The embedder: the packaged one, or any sentence-transformers model."""

import pytest

from disclosure_qa.library.encoder import PACKAGED_FOLDER, encoder_text, packaged_encoder
from disclosure_qa.providers import build_encoder
from disclosure_qa.sentence_models import SearchModels


def test_without_a_name_it_is_the_packaged_encoder() -> None:
    assert build_encoder() is packaged_encoder()


def test_a_folder_is_loaded_by_sentence_transformers() -> None:
    pytest.importorskip("sentence_transformers", reason="the extra models is missing")
    embeddings = build_encoder(SearchModels(str(PACKAGED_FOLDER)))
    text = encoder_text("公开渠道有哪些")
    expected = packaged_encoder().embed_query("公开渠道有哪些")
    assert embeddings.embed_query(text) == pytest.approx(expected, abs=1e-6)
    assert embeddings.embed_documents([text])[0] == pytest.approx(expected, abs=1e-6)
    assert embeddings.name.startswith("model:encoder@")
