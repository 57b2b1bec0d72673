"""What a question denies or leaves out: "requests, not replies", 没有被拒绝的申请.

What is only set aside (我问的是申请，不是答复) is passed over. What is denied of the thing counted
("requests that were not refused") is in no report, and must never be answered with its opposite
or with the whole: there the denial stays, as a word that no measure explains.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_qa.text.atoms import Atom, stem
from disclosure_qa.vocabulary.concepts import STOP, Mention

if TYPE_CHECKING:
    from disclosure_qa.answering.understanding.scan import Scan

DENIAL = "denial"
EXCLUSION = "exclude"
OTHERS = "other_of"
SET_ASIDE = (DENIAL, EXCLUSION)
RESTRICTIONS = frozenset({*SET_ASIDE, "within_year", "part_only"})
"""Concepts that make of what is counted something else that reports do not count."""

_ASKS = frozenset({"ask.quantity", "ask.which_year", "op.share"})
_WHICH_OF_MANY = frozenset({"op.count", "bodies.every", "bodies.kind", "ask.what"})
_INTERROGATIVES = ("多少", "几", "how", "what", "百分")
AUXILIARIES = frozenset(
    map(stem, ("did", "was", "were", "is", "are", "has", "have", "had", "does", "do"))
)
_MARKS = frozenset("，,;；。.?？!！:：()（）")
_WHAT_I_MEANT = re.compile(r"[说问要指]的是$|^我的意思是$|^我[要问]$")
_IS_NOT = frozenset({"不是", "并不是", "可不是", "而不是"})
_NOT = frozenset({"not", "n't", "n’t"})
_HAS_NOT = frozenset({"没", "没有", "未"})
_TURNS_BACK = "instead"
_WAYS_IN = frozenset({"online", "in_person", "letter", "fax", "email"})


def without_denied(
    units: Sequence[Atom], mentions: Sequence[Mention], telling: frozenset[str]
) -> tuple[Mention, ...]:
    """The mentions without those that are set aside, and without denials of nothing that counts.

    `telling` are the concepts that tell what is counted.
    """
    clauses = list(_clauses(units, mentions))
    rhetorical = _rhetorical(units, mentions)
    kept: list[Mention] = []
    for index, clause in enumerate(clauses):
        others = [m for c in (*clauses[:index], *clauses[index + 1 :]) for m in c]
        kept += _without_denied(clause, others, telling, rhetorical=rhetorical)
    return tuple(kept)


def denied_places(mentions: Sequence[Mention]) -> frozenset[int]:
    """Where a year or name would stand that is denied: right after "not", 不是 or 不要."""
    return frozenset(m.last for m in mentions if m.concepts & {DENIAL, EXCLUSION})


def none_of_them(seen: "Scan") -> "Scan":
    """Where bodies are sifted, a denial asks for those with none: which towns were not sued?"""
    if not any(DENIAL in m.concepts for m in seen.mentions):
        return seen
    sifted = (
        replace(m, concepts=frozenset({"limit.none"})) if DENIAL in m.concepts else m
        for m in seen.mentions
    )
    return replace(seen, mentions=tuple(sifted))


def without_the_others(seen: "Scan") -> "Scan":
    """除了柳桥镇，其他乡镇: the others are those that are not left out."""
    if not seen.left_out:
        return seen
    return replace(seen, mentions=tuple(m for m in seen.mentions if OTHERS not in m.concepts))


def _without_denied(
    clause: Sequence[Mention],
    others: Sequence[Mention],
    telling: frozenset[str],
    *,
    rhetorical: bool,
) -> list[Mention]:
    place = next((i for i, m in enumerate(clause) if m.concepts & {DENIAL, EXCLUSION}), None)
    if place is None:
        return list(clause)
    before, after = clause[:place], clause[place + 1 :]
    told_elsewhere = _tells(others, telling) and not _asks(clause)
    if EXCLUSION in clause[place].concepts and not _tells(after, telling) and told_elsewhere:
        leaves_a_rest = _is_a_part(before) and not _is_a_part(others)
        return list(clause) if leaves_a_rest else list(after)
    if _says_what_it_is_not(clause, place) and _denied_of_the_counted(before, after, telling):
        return list(clause)
    if not after and any(m.concepts & _WHICH_OF_MANY for m in before):
        return list(clause)  # 哪几个没有: those with none
    if rhetorical or not _tells(after, telling):
        rest = _without_denied(after, others, telling, rhetorical=rhetorical)
        return [*before, *rest]
    if EXCLUSION in clause[place].concepts and _is_a_part(after):
        return list(clause)
    if _puts_right(clause, place):
        return list(before)
    set_apart = EXCLUSION in clause[place].concepts or not (
        _tells(before, telling) or _asks(before)
    )
    if set_apart and not _asks_how_many(after) and _tells([*others, *before], telling):
        return list(before)
    return list(clause)


def _says_what_it_is_not(clause: Sequence[Mention], place: int) -> bool:
    """ "Were not", "did not", 不是, 没有人看; not 没办 nor "could not", which are rows of the forms."""
    if DENIAL not in clause[place].concepts:
        return False
    text = clause[place].text.lower()
    if text in _HAS_NOT:
        return all(m.concepts <= {STOP, "people"} for m in clause[place + 1 :])
    said = stem(clause[place - 1].text.lower()) if place else ""
    return text in _IS_NOT or (text in _NOT and said in AUXILIARIES)


def _denied_of_the_counted(
    before: Sequence[Mention], after: Sequence[Mention], telling: frozenset[str]
) -> bool:
    """ "How many requests were not from this city": not all of those that are counted."""
    return bool(after) and _asks(before) and _tells(before, telling)


def _is_a_part(mentions: Sequence[Mention]) -> bool:
    """Some of the requests: without those, there is a rest that no report counts."""
    return any(
        concept in _WAYS_IN or concept.startswith("applicant.")
        for mention in mentions
        for concept in mention.concepts
    )


def _puts_right(clause: Sequence[Mention], place: int) -> bool:
    """我说的是答复数不是申请数: what was meant, and then what was understood instead."""
    opens = any(_WHAT_I_MEANT.search(mention.text) for mention in clause[:1])
    return opens and clause[place].text in _IS_NOT and not _asks(clause)


def _tells(mentions: Sequence[Mention], telling: frozenset[str]) -> bool:
    return any(m.concepts & telling for m in mentions)


def _asks(mentions: Sequence[Mention]) -> bool:
    return any(m.concepts & _ASKS for m in mentions)


def _asks_how_many(mentions: Sequence[Mention]) -> bool:
    """An interrogative, no mere noun such as 件数."""
    return any(
        m.concepts & _ASKS and any(word in m.text.lower() for word in _INTERROGATIVES)
        for m in mentions
    )


def _clauses(units: Sequence[Atom], mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    clause: list[Mention] = []
    for mention in mentions:
        parted = mention.first > 0 and units[mention.first - 1].form in _MARKS
        if (parted or _TURNS_BACK in mention.concepts) and clause:
            yield clause
            clause = []
        clause.append(mention)
    if clause:
        yield clause


def _rhetorical(units: Sequence[Atom], mentions: Sequence[Mention]) -> bool:
    """不是收到了500件吗, "did not the town receive 500?": asks whether, denies nothing."""
    if _asks(mentions):
        return False
    content = [m for m in mentions if m.concepts != {STOP}]
    last = next((unit.form for unit in reversed(units) if unit.kind != "mark"), "")
    asks_in_english = (
        len(units) > 1
        and units[0].form in AUXILIARIES
        and any(DENIAL in mention.concepts and mention.first == 1 for mention in mentions)
    )
    return bool(content) and (last in {"吗", "么", "吧"} or asks_in_english)
