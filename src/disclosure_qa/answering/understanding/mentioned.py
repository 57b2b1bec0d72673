"""A word that reports are asked to mention: 哪些镇提到了…, "which towns mention …"."""

import re

_MENTIONS = re.compile(
    r"(?:提到|提及|谈到|说到|讲到|写到)(?:过|了)?\s*(?P<zh>[^，,。？?；;]{2,30})"
    r"|\b(?:mention(?:s|ed)?|refer(?:s|red)? to|speaks? (?:of|about)|spoke (?:of|about)|talk(?:s|ed)? about)\s+(?P<en>[^,.?]{2,60})",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?:哪些|哪几个|哪个|几个|多少个?)(?:市|县|区|镇|乡|街道|乡镇|部门|单位|机关|机构|局|地方|政府|报告|年报)"
    r"|的(?:市|县|区|镇|乡|街道|乡镇|部门|单位|机关|机构|局|地方|政府|报告|年报)(?:都|分别)?(?:有|是)(?:哪|几个|几家|多少|谁)"
    r"|\b(?:which|what|how many) (?:\w+ )?(?:towns?|townships?|count(?:y|ies)|districts?|cit(?:y|ies)|bod(?:y|ies)|agenc(?:y|ies)|bureaus?|departments?|governments?|reports?|offices?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:没有?|未|不|从不)(?:曾|有)?(?:在[^，,。]{1,12}[里中])?$|\b(?:not|never|no|neither)\s+(?:\w+\s+)?$|n['’]t\s+$|\bfail(?:s|ed)? to\s+$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(r"的(?=[^的]{0,8}(?:哪|几个|几家|多少|有谁|是谁))")
_ASKING = re.compile(r"哪|什么|多少|几个|\b(?:which|what|how many)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^[“\"「『《]|[”\"」』》]$|[的吗呢了]$|\s+in (?:their|its|the) .*$|(?:这个词|一词|字样)$"
)


def word_mentioned(question: str) -> str:
    """What the question asks to be mentioned, where it asks which bodies mention it; else "".

    Which bodies do not, and what a body mentions (提到了哪些部门), are other questions.
    """
    found = _MENTIONS.search(question)
    if found is None or not _WHICH.search(question) or _DENIED.search(question, 0, found.start()):
        return ""
    word = _ASKED_AFTER.split((found["zh"] or found["en"]).strip())[0]
    while (shorter := _AROUND.sub("", word).strip()) != word:
        word = shorter
    return word if len(word) > 1 and not _ASKING.search(word) else ""
