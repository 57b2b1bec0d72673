"""Where a text states a number, in whatever script; a model is shown tokens in their place."""

import re
from collections.abc import Iterator

from disclosure_qa.text.numbers import MEASURES
from disclosure_qa.text.numerals import NUMERAL_CHARACTERS

HAN_NUMERALS = frozenset(NUMERAL_CHARACTERS + "半双俩仨廿卅卌倍番几两貳參肆陸萬億兩雙弌弍弎幺")
"""Characters that are a number, or may be part of one."""

_UNITS = sorted(
    {*MEASURES, *"年月日号天时点分秒周季岁级成倍番折届度号章款", "小时", "分钟", "季度",
     "工作日", "个月", "星期", "公里", "平方米"},
    key=len,
    reverse=True,
)  # fmt: skip
_UNIT = "|".join(map(re.escape, [*_UNITS, "%", "％", "‰"]))
_HAN = rf"[{''.join(sorted(HAN_NUMERALS))}]"
_DIGIT = r"[0-9０-９]"
_DATE = rf"{_DIGIT}{{2,4}} ?年(?: ?{_DIGIT}{{1,2}} ?月(?: ?{_DIGIT}{{1,2}} ?[日号])?)?"
_MONTH = rf"{_DIGIT}{{1,2}} ?月(?: ?{_DIGIT}{{1,2}} ?[日号])?"
_AROUND = r"(?:大约|约|将近|接近|近|超过|超|逾|不足|至少|多达)?"
_DIGITS = rf"[-+−]?{_DIGIT}+(?:[.,:/．：～~—–\-]{_DIGIT}+)*"
_NUMBER = re.compile(
    rf"{_DATE}|{_MONTH}"
    rf"|{_AROUND}{_DIGITS} ?[十百千万亿]*(?:多|余|来)? ?(?:{_UNIT})?(?:以上|以下|左右|余|多|半)?"
    rf"|百分之{_HAN}+(?:点{_HAN}+)?|{_HAN}+分之{_HAN}+"
    rf"|第{_HAN}+(?:{_UNIT})?"
    rf"|{_AROUND}{_HAN}+(?:多|余|来)?(?:{_UNIT})(?:以上|以下|左右|余|多|半)?"
    # Without a measure word: 一百二十, and 申请三，; but 单一 ends many a sentence.
    rf"|{_HAN}{{2,}}|(?<=[\u4e00-\u9fff])[二两三四五六七八九十](?=[，。；、,;)）]|$)"
    r"|一半|半数|过半|大半|多半|翻番|翻倍|加倍"
)


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """The places of all numbers, dates and ordinals, in order; words such as 统一 are none."""
    last = 0
    for match in _NUMBER.finditer(text):
        yield from _signs(text, last, match.start())
        yield match.span()
        last = match.end()
    yield from _signs(text, last, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Single signs that are a number by themselves: ①, ⅳ, ²."""
    for index in range(start, end):
        # Python takes 参 for a numeral; Chinese ones are found with what they count.
        if text[index].isnumeric() and not "\u3400" <= text[index] <= "\u9fff":
            yield index, index + 1
