"""Heading numbers as offices write them: right, mixed and wrong."""

from reports.generator.printing import spell

STYLES = ("plain", "mixed", "arabic", "parts", "spaced")


def numbered(text: str, level: int, number: int, style: str) -> str:
    """`text` with its number: 一、… and （一）… unless the style says otherwise."""
    if level == 1:
        return _chapter(text, number, style)
    if style in ("mixed", "arabic") and number > 1:
        return f"（{number}）{text}" if style == "arabic" else f"({number}) {text}"
    return f"（{spell(number)}）{text}"


def _chapter(text: str, number: int, style: str) -> str:
    if style == "mixed" and number > 2:
        return f"{number}、 {text}"
    if style == "arabic":
        return f"{number}. {text}"
    if style == "parts":
        return f"第{spell(number)}部分 {text}"
    if style == "spaced":
        return f"{spell(number)} 、{text}"
    return f"{spell(number)}、{text}"
