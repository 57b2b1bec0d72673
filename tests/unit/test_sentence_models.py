"""Models of sentence-transformers: real ones, tiny and untrained, from folders."""

import builtins
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.answering.prose.ranking import ranked_passages
from disclosure_qa.errors import InvalidSettings
from disclosure_qa.library import Library
from disclosure_qa.providers import encoder_factory, reranker_factory
from disclosure_qa.sentence_models import SearchModels, SentenceEncoder, SentenceReranker
from unit.library.samples import addition, no_check
from unit.tiny_transformers import change, cross_encoder, embedding_model

models = pytest.importorskip("sentence_transformers", reason="the extra models is missing")

TEXTS = ["公开渠道", "申请为什么少", "微信公众号"]
PROMPTS = {"query": "query: ", "passage": "passage: "}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that has prompts of its own."""
    return embedding_model(tmp_path_factory.mktemp("models") / "prompted", prompts=PROMPTS)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same model without prompts."""
    return embedding_model(tmp_path_factory.mktemp("models") / "plain")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder."""
    return cross_encoder(tmp_path_factory.mktemp("models") / "pairs")


def expected(folder: Path, texts: list[str]) -> Any:
    model = models.SentenceTransformer(str(folder), device="cpu")
    rows = model.encode(texts, prompt="", normalize_embeddings=True)
    return [pytest.approx(row.tolist(), abs=1e-6) for row in rows]


def test_questions_and_passages_get_the_models_own_prompts(folder: Path, plain: Path) -> None:
    encoder = SentenceEncoder(str(folder))
    assert encoder.embed_query("公开渠道") == expected(plain, ["query: 公开渠道"])[0]
    prompted = [f"passage: {text}" for text in TEXTS]
    assert encoder.embed_documents(TEXTS) == expected(plain, prompted)


def test_prompts_can_be_set_where_the_model_has_none(folder: Path, plain: Path) -> None:
    bare = SentenceEncoder(str(plain))
    assert bare.embed_documents(TEXTS) == expected(plain, TEXTS)
    assert bare.embed_query("公开") == expected(plain, ["公开"])[0]
    encoder = SentenceEncoder(str(plain), "query: ", "passage: ")
    assert encoder.embed_query("公开") == SentenceEncoder(str(folder)).embed_query("公开")


def test_a_prompt_that_is_set_goes_before_the_models_own(folder: Path, plain: Path) -> None:
    assert SentenceEncoder(str(folder), "", "").embed_documents(TEXTS) == expected(plain, TEXTS)


def test_the_name_is_the_same_wherever_the_model_lies(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / folder.name)
    assert SentenceEncoder(str(copy)).name == SentenceEncoder(str(folder)).name
    assert SentenceEncoder(str(folder)).name.startswith("model:prompted@")


def _other_weights(folder: Path) -> None:
    shutil.rmtree(folder)
    embedding_model(folder, seed=2, prompts=PROMPTS)


CHANGES: list[Callable[[Path], None]] = [
    _other_weights,
    lambda folder: change(folder / "sentence_bert_config.json", max_seq_length=8),
    lambda folder: change(folder / "1_Pooling" / "config.json", pooling_mode="cls"),
    lambda folder: change(folder / "config_sentence_transformers.json", prompts={"query": "?"}),
]


@pytest.mark.parametrize("changed", CHANGES)
def test_the_name_changes_with_whatever_changes_a_vector(
    folder: Path, tmp_path: Path, changed: Callable[[Path], None]
) -> None:
    copy = shutil.copytree(folder, tmp_path / folder.name)
    changed(copy)
    assert SentenceEncoder(str(copy)).name != SentenceEncoder(str(folder)).name


def test_the_name_changes_with_a_prompt_that_is_set(plain: Path) -> None:
    names = {SentenceEncoder(str(plain), *prompts).name for prompts in [(), ("a",), ("b",)]}
    assert len(names) == 3


def test_threads_may_embed_side_by_side(folder: Path) -> None:
    encoder = SentenceEncoder(str(folder))
    texts = [text * length for text in TEXTS for length in range(1, 12)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(encoder.embed_query, texts))
    assert together == [pytest.approx(encoder.embed_query(text), abs=1e-5) for text in texts]


def test_a_model_makes_and_searches_an_index(folder: Path, tmp_path: Path) -> None:
    search = SearchModels(str(folder))
    with Library.create(tmp_path / "index", encoder=encoder_factory(search)) as library:
        library.add([addition("a.txt", sentences=TEXTS)], no_check)
        vector = library.encode(f"一、概述\n{TEXTS[1]}")
        assert vector is not None
        assert {r.passage.text for r in library.nearest(vector)} == set(TEXTS)
    with Library.open(tmp_path / "index") as packaged:
        assert packaged.encode("公开") is None
        assert packaged.reindex() == 3
        assert packaged.encode("公开") is not None


def test_a_reranker_scores_pairs(pairs: Path) -> None:
    scores = SentenceReranker(str(pairs)).scores("公开渠道", TEXTS)
    theirs = models.CrossEncoder(str(pairs), device="cpu")
    assert scores == pytest.approx(theirs.predict([("公开渠道", text) for text in TEXTS]).tolist())
    assert len(set(scores)) == 3


def test_passages_are_ranked_by_the_reranker_that_is_set(pairs: Path, tmp_path: Path) -> None:
    texts = [f"公开渠道{text}。" for text in TEXTS]
    with Library.create(tmp_path / "index") as library:
        library.add([addition("a.txt", sentences=texts)], no_check)
        before = ranked_passages(library, "公开渠道", documents=["a.txt"], limit=3)
    reranker = reranker_factory(SearchModels(reranker=str(pairs)))
    with Library.open(tmp_path / "index", reranker=reranker) as library:
        after = ranked_passages(library, "公开渠道", documents=["a.txt"], limit=3)
    scores = SentenceReranker(str(pairs)).scores(
        "公开渠道", [f"一、概述\n{text}" for text in texts]
    )
    best_first = [text for _, text in sorted(zip(scores, texts, strict=True), reverse=True)]
    assert [ranked.passage.text for ranked in after] == best_first
    assert [ranked.score for ranked in after] == [ranked.score for ranked in before]


def test_without_its_name_there_is_no_reranker() -> None:
    assert reranker_factory(SearchModels()) is None


def test_a_reranker_that_cannot_be_loaded_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reranker = reranker_factory(SearchModels(reranker=str(tmp_path / "none")))
    with Library.create(tmp_path / "index") as library:
        library.add([addition("a.txt", sentences=TEXTS)], no_check)
    with Library.open(tmp_path / "index", reranker=reranker) as library:
        for _ in range(2):
            assert ranked_passages(library, "公开渠道申请", documents=None, limit=3)
    (message,) = caplog.messages
    assert message.startswith("answering without re-ranking: cannot load the re-ranking model")


def test_a_model_that_gives_several_numbers_is_no_reranker(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="gives 3 numbers for a pair"):
        SentenceReranker(str(cross_encoder(tmp_path / "classes", labels=3)))


@pytest.mark.parametrize("kind", [SentenceEncoder, SentenceReranker])
def test_a_folder_that_holds_no_model_is_refused(
    tmp_path: Path, kind: type[SentenceEncoder | SentenceReranker]
) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidSettings, match=r"cannot load the .* model"):
        kind(str(tmp_path))


@pytest.mark.parametrize("kind", [SentenceEncoder, SentenceReranker])
def test_a_missing_extra_is_said_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, kind: type[SentenceEncoder | SentenceReranker]
) -> None:
    real = builtins.__import__

    def without_models(name: str, *args: Any, **options: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "sentence_transformers":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_models)
    with pytest.raises(InvalidSettings, match=r"pip install 'disclosure-qa\[models\]'"):
        kind("some-model")
