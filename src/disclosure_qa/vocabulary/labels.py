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
# What bodies that are no government write otherwise: 学校网站 for 政府网站, 主动公开信息总数.
_SAME_WORDS = (
    (re.compile("政府信息公开|政务公开"), "信息公开"),
    (re.compile("政府信息"), "信息"),
    (re.compile("(?:学校|校园|医院|院|单位|部门|部|局|门户|官方|政府门户|本级)网站"), "政府网站"),
    (re.compile("官方(?=微博|微信)"), "政务"),
    (re.compile("行政(?=规范性)|各类|各种|指定|的"), ""),
    (re.compile("^(?:收到|接到|接受|受理)"), ""),
    (re.compile("(?:总?(?:数量|人次数?|人数|次数|件数|条数|份数)|总数|总量|数)$"), ""),
)
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


@lru_cache(maxsize=8192)
def loose_key(label: str) -> str:
    """What remains of a label's key besides the words that change from one kind of body to another.

    >>> loose_key("收到信息公开申请总数")
    '信息公开申请'
    """
    for pattern, same in _SAME_WORDS:
        label = pattern.sub(same, label)
    return label
