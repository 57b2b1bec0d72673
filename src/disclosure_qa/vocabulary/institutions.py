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
_CITY_AND_NAME = 4
_CITIES = (2, 3)
"""How many characters the bare name of a city has, mostly."""
_MINISTRY, _UNIVERSITY = "部", "大学"
_OF = frozenset({"部", "局", "总局", "厅", "委员会", "委", "大学"})
"""Kinds that English names with what they are for after them: the Ministry of, the University of."""
_BRANCH = re.compile(r"(?P<whole>.{2,}局)(?P<own>.{2,8})分局")
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
    if branch := _BRANCH.fullmatch(own):
        spelt = "".join(syllables(branch["own"]))
        return tuple(f"{spelt} branch of {whole}" for whole in english_bodies(branch["whole"]))
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
    found: list[str] = []
    for long, shorts in _words().shorts.items():
        full = [name for name in (own, *found) if long in name]
        found += [name.replace(long, short) for name in full for short in shorts]
    if branch := _BRANCH.fullmatch(own):
        found += [f"{branch['own']}分局", "分局"]
    if numbered := _NUMBERED_HOSPITAL.fullmatch(own):
        found.append(f"{numbered[1]}院")
    return tuple(name for name in found if len(name) > 1)


@cache
def _closings() -> frozenset[str]:
    words = _words()
    return frozenset(kind[-1] for kind in (*words.kinds, *words.zones)) | {"会", "社", "大"}


def may_close_a_body(character: str) -> bool:
    """A character that ends the names of departments, schools, companies or zones: 局, 院, 区,
    or what is said for one: 师大, 供销社."""
    return character in _closings()


@cache
def _opening() -> re.Pattern[str]:
    words = _words()
    subjects = sorted({*words.subjects} - {"和"}, key=len, reverse=True)
    joined = "|".join(map(re.escape, subjects))
    kinds = "|".join(k for k in words.kinds if len(k) > 1) + "|局(?![部势面限])|厅"
    return re.compile(rf"(?:{joined})(?:和?(?:{joined}))*(?:{kinds})|法院|检察院|海关")


def body_at_the_start(text: str) -> str:
    """The department, court, school or company that a text begins with: 中级人民法院2022年 ->
    中级人民法院; "" for none."""
    match = _opening().match(text)
    return match.group() if match else ""


def without_city(own: str) -> str:
    """What a body is called without the bare name of a city before it: 临川海关 -> 海关; "" for none."""
    rests = (own[length:] for length in _CITIES)
    return next((rest for rest in rests if _opening().fullmatch(rest)), "")


def names_its_kind(name: str) -> bool:
    """The name says what kind of body it is, and more: 国土局, but not 国土."""
    return any(name.endswith(kind) and name != kind for kind in _words().kinds)


def zone_names(own: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What an area that a committee runs is called, itself first, and in English; () for no area.

    滨江经济开发区 -> (滨江经济开发区, 滨江经开区, 滨江开发区), (binjiang economic development zone, …)
    """
    zones = _words().zones
    kind = next((k for k in zones if own.endswith(k) and len(own) > len(k) + 1), "")
    if not kind:
        return (), ()
    (shorts, english), stems = zones[kind], _zone_stems(own.removesuffix(kind))
    chinese = (stem + short for stem in stems for short in (kind, *shorts))
    spelt = ("".join(syllables(stem)) for stem in stems)
    return tuple(chinese), tuple(f"{stem} {one}" for stem in spelt for one in english)


def _zone_stems(stem: str) -> tuple[str, ...]:
    """A zone's name with and without its city's, which stands before it bare: 临川东湖 is 东湖."""
    return (stem, stem[2:]) if len(stem) == _CITY_AND_NAME else (stem,)


def bare_zones(own: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What an area that a committee runs is called without its name: 高新区, "the high-tech zone"."""
    zones = _words().zones
    kind = next((k for k in zones if own.endswith(k) and len(own) > len(k) + 1), "")
    return ((kind, *zones[kind][0]), zones[kind][1]) if kind else None


def tells_itself(own: str) -> bool:
    """The name is one that a place has once, and that is said without the place: 第三人民医院."""
    return _NUMBERED.match(own) is not None
