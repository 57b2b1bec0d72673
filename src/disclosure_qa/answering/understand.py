"""From a question to what is asked: every reading of it, or the reason why it is none of ours.

The words are linked to bodies, years, indicators, applicants, periods and an operation, all from
data; what remains unexplained decides between figures, prose and out of scope. A restriction that
is not understood ("requests about land") never passes as a question for the plain total.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from disclosure_qa.answering.framing import (
    claims_of,
    condition_of,
    operation_of,
    period_of,
    years_of,
)
from disclosure_qa.answering.measures import (
    Measured,
    applicants_named,
    measured,
    with_applicant,
)
from disclosure_qa.answering.names import near_names, told_apart
from disclosure_qa.answering.scan import Scan, meaningful, scan
from disclosure_qa.answering.shares import share_of
from disclosure_qa.answering.wording import words
from disclosure_qa.model.answer import Language, Note, NoteKind, Operation, Turn
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import (
    CollectionQuestion,
    FigureQuestion,
    Measure,
    OpinionQuestion,
    OutOfScope,
    ProseQuestion,
    Query,
    Topic,
    Understanding,
    UnknownPlace,
)
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention

if TYPE_CHECKING:
    from disclosure_qa.library import Library

_TURNS_REMEMBERED = 6
_MOST_READINGS = 8
_FRAMING = ("ask.", "op.", "years.", "period.", "offtopic", "injection")
_PROSE_ASKS = ("ask.who", "ask.where", "ask.why", "ask.how_long", "ask.how")
_FIGURE_ASKS = ("ask.quantity", "ask.check", "ask.which_year", "total_of")
_OVER_BODIES = (Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT)
_KINDS = {
    "镇": ("镇", "乡"), "乡": ("镇", "乡"), "街道": ("街道",), "县": ("县",), "区": ("区",), "局": ("局",),
    "town": ("镇", "乡"), "count": ("县",), "district": ("区",), "department": ("局", "委员会"),
    "部门": ("局", "委员会"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """What understanding a question rests on besides its words."""

    library: "Library"
    catalogue: Catalogue
    today: date
    scope: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the conversation has in mind: the last question's bodies, years and measures."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    measures: tuple[Measure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The bodies asked about: `choices` holds one group for each reading of the names."""

    choices: tuple[tuple[str, ...], ...] = ((),)
    notes: tuple[Note, ...] = ()
    unknown: str = ""
    near: tuple[str, ...] = ()
    named: bool = False


def understand(desk: Desk, question: str, history: Sequence[Turn] = ()) -> Understanding:
    """What the question asks, in the light of the conversation so far."""
    chosen = _chosen_option(question, history)
    seen = scan(desk.library, desk.catalogue, chosen, desk.today.year)
    language = desk.language or seen.language
    return _without_figures(desk, seen, language) or _about_reports(desk, seen, language, history)


def _without_figures(desk: Desk, seen: Scan, language: Language) -> Understanding | None:
    """The question as small talk, off the subject, or about the collection; None else."""
    has_measure = bool(measured(desk.catalogue, seen, seen.mentions).measures)
    if seen.has("injection", "offtopic") and not has_measure:
        return OutOfScope(language)
    if topic := _small_talk(seen):
        return CollectionQuestion(language, topic)
    if seen.has("ask.define") and (term := _term(desk, seen)):
        return CollectionQuestion(language, Topic.DEFINITION, indicator=term)
    agencies = tuple(dict.fromkeys(entry.name for name in seen.names for entry in name.entries))
    years = years_of(seen, desk.today.year)
    if seen.has("ask.findings") and not seen.has("ask.quantity") and not seen.unknown:
        return CollectionQuestion(language, Topic.FINDINGS, agencies, years)
    if seen.has("ask.reports") and not has_measure:
        return CollectionQuestion(language, Topic.REPORTS, agencies, years)
    if seen.has("ask.opinion") and not seen.begins("ask.quantity") and not seen.has("ask.check"):
        return _opinion(seen, language, agencies, years, has_measure=has_measure)
    return None


def _small_talk(seen: Scan) -> Topic | None:
    """A greeting, thanks or a call for help, where nothing else is said."""
    content = [m for m in seen.mentions if meaningful(m)]
    for concept, topic in (
        ("ask.help", Topic.HELP),
        ("ask.greeting", Topic.GREETING),
        ("ask.thanks", Topic.THANKS),
    ):
        others = [
            m
            for m in content
            if concept not in m.concepts and not m.concepts & {"domain", "ask.what", "ask.greeting"}
        ]
        if seen.has(concept) and not others and not seen.names and not seen.unknown:
            return topic
    return None


def _term(desk: Desk, seen: Scan) -> str | None:
    """The indicator whose meaning is asked, where the catalogue defines it."""
    found = measured(desk.catalogue, seen, seen.mentions)
    if seen.names or found.leftover or len(found.measures) != 1:
        return None
    indicator = desk.catalogue.get(found.measures[0].indicator or "")
    return indicator.id if indicator and indicator.define_zh else None


def _opinion(
    seen: Scan,
    language: Language,
    agencies: tuple[str, ...],
    years: tuple[int, ...],
    *,
    has_measure: bool,
) -> OpinionQuestion | None:
    judged = any(m.concepts & {"ask.opinion"} for m in seen.mentions)
    if (
        has_measure
        or not judged
        or any(meaningful(m) and m.concepts == {"chapter"} for m in seen.mentions)
    ):
        return None
    return OpinionQuestion(language, agencies, years)


def _about_reports(
    desk: Desk, seen: Scan, language: Language, history: Sequence[Turn]
) -> Understanding:
    context = _context(desk, history)
    bodies = _bodies(desk, seen, context, language)
    years = years_of(seen, desk.today.year, context.years) or (
        () if seen.has("years.every", "years.latest") else context.years
    )
    if bodies.unknown:
        return UnknownPlace(language, bodies.unknown, years, bodies.near)
    reading = _figure_reading(desk, seen, context, bodies, years)
    if reading is not None:
        readings = tuple(replace(reading, agencies=choice) for choice in bodies.choices)
        focus = "" if context.measures else _focus(seen)
        return FigureQuestion(language, readings[:_MOST_READINGS], bodies.notes, focus)
    return _prose(seen, language, context, bodies, years)


def _figure_reading(
    desk: Desk, seen: Scan, context: _Context, bodies: _Bodies, years: tuple[int, ...]
) -> Query | None:
    """The question as one for figures, still without its bodies; None where it is none."""
    operation = operation_of(seen)
    labels = (
        desk.library.unclaimed_labels(
            agencies=sorted({a for choice in bodies.choices for a in choice}) or None,
            years=years or None,
        )
        if seen.unknown or seen.quoted
        else ()
    )
    if operation is Operation.SHARE:
        share = share_of(desk.catalogue, seen, labels, context.measures)
        if share is None:
            return None
        part, base = share
        return _framed(desk, seen, context, bodies, years, (part,), operation, base)
    found = _quoted(desk, seen) or measured(
        desk.catalogue, seen, seen.mentions, labels, context.mentions
    )
    measures = found.measures or _carried_over(seen, found, context)
    if not measures or found.leftover or _asks_for_prose(seen, found):
        return None
    return _framed(desk, seen, context, bodies, years, measures, operation, None)


def _quoted(desk: Desk, seen: Scan) -> Measured | None:
    """The measure whose printed label stands in quotation marks."""
    for term in seen.quoted:
        if indicator := desk.catalogue.resolve((term,)):
            applicants = applicants_named(seen.mentions) or (None,)
            return Measured(tuple(Measure(indicator.id, applicant=a) for a in applicants))
    return None


def _carried_over(seen: Scan, found: Measured, context: _Context) -> tuple[Measure, ...]:
    """The measures spoken of before, where this question only changes their frame."""
    changed = (
        seen.names or seen.years or seen.begins("period.") or seen.begins("op.")
        or seen.begins("years.") or seen.begins("bodies.")
    )  # fmt: skip
    asks = any(seen.has(ask) for ask in _PROSE_ASKS)
    return context.measures if changed and not found.leftover and not asks else ()


def _asks_for_prose(seen: Scan, found: Measured) -> bool:
    if claims_of(seen):
        return False
    if any(seen.has(ask) for ask in _PROSE_ASKS):
        return not seen.has("ask.quantity")
    figure_ask = seen.begins("op.") or seen.begins("period.") or any(map(seen.has, _FIGURE_ASKS))
    return seen.has("ask.what") and not figure_ask and not _names_a_row(found)


def _names_a_row(found: Measured) -> bool:
    return any(measure.label for measure in found.measures)


def _framed(
    desk: Desk,
    seen: Scan,
    context: _Context,
    bodies: _Bodies,
    years: tuple[int, ...],
    measures: tuple[Measure, ...],
    operation: Operation,
    base: Measure | None,
) -> Query:
    period = period_of(seen) or (context.period if not seen.names and not seen.years else None)
    applicants = applicants_named(seen.mentions)
    if (
        applicants
        and all(m.applicant is None for m in measures)
        and operation is not Operation.SHARE
    ):
        measures = tuple(with_applicant(m, a) for m in measures for a in applicants)
    over_bodies = operation in _OVER_BODIES and not bodies.named
    which_year = seen.has("ask.which_year")
    return Query(
        measures=measures,
        years=years,
        period=period,
        operation=_settled(operation, measures, years, seen),
        base=base,
        paired=_paired(seen),
        every_agency=seen.has("bodies.every")
        or (over_bodies and not which_year and _speaks_of_bodies(seen)),
        every_year=seen.has("years.every") or which_year,
        latest=seen.has("years.latest"),
        before=seen.has("op.before") and len(years) == 1,
        kinds=_kinds(seen),
        condition=condition_of(seen),
        claimed=claims_of(seen),
        whether=seen.has("ask.whether", "ask.check") and not seen.has("ask.quantity"),
        which_year=which_year,
    )


def _settled(
    operation: Operation, measures: Sequence[Measure], years: Sequence[int], seen: Scan
) -> Operation:
    """一共 and "in total" ask for a sum only where there is more than one thing to add."""
    several = len(measures) > 1 or len(years) > 1 or len(seen.names) > 1
    if operation is Operation.SUM and not several and not seen.has("bodies.every"):
        return Operation.VALUE
    return operation


def _speaks_of_bodies(seen: Scan) -> bool:
    return seen.has("op.count", "bodies.every", "op.rank", "op.max", "op.min")


def _paired(seen: Scan) -> bool:
    """A year follows each name: 洪泽区2023年和宿迁市2024年."""
    if len(seen.names) < 2 or len(seen.names) != len(seen.years):
        return False
    places = [seen.units[name.last - 1].end for name in seen.names]
    nexts = [*(seen.units[name.first].start for name in seen.names[1:]), len(seen.text)]
    after = all(end <= y.start < n for end, y, n in zip(places, seen.years, nexts, strict=True))
    starts = [seen.units[name.first].start for name in seen.names]
    before = all(y.end <= s for y, s in zip(seen.years, starts, strict=True)) and all(
        e <= y.start for e, y in zip(places, seen.years[1:], strict=False)
    )
    return after or before


def _kinds(seen: Scan) -> tuple[str, ...]:
    """The kinds of bodies that 各镇 or "which counties" ask for."""
    asked = [m.text.lower() for m in seen.mentions if m.concepts & {"op.count", "bodies.every"}]
    return next((kinds for word, kinds in _KINDS.items() for text in asked if word in text), ())


def _bodies(desk: Desk, seen: Scan, context: _Context, language: Language) -> _Bodies:
    if seen.names:
        groups = product(*(name.entries for name in told_apart(seen.names, seen.places)))
        choices = tuple(
            dict.fromkeys(tuple(dict.fromkeys(entry.name for entry in group)) for group in groups)
        )
        return _Bodies(choices, named=True)
    guess = next(iter(seen.places), None) or _leading_unknown(seen)
    if guess is not None:
        return _guessed(desk, guess, language, certain=guess in seen.places)
    if seen.has("bodies.every", "op.count") or (
        seen.has("op.rank", "op.max", "op.min") and not context.agencies
    ):
        return _Bodies()
    agencies = context.agencies or ((desk.scope,) if desk.scope else ())
    return _Bodies((agencies,), named=bool(agencies))


def _leading_unknown(seen: Scan) -> Mention | None:
    """An unknown word where the body is named in a question: at its very start."""
    first = next((m for m in seen.mentions if not m.known or meaningful(m)), None)
    opens = first is not None and not first.known and 1 < len(first.text) < 9
    asks_figure = seen.has("ask.quantity") and measured_words(seen)
    return (
        first
        if opens and asks_figure and first in seen.unknown[:1] and len(seen.unknown) == 1
        else None
    )


def measured_words(seen: Scan) -> bool:
    """Some mention is of something that reports count."""
    return any(meaningful(m) and not any("." in c for c in m.concepts) for m in seen.mentions)


def _guessed(desk: Desk, guess: Mention, language: Language, *, certain: bool) -> _Bodies:
    near = near_names(desk.library, guess.text)
    if len(near) == 1:
        note = Note(NoteKind.ASSUMPTION, words(language).misspelt(guess.text, near[0].name))
        return _Bodies(((near[0].name,),), (note,), named=True)
    if not certain and not guess.text.isascii() and len(guess.text) < 2:
        return _Bodies()
    alike = near or desk.library.agencies_like(guess.text, limit=3)
    return _Bodies(unknown=guess.text, near=tuple(entry.name for entry in alike)[:3])


def _prose(
    seen: Scan, language: Language, context: _Context, bodies: _Bodies, years: tuple[int, ...]
) -> Understanding:
    content = [
        m for m in seen.mentions if meaningful(m) and not m.concepts <= {"ask.what", "ask.opinion"}
    ]
    if not content and not seen.unknown and not seen.names:
        return OutOfScope(language)
    focus = _cut(_focus(seen), [(year.start, year.end) for year in seen.years])
    agencies = (
        bodies.choices[0]
        if len(bodies.choices) == 1
        else tuple(dict.fromkeys(agency for choice in bodies.choices for agency in choice))
    )
    certain = any(not all(c.startswith(_FRAMING) for c in m.concepts) for m in content)
    if not content and context.mentions:
        focus = " ".join((*(m.text for m in context.mentions), focus))
    return ProseQuestion(language, focus, agencies, years, certain, bodies.notes)


def _focus(seen: Scan) -> str:
    """The question with the names of bodies blanked out, place for place."""
    hidden = [(seen.units[n.first].start, seen.units[n.last - 1].end) for n in seen.names]
    return "".join(
        " " if any(start <= place < end for start, end in hidden) else character
        for place, character in enumerate(seen.text)
    )


def _cut(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    kept = "".join(
        " " if any(start <= place < end for start, end in hidden) else character
        for place, character in enumerate(text)
    )
    return re.sub(r"\s+", " ", kept).strip()


def _context(desk: Desk, history: Sequence[Turn]) -> _Context:
    """What the conversation so far has in mind."""
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    if not asked:
        return _Context()
    last = asked[-1]
    before = history[max(0, last - _TURNS_REMEMBERED) : last]
    question = _chosen_option(history[last].content, before)
    meant = understand(desk, history[last].content, before)
    seen = scan(desk.library, desk.catalogue, question, desk.today.year)
    named = tuple(m for m in seen.mentions if m.concepts & desk.catalogue.measure_concepts)
    match meant:
        case FigureQuestion(readings=(query, *others)):
            agencies = query.agencies if not others else ()
            return _Context(agencies, query.years, query.measures, named, query.period)
        case ProseQuestion(agencies=agencies, years=years):
            return _Context(agencies, years, (), named)
        case UnknownPlace(years=years):
            found = measured(desk.catalogue, seen, seen.mentions)
            return _Context((), years, found.measures, named)
        case _:
            return _Context()


_ORDINALS = (
    (0, re.compile(r"^\s*(?:选|要|是)?(?:第一个?|第1个|1|①|一|头一个|the first(?: one)?|first(?: one)?|option 1|前者)[。.!！]?\s*$", re.IGNORECASE)),
    (1, re.compile(r"^\s*(?:选|要|是)?(?:第二个?|第2个|2|②|二|the second(?: one)?|second(?: one)?|option 2|后者)[。.!！]?\s*$", re.IGNORECASE)),
    (2, re.compile(r"^\s*(?:选|要|是)?(?:第三个?|第3个|3|③|三|the third(?: one)?|third(?: one)?|option 3)[。.!！]?\s*$", re.IGNORECASE)),
    (3, re.compile(r"^\s*(?:选|要|是)?(?:第四个?|第4个|4|④|四|the fourth(?: one)?|fourth(?: one)?|option 4)[。.!！]?\s*$", re.IGNORECASE)),
)  # fmt: skip
_OPTION_LINE = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.、)）])\s*(.+?)\s*$")


def _chosen_option(question: str, history: Sequence[Turn]) -> str:
    """The option meant by "the second", where the assistant has just offered some."""
    index = next((place for place, pattern in _ORDINALS if pattern.match(question)), None)
    offered = next((turn.content for turn in reversed(history) if turn.role == "assistant"), "")
    options = [match[1] for line in offered.splitlines() if (match := _OPTION_LINE.match(line))]
    return options[index] if index is not None and index < len(options) else question
