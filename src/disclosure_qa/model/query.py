"""How a question was understood, before anything is looked up."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from disclosure_qa.model.answer import Language, Note, Operation
from disclosure_qa.model.figure import Period


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: an indicator of the catalogue, or a printed label that none claims.

    `applicant` is a column of table 3, 法人或其他组织 for the five organisations together, or None
    for the whole.
    """

    indicator: str | None = None
    label: str | None = None
    applicant: str | None = None


class Limit(StrEnum):
    """How a value is held against a number: which towns received more than ten?"""

    NONE = "none"
    ANY = "any"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Condition:
    """A limit, and the number where it has one."""

    limit: Limit
    number: Decimal = Decimal(0)

    def holds(self, value: Decimal) -> bool:
        """The value keeps to the limit."""
        match self.limit:
            case Limit.NONE:
                return value == 0
            case Limit.ANY:
                return value > 0
            case Limit.ABOVE:
                return value > self.number
            case Limit.BELOW:
                return value < self.number
            case Limit.AT_LEAST:
                return value >= self.number
            case Limit.AT_MOST:
                return value <= self.number
            case Limit.EXACTLY:
                return value == self.number


class Breakdown(StrEnum):
    """By what a figure is to be taken apart."""

    PARTS = "parts"
    """By whatever its form divides it."""
    APPLICANT = "applicant"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    REASON = "reason"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Query:
    """One reading of a figure question.

    `agencies` holds canonical names, empty where none was named; `years` likewise. Where
    `paired`, the first agency goes with the first year, and so on; else each with each.
    `kinds` are endings that agencies must have (各镇 asks for 镇 and 乡).
    `base` is what a share is of. `before` asks for the cumulative total before the year.
    """

    measures: tuple[Measure, ...]
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    period: Period | None = None
    operation: Operation = Operation.VALUE
    base: Measure | None = None
    paired: bool = False
    every_agency: bool = False
    every_year: bool = False
    latest: bool = False
    before: bool = False
    within: str = ""
    """The place in which the bodies must lie, where all of some kind are asked about."""
    left_out: tuple[str, ...] = ()
    """Those of them that are not asked about."""
    subject: str = ""
    """The body whose rank among the others is asked."""
    kinds: tuple[str, ...] = ()
    condition: Condition | None = None
    claimed: tuple[Decimal, ...] = ()
    """Numbers that the question holds: to be confirmed or corrected, never repeated as fact."""
    whether: bool = False
    """A yes or no question: 有没有, did anyone."""
    besides: Operation | None = None
    """Computed of the same numbers as well: the least beside the most, the sum beside the average."""
    which_year: bool = False
    """Asks for a year: 哪年最多."""
    places: int = 1
    """How many of the largest or smallest are asked for: 最多的三个镇."""
    breakdown: Breakdown | None = None
    """The parts of the measure are asked for besides the whole, or the largest of them."""


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about figures, with every reading of it, best first."""

    language: Language
    readings: tuple[Query, ...]
    notes: tuple[Note, ...] = ()
    focus: tuple[str, ...] = ()
    """The question's words around the names of its bodies, where it stands alone; in one piece
    where it names no more than one."""


@dataclass(frozen=True, slots=True)
class ProseQuestion:
    """A question that the prose answers.

    `focus` is the question without names, years and polite words. `certain` tells that the words
    are of the reports' world, so that nothing found means not reported rather than out of scope.
    `left_over` holds the words of a question for a number that no measure explains; a sentence
    that does not say them does not answer it.
    """

    language: Language
    focus: str
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    certain: bool = True
    notes: tuple[Note, ...] = ()
    left_over: tuple[str, ...] = ()
    counts: bool = False
    """A number is asked for; a sentence that holds none does not answer."""
    whole: Query | None = None
    """What reports do count, where the question restricts it in a way that they do not."""
    mentions: str = ""
    """The word of which all the bodies are asked for that mention it."""
    doubtful: bool = False
    """It has words of other subjects: where nothing is found, it was not about these reports."""


class Topic(StrEnum):
    """What a question about the collection or the assistant asks for."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    REPORTS = "reports"
    MISSING = "missing"
    """Which reports there are not."""
    NAMED = "named"
    """A body is named, and nothing asked of it."""
    FINDINGS = "findings"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class CollectionQuestion:
    """A question about the collection, a term, or the assistant itself."""

    language: Language
    topic: Topic
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicator: str | None = None
    kinds: tuple[str, ...] = ()
    """Endings of the bodies meant, where all of a kind are: 镇 and 乡."""
    terms: tuple[str, ...] = ()
    """The Chinese names of the terms whose meaning is asked."""
    only_blanks: bool = False
    """Of the findings, those alone where a cell is left blank."""


@dataclass(frozen=True, slots=True)
class OpinionQuestion:
    """A question for a judgement; the measurable readings are offered instead."""

    language: Language
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A question about a body that no report in the index is of; `near` are names like it.

    `focus` is what is asked of it, its name included, for the reports of others that speak of it;
    `of_the_trade` tells that something is asked that such reports tell.
    """

    language: Language
    name: str
    years: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    focus: str = ""
    of_the_trade: bool = True


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A question that is not about these reports."""

    language: Language


Understanding = (
    FigureQuestion
    | ProseQuestion
    | CollectionQuestion
    | OpinionQuestion
    | UnknownPlace
    | OutOfScope
)
