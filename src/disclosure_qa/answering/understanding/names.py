"""The bodies that a question names: linked to those of the index, or known to be unknown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.text.atoms import Atom, stem
from disclosure_qa.text.atoms import plain as plain_text
from disclosure_qa.text.normalise import key
from disclosure_qa.text.sounds import blurred
from disclosure_qa.vocabulary.agencies import (
    KEY_OPENING,
    closes_a_name,
    is_called,
    place_endings,
    place_of,
)
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.places import named_places

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_LONGEST = 24
# In a name of so many characters one wrong one is a slip; in a shorter one another place.
_SURE_LENGTH = 4
# Characters that tell neighbouring places apart: 石山镇 is no slip for 石岭镇.
_TELL_APART = frozenset(
    "东南西北中上下大小前后左右内外新老高低长短青白红黄黑山岭峰河江湖海溪沟泉潭桥坪坝坡梁头口湾塘"
    "洲岛石沙木土水田林园村庄家店集市营寨堡城门街一二三四五六七八九十"
    "铺埠渡港浦关岗垭坞垄峪岩洞墩楼屯甸渠堰滩驿圩塬崖峡谷川源场坳屿涧淀洼台"
)
_BETWEEN_INNER_AND_OUTER = frozenset({"in", "at", "within", "的", "(", "（"})
_ALIKE = 60.0
_NEAREST = 50
# Atoms are stems, of which some are no words.
_STEMMED_ENDINGS = frozenset(map(stem, ("county", "city", "municipality")))
_SUBDISTRICT = "街道办事处"
_DEPARTMENTS = ("局", "委", "厅", "办")
_KINDS = frozenset("省市县区州盟旗镇乡村")
_LOWER = frozenset("镇乡村")
_HIGHER = frozenset("市县区州")
PLACE_ENDINGS = tuple(e for e in place_endings() if e not in {"委", "院", "厅", "办公室", "政府"})
_NOT_IN_KEYS = re.compile(r"['’]s\b|['’\s-]")
# What a number in a question is where it is no part of a name.
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A stretch of the question that names bodies; several are namesakes."""

    entries: tuple[AgencyEntry, ...]
    text: str
    first: int
    last: int


def name_mentions(
    library: "Library",
    text: str,
    units: Sequence[Atom],
    taken: Iterable[range],
    plain: Sequence[Mention],
) -> tuple[NameMention, ...]:
    """The bodies of the index that the text names exactly, longest names first in doubt, in order.

    `plain` are the mentions of the lexicon in the same text: a short name inside a longer word of
    the trade is no name.
    """
    closed = {index for stretch in taken for index in stretch}
    stretches = dict(_stretches(library, plain_text(text), units, closed))
    known = library.agencies_by_key(set(stretches.values()))
    hits = sorted(
        (s for s, name in stretches.items() if name in known),
        key=lambda s: (-(units[s[1] - 1].end - units[s[0]].start), s[0]),
    )
    found: list[NameMention] = []
    for first, last in hits:
        if any(first < m.last and m.first < last for m in found):
            continue
        if _inside_a_word(first, last, plain) or _runs_into_a_word(first, last, hits, plain):
            continue
        start, end = units[first].start, units[last - 1].end
        found.append(NameMention(known[stretches[first, last]], text[start:end], first, last))
    return tuple(sorted(found, key=lambda mention: mention.first))


def bare_key(name: str) -> str:
    """The comparison key of a name as people write it: Huai'an's -> huaian."""
    return key(_NOT_IN_KEYS.sub("", name))


def _as_in_keys(written: str) -> str:
    return written if not written or written.isalnum() else _NOT_IN_KEYS.sub("", written)


def _stretches(
    library: "Library", text: str, units: Sequence[Atom], closed: set[int]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Stretches of atoms that may be a name, each with its comparison key (`bare_key`)."""
    written = [_as_in_keys(text[unit.start : unit.end]) for unit in units]
    # What is passed over between two atoms, "of" for one, belongs to a name that has both.
    between = [_as_in_keys(text[unit.end : after.start]) for unit, after in pairwise(units)]
    openings = library.name_openings
    for first in range(len(units)):
        name = ""
        for last in range(first, min(first + _LONGEST, len(units))):
            if last in closed or _parts_names(units[last]):
                break
            name += between[last - 1] + written[last] if name else written[last]
            if openings and len(name) >= KEY_OPENING and name[:KEY_OPENING] not in openings:
                break
            if last > first or len(units[last].form) > 1:
                yield (first, last + 1), name


def _parts_names(unit: Atom) -> bool:
    """No name goes on over it: a mark, or a number that is a year and not a name's own (第101中学)."""
    if unit.kind == "number":
        return bool(_YEAR.fullmatch(unit.form)) or not unit.form.isdigit()
    return unit.kind == "mark"


def _inside_a_word(first: int, last: int, plain: Sequence[Mention]) -> bool:
    return any(
        m.first <= first and last <= m.last and m.last - m.first > last - first
        for m in plain
        if m.known and STOP not in m.concepts
    )


def _runs_into_a_word(
    first: int, last: int, hits: Sequence[tuple[int, int]], plain: Sequence[Mention]
) -> bool:
    """A shorter name begins at the same place, and the rest belongs to the next word: 政府办|结."""
    shorter = any(other_first == first and other < last for other_first, other in hits)
    return shorter and any(
        first < m.first < last < m.last for m in plain if m.known and STOP not in m.concepts
    )


def closes(unit: Atom) -> bool:
    """The word closes the name of a place or body, stemmed or not."""
    return closes_a_name(unit.form) or unit.form in _STEMMED_ENDINGS


def near_names(library: "Library", name: str) -> tuple[AgencyEntry, ...]:
    """Bodies of the index whose name the given one may be a misspelling of.

    The same sound (柳乔 for 柳桥), or in Latin letters one slip in six. An entry is returned only
    where a reader would take the two for the same name; another real place differs by more.
    """
    written = bare_key(name)
    alike = (
        entry for known, entry in library.keys_like(written, _NEAREST) if _alike(written, known)
    )
    return tuple(dict.fromkeys(alike))


def near_keys(library: "Library", name: str) -> tuple[str, ...]:
    """The Chinese names in the index, as long as the given one, that it may be a misspelling of."""
    written = bare_key(name)
    near = (known for known, _ in library.keys_like(written, _NEAREST) if _alike(written, known))
    return tuple(dict.fromkeys(known for known in near if len(known) == len(name)))


def like_names(library: "Library", name: str) -> tuple[AgencyEntry, ...]:
    """Up to three bodies whose name shares much with the given one, the most alike first."""
    from rapidfuzz import fuzz

    written = bare_key(name)
    scored = [(fuzz.ratio(written, known), e) for known, e in library.keys_like(written, _NEAREST)]
    alike = sorted((s for s in scored if s[0] >= _ALIKE), key=lambda s: (-s[0], s[1].name))
    return tuple(dict.fromkeys(entry for _, entry in alike))[:3]


def _alike(written: str, known: str) -> bool:
    if not written.isascii():
        if _shortens(written, known):
            return True
        if known.isascii() or len(known) != len(written) or _of_other_kind(written, known):
            return False
        return blurred(known) == blurred(written) or _one_sure_slip(written, known)
    from rapidfuzz.distance import DamerauLevenshtein

    most = len(written) // 6
    slips = DamerauLevenshtein.distance(written, known, score_cutoff=most)
    return known.isascii() and len(written) > 4 and slips <= most


def _one_sure_slip(written: str, known: str) -> bool:
    """One character differs, in the name of a place that is long enough to be no other place.

    青河县教育局 is no slip for 青河县体育局, nor 临海市云溪区 for 临江市云溪区.
    """
    wrong = [i for i, (a, b) in enumerate(zip(known, written, strict=True)) if a != b]
    if len(wrong) != 1 or {written[wrong[0]], known[wrong[0]]} <= _TELL_APART:
        return False
    position = 0
    for place in named_places(written) or (written,):
        position += len(place)
        if wrong[0] < position:
            return _own_length(place) >= _SURE_LENGTH
    return False


def _own_length(name: str) -> int:
    """How many characters a name has besides the word for its kind: 望江街道 has two."""
    ending = max((e for e in PLACE_ENDINGS if name.endswith(e)), key=len, default="")
    return len(name) - max(len(ending) - 1, 0)


def _shortens(written: str, known: str) -> bool:
    """A department's name with characters left out: 青河县市监局 for 青河县市场监督管理局."""
    rest = iter(known)
    return (
        written.endswith(_DEPARTMENTS)
        and known.endswith(written[-1])
        and len(known) > len(written) >= _SURE_LENGTH
        and known.startswith(written[:3])
        and all(character in rest for character in written)
    )


def _of_other_kind(one: str, other: str) -> bool:
    """A village is no slip for a town; 镇 and 乡 are taken for each other."""
    kinds = {one[-1], other[-1]}
    return len(kinds) == 2 and kinds <= _KINDS and kinds != {"镇", "乡"}


def told_apart(
    names: Sequence[NameMention], places: Sequence[Mention], units: Sequence[Atom]
) -> tuple[NameMention, ...]:
    """The names without those namesakes that a place named beside them rules out.

    "Shitang Town in Nanping County" is one body, though the county may report itself.
    """
    kept: list[NameMention] = []
    outer: set[NameMention] = set()
    names = _said_twice(names)
    for index, name in enumerate(names):
        beside = (n for n in names[max(0, index - 1) : index + 2] if n is not name)
        governing = {n: _governed(name, n) for n in beside if _close(name, n, units)}
        above = next((n for n, entries in governing.items() if entries), None)
        by_place = [e for e in name.entries if _lies_in_one(e, places)]
        if above is not None:
            outer.add(above)
            kept.append(replace(name, entries=governing[above]))
        else:
            kept.append(replace(name, entries=tuple(by_place)) if by_place else name)
    inner = [name for name in kept if not any(_same_place(name, o) for o in outer)]
    return tuple(inner)


def _said_twice(names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """The names without namesakes of which another name tells which one is meant.

    "Liuqiao Town (青河县柳桥镇)" is one body, whatever other Liuqiao Town there is.
    """
    told = {name.entries for name in names if len(name.entries) == 1}
    return tuple(
        name
        for name in names
        if len(name.entries) == 1 or not any((entry,) in told for entry in name.entries)
    )


def _governed(name: NameMention, other: NameMention) -> tuple[AgencyEntry, ...]:
    """The entries of a name that lie in the place whose government the other name means."""
    places = {place_of(entry.name) for entry in other.entries}
    return tuple(
        entry
        for entry in name.entries
        if any(place and place in entry.region for place in places)
        and (place_of(entry.name) not in places or entry.name.endswith(_SUBDISTRICT))
    )


def _close(name: NameMention, other: NameMention, units: Sequence[Atom]) -> bool:
    """Nothing stands between the two names that sets them side by side: "in" or a bracket may."""
    between = units[min(name.last, other.last) : max(name.first, other.first)]
    inner_first = name.first < other.first
    return all(
        unit.form in _BETWEEN_INNER_AND_OUTER or (inner_first and unit.form == ",")
        for unit in between
    )


def contradicted(
    names: Sequence[NameMention], units: Sequence[Atom], *, listed: bool
) -> tuple[NameMention, NameMention] | None:
    """A body and the place named right after it, in which no body of that name lies.

    `listed` tells that the names are an enumeration, in which a comma says nothing.
    """
    for inner, outer in pairwise(names):
        between = {unit.form for unit in units[inner.last : outer.first]}
        says_where = bool(between & {"in", "(", "（"}) or (between == {","} and not listed)
        lower = all(place_of(e.name)[-1:] in _LOWER for e in inner.entries)
        higher = all(place_of(e.name)[-1:] in _HIGHER for e in outer.entries)
        outside = _close(inner, outer, units) and not _governed(inner, outer)
        if says_where and lower and higher and outside:
            return inner, outer
    return None


def stands_after(place: Mention, name: NameMention, units: Sequence[Atom]) -> bool:
    """An English place with its kind right after a name: "in Baiyun County", ", Baiyun City"."""
    between = {unit.form for unit in units[name.last : place.first]}
    with_kind = place.last < len(units) and closes(units[place.last])
    return name.last < place.first and with_kind and between <= {",", "in", "(", "（"}


def stands_before(place: Mention, name: NameMention, units: Sequence[Atom]) -> bool:
    """Only "Town", "in", a comma and the like stand between an English place and a name after it."""
    between = units[place.last : name.first]
    return place.last <= name.first and all(
        unit.form in _BETWEEN_INNER_AND_OUTER or unit.form == "," or closes(unit)
        for unit in between
    )


def _same_place(name: NameMention, other: NameMention) -> bool:
    return (name.first, name.last) == (other.first, other.last)


def _lies_in_one(entry: AgencyEntry, places: Sequence[Mention]) -> bool:
    if not entry.region or not places:
        return False
    return any(is_called(bare_key(place.text), entry.region) for place in places)
