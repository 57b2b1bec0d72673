"""The search tokens that the lexical index and the packaged encoder share.

Chinese retrieves better by single characters and bigrams than by a segmenter's words; Latin
words and numbers stay whole.
"""

import re
from itertools import pairwise

from disclosure_qa.text.normalise import plain

_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]+|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")


def tokens(text: str) -> list[str]:
    """Characters and bigrams of each Chinese run, Latin words and numbers, in order.

    >>> tokens("收到申请12件")
    ['收', '收到', '到', '到申', '申', '申请', '请', '12', '件']
    """
    found: list[str] = []
    for run in _RUN.findall(plain(text)):
        if run[0].isascii():
            found.append(run)
            continue
        for first, second in pairwise(run):
            found += [first, first + second]
        found.append(run[-1])
    return found
