"""Matters that reports tell of in words of their own: what requests are about, whether anything was
charged, how cases ended, which honours were won.

A question about one is told by its words, and only a sentence with the words of such telling answers
it: 「申请集中在征地」 tells what requests are about, 「收到申请5件」 does not.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Matter:
    """How a matter is asked for, the words of the question that name it, and how it is told.

    A `way` is asked for by how; of the others how? where? who? asks something else.
    """

    asked: re.Pattern[str]
    own: re.Pattern[str]
    told: re.Pattern[str]
    way: bool = False


@dataclass(frozen=True, slots=True)
class _Matters:
    every: tuple[Matter, ...]
    otherwise: re.Pattern[str]


def matter_of(question: str) -> Matter | None:
    """The matter that a question asks about; None where it asks something else of it: how? how many?"""
    matters = _load()
    otherwise = matters.otherwise.search(question)
    fitting = (m for m in matters.every if m.asked.search(question) and (m.way or not otherwise))
    return next(fitting, None)


@cache
def _load() -> _Matters:
    file = resources.files("disclosure_qa.answering.understanding") / "data" / "matters.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))

    def pattern(alternatives: Sequence[str]) -> re.Pattern[str]:
        joined = "|".join(alternatives).replace("{what}", content["what"])
        return re.compile(joined, re.IGNORECASE)

    every = tuple(
        Matter(
            pattern(entry["asked"]),
            pattern(entry["own"]),
            pattern(entry["told"]),
            entry.get("way", False),
        )
        for entry in content["matter"]
    )
    return _Matters(every, pattern([content["otherwise"]]))
