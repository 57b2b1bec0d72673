"""A model's draft cut into sentences, each with the citations that it names."""

import re
from dataclasses import dataclass

LONGEST_DRAFT = 2000
"""In characters; what is longer is no answer."""

_KEYS = re.compile(r"\[([1-9][0-9]{0,2}(?: ?[,，、] ?[1-9][0-9]{0,2})*)\]")
_KEYS_AFTER_END = re.compile(r"([。！？.!?]+)((?: ?\[[0-9 ,，、]+\])+)")
_SENTENCE = re.compile(r"[^。！？.!?]*[。！？.!?]+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without its citations and its final mark; `keys` as written, once each."""

    body: str
    keys: tuple[int, ...]
    end: str


def sentences_in(draft: str) -> tuple[tuple[Sentence, ...], str]:
    """The finished sentences of a draft, and the rest that has not come to an end."""
    text = _KEYS_AFTER_END.sub(r"\2\1", _SPACE.sub(" ", draft))
    found = []
    last = 0
    for match in _SENTENCE.finditer(text):
        found.append(_sentence(match[0].strip()))
        last = match.end()
    return tuple(found), text[last:].strip()


def _sentence(text: str) -> Sentence:
    body = text.rstrip("。！？.!?")
    numbers = [int(n) for match in _KEYS.findall(body) for n in re.findall("[0-9]+", match)]
    plain = _SPACE.sub(" ", _KEYS.sub("", body)).strip()
    return Sentence(plain, tuple(dict.fromkeys(numbers)), text[len(body) :])
