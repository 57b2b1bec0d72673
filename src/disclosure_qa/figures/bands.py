"""A table cut into bands: a header block, and the data rows that it heads.

Most tables are one band. Table 2 of the national formats is several, each under a row of its
own such as 第二十条第（一）项.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from disclosure_qa.figures.heads import Says, is_unit
from disclosure_qa.figures.lookup import Lookup
from disclosure_qa.model.report import Cell, Table
from disclosure_qa.text.numbers import parse_number

_MARK = re.compile(r"[/\\—–―_－-]+")
_TITLE = re.compile(r"(?:表|情况|统计|续)\s*(?:[(（].*)?$")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Band:
    """Grid rows of one header block and of the data under it.

    `title` is the row directly above the header: 第二十条第（一）项, or the title of the table.
    """

    title: str
    header: tuple[int, ...]
    data: tuple[int, ...]


class _Row(Enum):
    BLANK = auto()
    BANNER = auto()
    HEADER = auto()
    DATA = auto()


def is_mark(text: str) -> bool:
    """The cell says that there is nothing to say: / or ——."""
    return bool(_MARK.fullmatch(text))


def is_title(text: str) -> bool:
    """A row above a header that names the whole table: 政府信息公开情况统计表（续）."""
    return bool(_TITLE.search(text))


def is_value(text: str) -> bool:
    """The cell holds a number, or a mark in place of one."""
    return is_mark(text) or parse_number(text, spaced=True) is not None


def bands(table: Table, lookup: Lookup) -> tuple[Band, ...]:
    """The bands of a table in order; every row that is no header belongs to one."""
    cutter = _Cutter()
    for row, kind in enumerate(_row_kinds(table, lookup)):
        cutter.take(row, kind, tuple(cell.text for cell in table.starting_in(row)))
    return cutter.finish()


@dataclass
class _Cutter:
    """Collects rows into bands; a banner waits for the next row to tell what it is."""

    found: list[Band] = field(default_factory=list)
    title: str = ""
    header: list[int] = field(default_factory=list)
    header_texts: set[tuple[str, ...]] = field(default_factory=set)
    data: list[int] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)

    def take(self, row: int, kind: _Row, texts: tuple[str, ...]) -> None:
        if kind is _Row.BANNER:
            self.waiting.append((row, " ".join(filter(None, texts))))
        elif kind is _Row.HEADER and not self._is_repeated(texts):
            self._start(row, texts)
        elif kind is _Row.DATA:
            self._banners_are_groups()
            self.data.append(row)

    def _is_repeated(self, texts: tuple[str, ...]) -> bool:
        """A new page's header, under the table's title or nothing: the band goes on."""
        if not self.data or texts not in self.header_texts:
            return False
        if any(not is_title(banner) for _, banner in self.waiting):
            return False
        self.waiting.clear()
        return True

    def finish(self) -> tuple[Band, ...]:
        self._banners_are_groups()
        self._close()
        return tuple(self.found)

    def _start(self, row: int, texts: tuple[str, ...]) -> None:
        if self.data or self.waiting:
            self._close()
            self.title = self.waiting[-1][1] if self.waiting else ""
            self.waiting.clear()
        self.header.append(row)
        self.header_texts.add(texts)

    def _banners_are_groups(self) -> None:
        if self.header or self.data:
            self.data += [row for row, _ in self.waiting]
        self.waiting.clear()

    def _close(self) -> None:
        if self.data:
            self.found.append(Band(self.title, tuple(self.header), tuple(self.data)))
        self.header, self.header_texts, self.data = [], set(), []


def _row_kinds(table: Table, lookup: Lookup) -> list[_Row]:
    kinds: list[_Row] = []
    for row in range(table.row_count):
        cells = [cell for cell in table.starting_in(row) if cell.text]
        before = next((kind for kind in reversed(kinds) if kind is not _Row.BLANK), None)
        last = row == table.row_count - 1
        if cells:
            kinds.append(_row_kind(table, cells, before, lookup))
        else:
            # The one row of a table 4 that was left blank is a row of blanks all the same.
            kinds.append(_Row.DATA if last and before is _Row.HEADER else _Row.BLANK)
    return kinds


def _row_kind(table: Table, cells: list[Cell], before: _Row | None, lookup: Lookup) -> _Row:
    says = [lookup.head_of(cell.text).says for cell in cells]
    if _has_value(cells, says) or any(is_unit(cell.text) for cell in cells[1:]):
        return _Row.DATA
    if _stands_alone(table, cells[0]):
        return _Row.BANNER
    if _is_header(cells, says, before) or before is None:
        return _Row.HEADER
    if before is _Row.HEADER and _beside_merged(table, cells[0].row):
        return _Row.HEADER
    return _Row.DATA


def _has_value(cells: list[Cell], says: list[Says]) -> bool:
    """A number or a mark stands beside the first cell, and not as the year of a header."""
    values = [cell.text for cell in cells[1:] or cells if is_value(cell.text)]
    if Says.LABEL in says or Says.UNIT in says:
        return not all(_BARE_YEAR.fullmatch(value) for value in values)
    return bool(values)


def _stands_alone(table: Table, cell: Cell) -> bool:
    """The cell is all there is in its row, so that it titles what follows."""
    covered = {table.at(cell.row, column) for column in range(table.column_count)}
    return cell.column == 0 and covered <= {cell, None}


def _is_header(cells: list[Cell], says: list[Says], before: _Row | None) -> bool:
    times = {Says.UNIT, Says.YEAR, Says.RUNNING, Says.CUMULATIVE, Says.OTHER_YEAR}
    if (Says.LABEL in says and len(says) > 1) or len(times & set(says)) >= 2:
        return True
    if says.count(Says.APPLICANT) >= 3:
        return True
    if before is _Row.BANNER and cells[0].column > 0:
        return all(say is Says.MEASURE for say in says)
    # Three labels side by side are a header where data has not begun; later they are a row
    # of merged groups whose values were all left blank.
    return before is not _Row.DATA and says.count(Says.MEASURE) >= 2 and len(says) > 2


def _beside_merged(table: Table, row: int) -> bool:
    """The row goes on a header block: merged header cells reach down into it, or lie over it."""
    reaching = any(
        (cell := table.at(row, column)) is not None and cell.row < row
        for column in range(table.column_count)
    )
    split = any(cell.column_span > 1 and cell.column > 0 for cell in table.starting_in(row - 1))
    return reaching or (split and len([c for c in table.starting_in(row) if c.text]) > 1)
