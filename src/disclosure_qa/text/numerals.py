"""Chinese numerals: 二千零四十五 to 2045 and back."""

import re
from itertools import pairwise

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans(
    "〇○壹贰叁肆伍陆柒捌玖拾佰仟两貳參陸萬億", "零零一二三四五六七八九十百千二二三六万亿"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
_BARE_TEN = re.compile(r"(^|[零百千万亿])十")
_SPOKEN_GAP = re.compile(r"(?<=[万亿])零(?=[一二三四五六七八九]千)")

NUMERAL_CHARACTERS = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"


def read_numeral(text: str) -> int | None:
    """The value of a whole Chinese numeral; None where it is none, or a loose one.

    Positional years and codes of three digits or more (二〇四五) are read too. Loose spoken
    forms (二百五, 三万五) mean different things to different readers, so they are refused: only
    what `write_numeral` would write, give or take 一 before 十, is a numeral.

    >>> read_numeral("二千零四十五"), read_numeral("十二"), read_numeral("二百五")
    (2045, 12, None)
    """
    plain = text.translate(_FORMAL)
    if not plain or any(c not in _DIGITS and c not in _UNITS and c not in "万亿" for c in plain):
        return None
    if all(c in _DIGITS for c in plain):
        return _positional(plain)
    value = _evaluate(plain)
    full = _SPOKEN_GAP.sub("", _BARE_TEN.sub(r"\1一十", plain))
    return value if write_numeral(value) == full else None


def write_numeral(value: int) -> str:
    """A non-negative integer below 10^12 in full Chinese numerals, 十 written 一十.

    >>> write_numeral(2045), write_numeral(10500)
    ('二千零四十五', '一万零五百')
    """
    if value == 0:
        return "零"
    groups = [(value // 10**8, "亿"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")]
    written = ""
    for (above, _), (group, unit) in pairwise([(0, ""), *groups]):
        if not group:
            continue
        # A gap between groups is spoken: 一万零五百, but 二十万五千 has none to speak of.
        gap = "零" if written and (group < 1000 or not above) else ""
        written += gap + _write_group(group) + unit
    return written


def _write_group(group: int) -> str:
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // unit % 10
        if digit:
            written += _DIGITS[digit] + name
        elif written and group % unit and not written.endswith("零"):
            written += "零"
    return written


def _positional(plain: str) -> int | None:
    """Three digits or more side by side, or one alone; two (三五) is a loose "three to five"."""
    if len(plain) == 2 or (len(plain) > 1 and plain[0] == "零"):
        return None
    return int("".join(str(_DIGITS.index(c)) for c in plain))


def _evaluate(plain: str) -> int:
    total = group = digit = 0
    for character in plain:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        elif character in _UNITS:
            group += (digit or 1) * _UNITS[character]
            digit = 0
        elif character == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        else:
            total, group, digit = (total + group + digit) * 10**8, 0, 0
    return total + group + digit
