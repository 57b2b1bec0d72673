"""Lines as paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from disclosure_qa.model.report import Paragraph
from disclosure_qa.readers.looks import is_numbered
from disclosure_qa.readers.pdf.geometry import around, least
from disclosure_qa.readers.pdf.lines import Line, join_print
from disclosure_qa.text.normalise import fold

_ENDED = re.compile(r"[。；！？：:;]\s*[”’」』）)]*$")
_TITLE = re.compile(r"(?:报告|年报|总结)\s*(?:[（(][^（）()]*[）)])?\s*$")
_OF_YEAR = re.compile(
    r"(?:19|20)\s*\d\s*\d|[二2][〇零○oO0Ο][〇零○oO0Ο一二三123][〇零○oO0Ο一二三四五六七八九\d]"
)
_SAYS = re.compile(r"[，。；！？,;!?]")
_NARROWEST = 15
"""Characters that the widest line must hold to show where lines end."""
_INDENT = 1.2
"""Characters by which a line is indented against the margin."""
_SLACK = {True: 0.6, False: 2.0}
"""Characters that a full line may lack besides the word that no longer fits, by whether it ends
a sentence: a bracket or a comma that may not begin a line takes more along."""
_WORD = re.compile(r"[^\s\u2e80-\uffef]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """Where lines of prose begin and end in a document, and how far apart they stand."""

    left: float
    right: float
    pitch: float


def measure(lines: Sequence[Line]) -> Measure:
    """The margins that most of the lines keep; zeros where there is no line."""
    if not lines:
        return Measure(0, 0, 0)
    lefts = sorted(line.box[0] for line in lines)
    rights = sorted(line.box[2] for line in lines)
    steps = [
        below.box[1] - above.box[1]
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < below.box[1] - above.box[1] < 4 * above.size
    ]
    return Measure(
        left=lefts[len(lefts) // 10],
        right=rights[-1 - len(rights) // 20],
        pitch=median(steps) if steps else 0.0,
    )


def paragraphs(lines: Sequence[Line], across: Measure) -> Iterator[Paragraph]:
    """A paragraph goes on as long as its lines are full and the next one is not set off."""
    run: list[Line] = []
    for line in lines:
        if run and _starts_anew(run, line, across):
            yield _paragraph(run, across)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run, across)


def _paragraph(run: Sequence[Line], across: Measure) -> Paragraph:
    page = run[0].page
    return Paragraph(
        text=fold(join_print(run, across.right)),
        page=page,
        box=around([line.box for line in run if line.page == page]),
        confidence=least(line.confidence for line in run),
    )


def _starts_anew(run: Sequence[Line], line: Line, across: Measure) -> bool:
    above = run[-1]
    if across.right - across.left < _NARROWEST * above.size:
        return True
    ended = bool(_ENDED.search(above.text))
    needed = _first_word(line) + _SLACK[ended] * above.size
    if above.box[2] < across.right - needed:
        return True
    if line.box[0] > across.left + _INDENT * line.size:
        return True
    if abs(line.size - above.size) > 0.2 * above.size:
        return True
    distant = line.page == above.page and line.box[1] - above.box[1] > 1.6 * across.pitch > 0
    return distant or (is_numbered(line.text) and (ended or _is_title(run)))


def _is_title(run: Sequence[Line]) -> bool:
    """The lines name a report and its year, and say nothing of it: a chapter that follows them
    begins anew, however full the line is."""
    text = "".join(line.text for line in run)
    return bool(_TITLE.search(text)) and bool(_OF_YEAR.search(text)) and not _SAYS.search(text)


def _first_word(line: Line) -> float:
    """The room that a line's first word takes, which is not broken: one Chinese character, or a
    stretch of letters and digits."""
    found = _WORD.match(line.text)
    return line.size * (0.5 * len(found[0]) if found else 1.0)
