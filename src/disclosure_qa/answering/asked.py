"""What a prose question asks for: its kind, what it speaks of, the terms that it quotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_qa.text.normalise import simplify
from disclosure_qa.vocabulary.answer_kinds import Kind, Recognised, load_answer_kinds
from disclosure_qa.vocabulary.glossary import Concept, load_glossary

LIST_KINDS = frozenset({Kind.PROBLEMS, Kind.MEASURES, Kind.REASONS, Kind.CHANNELS, Kind.CATEGORIES})
"""Kinds that a whole list may answer."""

SELF_EVIDENT = LIST_KINDS | {
    Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT,
    Kind.DOCUMENT_NUMBER,
}  # fmt: skip
"""Kinds whose own words need not be found, since what answers them cannot be mistaken."""

_PLAIN = frozenset({Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.ADDRESS, Kind.CONTACT})
"""Kinds asked for in so many ways of talking that only words of the glossary narrow them."""

_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]{2,30})[”\"」』’]")
_WHETHER = re.compile(r"([\u4e00-\u9fff])不\1")
"""收不收: whether it is charged."""
_EACH = re.compile(
    r"各(?:是|有|为|占|多少|几)|分别|\b(?:each|respectively|break ?down)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"明年|来年|下一?年|新的一年|打算|计划|今后|下一步|接下来|将来|准备|"
    r"\b(?:next|coming|following|plans?|planned|intends?|will|going to|future)\b",
    re.IGNORECASE,
)
_TRENDS = (
    (
        re.compile(
            r"(?:没有?|未)(?:收到|接到|人|发生|产生)?[^，,。？?]{0,4}(?:申请|复议|诉讼|官司|收费|投诉|举报)|零申请|"
            r"\b(?:no|none|nobody)\b",
            re.IGNORECASE,
        ),
        r"(?:没有?|未|无|零)[^，,；;。]{0,8}(?:申请|复议|诉讼|收费|公开|投诉|举报)|为零|0件",
    ),
    (
        re.compile(
            r"减少|下降|变少|[这那]么少|很少|\b(?:f[ae]ll|drop|decrease|decline|few)", re.IGNORECASE
        ),
        "减少?|下降|降低|较少",
    ),
    (
        re.compile(
            r"增|涨|上升|变多|[这那]么多|很多|\b(?:rise|rose|increase|grow|grew|so many)",
            re.IGNORECASE,
        ),
        "增|涨|升|多因|居.{0,8}第|较多|多发|集中",
    ),
)
"""What a question takes for granted, and what a sentence that explains it says of it."""
_PRAISED = re.compile(
    r"亮点|成效|成绩|成果|做得好|干得好|\b(?:highlights?|achievements?|successe?s?|done well)\b",
    re.IGNORECASE,
)
_POSTS = "书记|镇长|乡长|县长|区长|市长|州长|省长|局长|厅长|主任|行长|院长|所长|科长|处长|股长"
_HOLDER_OF = re.compile(
    rf"(?P<before>{_POSTS})(?:是|叫|姓|的(?:名字|姓名|名))*(?:谁|哪位|哪个|什么|啥)|(?:谁|哪位)(?:是|当|任|担任)[^，。？?]{{0,8}}?(?P<after>{_POSTS})$"
)
_ENGLISH_POSTS = {
    "mayor": "市长", "party secretary": "书记", "secretary": "书记", "director": "局长|主任|厅长",
    "bureau chief": "局长", "county head": "县长", "county governor": "县长", "town head": "镇长",
    "township head": "乡长|镇长", "district head": "区长", "governor": "省长|县长",
}  # fmt: skip
_HOLDER_IN_ENGLISH = re.compile(
    rf"who (?:is|was|were) the (?:\w+ )?({'|'.join(_ENGLISH_POSTS)})\b", re.IGNORECASE
)
_DEPUTY = re.compile(r"副|deputy|vice", re.IGNORECASE)

# What is counted, by the measure word of the question; 个 and the like fit everything.
_ASKED_UNIT = re.compile(
    r"(?:多少|几)\s*([条件次期场篇份项人名元钱家部户起宗位本册台块处种批笔辆座所页分倍间部万%]|百分)"
)
_UNITS = {
    "people": "人名位", "money": "元", "share": "%％",
    "人": "人名位", "名": "人名位", "位": "人名位", "钱": "元", "元": "元", "百分": "%％", "%": "%％",
    "条": "条件项篇", "件": "件条宗起笔", "宗": "件宗起", "起": "件宗起", "次": "次场期回", "场": "场次期",
    "期": "期场次", "部": "部件个", "分": "分", "本": "本册份", "册": "册本份", "家": "家个户", "篇": "篇条", "份": "份件", "项": "项条件个", "户": "户",
}  # fmt: skip
_COUNT_WORD = re.compile(
    r"(?:多少|几)[条件次期场篇份项人名个元钱家部]?|how (?:many|much)|number of", re.IGNORECASE
)
_BARE_UNITS = frozenset({"people", "persons", "人", "钱"})
_PEOPLE = re.compile(
    r"how many (?:people|persons|staff|employees|members|officials|workers|participants)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"how much (?!time)|多少钱|(?:费|经费|支出|奖金|资金|罚款|工资|补贴|投资|金额)[^，,？?]{0,12}(?:多少|几)|收了多少|花了多少|多少经费|多少资金|多少费",
    re.IGNORECASE,
)
_SHARE = re.compile(r"percent|per cent|百分|比例", re.IGNORECASE)


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
    trend: str = ""
    """What a sentence that explains must have, as a pattern: why more, why fewer, why none?"""
    praised: bool = False
    """Asks what went well: no shortcoming answers."""
    numbered: bool = False
    """Asks how many: a sentence without a number does not answer."""
    post: str = ""
    """The post whose holder is asked for by name; "" where a post may answer."""
    ahead: bool = False
    """Asks what is planned, not what was done."""
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
        general=found.kind in LIST_KINDS and all(concept.light for concept in concepts),
        trend=_trend(question) if found.kind is Kind.REASONS else "",
        deputy=bool(_DEPUTY.search(question)),
        praised=bool(_PRAISED.search(question)),
        numbered=bool(_COUNT_WORD.search(question)),
        post=_post(question) if found.kind is Kind.PERSON else "",
        ahead=bool(_AHEAD.search(question)),
        units=_units(question) if found.kind is Kind.COUNT else "",
        counted=_counted(question, concepts) if found.kind is Kind.COUNT else None,
    )


def _concepts(question: str, found: Recognised) -> list[Concept]:
    kinds = load_answer_kinds()
    told = found.asking | (found.about if found.kind in SELF_EVIDENT else frozenset())
    left: list[Concept] = []
    plain = _WHETHER.sub(r"\1", kinds.without(_ASKED_UNIT.sub(" ", question), told))
    for concept in load_glossary().concepts(plain):
        content = kinds.content(concept.said)
        if concept.words:
            left += [concept] if content else []
        elif found.kind not in _PLAIN:
            left += [Concept(stretch) for stretch in content]
    return list(dict.fromkeys(c for c in left if c.said not in _BARE_UNITS))


def _counted(question: str, concepts: Sequence[Concept]) -> Concept | None:
    """The concept next to the word that asks for a number: after it, else before."""
    asks = _COUNT_WORD.search(question)
    if not asks or not concepts:
        return None
    after = folded(question[asks.end() :])
    telling = [concept for concept in concepts if not concept.light] or concepts
    named = {concept: after.find(concept.said) for concept in telling}
    following = [concept for concept, place in named.items() if place >= 0]
    return min(following, key=lambda c: named[c]) if following else telling[-1]


def _post(question: str) -> str:
    """The post of which the question asks who holds it: a post by itself would only repeat it."""
    if asked := _HOLDER_OF.search(question):
        return str(asked["before"] or asked["after"])
    named = _HOLDER_IN_ENGLISH.search(question)
    return _ENGLISH_POSTS[named[1].lower()] if named else ""


def _trend(question: str) -> str:
    return next((marks for words, marks in _TRENDS if words.search(question)), "")


def _units(question: str) -> str:
    for pattern, meaning in ((_PEOPLE, "people"), (_MONEY, "money"), (_SHARE, "share")):
        if pattern.search(question):
            return _UNITS[meaning]
    named = _ASKED_UNIT.search(question)
    return _UNITS.get(named[1], named[1]) if named else ""


def folded(text: str) -> str:
    """Lower case and simplified, every character in its place."""
    return simplify(text.lower())
