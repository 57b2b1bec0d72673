"""Table text that lost its grid, cut into pieces: labels, units, values and column heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure_qa.model.report import Cell, Paragraph
from disclosure_qa.reports.cellwords import (
    CellWords,
    Says,
    is_article_banner,
    is_page_number,
    is_unit,
    is_value,
    reads_as_sentence,
)
from disclosure_qa.text.normalise import fold, key
from disclosure_qa.text.numbering import numbering

_LONGEST_UNKNOWN_LABEL = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell's worth of text, and the block that it came from.

    An empty text is a cell that is there and blank.
    """

    says: Says
    text: str
    origin: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = None

    def at(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
        """The piece as a cell of a grid."""
        return Cell(
            self.text, row, column, row_span, column_span, self.page, self.box, self.confidence
        )


def pieces_of(paragraph: Paragraph, origin: int, words: CellWords) -> tuple[Piece, ...]:
    """The pieces of one line: one where the line is one cell or prose, more where cells are
    glued on it; none for a page number between rows."""
    line = fold(paragraph.text)
    if is_page_number(line):
        return ()
    whole = Piece(
        words.says(line), line, origin, paragraph.page, paragraph.box, paragraph.confidence
    )
    if whole.says is not Says.OTHER or " " not in line:
        return (whole,)
    parts = cut(line, words)
    return tuple(replace(whole, says=says, text=text) for says, text in parts) or (whole,)


def cut(text: str, words: CellWords) -> tuple[tuple[Says, str], ...]:
    """The cells glued on one line of text, told apart at spaces; () where it is not made of
    cells. A row label that no form knows is taken for one where values follow it."""
    if reads_as_sentence(text):
        return ()
    found: list[tuple[Says, str]] = []
    for run, is_text in _runs(text.split(" ")):
        if not is_text:
            found.append((words.says(run[0]), run[0]))
            continue
        found += _labels(run, words) or _numbered(run, words)
    return tuple(found) if _made_of_cells(found) else ()


def _runs(parts: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """Values and units one by one, and the stretches of other words between them."""
    words: list[str] = []
    for index, part in enumerate(parts):
        # A number at the start of the line, before words, is the row's numbering.
        numbering = index == 0 and part.isdigit() and len(part) < 3 and not _plain(parts[1:2])
        if numbering or not _plain([part]):
            words.append(part)
            continue
        if words:
            yield words, True
            words = []
        yield [part], False
    if words:
        yield words, True


def _plain(parts: Sequence[str]) -> bool:
    return bool(parts) and (is_value(parts[0]) or is_unit(parts[0]))


def _labels(run: Sequence[str], words: CellWords) -> list[tuple[Says, str]]:
    """The run as labels and heads, as few as can be; [] where a word belongs to none."""
    for end in range(len(run), 0, -1):
        text = " ".join(run[:end])
        says = words.says(text)
        if says is Says.OTHER or (says is Says.LABEL and _is_several(run[:end], words)):
            continue
        if end == len(run):
            return [(says, text)]
        rest = _labels(run[end:], words)
        if rest:
            return [(says, text), *rest]
    return []


def _numbered(run: Sequence[str], words: CellWords) -> list[tuple[Says, str]]:
    """The run parted before each word that begins with a number: a group's label and a row's."""
    parts: list[list[str]] = []
    for word in run:
        if not parts or numbering(word):
            parts.append([])
        parts[-1].append(word)
    texts = [" ".join(part) for part in parts]
    return [(words.says(text), text) for text in texts]


def _is_several(run: Sequence[str], words: CellWords) -> bool:
    """The words are cells each on its own, or a head is among them."""
    heads = {Says.NAME_HEAD, Says.UNIT_HEAD, Says.COLUMN_HEAD, Says.FORM_HEAD}
    said = [words.says(word) for word in run if not word.isdigit()]
    return len(said) > 1 and (Says.OTHER not in said or not heads.isdisjoint(said))


def _made_of_cells(found: Sequence[tuple[Says, str]]) -> bool:
    """Every unknown word is a row label: the last before the values, and all else is known."""
    if len(found) < 2:
        return False
    unknown = [index for index, (says, _) in enumerate(found) if says is Says.OTHER]
    plain = {Says.VALUE, Says.UNIT}
    return not unknown or (
        len(unknown) == 1
        and all(says is Says.LABEL for says, _ in found[: unknown[0]])
        and unknown[0] + 1 < len(found)
        and all(says in plain for says, _ in found[unknown[0] + 1 :])
    )


def may_be_label(piece: Piece) -> bool:
    """The piece could be a row label that no form knows: short, and no sentence."""
    return (
        piece.says is Says.OTHER
        and 1 < len(key(piece.text)) <= _LONGEST_UNKNOWN_LABEL
        and not reads_as_sentence(piece.text)
        and not is_article_banner(piece.text)
    )
