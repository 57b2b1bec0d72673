"""What a sentence claims besides its words: a denial, a rise, a comparison, another year.

Such a claim needs the same in the evidence. It is told by words, not understood; what cannot be
told stands beside the quote, which is always shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_qa.language_model.evidence import TOKEN, Exhibit
from disclosure_qa.model.answer import Language


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a claim is called, and the words that make it in a draft and support it in a report."""

    name: str
    zh: re.Pattern[str]
    en: re.Pattern[str]
    support: re.Pattern[str]


def _claim(name: str, zh: str, en: str, support: str) -> _Claim:
    return _Claim(name, re.compile(zh), re.compile(en, re.IGNORECASE), re.compile(support))


# Words that look like a denial and are none.
_NO_DENIAL = re.compile(
    r"不断|不仅|不但|不同|不少|不论|不管|不久|不得不|无论|无障碍|非常|未来|并非常|除非|否则|是否|无偿|无线|"
    r"不定期|不时|非遗|非公有|莫不|缺一不可|免费|免于|不动产|差不多|了不起|不限于"
)
_DENIAL = re.compile(r"[不没未无非否勿]|拒绝|免于|杜绝|避免|停止|取消|驳回")
_LACK = re.compile(r"[慢低弱少差缺欠难迟]|滞后|单一|有限|有待|尚待")
"""更新慢 says what 更新不够及时 says, without a denial."""
_EN_DENIAL = re.compile(
    r"\b(?:not|no|nor|never|without|neither|cannot|\w+n['’]t|lack\w*|fail\w*|refus\w*|reject\w*|"
    r"unable|withh[oe]ld\w*|absen\w*|den(?:y|ie[sd]|ial))\b",
    re.IGNORECASE,
)
_CLAIMS = (
    _claim(
        "denial",
        _DENIAL.pattern,
        _EN_DENIAL.pattern,
        r"[不没未无非否难弱差少低慢缺欠拒免]|驳回|有待|尚待|滞后|单一",
    ),
    _claim(
        "none",
        r"没有|未收到|未发生|未接到|无(?=[行政信息收申投举复诉])|均无",
        r"\bno\b|\bn[o']t (?:\w+ ){0,2}any\b|\bwithout any\b",
        r"没有|未|无|零",
    ),
    _claim(
        "all", "均|都|全部|所有|一律|皆", r"\b(?:all|entirely|always)\b", "均|都|全部|所有|一律|皆"
    ),
    _claim("each", "每|各|逐", r"\b(?:every|each)\b", "每|各|逐|均|都"),
    _claim("deputy", "副", r"\b(?:deputy|vice)\b", "副"),
    _claim("secretary", "书记|秘书", r"\bsecretar(?:y|ies)\b", "书记|秘书"),
    _claim(
        "head", "[镇乡县市区省州]长", r"\b(?:mayor|governor|magistrate)\b", "[镇乡县市区省州]长"
    ),
    _claim(
        "rise",
        r"增长|上升|上涨|增多|翻",
        r"\b(?:increas\w*|ris(?:e|es|en|ing)|rose|gr[eo]wn?|grows|growing|growth|climb\w*|surg\w*|higher)\b",
        r"[增升涨加]|提高|扩|多|高|强",
    ),
    _claim(
        "fall",
        r"下降|减少|降低|下滑",
        r"\b(?:decreas\w*|f[ea]ll(?:s|en|ing)?|drop\w*|declin\w*|reduc\w*|fewer|lower|less)\b",
        r"[减降少低弱]|下滑|压缩|不够|不足",
    ),
    _claim(
        "extreme",
        r"最[多少高低大小好差强弱]|居首|第一",
        r"\b(?:most of|the most|largest|highest|lowest|least|biggest|smallest|best|worst|greatest)\b",
        r"最|首|主要|多数|大多|大部分|重点|优",
    ),
    _claim(
        "another year",
        r"去年|上年|上一年|前年|今年|明年|次年|上月|去年同期",
        r"(?<!than )(?<!than the )(?<!with )(?<!with the )(?<!from the )(?<!over the )"
        r"\b(?:last|previous|next|past|present|following) (?:year|month|week|day|term|period)s?\b"
        r"|\byears? (?:ago|later|earlier)\b",
        r"去年|上年|上一年|前年|今年|本年|明年|次年|下年|下一年|来年|今后",
    ),
    _claim(
        "a year compared",
        r"同比|比上年|比去年|较上年|较去年",
        r"\b(?:than|with|from|over) (?:the )?(?:last|previous|past|year)\b|\byears? before\b|year.on.year",
        r"同比|上年|去年|上一年",
    ),
)
_POST = re.compile("副?[镇乡县区市省州局厅处科所站院校部组]长|副?书记|副?主任|副?秘书长|副职|正职")
_COMPARED_TOKEN = re.compile(
    r"(?:超过|不足|不到|不超过|至少|至多|最多|最少|多于|少于|高于|低于|大于|小于|近|约|达|负|减|加|乘|除)\s*⟦"
    r"|⟧\s*(?:多|余|以上|以下|左右|倍|成|折|万|亿|千|百|十|分之|半)"
    r"|\b(?:over|above|below|under|about|around|near(?:ly)?|almost|than|exceed\w*|least|most|"
    r"minus|plus|times|some|every|each|another)\s+⟦"
    r"|⟧\s+(?:times|thousand|hundred|million|fold|more|fewer|less|or)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，。；：、,;:（）()！？]+|\b(?:and|but|while|whereas|though|although)\b")
_CLAUSE_END = re.compile(r"[，。；：、,;:（）()！？\s]+")
_ALIKE = 3
"""So many pairs of characters in common make a clause of the evidence the one that is told."""


def unsupported(body: str, exhibits: Sequence[Exhibit], language: Language) -> str:
    """The name of a claim that no exhibit supports; "" where all are supported."""
    evidence = "".join(exhibit.text for exhibit in exhibits)
    for claim in _CLAIMS:
        pattern = claim.zh if language is Language.ZH else claim.en
        said = _NO_DENIAL.sub("", body) if claim.name == "denial" else body
        if pattern.search(said) and not claim.support.search(_NO_DENIAL.sub("", evidence)):
            return claim.name
    if _COMPARED_TOKEN.search(body):
        return "comparison"
    if any(post not in evidence for post in _POST.findall(body)):
        return "another post"
    return "denial" if _turned_round(body, exhibits, language) else ""


def denied(body: str, name: str, exhibits: Sequence[Exhibit], language: Language) -> bool:
    """The clause around a token denies, and that of its evidence does not."""
    token = f"⟦{name}⟧"
    said = next(clause for clause in _CLAUSE.split(body) if token in clause)
    told = (c for exhibit in exhibits for c in _CLAUSE.split(exhibit.text) if token in c)
    denies = _EN_DENIAL.search(said) if language is Language.EN else _denies(said)
    return bool(denies) and not any(map(_denies, told))


def _turned_round(body: str, exhibits: Sequence[Exhibit], language: Language) -> bool:
    """The sentence denies what its evidence says, or says what its evidence denies."""
    if language is Language.EN:
        segments = [segment for exhibit in exhibits for segment in exhibit.segments]
        return all(map(_denies, segments)) and not _EN_DENIAL.search(body)
    clauses = [c for exhibit in exhibits for c in _CLAUSE_END.split(TOKEN.sub("", exhibit.text))]
    return any(_other_way(clause, clauses) for clause in _CLAUSE_END.split(TOKEN.sub("", body)))


def _other_way(clause: str, clauses: Sequence[str]) -> bool:
    """The clause of the evidence that is most like this one denies where this one does not."""
    pairs = _pairs(clause)
    alike, told = max(((len(pairs & _pairs(c)), c) for c in clauses), default=(0, ""))
    if (
        alike < _ALIKE
        or _denies(clause) == _denies(told)
        or (_denies(told) and _LACK.search(clause))
    ):
        return False
    # A clause may take its denial from another one: 不予公开的原因是涉及商业秘密.
    denials = {pair for pair in pairs if _DENIAL.match(pair)}
    return not any(denials & _pairs(c) for c in clauses if _denies(c))


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(_NO_DENIAL.sub("", text)))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
