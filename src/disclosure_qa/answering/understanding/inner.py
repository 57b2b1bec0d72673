"""Bodies within a body that is named: 青河县公安局 is not 青河县, "Qinghe Police" is not Qinghe.

Nothing that a county reports may be shown for one of its departments of which there is no report.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from disclosure_qa.answering.understanding.names import NameMention
from disclosure_qa.text.atoms import Atom, stem
from disclosure_qa.vocabulary.agencies import lies_in, place_endings, place_of
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.institutions import body_at_the_start

_INNER = (
    "局", "厅", "委员会", "法院", "检察院", "办公室", "中心", "大队", "支队", "分局", "卫生院",
)  # fmt: skip
# Bodies by themselves, right after the name of a place.
_WHOLE = frozenset(
    {
        "办公室",
        "办公厅",
        "府办",
        "政府办",
        "法院",
        "检察院",
        "人大",
        "政协",
        "党委",
        "纪委",
        "公安",
        "医院",
        "新区",
        "开发区",
        "高新区",
        "园区",
    }
)
# After the bare name of a place; after 市 or 县 they are those who apply there.
_SCHOOLS = frozenset({"大学", "学院", "高校", "研究院", "研究所", "公司", "律师事务所"})
# Before a name these make it that of another place: 新柳桥镇, "New Liuqiao".
_PREFIXES = frozenset("新上下大小东西南北老")
# 报告上, 网站上: what stands before 上 or 下 there makes no name of it.
_WRITTEN_ON = frozenset({"domain", "website"})
_LATIN_PREFIXES = frozenset(
    map(stem, ("new", "north", "south", "east", "west", "upper", "lower", "old", "great", "little"))
)
# These close many other words too; they make a body only of a word that nobody knows.
_INNER_OF_UNKNOWN = ("所", "站", "村", "社区", "学校", "中学", "小学", "医院", "公司", "委")
_OWN_OFFICE = re.compile(r"(?:信息公开|政务公开|领导小组)[\u4e00-\u9fff]{0,4}(?:办公室|中心)")
"""Where a body's own disclosure is done: its report says who sits there, but counts nothing for it."""
_KINDS = frozenset("省市县区州盟旗镇乡村")
_SAME_KIND = frozenset("镇乡")
_FUNCTION = frozenset("的了在是有和与及跟对向")
_LONGEST_INNER = 12
_LATIN_INNER = {
    "bureau": 6,
    "commiss": 10,
    "committe": 9,
    "depart": 10,
    "polic": 6,
    "court": 5,
    "congress": 8,
    "hospit": 8,
}
"""English words that close the name of a body, by stem, with the length of the singular."""
_LATIN_BEFORE = frozenset(_LATIN_INNER) - {"court", "congress", "hospit"}
_LONGEST_LATIN_INNER = 5
_LATIN_KINDS = {
    stem(word): word
    for word in (
        "town",
        "township",
        "county",
        "district",
        "city",
        "village",
        "province",
        "prefecture",
    )
}
_LATIN_SCHOOLS = frozenset(map(stem, ("university", "college", "school", "institute")))
_EACH_OF_MANY = frozenset({"which", "ani", "each", "everi", "no", "what"})


def bodies_within(
    written: str,
    names: Sequence[NameMention],
    places: Sequence[Mention],
    units: Sequence[Atom],
    mentions: Sequence[Mention],
) -> tuple[tuple[NameMention, ...], tuple[Mention, ...]]:
    """The names without those that only begin the name of another body, and the places with them."""
    kept, whole = list(names), list(places)
    for name in reversed(names):
        inner = next((p for p in whole if p.first == name.last), None)
        if inner is not None and _told_where(written, units, name, inner):
            continue
        inner = (
            inner
            or _inner_after(units, mentions, name)
            or _department(written, units, mentions, name)
            or _prefix(written, units, mentions, name)
        )
        if inner is not None:
            kept.remove(name)
            whole = [p for p in whole if p != inner]
            whole.append(_joined(name, inner, units))
    for outer, inner_name in pairwise(names):
        if inner_name in kept and _elsewhere(outer, inner_name):
            kept = [n for n in kept if n not in {outer, inner_name}]
            whole.append(_joined(outer, inner_name, units))
    return tuple(kept), tuple(whole)


def _told_where(written: str, units: Sequence[Atom], name: NameMention, place: Mention) -> bool:
    """The place only tells where the body lies: "Liuqiao Town of Qinghe County"."""
    between = written[units[name.last - 1].end : units[place.first].start]
    return between.strip().lower() in {"of", "in"}


def _joined(name: NameMention, inner: "Mention | NameMention", units: Sequence[Atom]) -> Mention:
    first, last = min(name.first, inner.first), max(name.last, inner.last)
    latin = units[first].kind == "word"
    parts = (name.text, inner.text) if name.first < inner.first else (inner.text, name.text)
    text = (" " if latin else "").join(parts)
    return Mention(frozenset(), text, units[first].start, units[last - 1].end, first, last)


def _inner_after(
    units: Sequence[Atom], mentions: Sequence[Mention], name: NameMention
) -> Mention | None:
    """The words right after a Chinese name that end as the name of a body does."""
    if units[name.first].kind != "han":
        return None
    if body := body_at_the_start(
        "".join(unit.form for unit in units[name.last :][:_LONGEST_INNER])
    ):
        last = name.last + len(body)
        start, end = units[name.last].start, units[last - 1].end
        return Mention(frozenset(), body, start, end, name.last, last)
    run: list[Mention] = []
    for mention in mentions:
        if mention.first < name.last:
            continue
        contiguous = mention.first == (run[-1].last if run else name.last)
        if contiguous and not run and mention.text in _SCHOOLS and name.text[-1] not in _KINDS:
            return mention
        if not contiguous or mention.text in _FUNCTION or _frames(mention):
            return None
        run.append(mention)
        text = "".join(m.text for m in run)
        if len(text) > _LONGEST_INNER or (_OWN_OFFICE.fullmatch(text) and not _counts(mentions)):
            return None
        if _ends_a_body(text, run) or (len(run) == 1 and _another_kind(name, mention)):
            return Mention(frozenset(), text, run[0].start, mention.end, run[0].first, mention.last)
    return None


def _counts(mentions: Sequence[Mention]) -> bool:
    return any({"ask.quantity", "total_of", "request"} & m.concepts for m in mentions)


def _frames(mention: Mention) -> bool:
    return any("." in concept and "=" not in concept for concept in mention.concepts)


def _ends_a_body(text: str, run: Sequence[Mention]) -> bool:
    if text in _WHOLE:
        return True
    unknown = any(not m.known for m in run)
    endings = (*_INNER, *_INNER_OF_UNKNOWN) if unknown else _INNER
    return any(text.endswith(ending) and len(text) > len(ending) + 1 for ending in endings)


def _another_kind(name: NameMention, mention: Mention) -> bool:
    """Another kind of place than the body's follows its bare name: 竹坞县 is not 竹坞镇."""
    if mention.text not in _KINDS or name.text[-1] in _KINDS:
        return False
    kinds = {place_of(entry.name)[-1:] for entry in name.entries}
    return not (mention.text in _SAME_KIND and kinds & _SAME_KIND)


def _prefix(
    written: str, units: Sequence[Atom], mentions: Sequence[Mention], name: NameMention
) -> Mention | None:
    """The word right before a name that makes another place of it."""
    index = name.first - 1
    alone = any(m.first == index and m.last == name.first for m in mentions)
    if index < 0 or not alone:
        return None
    unit = units[index]
    on_it = any(m.last == index and m.concepts & _WRITTEN_ON for m in mentions)
    joined = unit.end == units[name.first].start and unit.form in _PREFIXES and not on_it
    capital = written[unit.start].isupper() and unit.form in _LATIN_PREFIXES and index > 0
    return _stretch(written, units, index, name.first) if joined or capital else None


def _department(
    written: str, units: Sequence[Atom], mentions: Sequence[Mention], name: NameMention
) -> Mention | None:
    """The English words before or after a name that make a department of it."""
    if units[name.first].kind != "word":
        return None
    small = {i for m in mentions if m.concepts == {STOP} for i in range(m.first, m.last)}
    framing = {i for m in mentions if _frames(m) for i in range(m.first, m.last)}
    longer = {i for m in mentions if m.last - m.first > 1 for i in range(m.first, m.last)}
    small = {i for i in small if units[i].form != "and" and units[i].form not in _LATIN_INNER}
    if _another_latin_kind(units, name) or _school(units, name):
        return _stretch(written, units, name.last, name.last + 1)
    after: list[int] = []
    for index in range(name.last, min(name.last + _LONGEST_LATIN_INNER, len(units))):
        if units[index].kind != "word" or index in small or _plural(units, index):
            break
        if index in framing and units[index].form not in _LATIN_INNER:
            break
        after.append(index)
        if units[index].form in _LATIN_INNER and index not in longer:
            return _stretch(written, units, after[0], index + 1)
    place = name.first - 1 - (name.first > 0 and units[name.first - 1].form == "in")
    before = range(place, max(-1, place - 3), -1)
    for index in before:
        if units[index].kind != "word" or (index in small):
            break
        ends = units[index].form in _LATIN_BEFORE and not _plural(units, index)
        if ends and index not in longer:
            return _stretch(written, units, index, name.first)
    return None


def _school(units: Sequence[Atom], name: NameMention) -> bool:
    """ "Qinghe University": a school that bears the bare name of the place."""
    bare = units[name.last - 1].form not in _LATIN_KINDS
    return bare and name.last < len(units) and units[name.last].form in _LATIN_SCHOOLS


def _another_latin_kind(units: Sequence[Atom], name: NameMention) -> bool:
    """Another kind of place follows the bare name: "Zhuwu County" is not Zhuwu Town."""
    before = units[name.first - 1].form if name.first else ""
    if name.last >= len(units) or before in _EACH_OF_MANY:
        return False
    kind, own = units[name.last], units[name.last - 1].form
    plural = kind.end - kind.start > len(_LATIN_KINDS.get(kind.form, ""))
    return kind.form in _LATIN_KINDS and own not in _LATIN_KINDS and not plural


def _plural(units: Sequence[Atom], index: int) -> bool:
    length = units[index].end - units[index].start
    return length > _LATIN_INNER.get(units[index].form, length)


def _stretch(written: str, units: Sequence[Atom], first: int, last: int) -> Mention:
    start, end = units[first].start, units[last - 1].end
    return Mention(frozenset(), written[start:end], start, end, first, last)


def _elsewhere(outer: NameMention, inner: NameMention) -> bool:
    """The second name follows the first as if it lay there, and lies somewhere else."""
    closed = outer.text.endswith(place_endings()) or inner.text[0] in _KINDS
    if outer.last != inner.first or not closed:
        return False
    if _some_lie_in(outer, inner) or _some_lie_in(inner, outer):
        return False
    return all(
        entry.region or place_of(entry.name) not in entry.name[:4] for entry in inner.entries
    )


def _some_lie_in(inner: NameMention, outer: NameMention) -> bool:
    """Some body that the first name means lies in a place that the second means."""
    places = {place_of(entry.name) for entry in outer.entries}
    return any(
        place and lies_in(entry.name, entry.region, place)
        for entry in inner.entries
        for place in places
    )
