"""What public bodies are called: all the names under which one may be asked for."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import product

from disclosure_qa.text.normalise import key
from disclosure_qa.text.romanising import syllables
from disclosure_qa.vocabulary.institutions import (
    bare_zones,
    english_bodies,
    names_its_kind,
    short_names,
    tells_itself,
    without_city,
    zone_names,
)
from disclosure_qa.vocabulary.places import named_places

KEY_OPENING = 2
"""Characters of a name's key by which most stretches of a question are told to be none."""

_COMMITTEE = "管理委员会"
# A local bureau of the state's own bears its name before the place's: 国家税务总局青河县税务局.
_OF_THE_STATE = re.compile(
    "^(?:国家税务总局(?=.{2,}税务局$)|国网(?=.{2,}供电)|国家统计局(?=.{2,}调查队$)|中华人民共和国(?=.{2,}(?:海关|海事局)$))"
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The data file: endings and what they become."""

    endings: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    governments: frozenset[str]
    places: Mapping[str, tuple[str, ...]]
    departments: Mapping[str, tuple[str, ...]]
    english_endings: frozenset[str]
    spellings: Mapping[str, str]
    peoples: Mapping[str, tuple[str, ...]]


@cache
def _names() -> _Names:
    path = resources.files("disclosure_qa.vocabulary") / "data" / "agencies.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    endings = {
        entry["ending"]: (tuple(entry["short"]), tuple(entry["en"]))
        for entry in (*content["government"], *content["office"])
    }
    longest_first = dict(sorted(endings.items(), key=lambda item: -len(item[0])))
    places = {ending: tuple(en) for ending, en in content["place"].items()}
    departments = {ending: tuple(en) for ending, en in content["department"].items()}
    places = dict(sorted(places.items(), key=lambda item: -len(item[0])))
    english = frozenset(content["english"]["endings"])
    governments = frozenset(entry["ending"] for entry in content["government"])
    peoples = {people: tuple(en) for people, en in content["people"].items()}
    return _Names(
        longest_first, governments, places, departments, english, content["spelling"], peoples
    )


def place_endings() -> tuple[str, ...]:
    """The endings of places and bodies, longest first: 自治区, 街道, 镇, 局, …"""
    own = (
        *_names().places,
        *_names().endings,
        "局",
        "委员会",
        "委",
        "厅",
        "办公室",
        "办事处",
        "院",
    )
    return tuple(sorted({*own, "政府"}, key=lambda ending: (-len(ending), ending)))


def closes_a_name(word: str) -> bool:
    """An English word that closes the name of a place or body: Town, Bureau."""
    return word.lower() in _names().english_endings


@lru_cache(maxsize=4096)
def place_of(agency: str) -> str:
    """The innermost place that a body's name holds: 临川市青河县人民政府 -> 青河县; "" for none."""
    outer, own, _ = _split(agency, "")
    return own if _place_ending(own) else (outer[-1] if outer else "")


def lies_in(agency: str, region: str, place: str) -> bool:
    """The body lies in a place without being its government."""
    return (place in agency or place in region) and place_of(agency) != place


def name_keys(agency: str, region: str = "") -> tuple[str, ...]:
    """Comparison keys (text.normalise.key) of all names that mean the agency, itself first.

    Full and short Chinese forms with and without the places above it, and the same in pinyin
    with English words for the kind of place. Meant to be stored once, when a report comes in.
    """
    outer, own, ending = _split(agency, region)
    chinese = _chinese_names(outer, own, ending)
    latin = _latin_names(outer, own, ending)
    names = dict.fromkeys(key(name) for name in (agency, *chinese))
    names |= dict.fromkeys(_latin_key(name) for name in latin)
    names |= dict.fromkeys(bare_department(name) for name in _bare_names(outer, own, ending))
    return tuple(name for name in names if len(name) > 1)


def _latin_key(name: str) -> str:
    """As questions are compared: without the marks that one writes and another leaves out."""
    return key(re.sub("['’-]", "", name))


def _bare_names(outer: tuple[str, ...], own: str, ending: str) -> Iterable[str]:
    """What a department or zone is called where everybody knows which one is meant."""
    if ending == _COMMITTEE and (zones := bare_zones(own)):
        chinese, english = zones
        return (*chinese, *(zone + short for zone in chinese for short in ("管委会", ending)),
                *map(_latin_key, english))  # fmt: skip
    if not _is_department(own, ending):
        return ()
    if not outer:
        whole = without_city(own)
        return (whole, *short_names(whole)) if whole else ()
    shorts = filter(names_its_kind, short_names(own))
    english = _english_departments(own, ending)
    return (own, *shorts, *map(_latin_key, english))


def bare_department(name: str) -> str:
    """The key under which a department is found by its name without its place, 财政局.

    Every place has one, so that no name in a question is this key by itself.
    """
    return f"~~{key(name)}"


def parted_name(agency: str) -> tuple[tuple[str, ...], str, str]:
    """The places above a body as its name says them, outermost first, its own name, and the ending
    of its name: 临川市青河县人民政府 -> (临川市,), 青河县, 人民政府."""
    ending = next((e for e in _names().endings if agency.endswith(e) and agency != e), "")
    local = _OF_THE_STATE.sub("", agency)
    stem = local.removesuffix(ending)
    places = named_places(stem)
    rest = stem[sum(map(len, places)) :]
    if rest:
        return places, rest, ending
    return places[:-1], places[-1] if places else stem, ending


def is_called(name_key: str, agency: str) -> bool:
    """A comparison key is one of the body's names."""
    if name_key.isascii():
        return name_key in name_keys(agency)
    outer, own, ending = _split(agency, "")
    return name_key in map(key, (agency, *_chinese_names(outer, own, ending)))


def _split(agency: str, region: str) -> tuple[tuple[str, ...], str, str]:
    """As `parted_name`, with the places of the region where the name says none."""
    outer, own, ending = parted_name(agency)
    return outer or named_places(region), own, ending


def _chinese_names(outer: tuple[str, ...], own: str, ending: str) -> Iterable[str]:
    zone = ending == _COMMITTEE and bool(zone_names(own)[0])
    shorts = (ending, *_names().endings[ending][0], *([""] if zone else ())) if ending else ("",)
    bare = _is_department(own, ending)
    prefixes = _prefixes(outer, bare=bare)
    for prefix in (*prefixes, "") if bare and tells_itself(own) else prefixes:
        for name in _own_names(own, ending):
            for short in shorts:
                if len(prefix + name + short) > 1 and _tells(prefix, name, short):
                    yield prefix + name + short


def _tells(prefix: str, name: str, short: str) -> bool:
    """A bare place name of one character, or none at all, names nobody."""
    return bool(prefix) or len(name) > 1 or len(name + short) > 2


def _is_department(own: str, ending: str) -> bool:
    return not ending and _place_ending(own) == ""


def _prefixes(outer: tuple[str, ...], *, bare: bool) -> tuple[str, ...]:
    """All ways to name the places above: none, the last, all; with and without their endings.

    A department's bare ending (财政局) is no name of its own where a place stands before it.
    """
    if not outer:
        return ("",)
    tails = [outer[index:] for index in range(len(outer))]
    full = ["".join(tail) for tail in tails]
    short = ["".join(_stem(place) for place in tail) for tail in tails]
    full += [place for tail in tails for place in _without_people(tail[-1]) if len(tail) == 1]
    mixed = ["".join(_stem(place) for place in tail[:-1]) + tail[-1] for tail in tails]
    kept = dict.fromkeys((*full, *short, *mixed))
    if bare:
        own_kind = _place_ending(outer[-1])
        return (*kept, own_kind) if own_kind else tuple(kept)
    return ("", *kept)


def _own_names(own: str, ending: str) -> tuple[str, ...]:
    """The body's own name with and without its kind: 柳桥镇, 柳桥. An office keeps its kind."""
    if ending == _COMMITTEE:
        return zone_names(own)[0] or (own,)
    if ending and ending not in {*_names().governments, "街道办事处"}:
        return (own,)
    if _is_department(own, ending):
        return (own, *short_names(own))
    stem = _stem(own)
    named = (own, *_without_people(own))
    return (*named, stem) if len(stem) > 1 and stem != own else named


def _place_ending(place: str) -> str:
    return next((e for e in _names().places if place.endswith(e) and place != e), "")


def _stem(place: str) -> str:
    stem = _of_peoples(place)[0] or place.removesuffix(_place_ending(place))
    return stem if len(stem) > 1 else place


@cache
def _peoples() -> re.Pattern[str]:
    peoples = "|".join(sorted(_names().peoples, key=len, reverse=True))
    return re.compile(
        rf"(?P<stem>.{{2,}}?)(?P<peoples>(?:(?:{peoples})族?)+)(?P<kind>自治[区州县旗]|(?<=族)乡|民族乡)"
    )


def _of_peoples(place: str) -> tuple[str, str, str]:
    """A place named after those who live there: 桑河回族自治县 -> (桑河, 回族, 自治县); "" for others."""
    match = _peoples().fullmatch(place)
    return (match["stem"], match["peoples"], match["kind"]) if match else ("", "", "")


def _without_people(place: str) -> tuple[str, ...]:
    """桑河回族自治县 -> 桑河自治县, 桑河县."""
    stem, _, kind = _of_peoples(place)
    kinds = dict.fromkeys((kind, "" if kind == "自治区" else kind[-1:]))
    return tuple(stem + each for each in kinds if stem and each)


def _latin_names(outer: tuple[str, ...], own: str, ending: str) -> Iterable[str]:
    """Pinyin with the English words for the kind of place. "government" is left to the question:
    there it is a small word."""
    department = bool(_english_departments(own, ending))
    for body in _english_bodies(own, ending, outer):
        yield body.replace("'s", "")
        for place in () if department else outer[-1:]:
            yield from (place + body for place in _spelt(_stem(place)))


def _english_bodies(own: str, ending: str, outer: tuple[str, ...]) -> Iterable[str]:
    if bodies := _english_departments(own, ending):
        kinds = _names().places.get(_place_ending(outer[-1]), ()) if outer else ()
        if not outer or tells_itself(own):
            yield from bodies
        for place, english in product(_spelt(_stem(outer[-1])) if outer else (), bodies):
            yield from (place + kind + english for kind in ("", *kinds))
            yield from (
                each for kind in ("", *kinds[:1]) for each in _placed(place + kind, english)
            )
        return
    if ending == _COMMITTEE and (zones := zone_names(own)[1]):
        yield from zones
        return
    kinds = ("", *_names().places.get(_place_ending(own), ()))
    kinds += tuple(f"{one} {kind}" for one in _english_peoples(own) for kind in kinds)
    tails = _names().endings[ending][1] if ending else ("",)
    for stem, kind, tail in product(_spelt(_stem(own)), kinds, tails):
        yield stem + kind + tail


def _placed(place: str, body: str) -> Iterable[str]:
    """A body with its place before or after it; a branch stands in the body whose it is."""
    branch, of, whole = body.partition(" branch of ")
    if of:
        joints = ("of", "of the")
        full = (f"{branch} branch {joint} {place} {whole}" for joint in joints)
        return (f"{place} {branch} branch", *full)
    return (f"{body} of {place}", f"{body} in {place}")


def _english_peoples(place: str) -> tuple[str, ...]:
    """The peoples in a place's name for readers of English; () where there are none."""
    _, peoples, _ = _of_peoples(place)
    known = _names().peoples
    parts = re.findall("|".join(sorted(known, key=len, reverse=True)), peoples)
    each = product(*(known[part] for part in parts)) if parts else ()
    return tuple(joint.join(one) for one in each for joint in (" ", " and ")[: len(parts)])


def _spelt(place: str) -> tuple[str, ...]:
    """A place in Latin letters: in pinyin, and as it is officially spelt where that differs."""
    return tuple(dict.fromkeys(("".join(syllables(place)), _official(place))))


def _official(place: str) -> str:
    """The spelling on maps, with an apostrophe before a vowel inside the name: Huai'an, Harbin."""
    return _names().spellings.get(place) or _parted(place).capitalize()


@cache
def english_name(agency: str) -> str:
    """The body's name for readers of English, spelt as on maps, innermost place first.

    >>> english_name("青河县柳桥镇人民政府")
    "Liuqiao Town People's Government, Qinghe County"
    """
    outer, own, ending = _split(agency, "")
    if bodies := _english_departments(own, ending):
        body = _titled(bodies[0])
    elif ending == _COMMITTEE and (zones := zone_names(own)[1]):
        body = f"{_titled(zones[0])} {_ENGLISH_ENDINGS[ending]}"
    elif ending:
        body = f"{_english_place(own)} {_ENGLISH_ENDINGS.get(ending, '')}".strip()
    else:
        body = _english_place(own)
    return ", ".join((body, *(_english_place(place) for place in reversed(outer))))


def _english_departments(own: str, ending: str) -> tuple[str, ...]:
    """The English names of a department, school or hospital; () for the government of a place."""
    if ending or _place_ending(own):
        return ()
    known = next((d for d in _names().departments if own.endswith(d)), "")
    return _names().departments.get(known, ()) or english_bodies(own)


def _titled(english: str) -> str:
    small = {"of", "and"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in english.split())


_ENGLISH_ENDINGS = {
    "人民政府": "People's Government",
    "人民政府办公室": "People's Government Office",
    "人民政府办公厅": "People's Government General Office",
    "街道办事处": "Subdistrict Office",
    "行政公署": "Administrative Office",
    "管理委员会": "Administrative Committee",
}


def _english_place(place: str) -> str:
    kinds = _names().places.get(_place_ending(place), ())
    people = next(iter(_english_peoples(place)), "")
    parts = (_official(_stem(place)), people, kinds[0].title() if kinds else "")
    return " ".join(filter(None, parts))


def _parted(chinese: str) -> str:
    return "".join(
        f"'{syllable}" if place and syllable[:1] in "aoe" else syllable
        for place, syllable in enumerate(syllables(chinese))
    )
