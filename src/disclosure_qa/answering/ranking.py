"""Which passages a question is about: by its words, and by its meaning as the second voter."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage
from disclosure_qa.vocabulary.glossary import expand

if TYPE_CHECKING:
    from disclosure_qa.library import Library

# Reciprocal rank fusion. Words count twice: they know names and numbers that no vector does.
_RANK_OFFSET = 10
_WORDS, _MEANING = 2.0, 1.0
_DEPTH = 3
"""How many times the wanted number of passages each voter names."""

_Place = tuple[str, int, int]


def ranked_passages(
    library: "Library", question: str, *, documents: Collection[str] | None, limit: int
) -> tuple[RankedPassage, ...]:
    """The passages that fit a question best, with their fused score, at most 1; best first.

    `documents` None searches all that is in force. Where there are no vectors the words decide.
    A re-ranker, where one is set, has the last word.
    """
    by_words = library.search(expand(question), documents=documents, limit=_DEPTH * limit)
    vector = library.encode(question)
    near = (
        library.nearest(vector, documents=documents, limit=_DEPTH * limit)
        if vector is not None
        else ()
    )
    return library.reranked(question, fuse(by_words, near))[:limit]


def fuse(
    by_words: Sequence[RankedPassage], by_meaning: Sequence[RankedPassage]
) -> tuple[RankedPassage, ...]:
    """Two rankings as one, by reciprocal ranks; equal scores in order of document and place."""
    scores: dict[_Place, float] = {}
    passages: dict[_Place, Passage] = {}
    for ranking, weight in ((by_words, _WORDS), (by_meaning, _MEANING)):
        for rank, ranked in enumerate(ranking):
            passage = ranked.passage
            place = (passage.document, passage.start, passage.end)
            passages[place] = passage
            scores[place] = scores.get(place, 0.0) + weight / (_RANK_OFFSET + rank)
    highest = (_WORDS + _MEANING) / _RANK_OFFSET
    order = sorted(scores, key=lambda place: (-scores[place], place))
    return tuple(RankedPassage(passages[place], scores[place] / highest) for place in order)
