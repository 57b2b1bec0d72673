"""What a prose question asks for: its kind, what it speaks of, the terms that it quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.answering.understanding.identities import identity_asked
from disclosure_qa.answering.understanding.matters import Matter, matter_of
from disclosure_qa.answering.understanding.posts import Post, post_asked
from disclosure_qa.text.normalise import simplify
from disclosure_qa.vocabulary.answer_kinds import Kind, Recognised, load_answer_kinds
from disclosure_qa.vocabulary.glossary import Concept, load_glossary, load_vocabulary

LIST_KINDS = frozenset({Kind.PROBLEMS, Kind.MEASURES, Kind.REASONS, Kind.CHANNELS, Kind.CATEGORIES})
"""Kinds that a whole list may answer."""

SELF_EVIDENT = LIST_KINDS | {
    Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT,
    Kind.DOCUMENT_NUMBER, Kind.MATTER,
}  # fmt: skip
"""Kinds whose own words need not be found, since what answers them cannot be mistaken."""

_PLAIN = frozenset({Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.ADDRESS, Kind.CONTACT})
"""Kinds asked for in so many ways of talking that only words of the glossary narrow them."""

_ASK_FOR_SOMEBODY = frozenset({Kind.PERSON, Kind.NAME, Kind.OTHER})

_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_PERHAPS_A_MATTER = frozenset(
    {Kind.OTHER, Kind.YES_NO, Kind.CATEGORIES, Kind.CHANNELS, Kind.PERSON}
)

_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]{2,30})[”\"」』’]")
_PAIR = 2
_BODY = re.compile("[局厅委办室科股处省市区县镇乡里个]|街道|中心|政府|机关|单位")
"""Words for the body itself, whose number is the report's."""
_OTHER_BODY = re.compile(
    r"(?:派出所|医院|卫生院|法院|检察院|学校|中学|小学|银行|公司|车站|消防队)$"
)
"""Bodies that write no such reports, in words that the glossary may know."""
_INNER_OFFICE = re.compile(
    r"([\u4e00-\u9fff]{2}(?:中心|[科处所站室队馆股组]))的?(?:联系|值班|咨询|办公|服务|监督)?(?:座机|电话|传真|邮箱|地址)"
)
_OWN_OFFICE = re.compile(
    r"公开|政务|信息|办公|党政|综合|受理|咨询|服务|接待|查[询阅]|行政|便民|部门|政府|本[局镇乡]"
)
"""An office within the body whose number is its own; and those that answer for the report."""
_WHETHER = re.compile(r"([\u4e00-\u9fff])不\1")
"""收不收: whether it is charged."""
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?度?")
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
_DEPUTY = re.compile(r"副|deputy|vice", re.IGNORECASE)

# What is counted, by the measure word of the question; 个 and the like fit everything.
_ASKED_UNIT = re.compile(
    r"(?:多少|几)\s*[万亿]?\s*(?:个(?=人))?"
    r"(个(?!人|月|小时|工作日|钱)|[条件次期场篇份项人名元钱家部户起宗位本册台块处种批笔辆座所页分倍间部万%]|百分)"
)
_UNITS = {
    "people": "人名位", "money": "元", "share": "%％", "channels": "个家",
    "个": "个家处所名位项类种座只块台套支间件份部大", "人": "人名位", "名": "人名位", "位": "人名位", "钱": "元", "元": "元", "百分": "%％", "%": "%％",
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
_CHANNELS = re.compile(
    r"(?:多少|几)\s*[个家]\s*(?:政府|政务|官方)?(?:网站|门户|微博|微信|公众号|账号|平台|客户端)"
    r"|(?:网站|门户|公众号|账号|平台|客户端)[^，,？?\d]{0,4}(?:多少|几)\s*[个家]"
    r"|how many (?:\w+ ){0,2}(?:websites|sites|portals|accounts|platforms)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"how much (?!time)|多少钱|几个钱|罚款?(?:多少|几[十百千万])|补[贴助]?(?:多少|好多|几[十百千万])|"
    r"(?:费|经费|支出|奖金|资金|罚款|工资|补贴|投资|金额)[^，,？?]{0,12}(?:多少|几)|(?:收|花)了多少(?![条件次期场篇份项人名个家部户本册])|多少经费|多少资金|多少费",
    re.IGNORECASE,
)
_SHARE = re.compile(r"percent|per cent|百分|比例", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """What a prose question asks.

    `concepts` leaves out words that only tell the kind, and words of every report. `terms` are what the
    question quotes, and whose number it asks for, folded. `units` are characters of which one must follow a number that
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
    post: Post | None = None
    """The post whose holder is asked for by name; None where a post may answer."""
    identity: re.Pattern[str] | None = None
    """What names one of the kind that is asked for (which company?); None where none is."""
    matter: Matter | None = None
    """What every report tells in words of its own: what requests are about, fees, verdicts."""
    ahead: bool = False
    """Asks what is planned, not what was done."""
    units: str = ""
    counted: Concept | None = None
    """What a number that answers must count."""


def analyse(question: str) -> Asked:
    """What a question asks for."""
    found = load_answer_kinds().recognise(question)
    matter = matter_of(question) if found.kind in _PERHAPS_A_MATTER else None
    if matter:
        found = Recognised(Kind.MATTER, found.asking, frozenset())
    post = post_asked(question) if found.kind in _ASK_FOR_SOMEBODY else None
    if post:
        found = replace(found, kind=Kind.PERSON)
    spoken = matter.own.sub(" ", question) if matter else question
    concepts = tuple(_concepts(spoken, found))
    return Asked(
        question,
        found.kind,
        concepts,
        terms=(*map(folded, _QUOTED.findall(question)), *_whose(question, found)),
        each=bool(_EACH.search(question)),
        general=found.kind in LIST_KINDS and all(concept.light for concept in concepts),
        trend=_trend(question) if found.kind is Kind.REASONS else "",
        deputy=bool(_DEPUTY.search(question)),
        praised=bool(_PRAISED.search(question)),
        numbered=bool(_COUNT_WORD.search(question)),
        post=post,
        identity=identity_asked(question),
        matter=matter,
        ahead=bool(_AHEAD.search(question)),
        units=_units(question) if found.kind is Kind.COUNT else "",
        counted=_counted(question, concepts) if found.kind is Kind.COUNT else None,
    )


def _whose(question: str, found: Recognised) -> Iterator[str]:
    """The strange words right before or after what is asked for, where that is a way to reach
    somebody: 卫生院的电话 is not the number of the office that wrote the report."""
    cues = sorted((cue for cue in found.about if not cue.isascii()), key=len, reverse=True)
    if found.kind not in _PLAIN:
        return
    inner = _INNER_OFFICE.search(folded(question))
    if inner and not _OWN_OFFICE.search(inner[1]):
        yield inner[1]
    if not cues:
        return
    kinds, glossary = load_answer_kinds(), load_vocabulary()
    around = re.search(
        rf"([\u4e00-\u9fff]*?)的?(?:{'|'.join(cues)})+([\u4e00-\u9fff]*)", folded(question)
    )
    before, after = around.groups() if around else ("", "")
    for concept in (*glossary.concepts(before)[-1:], *glossary.concepts(after)[:1]):
        if _OTHER_BODY.search(concept.said):
            yield concept.said
        elif not concept.words:
            strange = (stretch for stretch, vague in kinds.parts(concept.said) if not vague)
            yield from (s for s in strange if len(s) > _PAIR and not _BODY.search(s))


def is_telling(question: str) -> bool:
    """A question says enough for a sentence of a report to be its answer: a word that reports have,
    or a kind of thing that a sentence gives (when? where?)."""
    asked = analyse(question)
    typed = asked.kind not in {Kind.OTHER, Kind.YES_NO, Kind.COUNT, Kind.DEFINITION}
    return typed or load_glossary().knows(question)


def _concepts(question: str, found: Recognised) -> list[Concept]:
    kinds = load_answer_kinds()
    told = found.asking | (found.about if found.kind in SELF_EVIDENT else frozenset())
    left: list[Concept] = []
    bare = _ASKED_UNIT.sub(" ", question)
    if found.kind not in _COUNTING:  # a number must be that of the year that is named
        bare = _YEAR.sub(" ", bare)
    plain = _WHETHER.sub(r"\1", kinds.without(bare, told))
    for concept in load_vocabulary().concepts(plain):
        left += _telling_parts(concept, found.kind)
    return list(dict.fromkeys(c for c in left if c.said not in _BARE_UNITS))


def _telling_parts(concept: Concept, kind: Kind) -> list[Concept]:
    """What of a concept tells something; the wide words in it are light, but where they are counted:
    a number of anything else would be wrong."""
    kinds = load_answer_kinds()
    wide = kind not in _COUNTING
    if concept.words:
        light = concept.light or (wide and kinds.is_vague(concept.said))
        return [replace(concept, light=light)] if kinds.content(concept.said) else []
    if kind in _PLAIN:
        return []
    if not wide:
        return [Concept(stretch) for stretch in kinds.content(concept.said)]
    return [Concept(stretch, light=vague) for stretch, vague in kinds.parts(concept.said)]


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


def _trend(question: str) -> str:
    return next((marks for words, marks in _TRENDS if words.search(question)), "")


def _units(question: str) -> str:
    kinds = ((_PEOPLE, "people"), (_MONEY, "money"), (_SHARE, "share"), (_CHANNELS, "channels"))
    for pattern, meaning in kinds:
        if pattern.search(question):
            return _UNITS[meaning]
    named = _ASKED_UNIT.search(question)
    return _UNITS.get(named[1], named[1]) if named else ""


def folded(text: str) -> str:
    """Lower case and simplified, every character in its place."""
    return simplify(text.lower())
