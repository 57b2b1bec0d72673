"""Which passages a question is about: by its words, and by its meaning as the second voter."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from disclosure_qa.library.encoder import Vectors, packaged_encoder
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.glossary import expand

if TYPE_CHECKING:
    from disclosure_qa.library import Library
    from disclosure_qa.library.neighbours import QuestionVector

_READ_WHOLE = 40
"""Passages of which every one is weighed, whether a voter names it or not: those of a report."""

_DEPTH = 20
"""How many passages each voter names where there are more."""

_SENTENCES = 0.8
"""What the meaning of a passage and of its best sentence count, each, when the words count 1."""

# Reciprocal rank fusion, for a model whose cosines have no scale that we know. Words count twice:
# they know names and numbers that no vector does.
_RANK_OFFSET = 10
_WORDS, _MEANING = 2.0, 1.0

_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?\n]*")
_SHORTEST = 5

_Place = tuple[str, int, int]


def ranked_passages(
    library: "Library", question: str, *, documents: Collection[str] | None, limit: int
) -> tuple[RankedPassage, ...]:
    """The passages that fit a question best, with their fused score, at most 1; best first.

    `documents` None searches all that is in force. Where there are no vectors the words decide.
    A re-ranker, where one is set, has the last word.
    """
    # Over one connection, since what is held in memory is found in less time than one is fetched.
    with library.reading():
        ranked = _voted(library, question, documents, max(_DEPTH, limit))
    return library.reranked(question, ranked)[:limit]


def _voted(
    library: "Library", question: str, documents: Collection[str] | None, depth: int
) -> tuple[RankedPassage, ...]:
    by_words = library.search(expand(question), documents=documents, limit=depth)
    vector = library.encode(question)
    if vector is None:
        return fuse(by_words, ())
    if vector.encoder == packaged_encoder().name:
        return weigh(by_words, _beside(library, vector, documents, depth), vector)
    return fuse(by_words, library.nearest(vector, documents=documents, limit=depth))


def _beside(
    library: "Library", vector: "QuestionVector", documents: Collection[str] | None, limit: int
) -> Sequence[Passage]:
    """What is weighed beside what the words name: all passages of a report, the nearest of many."""
    whole = library.passages(documents=documents, most=_READ_WHOLE)
    if whole is not None:
        return whole
    near = library.nearest(vector, documents=documents, limit=limit)
    return [ranked.passage for ranked in near]


def weigh(
    by_words: Sequence[RankedPassage], near: Iterable[Passage], vector: "QuestionVector"
) -> tuple[RankedPassage, ...]:
    """Passages by their words, against the best of all, and by how near they and their best
    sentence are to the question; equal scores in order of document and place."""
    best = by_words[0].score if by_words else 1.0
    words = {_place(ranked.passage): ranked.score / best for ranked in by_words}
    every = {_place(p): p for p in chain((ranked.passage for ranked in by_words), near)}
    meanings = nearness(tuple(every.values()), vector)
    scores = {
        place: words.get(place, 0.0) + _SENTENCES * meaning
        for place, meaning in zip(every, meanings, strict=True)
    }
    return _in_order(scores, every, 1 + 2 * _SENTENCES)


def nearness(passages: Sequence[Passage], vector: "QuestionVector") -> list[float]:
    """For each passage the cosine of the packaged encoder's vectors of it and of the question,
    and that of its nearest sentence, together: at most 2."""
    import numpy as np

    if not passages:
        return []
    vectors = [_vectors(passage.section, passage.text) for passage in passages]
    starts = np.cumsum([0, *map(len, vectors[:-1])])
    cosines = np.concatenate(vectors) @ np.asarray(vector.numbers, dtype=np.float32)
    together: list[float] = (cosines[starts] + np.maximum.reduceat(cosines, starts)).tolist()
    return together


@lru_cache(maxsize=4096)
def _vectors(section: str, text: str) -> Vectors:
    """The vector of a passage, then those of its sentences, each under its heading."""
    heading = section.rsplit("/", 1)[-1]
    sentences = [s for s in _SENTENCE.findall(text) if len(s.strip()) >= _SHORTEST]
    return packaged_encoder().embed([f"{section}\n{text}", *(f"{heading} {s}" for s in sentences)])


def fuse(
    by_words: Sequence[RankedPassage], by_meaning: Sequence[RankedPassage]
) -> tuple[RankedPassage, ...]:
    """Two rankings as one, by reciprocal ranks; equal scores in order of document and place."""
    scores: dict[_Place, float] = {}
    passages: dict[_Place, Passage] = {}
    for ranking, weight in ((by_words, _WORDS), (by_meaning, _MEANING)):
        for rank, ranked in enumerate(ranking):
            place = _place(ranked.passage)
            passages[place] = ranked.passage
            scores[place] = scores.get(place, 0.0) + weight / (_RANK_OFFSET + rank)
    return _in_order(scores, passages, (_WORDS + _MEANING) / _RANK_OFFSET)


def _in_order(
    scores: Mapping[_Place, float], passages: Mapping[_Place, Passage], highest: float
) -> tuple[RankedPassage, ...]:
    order = sorted(scores, key=lambda place: (-scores[place], place))
    return tuple(RankedPassage(passages[place], scores[place] / highest) for place in order)


def _place(passage: Passage) -> _Place:
    return passage.document, passage.start, passage.end
