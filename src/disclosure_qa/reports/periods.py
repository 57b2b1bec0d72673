"""Which years a report says that its numbers are of: in the statistics period, in the captions
of its tables and in their heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from disclosure_qa.model.report import Block, Line, Paragraph, Table
from disclosure_qa.reports.cellwords import CellWords, is_column_head
from disclosure_qa.reports.dates import period_spans, plain_dates, years_in

_HEAD_ROWS = 4
_LINES_ABOVE = 3
_LEAST_LABELS = 2
_LONGEST_CAPTION = 50
_CAPTION = re.compile(
    r"(?:表|年度?[)）〕])$|统计表|情况表|附表|^[(（〔]?(?:19|20)\d\d年度?[)）〕]?$"
)
_WHOLE_SENTENCE = re.compile(r"[^。！!？?\s][^。！!？?]*[。！!？?]?")
_SENTENCE = re.compile(r"[。；;！!？?]")
_SINCE = re.compile(r"累计|以来|至今|截至|[自从]")


@dataclass(frozen=True, slots=True)
class Stated:
    """The first and the last year that one place names: a sentence or a whole line, `line` its
    number, from `start` to `end` of the report's text."""

    first: int
    last: int
    line: int
    start: int
    end: int


def stated_periods(
    blocks: Sequence[Block], lines: Sequence[Line], text: str, words: CellWords
) -> tuple[Stated, ...]:
    """Every place that says of which year the numbers are: sentences, then captions, then heads.

    Only tables of the forms count: a plan for next year has a table too.
    """
    forms = [
        n for n, block in enumerate(blocks) if isinstance(block, Table) and _is_form(block, words)
    ]
    return (
        *_sentences(lines, text),
        *(stated for number in forms for stated in _captions(blocks, lines, text, number)),
        *(stated for number in forms for stated in _heads(blocks[number], lines, number)),
    )


def _is_form(table: Table, words: CellWords) -> bool:
    known = (text for text in {cell.text: None for cell in table.cells} if words.is_label(text))
    return len(list(islice(known, _LEAST_LABELS))) == _LEAST_LABELS


def _sentences(lines: Sequence[Line], text: str) -> Iterator[Stated]:
    for number, line in enumerate(lines):
        for sentence in _WHOLE_SENTENCE.finditer(text, line.start, line.end):
            for first, last in period_spans(plain_dates(sentence.group())):
                yield Stated(first, last, number, *sentence.span())


def _captions(
    blocks: Sequence[Block], lines: Sequence[Line], text: str, table: int
) -> Iterator[Stated]:
    """The short lines above a table that call it by a year, and a row of it that is but a title."""
    above = []
    for block in blocks[max(0, table - _LINES_ABOVE) : table][::-1]:
        if not isinstance(block, Paragraph) or not _may_be_caption(block.text):
            break
        above.append(block)
    wanted = range(table - len(above), table + 1)
    for number, line in enumerate(lines):
        if line.block not in wanted or (line.row or 0) >= _HEAD_ROWS:
            continue
        caption = text[line.start : line.end]
        title_row = line.row is not None and _is_title_row(blocks[table], line.row)
        if (line.row is None or title_row) and _is_caption(caption):
            yield from _stated(years_in(caption), number, line)


def _may_be_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and not _SENTENCE.search(text)


def _is_caption(text: str) -> bool:
    return _may_be_caption(text) and bool(_CAPTION.search(plain_dates(text)))


def _is_title_row(table: Block, row: int) -> bool:
    assert isinstance(table, Table)
    return sum(bool(cell.text) for cell in table.starting_in(row)) == 1


def _heads(table: Block, lines: Sequence[Line], number: int) -> Iterator[Stated]:
    """The heads of a table's columns, taken together: one may compare two years."""
    assert isinstance(table, Table)
    heads = [
        cell
        for cell in table.cells
        if cell.row < _HEAD_ROWS and is_column_head(cell.text) and not _SINCE.search(cell.text)
    ]
    named = [(year, cell.row) for cell in heads for year in years_in(cell.text)]
    if named:
        place, line = next(
            (n, at) for n, at in enumerate(lines) if (at.block, at.row) == (number, named[0][1])
        )
        yield from _stated([year for year, _ in named], place, line)


def _stated(years: Sequence[int], number: int, line: Line) -> Iterator[Stated]:
    if years:
        yield Stated(min(years), max(years), number, line.start, line.end)
