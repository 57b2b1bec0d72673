"""What a question counts: its indicators, printed labels and applicants."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product

from disclosure_qa.answering.understanding.scan import Scan, unexplained
from disclosure_qa.model.query import Measure
from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.applicants import ORGANISATION_GROUP
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import STOP, Mention
from disclosure_qa.vocabulary.labels import label_key, loose_key
from disclosure_qa.vocabulary.linking import Link, links

_APPLICANT = "applicant."
_ENUMERATION_MARKS = frozenset("、，,;；/？?。.")
# A shorter label (市级, 收取) stands for too many things to be known by itself.
_SHORTEST_LABEL = 4
_SHORTEST_STEM = 5
_DONE = "了过"
"""公开了 in a question is 公开 in a label."""
_ON_IT = re.compile("(?<=[\u4e00-\u9fff])上(?=公开|发布|公布|刊登)")
"""电视上公开了 in a question is 电视公开 in a label."""
_PUBLISHED_THERE = re.compile("(?<=[台栏屏网端号]|视|播)(?:公开|发布)$")
"""村务公开平台上有多少条 names the row of what is published there."""
_LIGHT = frozenset({"disclose", "receive", "received"})
_VERBS = (
    "发", "发布", "发了", "发过", "发出", "公布", "出了", "贴到", "贴在", "贴了", "发在", "发到",
    "收到", "接到", "收了", "接了", "受理", "受理了",
)  # fmt: skip
"""Of a row that is named itself these say only that it happened: 发过多少停水公告."""
_WHAT_IS_RECEIVED = "requests_received"
"""What is meant where applicants are named alone, or something was received and nothing says what:
requests are all that these reports count as coming in."""
_COUNTED = frozenset({"ask.quantity", "op.max", "op.min", "op.more", "op.less"})
_ORGANISES = re.compile(r"organi[sz](?:e|ed|es|ing)", re.IGNORECASE)
_FRAME = (STOP, "join", "ask.", "period.", "op.", "years.", "limit.", "bodies.", "total_of")


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures that words name, and the words that they leave unexplained.

    `tied` holds the measures of other readings of equal weight.
    """

    measures: tuple[Measure, ...] = ()
    leftover: tuple[Mention, ...] = ()
    tied: tuple[Measure, ...] = ()


def measured(
    catalogue: Catalogue,
    scan: Scan,
    mentions: Sequence[Mention],
    labels: Iterable[str] = (),
    borrowed: Sequence[Mention] = (),
) -> Measured:
    """The measures that the mentions name: one, or several joined by 和, "and" or commas.

    `labels` are printed labels that no indicator claims; one is meant where the words spell it.
    `borrowed` mentions come from the question before and may supply what this one leaves out.
    """
    if label := _spelt_label(catalogue, _text_of(scan, mentions), mentions, labels):
        return Measured((Measure(label=label),))
    applicants = _applicants(mentions)
    words = [m for m in mentions if not _is_applicant(m)]
    if each := _each_asked(catalogue, scan.units, words):
        return Measured(_for_each(applicants, each), _unknown(words))
    fitting = links(catalogue, words)
    whole = next(iter(fitting or links(catalogue, words, borrowed)), None)
    if several := _asked_separately(catalogue, scan.units, words, whole):
        return Measured(_for_each(applicants, several), _unknown(words))
    if whole is not None and not whole.uncovered:
        tied = _for_each(applicants, _tied(fitting, whole))
        return Measured(_for_each(applicants, (whole,)), _unknown(words), tied)
    parts = _enumerated(catalogue, scan.units, words)
    if parts:
        return Measured(_for_each(applicants, parts), _unknown(words))
    if whole is not None:
        return Measured(_for_each(applicants, (whole,)), (*whole.uncovered, *_unknown(words)))
    if applicants:
        alone = tuple(Measure(_WHAT_IS_RECEIVED, applicant=a) for a in applicants)
        return Measured(alone, _unknown(words))
    anew = not borrowed or (scan.has("op.sum") and bool(scan.years or scan.names))
    if anew and (_says_received_alone(words) or scan.has("by.applicant")):
        return Measured((Measure(_WHAT_IS_RECEIVED),), _unknown(words))
    return Measured((), _unknown(words))


def _received(catalogue: Catalogue, words: Sequence[Mention]) -> Link | None:
    """What came in, where that is all that one member of an enumeration says: 收到多少，办结多少."""
    told = [m for m in words if not all(c.startswith(_FRAME) for c in m.concepts)]
    whole = catalogue.get(_WHAT_IS_RECEIVED)
    alone = bool(told) and all("received" in mention.concepts for mention in told)
    return Link(whole, 0.0, ()) if alone and whole is not None else None


def _says_received_alone(words: Sequence[Mention]) -> bool:
    """收到多少件, "how many did it receive": a number of what came in, and no word of what."""
    told = [m for m in words if not all(c.startswith(_FRAME) for c in m.concepts)]
    counted = any(mention.concepts & _COUNTED for mention in words)
    return counted and bool(told) and all("received" in mention.concepts for mention in told)


def applicants_named(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The applicants that the mentions name, in order."""
    return _applicants(mentions)


def _is_applicant(mention: Mention) -> bool:
    # The verb and "organisation" have one stem.
    return _names_applicant(mention.concepts) and not _ORGANISES.fullmatch(mention.text)


@lru_cache(maxsize=4096)
def _names_applicant(concepts: frozenset[str]) -> bool:
    """Wordings share few hundred sets of concepts."""
    return any(concept.startswith(_APPLICANT) for concept in concepts)


def _applicants(mentions: Sequence[Mention]) -> tuple[str, ...]:
    named = [
        concept.removeprefix(_APPLICANT)
        for mention in filter(_is_applicant, mentions)
        for concept in sorted(mention.concepts)
        if concept.startswith(_APPLICANT)
    ]
    kinds = dict.fromkeys(named)
    if len(kinds) > 1:
        kinds.pop(ORGANISATION_GROUP, None)
    return tuple(kinds)


def _unknown(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    about = {one for one, other in pairwise(mentions) if _tells_a_subject(one, other)}
    return tuple(
        m for m in mentions if unexplained(m) or m.concepts <= {"chapter", "offtopic"} or m in about
    )


def _tells_a_subject(about: Mention, following: Mention) -> bool:
    """关于工作的申请: right after "about" stands a word that nothing reported explains."""
    plain = following.concepts == {STOP} and len(following.text) > 1
    return "ask.about" in about.concepts and about.last == following.first and plain


def _tied(fitting: Sequence[Link], best: Link) -> tuple[Link, ...]:
    return tuple(
        link for link in fitting[1:] if link.strength == best.strength and not link.uncovered
    )


def _for_each(applicants: Sequence[str], parts: Sequence[Link]) -> tuple[Measure, ...]:
    return tuple(
        Measure(part.indicator.id, applicant=applicant)
        for part, applicant in product(parts, applicants or (None,))
    )


def _enumerated(
    catalogue: Catalogue, units: Sequence[Atom], mentions: Sequence[Mention]
) -> tuple[Link, ...]:
    """The links of an enumeration's members; () where some member names nothing.

    A later member may borrow from the first: 行政复议维持的、纠正的.
    """
    segments = list(_segments(units, mentions, catalogue.measure_concepts))
    if len(segments) < 2:
        return ()
    found: list[Link] = []
    head: Sequence[Mention] = ()
    pending: list[Mention] = []
    for segment in segments:
        pending += segment
        best = _following(catalogue, links(catalogue, pending, head), found)
        best = best or _received(catalogue, pending)
        if best is None or best.uncovered:
            continue
        found.append(best)
        head = head or tuple(pending)
        pending = []
    return tuple(found) if not pending else ()


def _each_asked(
    catalogue: Catalogue, units: Sequence[Atom], mentions: Sequence[Mention]
) -> tuple[Link, ...]:
    """The links where every member asks for its number: 发布会几次，一把手参加的几次. () else."""
    asks = [i for i, m in enumerate(mentions) if "ask.quantity" in m.concepts]
    if len(asks) < 2:
        return ()
    members = _members(units, mentions, asks, catalogue.telling)
    found: list[Link] = []
    for member in members:
        fitting = links(catalogue, member, members[0] if found else ())
        best = _following(catalogue, fitting, found) or _received(catalogue, member)
        if best is None or best.uncovered:
            return ()
        found.append(best)
    distinct = len({link.indicator.id for link in found}) == len(found)
    return tuple(found) if distinct else ()


def _following(
    catalogue: Catalogue, fitting: Sequence[Link], before: Sequence[Link]
) -> Link | None:
    """The best link; of several as good, the first whose row follows in the form that of the member
    before: 办结多少，结转多少 goes on to what is carried into the next year."""
    if not fitting or not before:
        return next(iter(fitting), None)
    last = catalogue.position(before[-1].indicator)
    alike = [fitting[0], *_tied(fitting, fitting[0])]
    return next((a for a in alike if catalogue.position(a.indicator) > last), fitting[0])


def _members(
    units: Sequence[Atom], mentions: Sequence[Mention], asks: Sequence[int], telling: frozenset[str]
) -> list[Sequence[Mention]]:
    """The mentions in as many stretches as ask: parted by marks, or before or after each ask."""
    marked = [
        index
        for index in range(1, len(mentions))
        if any(
            u.form in _ENUMERATION_MARKS
            for u in units[mentions[index - 1].last : mentions[index].first]
        )
    ]
    by_marks = [mentions[a:b] for a, b in pairwise([0, *marked, len(mentions)])]
    if len(by_marks) == len(asks) and all(
        any("ask.quantity" in m.concepts for m in part) for part in by_marks
    ):
        return by_marks
    noun_first = any(m.concepts & {*telling, "received"} for m in mentions[: asks[0]])
    cuts = [i + 1 for i in asks[:-1]] if noun_first else asks[1:]
    return [mentions[a:b] for a, b in pairwise([0, *cuts, len(mentions)])]


def _asked_separately(
    catalogue: Catalogue, units: Sequence[Atom], mentions: Sequence[Mention], whole: Link | None
) -> tuple[Link, ...]:
    """The links of parts that each ask for themselves: 公开了多少条，收到多少件申请. () else.

    Parts belong together where one indicator needs concepts of several: 信函、传真申请.
    """
    parts = list(_segments(units, mentions, catalogue.measure_concepts))
    if len(parts) < 2 or whole is None:
        return ()
    holding = [p for p in parts if any(m.concepts & whole.indicator.concepts for m in p)]
    if len(holding) > 1:
        return ()
    own: list[Link] = []
    for part in parts:
        link = _following(catalogue, links(catalogue, part), own) or _received(catalogue, part)
        own += [link] if link is not None and not link.uncovered else []
    asked = sum("ask.quantity" in m.concepts for m in mentions)
    distinct = len({link.indicator.id for link in own}) == len(parts)
    return tuple(own) if distinct and (asked >= len(parts) or _joined(mentions)) else ()


def _joined(mentions: Sequence[Mention]) -> bool:
    return any("join" in mention.concepts for mention in mentions)


def _segments(
    units: Sequence[Atom], mentions: Sequence[Mention], measures: frozenset[str]
) -> Iterator[list[Mention]]:
    current: list[Mention] = []
    place = 0
    for mention in mentions:
        marked = any(unit.form in _ENUMERATION_MARKS for unit in units[place : mention.first])
        place = mention.last
        if (marked or "join" in mention.concepts) and current:
            yield current
            current = []
        if mention.concepts & measures:
            current.append(mention)
    if current:
        yield current


def _text_of(scan: Scan, mentions: Sequence[Mention]) -> str:
    return scan.text[mentions[0].start : mentions[-1].end] if mentions else ""


def _spelt_label(
    catalogue: Catalogue, text: str, mentions: Sequence[Mention], labels: Iterable[str]
) -> str | None:
    """The longest printed label that the words spell, where they name nothing else to count.

    医院电子屏公开多少 spells 电子屏公开数: what is counted is asked for, and the number left out.
    """
    words = label_key(_ON_IT.sub("", text))
    found = [
        (len(name), label)
        for label in labels
        for name in _spellings(label)
        if name in words and _explains(catalogue, name, mentions)
    ]
    return max(found)[1] if found else None


def _spellings(label: str) -> tuple[str, ...]:
    """The label itself, and where it is long enough what it counts."""
    name, stem = label_key(label), loose_key(label_key(label))
    where = _PUBLISHED_THERE.sub("", stem)
    stems = tuple(one for one in dict.fromkeys((stem, where)) if len(one) >= _SHORTEST_STEM)
    return tuple(
        one for one in (name, *(s for s in stems if s in name)) if len(one) >= _SHORTEST_LABEL
    )


def _explains(catalogue: Catalogue, name: str, mentions: Sequence[Mention]) -> bool:
    """Nothing that is unknown, or that reports count, is named outside the label."""
    strong = catalogue.measure_concepts - catalogue.lexicon.weak
    outside = [m for m in mentions if label_key(m.text).rstrip(_DONE) not in name]
    outside = [m for m in outside if not (_LIGHT & m.concepts and m.text.endswith(_VERBS))]
    return not any(unexplained(m) or (m.known and m.concepts <= strong) for m in outside)


def with_applicant(measure: Measure, applicant: str) -> Measure:
    """The same measure for one kind of applicant."""
    return replace(measure, applicant=applicant)
