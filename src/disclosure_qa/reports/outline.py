"""The outline: which section each line of the report stands in, however it is numbered.

Reports number wrongly: 一、二、3、4、 with （一） and (2) side by side below. A number that goes on
with the count of an open level belongs there, whatever its style; only where no count goes on do
the styles decide, in their usual order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from disclosure_qa.model.report import Block, Line, Section
from disclosure_qa.reports.chapters import is_chapter
from disclosure_qa.reports.headings import Heading, find_headings
from disclosure_qa.text.numbering import Numbering, NumberingKind

_COUSINS = {
    NumberingKind.CHINESE: NumberingKind.ARABIC,
    NumberingKind.ARABIC: NumberingKind.CHINESE,
    NumberingKind.CHINESE_PAREN: NumberingKind.ARABIC_PAREN,
    NumberingKind.ARABIC_PAREN: NumberingKind.CHINESE_PAREN,
}
"""Styles that are mistaken for each other when a report is typed."""
_OUTER = frozenset({NumberingKind.PART, NumberingKind.CHAPTER, NumberingKind.CHINESE})


@dataclass(frozen=True, slots=True)
class _Open:
    """A level that is open: its heading, or "" for numbered prose, and its last number."""

    name: str
    kind: NumberingKind
    level: NumberingKind
    """The style that the level began with."""
    value: int

    def counts(self, kind: NumberingKind) -> bool:
        return kind in {self.kind, self.level}


def outline(
    blocks: Sequence[Block], lines: Sequence[Line], length: int, title: str
) -> tuple[Section, ...]:
    """The sections in order, which together cover the text of this length."""
    starts = {line.block: line.start for line in reversed(lines)}
    marks: list[tuple[int, tuple[str, ...]]] = []
    stack: list[_Open] = []
    for heading in find_headings(blocks, title):
        stack = _placed(stack, heading)
        if heading.name:
            path = tuple(level.name for level in stack if level.name)
            marks.append((starts[heading.block], path))
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, ()))
    ends = [start for start, _ in marks[1:]] + [length]
    return tuple(Section(path, start, end) for (start, path), end in zip(marks, ends, strict=True))


def _placed(stack: list[_Open], heading: Heading) -> list[_Open]:
    """The open levels once the heading is among them."""
    if heading.number is None:
        return _unnumbered(stack, heading)
    number = heading.number
    depth = _depth_of_count(stack, heading, number)
    if depth is not None:
        level = stack[depth].level
        return [*stack[:depth], _Open(heading.name, number.kind, level, number.value)]
    if not heading.name and not _is_below(stack, number):
        return stack
    kept = list(takewhile(lambda level: level.level < number.kind, stack))
    if not kept and stack and number.value == 1 and number.kind not in _OUTER:
        kept = stack[:1]
    return [*kept, _Open(heading.name, number.kind, number.kind, number.value)]


def _unnumbered(stack: list[_Open], heading: Heading) -> list[_Open]:
    """An appendix or a chapter begins anew; any other heading stands below the chapter."""
    top = heading.appendix or is_chapter(heading.name) or not stack
    kind = NumberingKind.CHINESE if top else NumberingKind.CHINESE_PAREN
    return [*([] if top else stack[:1]), _Open(heading.name, kind, kind, 0)]


def _depth_of_count(stack: list[_Open], heading: Heading, number: Numbering) -> int | None:
    """The open level whose count the number goes on with, the innermost first; or None."""
    depths = range(len(stack) - 1, -1, -1)
    for depth in depths:
        level = stack[depth]
        if level.value == number.value - 1 and (
            level.counts(number.kind) or _is_mistyped(level, heading, number)
        ):
            return depth
    if not heading.name:
        return None
    return next((d for d in depths if _repeats_or_skips(stack, d, number)), None)


def _is_mistyped(level: _Open, heading: Heading, number: Numbering) -> bool:
    """The count goes on in the style that is easily typed instead."""
    if not level.name or not level.counts(_COUSINS.get(number.kind, number.kind)):
        return False
    bare = number.kind in {NumberingKind.ARABIC, NumberingKind.CHINESE}
    return not bare or number.value > 2 or is_chapter(heading.name)


def _repeats_or_skips(stack: list[_Open], depth: int, number: Numbering) -> bool:
    """The same style with another number: a slip of the count. A new 1 below a later number
    opens a level of its own."""
    level = stack[depth]
    if not level.counts(number.kind):
        return False
    innermost = depth == len(stack) - 1
    return number.value != 1 or not innermost or level.value < 2


def _is_below(stack: list[_Open], number: Numbering) -> bool:
    return bool(stack) and number.value == 1 and stack[-1].level < number.kind
