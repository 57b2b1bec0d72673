"""What a text looks like, without knowing what it says: number, unit, label, chapter heading."""

import re

_NUMERIC = re.compile(
    r"[+\-−–±约近]?\s*[\d０-９][\d０-９,，\s]*(?:[.．][\d０-９]+)?\s*"
    r"[^\d.．、，,（(\s年月日号]{0,3}(?:[（(].*[）)])?|[/／\-—–─]+"
)
_VALUE_WORDS = frozenset({"无", "没有", "零", "—", "——", "-", "/", "／", "\\", "－", "*", "×"})
_UNITS = frozenset(
    [
        "条",
        "件",
        "次",
        "个",
        "人",
        "元",
        "万元",
        "篇",
        "人次",
        "人/次",
        "起",
        "份",
        "场",
        "期",
        "项",
        "家",
        "处",
        "批",
    ]
)
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、．.]|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|"
    r"\d{1,2}\s*[、．.](?!\d)|第[一二三四五六七八九十]{1,3}[章节部]|[①-⑳])"
)
_FIRST = re.compile(r"\s*(?:其中|一\s*[、．.]|[(（]\s*[一1]\s*[)）]|1\s*[.．、](?!\d)|①)")


def is_numeric(text: str) -> bool:
    """Whether a cell's text is a number with at most a short unit, or a dash for one.

    >>> is_numeric("0件"), is_numeric("14（其中修订9件）"), is_numeric("3.其他"), is_numeric("2017年")
    (True, True, False, False)
    """
    return bool(_NUMERIC.fullmatch(text))


def is_value(text: str) -> bool:
    """Whether a cell's text is a number or a word that stands for one or for none."""
    return is_numeric(text) or text in _VALUE_WORDS


def is_unit(text: str) -> bool:
    """Whether a cell's text is what a column of units holds."""
    return text.strip("()（） ") in _UNITS


def is_label(text: str) -> bool:
    """Whether a cell's text names something: it is not blank, and neither value nor unit."""
    return bool(text) and not is_value(text) and not is_unit(text)


def is_numbered(text: str) -> bool:
    """Whether a text begins with the number of a chapter, a clause or a row.

    >>> is_numbered("三、办理结果"), is_numbered("（2）受理"), is_numbered("2017年")
    (True, True, False)
    """
    return bool(_NUMBERED.match(text))


def is_first(text: str) -> bool:
    """Whether a text begins with the number of the first of several rows."""
    return bool(_FIRST.match(text))


def numberless(text: str) -> str:
    """The text with # for its numbers: equal for headings that differ in them alone.

    >>> numberless("第二十条第（五）项")
    '第#条第（#）项'
    """
    return re.sub(r"[\d一二三四五六七八九十]+", "#", text.strip())
