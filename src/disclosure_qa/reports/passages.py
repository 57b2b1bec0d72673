"""A report's prose in stretches that are found and quoted as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure_qa.model.report import Line, Paragraph, Passage, Report, Section, Table
from disclosure_qa.reports.chapters import is_chapter

_SHORT = 80
_LONG = 350
_LONGEST = 500
_NOTICE, _REMARKS = 80, 700
"""Characters that no mere notice of a report has, and no remarks under a table."""
_TOLD = re.compile(r"[^。]{12,}。")
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)》]*|$)")
_CLAUSE = re.compile(r"[^；;]*(?:[；;]+[”’」』）)》]*|$)")
_PART = re.compile(r"[^，,、]*(?:[，,、]+|$)")
_POINT = re.compile(r"[一二三四五六七八九十]{1,2}是|其[一二三四五六七八九]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence in its line."""

    text: str
    start: int
    end: int
    line: int
    page: int | None


def split_passages(report: Report) -> tuple[Passage, ...]:
    """The prose of each section in passages of whole sentences, about 80 to 350 characters.

    The heading is a passage's `section`, not its text, unless nothing but the heading stands
    there. Rows of tables are no prose.
    """
    return tuple(
        Passage(
            report.document,
            section.name,
            report.text[first.start : last.end],
            first.start,
            last.end,
            first.page,
        )
        for section in report.sections
        for run in _prose(report, section)
        for first, last in _packed(run)
    )


def _prose(report: Report, section: Section) -> Iterator[list[_Stretch]]:
    """The section's sentences, a list for each run of paragraphs that no table interrupts."""
    run: list[_Stretch] = []
    for number, line in _lines(report, section):
        if isinstance(report.blocks[line.block], Paragraph):
            run += _sentences(report.text, line, number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lines(report: Report, section: Section) -> list[tuple[int, Line]]:
    """The section's lines with their numbers, without the report's title and a bare heading that
    something follows, be it a section below it."""
    inside = [
        (number, line)
        for number, line in enumerate(report.lines)
        if section.start <= line.start < section.end and line.end > line.start
    ]
    if not section.path:
        title = _squeezed(report.title)
        return [(n, line) for n, line in inside if _squeezed(_text(report, line)) not in title]
    goes_on = len(inside) > 1 or any(
        other.start == section.end and other.path[:-1] == section.path for other in report.sections
    )
    return inside[1:] if goes_on and _is_bare_heading(report, section, inside[0][1]) else inside


def _text(report: Report, line: Line) -> str:
    return report.text[line.start : line.end]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_bare_heading(report: Report, section: Section, line: Line) -> bool:
    """The line holds the heading and nothing more."""
    rest = _text(report, line).removeprefix(section.path[-1])
    return not rest.strip("。．.；;：:，,、 ")


def _sentences(text: str, line: Line, number: int) -> Iterator[_Stretch]:
    for start, end in _cut(text, line.start, line.end, (_SENTENCE, _CLAUSE, _PART)):
        yield _Stretch(text[start:end], start, end, number, line.page)


def _cut(text: str, start: int, end: int, patterns: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    """The pieces between two places, without white space at their ends; those that are too long
    to quote cut further, by the next pattern."""
    for match in patterns[0].finditer(text, start, end):
        piece = match.group()
        first = match.start() + len(piece) - len(piece.lstrip())
        last = match.end() - (len(piece) - len(piece.rstrip()))
        if first >= last:
            continue
        if last - first > _LONGEST and len(patterns) > 1:
            yield from _cut(text, first, last, patterns[1:])
        else:
            yield first, last


def _packed(sentences: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch]]:
    """First and last sentence of each passage, in order."""
    passages: list[list[_Stretch]] = []
    for sentence in sentences:
        if passages and _joins(passages[-1], sentence):
            passages[-1].append(sentence)
        else:
            passages.append([sentence])
    for passage in _without_short_end(passages):
        yield passage[0], passage[-1]


def _joins(passage: Sequence[_Stretch], sentence: _Stretch) -> bool:
    """The sentence still belongs to the passage: it fits, and begins no new paragraph or point
    after a full one."""
    length = sentence.end - passage[0].start
    full = passage[-1].end - passage[0].start >= _SHORT
    if length > _LONG:
        return not full and length <= _LONGEST
    if full and _POINT.match(sentence.text):
        return False
    return sentence.line == passage[-1].line or not full or _is_item(passage, sentence)


def _is_item(passage: Sequence[_Stretch], sentence: _Stretch) -> bool:
    """A short paragraph right after short ones: an item of a list that they are."""
    lengths = [s.end - s.start for s in (*passage, sentence)]
    return max(lengths) < _SHORT and sentence.line == passage[-1].line + 1


def _without_short_end(passages: list[list[_Stretch]]) -> list[list[_Stretch]]:
    """The passages, a short last one joined to the one before where the two stay quotable."""
    if len(passages) < 2:
        return passages
    before, last = passages[-2], passages[-1]
    short = last[-1].end - last[0].start < _SHORT
    if short and last[-1].end - before[0].start <= _LONGEST:
        return [*passages[:-2], [*before, *last]]
    return passages


def has_prose(report: Report, passages: Sequence[Passage]) -> bool:
    """The file holds a report's prose, and is no annex of tables with a few remarks.

    Without a table little will do, for that is all there is; beside tables it takes sentences in
    two chapters, or so many as no remarks have.
    """
    said = sum(len(passage.text) for passage in passages)
    if not any(isinstance(block, Table) for block in report.blocks):
        return said >= _NOTICE
    chapters = {
        passage.section.split("/")[0]
        for passage in passages
        if _TOLD.search(passage.text) and is_chapter(passage.section.split("/")[0])
    }
    return said >= _REMARKS or len(chapters) > 1
