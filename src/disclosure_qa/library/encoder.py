"""The packaged encoder: texts to vectors with safetensors and numpy alone.

The folder is a sentence-transformers model (a StaticEmbedding trained by `training/`), read here
without torch; a vector is the mean of the text's token vectors, of length one. Its tokenizer splits
at blanks and looks each token up, which takes a dictionary.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from disclosure_qa.text.inflection import uninflected
from disclosure_qa.text.tokens import tokens

PACKAGED_FOLDER = Path(__file__).with_name("data") / "encoder"

_WEIGHTS = "model.safetensors"
_TOKENIZER = "tokenizer.json"
_UNKNOWN = 0
"""The token of which all unknown ones are; its vector is zero."""

Vectors = NDArray[np.float32]


def encoder_text(text: str) -> str:
    """A text as the encoder takes it: its search tokens between spaces.

    English words are uninflected, and every number is a 0: which one it is has no meaning.

    >>> encoder_text("Received 12 requests: 收到12件")
    'receiv 0 request 收 收到 到 0 件'
    """
    return " ".join(map(_encoder_token, tokens(text)))


@lru_cache(maxsize=16384)
def _encoder_token(token: str) -> str:
    if not token[0].isascii():
        return token
    return "0" if token[0].isdigit() else uninflected(token)


class PackagedEncoder:
    """Embeds questions and passages alike; loads its folder at the first use."""

    def __init__(self, folder: Path = PACKAGED_FOLDER) -> None:
        self.folder = folder

    @cached_property
    def name(self) -> str:
        """A name that changes with the weights or the vocabulary."""
        digest = hashlib.sha256()
        for file in (_WEIGHTS, _TOKENIZER):
            digest.update((self.folder / file).read_bytes())
        return f"packaged-{digest.hexdigest()[:12]}"

    @property
    def dimensions(self) -> int:
        """Numbers of a vector."""
        return int(self._weights.shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length one for each text; zeros where no token of the text is known."""
        return self._mean(list(map(self._numbers, texts)))

    def compare(self, question: str, texts: Sequence[str]) -> tuple[list[float], list[float]]:
        """For each text its cosine to the question, and how much of the question has a near word
        in it: the mean over the question's tokens of the cosine of the nearest token of the text,
        each counted by the length of its vector, which training makes short where it tells little.
        Neither is below 0.
        """
        asked, numbers = self._numbers(question), list(map(self._numbers, texts))
        vectors = self._mean([asked, *numbers])
        cosines = np.maximum(vectors[1:] @ vectors[0], 0).tolist()
        rows = self._weights.take(sorted({*asked} - {_UNKNOWN}), axis=0)
        lengths = np.linalg.norm(rows, axis=1)
        every = np.array(sorted({number for row in numbers for number in row}), dtype=np.int64)
        if not lengths.any() or not every.size:
            return cosines, [0.0] * len(texts)
        near = np.maximum(
            _of_length_one(rows) @ _of_length_one(self._weights.take(every, axis=0)).T, 0
        )
        shares = lengths / lengths.sum()
        places = (np.searchsorted(every, sorted(set(row))) for row in numbers)
        return cosines, [
            float(shares @ near[:, at].max(axis=1)) if at.size else 0.0 for at in places
        ]

    def _numbers(self, text: str) -> list[int]:
        vocabulary = self._vocabulary
        return [vocabulary.get(_encoder_token(token), _UNKNOWN) for token in tokens(text)]

    def _mean(self, texts: Sequence[Sequence[int]]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, numbers in enumerate(texts):
            if numbers:
                vectors[row] = self._weights.take(numbers, axis=0).sum(axis=0)
        return _of_length_one(vectors)

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of passages."""
        return [[float(number) for number in row] for row in self.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        numbers: list[float] = self.embed([text])[0].tolist()
        return numbers

    @cached_property
    def _weights(self) -> Vectors:
        from safetensors.numpy import load_file

        weights: Vectors = load_file(self.folder / _WEIGHTS)["embedding.weight"]
        return weights

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        described = json.loads((self.folder / _TOKENIZER).read_bytes())
        vocabulary: dict[str, int] = described["model"]["vocab"]
        return vocabulary


def _of_length_one(vectors: Vectors) -> Vectors:
    """The rows, each divided by its length; zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    divided: Vectors = vectors / lengths
    return divided


@cache
def packaged_encoder() -> PackagedEncoder:
    """The encoder of this package, one for the process."""
    return PackagedEncoder()
