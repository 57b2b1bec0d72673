"""From a question to what is asked: every reading of it, or the reason why it is none of ours.

The words are linked to bodies, years, indicators, applicants, periods and an operation, all from
data; what remains unexplained decides between figures, prose and out of scope. A restriction that
is not understood ("requests about land") never passes as a question for the plain total.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from disclosure_qa.answering.understanding.asked import is_telling
from disclosure_qa.answering.understanding.bodies import Bodies, bodies_of
from disclosure_qa.answering.understanding.breakdown import are_disputes, breakdown_of
from disclosure_qa.answering.understanding.carried import carried_between
from disclosure_qa.answering.understanding.countable import (
    asks_for_prose,
    counts_channels,
    is_no_row,
    of_other_unit,
)
from disclosure_qa.answering.understanding.denial import SET_ASIDE, none_of_them, without_the_others
from disclosure_qa.answering.understanding.desk import Context, Desk, Inquiry
from disclosure_qa.answering.understanding.disputes import beside_the_outcome, of_both_kinds
from disclosure_qa.answering.understanding.frames import framed, of_many
from disclosure_qa.answering.understanding.framing import (
    claims_of,
    operation_of,
)
from disclosure_qa.answering.understanding.kinds import over_bodies, told_by_kind
from disclosure_qa.answering.understanding.largest import Compared, compared_in, is_alone
from disclosure_qa.answering.understanding.measures import Measured, applicants_named, measured
from disclosure_qa.answering.understanding.mentioned import word_mentioned
from disclosure_qa.answering.understanding.options import chosen_option, offered_options
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.answering.understanding.shares import share_of
from disclosure_qa.answering.understanding.spoken import (
    as_share_of_the_same,
    asks_for_all,
    goes_on_computing,
    of_the_same_applicant,
    operation_in,
    parts_of_what_was_spoken,
    with_all_spoken_of,
)
from disclosure_qa.answering.understanding.telling import (
    PROSE_ASKS,
    around_names,
    mention_question,
    name_places,
    of_the_trade,
    prose_question,
    without,
    without_names,
)
from disclosure_qa.answering.understanding.topics import topic_of
from disclosure_qa.answering.understanding.years_spoken import years_in_mind
from disclosure_qa.answering.values.gather import gather
from disclosure_qa.model.answer import Operation, Status, Turn
from disclosure_qa.model.evidence import Evidence
from disclosure_qa.model.query import (
    Breakdown,
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
from disclosure_qa.vocabulary.agencies import lies_in, place_of
from disclosure_qa.vocabulary.concepts import Mention

_TURNS_REMEMBERED = 20
_SAYING_NOTHING = ("op.", "join", "followup", "domain")
_PARTICLES = re.compile(
    r"(?:[\W_]|[的了呢啊吧吗和与跟同比年]|\b(?:the|of|in|for|and|with|vs|compare|year)\b)*",
    re.IGNORECASE,
)
_MOST_READINGS = 8
_BARE_YEAR = re.compile(
    r"^\W*(?:那|(?:and|n)\s)?\s*['’]?([012]\d)年?度?[的呢捏嘞咧]*\W*$", re.IGNORECASE
)
_HOW_MANY = re.compile(
    r"^\W*(?:那|到底|究竟|是|有|and|so)*\s*(?:(?:多少|几)[件条个次]?|how\s+many(?:\s+(?:exactly|was|were|is)\s*(?:it|that|there)?)?)[呢啊]*\W*$",
    re.IGNORECASE,
)
_FRAME_CHANGES = ("period.", "op.", "years.", "bodies.", "by.", "limit.")
_BODY_ASKS = ("op.max", "op.min", "op.rank", "op.count")
_OVER_BODIES = frozenset({Operation.MAX, Operation.MIN, Operation.RANK, Operation.COUNT})


def understand(desk: Desk, question: str, history: Sequence[Turn] = ()) -> Understanding:
    """What the question asks, in the light of the conversation so far."""
    return _understood(inquire(desk, question, history))


def _understood(inquiry: Inquiry) -> Understanding:
    if word := word_mentioned(inquiry.seen.text):
        return mention_question(inquiry, word)
    topic = topic_of(
        inquiry.desk.catalogue, inquiry.seen, inquiry.language, inquiry.desk.today.year
    )
    if isinstance(topic, OpinionQuestion) and not topic.agencies:
        context = inquiry.context
        return replace(topic, agencies=context.agencies, years=topic.years or context.years)
    if isinstance(topic, OutOfScope):
        return _told_of_all_the_same(inquiry) or topic
    return topic or _about_reports(inquiry)


def _told_of_all_the_same(inquiry: Inquiry) -> ProseQuestion | None:
    """The question on another subject as one for the prose of the body that it names: the annual
    report of a hospital board may well speak of vaccines."""
    bodies = bodies_of(inquiry)
    telling = is_telling(without_names(inquiry.seen))
    if not inquiry.seen.names or not telling or inquiry.seen.has("injection") or bodies.unknown:
        return None
    asked = prose_question(inquiry, bodies)
    return replace(asked, doubtful=True) if isinstance(asked, ProseQuestion) else None


def inquire(desk: Desk, question: str, history: Sequence[Turn] = ()) -> Inquiry:
    """What the question names, and what was spoken of before."""
    seen = scanned(desk, question, history)
    context = _context(desk, history)
    place = told_by_kind(question, context.agencies)
    if place and desk.library.agencies_by_key([place]):
        seen = desk.scan(f"{place}呢")
    spoken_of = context.years or (context.unreported if seen.names else ())
    years = years_in_mind(desk, seen, history, spoken_of)
    asked = Inquiry(desk, seen, desk.language or seen.language, context, years)
    return with_all_spoken_of(asked) if context.measures else asked


def read_as(inquiry: Inquiry, bodies: Bodies, measures: Sequence[Measure]) -> FigureQuestion:
    """The question as one for these measures, in the frame that its words give it."""
    if bodies.unexplained:
        inquiry = replace(inquiry, seen=inquiry.seen.with_places_unexplained())
    if over_bodies(inquiry.seen):
        inquiry = replace(inquiry, seen=none_of_them(inquiry.seen))
    reading = framed(inquiry, bodies, measures, operation_of(inquiry.seen), None)
    readings = tuple(replace(reading, agencies=choice) for choice in bodies.choices)
    return FigureQuestion(inquiry.language, readings[:_MOST_READINGS], bodies.notes)


def scanned(desk: Desk, question: str, history: Sequence[Turn]) -> Scan:
    """What the question names, or the option offered before that it picks, if by a place only."""
    bare = _BARE_YEAR.match(question) if history else None
    chosen = f"20{bare[1]}年" if bare else chosen_option(question, history)
    seen = desk.scan(chosen)
    options = offered_options(history) if chosen == question and seen.names else []
    if not options or seen.years or any(m.concepts & desk.catalogue.telling for m in seen.mentions):
        return seen
    places = {place_of(entry.name) for name in seen.names for entry in name.entries}
    fits = [option for option in options if any(place and place in option for place in places)]
    return desk.scan(fits[0]) if len(fits) == 1 else seen


def asks_something(desk: Desk, part: str) -> bool:
    """A part of a message names something to be counted, asks, or changes what was asked before."""
    seen = desk.scan(part)
    telling = desk.catalogue.measure_concepts - desk.catalogue.lexicon.weak
    if seen.has(*SET_ASIDE) and not seen.has("ask.quantity", "ask.whether"):
        return False
    asks = seen.begins("ask.", "op.") or part.rstrip().endswith(("呢", "?", "？"))
    return asks or bool(seen.concepts & telling)


def _about_reports(inquiry: Inquiry) -> Understanding:
    bodies = bodies_of(inquiry)
    if bodies.unknown:
        return _of_unknown_place(inquiry, bodies)
    if bodies.guessed is not None:
        inquiry = replace(inquiry, seen=inquiry.seen.without(bodies.guessed))
    if bodies.unexplained:
        inquiry = replace(inquiry, seen=inquiry.seen.with_places_unexplained())
    if over_bodies(inquiry.seen) or bodies.many:
        inquiry = replace(inquiry, seen=without_the_others(none_of_them(inquiry.seen)))
    asked = () if _lacks_a_part(inquiry, bodies) else _figure_readings(inquiry, bodies)
    if not asked and _nothing_asked(inquiry.seen):
        return CollectionQuestion(inquiry.language, Topic.NAMED, bodies.all, inquiry.years)
    if not asked:
        return prose_question(inquiry, bodies)
    pairs = product(asked, bodies.choices)
    readings = tuple(replace(reading, agencies=choice) for reading, choice in pairs)
    focus = () if inquiry.context.measures else around_names(inquiry.seen)
    return FigureQuestion(inquiry.language, readings[:_MOST_READINGS], bodies.notes, focus)


def _of_unknown_place(inquiry: Inquiry, bodies: Bodies) -> UnknownPlace:
    """The question as one about a body that only the reports of others may speak of."""
    seen = inquiry.seen
    focus = without(seen.text, [(year.start, year.end) for year in seen.years])
    return UnknownPlace(
        inquiry.language, bodies.unknown, inquiry.years, bodies.near, focus, of_the_trade(inquiry)
    )


def _lacks_a_part(inquiry: Inquiry, bodies: Bodies) -> bool:
    """除了柳桥镇，青河县收到多少: no report says what a county counts without one of its towns."""
    left_out = [entry for name in inquiry.seen.left_out for entry in name.entries]
    places = {place_of(agency) for agency in bodies.all}
    return any(lies_in(entry.name, entry.region, one) for entry in left_out for one in places)


def _figure_readings(inquiry: Inquiry, bodies: Bodies) -> tuple[Query, ...]:
    """The question as one for figures, still without its bodies; () where it is none.

    Several where the words fit several rows equally well: "requests carried over".
    """
    catalogue, seen, context = inquiry.desk.catalogue, inquiry.seen, inquiry.context
    operation = operation_in(inquiry)
    if is_no_row(seen, operation):
        return ()
    if (ended := _how_they_ended(inquiry, bodies)) is not None:
        return ended
    if compared := compared_in(seen, operation):
        return _largest_part(inquiry, bodies, compared)
    if operation is Operation.SHARE:
        labels = _labels_at_hand(inquiry, bodies)
        share = share_of(catalogue, seen, labels, context.measures)
        return (framed(inquiry, bodies, share[0], operation, share[1]),) if share else ()
    found = _quoted(inquiry) or measured(catalogue, seen, seen.mentions, (), context.mentions)
    if not found.measures or found.leftover:
        labels = _labels_at_hand(inquiry, bodies)
        found = measured(catalogue, seen, seen.mentions, labels, context.mentions)
    breakdown = breakdown_of(inquiry, bodies, found, operation)
    if found.leftover and breakdown is not Breakdown.RESULT:
        return ()
    if of_other_unit(catalogue, seen, found) or counts_channels(catalogue, seen, found):
        return ()
    if found.measures and breakdown is None and asks_for_prose(catalogue, seen, found, context):
        return ()
    measures = of_the_same_applicant(inquiry, found.measures) or _carried_over(inquiry, bodies)
    if is_alone(bodies.all, inquiry.years, measures, operation) and not of_many(seen, bodies):
        operation = Operation.VALUE
        measures = measures if seen.has("ask.quantity") else ()
    readings = _in_their_frames(inquiry, bodies, measures, found.tied, operation)
    if breakdown is not None:
        readings = tuple(replace(query, breakdown=breakdown) for query in readings)
    if found.measures:
        return tuple(as_share_of_the_same(inquiry, query) for query in readings)
    return tuple(goes_on_computing(inquiry, query) for query in readings)


def _in_their_frames(
    inquiry: Inquiry,
    bodies: Bodies,
    measures: tuple[Measure, ...],
    tied: tuple[Measure, ...],
    operation: Operation,
) -> tuple[Query, ...]:
    """The readings for the measures and for those of equal weight, in the frame of the question."""
    if sides := carried_between(inquiry.seen, (*measures, *tied)):
        told = ((replace(inquiry, years=(year,)), (side,)) for side, year in sides)
        return tuple(framed(each, bodies, side, operation, None) for each, side in told)
    chosen = (measures, *((m,) for m in tied)) if len(measures) == 1 else (measures,)
    meant = parts_of_what_was_spoken(inquiry, [each for each in chosen if each])
    return tuple(framed(inquiry, bodies, each, operation, None) for each in meant)


def _how_they_ended(inquiry: Inquiry, bodies: Bodies) -> tuple[Query, ...] | None:
    """The question for disputes and how they ended; None where it asks for something else."""
    beside = beside_the_outcome(inquiry.seen, inquiry.context.mentions)
    if beside is not None:
        return _with_outcomes(inquiry, bodies, beside)
    both = of_both_kinds(inquiry.seen)
    return _with_outcomes(inquiry, bodies, both) or None if both else None


def _with_outcomes(
    inquiry: Inquiry, bodies: Bodies, beside: Sequence[Mention]
) -> tuple[Query, ...]:
    """The question for a number of disputes and how they ended."""
    found = measured(inquiry.desk.catalogue, inquiry.seen, beside)
    measures = found.measures or inquiry.context.measures
    if found.leftover or not (len(measures) == 1 or are_disputes(measures)):
        return ()
    asked = framed(inquiry, bodies, measures, Operation.VALUE, None)
    return (replace(asked, breakdown=Breakdown.RESULT, whether=False),)


def _largest_part(inquiry: Inquiry, bodies: Bodies, compared: Compared) -> tuple[Query, ...]:
    """The question for the largest part of one number, of one body and year."""
    catalogue, seen, context = inquiry.desk.catalogue, inquiry.seen, inquiry.context
    found = measured(catalogue, seen, compared.mentions, (), context.mentions)
    measures = compared.measures(found.measures or context.measures)
    if found.leftover or len(measures) != 1 or len(bodies.all) != 1 or len(inquiry.years) > 1:
        return ()
    asked = framed(inquiry, bodies, measures, operation_of(seen), None)
    way = compared.way(catalogue, measures)
    return (replace(asked, breakdown=way),) if way else ()


def _nothing_asked(seen: Scan) -> bool:
    """A body is named, perhaps with a year or another to compare with, and nothing else said."""
    said = [m for m in seen.mentions if m.concepts and all(map(_frames, m.concepts))]
    hidden = [*name_places(seen), *((year.start, year.end) for year in seen.years)]
    hidden += [(mention.start, mention.end) for mention in said]
    return (
        bool(seen.names)
        and not seen.places
        and bool(_PARTICLES.fullmatch(without(seen.text, hidden)))
    )


def _frames(concept: str) -> bool:
    return concept.startswith(_SAYING_NOTHING)


def _labels_at_hand(inquiry: Inquiry, bodies: Bodies) -> tuple[str, ...]:
    """Printed labels that no indicator claims, of the bodies and years asked about."""
    return inquiry.desk.library.unclaimed_labels(
        agencies=bodies.all or None, years=inquiry.years or None
    )


def _quoted(inquiry: Inquiry) -> Measured | None:
    """The measure whose printed label stands in quotation marks."""
    for term in inquiry.seen.quoted:
        if indicator := inquiry.desk.catalogue.resolve((term,)):
            applicants = applicants_named(inquiry.seen.mentions) or (None,)
            return Measured(tuple(Measure(indicator.id, applicant=a) for a in applicants))
    return None


def _carried_over(inquiry: Inquiry, bodies: Bodies) -> tuple[Measure, ...]:
    """The measures spoken of before, where this question only changes their frame."""
    seen, context = inquiry.seen, inquiry.context
    another = bool(context.agencies) and bodies.named and bodies.all != context.agencies
    changed = another or seen.names or seen.years or seen.begins(*_FRAME_CHANGES)
    changed = changed or _HOW_MANY.match(seen.text) is not None or asks_for_all(inquiry)
    changed = changed or bool(claims_of(seen))  # 是不是23件
    asks = seen.has(*PROSE_ASKS) and not seen.has(*_BODY_ASKS, "op.more", "op.less")
    return context.measures if changed and not asks else ()


def _context(desk: Desk, history: Sequence[Turn]) -> Context:
    """What the conversation so far has in mind, from its last question and those before."""
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    if not asked:
        return Context()
    last = asked[-1]
    before = history[max(0, last - _TURNS_REMEMBERED) : last]
    question = chosen_option(history[last].content, before)
    seen = desk.scan(question)
    named = tuple(m for m in seen.mentions if m.concepts & desk.catalogue.measure_concepts)
    inner = inquire(desk, question, before)
    match _understood(inner):
        case FigureQuestion(readings=(query, *others)) as read:
            if any(other.measures != query.measures for other in others):
                query = _answered(desk, read)
            same = all(other.agencies == query.agencies for other in others)
            agencies = query.agencies if same else ()
            years = _reported(desk, agencies, query.years)
            own = measured(desk.catalogue, seen, seen.mentions).measures
            if named and query.measures and query.measures[0] not in own:
                named = (*inner.context.mentions, *named)
            return Context(
                agencies, years, query.measures, named, query.period,
                many=query.every_agency, within=query.within, kinds=query.kinds,
                operation=query.operation, base=query.base, every_year=query.every_year,
                unreported=() if years else query.years, earlier=inner.context,
                namesakes=() if same else tuple(a for one in (query, *others) for a in one.agencies),
            )  # fmt: skip
        case ProseQuestion(agencies=agencies, years=years):
            return Context(agencies, _reported(desk, agencies, years), (), named)
        case UnknownPlace(years=years):
            found = measured(desk.catalogue, seen, seen.mentions)
            return Context((), years, found.measures, named)
        case CollectionQuestion(agencies=agencies, years=years) if agencies:
            return Context(agencies, years)
        case _:  # small talk and the like changes nothing of what was spoken of
            return inner.context


def _answered(desk: Desk, asked: FigureQuestion) -> Query:
    """The reading that was answered; without its measures where it was asked back which is meant."""
    found = gather(desk.library, desk.catalogue, asked)
    if isinstance(found, Evidence):
        return found.query
    meant = () if found.status is Status.NEEDS_CLARIFICATION else asked.readings[0].measures
    return replace(asked.readings[0], measures=meant)


def _reported(desk: Desk, agencies: tuple[str, ...], years: tuple[int, ...]) -> tuple[int, ...]:
    """The years that the conversation goes on with: none where it was told that there is no report
    of them, for what is asked next is then asked of those there are."""
    held = desk.library.reports(agencies=agencies) if agencies and years else ()
    return () if held and not any(entry.year in years for entry in held) else years
