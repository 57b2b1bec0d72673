"""Training: a tiny encoder from the written facts, the same every time."""

import random
import re
from pathlib import Path

import pytest

from disclosure_qa.library.encoder import PackagedEncoder
from disclosure_qa.vocabulary.glossary import load_glossary

pytest.importorskip("sentence_transformers", reason="the extra models is missing")
pytest.importorskip("datasets", reason="the extra train is missing")

from training.facts import fill, read_facts
from training.pairs import batches, held_out_questions, training_questions
from training.train import common_characters, train, vocabulary

_LEFT = re.compile(r"[{}|]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny encoder, trained for a few steps."""
    target = tmp_path_factory.mktemp("encoder")
    train(target, steps=3, dimensions=8)
    return target


def test_sentence_transformers_and_the_package_read_what_was_trained(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(folder), device="cpu").encode(["公 公开 开"])
    assert PackagedEncoder(folder).embed(["公开"])[0].tolist() == pytest.approx(theirs[0].tolist())


def test_training_again_gives_the_same_weights(folder: Path, tmp_path: Path) -> None:
    train(tmp_path, steps=3, dimensions=8)
    assert PackagedEncoder(tmp_path).name == PackagedEncoder(folder).name


def test_no_text_is_of_unknown_tokens_alone() -> None:
    # Its zero vector would have an infinite gradient, and nothing would be learnt.
    known = vocabulary([("zebra crossing", "斑马"), ("rare 公", "公")])
    assert {"zebra", "crossing", "公"} <= set(known)
    assert "rare" not in known


def test_every_fact_has_sentences_and_questions_that_can_be_filled() -> None:
    facts = read_facts()
    chance = random.Random(1)
    assert len(facts) > 80
    for fact in facts:
        assert fact.headings
        assert fact.sentences
        assert fact.questions
        for template in (*fact.sentences, *fact.questions):
            assert not _LEFT.search(fill(template, chance)), template


def test_held_out_questions_are_never_trained_on() -> None:
    for fact in read_facts():
        assert not set(held_out_questions(fact)) & set(training_questions(fact))


def test_a_batch_holds_each_fact_once() -> None:
    (batch,) = batches(load_glossary(), 1, 160, seed=3)
    assert len(batch) == 160
    assert len({question for question, _ in batch}) > 150


def test_the_common_characters_are_those_of_the_standard() -> None:
    characters = common_characters()
    assert len(set(characters)) == 3755
    assert characters[0] == "啊"
    assert characters[-1] == "座"
