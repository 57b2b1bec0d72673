"""What an answer shows of a unit: its text, shortened to the clauses that matter, and what is
cited for it. Both are exact parts of the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.answering.prose.fit import Fit
from disclosure_qa.answering.prose.sentences import LONGEST_QUOTE, Span, Unit

_LONG = 170
_WINDOW = 110
_ELLIPSIS = "……"
_TERSE = 40
_LONGEST_POINT = 320
_POINT = re.compile(
    r"[一二三四五六七八九十][是要]|第[一二三四五六七八九十][，,、]|[（(].{1,2}[）)]|\d{1,2}[、.．]|[①-⑩]"
)
_POINT_WITHIN = re.compile(
    r"(?<=[。；;])\s*(?:[一二三四五六七八九十][是要]|第[一二三四五六七八九十][，,、]|[（(].{1,2}[）)]|[①-⑩])"
)
_STOPS = "，,；;。！？：:"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of an answer: what it shows, and the span of the report that is cited for it."""

    text: str
    span: Span


def pieces(fit: Fit) -> tuple[Piece, ...]:
    """The lines that show a unit: one for a sentence; the lead and each item for a list."""
    unit = fit.unit
    if not unit.items:
        end = _end_of_point(unit)
        text = unit.report.text[unit.start : end] if end > unit.end else _shortened(unit, fit.shown)
        return (Piece(text, (unit.start, end)),)
    whole = (unit.start, unit.end) if unit.end - unit.start <= LONGEST_QUOTE else None
    return tuple(_list_pieces(unit, whole))


def _list_pieces(unit: Unit, whole: Span | None) -> Iterator[Piece]:
    text = unit.report.text
    if unit.lead:
        yield Piece(text[slice(*unit.lead)], whole or unit.lead)
    for start, end in unit.items:
        stop = end if end - start <= _LONG else _first_sentence(text, start, end)
        yield Piece(text[start:stop].replace("\n", ""), whole or (start, stop))


def _end_of_point(unit: Unit) -> int:
    """Where the point ends that a short sentence opens: 二是探索“…”机制。 and what explains it."""
    text = unit.report.text
    if unit.end - unit.start > _TERSE or not _POINT.match(text, unit.start, unit.end):
        return unit.end
    line = next(x for x in unit.report.lines if x.start <= unit.start < x.end)
    following = _POINT_WITHIN.search(text, unit.end, line.end)
    end = following.start() if following else line.end
    return end if end - unit.start <= _LONGEST_POINT else unit.end


def _first_sentence(text: str, start: int, end: int) -> int:
    stop = text.find("。", start, end)
    return min(stop + 1 if stop >= 0 else end, start + LONGEST_QUOTE)


def _shortened(unit: Unit, shown: Sequence[Span]) -> str:
    """The sentence; of a long one that shows something, the clauses around it."""
    text = unit.report.text
    if unit.end - unit.start <= _LONG or not shown:
        return unit.text
    start, end = shown[0][0], max(end for _, end in shown)
    if end - start > _LONG:
        end = shown[0][1]
    start = _clause_start(text, max(unit.start, start - _WINDOW // 2), unit.start)
    end = _clause_end(text, min(unit.end, end + _WINDOW // 2), unit.end)
    before = _ELLIPSIS if start > unit.start else ""
    after = _ELLIPSIS if end < unit.end else ""
    return before + text[start:end] + after


def _clause_start(text: str, position: int, limit: int) -> int:
    while position > limit and text[position - 1] not in _STOPS:
        position -= 1
    return position


def _clause_end(text: str, position: int, limit: int) -> int:
    while position < limit and text[position - 1] not in _STOPS:
        position += 1
    return position
