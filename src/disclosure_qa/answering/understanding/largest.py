"""Which part of a number is the largest: 谁申请得最多, "the most common way to apply".

One body and one year are asked about, so there is nothing else that a largest could be among.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure_qa.answering.understanding.kinds import over_bodies
from disclosure_qa.answering.understanding.ranked import parts_ranked
from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.model.answer import Operation
from disclosure_qa.model.query import Breakdown, Measure
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention

_LARGEST = frozenset({Operation.MAX, Operation.MIN})
_WHICH = r"(?:哪(?:一|些)?[类种个项条]?(?:的|的是)?|什么(?:样的?)?|何种)"
_OF_KIND = r"(?:which|what)\s+(?:kind|type|group|sort|categor|class)\w*\s+of\s+"
_PEOPLE = re.compile(
    rf"(?P<who>谁|\bwho\b)|(?<!外)(?<!外，){_WHICH}(?:申请)?(?:人群|人|者|主体|群体|身份)"
    rf"|{_OF_KIND}(?:applicant|people|person|requester|requestor)\w*"
    rf"|(?P<others>除了?(?:个人|自然人|老百姓)(?:以外|之外|外)?[，,]?(?:还有)?{_WHICH}(?:申请)?(?:人群|人|者|主体))"
    rf"|(?P<bodies>{_WHICH}(?:单位|组织|机构|法人)|{_OF_KIND}organi[sz]ations?)"
    rf"|申请(?:人|者|主体)(?:里面?|中间?|之中|当中)[^，,。；;？?]{{0,8}}?{_WHICH}"
    r"|\b(?:which|what)\s+applicants?\b",
    re.IGNORECASE,
)
_NOUNS = (
    (Breakdown.CHANNEL, "方式|途径|渠道|形式|办法", "ways?|methods?|channels?|routes?"),
    (Breakdown.REASON, "理由|原因|情形", "reasons?|grounds?"),
    (Breakdown.RESULT, "结果|答复|处理", "outcomes?|results?"),
    (Breakdown.PARTS, "类型|类别", "kinds?|types?"),
)
_KIND_OF = rf"{_OF_KIND}(?=result|outcome|repl|decision|reason|refusal|request)"
_HOW = r"\bhow\s+do\s+(?:most\s+)?people\b|\bhow\s+did\s+(?=most\b)"
_PARTS = tuple(
    (
        way,
        re.compile(
            rf"(?P<which>{_WHICH})[\u4e00-\u9fff]{{0,6}}?(?P<noun>{zh})"
            rf"|(?P<first>{zh})(?:中|里|是)?(?P<then>{_WHICH})"
            rf"|(?:(?<=常见的|主要的|最大的|最多的)|(?<=主要|首要|最大))(?P<main>{zh})"
            rf"|(?P<en>\b(?:(?:which|what)\s+)?(?:{en})\b(?:\s+for(?!\s+(?:the\s+)?\d))?)",
            re.IGNORECASE,
        ),
    )
    for way, zh, en in _NOUNS
)
_OTHERS = (
    (Breakdown.CHANNEL, re.compile(rf"(?P<en>{_HOW})", re.IGNORECASE)),
    (Breakdown.PARTS, re.compile(rf"(?P<en>{_KIND_OF})", re.IGNORECASE)),
)
_PEOPLES = frozenset({Breakdown.APPLICANT, Breakdown.ORGANISATION})
_REQUESTS = "requests_received"


@dataclass(frozen=True, slots=True)
class Compared:
    """The parts among which the largest is asked, and the question's mentions without them."""

    by: Breakdown
    mentions: tuple[Mention, ...]

    def measures(self, found: Sequence[Measure]) -> tuple[Measure, ...]:
        """What is split into those parts: what the words name, or requests, which people file."""
        return tuple(found) or ((Measure(_REQUESTS),) if self.by in _PEOPLES else ())

    def way(self, catalogue: Catalogue, measures: Sequence[Measure]) -> Breakdown | None:
        """By what the measure is divided in some form; None where no form divides it."""
        if self.by in _PEOPLES:
            return self.by
        whole = catalogue.get(measures[0].indicator or "")
        if whole is None:
            return None
        ways = (self.by,) if self.by is Breakdown.REASON else (self.by, Breakdown.PARTS)
        return next((w for w in ways if any(whole.divided(w, f) for f in Family)), None)


def compared_in(seen: Scan, operation: Operation) -> Compared | None:
    """The parts among which the question asks for the largest or smallest, or None.

    谁收到的申请最多 asks for a body; 谁申请得最多 for a kind of applicant.
    """
    among_others = over_bodies(seen) or len(seen.names) > 1
    if operation is Operation.RANK and not among_others:
        return _ranked_in(seen)
    if operation not in _LARGEST or among_others or seen.has("ask.which_year", "years.every"):
        return None
    if people := _PEOPLE.search(seen.text):
        if people["who"] and seen.has("received") and not _files(seen):
            return None
        organised = people["bodies"] or people["others"]
        by = Breakdown.ORGANISATION if organised else Breakdown.APPLICANT
        return Compared(by, _outside(seen, [people.span()]))
    for way, pattern in (*_PARTS, *_OTHERS):
        if match := pattern.search(seen.text):
            return Compared(way, _outside(seen, [match.span(name) for name in match.groupdict()]))
    return None


def _ranked_in(seen: Scan) -> Compared | None:
    """The parts that are to be put in order: 原因从多到少排一下, "rank the reasons for refusal"."""
    found = parts_ranked(seen.text)
    return Compared(found[0], _outside(seen, [found[1]])) if found else None


def _outside(seen: Scan, spans: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    return tuple(m for m in seen.mentions if all(m.end <= a or b <= m.start for a, b in spans))


def _files(seen: Scan) -> bool:
    return (
        re.search(r"提|递|\b(?:file|submi|sen[dt]|mak|made)", seen.text, re.IGNORECASE) is not None
    )


def is_alone(
    agencies: Sequence[str], years: Sequence[int], measures: Sequence[Measure], operation: Operation
) -> bool:
    """One value of one body and year, which is the largest of nothing, and none of several counted."""
    one = len(agencies) == len(years) == len(measures) == 1
    return one and operation in {*_LARGEST, Operation.COUNT}
