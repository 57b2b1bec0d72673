"""Wordings that stand for many: "(没有/没/未)掌握" is 没有掌握, 没掌握 and 未掌握.

Alternatives stand in brackets, parted by "/", one of which may be nothing: "(相关/)信息". A bracket
without "/" is part of the wording.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

_ALTERNATIVES = re.compile(r"\(([^()/]*(?:/[^()/]*)+)\)")


def is_pattern(wording: str) -> bool:
    """The wording stands for several."""
    return "(" in wording and _ALTERNATIVES.search(wording) is not None


def spelt_out(wording: str) -> Iterator[str]:
    """All the wordings that it stands for; itself where it holds no alternatives."""
    if "(" not in wording:
        yield wording
        return
    for chosen in product(*_choices(wording)):
        yield "".join(chosen)


def openings(wording: str, opening: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """What `opening` gives for the beginnings of all that it stands for, which are not spelt out.

    `opening` gives an empty set for a beginning that says nothing, such as an article.
    """
    if "(" not in wording:
        return opening(wording)
    found: frozenset[str] = frozenset()
    for choices in _choices(wording):
        each = [opening(choice) for choice in choices]
        found = found.union(*each)
        if all(each):
            break
    return found


def _choices(wording: str) -> list[list[str]]:
    """The alternatives at each place, one where there is no choice; "" at neither end alone."""
    parts = _ALTERNATIVES.split(wording)
    places = [part.split("/") if index % 2 else [part] for index, part in enumerate(parts)]
    return [place for place in places if place != [""]]
