"""The shapes of the public JSON. The order of the fields is the order in the output."""

from typing import Any, NotRequired

from typing_extensions import TypedDict

from disclosure_qa.model.answer import FindingKind, Language, NoteKind, Operation, Status
from disclosure_qa.model.corrected import CorrectionKind
from disclosure_qa.model.figure import Origin, Period
from disclosure_qa.model.report import Family

# typing_extensions.TypedDict: pydantic makes schemas from typing.TypedDict on 3.12 and later only.

Number = int | float


class DimensionJSON(TypedDict):
    """Whom a figure counts: {} is the whole (the 总计 column)."""

    applicant: NotRequired[str]


class CorrectedJSON(TypedDict):
    """Staff corrected `what` was `read` before; of a value that is what the report prints."""

    what: CorrectionKind
    read: str


class FigureJSON(TypedDict):
    """One value, or one cell without a number (`value` null), of one report.

    `corrected` is there where staff corrected something; `printed` and `label` stay as printed.
    """

    agency: str
    year: int
    indicator: str | None
    label: str
    path: list[str]
    dimension: DimensionJSON
    period: Period
    value: Number | None
    printed: str
    unit: str
    origin: Origin
    approximate: bool
    document: str
    section: str
    quote: str
    page: int | None
    corrected: NotRequired[list[CorrectedJSON]]


class CitedFigureJSON(FigureJSON):
    """A figure of an answer, with the number of its citation."""

    citation: int


class DerivedJSON(TypedDict):
    """A value computed from the answer's figures; `of` holds their indices."""

    operation: Operation
    value: Number
    unit: str
    of: list[int]


class CitationJSON(TypedDict):
    """A numbered source; `quote` is an exact part of the report as read."""

    id: int
    document: str
    agency: str
    year: int
    section: str
    quote: str
    page: int | None


class UnderstoodJSON(TypedDict):
    """How one part of the question was read; `period` is "" where none was spoken of.

    `by_model` is there, and true, where a language model read it.
    """

    agencies: list[str]
    years: list[int]
    indicators: list[str]
    dimension: DimensionJSON
    period: str
    operation: str
    by_model: NotRequired[bool]


class NoteJSON(TypedDict):
    """A line beneath the answer that qualifies it."""

    kind: NoteKind
    text: str
    citations: list[int]


class AnswerJSON(TypedDict):
    """One answer; `id` is there where the question had one.

    `model_wrote` is there where a language model worded lines of `text`, and holds them.
    """

    id: NotRequired[object]
    question: str
    language: Language
    status: Status
    text: str
    figures: list[CitedFigureJSON]
    derived: list[DerivedJSON]
    citations: list[CitationJSON]
    understood: list[UnderstoodJSON]
    notes: list[NoteJSON]
    options: list[str]
    model_wrote: NotRequired[list[str]]


class FindingJSON(TypedDict):
    """Something in the reports that does not add up; the disputed place is cited first."""

    kind: FindingKind
    agency: str
    year: int
    document: str
    what: str
    expected: Number | None
    found: Number | None
    citations: list[CitationJSON]


class ReportJSON(TypedDict):
    """One file of the index; `superseded` marks an earlier version of the same report, and
    `part_of` names the file that this one completes, the body of which it is the annex say.

    `corrected` is there where staff corrected whose it is, or of which year."""

    document: str
    agency: str
    region: str
    year: int
    title: str
    family: Family
    issued: str | None
    period_years: list[int]
    origin: str
    superseded: bool
    part_of: str | None
    corrected: NotRequired[list[CorrectedJSON]]


class TurnJSON(TypedDict):
    """One turn of the conversation so far; `role` is "user" or "assistant"."""

    role: str
    content: str


class QuestionJSON(TypedDict):
    """One question: a line of `ask --file`, or the body of POST /api/ask."""

    id: NotRequired[object]
    question: str
    history: NotRequired[list[TurnJSON]]
    today: NotRequired[str]
    language: NotRequired[Language]
    scope: NotRequired[str]


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schemas (2020-12) of what the package prints, by file name without suffix."""
    from pydantic import TypeAdapter

    # `Any`: mypy knows no type for "the type of a TypedDict".
    shapes: dict[str, Any] = {
        "answer": AnswerJSON,
        "figure": FigureJSON,
        "finding": FindingJSON,
        "report": ReportJSON,
    }
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: dialect | TypeAdapter(shape).json_schema() for name, shape in shapes.items()}
