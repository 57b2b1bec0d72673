"""Tables that a text sets with bars, commas or colons: their cells set apart by tabs instead."""

import re
from collections.abc import Callable, Sequence
from itertools import chain, groupby

from disclosure_qa.readers.looks import is_numeric, is_unit, is_value

_BAR = re.compile(r"[|｜│┃║]")
_DRAWN = re.compile(r"[\s|｜─-╿+=:\-—_]+")
_FEWEST_BARS = 2
_FEWEST_RULED = 3
_PAIR = re.compile(r"\s*(?P<label>(?:其中[:：])?[^:：]{2,60})[:：]\s*(?P<value>[^:：]{0,20})")
_FEWEST_PAIRS = 4
_MOST_LABELS = 3
_TELEPHONE = re.compile(r"\d{7,}$|\d-\d")

Lines = list[str]


def with_tabs(lines: Sequence[str]) -> Lines:
    """The lines, with tabs between the cells of what is a table drawn with other signs.

    >>> with_tabs(["| 甲 | 1 |", "|---|---|", "| 乙 |  |", "甲|乙"])
    ['甲\\t1', '乙\\t', '甲|乙']
    """
    found = _in_runs(lines, _is_barred, _unbarred)
    found = _in_runs(found, lambda line: line.count(",") > 1, _split_at_commas)
    return _in_runs(found, _is_pair, _split_at_colons)


def _in_runs(
    lines: Sequence[str], belongs: Callable[[str], bool], change: Callable[[Lines], Lines]
) -> Lines:
    """The lines, each run of those that belong together changed."""
    found: Lines = []
    for inside, run in groupby(lines, key=belongs):
        members = list(run)
        found += change(members) if inside else members
    return found


def _is_barred(line: str) -> bool:
    """Whether a line is a row between bars, or one of signs as is drawn around rows."""
    return len(_BAR.findall(line)) >= _FEWEST_BARS or (
        bool(line.strip()) and bool(_DRAWN.fullmatch(line))
    )


def _unbarred(run: Lines) -> Lines:
    """Rows of equally many bars, without the bars and what is drawn around them."""
    rows = [line.strip() for line in run if not _DRAWN.fullmatch(line)]
    if len(rows) < 2 or len({len(_BAR.findall(row)) for row in rows}) > 1:
        return run
    closed = all(_BAR.match(row) and _BAR.match(row[-1]) for row in rows)
    cells = {row: _BAR.split(row)[1:-1] if closed else _BAR.split(row) for row in rows}
    parted = [
        [cells[line.strip()] for line in lines]
        for drawn, lines in groupby(run, key=lambda line: bool(_DRAWN.fullmatch(line)))
        if not drawn
    ]
    whole = [_one_row(lines) for lines in parted]
    one_each = len(whole) >= _FEWEST_RULED and all(whole)
    return ["\t".join(row) for row in (whole if one_each else chain.from_iterable(parted))]


def _one_row(lines: Sequence[Lines]) -> Lines:
    """The cells that lines between two drawn ones make together; [] where they are rows each of
    their own: where a column holds values on two of them."""
    columns = [
        [cell.strip() for cell in column if cell.strip()] for column in zip(*lines, strict=True)
    ]
    several = any(sum(map(is_value, column)) > 1 for column in columns)
    return [] if several else ["".join(column) for column in columns]


def _split_at_commas(run: Lines) -> Lines:
    """Rows of equally many cells, which in most rows hold values from some cell on to the end."""
    rows = [line.split(",") for line in run]
    valued = sum(map(_ends_in_values, rows))
    if len(rows) < 3 or len(set(map(len, rows))) > 1 or valued < 0.6 * len(rows):
        return run
    return ["\t".join(row) for row in rows]


def _ends_in_values(row: Lines) -> bool:
    """Labels in up to three cells, and values, units or nothing in all after them."""
    labels = [
        index for index, cell in enumerate(row) if cell and not (is_value(cell) or is_unit(cell))
    ]
    last = max(labels, default=0)
    return last < min(_MOST_LABELS, len(row) - 1)


def _is_pair(line: str) -> bool:
    """Whether a line is a label and its number, with nothing behind it."""
    found = _PAIR.fullmatch(line)
    if found is None or _TELEPHONE.search(found["value"]):
        return False
    value = found["value"].strip()
    return not value or is_value(value) or is_numeric(value)


def _split_at_colons(run: Lines) -> Lines:
    rows = [found for line in run if (found := _PAIR.fullmatch(line))]
    if sum(bool(row["value"].strip()) for row in rows) < _FEWEST_PAIRS:
        return run
    return [f"{row['label'].strip()}\t{row['value'].strip()}" for row in rows]
