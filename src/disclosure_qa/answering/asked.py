"""What a prose question asks for: its kind, what it speaks of, the terms that it quotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_qa.text.normalise import simplify
from disclosure_qa.vocabulary.answer_kinds import Kind, Recognised, load_answer_kinds
from disclosure_qa.vocabulary.glossary import Concept, load_glossary

LIST_KINDS = frozenset({Kind.PROBLEMS, Kind.MEASURES, Kind.REASONS, Kind.CHANNELS, Kind.CATEGORIES})
"""Kinds that a whole list may answer."""

_SELF_EVIDENT = LIST_KINDS | {
    Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT,
    Kind.DOCUMENT_NUMBER,
}  # fmt: skip
"""Kinds whose own words need not be found, since what answers them cannot be mistaken."""

_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]{2,30})[”\"」』’]")
_EACH = re.compile(
    r"各(?:是|有|为|占|多少|几)|分别|\b(?:each|respectively|break ?down)\b", re.IGNORECASE
)
_DEPUTY = re.compile(r"副|deputy|vice", re.IGNORECASE)

# What is counted, by the measure word of the question; 个 and the like fit everything.
_ASKED_UNIT = re.compile(r"(?:多少|几)\s*([条件次期场篇份项人名元钱家部号天日户起宗位万%]|百分)")
_UNITS = {
    "people": "人名位", "money": "元", "share": "%％",
    "人": "人名位", "名": "人名位", "位": "人名位", "钱": "元", "元": "元", "百分": "%％", "%": "%％",
    "条": "条件项篇", "件": "件条宗起笔", "宗": "件宗起", "起": "件宗起", "次": "次场期回", "场": "场次期",
    "期": "期场次", "家": "家个户", "篇": "篇条", "份": "份件", "项": "项条件个", "户": "户",
}  # fmt: skip
_COUNT_WORD = re.compile(
    r"(?:多少|几)[条件次期场篇份项人名个元钱家部]?|how (?:many|much)|number of", re.IGNORECASE
)
_BARE_UNITS = frozenset({"people", "persons", "人", "钱"})
_PEOPLE = re.compile(
    r"how many (?:people|persons|staff|employees|members|officials|workers|participants)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"how much (?!time)|多少钱|花了多少|多少经费|多少资金|多少费", re.IGNORECASE)
_SHARE = re.compile(r"percent|per cent|百分|比例", re.IGNORECASE)

_GRADES = (0.0, 0.8, 0.9)
"""How surely a text speaks of a concept of which it has none, one, or more words."""
_SHARED = 0.6
"""The same, where it has none but words another concept that shares words with this one."""


@dataclass(frozen=True)
class Asked:
    """What a prose question asks.

    `concepts` leaves out words that only tell the kind, and words of every report. `terms` are what the
    question quotes, folded. `units` are characters of which one must follow a number that
    answers, "" where any may.
    """

    question: str
    kind: Kind
    concepts: tuple[Concept, ...]
    terms: tuple[str, ...] = ()
    each: bool = False
    general: bool = False
    """Asks for the whole list of a kind (what problems?), not for one thing in it."""
    deputy: bool = False
    units: str = ""
    counted: Concept | None = None
    """What a number that answers must count."""


def analyse(question: str) -> Asked:
    """What a question asks for."""
    found = load_answer_kinds().recognise(question)
    concepts = tuple(_concepts(question, found))
    return Asked(
        question,
        found.kind,
        concepts,
        terms=tuple(folded(term) for term in _QUOTED.findall(question)),
        each=bool(_EACH.search(question)),
        general=found.kind in LIST_KINDS and not concepts,
        deputy=bool(_DEPUTY.search(question)),
        units=_units(question) if found.kind is Kind.COUNT else "",
        counted=_counted(question, concepts) if found.kind is Kind.COUNT else None,
    )


def _concepts(question: str, found: Recognised) -> list[Concept]:
    kinds = load_answer_kinds()
    told = found.asking | (found.about if found.kind in _SELF_EVIDENT else frozenset())
    left: list[Concept] = []
    for concept in load_glossary().concepts(kinds.without(question, told)):
        content = kinds.content(concept.said)
        if concept.words:
            left += [concept] if content else []
        else:
            left += [Concept(stretch) for stretch in content]
    return list(dict.fromkeys(c for c in left if c.said not in _BARE_UNITS))


def _counted(question: str, concepts: Sequence[Concept]) -> Concept | None:
    """The concept next to the word that asks for a number: after it, else before."""
    asks = _COUNT_WORD.search(question)
    if not asks or not concepts:
        return None
    after = folded(question[asks.end() :])
    named = {concept: after.find(concept.said) for concept in concepts}
    following = [concept for concept, place in named.items() if place >= 0]
    return min(following, key=lambda c: named[c]) if following else concepts[-1]


def _units(question: str) -> str:
    for pattern, meaning in ((_PEOPLE, "people"), (_MONEY, "money"), (_SHARE, "share")):
        if pattern.search(question):
            return _UNITS[meaning]
    named = _ASKED_UNIT.search(question)
    return _UNITS.get(named[1], named[1]) if named else ""


def presence(concept: Concept, text: str) -> float:
    """How surely a folded text speaks of a concept, 0 to 1."""
    if concept.said in text:
        return 1.0
    if concept.words:
        return _GRADES[min(2, sum(word in text for word in concept.words if len(word) > 1))]
    if concept.said.isascii():
        return 0.0
    pairs = [concept.said[i : i + 2] for i in range(len(concept.said) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def presences(concepts: Sequence[Concept], text: str) -> dict[Concept, float]:
    """How surely a folded text speaks of each concept; a question may say one thing twice."""
    found = {concept: presence(concept, text) for concept in concepts}
    said = {word for concept, value in found.items() if value for word in concept.words}
    return {
        concept: value or (_SHARED if said.intersection(concept.words) else 0.0)
        for concept, value in found.items()
    }


def folded(text: str) -> str:
    """Lower case and simplified, every character in its place."""
    return simplify(text.lower())
