"""Spellings made plain before a question is read: n't, days that only bound a year, spelt numbers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_qa.text.atoms import Atom
from disclosure_qa.text.numerals import NUMERAL_CHARACTERS, read_numeral

_LATIN = re.compile(r"[a-z]{2}", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(ca|wo|[a-z]{2,5})n['’]t\b", re.IGNORECASE)
_WHOLE = {"ca": "can", "wo": "will"}
_BOUNDS = re.compile(
    r"1\s*月\s*1\s*[日号]起?|12\s*月\s*31\s*[日号]|\b(?:january\s+1(?:st)?|1(?:st)?\s+january"
    r"|december\s+31(?:st)?|31(?:st)?\s+(?:of\s+)?december)\b,?",
    re.IGNORECASE,
)
_KINDS = r"(?:county|city|district|town|township|municipality|sub-?district|village)"
_PLACE = rf"(?P<place>[A-Z][\w'’]*(?:\s+(?i:{_KINDS}))?)"
_BODY = r"(?:bureau|department|commission|hospital|university)"
_DEPARTMENT_OF = re.compile(
    rf"\b(?:the\s+(?P<body>(?i:{_BODY}\s+of\s+(?:\w+\s+){{1,4}}?|(?:\w+\s+){{1,4}}?{_BODY}\s+))"
    rf"|(?:the\s+)?(?P<office>(?i:general\s+office)\s+))(?i:of|in)\s+(?:the\s+)?{_PLACE}"
    rf"|\b(?P<before>(?:(?!(?i:{_KINDS})\b)[A-Z]\w+\s+(?:and\s+)?){{1,4}}(?i:{_BODY})),\s*{_PLACE.replace('<place>', '<after>')}"
)
_OFFICE_OF = re.compile(
    rf"\b(?:the\s+)?(?i:(?:general\s+)?office)\s+of\s+(?:the\s+)?{_PLACE}\s+(?i:(?:people['’]s\s+)?government)\b"
)
_GOVERNMENT_OF = re.compile(
    rf"\b({_KINDS})\s+people['’]s\s+government(?P<office>\s+office)?\b", re.IGNORECASE
)
_MONEY_UNIT = re.compile(
    r"[,(]?\s*\bin\s+(?:units?\s+of\s+)?(?:10[,.]?000|ten\s+thousand)s?\s+(?:of\s+)?(?:yuan|rmb|cny)\)?",
    re.IGNORECASE,
)
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_COUNTED_NUMERAL = re.compile(
    rf"(?<!第)(?<![{NUMERAL_CHARACTERS}])[{NUMERAL_CHARACTERS}]{{2,}}(?=\s*(?:余|多)?[件条次个人篇份期起宗])"
)
_PICTURES = re.compile(
    "[\u200d\ufe0f\u2600-\u27bf\u2b50-\u2bff\U0001f000-\U0001faff]+"
    r"|[:;]-?[()DPp](?=\s|$)|[（(][^（()）\w]{2,8}[)）]|\[[\u4e00-\u9fff]{1,3}\]"
)
"""Emoji and the like, which say nothing to be looked up: 😂, :), [捂脸]."""
_CARRIED_HOW_MANY = re.compile(
    r"(?:结转|转|留|拖|剩)了?(多少|几)[件条个]?(?:申请)?[到至给](?:下|次|来|第二)一?个?年度?"
)
"""结转了多少到下一年: a row's name with the question in the middle of it."""
_SAID_AT_THE_END = re.compile(r"(?<=[\u4e00-\u9fff\d])[捏嘞咧噻哩鸭吖撒]+(?=[\s，,。?？!！~～]*$)")
"""What dialects and young people say for 呢."""
_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SMALL = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_TEN_TO_99 = f"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(w for w in _UNITS if _UNITS[w] > 9)}"
_SPOKEN_YEAR = re.compile(
    rf"\b(?:twenty[ -](?P<tens>{_TEN_TO_99})|two thousand(?: and)? (?P<rest>{_SMALL}))\b(?!\s+(?:hundred|thousand))",
    re.IGNORECASE,
)
_SPELT = re.compile(
    rf"\b(?:an?|{_SMALL})(?:[ -](?:{_SMALL}))?(?: (?:hundred|thousand)(?:,? (?:and )?(?:{_SMALL})(?:[ -](?:{_SMALL}))?)?)+\b"
    rf"|\b(?:{_TEN_TO_99})\b",
    re.IGNORECASE,
)
_WORD = re.compile("[a-z]+")
_LARGE = frozenset({*_TENS, *(w for w in _UNITS if _UNITS[w] > 9), "hundred", "thousand"})
"""A number from ten on has one of these words; to look for one costs a fifth of reading it."""
_PLUS = re.compile(r"(?<=[\u4e00-\u9fff])\s*[+＋&＆]\s*(?=[\u4e00-\u9fff])")
_WORDS = {word: value for word, value in _UNITS.items() if value < 10} | {"dozen": 12}


def spelt_out(question: str) -> str:
    """The question with "wasn't" as "was not", numbers in digits, and each body by its short name.

    Without the first and last day of a year, and without the unit in which money is wanted. A
    department stands behind its place: "the Finance Bureau of Qinghe County" is Qinghe County's.
    """
    whole = _SAID_AT_THE_END.sub("呢", _PICTURES.sub(" ", question))
    whole = _PLUS.sub("和", _CARRIED_HOW_MANY.sub(r"结转下年度\1", whole))
    whole = _COUNTED_NUMERAL.sub(_numeral_in_digits, _BOUNDS.sub(" ", whole))
    return _spelt_out_in_english(whole) if _LATIN.search(whole) else whole


def _spelt_out_in_english(question: str) -> str:
    whole = _CONTRACTED.sub(lambda m: f"{_WHOLE.get(m[1].lower(), m[1])} not", question)
    whole = _MONEY_UNIT.sub(" ", whole)
    if not _LARGE.isdisjoint(_WORD.findall(whole.lower())):
        whole = _SPOKEN_YEAR.sub(_year_in_digits, whole)
        whole = _SPELT.sub(lambda m: str(_value(m[0])), whole)
    whole = _OFFICE_OF.sub(r"\g<place> Government Office", whole)
    whole = _DEPARTMENT_OF.sub(_behind_its_place, whole)
    return _GOVERNMENT_OF.sub(lambda m: f"{m[1]} Government Office" if m["office"] else m[1], whole)


def _behind_its_place(match: re.Match[str]) -> str:
    place = match["place"] or match["after"]
    return f"{place} {match['body'] or match['office'] or match['before']}"


def _year_in_digits(match: re.Match[str]) -> str:
    return str(2000 + _value(match["tens"] or match["rest"]))


def _numeral_in_digits(match: re.Match[str]) -> str:
    value = read_numeral(match[0])
    return match[0] if value is None else str(value)


def _value(spelt: str) -> int:
    """The value of an English number below a million: a hundred and thirty-nine is 139."""
    total = group = 0
    for word in _WORD.findall(spelt.lower()):
        match word:
            case "hundred":
                group = max(group, 1) * 100
            case "thousand":
                total, group = total + max(group, 1) * 1000, 0
            case _:
                group += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + group


def spelt_numbers(text: str, units: Sequence[Atom]) -> Iterator[tuple[int, Decimal]]:
    """Numbers still in words, Chinese or English, each with the index of its first atom."""
    places = {unit.start: index for index, unit in enumerate(units)}
    for match in _NUMERAL.finditer(text):
        value = read_numeral(match.group())
        if value is not None and match.start() in places:
            yield places[match.start()], Decimal(value)
    for index, unit in enumerate(units):
        if unit.kind == "word" and unit.form in _WORDS:
            yield index, Decimal(_WORDS[unit.form])
