"""What stands beside a question and asks nothing: "I'm writing a thesis.", 作为一名学生，……

A remark is a sentence, or a clause that opens as remarks do, that names nothing to count, no body
and no year; or a clause before the question in which somebody tells of himself (家里的房子一直没批).
Its words restrict nothing; a clause that restricts ("only those about land") is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from disclosure_qa.answering.denial import SET_ASIDE
from disclosure_qa.text.atoms import Atom
from disclosure_qa.vocabulary.concepts import Mention

REMARK = "remark"
INJECTION = "injection"
_SENTENCE_ENDS = frozenset("。！？!?.；;】]\n")
_CLAUSE_ENDS = frozenset("，,：:")
_ASKING_ENDS = frozenset("？?")
_ASKING = frozenset({"ask.quantity", "ask.what", "ask.whether", "ask.which_year"})
_ASKING_FOR = _ASKING - {"ask.whether"}
_PREPOSITIONS = frozenset(
    {"for", "in", "on", "of", "from", "by", "with", "among", "under", "由", "因", "为", "以", "从"}
)
_TELLS_OF_ONESELF = re.compile(r"[我俺咱]|\b(?:i|i'm|i've|we|we're|my|our|me|us)\b")
_TELLS_WHAT_HAPPENED = re.compile(r"家里|前几天|前两天|前阵子|昨天|昨儿|上次|上周|刚才")
_OF_A_BODY = ("bodies.kind", "bodies.every", "applicant.")
_RESTRICTING = frozenset({*SET_ASIDE, "ask.about", "instead"})


def without_remarks(
    units: Sequence[Atom],
    mentions: Sequence[Mention],
    telling: frozenset[str],
    taken: Iterable[int],
) -> tuple[Mention, ...]:
    """The mentions that are in no remark; all of them where nothing else would tell what is asked.

    `telling` are the concepts that tell what is asked, `taken` the atoms of names and years.
    """
    named = frozenset(taken)

    def matters(first: int, last: int) -> bool:
        inside = [m for m in mentions if first <= m.first < last]
        if any(INJECTION in m.concepts for m in inside) and not named & set(range(first, last)):
            return False
        asks = last < len(units) and units[last].form in _ASKING_ENDS
        return (
            asks
            or any(m.concepts & telling or m.concepts & _RESTRICTING for m in inside)
            or any(c.startswith(("op.", "limit.")) for m in inside for c in m.concepts)
            or any(first <= index < last for index in named)
        )

    def tells_of_oneself(first: int, last: int, *, opens: bool) -> bool:
        inside = [m for m in mentions if first <= m.first < last]
        told = _joined(units[first:last])
        if not any(m.concepts & telling for m in mentions if m.first >= last):
            return False
        if _TELLS_WHAT_HAPPENED.search(told) and not any(m.concepts & _ASKING_FOR for m in inside):
            return True
        counts = any(
            m.concepts & telling
            or (not opens and any(c.startswith(_OF_A_BODY) for c in m.concepts))
            for m in inside
        )
        return not counts and _TELLS_OF_ONESELF.search(told) is not None

    kept: list[Mention] = []
    for first, last in _stretches(units, 0, len(units), _SENTENCE_ENDS):
        if matters(first, last):
            for start, end in _stretches(units, first, last, _CLAUSE_ENDS):
                inside = [m for m in mentions if start <= m.first < end]
                opens = bool(inside) and REMARK in inside[0].concepts
                beside = tells_of_oneself(start, end, opens=opens) or (
                    opens and not matters(start, end)
                )
                kept += [] if beside else inside
    return tuple(kept) if any(m.concepts & telling for m in kept) else tuple(mentions)


def _joined(units: Sequence[Atom]) -> str:
    return "".join(f" {unit.form} " if unit.kind == "word" else unit.form for unit in units)


def without_opening(
    mentions: Sequence[Mention], telling: frozenset[str], anchor: int
) -> tuple[Mention, ...]:
    """The mentions without unknown words that open the question: 有道友问青河县……, "Pray, how many".

    What follows must be the first name of a body, at the atom `anchor`, or the words that ask, and
    not directly: an unknown word right before a name may be part of it. After a preposition it may
    restrict what is counted.
    """
    opening: list[Mention] = []
    for mention in mentions:
        asks = any(c in _ASKING for c in mention.concepts)
        if asks or mention.first > anchor:
            break
        if mention.concepts & (telling | _RESTRICTING) or mention.text.lower() in _PREPOSITIONS:
            return tuple(mentions)
        opening.append(mention)
    passed = {m for m in opening if not m.known and m.last != anchor}
    return tuple(m for m in mentions if m not in passed)


def _stretches(
    units: Sequence[Atom], first: int, last: int, ends: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The stretches of atoms between marks that end one."""
    start = first
    for index in range(first, last):
        if units[index].form in ends:
            yield start, index
            start = index + 1
    yield start, last
