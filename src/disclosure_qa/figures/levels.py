"""Which row stands under which: label paths from numbering, 其中, merged cells and the forms.

Numbering misleads in real reports (1、 for 一、; (2) beside （一）; rows left out), so a row that
the form knows goes where the form has it, and numbering decides for the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure_qa.figures.heads import printed_label
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.model.report import Cell, Family
from disclosure_qa.text.numbering import Numbering, NumberingKind, numbering
from disclosure_qa.vocabulary.indicator import Indicator
from disclosure_qa.vocabulary.labels import label_key

_AMONG = re.compile(r"^(?:其中|包括|含)[:：]?\s*")


@dataclass(slots=True)
class _Level:
    """One open label: a row that later rows may stand under."""

    label: str
    column: int
    number: Numbering | None
    kind: NumberingKind | None
    """The kind it counts as; a misprinted number counts as its neighbours' kind."""
    among: bool
    valued: bool
    """The row prints a number of its own; a row that prints none may be there as a title."""
    indicator: Indicator | None = None


@dataclass
class Outline:
    """The open labels of a table while its rows are read from top to bottom."""

    lookup: Lookup
    family: Family
    section: str = ""
    _open: list[_Level] = field(default_factory=list)
    _numbered_roots: bool = False

    def path_of(self, cells: Sequence[Cell], row: int, *, valued: bool) -> tuple[str, ...]:
        """The label path of a row, outermost first, from its label cells left to right.

        `valued` says whether the row prints a number.
        Cells that began in an earlier row are groups that are open already. A blank cell in
        place of a group leaves it open: it is how a table goes on after a page's end.
        """
        for cell in cells:
            if cell.row == row:
                self._place(cell, valued)
        path = tuple(level.label for level in self._open)
        return (self.section, *path) if self.section else path

    def _close_right_of(self, column: int) -> None:
        while self._open and self._open[-1].column > column:
            self._open.pop()

    def _place(self, cell: Cell, valued: bool) -> None:
        label = printed_label(cell.text)
        bare = _AMONG.sub("", label)
        number = numbering(bare)
        kind = number.kind if number else None
        level = _Level(label, cell.column, number, kind, bare != label, valued)
        self._close_right_of(cell.column)
        depth = self._depth(level)
        if not self._open:
            self._numbered_roots = number is not None
        del self._open[depth:]
        level.indicator = self.lookup.resolve(
            [*(entry.label for entry in self._open), label], self.family
        )
        self._open.append(level)

    def _depth(self, level: _Level) -> int:
        """How many of the open labels stay above a new one."""
        left = sum(entry.column < level.column for entry in self._open)
        formal = self._by_form(level)
        if formal is not None and formal >= left:
            return formal
        if level.number is None:
            return max(left, self._unnumbered(level, left))
        return max(left, self._numbered(level, level.number, left))

    def _by_form(self, level: _Level) -> int | None:
        """The depth under the open label that the form puts it under; None where unknown."""
        for depth in range(len(self._open), 0, -1):
            above = self._open[:depth]
            found = self.lookup.resolve([*(e.label for e in above), level.label], self.family)
            if found and self._is_parent(above[-1], found) and not self._goes_on(above[-1], level):
                return depth
        return None

    def _goes_on(self, above: _Level, level: _Level) -> bool:
        """The row's number follows the other's in one list. Each city had a form of its own, so
        that there the number says more than what other cities count among the other row."""
        one, next_one = above.number, level.number
        if self.family is not Family.CITY_FORM or one is None or next_one is None:
            return False
        return (one.kind, one.value + 1) == (next_one.kind, next_one.value)

    def _is_parent(self, above: _Level, below: Indicator) -> bool:
        if above.indicator is not None:
            parts = above.indicator.parts.get(self.family, ())
            if below.id in parts or below.id in above.indicator.at_most:
                return True
        group = label_key(above.label)
        return any(len(path) > 1 and path[-2] == group for path in below.rows.get(self.family, ()))

    def _unnumbered(self, level: _Level, left: int) -> int:
        inner = self._open[left:]
        if level.among:
            sibling = bool(inner) and inner[-1].among and inner[-1].number is None
            return len(self._open) - sibling
        if not self._numbered_roots:
            return left
        numbered = [i for i, entry in enumerate(self._open) if entry.number is not None]
        return numbered[-1] + 1 if numbered else left

    def _numbered(self, level: _Level, number: Numbering, left: int) -> int:
        kind, value = number.kind, number.value
        same = [i for i in range(left, len(self._open)) if self._open[i].kind is kind]
        following = [i for i in same if self._value(i) == value - 1]
        if following:
            return following[-1]
        if same and (self._value(same[-1]) or 0) >= value:
            # The list starts again without a new group above it: that row was lost, and the
            # group that is open is not this row's.
            return max(left, same[-1] - 1)
        if same:
            return same[-1]
        misprinted = [i for i in range(left, len(self._open)) if self._value(i) == value - 1]
        if value > 1 and misprinted:
            level.kind = self._open[misprinted[-1]].kind
            return misprinted[-1]
        if value == 1 and self._open[left:] and not self._open[-1].valued:
            return len(self._open)
        return self._by_kind(kind, left)

    def _value(self, depth: int) -> int | None:
        number = self._open[depth].number
        return number.value if number else None

    def _by_kind(self, kind: NumberingKind, left: int) -> int:
        """Below every open label whose numbering usually stands further out."""
        depth = len(self._open)
        while depth > left and not self._outer(self._open[depth - 1].kind, kind):
            depth -= 1
        return depth

    def _outer(self, one: NumberingKind | None, other: NumberingKind) -> bool:
        """Unnumbered rows stand further out where roots have no number, else further in."""
        return not self._numbered_roots if one is None else one < other
