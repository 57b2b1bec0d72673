"""How disputes ended: 有人告吗，结果怎么样, "did anyone sue, and how did it end"."""

import re
from collections.abc import Iterable

from disclosure_qa.answering.understanding.scan import Scan
from disclosure_qa.vocabulary.concepts import Mention

_DISPUTES = ("litigation", "reconsideration")
_RESULTS = ("result", "by.result")
_HOW_IT_ENDED = re.compile(
    r"(?:最后|最终)?(?:都是|是)?(?:什么|啥|哪些|怎样的)(?:样的)?结果|(?:各种|最后的?|最终的?)?结果(?:都|又|是)?(?:怎么样|如何|怎样|呢|咋样|是什么|是啥)"
    r"|(?:是|都)?怎么(?:判|结案|了结|收场)(?:的|了)?|输赢(?:如何|怎样)?|胜负(?:如何|怎样)?|谁(?:赢|输)了?"
    r"|(?:是)?(?:打)?(?:赢|胜|输)了?(?:多|几次|几件|几个)?还是(?:打)?(?:赢|胜|输)了?(?:多|几次|几件|几个)?"
    r"|\b(?:and\s+)?how\s+did\s+(?:it|they|that|those|these|the\s+\w+)\s+(?:all\s+)?(?:end|go|turn\s+out)(?:\s+up)?\b"
    r"|\b(?:and\s+)?(?:what\s+(?:was|were)|with\s+what)\s+(?:the\s+|their\s+)?(?:outcome|result)s?\b"
    r"|\b(?:and\s+)?who\s+won\b|\b(?:won\s+or\s+lost|win\s+or\s+lose)\b",
    re.IGNORECASE,
)


def of_both_kinds(seen: Scan) -> tuple[Mention, ...]:
    """The mentions without the words for results, where those of both kinds of dispute are asked:
    复议和诉讼的结果; () else."""
    if not all(map(seen.has, _DISPUTES)) or not seen.has(*_RESULTS):
        return ()
    return tuple(m for m in seen.mentions if m.concepts.isdisjoint(_RESULTS))


def beside_the_outcome(seen: Scan, spoken_of: Iterable[Mention] = ()) -> tuple[Mention, ...] | None:
    """The mentions beside the words that ask how disputes ended; None where nothing asks so.

    The disputes are named, or were `spoken_of` in the question before.
    """
    disputes = seen.has(*_DISPUTES) or any(m.concepts & {*_DISPUTES} for m in spoken_of)
    match = _HOW_IT_ENDED.search(seen.text) if disputes else None
    if match is None:
        return None
    start, end = match.span()
    return tuple(m for m in seen.mentions if m.end <= start or end <= m.start)
