"""One form for strings that differ only in how they were typed."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_WHITE_SPACE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]+")

# Some PDF producers write CJK radicals for whole characters. NFKC mends the Kangxi radicals
# (U+2F00), not these of the CJK Radicals Supplement (U+2E80); the list holds those that are
# the simplified or common form of a character (Unicode's EquivalentUnifiedIdeograph).
_RADICALS = str.maketrans(
    "⺁⺇⺈⺊⺌⺍⺗⺙⺝⺟⺠⺡⺢⺣⺥⺦⺧⺨⺩⺪⺫⺭⺮⺯⺶⺷⺸⺻⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻮⻰⻳",
    "厂几刀卜小小心攴月母民水水火爪爿牛犬玉疋目示竹纟羊羊羊聿肉臼艸艸虎衣覀西见角讠贝车辶辶辶钅长镸长门阝青韦页风飞食食饣首马骨鬼鱼鸟卤麦黄齐齐齿龙龟",
) | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICAL = re.compile(r"[\u2e80-\u2fd5]")


def fold(text: str) -> str:
    """The text as printed, with runs of white space made one space and the ends trimmed."""
    # No letter, ideograph or digit is white space: most texts are told by that, and quickly.
    return text if text.isalnum() else _WHITE_SPACE.sub(" ", text).strip()


def mend_radicals(text: str) -> str:
    """The text with radical code points replaced by the characters that they stand for."""
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The text for comparison: NFKC, simplified characters, lower case, no white space.

    Two labels or names with equal keys are the same label or name.
    """
    plain = unicodedata.normalize("NFKC", mend_radicals(text)).lower()
    return simplify(_WHITE_SPACE.sub("", plain))


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """The text as searches read it: NFKC, lower case, simplified characters; places may move.

    Kept for a while, since one question is cut in several ways.
    """
    return simplify(unicodedata.normalize("NFKC", text).lower())


def simplify(text: str) -> str:
    """The text in simplified Chinese characters."""
    return text if text.isascii() else str(_converter().convert(text))


def traditional(text: str) -> str:
    """The text in traditional Chinese characters."""
    return text if text.isascii() else str(_converter("s2t").convert(text))


@cache
def _converter(direction: str = "t2s") -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(direction)
