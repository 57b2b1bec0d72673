"""Putting pieces of text together that a file keeps apart."""

import re
from collections.abc import Iterable

from disclosure_qa.readers.looks import is_numeric
from disclosure_qa.text.normalise import fold

BETWEEN_NUMBERS = "；"

# Ideographs, kana and full-width punctuation: no space is ever written between two of them.
_WIDE = r"\u2018-\u201d\u2026\u2014\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003134f"
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_SOURCE_BREAK = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n]+[ \t\r\n]*(?=[{_WIDE}])")
_DIGIT = re.compile(r"\d")
_MARKER = re.compile(r"[\[［(（【〔]?(?:注?\s*\d{1,2}|[①-⑳⑴-⒇]|[*＊※†‡#]+|注)[\]］)）】〕]?")


def is_wide(character: str) -> bool:
    """Whether a character is an ideograph or full-width punctuation."""
    return bool(_WIDE_CHARACTER.match(character))


def join_lines(lines: Iterable[str]) -> str:
    """The lines as one folded text; between two Chinese characters nothing is put, and between
    two numbers a sign, for they are two.

    >>> join_lines(["商业", "企业"]), join_lines(["12", "件"]), join_lines(["1", "2"])
    ('商业企业', '12 件', '1；2')
    """
    text = last = ""
    for line in map(fold, lines):
        if not line:
            continue
        if are_two_numbers(last, line):
            text += BETWEEN_NUMBERS
        elif text and not (is_wide(text[-1]) and is_wide(line[0])):
            text += " "
        text += line
        last = line
    return text


def are_two_numbers(upper: str, lower: str) -> bool:
    """Whether two lines hold a number each; joined by a space they would read as one.

    >>> are_two_numbers("3", "0件"), are_two_numbers("3", "/"), are_two_numbers("约", "3")
    (True, False, False)
    """
    return all(_DIGIT.search(line) and is_numeric(line) for line in (upper, lower))


def mend_source_breaks(text: str) -> str:
    """The text without the line breaks that a source file has between Chinese characters."""
    return _SOURCE_BREAK.sub("", text)


def is_note_marker(text: str, before: str) -> bool:
    """Whether a raised text is the mark of a footnote, and no part of what stands before it.

    A bare number after a Latin letter or 米 is an exponent (m², 平方米²).
    """
    mark = fold(text)
    if not _MARKER.fullmatch(mark):
        return False
    previous = before.rstrip()[-1:]
    return not (
        mark.isdecimal() and ((previous.isascii() and previous.isalpha()) or previous == "米")
    )
