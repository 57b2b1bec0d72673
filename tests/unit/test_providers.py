"""The embedder: the packaged one, or any sentence-transformers model."""

import builtins
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.library.encoder import PACKAGED_FOLDER, encoder_text, packaged_encoder
from disclosure_qa.providers import build_encoder


def test_without_a_name_it_is_the_packaged_encoder_as_langchain_embeddings() -> None:
    from langchain_core.embeddings import Embeddings

    embeddings = build_encoder()
    assert isinstance(embeddings, Embeddings)
    assert embeddings.name == packaged_encoder().name
    assert embeddings.embed_query("公开") == packaged_encoder().embed_query("公开")


def test_a_folder_is_loaded_by_sentence_transformers() -> None:
    pytest.importorskip("sentence_transformers", reason="the extra models is missing")
    embeddings = build_encoder(str(PACKAGED_FOLDER))
    text = encoder_text("公开渠道有哪些")
    expected = packaged_encoder().embed_query("公开渠道有哪些")
    assert embeddings.embed_query(text) == pytest.approx(expected, abs=1e-6)
    assert embeddings.embed_documents([text])[0] == pytest.approx(expected, abs=1e-6)
    assert embeddings.name.startswith("encoder-")


def test_the_name_changes_with_the_weights(tmp_path: Path) -> None:
    models = pytest.importorskip("sentence_transformers", reason="the extra models is missing")
    model = models.SentenceTransformer(str(PACKAGED_FOLDER), device="cpu")
    model[0].embedding.weight.data[5] += 1
    model.save(str(tmp_path / "encoder"), create_model_card=False)
    assert build_encoder(str(tmp_path / "encoder")).name != build_encoder(str(PACKAGED_FOLDER)).name


def test_a_missing_extra_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_models(name: str, *args: Any, **options: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "sentence_transformers":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_models)
    with pytest.raises(InvalidSettings, match=r"pip install 'disclosure-qa\[models\]'"):
        build_encoder("some-model")


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="the extra models is missing")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidSettings, match="cannot load the embedding model"):
        build_encoder(str(tmp_path))
