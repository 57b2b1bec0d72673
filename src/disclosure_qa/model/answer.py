"""What comes back for a question, in the words of the public contract."""

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from disclosure_qa.model.figure import Figure, Period, Source


class Language(StrEnum):
    """The language of a question's frame, and of its answer."""

    ZH = "zh"
    EN = "en"


class Status(StrEnum):
    """How a question ended; decided once, in the order of the contract."""

    ANSWERED = "answered"
    NOT_REPORTED = "not_reported"
    NO_REPORT = "no_report"
    NEEDS_CLARIFICATION = "needs_clarification"
    OUT_OF_SCOPE = "out_of_scope"


class Operation(StrEnum):
    """What is computed from the figures that were looked up; VALUE computes nothing."""

    VALUE = "value"
    DIFFERENCE = "difference"
    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    AVERAGE = "average"
    MAX = "max"
    MIN = "min"
    RANK = "rank"
    COUNT = "count"


class NoteKind(StrEnum):
    """What a note beneath an answer is about."""

    DISCREPANCY = "discrepancy"
    COMPARABILITY = "comparability"
    COVERAGE = "coverage"
    ASSUMPTION = "assumption"
    OFFER = "offer"
    MODEL = "model"


class FindingKind(StrEnum):
    """What is wrong within a report, or between two."""

    SUM_MISMATCH = "sum_mismatch"
    BLANK_CELL = "blank_cell"
    PROSE_TABLE_CONFLICT = "prose_table_conflict"
    CUMULATIVE_BELOW_YEAR = "cumulative_below_year"
    CUMULATIVE_BREAK = "cumulative_break"
    CARRY_OVER_BREAK = "carry_over_break"
    YEAR_MISMATCH = "year_mismatch"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the reports that does not add up; shown, never mended.

    `sources` names both sides, the disputed place first. `what` is one line in Chinese that
    names the rule.
    """

    kind: FindingKind
    agency: str
    year: int
    document: str
    what: str
    expected: Decimal | None
    found: Decimal | None
    sources: tuple[Source, ...]

    @property
    def key(self) -> str:
        """A name that stays as long as the finding does: the same numbers in the same words.

        Reading the file again, a file added before it, and the words of `what` do not change it.
        """
        places = [[s.document, s.quote, s.column] for s in self.sources]
        numbers = [n if n is None else f"{n.normalize():f}" for n in (self.expected, self.found)]
        said = [self.kind.value, self.document, *numbers, places]
        return sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[
            :24
        ]


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source of an answer; `source.quote` is an exact substring of the report."""

    id: int
    source: Source


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure that an answer shows, and the number of its citation."""

    figure: Figure
    citation: int


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from shown figures; `of` holds their indices in `Answer.figures`."""

    operation: Operation
    value: Decimal
    unit: str
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line beneath the answer that qualifies it."""

    kind: NoteKind
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """How one part of the question was read; `by_model` where a language model read it."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    applicant: str | None = None
    period: Period | None = None
    operation: str = Operation.VALUE
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the conversation so far; an assistant's content is the answer's text."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `text` alone is what the person reads; notes and options stand beneath it.

    `model_wrote` holds the lines of `text` that a language model worded.
    """

    question: str
    language: Language
    status: Status
    text: str
    figures: tuple[CitedFigure, ...] = ()
    derived: tuple[Derived, ...] = ()
    citations: tuple[Citation, ...] = ()
    understood: tuple[Understood, ...] = ()
    notes: tuple[Note, ...] = ()
    options: tuple[str, ...] = ()
    model_wrote: tuple[str, ...] = ()
