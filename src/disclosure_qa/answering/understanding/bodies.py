"""Which bodies a question is about: those it names, those it may mean, or one we do not have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from disclosure_qa.answering.understanding.anaphora import bodies_told_by_number, body_told_by_kind
from disclosure_qa.answering.understanding.desk import Inquiry
from disclosure_qa.answering.understanding.kinds import (
    kind_of_name,
    kinds_in,
    kinds_of,
    over_bodies,
)
from disclosure_qa.answering.understanding.names import (
    NameMention,
    bare_key,
    contradicted,
    like_names,
    near_names,
    stands_after,
    stands_before,
    told_apart,
)
from disclosure_qa.answering.understanding.ranked import parts_ranked
from disclosure_qa.answering.understanding.scan import Scan, meaningful
from disclosure_qa.answering.wording import wording_for
from disclosure_qa.model.answer import Note, NoteKind
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.agencies import (
    bare_department,
    is_called,
    lies_in,
    parted_name,
    place_of,
)
from disclosure_qa.vocabulary.concepts import Mention

_OVER_BODIES = ("op.rank", "op.max", "op.min")
_LONGEST_BARE_NAME = 8
_OFFICE = re.compile(r"[市县区]?(?:人民)?(?:政府|府)办(?:公[室厅])?")
_ONE_IN = re.compile(r"\b(?:one|that|town|township|district)\s+(?:in|of|from)\s+$", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"(?:人民政府|政府)?(?:的|那个|那边|那里|里)(?:那个|那边|那家|[镇乡区县市局]|街道|呢|吧|啊|[\W_])*$"
)
_COMPARED_WITH = re.compile(
    r"(?:[和与跟同比]|对比|相比|比起|compared?(?:\s+\w+)?\s+(?:to|with)|versus|vs\.?|against|than)\s*$",
    re.IGNORECASE,
)
_VILLAGES = ("村",)
_SOME_BODY = re.compile(
    r"(?:某一?个?|一个|有个|任一个?)(?:乡镇|镇|乡|街道|村|社区)(?![\u4e00-\u9fff]?政府)"
    r"|\b(?:an?|some|another)\s+(?:town(?:ship)?|village|sub-?district|community)(?=\s+(?:in|of|under|within)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies asked about: `choices` holds one group for each reading of the names.

    `unknown` is a name of which the index has no report, `near` are names like it. `named` tells
    that the question, or the conversation, says which.
    """

    choices: tuple[tuple[str, ...], ...] = ((),)
    notes: tuple[Note, ...] = ()
    unknown: str = ""
    near: tuple[str, ...] = ()
    named: bool = False
    guessed: Mention | None = None
    """The stretch that was taken for a misspelt name."""
    unexplained: bool = False
    """Besides the names there is a word with a capital that is the name of nothing known."""
    within: str = ""
    """The place whose bodies are asked about: 青河县各乡镇."""
    subject: str = ""
    """The one among them whose rank is asked."""
    kinds: tuple[str, ...] = ()
    """The endings of the names of bodies that are asked about, where no word says them."""
    many: bool = False
    """All the bodies spoken of before are asked about, of a kind or place or all there are."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every body of every reading, once."""
        return tuple(dict.fromkeys(agency for choice in self.choices for agency in choice))


def bodies_of(inquiry: Inquiry) -> Bodies:
    """The bodies that the question is about; a name it misspells is taken for the one it fits."""
    seen = inquiry.seen
    if namesake := _namesake_there(inquiry):
        return Bodies(((namesake,),), named=True)
    if seen.names:
        return _of_names(inquiry)
    if office := _office_beside(inquiry):
        return Bodies(((office,),), named=True)
    if (several := bodies_told_by_number(inquiry)) is not None:
        spoken_of, words = several
        return Bodies((spoken_of,), named=True) if spoken_of else Bodies(unknown=words)
    if (told := body_told_by_kind(inquiry)) is not None:
        body, words = told
        return Bodies(((body,),), named=True) if body else Bodies(unknown=words)
    guess = next(iter(seen.places), None) or _leading_unknown(seen)
    if guess is not None and (bodies := _guessed(inquiry, guess)):
        return bodies
    if inquiry.context.many:
        kinds = kinds_of(seen) or inquiry.context.kinds
        return Bodies(within=inquiry.context.within, kinds=kinds, many=True)
    spoken_of = inquiry.context.agencies or ((inquiry.desk.scope,) if inquiry.desk.scope else ())
    over_all = over_bodies(seen) or (seen.has(*_OVER_BODIES) and not spoken_of)
    return Bodies() if over_all else Bodies((spoken_of,), named=bool(spoken_of))


def _of_names(inquiry: Inquiry) -> Bodies:
    """The bodies that the names in the question stand for."""
    seen = inquiry.seen
    if pair := contradicted(seen.names, seen.units, listed=_listed(seen)):
        return Bodies(unknown=f"{pair[0].text}, {pair[1].text}", near=_named(pair[0]))
    names = _told_by_region(seen, told_apart(seen.names, seen.places, seen.units))
    strange = tuple(place for place in seen.places if not _known_region(place, names))
    if bodies := _misspelt_within(inquiry, names, strange) or _elsewhere(seen, names, strange):
        return bodies
    if bodies := _among_its_like(inquiry, names):
        return bodies
    if some := _some_within(seen, names):
        return some
    if place := _all_within(seen, names):
        inner = (e.name for n in names for e in n.entries if place_of(e.name) != place)
        return Bodies(within=place, subject=next(inner, ""))
    if beside := _compared_with(inquiry, names):
        return Bodies((beside,), tuple(_put_right(inquiry, names)), named=True)
    groups = product(*(name.entries for name in names))
    distinct = (tuple(dict.fromkeys(entry.name for entry in group)) for group in groups)
    between = seen.has("join", "op.versus")
    notes = tuple(_without_report(inquiry, place) for place in strange if between)
    notes += (*_of_other_kind(inquiry, names), *_put_right(inquiry, names))
    unexplained = bool(strange) and not between
    return Bodies(tuple(dict.fromkeys(distinct)), notes, named=True, unexplained=unexplained)


def _compared_with(inquiry: Inquiry, names: Sequence[NameMention]) -> tuple[str, ...]:
    """The bodies spoken of before and the one that they are to be compared with: 和柳桥镇比呢."""
    seen, spoken_of = inquiry.seen, inquiry.context.agencies
    entries = [entry for name in names for entry in name.entries]
    if not spoken_of or len(entries) != 1 or not seen.has("op.versus", *_OVER_BODIES, "op.more"):
        return ()
    before = seen.text[: seen.units[names[0].first].start]
    beside = _COMPARED_WITH.search(before) and entries[0].name not in spoken_of
    return (*spoken_of, entries[0].name) if beside else ()


def _office_beside(inquiry: Inquiry) -> str:
    """The office of the government spoken of before: 县政府办公室呢."""
    if len(inquiry.context.agencies) != 1 or not _OFFICE.search(inquiry.seen.text):
        return ""
    place = inquiry.context.agencies[0].removesuffix("人民政府")
    keys = [key(f"{place}{ending}") for ending in ("人民政府办公室", "人民政府办公厅")]
    found = inquiry.desk.library.agencies_by_key(keys)
    entries = [entry for one in keys for entry in found.get(one, ())]
    return entries[0].name if len(entries) == 1 else ""


def _namesake_there(inquiry: Inquiry) -> str:
    """The body called as the one spoken of, in the place named: 桐屏县的那个, "the one in Tongping"."""
    seen, context = inquiry.seen, inquiry.context
    spoken_of = context.agencies or context.namesakes
    named: list[NameMention | Mention] = [*seen.names, *seen.places]
    if len({parted_name(one)[1] for one in spoken_of}) != 1 or len(named) != 1:
        return ""
    place = named[0]
    start, end = seen.units[place.first].start, seen.units[place.last - 1].end
    if not (_ONE_IN.search(seen.text[:start]) or _ITS_OWN.match(seen.text[end:])):
        return ""
    _, own, _ = parted_name(spoken_of[0])
    called = inquiry.desk.library.agencies_by_key([key(own)]).get(key(own), ())
    where = bare_key(place.text)
    found = [
        e.name for e in called if e.name not in context.agencies and is_called(where, e.region)
    ]
    return found[0] if len(found) == 1 else ""


def _told_by_region(seen: Scan, names: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """The names without the place that only tells which namesake is meant: 柳桥镇（青河县的）."""
    if len(names) != 2 or seen.has("join", "op.versus", *_OVER_BODIES):
        return names
    for name, region in (names, names[::-1]):
        places = {place_of(entry.name) for entry in region.entries}
        inner = tuple(
            e for e in name.entries if any(lies_in(e.name, e.region, one) for one in places)
        )
        if len(name.entries) > 1 and len(inner) == 1:
            return (replace(name, entries=inner),)
    return names


def _listed(seen: Scan) -> bool:
    return len(seen.names) > 2 or seen.has("join", "op.versus")


def _named(name: NameMention) -> tuple[str, ...]:
    return tuple(entry.name for entry in name.entries)


def _misspelt_within(
    inquiry: Inquiry, names: Sequence[NameMention], strange: Sequence[Mention]
) -> Bodies | None:
    """The misspelt body of a place that is named right after it: "Liuqio Town in Qinghe"."""
    seen = inquiry.seen
    for place in strange:
        outer = next((n for n in names if stands_before(place, n, seen.units)), None)
        if outer is None:
            continue
        places = {place_of(entry.name) for entry in outer.entries}
        near = [
            entry
            for entry in near_names(inquiry.desk.library, place.text)
            if any(lies_in(entry.name, entry.region, one) for one in places)
        ]
        if len(near) == 1:
            return _taken_for(inquiry, place, near[0].name)
        return Bodies(unknown=place.text, near=tuple(entry.name for entry in near))
    return None


def _elsewhere(
    seen: Scan, names: Sequence[NameMention], strange: Sequence[Mention]
) -> Bodies | None:
    """A body of a known name in a place that is not its own: "Liuqiao Town in Baiyun County"."""
    for place, name in product(strange, names):
        if stands_after(place, name, seen.units):
            return Bodies(unknown=f"{name.text}, {place.text}", near=_named(name))
    return None


def _among_its_like(inquiry: Inquiry, names: Sequence[NameMention]) -> Bodies | None:
    """The bodies of the same kind and place as the one whose rank in a year is asked."""
    seen = inquiry.seen
    entries = [entry for name in names for entry in name.entries]
    if not seen.has("op.rank") or len(entries) != 1 or len(inquiry.years) != 1:
        return None
    if parts_ranked(seen.text):
        return None
    entry = entries[0]
    if not place_of(entry.name).endswith(kinds_of(seen) or ("",)):
        return None
    kinds = kind_of_name(entry.name)
    return Bodies(within=entry.region, subject=entry.name, kinds=kinds) if kinds else None


def _all_within(seen: Scan, names: Sequence[NameMention]) -> str:
    """The place whose towns are asked about, where 各乡镇 or the like follows its name."""
    kinds = kinds_of(seen)
    if not kinds or not names or not over_bodies(seen):
        return ""
    places = (place_of(entry.name) for name in names for entry in name.entries)
    return next((place for place in places if not place.endswith(kinds)), "")


def _some_within(seen: Scan, names: Sequence[NameMention]) -> Bodies | None:
    """Those of a kind in a place, of which one that is not named is asked about: 青河县某镇, "a town
    in Qinghe". The place itself is none of them."""
    match = _SOME_BODY.search(seen.text) if len(names) == 1 else None
    if match is None:
        return None
    kinds = kinds_in(match[0])
    places = [place_of(entry.name) for entry in names[0].entries]
    place = next((place for place in places if not place.endswith(kinds)), "") if kinds else ""
    if not place or kinds == _VILLAGES:
        return Bodies(unknown=match[0])
    return Bodies(within=place, kinds=kinds)


def _known_region(place: Mention, names: Sequence[NameMention]) -> bool:
    """The place only tells where a body lies that is named too."""
    key = bare_key(place.text)
    return any(
        is_called(key, entry.region) for name in names for entry in name.entries if entry.region
    )


def _leading_unknown(seen: Scan) -> Mention | None:
    """The one unknown word at the very start of a question for a number: a place without its kind."""
    first = next((m for m in seen.mentions if not m.known or meaningful(m)), None)
    if first is None or first.known or len(seen.unknown) > 1:
        return None
    counts = any(meaningful(m) and not any("." in c for c in m.concepts) for m in seen.mentions)
    short = 1 < len(first.text) <= _LONGEST_BARE_NAME
    return first if short and counts else None


def _guessed(inquiry: Inquiry, guess: Mention) -> Bodies | None:
    """The body that a misspelt name means, or the name as unknown; None where it may be no name."""
    library = inquiry.desk.library
    if departments := _departments_called(inquiry, guess):
        return departments
    near = near_names(library, guess.text)
    if len(near) == 1:
        return _taken_for(inquiry, guess, near[0].name)
    if guess not in inquiry.seen.places and not inquiry.seen.has("ask.quantity"):
        return None
    alike = near or like_names(library, guess.text)
    return Bodies(unknown=guess.text, near=tuple(entry.name for entry in alike))


def _departments_called(inquiry: Inquiry, guess: Mention) -> Bodies | None:
    """The departments of that name, 财政局, wherever they are: those where the body spoken of is,
    or of every place; one alone is taken for it, and said so."""
    name = bare_department(guess.text)
    found = inquiry.desk.library.agencies_by_key([name]).get(name, ())
    spoken_of = inquiry.context.agencies or tuple(filter(None, [inquiry.desk.scope]))
    places = {place_of(agency) for agency in spoken_of} - {""}
    near = [e for e in found if any(lies_in(e.name, e.region, place) for place in places)]
    near += [e for e in found if any(e.region and e.region in agency for agency in spoken_of)]
    meant = tuple(dict.fromkeys(entry.name for entry in near or found))
    if not meant:
        return None
    assumed = wording_for(inquiry.language, meant).assumed(meant[0], None)
    notes = (Note(NoteKind.ASSUMPTION, assumed),) if len(meant) == 1 and not near else ()
    return Bodies(tuple((agency,) for agency in meant), notes, named=True, guessed=guess)


def _of_other_kind(inquiry: Inquiry, names: Sequence[NameMention]) -> Iterator[Note]:
    """The note that 竹坞乡 is taken for 竹坞镇, the only body of that name."""
    units = inquiry.seen.units
    for name in names:
        kind = units[name.last].form if name.last < len(units) else ""
        entry = name.entries[0]
        adjacent = bool(kind) and units[name.last - 1].end == units[name.last].start
        if adjacent and {kind, place_of(entry.name)[-1:]} == {"镇", "乡"}:
            wording = wording_for(inquiry.language, (entry.name,))
            yield Note(NoteKind.ASSUMPTION, wording.misspelt(name.text + kind, entry.name))


def _put_right(inquiry: Inquiry, names: Sequence[NameMention]) -> Iterator[Note]:
    """The note that a misspelt name is taken for the one body that it fits."""
    for slip, name in product(inquiry.seen.misspelt, names):
        if slip.first < name.last and name.first < slip.last and len(name.entries) == 1:
            yield _misspelt(inquiry, slip.written, name.entries[0].name)


def _without_report(inquiry: Inquiry, place: Mention) -> Note:
    """The note that the index has no report of a body that stands beside others."""
    return Note(NoteKind.COVERAGE, wording_for(inquiry.language, ()).unknown_place(place.text))


def _taken_for(inquiry: Inquiry, written: Mention, meant: str) -> Bodies:
    note = _misspelt(inquiry, written.text, meant)
    return Bodies(((meant,),), (note,), named=True, guessed=written)


def _misspelt(inquiry: Inquiry, written: str, meant: str) -> Note:
    text = wording_for(inquiry.language, (meant,)).misspelt(written, meant)
    return Note(NoteKind.ASSUMPTION, text)
