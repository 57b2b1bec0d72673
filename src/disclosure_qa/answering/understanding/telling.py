"""What a question asks of the prose: its words, and what a sentence must say to answer it."""

import re
from collections.abc import Iterator, Sequence

from disclosure_qa.answering.understanding.bodies import Bodies
from disclosure_qa.answering.understanding.desk import Inquiry
from disclosure_qa.answering.understanding.kinds import is_department, kinds_in, kinds_of
from disclosure_qa.answering.understanding.measures import measured
from disclosure_qa.answering.understanding.names import bare_key
from disclosure_qa.answering.understanding.scan import Scan, meaningful, unexplained
from disclosure_qa.model.query import (
    OutOfScope,
    ProseQuestion,
    Query,
    Understanding,
    UnknownPlace,
)
from disclosure_qa.vocabulary.agencies import lies_in, name_keys, place_of

PROSE_ASKS = ("ask.who", "ask.where", "ask.why", "ask.how_long", "ask.how")
"""Concepts that ask for a person, a place, a reason, a time or a way."""
_FRAMING = ("ask.", "op.", "years.", "period.", "offtopic", "injection")
# At an end of the text, or after another joint: the names that it stood between are gone.
_JOINTS = re.compile(
    r"^(?:\s*(?:[和与跟同及、，,]|(?:and|or|with)\b))+|(?:[和与跟及、，,]|\b(?:and|or))\s*(?=[?？]?$)"
)
_WHICH_KIND = re.compile(
    r"(?<=[哪些几个])(?:乡?镇|乡|街道|县|区|市)(?=的|在|里|报告)"
    r"|(?<=的)(?:乡镇|镇|乡|街道|县|区|市)(?=(?:都|分别)?(?:有|是)(?:哪|几|多少|谁))"
)
_SEVERAL = 2
_REST_OF_NAME = re.compile(r"\s*(?:people['’]s\s+)?government(?:['’]s)?\b", re.IGNORECASE)
_OUTER_PLACE = re.compile(r",\s*([A-Z][\w'’]*(?:\s+[A-Z]\w*)?)")


def prose_question(inquiry: Inquiry, bodies: Bodies) -> Understanding:
    """The question as one that the prose answers; out of scope where it says nothing at all."""
    seen, context = inquiry.seen, inquiry.context
    content = [
        m for m in seen.mentions if meaningful(m) and not m.concepts <= {"ask.what", "ask.opinion"}
    ]
    if not content and not seen.unknown and not seen.names:
        return OutOfScope(inquiry.language)
    hidden = [*name_places(seen), *((y.start, y.end) for y in seen.years)]
    focus = without(seen.as_written or seen.text, hidden)  # 上传老失败 is about no 老师
    certain = of_the_trade(inquiry)
    if context.measures and not certain:
        focus = " ".join((*_spoken_of(inquiry), focus))
        certain = True
    return ProseQuestion(
        inquiry.language,
        focus,
        _meant(inquiry, bodies),
        inquiry.years,
        certain,
        bodies.notes,
        _left_over(inquiry),
        counts=_counts(inquiry),
        whole=_whole(inquiry, bodies),
    )


def mention_question(inquiry: Inquiry, word: str) -> ProseQuestion | UnknownPlace:
    """Which bodies mention a word: of the kind that is named, within the places that are named.

    A place, or a kind of body, of which there is no report is said to be unknown: those that there
    are would answer another question.
    """
    seen = inquiry.seen
    unknown = next((p.text for p in seen.places if p.text not in word and word not in p.text), "")
    named = _WHICH_KIND.search(seen.text)
    kinds = kinds_of(seen) or (kinds_in(named[0]) or (named[0][-1],) if named else ())
    names = [name for name in seen.names if name.text not in word]
    places = {place_of(entry.name) for name in names for entry in name.entries}
    left_out = {entry.name for name in seen.left_out for entry in name.entries}
    agencies = tuple(
        entry.name
        for entry in inquiry.desk.library.agencies()
        if (not kinds or place_of(entry.name).endswith(kinds))
        and (not places or any(lies_in(entry.name, entry.region, place) for place in places))
        and entry.name not in left_out
    )
    if unknown or not agencies:
        missing = unknown or "、".join(kinds)
        return UnknownPlace(inquiry.language, missing, inquiry.years)
    return ProseQuestion(inquiry.language, word, agencies, inquiry.years, mentions=word)


def _meant(inquiry: Inquiry, bodies: Bodies) -> tuple[str, ...]:
    """The bodies whose prose is asked: the towns of the place named, or the government itself, which
    is the one that says which of its departments does something."""
    if bodies.all or not bodies.within:
        return bodies.all
    kinds = kinds_of(inquiry.seen) or bodies.kinds
    inner = (
        entry.name
        for entry in inquiry.desk.library.agencies()
        if lies_in(entry.name, entry.region, bodies.within)
        and place_of(entry.name).endswith(kinds)
        and not is_department(kinds)
    )
    named = (entry.name for name in inquiry.seen.names for entry in name.entries)
    return tuple(inner) or tuple(dict.fromkeys(named))


def _counts(inquiry: Inquiry) -> bool:
    """The question is for a number of something that reports count, not for why, who or what."""
    seen = inquiry.seen
    found = measured(inquiry.desk.catalogue, seen, seen.mentions)
    asks_prose = seen.has(*PROSE_ASKS, "ask.what", "ask.breakdown", "ask.whether", "chapter")
    return bool(found.measures) and not asks_prose


def _whole(inquiry: Inquiry, bodies: Bodies) -> Query | None:
    """The question without what nobody knows: for one body and year, the total to offer."""
    catalogue, seen = inquiry.desk.catalogue, inquiry.seen
    found = measured(catalogue, seen, [m for m in seen.mentions if not unexplained(m)])
    asks = seen.has("ask.quantity") and not seen.has(*PROSE_ASKS)
    if not asks or len(found.measures) != 1 or len(bodies.all) != 1 or len(inquiry.years) != 1:
        return None
    return Query(found.measures, bodies.all, inquiry.years)


def _spoken_of(inquiry: Inquiry) -> Iterator[str]:
    """The words for what was counted before, which "why?" asks about."""
    context = inquiry.context
    if context.mentions:
        yield from (mention.text for mention in context.mentions)
        return
    for measure in context.measures:
        indicator = inquiry.desk.catalogue.get(measure.indicator or "")
        yield indicator.zh if indicator else measure.label or ""


def _left_over(inquiry: Inquiry) -> tuple[str, ...]:
    """What the question says besides what reports count: about what, in which month."""
    seen = inquiry.seen
    left = measured(inquiry.desk.catalogue, seen, seen.mentions).leftover
    denied = tuple(m for m in seen.mentions if any(c.startswith("limit.") for c in m.concepts))
    words = (mention.text for mention in (*left, *seen.unknown, *denied))
    return tuple(dict.fromkeys((*words, *(name.text for name in seen.left_out))))


def of_the_trade(inquiry: Inquiry) -> bool:
    """Some word is of the reports' world, and no mere frame of a question."""
    weak = inquiry.desk.catalogue.lexicon.weak
    return any(
        not all(concept.startswith(_FRAMING) or concept in weak for concept in mention.concepts)
        for mention in inquiry.seen.mentions
        if meaningful(mention)
    )


def around_names(seen: Scan) -> tuple[str, ...]:
    """The question's words before, between and after the names of several bodies; else in one
    piece, without the name."""
    places = sorted(name_places(seen))
    if len(places) < _SEVERAL:
        return (without_names(seen),)
    starts = (0, *(end for _, end in places))
    ends = (*(start for start, _ in places), len(seen.text))
    return tuple(seen.text[start:end] for start, end in zip(starts, ends, strict=True))


def without_names(seen: Scan) -> str:
    """The question without the names of bodies, and without what joined them: 甲县和乙县哪个多."""
    return _JOINTS.sub(" ", without(seen.text, name_places(seen))).strip()


def name_places(seen: Scan) -> list[tuple[int, int]]:
    """The stretches of text that name bodies, "People's Government" and the region after it too."""
    places = []
    for name in seen.names:
        end = seen.units[name.last - 1].end
        if rest := _REST_OF_NAME.match(seen.text, end):
            end = rest.end()
        outer = _OUTER_PLACE.match(seen.text, end)
        if outer and any(bare_key(outer[1]) in name_keys(e.region) for e in name.entries):
            end = outer.end()
        places.append((seen.units[name.first].start, end))
    return places


def without(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches blanked out."""
    for start, end in sorted(hidden, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return re.sub(r"\s+", " ", text).strip()
