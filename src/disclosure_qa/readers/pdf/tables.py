"""Grids and glyphs as tables: what stands in which cell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from disclosure_qa.model.report import Box
from disclosure_qa.readers.limits import check_cells
from disclosure_qa.readers.looks import is_numeric
from disclosure_qa.readers.pdf.geometry import Glyph, least
from disclosure_qa.readers.pdf.lines import (
    Line,
    join_print,
    line_of,
    lines_of,
    rows_of,
    touching_runs,
)
from disclosure_qa.readers.pdf.ruling import Region, RuledGrid
from disclosure_qa.text.normalise import fold

_LOW_ROW = 12.0
"""Height under which a blank row is what double lines or a page break leave over."""

_FILLED = 0.7
"""Share of a cell's width from which on a line fills it."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with its place in a placed table; `full` if its last line fills its width.

    `lines` is how many lines it holds, and `numbers` how many of them are a number of their own.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    full: bool = False
    confidence: float | None = None
    lines: int = 0
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table on a page. `xs` are the x of its column lines, one more than columns.

    `open_above` and `open_below` are columns that no rule closes at the top or bottom.
    """

    page: int
    xs: tuple[float, ...]
    rows: int
    cells: tuple[PlacedCell, ...]
    box: Box
    open_above: frozenset[int] = frozenset()
    open_below: frozenset[int] = frozenset()
    last_page: int = 0
    """Page on which it ends; set where tables are joined over pages."""
    lines: tuple[Line, ...] = ()
    """Of a table of one column, its lines: alone, it is a box around prose."""

    @property
    def is_bar(self) -> bool:
        """Whether it has one column."""
        return len(self.xs) == 2

    @property
    def lacks_rows(self) -> bool:
        """Whether several rows stand in one, for want of lines between them: numbers above each
        other, and beside them no fewer lines."""
        stacks = {c.row: c for c in self.cells if c.numbers > 1}
        return any(
            c.lines >= stacks[c.row].numbers
            for c in self.cells
            if c.row in stacks and c is not stacks[c.row]
        )


def fill_grids(
    grids: Sequence[RuledGrid], glyphs: Iterable[Glyph], page: int
) -> tuple[list[PlacedTable], list[Glyph]]:
    """The tables with their text, and the glyphs that stand in none of them.

    A glyph belongs to the smallest grid around it. A grid that parts no rows makes no table.
    """
    inside: list[list[Glyph]] = [[] for _ in grids]
    outside: list[Glyph] = []
    by_size = sorted(range(len(grids)), key=lambda i: _area(grids[i].box))
    for glyph in glyphs:
        home = next((i for i in by_size if _place(grids[i], glyph)), None)
        (outside if home is None else inside[home]).append(glyph)
    tables = []
    for grid, own in zip(grids, inside, strict=True):
        table = _fill(grid, own, page) if own else None
        if table and table.lacks_rows:
            outside += own
        elif table:
            tables.append(table)
    return tables, outside


def _place(grid: RuledGrid, glyph: Glyph) -> tuple[int, int] | None:
    """Row and column of a glyph; the last line of a cell that a page break leaves open may hang
    out of it below."""
    place = grid.place(glyph.center, glyph.middle)
    if place is None and grid.ys[-1] <= glyph.middle < grid.ys[-1] + 0.8 * glyph.height:
        above = grid.place(glyph.center, grid.ys[-1] - 0.1)
        place = above if above and above[1] in grid.open_below else None
    return place


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _fill(grid: RuledGrid, glyphs: Sequence[Glyph], page: int) -> PlacedTable:
    check_cells((len(grid.xs) - 1) * (len(grid.ys) - 1))
    held = _assign(grid, glyphs)
    cells = tuple(_cell(grid, region, held.get(region, []), page) for region in grid.regions)
    low = {row for row in range(len(grid.ys) - 1) if grid.ys[row + 1] - grid.ys[row] < _LOW_ROW}
    table = PlacedTable(
        page=page,
        xs=grid.xs,
        rows=len(grid.ys) - 1,
        cells=cells,
        box=grid.box,
        open_above=grid.open_above,
        open_below=grid.open_below,
        last_page=page,
        lines=tuple(lines_of(glyphs, page)) if len(grid.xs) == 2 else (),
    )
    return without_rows(table, (low & blank_rows(table)) | split_rows(table))


def blank_rows(table: PlacedTable) -> set[int]:
    """Rows in which only blank cells begin, each of that row alone."""
    written = {c.row for c in table.cells if c.text or c.row_span > 1}
    return set(range(table.rows)) - written


def split_rows(table: PlacedTable) -> set[int]:
    """Blank rows into which cells reach from above: their upper line is no line of the table,
    but the end of a group cell that was drawn too short."""
    crossed = {row for c in table.cells for row in range(c.row + 1, c.row + c.row_span) if c.text}
    return blank_rows(table) & crossed


def without_rows(table: PlacedTable, rows: set[int]) -> PlacedTable:
    """The table without some of its blank rows; cells that span them become shorter."""
    if not rows:
        return table
    cells = tuple(
        replace(
            cell,
            row=cell.row - sum(row < cell.row for row in rows),
            row_span=cell.row_span
            - sum(cell.row <= row < cell.row + cell.row_span for row in rows),
        )
        for cell in table.cells
        if cell.row not in rows
    )
    return replace(table, cells=cells, rows=table.rows - len(rows))


def _assign(grid: RuledGrid, glyphs: Sequence[Glyph]) -> dict[Region, list[Glyph]]:
    """Glyphs by the region that they belong to.

    Text too wide for its cell runs over the wall; glyphs that were set touching each other stay
    together where most of them lie, so that no number is cut in two.
    """
    owner = {
        (row, column): region
        for region in grid.regions
        for row in range(region.row, region.row + region.row_span)
        for column in range(region.column, region.column + region.column_span)
    }
    held: dict[Region, list[Glyph]] = {}
    for run in touching_runs(glyphs):
        places = [owner[_place(grid, g) or (0, 0)] for g in run]
        home, most = Counter(places).most_common(1)[0]
        together = most > 0.6 * len(run)
        for glyph, place in zip(run, places, strict=True):
            held.setdefault(home if together else place, []).append(glyph)
    return held


def _cell(grid: RuledGrid, region: Region, glyphs: Sequence[Glyph], page: int) -> PlacedCell:
    box = grid.box_of(region)
    lines = [line_of(row, page) for row in _reading_rows(glyphs)]
    lines = [line for line in lines if line.text]
    return PlacedCell(
        text=fold(join_print(lines, box[2])),
        row=region.row,
        column=region.column,
        row_span=region.row_span,
        column_span=region.column_span,
        page=page,
        box=box,
        full=bool(lines) and lines[-1].box[2] > box[2] - 1.5 * lines[-1].size,
        confidence=least(g.confidence for g in glyphs),
        lines=len(lines),
        numbers=_numbers(lines, box[2] - box[0]),
    )


def _numbers(lines: Sequence[Line], width: float) -> int:
    """How many lines are a number of their own; one as wide as the cell may go on below."""
    return sum(
        is_numeric(line.text) and line.box[2] - line.box[0] < _FILLED * width for line in lines
    )


def _reading_rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The rows of a cell in reading order; of upright columns, each column as one row."""
    if not glyphs:
        return []
    turned = [g.turned for g in glyphs]
    if sum(map(bool, turned)) > len(glyphs) / 2:
        return _turned_rows(glyphs, Counter(turned).most_common(1)[0][0])
    rows = rows_of(glyphs)
    return _columns(glyphs) if _is_upright(rows) else rows


def _turned_rows(glyphs: Sequence[Glyph], turned: int) -> list[list[Glyph]]:
    """Rows of text that runs upwards (1), upside down (2) or downwards (3)."""
    return rows_of([_turned_back(glyph, turned) for glyph in glyphs])


def _turned_back(g: Glyph, turned: int) -> Glyph:
    match turned:
        case 1:
            return Glyph(g.text, -g.bottom, g.x0, -g.top, g.x1)
        case 2:
            return Glyph(g.text, -g.x1, -g.bottom, -g.x0, -g.top)
        case _:
            return Glyph(g.text, g.top, -g.x1, g.bottom, -g.x0)


def _is_upright(rows: Sequence[Sequence[Glyph]]) -> bool:
    """Whether text runs downwards: neighbours above each other are closer than side by side.

    A narrow cell whose words wrap has its neighbours touching side by side.
    """
    if len(rows) < 3 or max(map(len, rows)) < 2:
        return False
    across = [right.x0 - left.x1 for row in rows for left, right in pairwise(row)]
    down = [lower[0].top - upper[0].bottom for upper, lower in pairwise(rows)]
    return median(across) > max(0.3 * rows[0][0].height, median(down))


def _columns(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Columns from right to left, as Chinese is set downwards, each from its top."""
    columns: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.center):
        if columns and abs(columns[-1][0].center - glyph.center) < 0.5 * glyph.height:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return [_laid_flat(sorted(column, key=lambda g: g.top)) for column in columns]


def _laid_flat(column: Sequence[Glyph]) -> list[Glyph]:
    """A column as a row whose glyphs touch, for it reads as one word."""
    return [Glyph(g.text, float(i), g.top, float(i + 1), g.top + 1.0) for i, g in enumerate(column)]
