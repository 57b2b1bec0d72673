"""Words that no list has: which of them could be a number, a date or a name."""

import re

from rapidfuzz.distance import OSA

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜"
    "崔钟谭陆汪范廖贾夏韦邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃戴莫孔汤施牛樊葛邢齐乔庞颜倪庄"
    "聂鲁翟殷詹欧耿焦俞柳阮柯纪梅凌裴霍翁骆蓝靳柴鲍喻祁滕饶"
)
_TELLING = frozenset(
    "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半双俩仨廿卅卌倍番几貳參陸萬億兩雙弌弍弎幺"
    "年月日号时分秒周季旬期届岁点层楼室甲乙丙丁戊己庚辛壬癸"
    "镇乡县市区省州村街道路巷局委办厅院校社司团党部处科所站"
    "不没未无非否勿别零数余许若干独单孤第初庆节旦元"
)
"""Characters of numbers, dates, bodies and denials: never in a word that is unknown."""
_LONGEST = 2

_NUMBERS = (
    *("zero", "three", "four", "five", "seven", "eight", "nine", "eleven", "twelve", "thirteen"),
    *("fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    *(
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "double",
        "triple",
        "treble",
    ),
    *(
        "quadruple",
        "quintuple",
        "quarter",
        "percent",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
    ),
    *(
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "twelfth",
        "twice",
        "thrice",
        "half",
        "halve",
        "halves",
    ),
    *("score", "handful", "couple", "fourteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENDINGS = ("fold", "teen", "some", "score", "plet", "uple", "illion", "ennial", "enary")
_ROMAN = re.compile(r"[ivxlcdm]+")
_FIRST = "b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w"
_LAST = (
    "a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|"
    "un|uang|ue|er"
)
_PINYIN = re.compile(rf"(?:(?:{_FIRST})?(?:{_LAST}))+")


def may_be_name_or_number(piece: str) -> bool:
    """An unknown Chinese piece is not plainly a common word."""
    name = len(piece) > _LONGEST or (len(piece) == _LONGEST and piece[0] in _SURNAMES)
    return name or bool(_TELLING & set(piece))


def unsafe_word(word: str) -> bool:
    """An unknown English word may be a number, however it is spelt, or a name in pinyin.

    >>> [unsafe_word(word) for word in ("twelv", "fortytwo", "xiv", "zhangsan", "blames")]
    [True, True, True, True, False]
    """
    plain = word.lower().removesuffix("'s")
    short = len(plain) < 4 or not re.search("[aeiouy]", plain)
    shaped = _ROMAN.fullmatch(plain) or _PINYIN.fullmatch(plain) or plain.endswith(_ENDINGS)
    return bool(short or shaped or word[0].isupper() or any(_spells(plain, n) for n in _NUMBERS))


def _spells(word: str, number: str) -> bool:
    """The word holds the number, or is it with a letter or two wrong."""
    slips = 1 if len(number) < 7 else 2
    return number in word or OSA.distance(word, number, score_cutoff=slips) <= slips
