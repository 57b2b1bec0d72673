"""What an answer shows of a unit: its text, shortened to the clauses that matter, and what is
cited for it. Both are exact parts of the report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.answering.fit import Fit
from disclosure_qa.answering.sentences import LONGEST_QUOTE, Span, Unit

_LONG = 170
_WINDOW = 110
_ELLIPSIS = "……"
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
        return (Piece(_shortened(unit, fit.shown), (unit.start, unit.end)),)
    whole = (unit.start, unit.end) if unit.end - unit.start <= LONGEST_QUOTE else None
    return tuple(_list_pieces(unit, whole))


def _list_pieces(unit: Unit, whole: Span | None) -> Iterator[Piece]:
    text = unit.report.text
    if unit.lead:
        yield Piece(text[slice(*unit.lead)], whole or unit.lead)
    for start, end in unit.items:
        stop = end if end - start <= _LONG else _first_sentence(text, start, end)
        yield Piece(text[start:stop].replace("\n", ""), whole or (start, stop))


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
