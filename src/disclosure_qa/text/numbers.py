"""Numbers as reports print them: the one number of a cell, and the counts in a sentence.

Nothing is guessed. What could be read in two ways is no number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from disclosure_qa.text.normalise import fold
from disclosure_qa.text.numerals import NUMERAL_CHARACTERS, read_numeral

MEASURES = (
    *("人次", "场次", "件次", "条次", "批次", "班次", "户次", "篇次", "万元", "亿元"),
    *"元条件次篇份期人个部项家场宗起例批名位套本册处所台户类种页则张幅封块版座卷轮门支组字间",
)
"""Measure words that count things. Durations and clock times are left out: they count nothing."""

_MOST_DIGITS = 15
"""Digits of a number: no report counts further, and more are cells that ran into one."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number that a cell holds: 14（其中修订9件） is 14 with the remark 其中修订9件."""

    value: Decimal
    approximate: bool = False
    unit: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A counted number in a sentence; `sentence[start:end]` is the number with its unit."""

    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool = False


# One character for one, so that places stay. Not NFKC: it makes a digit of the footnote mark ①.
_ASCII: dict[int, str] = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_ASCII |= {0x3000: " ", 0xA0: " ", 0x2212: "-"}

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?: ?\.[0-9]+)?"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]+"
_UNIT = "|".join([*sorted(MEASURES, key=len, reverse=True), "%"])
_QUANTITY = re.compile(
    r"(?:(?P<about>大约|(?<![公条合契节预民制])约|将近|接近|(?<![最邻附临])近|超过?|逾|上(?=[百千万亿])) ?)?"
    rf"(?:(?P<number>{_ARABIC}) ?(?P<scale>[十百千]?[万亿]|[百千])?|(?P<numeral>{_NUMERAL}))"
    rf"(?P<more>余|多|来)? ?(?P<unit>{_UNIT})?(?P<around>左右|以上|余|多)?"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_ZERO = frozenset({"无", "没有", "零", "〇"})
_SIGN = re.compile(r"(?P<sign>[+-]|±(?= ?0)|增加?|减少?)? ?(?:共计|合计|总计|共|计)?")
_REMARK = re.compile(
    r" ?(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|【(?P<heavy>[^【】]*)】"
    r"|[,;、:]? ?(?P<of>其中.+)|(?P<mark>[*#※†‡①-⑳⁰¹²³⁴-⁹]+))$"
)
# Single digits set apart, and points: where longer pieces stand apart, they are several numbers.
_SPACED_OUT = re.compile(
    r"(?<![0-9０-９.．,，])[0-9０-９](?: [0-9０-９.．,，])+(?![0-9０-９.．,，])"
)
_SPACED_POINT = re.compile(r"(?<=[0-9０-９]) ?([.．,，]) ?(?=[0-9０-９])")
_BARE_NUMBER = re.compile(r"[-+]?[0-9.,\s]+")


@lru_cache(maxsize=8192)
def parse_number(text: str, *, spaced: bool = False) -> Number | None:
    """The number in a cell; None where the cell is blank, a mark, or holds no single number.

    `spaced` says that the cell is known to hold one number at most, so that spaces between
    single digits are the typesetter's: then 1 3 7 7 is 1377. Without it only 1 265 is one number.
    12 9 never is.

    无 and 0件 are zero. 万 multiplies a count (8.3万 is 83000) and is part of the unit of money
    (8.3万元 stays 8.3). Telephone numbers, years, ordinals and document numbers are no numbers.

    >>> parse_number("14（其中修订9件）")
    Number(value=Decimal('14'), approximate=False, unit='', remark='其中修订9件')
    >>> parse_number("0件").value, parse_number("/"), parse_number("")
    (Decimal('0'), None, None)
    """
    folded = fold(text).removesuffix("。")
    folded = _closed_up(folded) if spaced else folded
    body, remark = _split_remark(folded)
    if remark is None:
        return None
    if body in _ZERO:
        return Number(Decimal(0), remark=remark)
    sign = _SIGN.match(body)
    match = _QUANTITY.fullmatch(body, sign.end() if sign else 0)
    quantity = _quantity(match) if match else None
    if not quantity:
        return None
    value, unit, approximate = quantity
    if sign and sign["sign"] and sign["sign"][0] in "-减":
        value = -value
    if not unit and (named := remark.removeprefix("单位").lstrip(":：")) in MEASURES:
        unit, remark = named, ""
    return Number(value, approximate, unit, remark)


def _closed_up(folded: str) -> str:
    """A cell's text without the spaces that set the digits of a number apart."""
    together = _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), folded)
    return _SPACED_POINT.sub(r"\1", together)


def _split_remark(folded: str) -> tuple[str, str | None]:
    """A cell's body (in ASCII) and remark; None for a second number that nothing explains."""
    plain = folded.translate(_ASCII)
    match = _REMARK.search(plain)
    if not match or match.start() == 0:
        return plain, ""
    if match["round"] is not None and _BARE_NUMBER.fullmatch(match["round"]):
        return plain, None
    name = next(n for n, group in match.groupdict().items() if group is not None)
    return plain[: match.start()], folded[slice(*match.span(name))].strip()


def _quantity(match: re.Match[str]) -> tuple[Decimal, str, bool] | None:
    """Value, unit and whether it is rounded, of a match of `_QUANTITY`."""
    approximate = any(match[name] for name in ("about", "more", "around"))
    unit = match["unit"] or ""
    if match["numeral"]:
        found = _numeral_value(match["numeral"], unit, approximate)
    else:
        found = _arabic_value(match["number"], match["scale"] or "", unit)
    return None if found is None else (*found, approximate)


def _arabic_value(number: str, scale: str, unit: str) -> tuple[Decimal, str] | None:
    digits = re.sub("[, ]", "", number)
    if re.match("0[0-9]", digits) or len(digits) > _MOST_DIGITS:
        return None
    if unit == "元" and scale:
        unit, scale = scale[-1] + unit if scale[-1] in "万亿" else unit, scale.rstrip("万亿")
    factor = 1
    for character in scale:
        factor *= _SCALES[character]
    value = Decimal(digits) * factor
    return (value if value % 1 or factor == 1 else Decimal(int(value))), unit


def _numeral_value(numeral: str, unit: str, approximate: bool) -> tuple[Decimal, str] | None:
    if approximate and numeral in _SCALES:
        return Decimal(_SCALES[numeral]), unit
    if unit == "元" and numeral[-1] in "万亿":
        numeral, unit = numeral[:-1], numeral[-1] + unit
    value = read_numeral(numeral)
    return None if value is None else (Decimal(value), unit)


# What must not stand before a counted number: the rest of another number, a range, an ordinal,
# a code. The pattern is searched in the text that ends where the number starts.
_NOT_AFTER = re.compile(
    r"[0-9A-Za-z./~+×*=^_#@&\[〔–—-] ?$"
    r"|[0-9](?:,|、|:) ?$"
    r"|第 ?$"
    rf"|第 ?[0-9{NUMERAL_CHARACTERS}]+(?:条|项|款|期|批|次)?(?:、|,|和|及|与|至|到) ?$"
    rf"|[0-9{NUMERAL_CHARACTERS}](?:{_UNIT})?(?:至|到|~|-|—|–) ?$"
    r"|(?:分之|没有?|未有) ?$"
)
# 几十, 数百 are no numbers; in 总数二十条 the same character ends another word.
_SOME = re.compile(r"(?:几|(?<![总件次人条篇量户场份名])数)$")
_RANGE_GOES_ON = re.compile(rf" ?(?:至|到|~|-|—|–) ?[0-9{NUMERAL_CHARACTERS}]")
# The measure word is the first half of another word: 3部门, 5个月, 2次序.
_NOT_BEFORE = {
    "个": "月工小百季自人别体案性周",
    "人": "民大员才口",
    "条": "例款",
    "次": "序年日月生",
    "项": "目",
    "期": "间限满望",
    "份": "额",
    "部": "门分委署长",
    "家": "庭长园",
    "名": "称单录誉",
    "位": "置于列",
    "场": "所景",
    "处": "理罚置室级",
    "类": "别型",
    "批": "准复示评",
    "本": "年届级单机市县区镇乡局办",
    "元": "旦素",
    "起": "草诉来到始步点至",
    "例": "如行会外",
    "台": "账帐风湾",
    "所": "有在属示述",
    "组": "织成",
    "版": "本",
    "字": "第",
    "间": "接",
    "支": "持付出",
    "种": "植",
    "户": "籍口",
    "门": "户",
}
_CLAUSE_END = re.compile(r" ?(?:[,;。、:!?()]|$)")
# 每件, 同一条, 统一次序: here the numeral one is no count.
_IDIOM = "个无每某同这那任进唯统逐其另专单逢此该各首头上下"
_PERCENT = re.compile(rf"百分之(?P<number>{_ARABIC}|{_NUMERAL})")
_BARE_COUNT = re.compile(
    rf"(?<![指分参倍系])(?:数量?|总计|合计)(?:均?为|是|:|达到?|共计?|有)? ?(?P<number>{_ARABIC}|零)"
)


def numbers_in(sentence: str) -> tuple[Mention, ...]:
    """The counted numbers of a sentence, in order: number with measure word, or per cent.

    Left out: dates and durations, ordinals, document and telephone numbers, articles of law,
    ranges, list numbers, and small Chinese numerals that are part of a phrase (两个方面).
    A number without a unit counts only after 数, 数量 or 总计 at the end of its clause.

    >>> [(m.value, m.unit) for m in numbers_in("第二十条规定，2017年公开信息 1 136 条，占98.5%。")]
    [(Decimal('1136'), '条'), (Decimal('98.5'), '%')]
    """
    plain = sentence.translate(_ASCII)
    found = sorted([*_percents(plain), *_counts(sentence, plain), *_bare_counts(plain)], key=_place)
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _percents(plain: str) -> Iterator[Mention]:
    for match in _PERCENT.finditer(plain):
        number = match["number"]
        value = 100 if number == "百" else read_numeral(number)
        if value is None and number[0] in NUMERAL_CHARACTERS:
            continue
        parsed = Decimal(value if value is not None else number.replace(" ", ""))
        yield Mention(match.start(), match.end(), parsed, "%")


def _counts(sentence: str, plain: str) -> Iterator[Mention]:
    for match in _QUANTITY.finditer(plain):
        quantity = _quantity(match)
        if not quantity or not match["unit"] or not _stands_alone(plain, match):
            continue
        if "，" in sentence[slice(*match.span())] and "分别" in plain[: match.start()]:
            continue
        value, unit, approximate = quantity
        yield Mention(match.start(), match.end(), value, unit, approximate)


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    """Whether a matched number counts something, seen from what stands around it."""
    before, after = plain[: match.start()], plain[match.end() :]
    if (
        _NOT_AFTER.search(before)
        or _RANGE_GOES_ON.match(after)
        or after[:1] in tuple(_NOT_BEFORE.get(match["unit"], ""))
    ):
        return False
    if match["numeral"] and _SOME.search(before):
        return False
    if not match["numeral"] or match["more"] or (read_numeral(match["numeral"]) or 100) >= 100:
        return True
    return before[-1:] not in tuple(_IDIOM) and bool(_CLAUSE_END.match(after))


def _bare_counts(plain: str) -> Iterator[Mention]:
    for match in _BARE_COUNT.finditer(plain):
        start, end = match.span("number")
        quantity = _arabic_value(match["number"].replace("零", "0"), "", "")
        if quantity and _CLAUSE_END.match(plain, end) and "分别" not in plain[:start]:
            yield Mention(start, end, quantity[0], "")
