"""The column heads of the official forms, found in pieces that lost their grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from disclosure_qa.model.report import Cell
from disclosure_qa.reports.cellwords import (
    APPLICANT_BANNER,
    APPLICANT_HEADS,
    ORGANISATION_HEAD,
    REVIEW_GROUPS,
    REVIEW_HEADS,
    TOTAL_HEADS,
    Says,
    is_applicant_note,
    is_article_banner,
    is_column_head,
)
from disclosure_qa.reports.pieces import Piece
from disclosure_qa.text.normalise import key

_APPLICANT_WORDS = APPLICANT_HEADS | TOTAL_HEADS | {ORGANISATION_HEAD, APPLICANT_BANNER}
_OUTER_HEADS = TOTAL_HEADS | {"自然人"}
_REVIEW_WORDS = frozenset(REVIEW_HEADS) | frozenset(REVIEW_GROUPS)
_TELLING_HEADS = ("自然人", "结果维持")
_LABEL_LEVELS = 3
_LONGEST_HEAD_LINE = 160


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table: its cells, and where labels, units and values stand below it."""

    cells: tuple[Cell, ...]
    rows: int
    end: int
    """Index of the first piece after the head."""
    value_columns: int
    label_columns: int = 1
    """1 for a flat list of labels, 3 for table 3 with its groups, 0 for table 4."""
    has_unit: bool = False

    @property
    def first_value(self) -> int:
        """The grid column of the first value."""
        return self.label_columns + self.has_unit

    def with_unit_column(self) -> "Header":
        """The head of a list, with a column for units where it names none."""
        if self.has_unit:
            return self
        shifted = tuple(
            replace(cell, column=cell.column + 1)
            if cell.column
            else replace(cell, column_span=cell.column_span + (cell.column_span > 1))
            for cell in self.cells
        )
        return replace(self, cells=(*shifted, Cell("", self.rows - 1, 1)), has_unit=True)


def header_at(pieces: Sequence[Piece], start: int) -> Header | None:
    """The head of one of the official tables that begins at a piece, or None."""
    return (
        _list_header(pieces, start)
        or _applicant_header(pieces, start)
        or _review_header(pieces, start)
    )


def may_hold_head(line: str) -> bool:
    """A line of text could be, or hold, a head of values; false for all lines of mere prose."""
    if len(line) > _LONGEST_HEAD_LINE:
        return False
    plain = key(line)
    return any(word in plain for word in _TELLING_HEADS) or any(
        map(is_column_head, (line, *line.split()))
    )


@dataclass(slots=True)
class _Cursor:
    pieces: Sequence[Piece]
    index: int
    taken: list[Piece] = field(default_factory=list)

    def take(self, *, says: Says) -> Piece | None:
        if self.index < len(self.pieces) and self.pieces[self.index].says is says:
            return self._next()
        return None

    def take_words(self, words: frozenset[str]) -> list[Piece]:
        found = []
        while self.index < len(self.pieces) and key(self.pieces[self.index].text) in words:
            found.append(self._next())
        return found

    def _next(self) -> Piece:
        self.index += 1
        return self.pieces[self.index - 1]


def _list_header(pieces: Sequence[Piece], start: int) -> Header | None:
    """指标名称 | 单位 | 2017年 | 历年累计, and the heads of the parts of table 2."""
    banner = pieces[start] if is_article_banner(pieces[start].text) else None
    cursor = _Cursor(pieces, start + (banner is not None))
    name = cursor.take(says=Says.NAME_HEAD)
    unit = cursor.take(says=Says.UNIT_HEAD)
    heads: list[Piece] = []
    while head := cursor.take(says=Says.COLUMN_HEAD):
        heads.append(head)
    if not heads or not (name or unit):
        return None
    row = int(banner is not None)
    first = 1 + (unit is not None)
    cells = [banner.at(0, 0, 1, first + len(heads))] if banner else []
    cells.append(name.at(row, 0) if name else Cell("", row, 0))
    cells += [unit.at(row, 1)] if unit else []
    cells += [head.at(row, first + index) for index, head in enumerate(heads)]
    return Header(
        tuple(cells), row + 1, cursor.index, len(heads), label_columns=1, has_unit=unit is not None
    )


def _applicant_header(pieces: Sequence[Piece], start: int) -> Header | None:
    """The two levels of table 3: 自然人 | 法人或其他组织 {the kinds} | 总计, in the order printed."""
    first = pieces[start]
    note = first if is_applicant_note(first.text) or first.says is Says.NAME_HEAD else None
    cursor = _Cursor(pieces, start + (note is not None))
    named = {key(piece.text): piece for piece in cursor.take_words(_APPLICANT_WORDS)}
    banner, group = named.pop(APPLICANT_BANNER, None), named.get(ORGANISATION_HEAD)
    order = _applicant_columns(list(named))
    kinds = [name for name in order if name not in _OUTER_HEADS]
    if "自然人" not in named or len(kinds) < 2:
        return None
    labels, width = _LABEL_LEVELS, len(order)
    corner = note.at(0, 0, 3, labels) if note else Cell("", 0, 0, 3, labels)
    cells = [corner, banner.at(0, labels, 1, width) if banner else Cell("", 0, labels, 1, width)]
    left = labels + order.index(kinds[0])
    cells.append(group.at(1, left, 1, len(kinds)) if group else Cell("", 1, left, 1, len(kinds)))
    for column, name in enumerate(order, start=labels):
        cells.append(
            named[name].at(1, column, 2) if name in _OUTER_HEADS else named[name].at(2, column)
        )
    return Header(tuple(cells), 3, cursor.index, width, label_columns=labels)


def _applicant_columns(names: Sequence[str]) -> list[str]:
    """The heads of table 3 that stand over a column, left to right, from all in reading order.

    The kinds of organisations stand below their common head, wherever that stands. Where it is
    not printed, a total between the natural persons and the kinds is the end of the upper row.
    """
    outer = [name for name in names if name in _OUTER_HEADS]
    kinds = [name for name in names if name not in {*_OUTER_HEADS, ORGANISATION_HEAD}]
    if ORGANISATION_HEAD not in names:
        upper = len(outer) == 2 and list(names[:2]) == outer and outer[0] == "自然人"
        return [outer[0], *kinds, outer[1]] if upper else list(names)
    before = [name for name in outer if names.index(name) < names.index(ORGANISATION_HEAD)]
    return [*before, *kinds, *(name for name in outer if name not in before)]


def _review_header(pieces: Sequence[Piece], start: int) -> Header | None:
    """The three levels of table 4: 行政复议 and the two ways to 行政诉讼, five results each."""
    cursor = _Cursor(pieces, start)
    found = cursor.take_words(_REVIEW_WORDS)
    groups = {key(p.text): p for p in found if key(p.text) in REVIEW_GROUPS}
    results = [p for p in found if key(p.text) in REVIEW_HEADS]
    size = len(REVIEW_HEADS)
    if set(groups) != set(REVIEW_GROUPS) or [key(p.text) for p in results] != list(
        REVIEW_HEADS * 3
    ):
        return None
    names = list(groups)
    if names.index("行政诉讼") < names.index("行政复议"):
        return None
    cells = [groups["行政复议"].at(0, 0, 2, size), groups["行政诉讼"].at(0, size, 1, 2 * size)]
    ways = [groups[name] for name in names if name not in {"行政复议", "行政诉讼"}]
    cells += [way.at(1, (1 + index) * size, 1, size) for index, way in enumerate(ways)]
    cells += [result.at(2, index) for index, result in enumerate(results)]
    return Header(tuple(cells), 3, cursor.index, 3 * size, label_columns=0)
