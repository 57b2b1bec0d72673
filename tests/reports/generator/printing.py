"""Numbers as offices print them, in cells and in sentences."""

from decimal import Decimal

from .facts import Amount
from .model import Quirks, Slot

_DIGITS = "零一二三四五六七八九"
_FULL = str.maketrans("0123456789.,+-", "０１２３４５６７８９．，＋－")


def plain(value: Amount) -> str:
    """The shortest ordinary form: 305.5, 12, never 1E+2."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def signed(value: Amount, style: str) -> str:
    """A change with its sign; the minus differs with the hand that typed it."""
    text = f"+{plain(value)}" if value > 0 else plain(value)
    if style == "full":
        return text.translate(_FULL)
    return text.replace("-", "\u2212") if style == "thousands" else text


def thousands(value: Amount) -> str:
    whole, dot, part = plain(value).partition(".")
    return f"{int(whole):,}{dot}{part}"


def full_width(value: Amount) -> str:
    return plain(value).translate(_FULL)


def spell(value: int) -> str:
    """Chinese numerals below 10^8: 2045 -> 二千零四十五, 10 -> 十."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{spell(high)}万{gap}{spell(low) if low else ''}"
    if value == 0:
        return "零"
    text = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif text:
            gap = value > 0
    return text.removeprefix("一") if text.startswith("一十") else text


def cell_text(value: Amount, style: str, zero: str, unit: str) -> str:
    """A number in a table: `style` is plain, thousands, full or unit; `zero` the sign for 0."""
    if value == 0 and zero != "0":
        return zero
    if style == "thousands":
        return thousands(value)
    if style == "full":
        return full_width(value)
    return plain(value) + (unit if style == "unit" else "")


def said(value: Amount, style: str) -> str:
    """A number in a sentence: ar 1234, zh 一千二百三十四, full, sep 1,234 or wan 8.3万."""
    if style == "zh":
        return spell(int(value))
    if style == "full":
        return full_width(value)
    if style == "sep":
        return thousands(value)
    if style == "wan":
        return plain(Decimal(int(value)) / 10_000) + "万"
    return plain(value)


def printed_cell(
    slot: Slot, fact: Amount, unit: str, quirks: Quirks, *, change: bool = False
) -> tuple[str, Amount | None]:
    """The text of a value cell and the number it means; `change` cells carry their sign."""
    value = fact + quirks.off.get(slot, 0)
    text = quirks.shown.get(slot)
    if text is not None:
        dressed = text.format(n=plain(value), wide=" ".join(plain(value)))
        return dressed, value if "{" in text else None
    if change and value:
        return signed(value, quirks.style), value
    return cell_text(value, quirks.style, quirks.zero, unit), value
