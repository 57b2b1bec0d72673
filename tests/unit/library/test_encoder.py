"""The packaged encoder: the same vectors as sentence-transformers, without torch."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest

from disclosure_qa.library.encoder import (
    PACKAGED_FOLDER,
    PackagedEncoder,
    encoder_text,
    packaged_encoder,
)

TEXTS = [
    "政府信息公开领导小组组长由镇长担任。",
    "What problems did the disclosure work have?",
    "收到申请12件，其中网上提交7件",
    "聯繫電話：0000-5550000",
    "一句很长的话。" * 80,
    "☃ ☃ ☃",
    "",
]


def test_sentence_transformers_loads_the_folder_and_gives_equal_vectors() -> None:
    models = pytest.importorskip("sentence_transformers", reason="the extra models is missing")
    theirs = models.SentenceTransformer(str(PACKAGED_FOLDER), device="cpu").encode(
        [encoder_text(text) for text in TEXTS]
    )
    np.testing.assert_allclose(PackagedEncoder().embed(TEXTS), theirs, atol=1e-6)


def test_vectors_have_length_one_or_none_where_nothing_is_known() -> None:
    lengths = np.linalg.norm(PackagedEncoder().embed(TEXTS), axis=1)
    np.testing.assert_allclose(lengths, [1, 1, 1, 1, 1, 0, 0], atol=1e-6)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Received 12 requests: 收到12件", "receiv 0 request 收 收到 到 0 件"),
        ("公開", "公 公开 开"),
        ("", ""),
    ],
)
def test_text_is_written_as_tokens_between_spaces(text: str, tokens: str) -> None:
    assert encoder_text(text) == tokens


@pytest.mark.parametrize(
    ("question", "answers", "other"),
    [
        ("What is the phone number?", "联系电话：0000-5550000", "全年举办培训班三期"),
        ("老百姓可以上哪儿看文件", "在图书馆设立信息查阅点", "没有发生行政诉讼"),
        ("Was anyone taken to court?", "没有发生行政诉讼", "通过微信公众号公开信息"),
    ],
)
def test_a_question_is_nearer_to_what_answers_it(question: str, answers: str, other: str) -> None:
    asked, right, wrong = PackagedEncoder().embed([question, answers, other])
    assert asked @ right > asked @ wrong + 0.1


def test_the_name_stands_for_the_content() -> None:
    assert packaged_encoder().name == PackagedEncoder().name
    assert packaged_encoder().name.startswith("packaged-")


def test_queries_and_passages_share_the_model() -> None:
    encoder = packaged_encoder()
    assert encoder.embed_query("公开渠道") == encoder.embed_documents(["公开渠道"])[0]
    assert len(encoder.embed_query("公开渠道")) == encoder.dimensions


def test_different_texts_have_different_vectors() -> None:
    vectors = packaged_encoder().embed(["公开渠道", "行政复议", "联系电话"])
    assert all(a @ b < 0.9 for a, b in combinations(vectors, 2))


def test_embedding_loads_neither_torch_nor_langchain() -> None:
    code = (
        "import sys; from disclosure_qa.library.encoder import packaged_encoder;"
        "packaged_encoder().embed_query('公开');"
        "print([m for m in ('torch', 'langchain_core', 'chromadb') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
