"""Numbers as a spreadsheet shows them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy-m-d", 31: 'yyyy"年"m"月"d"日"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_UNPRINTED = re.compile(r"\[[^\]]*\]|_.|\*.")
_DATE_FIELD = re.compile(r"y+|m+|d+", re.IGNORECASE)
_LONGEST_WHOLE = 1e15
_EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 (no zone)


def built_in(format_id: int) -> str:
    """The code of a format that files name by number alone; "" for the general one."""
    return _BUILT_IN.get(format_id, "")


def show(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number under a format code: its decimals, per cent, thousands, literals and dates.

    Codes that are not understood show the number itself, as does a zero that the format would
    show as a dash: the cell holds 0.

    >>> show(0.0105, "0.00%"), show(49.0, '0"件"'), show(1265.0, "#,##0"), show(0.5, "")
    ('1.05%', '49件', '1,265', '0.5')
    """
    positive, *others = code.split(";")
    section = others[0] if value < 0 and others and others[0] else positive
    shown = _Section.parse(section)
    if shown.is_date:
        return _date(value, section, _EPOCH[from_1904])
    if shown.digits is None:
        return general(value)
    signed = abs(value) if section is not positive else value
    return shown.prefix + _figure(signed, shown.digits, "%" in shown.suffix) + shown.suffix


def general(value: float) -> str:
    """A number as it was typed in: whole without decimals, else with at most 15 digits."""
    if value == int(value) and abs(value) < _LONGEST_WHOLE:
        return str(int(value))
    return f"{value:.15g}"


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format code: what is printed before and after the digits."""

    prefix: str
    digits: re.Match[str] | None
    suffix: str
    is_date: bool

    @classmethod
    def parse(cls, code: str) -> "_Section":
        bare = _UNPRINTED.sub("", code)
        blanked = _QUOTED.sub(lambda m: "\x00" * len(m[0]), bare)
        digits = _DIGITS.search(blanked)
        scaled = digits is not None and digits[0].endswith(",")
        odd = re.search(r"[eE]|general|/", blanked, re.IGNORECASE)
        if digits is None or scaled or odd:
            is_date = digits is None and bool(_DATE_FIELD.search(blanked)) and "@" not in blanked
            return cls("", None, "", is_date and "general" not in blanked.lower())
        return cls(
            _literal(bare[: digits.start()]), digits, _literal(bare[digits.end() :]), is_date=False
        )


def _literal(code: str) -> str:
    return _QUOTED.sub(lambda m: m[1] if m[1] is not None else m[2], code).strip()


def _figure(value: float, digits: re.Match[str], percent: bool) -> str:
    decimals = digits[1] or ""
    grouped = "," if "," in digits[0].split(".")[0] else ""
    shown = f"{value * 100 if percent else value:{grouped}.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    for _ in range(optional):
        shown = shown.removesuffix("0")
    return shown.removesuffix(".")


def _date(value: float, code: str, epoch: datetime) -> str:
    """The day, or the parts of it that the code shows."""
    if not 0 <= value < 2_958_466:
        return general(value)
    day = epoch + timedelta(days=int(value))
    fields = {found[0].lower() for found in _DATE_FIELD.findall(_QUOTED.sub("", code))}
    chinese = "年" in code or "月" in code
    year, month, date = (f"{day.year}年", f"{day.month}月", f"{day.day}日") if chinese else (
        f"{day.year}", f"{day.month:02d}", f"{day.day:02d}",
    )  # fmt: skip
    parts = [
        part for field, part in zip("ymd", (year, month, date), strict=True) if field in fields
    ]
    return ("" if chinese else "-").join(parts)
