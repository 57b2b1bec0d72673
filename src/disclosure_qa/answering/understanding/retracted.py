"""What somebody takes back within one question: 2016年，哦不对，2017年; "Zhuwu, sorry, Liuqiao"."""

import re
from collections.abc import Sequence

_TAKES_BACK = re.compile(
    r"(?<=[\s，,。.；;！!…—、\u5e74\u9547\u4e61\u53bf\u5e02\u533a])"
    r"[哎呃嗯]*(?:[哦噢喔欸诶啊]\s*(?:不对?|不是|错了)|不对|(?:我|是我)?[说写打记搞弄问]错了?|错了|更正(?:一下)?|纠正一下)"
    r"(?=[\s，,。.！!…—]|[应是我])"
    r"|[,.;…—-]\s*(?:oh\s+|no\s+)?(?:no(?=[,.!…—-])|wait|sorry|oops|scratch\s+that|i\s+mean|i\s+meant|correction(?=[,.:—-])|make\s+that"
    r"|or\s+rather|my\s+mistake|my\s+bad)\b(?=[\s,.!…—-])",
    re.IGNORECASE,
)
Span = tuple[int, int]


def retracted(text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """Those of the stretches, all of one kind, that are named before words that take back what was
    said, where another is named after them; with them the words that take it back."""
    for said in reversed(list(_TAKES_BACK.finditer(text))):
        before = [span for span in spans if span[1] <= said.start() + 1]
        if before and any(span[0] >= said.end() for span in spans):
            return frozenset((*before, said.span()))
    return frozenset()
