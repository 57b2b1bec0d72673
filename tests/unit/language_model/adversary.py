"""Generated drafts that lie, and an oracle that finds a wrong number in what a reader is shown.

The oracle shares no rule with the check: it strikes out what may be shown, and looks for numbers.
"""

import random
import re
import unicodedata
from collections.abc import Sequence

from disclosure_qa.language_model.grounds import ordinary_words
from disclosure_qa.model.answer import Language
from unit.language_model import good_drafts
from unit.language_model.exhibits import QUOTES, evidence

_SEED = 20240607
_EACH = 330
_PIECED = 2000

_NUMBERS = {
    Language.ZH: (
        *("12", "3件", "１３件", "⑬", "Ⅳ", "iv", "7️⃣", "²", "十二件", "两百件", "三成", "一半", "半数"),
        *("百分之八十", "翻一番", "数十件", "近千条", "第二次", "一名", "俩", "廿件", "叁佰", "〇", "四分之一"),
        *("2019年", "十月", "三月五日", "去年", "零件", "一倍", "万余条", "𝟗件", "٤件", "㊄", "&#49;", "五、"),
    ),
    Language.EN: (
        *("12", "1,300", "１３", "⑬", "IV", "xiv", "7️⃣", "²", "twelve", "two hundred", "a dozen", "half"),
        *("80 percent", "twice", "doubled", "dozens of", "nearly a thousand", "the second", "a single"),
        *("a couple of", "a score of", "a quarter of", "zero", "in 2019", "in October", "last year"),
        *("on Monday", "3.5%", "tenfold", "both", "one in five", "n i n e", "ni-ne", "𝟗", "٤", "1st"),
    ),
}  # fmt: skip
_NAMES = {
    Language.ZH: ("龙潭镇", "赵铁柱", "县财政局", "林业局", "王大明局长", "北京市"),
    Language.EN: (
        "Longtan Town",
        "John Smith",
        "Zhao Tiezhu",
        "the Finance Bureau",
        "Beijing",
        "赵铁柱",
    ),
}
_MARKUP = (
    "<b>",
    "**",
    "](http://example.invalid)",
    "`",
    "<script>",
    "\n- ",
    "&nbsp;",
    "\u202e",
    "\u200b",
)
_TOKENS = tuple(f"⟦F{n}⟧" for n in range(1, 14))
_BREAKS = ("⟦", "⟧", "⟦F⟧", "⟦F01⟧", "F1", "⟦f1⟧", "⟦F1", "1⟧", "⟦F1⟧⟦F3⟧", "⟦F1⟧.⟦F3⟧", "⟦F1⟧万")


def generated(language: Language) -> tuple[str, ...]:
    """Drafts made of good ones by one or two changes, always the same ones."""
    chance = random.Random(f"{_SEED}{language}")
    sources = good_drafts.ZH if language is Language.ZH else good_drafts.EN
    changes = (_number, _number, _number, _token, _token, _token, _broken, _key, _name, _markup)
    drafts = []
    while len(drafts) < _EACH:
        draft = chance.choice(sources)
        for change in chance.choices(changes, k=chance.choice((1, 1, 2))):
            draft = change(chance, draft, language)
        if draft not in sources:
            drafts.append(draft)
    return tuple(drafts)


def pieced() -> tuple[str, ...]:
    """Chinese drafts pieced together at random from the evidence, allowed words and tokens."""
    chance = random.Random(_SEED)
    words = sorted(ordinary_words().chinese) + 5 * sorted(ordinary_words().particles)
    exhibits = list(evidence().exhibits.items())
    drafts = []
    for _ in range(_PIECED):
        key, exhibit = chance.choice(exhibits)
        starts = [chance.randrange(len(exhibit.text)) for _ in range(2)]
        parts = [exhibit.text[start : start + chance.choice((4, 8, 12))] for start in starts]
        parts += [chance.choice(words) for _ in range(chance.randrange(3))]
        parts.append(chance.choice(_TOKENS))
        chance.shuffle(parts)
        drafts.append("".join(parts).replace("。", "") + f"[{key}]。")
    return tuple(drafts)


def _insert(chance: random.Random, draft: str, words: str, language: Language) -> str:
    """The words put in at some place that is not inside a token or citation."""
    places = [
        m.end()
        for m in re.finditer(
            r" (?![^⟦]*⟧)" if language is Language.EN else "(?=[的公收全举])", draft
        )
    ]
    place = chance.choice(places or [0])
    space = " " if language is Language.EN else ""
    return f"{draft[:place]}{words}{space}{draft[place:]}"


def _number(chance: random.Random, draft: str, language: Language) -> str:
    number = chance.choice(_NUMBERS[language])
    if "⟦" in draft and chance.random() < 0.5:
        return re.sub(r"⟦F\d+⟧", number, draft, count=1)
    return _insert(chance, draft, number, language)


def _token(chance: random.Random, draft: str, language: Language) -> str:
    token = chance.choice(_TOKENS)
    if "⟦" in draft and chance.random() < 0.7:
        return re.sub(r"⟦F\d+⟧", token, draft, count=1)
    return _insert(chance, draft, token, language)


def _broken(chance: random.Random, draft: str, language: Language) -> str:
    return _insert(chance, draft, chance.choice(_BREAKS), language)


def _key(chance: random.Random, draft: str, _: Language) -> str:
    key = chance.choice(("", "[1]", "[3]", "[4]", "[9]", "[0]", "[99]", "[1][3]", "[一]", "【1】"))
    return re.sub(r"\[\d\]", key, draft)


def _name(chance: random.Random, draft: str, language: Language) -> str:
    return _insert(chance, draft, chance.choice(_NAMES[language]), language)


def _markup(chance: random.Random, draft: str, language: Language) -> str:
    return _insert(chance, draft, chance.choice(_MARKUP), language)


# What may be shown, struck out before numbers are looked for.
_LABELS = (
    *("12件（{town}2018年：收到的政府信息公开申请数）", "3件（{town}2018年：不予公开数）"),
    *("5件（{bureau}2018年：收到的政府信息公开申请数）", "2期（{town}2018年：政府信息公开培训班次数）"),
    "86人次（{town}2018年：接受培训人员数）",
    *("12 (information requests received, {hexi}, 2018)", "3 (requests refused, {hexi}, 2018)"),
    "5 (information requests received, Forestry Bureau, Zhangping County, 2018)",
    *("2 (training courses on disclosure, {hexi}, 2018)", "86 (people trained, {hexi}, 2018)"),
)  # fmt: skip
_NAMED = {
    "town": QUOTES[1][0],
    "bureau": QUOTES[3][0],
    "hexi": "Hexi Town People's Government, Zhangping County",
}
_WORDS_WITH_NUMERALS = ("三问三答", "进一步", "一定", "统一", "单一", "一般", "一方面")
_ENUMERATED = re.compile("[一二三]是(?=信息|解读|基层)")
_KEY = re.compile(r"\[[1-8]\]")
_HAN_NUMERAL = re.compile(
    "[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半双俩仨廿倍番]|去年|上年|同期"
)
_ENGLISH_NUMBER = re.compile(
    r"\b(?:zero|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty-\w+|"
    r"twenty|thirty|eighty|hundreds?|thousands?|millions?|dozens?|half|halved|twice|thrice|single|"
    r"double[ds]?|tripled?|couple|score|quarter|third|second|first|fifth|percent|tenfold|both|october|"
    r"monday|last year|[ivx]{2,})\b",
    re.IGNORECASE,
)


def wrong_numbers(text: str) -> Sequence[str]:
    """Numbers that are neither a citation, nor in the report's own words, nor beside their label."""
    for label in _LABELS:
        text = text.replace(label.format(**_NAMED), " ")
    for segment in _own_segments():
        text = text.replace(segment, " ")
    for word in _WORDS_WITH_NUMERALS:
        text = text.replace(word, " ")
    text = _ENUMERATED.sub(" ", _KEY.sub(" ", text))
    signs = [
        sign for sign in text if unicodedata.numeric(sign, None) is not None and not sign.isalpha()
    ]
    return [*signs, *_HAN_NUMERAL.findall(text), *_ENGLISH_NUMBER.findall(text)]


def _own_segments() -> list[str]:
    """The quotes cut at 。 and ；, and what such a segment begins with, longest first."""
    found = set()
    for _, _, quote in QUOTES.values():
        for segment in re.split("[。；]", quote):
            clauses = segment.split("，")
            found |= {"，".join(clauses[:n]) for n in range(1, len(clauses) + 1)}
            found |= {
                "，".join(clauses[1:n]) for n in range(2, len(clauses) + 1) if "月" in clauses[0]
            }
    return sorted(filter(None, found), key=len, reverse=True)
