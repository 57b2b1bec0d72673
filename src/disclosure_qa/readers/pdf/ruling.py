"""From rules to grids: which cells the lines on a page bound, with their spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from disclosure_qa.model.report import Box
from disclosure_qa.readers.pdf.geometry import Rule

_SNAP = 3.0
"""Distance within which two rules are one, or touch."""
_LINE = 1.0
"""Distance within which rules lie on one line."""
_SHORTEST = 5.0
_NARROWEST = 5.0
"""Width below which a column holds no text."""
_BAR_HEIGHT = 90.0
_COVERED = 0.6
"""Share of a cell's side that rules must cover to make it a wall."""
_MOST_RULES = 4_000
"""A page with more rules left after merging is a drawing."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell: the grid places that no wall parts."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A grid of regions that fills the box from xs[0], ys[0] to xs[-1], ys[-1].

    `open_above` and `open_below` hold the columns that no visible rule closes at the top and
    at the bottom: there a cell may go on from the page before, or onto the next.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    open_above: frozenset[int] = frozenset()
    open_below: frozenset[int] = frozenset()

    @property
    def box(self) -> Box:
        """The outer bounds."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, region: Region) -> Box:
        """The bounds of one region."""
        return (
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column that a point lies in."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def find_grids(rules: Iterable[Rule], lowest: float = 8.0) -> list[RuledGrid]:
    """The grids on a page, from visible lines wherever there are any: of two columns at least,
    or low bars of one, which the end of a page may have cut from a table.

    `lowest` is the height that a row of the page's print needs at least.

    White boxes, which some producers paint behind every line of prose and behind every cell,
    make a grid only where no visible one lies, and only of two rows and columns or more.
    """
    drawn = list(rules)
    grids = _grids([rule for rule in drawn if rule.visible], lowest, least_rows=1)
    hidden = [r for r in drawn if not r.visible and not any(_lies_in(r, g.box) for g in grids)]
    hidden_grids = _grids(hidden, lowest, least_rows=2)
    return grids + [grid for grid in hidden_grids if len(grid.xs) > 2]


def _lies_in(rule: Rule, box: Box) -> bool:
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
    return box[0] - _SNAP <= x <= box[2] + _SNAP and box[1] - _SNAP <= y <= box[3] + _SNAP


def _grids(rules: Sequence[Rule], lowest: float, *, least_rows: int) -> list[RuledGrid]:
    merged = [rule for rule in _merge(rules) if rule.length >= _SHORTEST]
    if len(merged) > _MOST_RULES:
        return []
    found = (_grid(component, lowest) for component in _components(merged))
    return [g for g in found if g and len(g.ys) > least_rows and (len(g.xs) > 2 or _is_bar(g))]


def _is_bar(grid: RuledGrid) -> bool:
    """Whether a grid of one column is low enough to be what a page break leaves of a table."""
    return len(grid.xs) == 2 and grid.ys[-1] - grid.ys[0] <= _BAR_HEIGHT


def _merge(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Rules on one line that touch or overlap become one."""
    for aligned in _aligned(rules):
        current = aligned[0]
        for rule in aligned[1:]:
            if rule.start <= current.end + _SNAP:
                current = replace(current, end=max(current.end, rule.end))
            else:
                yield current
                current = rule
        yield current


def _aligned(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules of one direction that lie on one line, from the first to start to the last."""
    group: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.horizontal, r.at)):
        if group and (rule.horizontal != group[0].horizontal or rule.at - group[0].at > _LINE):
            yield sorted(group, key=lambda r: r.start)
            group = []
        group.append(rule)
    if group:
        yield sorted(group, key=lambda r: r.start)


def _components(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, group by group."""
    level = [rule for rule in rules if rule.horizontal]
    upright = [rule for rule in rules if not rule.horizontal]
    leader = list(range(len(rules)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if _touch(across, down):
                leader[find(i)] = find(j)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate([*level, *upright]):
        groups.setdefault(find(index), []).append(rule)
    return list(groups.values())


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _SNAP <= down.at <= across.end + _SNAP
        and down.start - _SNAP <= across.at <= down.end + _SNAP
    )


def _grid(rules: Sequence[Rule], lowest: float) -> RuledGrid | None:
    """The grid that touching rules make. Its outer bounds are walls even where none is drawn:
    at a page break the cells stand open."""
    level = [rule for rule in rules if rule.horizontal]
    upright = [rule for rule in rules if not rule.horizontal]
    if not level or not upright:
        return None
    xs = _clusters([r.at for r in upright] + [e for r in level for e in (r.start, r.end)])
    ys = _clusters([r.at for r in level] + [e for r in upright for e in (r.start, r.end)])
    walls = _Walls(xs, ys, level, upright)
    regions = tuple(_regions(walls))
    grid = RuledGrid(
        xs,
        ys,
        regions,
        frozenset(c for c in range(len(xs) - 1) if not walls.drawn_above(0, c)),
        frozenset(c for c in range(len(xs) - 1) if not walls.drawn_above(len(ys) - 1, c)),
    )
    return _usable(grid, lowest)


def _clusters(values: Iterable[float]) -> tuple[float, ...]:
    """Positions that differ by less than the snapping distance, as one each."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] <= _SNAP:
            found[-1].append(value)
        else:
            found.append([value])
    return tuple(sum(group) / len(group) for group in found)


class _Walls:
    """Answers which sides of grid places are covered by rules."""

    def __init__(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        level: Sequence[Rule],
        upright: Sequence[Rule],
    ) -> None:
        self.xs, self.ys = xs, ys
        self._level = _by_line(level, ys)
        self._upright = _by_line(upright, xs)

    def drawn_above(self, row: int, column: int) -> bool:
        """Whether a rule runs along the upper side of a place (row may be the last line)."""
        return _covers(self._level.get(row, ()), self.xs[column], self.xs[column + 1])

    def left_of(self, row: int, column: int) -> bool:
        """Whether a place has a wall on its left."""
        if column == 0:
            return True
        return _covers(self._upright.get(column, ()), self.ys[row], self.ys[row + 1])

    def above(self, row: int, first: int, last: int) -> bool:
        """Whether most of a run of places has a wall on its upper side."""
        if row == 0:
            return True
        columns = range(first, last + 1)
        walled = sum(self.xs[c + 1] - self.xs[c] for c in columns if self.drawn_above(row, c))
        return walled >= (self.xs[last + 1] - self.xs[first]) / 2


def _by_line(rules: Sequence[Rule], lines: tuple[float, ...]) -> dict[int, list[Rule]]:
    """Rules by the grid line that they run along."""
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        nearest = _nearest(lines, rule.at)
        found.setdefault(nearest, []).append(rule)
    return found


def _nearest(lines: tuple[float, ...], value: float) -> int:
    right = min(bisect_left(lines, value), len(lines) - 1)
    return right - (right > 0 and value - lines[right - 1] < lines[right] - value)


def _covers(rules: Iterable[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules)
    return covered >= _COVERED * (end - start)


def _regions(walls: _Walls) -> Iterator[Region]:
    """Runs of places that no wall parts, joined downwards where equal runs stand open."""
    open_runs: dict[tuple[int, int], int] = {}
    rows = len(walls.ys) - 1
    for row in range(rows + 1):
        runs = dict.fromkeys(_runs(walls, row)) if row < rows else {}
        kept: dict[tuple[int, int], int] = {}
        for run, start in open_runs.items():
            if run in runs and not walls.above(row, *run):
                kept[run] = start
            else:
                yield Region(start, run[0], row - start, run[1] - run[0] + 1)
        open_runs = {run: kept.get(run, row) for run in runs}


def _runs(walls: _Walls, row: int) -> Iterator[tuple[int, int]]:
    """First and last column of each stretch of a row without a wall in it."""
    first = 0
    columns = len(walls.xs) - 1
    for column in range(1, columns + 1):
        if column == columns or walls.left_of(row, column):
            yield first, column - 1
            first = column


def _usable(grid: RuledGrid, lowest: float) -> RuledGrid:
    """The grid without lines at which no region begins or ends, and without strips too narrow
    for text: the room between double lines, and what a page break leaves of a row."""
    rows = _Axis(grid.ys, lowest, {e for r in grid.regions for e in (r.row, r.row + r.row_span)})
    columns = _Axis(
        grid.xs, _NARROWEST, {e for r in grid.regions for e in (r.column, r.column + r.column_span)}
    )
    regions = []
    for r in grid.regions:
        row, row_span = rows.place(r.row, r.row_span)
        column, column_span = columns.place(r.column, r.column_span)
        if row_span and column_span:
            regions.append(Region(row, column, row_span, column_span))
    return RuledGrid(
        columns.lines,
        rows.lines,
        tuple(sorted(regions, key=lambda r: (r.row, r.column))),
        columns.kept(grid.open_above),
        columns.kept(grid.open_below),
    )


class _Axis:
    """The tracks (rows or columns) between the used ones of some lines, strips left out."""

    def __init__(self, lines: tuple[float, ...], least: float, used: set[int]) -> None:
        ends = sorted(used)
        self._tracks = [(a, b) for a, b in pairwise(ends) if lines[b] - lines[a] >= least]
        starts = tuple(lines[a] for a, _ in self._tracks)
        self.lines = (*starts, lines[self._tracks[-1][1]]) if self._tracks else ()

    def place(self, start: int, span: int) -> tuple[int, int]:
        """First track and number of tracks of what covered `span` old tracks."""
        first = sum(a < start for a, _ in self._tracks)
        return first, sum(start <= a < start + span for a, _ in self._tracks)

    def kept(self, old: frozenset[int]) -> frozenset[int]:
        """Tracks of which every old track is in a set."""
        return frozenset(
            index
            for index, (a, b) in enumerate(self._tracks)
            if all(place in old for place in range(a, b))
        )
