"""Trains the packaged encoder: a StaticEmbedding over characters, bigrams and Latin words."""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from datasets import Dataset
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from sentence_transformers.sentence_transformer.training_args import (
    SentenceTransformerTrainingArguments,
)
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from torch.utils.data import SequentialSampler

from disclosure_qa.library.encoder import PACKAGED_FOLDER, encoder_text
from disclosure_qa.vocabulary.glossary import load_glossary
from training.pairs import Pair, batches

SEED = 20260101
DIMENSIONS = 128
BATCH = 160
STEPS = 600
LEARNING_RATE = 0.01
SCALE = 20.0
UNKNOWN = "[UNK]"


def train(folder: Path, *, steps: int = STEPS, dimensions: int = DIMENSIONS) -> SentenceTransformer:
    """Trains and saves the encoder to a folder; the same bytes every time."""
    pairs = [pair for batch in batches(load_glossary(), steps, BATCH, SEED) for pair in batch]
    texts = [(encoder_text(question), encoder_text(answer)) for question, answer in pairs]
    tokenizer = build_tokenizer(vocabulary(texts))
    model = build_model(tokenizer, dimensions)
    fit(model, texts)
    save(model, folder)
    return model


def vocabulary(texts: Sequence[Pair]) -> list[str]:
    """The tokens of the texts that occur ten times or more, the common Chinese characters, and all
    tokens of a text that would have none.

    A character that training never saw keeps its random vector, so that it still matches itself. A
    text of unknown tokens alone has a zero vector, whose infinite gradient stops all learning.
    """
    split = [text.split() for pair in texts for text in pair]
    counts = Counter(token for tokens in split for token in tokens)
    known = {token for token, count in counts.items() if count >= 10} | set(common_characters())
    rare = {token for tokens in split if known.isdisjoint(tokens) for token in tokens}
    return sorted(known | rare)


def common_characters() -> list[str]:
    """The 3,755 characters of GB 2312's first level."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", errors="ignore") for code in codes if code < b"\xd7\xfa"]


def build_tokenizer(words: Iterable[str]) -> Tokenizer:
    """A tokenizer that splits on white space and knows the words."""
    ids = {UNKNOWN: 0} | {word: number for number, word in enumerate(words, start=1)}
    tokenizer = Tokenizer(WordLevel(ids, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return tokenizer


def build_model(tokenizer: Tokenizer, dimensions: int) -> SentenceTransformer:
    """An untrained encoder with reproducible random vectors; the unknown token's is zero."""
    chance = np.random.default_rng(SEED)
    weights = chance.normal(0, 0.1, (tokenizer.get_vocab_size(), dimensions)).astype(np.float32)
    weights[0] = 0
    return SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()], device="cpu"
    )


def fit(model: SentenceTransformer, texts: list[Pair]) -> None:
    """Trains with in-batch negatives, in the order given: each batch holds distinct meanings."""
    data = Dataset.from_dict({"anchor": [q for q, _ in texts], "positive": [a for _, a in texts]})
    with tempfile.TemporaryDirectory() as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch,
            num_train_epochs=1,
            per_device_train_batch_size=BATCH,
            learning_rate=LEARNING_RATE,
            warmup_steps=0.05,
            batch_sampler=_in_order,
            seed=SEED,
            use_cpu=True,
            save_strategy="no",
            logging_strategy="no",
            report_to=[],
            disable_tqdm=True,
        )
        loss = MultipleNegativesRankingLoss(model, scale=SCALE)
        SentenceTransformerTrainer(model, arguments, train_dataset=data, loss=loss).train()


def _in_order(dataset: Dataset, **options: Any) -> DefaultBatchSampler:
    return DefaultBatchSampler(SequentialSampler(dataset), **options)


def save(model: SentenceTransformer, folder: Path) -> None:
    """Writes the standard folder; an unknown token counts for nothing."""
    model[0].embedding.weight.data[0] = 0
    folder.mkdir(parents=True, exist_ok=True)
    model.save(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)


def main() -> None:
    """Trains the encoder of the package, or one elsewhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=PACKAGED_FOLDER)
    parser.add_argument("--steps", type=int, default=STEPS)
    options = parser.parse_args()
    train(options.folder, steps=options.steps)
    size = sum(file.stat().st_size for file in options.folder.rglob("*") if file.is_file())
    print(f"{options.folder}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
