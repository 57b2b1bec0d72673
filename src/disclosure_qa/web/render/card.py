"""An answer as the parts of its card: the number first, then the sentence, then the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure_qa.model.answer import (
    Answer,
    Citation,
    Note,
    NoteKind,
    Status,
    Understood,
)
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.render import links
from disclosure_qa.web.render.chart import Chart, chart_of
from disclosure_qa.web.render.gaps import NO_GAPS, Gaps, why
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.render.ranks import by_size, ranked
from disclosure_qa.web.render.sheet import sheet_address
from disclosure_qa.web.render.tiles import Tile, tiles
from disclosure_qa.web.wording import Words, words

_MARK = re.compile(r"\[(\d+)\]")
_SENTENCE_END = re.compile(r"(?<=[。！？；\n])|(?<=[.!?] )")
_NOTE_ORDER = tuple(NoteKind)
_ROWS_AT_ONCE = 12
_OPEN_STILL = ("agency", "year")
"""What a question that is asked back may have left open: the options say it, and no chip does."""
_BULLET = "· "
"""Begins each line of a list in an answer's text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or a citation's mark within it."""

    text: str
    citation: Citation | None = None


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the answer, or the lines of a list in it.

    `by_model`: a language model worded the paragraph.
    """

    lines: tuple[Paragraph, ...]
    listed: bool = False
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table, or why there is none: its cells under the table's heads, its value."""

    cells: tuple[str, ...]
    value: str
    blank: bool
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Several figures; only what differs between them has a column."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def long(self) -> bool:
        """Too long to stand open in a conversation."""
        return len(self.rows) > _ROWS_AT_ONCE


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note: its kind, as class name and as word, and its text."""

    kind: str
    word: str
    pieces: Paragraph


@dataclass(frozen=True, slots=True)
class Chip:
    """A word or two of how the question was understood; `change` leads to what else it may be."""

    name: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """All that the card of an answer shows, in the order in which it is read."""

    answer: Answer
    verdict: str
    """The heading of a card without an answer: what kind of refusal it is; "" when answered."""
    tiles: tuple[Tile, ...]
    passages: tuple[Passage, ...]
    table: FigureTable | None
    notes: tuple[NoteLine, ...]
    understood: tuple[tuple[Chip, ...], ...]
    chart: Chart | None
    sheet: str
    """Address of the figures as a file; "" where there are none."""
    standing: str
    """The question that has this answer by itself, without the conversation before it, or ""."""

    @property
    def text(self) -> Words:
        """The texts of the answer's language."""
        return words(self.answer.language)


def card_of(
    answer: Answer, catalogue: Catalogue, gaps: Gaps = NO_GAPS, standing: str | None = None
) -> Card:
    """The card of an answer.

    `gaps` are the years of a series that have no figure. `standing` is a question that has
    this answer by itself: None where the answer's own question does, "" where none is known.
    """
    text = words(answer.language)
    naming = Naming(text, catalogue)
    marks = {citation.id: citation for citation in answer.citations}
    return Card(
        answer=answer,
        verdict=_verdict(answer, text),
        tiles=tiles(answer, naming, gaps),
        passages=tuple(_passages(answer, marks)),
        table=_table(answer, marks, naming, gaps),
        notes=tuple(_note_lines(answer.notes, marks, text)),
        understood=tuple(
            filter(None, (tuple(_chips(part, answer, naming)) for part in answer.understood))
        ),
        chart=chart_of(answer, naming, gaps),
        sheet=sheet_address(answer, naming, gaps),
        standing=answer.question if standing is None else standing,
    )


def sentences(answer: Answer) -> Iterator[str]:
    """The answer's text in the pieces in which it is streamed; joined they are the text."""
    return (piece for piece in _SENTENCE_END.split(answer.text) if piece)


def _passages(answer: Answer, marks: dict[int, Citation]) -> Iterator[Passage]:
    """The text's lines, those of a list together."""
    lines = (line for line in answer.text.splitlines() if line.strip())
    for listed, run in groupby(lines, lambda line: line.startswith(_BULLET)):
        if listed:
            items = tuple(_pieces(line.removeprefix(_BULLET), marks) for line in run)
            yield Passage(items, listed=True)
            continue
        for line in run:
            yield Passage((_pieces(line, marks),), by_model=_by_model(line, answer))


def _by_model(line: str, answer: Answer) -> bool:
    """A language model worded the line, of which a growing answer shows the beginning."""
    return any(whole.startswith(line) for whole in answer.model_wrote)


def _verdict(answer: Answer, text: Words) -> str:
    if answer.status is Status.ANSWERED:
        return ""
    if answer.status is Status.NOT_REPORTED and answer.figures:
        blank = all(cited.figure.printed == "" for cited in answer.figures)
        return text("status.blank" if blank else "status.no_number")
    return text(f"status.{answer.status}")


def _pieces(line: str, marks: dict[int, Citation]) -> Paragraph:
    return tuple(_split(line, marks))


def _split(line: str, marks: dict[int, Citation]) -> Iterator[Piece]:
    """The line cut at the marks of citations that the answer has; other brackets stay text."""
    done = 0
    for match in _MARK.finditer(line):
        citation = marks.get(int(match[1]))
        if citation is None:
            continue
        if match.start() > done:
            yield Piece(line[done : match.start()])
        yield Piece(match[0], citation)
        done = match.end()
    if done < len(line):
        yield Piece(line[done:])


def _note_lines(
    notes: Sequence[Note], marks: dict[int, Citation], text: Words
) -> Iterator[NoteLine]:
    for note in sorted(notes, key=lambda note: _NOTE_ORDER.index(note.kind)):
        pieces = _pieces(note.text, marks)
        shown = {piece.citation.id for piece in pieces if piece.citation}
        more = tuple(
            Piece(f"[{number}]", marks[number])
            for number in note.citations
            if number in marks and number not in shown
        )
        yield NoteLine(note.kind, text(f"note.{note.kind}"), (*pieces, *more))


def _table(
    answer: Answer, marks: dict[int, Citation], naming: Naming, gaps: Gaps
) -> FigureTable | None:
    """The figures as a table with a column for each property in which they differ.

    In the order of the answer; bodies that are ranked in that of their numbers; years alone in
    their own, with those for which there is none.
    """
    figures = answer.figures
    if len(figures) < 2:
        return None
    columns = [
        (head, name)
        for head, name in naming.columns()
        if len({name(cited.figure) for cited in figures}) > 1
    ]
    heads = tuple(head for head, _ in columns)
    rows = [
        Row(
            cells=tuple(name(cited.figure) for _, name in columns),
            value=naming.value_with_unit(cited.figure),
            blank=cited.figure.value is None,
            citation=marks.get(cited.citation),
        )
        for cited in figures
    ]
    if heads == (naming.text("card.agency"),) and ranked(answer):
        rows = [rows[place] for place in by_size(answer)]
    if heads == (naming.text("card.year_head"),):
        rows += [Row((str(year),), why(gap, naming), True, None) for year, gap in gaps.items()]
        rows.sort(key=lambda row: row.cells)
    return FigureTable(heads, tuple(rows))


def _chips(part: Understood, answer: Answer, naming: Naming) -> Iterator[Chip]:
    """How one part of the question was read, a word or two each."""
    named = (
        ("agency", naming.agencies(part.agencies)),
        ("year", naming.years(part.years)),
        ("indicator", naming.listed([naming.indicator(name) for name in part.indicators])),
        ("applicant", naming.applicant(part.applicant)),
        ("period", naming.period(part.period) if part.period else ""),
    )
    reading = links.reading(part, answer.question, naming.text.language)
    open_still = _OPEN_STILL if answer.status is Status.NEEDS_CLARIFICATION else ()
    for chip, name in named:
        if name and chip not in open_still:
            yield Chip(name, links.choices(reading, chip))
    if part.operation != "value" and naming.operation(part.operation):
        yield Chip(naming.operation(part.operation))
    if part.by_model:
        yield Chip(naming.text("card.read_by_model"))
