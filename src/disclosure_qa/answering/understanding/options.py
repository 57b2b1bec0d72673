"""Choosing one of the options that were offered: 第一个, "the second"."""

import re
from collections.abc import Sequence

from disclosure_qa.model.answer import Turn

_ORDINALS = (
    ("第一个?|第1个|1|①|一|头一个|前者", "first|option 1|former"),
    ("第二个?|第2个|2|②|二|后者", "second|option 2|latter"),
    ("第三个?|第3个|3|③|三", "third|option 3"),
    ("第四个?|第4个|4|④|四", "fourth|option 4"),
    ("第五个?|第5个|5|⑤|五", "fifth|option 5"),
)
_PATTERNS = tuple(
    re.compile(rf"^\s*(?:选|要|是)?(?:{zh}|(?:the )?(?:{en})(?: one)?)[。.!！]?\s*$", re.IGNORECASE)
    for zh, en in _ORDINALS
)
# Around the name by which an option is picked: the one in Qinghe County, 青河县的那个.
_PICKED = re.compile(
    r"^\s*(?:i mean|i meant|the one (?:in|of|from|for)|in|of|from|选|要|是|就是|我是说|我问的是|我要的是)\s*(?:the\s+)?"
    r"|(?:的?那[个一]个?|的|吧|please|one)(?=[。.!！?？\s]*$)",
    re.IGNORECASE,
)
_OPTION_LINE = re.compile(r"^\s*(?:[-•*·]|\d{1,2}[.、)）])\s*(.+?)\s*$")


def offered_options(history: Sequence[Turn]) -> list[str]:
    """The questions that the last answer offered, in order."""
    offered = next((turn.content for turn in reversed(history) if turn.role == "assistant"), "")
    return [match[1] for line in offered.splitlines() if (match := _OPTION_LINE.match(line))]


def chosen_option(question: str, history: Sequence[Turn]) -> str:
    """The option meant by "the second", where the last answer offered some; else the question."""
    options = offered_options(history)
    if not options:
        return question
    index = next(
        (place for place, pattern in enumerate(_PATTERNS) if pattern.match(question)), None
    )
    if index is not None:
        return options[index] if index < len(options) else question
    named = _PICKED.sub("", question).strip(" 。.!！?？").casefold()
    fits = [option for option in options if len(named) > 1 and named in option.casefold()]
    return fits[0] if len(fits) == 1 else question
