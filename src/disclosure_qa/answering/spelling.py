"""Spellings made plain before a question is read: n't, days that only bound a year, spelt numbers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_qa.text.atoms import Atom
from disclosure_qa.text.numerals import NUMERAL_CHARACTERS, read_numeral

_CONTRACTED = re.compile(r"\b(ca|wo|[a-z]{2,5})n['’]t\b", re.IGNORECASE)
_WHOLE = {"ca": "can", "wo": "will"}
_BOUNDS = re.compile(
    r"1\s*月\s*1\s*[日号]起?|12\s*月\s*31\s*[日号]|\b(?:january\s+1(?:st)?|1(?:st)?\s+january"
    r"|december\s+31(?:st)?|31(?:st)?\s+(?:of\s+)?december)\b,?",
    re.IGNORECASE,
)
_DEPARTMENT_OF = re.compile(
    r"\b(?:the\s+)(?P<body>(?i:(?:bureau|department|commission)\s+of\s+(?:\w+\s+){1,4}?"
    r"|(?:\w+\s+){1,4}?(?:bureau|department|commission)\s+))(?:of|in)\s+"
    r"(?P<place>[A-Z]\w+(?:\s+(?i:county|city|district|town|township))?)"
)
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelv": 12, "fifteen": 15, "twenti": 20, "dozen": 12,
    "thirti": 30, "forti": 40, "fifti": 50, "hundr": 100,
}  # fmt: skip


def spelt_out(question: str) -> str:
    """The question with "wasn't" as "was not", without the first and last day of a year, and with
    a department behind its place: "the Finance Bureau of Qinghe County" is Qinghe County's.
    """
    whole = _CONTRACTED.sub(lambda m: f"{_WHOLE.get(m[1].lower(), m[1])} not", question)
    return _DEPARTMENT_OF.sub(r"\g<place> \g<body>", _BOUNDS.sub(" ", whole))


def spelt_numbers(text: str, units: Sequence[Atom]) -> Iterator[tuple[int, Decimal]]:
    """Numbers written in words, Chinese or English, each with the index of its first atom."""
    places = {unit.start: index for index, unit in enumerate(units)}
    for match in _NUMERAL.finditer(text):
        value = read_numeral(match.group())
        if value is not None and match.start() in places:
            yield places[match.start()], Decimal(value)
    for index, unit in enumerate(units):
        if unit.kind == "word" and unit.form in _WORDS:
            yield index, Decimal(_WORDS[unit.form])
