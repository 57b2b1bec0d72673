"""The numbers that Word puts before paragraphs without writing them into the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from disclosure_qa.readers.docx_styles import Styles
from disclosure_qa.readers.ooxml import Element, W, is_on, number, value

_DIGITS = "零一二三四五六七八九"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `text` holds %1 to %9 for the levels' numbers."""

    format: str
    text: str
    start: int
    suffix: str
    restarts: bool
    legal: bool
    style: str


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it: levels, counters shared with its like, new starts."""

    levels: dict[int, _Level]
    counters: dict[int, int]
    new_starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document's lists; paragraphs must be given in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._load(root)

    def label(self, properties: Element | None) -> str:
        """The number printed before the paragraph that has these properties, with what sets it
        off; "" where there is none."""
        place = self._styles.numbering(properties)
        found = self._lists.get(place[0]) if place else None
        if place is None or found is None:
            return ""
        depth = next(
            (d for d, lv in found.levels.items() if place[2] and lv.style == place[2]), place[1]
        )
        level = found.levels.get(depth)
        if level is None:
            return ""
        _advance(found, depth)
        return "" if level.format in _UNNUMBERED else _render(found, level)

    def _load(self, root: Element) -> None:
        abstracts = {a.get(f"{W}abstractNumId"): a for a in root.findall(f"{W}abstractNum")}
        counters: dict[str | None, dict[int, int]] = {}
        numbers = {n.get(f"{W}numId", ""): n for n in root.findall(f"{W}num")}
        for list_id, num in numbers.items():
            abstract_id = value(num, "abstractNumId")
            linked = numbers.get(self._styles.list_of(_link(abstracts.get(abstract_id))) or "")
            if linked is not None:
                abstract_id = value(linked, "abstractNumId")
            levels = _levels(abstracts.get(abstract_id))
            shared = counters.setdefault(abstract_id, {})
            self._lists[list_id] = _overridden(_List(levels, shared), num)


def _link(abstract: Element | None) -> str:
    return value(abstract, "numStyleLink") or ""


def _levels(parent: Element | None) -> dict[int, _Level]:
    found = [] if parent is None else parent.findall(f"{W}lvl")
    return {number(level.get(f"{W}ilvl")): _level(level) for level in found}


def _level(level: Element) -> _Level:
    return _Level(
        format=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        start=number(value(level, "start"), 1),
        suffix=value(level, "suff") or "tab",
        restarts=value(level, "lvlRestart") != "0",
        legal=is_on(level, "isLgl"),
        style=value(level, "pStyle") or "",
    )


def _overridden(found: _List, num: Element) -> _List:
    for override in num.findall(f"{W}lvlOverride"):
        depth = number(override.get(f"{W}ilvl"))
        found.levels.update(_levels(override))
        start = value(override, "startOverride")
        if start is not None:
            found.new_starts[depth] = number(start, 1)
    return found


def _advance(found: _List, depth: int) -> None:
    """Counts one on at a level; levels below begin anew."""
    level, counters = found.levels[depth], found.counters
    if depth in found.new_starts:
        counters[depth] = found.new_starts.pop(depth)
    else:
        counters[depth] = counters.get(depth, level.start - 1) + 1
    for below, its in found.levels.items():
        if below > depth and its.restarts:
            counters.pop(below, None)


def _render(found: _List, level: _Level) -> str:
    def shown(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        its = found.levels.get(depth, level)
        count = found.counters.get(depth, its.start)
        return render_number(count, "decimal" if level.legal else its.format)

    text = re.sub(r"%([1-9])", shown, level.text)
    return text if level.suffix == "nothing" or not text else f"{text} "


def render_number(count: int, format_name: str) -> str:
    """A number in one of Word's number formats; decimal digits where the format is unknown.

    >>> render_number(12, "chineseCountingThousand"), render_number(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    render = _FORMATS.get(format_name, str)
    return render(count) if count > 0 else str(count)


def _chinese(count: int) -> str:
    """A number below ten thousand in Chinese numerals: 一, 十, 十二, 二十, 一百零三."""
    if count >= 10_000:
        return str(count)
    text = ""
    for unit, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            text += _DIGITS[digit] + place
        elif text and not text.endswith("零") and count % unit:
            text += "零"
    return text.removeprefix("一") if 10 <= count < 20 else text


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        repeats, count = divmod(count, worth) if count < 4000 else (0, count)
        text += letters * repeats
    return text or str(count)


def _letters(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _enclosed(before_one: int) -> Callable[[int], str]:
    """Renders 1 to 20 by the characters after a code point, and plainly what has none."""
    return lambda count: chr(before_one + count) if count <= 20 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(n)),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
    "ideographZodiac": lambda n: "子丑寅卯辰巳午未申酉戌亥"[(n - 1) % 12],
    "ideographEnclosedCircle": _enclosed(0x245F),
    "decimalEnclosedCircle": _enclosed(0x245F),
    "decimalEnclosedCircleChinese": _enclosed(0x245F),
    "decimalEnclosedParen": _enclosed(0x2473),
    "decimalEnclosedFullstop": _enclosed(0x2487),
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
