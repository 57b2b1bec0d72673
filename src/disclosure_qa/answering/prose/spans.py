"""The very words of a sentence that answer: a phone number, a post, a date, a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.answering.prose.weighing import Weighing
from disclosure_qa.answering.understanding.asked import SELF_EVIDENT, Asked, folded
from disclosure_qa.vocabulary.answer_kinds import Kind
from disclosure_qa.vocabulary.glossary import Concept

Span = tuple[int, int]

_NUMERAL = r"(?:\d[\d,.]*|[一二三四五六七八九十两百]+)"
_PHONE = r"(?:[（(]0\d{2,3}[）)]\s*|0\d{2,3}\s*[-—－–―]?\s*)\d{7,8}(?:[-—转]\d{1,4})?(?!\d)"
_SHORT_PHONE = r"(?<![\d-])(?:1\d{10}|400-?\d{3}-?\d{4}|\d{7,8}|12\d{3}|9\d{4,5})(?![\d-])"
_POST = (
    r"(?:党委书记|书记|镇长|乡长|县长|区长|市长|省长|州长|局长|主任|厅长|处长|科长|所长|站长|院长|校长|部长|"
    r"负责人|负责同志|领导|调研员|顾问|教授|教师|老师|讲师|文书|志愿者|法官|护士|社工|村官|会计|民警|队长|股长|总监|总工|总会计师|秘书长|秘书|委员|专员|监督员|联络员|代表|成员|记者|专家|律师|法律顾问|群众|居民|村民|市民|干部|人员)"
)
_OFFICE = r"[\u4e00-\u9fff]{0,10}?(?:办公室|党政办|行政办|综合办|办|科|科室|股|股室|中心|处|局|部门|所|站)"
_ACTS = (
    r"(?:担任|任|归口|管理|落实|经办|召集|总负责|当|为|兼任|负责|牵头|分管|主管|承办|承担|协管|直接抓|出席|参加|授课|审核|审查|签发|把关|校对|"
    r"审批|评议|打分|监督|解读|讲解|列席|组织|审定|值守|接访|督促|检查|维护|主抓|管|抓落实|过问|统筹|扎口管理|办理|签批|把关)"
)

# Patterns in order of preference; group "it" is the span, else the whole match.
_PATTERNS: dict[Kind, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(pattern) for pattern in patterns)
    for kind, patterns in {
        Kind.PHONE: (
            rf"(?:电话|热线|拨打|致电)[^，,；;。\d]{{0,12}}(?P<it>{_PHONE}|{_SHORT_PHONE})",
            rf"(?<!传真)(?<!传真[:：])(?P<it>{_PHONE})",
        ),
        Kind.FAX: (rf"传真[^，,；;。\d]{{0,8}}(?P<it>{_PHONE}|{_SHORT_PHONE})",),
        Kind.POSTCODE: (r"(?:邮编|邮政编码)[^，,；;。\d]{0,4}(?P<it>\d{6})(?!\d)",),
        Kind.EMAIL: (r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]+\.[A-Za-z]{2,}",),
        Kind.WEBSITE: (r"(?:https?://|www\.)[A-Za-z0-9./_?=&%-]+",),
        Kind.ADDRESS: (
            r"地\s*址\s*(?:为|是|[:：])?\s*(?P<it>[^，,；;。）)]{4,60})",
            r"(?:位于|设在|地处|到|在)\s*(?P<it>[^，,；;。）)]{0,40}?(?:路|街|巷|大道|道)[^，,；;。）)]{0,12}?\d+\s*号[^，,；;。）)]{0,20})",
            r"[^，,；;。（(:：]{2,30}(?:路|街|巷|大道)[^，,；;。）)]{0,8}?\d+\s*号[^，,；;。）)]{0,20}",
        ),
        Kind.CONTACT: (
            r"地\s*址[^。]*?(?:电话|邮箱|邮件|信箱)[^。）)]*",
            r"地\s*址\s*(?:为|是|[:：])?[^；;。）)]{4,80}",
            rf"(?:电话|热线|拨打|致电)[^，,；;。\d]{{0,12}}(?P<it>{_PHONE}|{_SHORT_PHONE})",
            r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]+\.[A-Za-z]{2,}",
        ),
        Kind.DOCUMENT_NUMBER: (
            r"《[^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?》\s*[（(][^（）()]{0,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d+\s*号[）)]",
            r"[\u4e00-\u9fff]{1,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d+\s*号",
            r"(?:国令|国务院令|令)\s*第\s*\d+\s*号",
        ),
        Kind.DURATION: (
            rf"(?:最迟|不超过|不得超过|在|自[^，。；]{{0,16}}起)?\s*{_NUMERAL}\s*(?:个)?(?:小时|工作日|天|日|周|分钟)(?:之)?(?:以?内|后|前)?",
            r"每(?:个)?(?:天|日|周|月|季度|半年|年|逢)[^，,；;。]{0,14}",
            r"(?:双月|半月|双周|月|周|季|旬)刊|[早中晚]+各[^，,；;。]{1,6}次",
            rf"{_NUMERAL}\s*个(?:月|季度)(?:之)?(?:以?内|后|前|一次|不得)?",
            # 2023年 and 3月 are dates.
            r"(?<!\d)(?:\d{1,2}|[一二两三四五六七八九十半]{1,3})\s*年(?![度底初末\d])(?:之)?(?:以?内|后|前|一次|不得)?",
        ),
        Kind.WHEN: (
            r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?\s*(?:起|开始)?\s*[—－\-~～至到]+\s*(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日",
            r"(?:周[一二三四五六日](?:至|到)周[一二三四五六日])?\s*\d{1,2}[:：]\d{2}\s*[—－\-~～至到]+\s*\d{1,2}[:：]\d{2}",
            r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日",
            r"每(?:年|月|周|季度)[^，,；;。]{0,10}(?:\d{1,2}\s*日|周[一二三四五六日])",
            r"每周[一二三四五六日](?:[、和及]周?[一二三四五六日])*|每月\d{1,2}[日号]",
            r"(?:每天|每日|工作日|每周[一二三四五六日])?(?:早上|上午|中午|下午|晚上|晚)?\s*\d{1,2}\s*[点时](?:半|\d{1,2}分)?(?:[至到][^，,；;。]{2,8})?",
            r"\d{4}\s*年\s*\d{1,2}\s*月|\d{1,2}\s*月(?:份|底|初|起|前|末)?|\d{4}年(?:底|初|末)",
        ),
        Kind.PERSON: (
            rf"[^，,；;。（(、]{{0,24}}{_POST}[^，,；;。]{{0,4}}{_ACTS}[^，,；;。、]{{0,14}}",
            r"(?:组长|副组长|负责人|责任人)(?:由|为|是|[:：])[^，,；;。]{2,16}",
            rf"由?{_OFFICE}(?:具体|共同)?{_ACTS}[^，,；;。]{{0,12}}",
            rf"{_OFFICE}(?:配备|安排|指定|落实|明确)[^，,；;。]{{0,12}}(?:人员|专人|联络员|专干)",
            rf"(?:邀请|聘请|请)[^，,；;。”]{{0,20}}?{_POST}[^，,；;。”]{{0,12}}",
            r"(?:邀请|聘请|委托|联合|会同|商请|聘任|选派|抽调|招募)[^，,；;。”]{2,30}",
            r"[^，,；;。]{2,20}(?:占(?:了|总|全部|比)?[^，,；;。]{1,10}|居多|为主|居前[^，,；;。]{2,30})",
        ),
        Kind.NAME: (
            r"[“\"「《][^“”\"「」《》]{2,30}[”\"」》]",
            r"(?:名为|名称为|叫做|叫|名称[:：])(?P<it>[^，,；;。]{2,20})",
            r"(?:公众号|微博|客户端|平台)[（(](?P<it>[^）)]{2,20})[）)]",
        ),
        Kind.WHERE: (
            r"(?:到|在|去|于|设在|挂靠|挂靠在|登录|访问|前往|贴在|贴到|刊登在)[^，,；;。、]{0,20}"
            r"(?:窗口|大厅|中心|馆|网站|平台|专栏|点|室|楼|台|处|栏|系统|路|号|口|局|办|厅|部|侧|家|家中|村|上|网)",
            r"[^，,；;。、（(]{2,20}(?:窗口|大厅|中心|馆|网站|平台|专栏|查阅点|查阅场所|信息点|资料索取点)",
        ),
        Kind.REASONS: (
            r"(?:原因|起因|缘由|因为|由于|理由|缘于|源于|归因于|鉴于|得益于|多因|系因|(?<!起)因(?![此公地特素应])|所致|致使|导致|"
            r"主要是)[^。]*",
            r"以[^，,；;。]{2,24}为由[^。]*",
            r"[^，,；;。]{0,12}(?:涉及|属于)[^，,；;。]{0,10}(?:隐私|秘密|信息)[^。]*",
        ),
        Kind.ORDINAL: (rf"第{_NUMERAL}(?:[期届次个名位季批]|(?=[，,、。；;）)]|$))",),
        Kind.COUNT: (
            rf"(?<![第\d〔\[（(-]){_NUMERAL}\s*(?:余|多)?\s*(?:万|亿)?\s*(?:余|多)?(?P<unit>人次|场次|[\u4e00-\u9fff%％])",
        ),
    }.items()
}

_BY_MEANS = re.compile(r"等[^，,；;。、]{0,4}(?:渠道|方式|形式|途径|载体|平台|手段|媒介)")
"""What a number is reached by is not what it counts: 通过开放日、访谈等渠道开展互动300场次."""

_SOMEBODY = tuple(
    map(
        re.compile,
        (
            r"由[^，,；;。（(]{2,28}",
            r"[^，,；;。、]{2,16}(?:兼职负责|专门负责|参与|协助)[^，,；;。、]{0,12}",
        ),
    )
)
"""Who does something, where no post and no office is named: 由移民代表逐笔签字."""

_REQUIRED = frozenset(
    {
        Kind.PHONE, Kind.FAX, Kind.POSTCODE, Kind.EMAIL, Kind.WEBSITE, Kind.ADDRESS, Kind.CONTACT,
        Kind.DOCUMENT_NUMBER, Kind.DURATION, Kind.WHEN, Kind.COUNT, Kind.ORDINAL,
        Kind.NAME, Kind.REASONS, Kind.PERSON, Kind.WHERE, Kind.MATTER,
    }
)  # fmt: skip
_NO_COUNTS = "年月日号时点"
"""Characters after a number that make it a date or a name, not a count."""
_NO_NUMBER = re.compile(
    r"一(?=[律般致定体些样直方并线站旦切概共旦键网])|(?<=[统进专之第同万唯逐每任某])一|十(?=分|足)|百(?=姓)|"
    r"[一二三四五六七八九十](?=[是要][^，,。；;]{2})"
)
"""Characters of words (一律, 统一, 百姓) and of items (一是) that count nothing."""
_A_DATE = re.compile(r"[“\"「《]\d+[·.]\d+[”\"」》]")
_DOCUMENT = re.compile("《([^《》]+)》")
_THINGS = (
    "公众号|微信号|订阅号|视频号|抖音号|头条号|微信|微博|小程序|客户端|APP|app|专栏|栏目|专题|专区|平台|系统|网站|网|"
    "刊物|简报|节目|账号|账户|活动|品牌|制度|机制|模式|工作法|工作室|热线|队伍|窗口"
)
_NAMED_AFTER = re.compile(rf"[\u4e00-\u9fff》」]{{0,5}}?(?P<thing>{_THINGS})")
_NAMED_BEFORE = re.compile(
    rf"(?P<thing>{_THINGS})(?:为|是|叫|名为|名称为|取名|命名为|开设|[:：])?$"
)
"""What a quoted name is the name of stands right after it (“…”专栏), else right before."""
_HOW_OFTEN = re.compile(r"[每一][^，,。；;]{0,10}一[次遍回轮]$")
"""每月更新一次 tells how often, and counts nothing."""
_CLAUSE_MARKS = "，,；;。、：:！？!?（）()"
_SENTENCE_MARKS = "。！？!?；;"
_MEMBERS = "成员"
_MOST_SHOWN = 4
_BEFORE_NAME = 8
_COUNTED = 3.0
_SURELY = 0.5
_SELF_EVIDENT_WEIGHT = 2.5
_TOLD_BEFORE = frozenset({Kind.COUNT, Kind.WHEN, Kind.DURATION, Kind.PERSON, Kind.NAME})
"""Kinds whose answer may stand clauses after what it is said of, before any other of its kind."""


def must_show(kind: Kind) -> bool:
    """Whether a sentence can answer a question of this kind only if it has such words."""
    return kind in _REQUIRED


@dataclass(frozen=True, slots=True)
class Shown:
    """The stretches of a text that answer, and how much of the question the words around them
    speak of, 0 to 1."""

    spans: tuple[Span, ...] = ()
    nearness: float = 0.0


def has_answer(asked: Asked, text: str) -> bool:
    """The text has words of the kind that is asked for."""
    return bool(_found(asked, text))


def spans_that_answer(asked: Asked, text: str, weighing: Weighing) -> Shown:
    """The stretches that answer, at most four: those nearest to what is asked."""
    found = _found(asked, text)
    own = asked_itself(asked, weighing)
    total = own + sum(w * _emphasis(asked, concept) for concept, w in weighing.weights.items())
    if not found or not total:
        return Shown(found[:_MOST_SHOWN], float(bool(found)))
    scores = [
        (own + _nearness(asked, context, weighing)) / total
        for context in _contexts(asked, text, found)
    ]
    best = max(scores)
    if asked.each or best == 0:
        return Shown(found[:_MOST_SHOWN], best)
    nearest = [span for span, score in zip(found, scores, strict=True) if score == best]
    return Shown(tuple(nearest[:_MOST_SHOWN]), best)


def asked_itself(asked: Asked, weighing: Weighing) -> float:
    """What the very kind of thing asked for weighs: a telephone number is most of an answer to
    "what number may I ring", whatever else the question says."""
    weight = _SELF_EVIDENT_WEIGHT if asked.kind in SELF_EVIDENT else 0.0
    return max(0.0, weight - weighing.total)


def _nearness(asked: Asked, context: str, weighing: Weighing) -> float:
    """How much of the question some words speak of; what is to be counted weighs most, and
    without it a number counts something else."""
    present = weighing.presences(context)
    if asked.counted is not None and present.get(asked.counted, 0.0) < _SURELY:
        return 0.0
    return sum(
        weight * present[concept] * _emphasis(asked, concept)
        for concept, weight in weighing.weights.items()
    )


def _emphasis(asked: Asked, concept: Concept) -> float:
    return _COUNTED if concept == asked.counted else 1.0


def _found(asked: Asked, text: str) -> tuple[Span, ...]:
    if asked.post:
        return tuple(sorted(dict.fromkeys(asked.post.holders(text))))
    if asked.matter:
        told = asked.matter.told.search(text)
        return (_span(told),) if told else ()
    every: list[re.Match[str]] = []
    for pattern in _PATTERNS.get(asked.kind, ()):
        every += [m for m in pattern.finditer(text) if _suits(asked, m)]
        if every and asked.kind is not Kind.PERSON:
            break
    if not every and asked.kind is Kind.PERSON:
        every = [match for pattern in _SOMEBODY for match in pattern.finditer(text)]
    spans = (_span(match) for match in _without_others(asked, every))
    return tuple(sorted(dict.fromkeys(spans)))


def _suits(asked: Asked, match: re.Match[str]) -> bool:
    """A number counts what is asked for, a name is that of the thing whose name is asked; anything
    else always suits."""
    if asked.kind is Kind.NAME:
        return not _A_DATE.match(match[0]) and _names_it(asked, match)
    if asked.kind is Kind.DOCUMENT_NUMBER:
        return _numbers_it(asked, match)
    if "unit" not in match.re.groupindex:
        return True
    if _NO_NUMBER.match(match.string, match.start()):
        return False
    after = match.string[match.start("unit") : match.end() + 1]
    if asked.units:
        bare = match["unit"] in "万亿" and not after[1:].strip(_CLAUSE_MARKS)
        counted = after if match["unit"] in "万亿" else match["unit"]
        return bare or any(unit in counted for unit in asked.units)
    return match["unit"] not in _NO_COUNTS and not _HOW_OFTEN.search(match.string, 0, match.end())


def _numbers_it(asked: Asked, match: re.Match[str]) -> bool:
    """The number stands right after the document whose number is asked, if one is named."""
    wanted = _DOCUMENT.findall(asked.question)
    named = _DOCUMENT.findall(match.string, 0, match.end())
    return not wanted or not named or any(w in named[-1] or named[-1] in w for w in wanted)


def _names_it(asked: Asked, match: re.Match[str]) -> bool:
    """No other thing stands beside the name as its bearer: “法律明白人”专栏 names no account."""
    wanted = [c for c in asked.concepts if re.search(_THINGS, " ".join((c.said, *c.words)))]
    start, end = _span(match)
    around = _NAMED_AFTER.match(match.string, end) or _NAMED_BEFORE.search(
        match.string, max(0, start - _BEFORE_NAME), start
    )
    if not wanted or not around:
        return True
    bearer = folded(around["thing"])
    return any(bearer in word or word in bearer for c in wanted for word in (c.said, *c.words))


def _without_others(asked: Asked, found: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Who is the head is not answered by who is the deputy, or a member."""
    if asked.kind is not Kind.PERSON or asked.deputy:
        return found
    if _MEMBERS not in asked.question:
        found = [match for match in found if _MEMBERS not in match[0]]
    return [match for match in found if "副" not in match[0]] or found


def _contexts(asked: Asked, text: str, found: Sequence[Span]) -> Iterator[str]:
    """For each span the words that it belongs to, folded: its clause, what stands between that
    and the span before, and what opens the sentence before all spans."""
    reached = 0
    opening = (0, 0)
    for start, end in found:
        first = _clause_start(text, start)
        if asked.kind in _TOLD_BEFORE:
            sentence = _sentence_start(text, start)
            if sentence >= reached:
                opening = (sentence, first)
            first = min(first, max(reached, sentence))
        words = text[slice(*opening)] + text[first:start]
        if asked.kind is Kind.COUNT:
            words = _BY_MEANS.split(words)[-1]
        reached = max(reached, end)
        yield folded(words + text[start : _clause_end(text, end)])


def _clause_start(text: str, position: int) -> int:
    while position > 0 and text[position - 1] not in _CLAUSE_MARKS:
        position -= 1
    return position


def _clause_end(text: str, position: int) -> int:
    while position < len(text) and text[position] not in _CLAUSE_MARKS:
        position += 1
    return position


def _sentence_start(text: str, position: int) -> int:
    while position > 0 and text[position - 1] not in _SENTENCE_MARKS:
        position -= 1
    return position


def _span(match: re.Match[str]) -> Span:
    start, end = match.span("it") if "it" in match.re.groupindex else match.span()
    while start < end and match.string[start] in " 　，,":
        start += 1
    return start, end
