"""Two questions in one message: each is answered, the second in the light of the first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure_qa.model.answer import Answer, Citation, CitedFigure, Derived, Note, Status, Turn

Answering = Callable[[str, Sequence[Turn]], Answer]

_MOST_PARTS = 4
_QUESTION_END = re.compile(r"(?<=[?？;；])\s*(?=\S)")
# X多少，累计多少; "…, and how many cumulatively?": the year's own number and the total are two
# questions; so is another body or thing at the end: 青河县多少件，县政府办公室呢.
_ASKS = re.compile(r"多少|几[件条次个份]|how many|how much", re.IGNORECASE)
_OTHER_PERIOD = re.compile(
    r"[，,]\s*(?:and\s+)?(?=(?:历年)?累[计积](?:[多几呢]|是多少|数)|(?:how many\s+)?cumulatively)",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"[，,]\s*(?=[^，,?？]{2,14}呢[?？]?\s*$)")
# A number, and then what only the prose tells: 收到多少申请，有什么问题?
_AND_WHAT = re.compile(
    r"[，,]\s*(?:又|还|并且?|另外|同时|以及)?(?=(?:主要|都)?(?:有|存在)(?:哪些|什么|啥)(?:主要)?(?:的?)(?:问题|不足|困难|措施|亮点|做法|打算|特点)"
    r"|(?:联系)?(?:电话|邮箱|地址|联系方式)(?:号码)?是?(?:多少|什么)|(?:打算|准备)?(?:怎么|如何)(?:改进|申请|联系)|下一步|是?(?:为什么|为啥|什么原因))"
    r"|,?\s+and\s+(?=what\s+(?:(?:were|are)\s+the\s+)?(?:problems|issues|difficulties|shortcomings|measures|plans)"
    r"|what\s+is\s+(?:its|the|their)\s+(?:phone|telephone|e-?mail|address)|why\b|how\s+(?:will|can|do)\b)",
    re.IGNORECASE,
)
_WHERE_TO_LOOK = re.compile(
    r"\s*(?:[看按以据]|根据|参照)?\s*(?:(?:19|20)?\d\d\s*年度?)?的?(?:报告|年报)[里中上]?"
    r"(?:是?怎么[说写]的?|为准|有吗|有没有[说写]?)?[?？。]?\s*$"
)
"""What only says which report to look into: 怎么申请？2020年报告里怎么说."""
_MARK = re.compile(r"\[(\d+)\]")


def answer_parts(
    question: str, history: Sequence[Turn], answering: Answering, asks: Callable[[str], bool]
) -> Answer:
    """The answer to a message; where it holds several questions, their answers joined in order.

    `asks` tells a question from a remark beside it (以2017年年报为准), which parts nothing.
    """
    parts = [part for part in _QUESTION_END.split(question) if part.strip()]
    parts = _parted(question) if len(parts) == 1 else parts
    one = any(_WHERE_TO_LOOK.match(part) for part in parts[1:])
    if one or not 1 < len(parts) <= _MOST_PARTS or not all(map(asks, parts)):
        return answering(question, history)
    answers: list[Answer] = []
    turns = list(history)
    for part in parts:
        answer = answering(part, turns)
        answers.append(answer)
        turns += [Turn("user", part), Turn("assistant", answer.text)]
    return replace(join(answers), question=question)


def _parted(question: str) -> list[str]:
    """The question, and what it asks besides after a comma."""
    for pattern in (_OTHER_PERIOD, _AND_THAT, _AND_WHAT):
        match = pattern.search(question)
        if match and _ASKS.search(question, 0, match.start()):
            return [question[: match.start()], question[match.end() :]]
    return [question]


def join(answers: Sequence[Answer]) -> Answer:
    """Several answers as one: texts in order, figures and citations renumbered."""
    whole = answers[0]
    for answer in answers[1:]:
        whole = _append(whole, answer)
    return whole


def _append(first: Answer, second: Answer) -> Answer:
    places = {(c.source.document, c.source.start, c.source.end): c.id for c in first.citations}
    numbers: dict[int, int] = {}
    citations = list(first.citations)
    for citation in second.citations:
        place = (citation.source.document, citation.source.start, citation.source.end)
        if place not in places:
            places[place] = len(citations) + 1
            citations.append(Citation(places[place], citation.source))
        numbers[citation.id] = places[place]
    figures = list(first.figures)
    moved: dict[int, int] = {}
    for index, cited in enumerate(second.figures):
        same = next((i for i, f in enumerate(figures) if f.figure == cited.figure), None)
        moved[index] = len(figures) if same is None else same
        if same is None:
            figures.append(CitedFigure(cited.figure, numbers[cited.citation]))
    derived = (
        Derived(d.operation, d.value, d.unit, tuple(moved[i] for i in d.of)) for d in second.derived
    )
    notes = (
        Note(n.kind, _renumber(n.text, numbers), tuple(numbers[c] for c in n.citations))
        for n in second.notes
    )
    return replace(
        first,
        status=_status(first, second),
        text=f"{first.text}\n{_renumber(second.text, numbers)}",
        figures=tuple(figures),
        derived=(*first.derived, *derived),
        citations=tuple(citations),
        understood=(*first.understood, *second.understood),
        notes=tuple(dict.fromkeys((*first.notes, *notes))),
        options=(*first.options, *second.options),
        model_wrote=(*first.model_wrote, *(_renumber(t, numbers) for t in second.model_wrote)),
    )


def _status(first: Answer, second: Answer) -> Status:
    """Answered where either is; else the first one's ending."""
    either = Status.ANSWERED in {first.status, second.status}
    return Status.ANSWERED if either else first.status


def _renumber(text: str, numbers: dict[int, int]) -> str:
    return _MARK.sub(lambda match: f"[{numbers.get(int(match[1]), int(match[1]))}]", text)
