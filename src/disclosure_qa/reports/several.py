"""Files that hold more than one report, each under a title of its own."""

from collections.abc import Iterator, Sequence

from disclosure_qa.model.report import Block, Paragraph, Table
from disclosure_qa.reports.cellwords import is_value
from disclosure_qa.reports.chapters import is_chapter
from disclosure_qa.reports.titles import Title, read_title

_LEAST_CHAPTERS = 3
_LEAST_NUMBERED_ROWS = 10
_MOST_LINES = 2


def reports_inside(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The titles of the reports in a file, where they are of different bodies or years; else ().

    A title counts with chapters or a table of numbers below it: links to other reports have none.
    That of an annex (统计表), in which last year's number is often left standing, is no report's.
    """
    found = [title for title, weight in _parts(blocks) if weight >= _LEAST_CHAPTERS]
    distinct: list[Title] = []
    for title in found:
        if not any(_same(title, other) for other in distinct):
            distinct.append(title)
    return tuple(title.text for title in distinct) if len(distinct) > 1 else ()


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[Title, int]]:
    """Each title that names a body and a year, and how many chapters stand below it; a table of
    many numbers weighs as much as a report's least chapters."""
    title, chapters = None, 0
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            chapters += _LEAST_CHAPTERS * _is_full_of_numbers(block)
            continue
        found = _title_at(blocks, index)
        if found:
            if title:
                yield title, chapters
            title, chapters = found, 0
        elif is_chapter(block.text):
            chapters += 1
    if title:
        yield title, chapters


def _is_full_of_numbers(table: Table) -> bool:
    rows = {cell.row for cell in table.cells if is_value(cell.text)}
    return len(rows) >= _LEAST_NUMBERED_ROWS


def _title_at(blocks: Sequence[Block], index: int) -> Title | None:
    lines: list[str] = []
    for block in blocks[index : index + _MOST_LINES]:
        if not isinstance(block, Paragraph):
            break
        lines.append(block.text)
        title = read_title(lines)
        if title and title.body and title.year and not title.part and "表" not in title.text:
            return title
    return None


def _same(one: Title, other: Title) -> bool:
    """The same report: its body may be named with or without the place above or its office."""
    names = [title.body.name for title in (one, other) if title.body]
    return one.year == other.year and (names[0] in names[1] or names[1] in names[0])
