"""What departments, schools and hospitals are called in English, and what everybody shortens."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice, product

from disclosure_qa.text.romanising import syllables

_MOST_NAMES = 6
_MINISTRY, _UNIVERSITY = "部", "大学"
_OF = frozenset({"部", "局", "总局", "厅", "委员会", "委", "大学"})
"""Kinds that English names with what they are for after them: the Ministry of, the University of."""
_NUMBERED_HOSPITAL = re.compile(r"第([一二三四五六七八九十])(?:人民)?医院")
_NUMBERED = re.compile(r"第[一二三四五六七八九十]+.*(?:医院|中学|小学|学校)$")


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


@cache
def _words() -> _Words:
    path = resources.files("disclosure_qa.vocabulary") / "data" / "institutions.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = sorted(content["kind"].items(), key=lambda item: -len(item[0]))
    subjects = {subject: tuple(english) for subject, english in content["subject"].items()}
    shorts = {long: tuple(short) for long, short in content["short"].items()}
    zones = {zone: (tuple(e["short"]), tuple(e["en"])) for zone, e in content["zone"].items()}
    return _Words({kind: tuple(en) for kind, en in kinds}, subjects, shorts, zones)


def english_bodies(own: str) -> tuple[str, ...]:
    """A body's own name in English, as shown first: 第三人民医院 -> third people's hospital, …

    () for a name that does not end as those of departments, schools and hospitals do.
    """
    words = _words()
    kind = next((k for k in words.kinds if own.endswith(k)), "")
    if not kind or own == kind:
        return words.kinds.get(kind, ())
    parts = list(_parts(own.removesuffix(kind)))
    named: list[str] = []
    for english, *subject in islice(product(words.kinds[kind], *parts), _MOST_NAMES):
        told = " ".join(filter(None, subject))
        named.append(f"{told} {english}")
        if kind in _OF:
            named.append(f"{english} of {told}")
        if kind == _UNIVERSITY and len(subject) > 1:
            named.append(f"{subject[0]} {english} of {' '.join(subject[1:])}")
    if kind == _MINISTRY and len(parts) > 1:
        named.append(f"{parts[0][0]} {words.kinds[kind][0]}")
    return tuple(dict.fromkeys(named))


def _parts(subject: str) -> Iterator[tuple[str, ...]]:
    """The words for each part of what a body is for, the longest known parts first."""
    known = _words().subjects
    position, unknown = 0, ""
    while position < len(subject):
        ends = range(len(subject), position, -1)
        found = next((subject[position:end] for end in ends if subject[position:end] in known), "")
        if found and unknown:
            yield ("".join(syllables(unknown)),)
            unknown = ""
        if found:
            yield known[found]
        else:
            unknown += subject[position]
        position += len(found) or 1
    if unknown:
        yield ("".join(syllables(unknown)),)


def short_names(own: str) -> tuple[str, ...]:
    """What a school or hospital is called for short: 师范大学 -> 师大, 第三人民医院 -> 第三医院, 三院."""
    shorts = _words().shorts.items()
    found = [own.replace(long, short) for long, all_ in shorts if long in own for short in all_]
    if numbered := _NUMBERED_HOSPITAL.fullmatch(own):
        found.append(f"{numbered[1]}院")
    return tuple(name for name in found if len(name) > 1)


def zone_names(own: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What an area that a committee runs is called, itself first, and in English; () for no area.

    滨江经济开发区 -> (滨江经济开发区, 滨江经开区, 滨江开发区), (binjiang economic development zone, …)
    """
    zones = _words().zones
    kind = next((k for k in zones if own.endswith(k) and len(own) > len(k) + 1), "")
    if not kind:
        return (), ()
    stem, (shorts, english) = own.removesuffix(kind), zones[kind]
    spelt = "".join(syllables(stem))
    return (own, *(stem + short for short in shorts)), tuple(f"{spelt} {one}" for one in english)


def tells_itself(own: str) -> bool:
    """The name is one that a place has once, and that is said without the place: 第三人民医院."""
    return _NUMBERED.match(own) is not None
