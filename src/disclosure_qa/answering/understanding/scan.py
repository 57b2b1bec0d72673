"""A question cut into what it names: bodies, years, concepts, and what nobody knows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from disclosure_qa.answering.understanding.bare_bodies import bare_body
from disclosure_qa.answering.understanding.denial import (
    EXCLUSION,
    RESTRICTIONS,
    denied_places,
    without_denied,
)
from disclosure_qa.answering.understanding.granting import what_became
from disclosure_qa.answering.understanding.inner import bodies_within
from disclosure_qa.answering.understanding.misspelt import Misspelling, put_right
from disclosure_qa.answering.understanding.names import NameMention, name_mentions
from disclosure_qa.answering.understanding.relatives import without_relatives
from disclosure_qa.answering.understanding.remarks import (
    without_opening,
    without_remarks,
    without_who_asks,
)
from disclosure_qa.answering.understanding.retracted import retracted
from disclosure_qa.answering.understanding.spelling import spelt_numbers, spelt_out
from disclosure_qa.answering.understanding.unknown_places import unknown_names
from disclosure_qa.answering.understanding.years import YearMention, year_mentions
from disclosure_qa.model.answer import Language
from disclosure_qa.text.atoms import Atom, atoms
from disclosure_qa.vocabulary.answer_kinds import load_answer_kinds
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.glossary import load_glossary

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_QUOTED = re.compile(r"[“「『\"《]([^”」』\"》]{2,60})[”」』\"》]")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_PURPOSE = re.compile(
    r"(?P<use>(?:写|做|搞|赶|拍|编)\w{0,2}(?:材料|论文|作业|报告|稿子?|文章|课题|调研|研究|采访|报道|设计|课件))"
    r"用?的?(?:信息公开|公开)?申请"
)
_BESIDE = 3
Found = TypeVar("Found")
_COUNTED = re.compile(r"\s*(?:条|件|次|个|人次|人|篇|份|项|万元|元|万|期|起|宗|部|%|％)")


@dataclass(frozen=True)
class Scan:
    """What one question names, and where; `mentions` leave out names, years and unknown places."""

    text: str
    units: tuple[Atom, ...]
    names: tuple[NameMention, ...]
    years: tuple[YearMention, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Mention, ...]
    """Stretches that look like names of bodies that the index does not know."""
    left_out: tuple[NameMention, ...] = ()
    """Bodies that are named to be left out: 不算柳桥镇."""
    misspelt: tuple[Misspelling, ...] = ()
    """Names that are written here as they should have been."""
    as_written: str = ""
    """The text before slips in the trade's words were put right, where that is as long; else ""."""
    worked_out: dict[object, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What has been made of it, for `once`."""

    def without(self, mention: Mention) -> "Scan":
        """The same question with one mention passed over."""
        return replace(self, mentions=tuple(m for m in self.mentions if m != mention))

    def with_places_unexplained(self) -> "Scan":
        """The same question with what looked like unknown places taken for unknown words."""
        mentions = sorted((*self.mentions, *self.places), key=lambda m: m.first)
        return replace(self, mentions=tuple(mentions), places=())

    def has(self, *concepts: str) -> bool:
        """Any of the concepts is named."""
        return not self.concepts.isdisjoint(concepts)

    def begins(self, *prefixes: str) -> bool:
        """Some concept is named whose id begins with one of them: "op."."""
        return any(concept.startswith(prefixes) for concept in self.concepts)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All concepts that are named."""
        return frozenset[str]().union(*(mention.concepts for mention in self.mentions))

    @cached_property
    def unknown(self) -> tuple[Mention, ...]:
        """Stretches that no word of the lexicon explains."""
        return tuple(mention for mention in self.mentions if unexplained(mention))

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """Terms that stand in quotation marks."""
        return tuple(_QUOTED.findall(self.text))

    @cached_property
    def numbers(self) -> tuple[Decimal, ...]:
        """Numbers that stand with a measure word: 500件. Years are none."""
        inside = [(year.start, year.end) for year in self.years]
        return tuple(
            Decimal(unit.form)
            for unit in self.units
            if unit.kind == "number" and not any(start <= unit.start < end for start, end in inside)
        )

    def number_beside(self, mention: Mention) -> Decimal | None:
        """The number that stands close after a mention, or else close before it."""
        after = [n for i, n in self._placed_numbers if 0 <= i - mention.last < _BESIDE]
        before = [n for i, n in self._placed_numbers if 0 < mention.first - i <= _BESIDE]
        return next(iter([*after[:1], *before[-1:]]), None)

    @cached_property
    def _placed_numbers(self) -> tuple[tuple[int, Decimal], ...]:
        """Numbers in digits or in words, each with the index of its first atom; no years."""
        found = [
            (index, Decimal(unit.form))
            for index, unit in enumerate(self.units)
            if unit.kind == "number" and not any(y.start <= unit.start < y.end for y in self.years)
        ]
        found += spelt_numbers(self.text, self.units)
        return tuple(sorted(found))

    @cached_property
    def counted_numbers(self) -> tuple[Decimal, ...]:
        """Numbers followed by a measure word, or by an English noun; not those in brackets."""
        found = []
        for unit in self.units:
            if unit.kind != "number" or any(y.start <= unit.start < y.end for y in self.years):
                continue
            if _within(unit.start, self._brackets):
                continue
            rest = self.text[unit.end :]
            if _COUNTED.match(rest) or re.match(r"\s+[a-z]{3,}", rest):
                found.append(Decimal(unit.form))
        return tuple(found)

    @cached_property
    def _brackets(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in _BRACKETED.finditer(self.text))

    @cached_property
    def language(self) -> Language:
        """The language of the frame: names and quoted terms do not count."""
        hidden = {index for name in self.names for index in range(name.first, name.last)}
        hidden |= {index for place in self.places for index in range(place.first, place.last)}
        quoted = [match.span() for match in _QUOTED.finditer(self.text)]
        han = words = 0
        for index, unit in enumerate(self.units):
            if index in hidden or (quoted and _within(unit.start, quoted)):
                continue
            han += unit.kind == "han"
            words += unit.kind == "word"
        if not han and not words:
            return Language.ZH if any(u.kind == "han" for u in self.units) else Language.EN
        return Language.ZH if han >= words else Language.EN


def _within(place: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)


def once(work: Callable[[Scan], Found]) -> Callable[[Scan], Found]:
    """What is made of a scan alone and asked for in many places, worked out once for each scan."""

    @wraps(work)
    def kept(seen: Scan) -> Found:
        if work not in seen.worked_out:
            seen.worked_out[work] = work(seen)
        found: Found = seen.worked_out[work]
        return found

    return kept


def scan(library: "Library", catalogue: Catalogue, question: str, this_year: int) -> Scan:
    """What a question names; looks up the names of bodies in the index.

    A misspelt word of the trade is read as the word that it must be.
    """
    written = spelt_out(without_who_asks(catalogue.pinyin.in_characters(question)))
    seen = _scan(library, catalogue, written, this_year)
    right, misspelt = put_right(
        library,
        written,
        seen.units,
        names=seen.names,
        places=seen.places,
        mentions=seen.mentions,
    )
    if misspelt:
        written = right
        seen = replace(_scan(library, catalogue, written, this_year), misspelt=misspelt)
    strange = tuple(mention for mention in seen.mentions if not mention.known)
    if not strange:
        return seen
    corrected = catalogue.slips.corrected(written, strange, partial(_is_word, library))
    if corrected == written:
        return seen
    seen = replace(_scan(library, catalogue, corrected, this_year), misspelt=misspelt)
    return replace(seen, as_written=written) if len(corrected) == len(written) else seen


def _is_word(library: "Library", written: str) -> bool:
    """The glossary or a report has the word as it is written, so that it is no slip."""
    if load_glossary().is_word(written) or load_answer_kinds().is_word(written):
        return True
    return not written.isascii() and bool(library.passages_with(written, limit=1))


def _scan(library: "Library", catalogue: Catalogue, text: str, this_year: int) -> Scan:
    units = atoms(text)
    years = year_mentions(text, this_year)
    year_atoms = [_covering(units, year) for year in years]
    words = catalogue.lexicon.words(units)
    # Words by themselves suffice to tell a name from a piece of a word: none is put together yet.
    plain = catalogue.lexicon.mentions(text, units, year_atoms, range(len(units)), words)
    names = name_mentions(library, text, units, year_atoms, plain)
    taken = [*year_atoms, *(range(name.first, name.last) for name in names)]
    mentions = _joined(text, units, catalogue.mentions(text, units, taken, words))
    mentions = tuple(m for m in mentions if m.known or units[m.first].kind != "number")
    mentions = without_relatives(what_became(units, mentions), catalogue.telling)
    if taken_back := _taken_back(text, units, years, names):
        years = tuple(replace(y, years=()) if (y.start, y.end) in taken_back else y for y in years)
        names = tuple(n for n in names if _span(units, n) not in taken_back)
        mentions = tuple(m for m in mentions if not _is_inside(m, taken_back))
    denied = denied_places(mentions)
    years = tuple(y for y in years if _first_atom(units, y) not in denied) or years
    left_out = _left_out(units, names, mentions)
    beside = {name.first for name in left_out}, {name.last for name in left_out}
    mentions = tuple(
        m
        for m in mentions
        if EXCLUSION not in m.concepts or (m.last not in beside[0] and m.first not in beside[1])
    )
    asked = tuple(n for n in names if n.first not in denied and n not in left_out)
    names = asked if asked or left_out else names
    mentions = without_denied(units, mentions, catalogue.telling)
    named = {i for stretch in taken for i in stretch}
    mentions = _for_a_purpose(text, without_remarks(units, mentions, catalogue.telling, named))
    names, places = bodies_within(
        text, names, unknown_names(text, units, mentions), units, mentions
    )
    bare = bare_body(library, text, units, mentions, places) if not names else None
    if bare is not None:
        places = (bare, *_apart(places, bare))
        mentions = _apart(mentions, bare)
    if places:
        mentions = _without(mentions, places)
    if names:
        mentions = without_opening(
            units, mentions, catalogue.telling, min(name.first for name in names)
        )
    return Scan(text, units, names, years, mentions, places, left_out)


def _taken_back(
    text: str, units: Sequence[Atom], years: Sequence[YearMention], names: Sequence[NameMention]
) -> frozenset[tuple[int, int]]:
    """The stretches of years and names that are taken back, with the words that do."""
    spans = [(year.start, year.end) for year in years]
    return retracted(text, spans) | retracted(text, [_span(units, name) for name in names])


def _span(units: Sequence[Atom], name: NameMention) -> tuple[int, int]:
    return units[name.first].start, units[name.last - 1].end


def _is_inside(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _for_a_purpose(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """写论文的申请: what requests are for restricts them, and is unknown, though the words alone
    only tell why somebody asks."""
    match = _PURPOSE.search(text)
    if match is None:
        return mentions
    start, end = match.span("use")
    return tuple(
        replace(m, concepts=frozenset()) if start <= m.start and m.end <= end else m
        for m in mentions
    )


def _left_out(
    units: Sequence[Atom], names: Sequence[NameMention], mentions: Sequence[Mention]
) -> tuple[NameMention, ...]:
    """The names right after 除了 or "except", with those that they are joined to, or before 不算."""
    ends = {m.last for m in mentions if EXCLUSION in m.concepts}
    before = {
        m.first
        for m in mentions
        if EXCLUSION in m.concepts
        and units[m.first].kind == "han"  # "Qinghe County instead" leaves nothing out
        and (m.last == len(units) or units[m.last].kind == "mark")
    }
    found: list[NameMention] = []
    for name in names:
        if name.first in ends or name.last in before:
            found.append(name)
            ends |= {name.last, *(m.last for m in mentions if _joins(m, name))}
    return tuple(found)


def _joins(mention: Mention, name: NameMention) -> bool:
    return "join" in mention.concepts and mention.first == name.last


def _first_atom(units: Sequence[Atom], year: YearMention) -> int:
    return next((i for i, unit in enumerate(units) if unit.start >= year.start), len(units))


def _covering(units: Sequence[Atom], year: YearMention) -> range:
    inside = [i for i, unit in enumerate(units) if year.start <= unit.start < year.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _joined(text: str, units: Sequence[Atom], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions with neighbouring unknown atoms of one kind made one."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not mention.known
            and not last.known
            and last.last == mention.first
            and units[last.first].kind == units[mention.first].kind == "han"
        ):
            joined[-1] = Mention(
                frozenset(),
                text[last.start : mention.end],
                last.start,
                mention.end,
                last.first,
                mention.last,
            )
        else:
            joined.append(mention)
    return tuple(joined)


def _without(mentions: Sequence[Mention], places: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(
        m for m in mentions if not any(p.first <= m.first and m.last <= p.last for p in places)
    )


def _apart(mentions: Sequence[Mention], stretch: Mention) -> tuple[Mention, ...]:
    """The mentions that have nothing in common with a stretch."""
    return tuple(m for m in mentions if m.last <= stretch.first or stretch.last <= m.first)


def unexplained(mention: Mention) -> bool:
    """No word of the lexicon, or one that restricts what is counted in a way no report does."""
    return not mention.known or bool(mention.concepts & RESTRICTIONS)


def meaningful(mention: Mention) -> bool:
    """The mention is more than a small word."""
    return mention.known and mention.concepts != {STOP}
