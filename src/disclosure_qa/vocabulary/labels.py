"""Row labels in the form in which they are compared."""

import re
from functools import lru_cache

from disclosure_qa.text.normalise import key

# Enumerations before a label: 一、 （一） (1) 1. 1、 ① 第一项, and 其中：
_NUMBERING = re.compile(
    r"^(?:其中|其中包括|包括)[:：]?|^第?[一二三四五六七八九十]{1,3}[、.．,，项]|^[(（][一二三四五六七八九十\d]{1,3}[)）][、.．]?"
    r"|^\d{1,2}(?:[.．、,，)）](?!\d)|(?=[^\d.．%,，万]))|^[①-⑳⒈-⒛]|^[-—·•*]+"
)
# A remark or a unit in brackets is no part of the label's name.
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?")
_PUNCTUATION = re.compile(r"[\s、，,。.．:：;；“”\"'‘’《》<>〈〉〔〕\[\]【】()（）·…*※]+")


@lru_cache(maxsize=8192)
def label_key(label: str) -> str:
    """What remains of a printed label without numbering, 其中, bracketed remarks and punctuation.

    >>> label_key("其中：1.政府网站公开数")
    '政府网站公开数'
    >>> label_key("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    '部分公开'
    """
    text = key(label)
    previous = None
    while text != previous:
        previous = text
        text = _NUMBERING.sub("", text, count=1)
    bare = _BRACKETS.sub("", text)
    return _PUNCTUATION.sub("", bare) or _PUNCTUATION.sub("", text)
