"""Scores a question set: what was right, refused, or, the gravest fault, a wrong number.

A *wrong number* is an answer that shows a number that nobody expected in place of one that was:

- the question was not to be answered (no report, not reported, ...), and a value is shown; or
- an expected value or figure is missing, and a shown figure or derived value matches none of
  the expected ones.

An answer that leaves one of several expected values out, and shows no other, is wrong but shows
no wrong number. One that ends in another status than `answered` when an answer was expected is
*refused*.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from pydantic import BaseModel, ConfigDict, ValidationError

from disclosure_qa.contract import QuestionRequest, read_json_lines, read_question
from disclosure_qa.errors import DisclosureQAError, InvalidQuestion
from disclosure_qa.model.answer import Answer, Status
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.labels import label_key

_TURNS_A_LABEL = frozenset("不未非无否部分")
"""Characters that make another label of the one that they are added to: 不予公开, 部分公开."""


class ExpectedFigure(BaseModel):
    """A figure that the answer must show."""

    model_config = ConfigDict(frozen=True)

    agency: str
    year: int
    period: Period
    value: Decimal | None
    label: str | None = None

    def matches(self, figure: Figure, tolerance: Decimal) -> bool:
        """The figure is the expected one: body, year, period, value and, if given, label."""
        return (
            figure.agency == self.agency
            and figure.year == self.year
            and figure.period == self.period
            and _same_value(self.value, figure.value, tolerance)
            and (self.label is None or _same_label(self.label, figure.label))
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.year} {self.period} {self.label or ''} {self.value}"


class Expectation(BaseModel):
    """What a question's answer must hold; what is left out is not looked at."""

    model_config = ConfigDict(frozen=True)

    status: Status
    values: tuple[Decimal, ...] = ()
    tol: Decimal = Decimal(0)
    figures: tuple[ExpectedFigure, ...] = ()
    quote_any: tuple[str, ...] = ()
    text_any: tuple[str, ...] = ()
    text_none: tuple[str, ...] = ()


class _CaseFields(BaseModel):
    id: str | int
    lang: str
    category: str
    expect: Expectation


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a question set."""

    id: str
    language: str
    category: str
    request: QuestionRequest
    expected: Expectation


class Verdict(StrEnum):
    """How an answer fared."""

    RIGHT = "right"
    REFUSED = "refused"
    WRONG_NUMBER = "wrong_number"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case, how it fared and why; `citation_right` is None where no source was due."""

    case: Case
    verdict: Verdict
    reasons: tuple[str, ...]
    citation_right: bool | None
    seconds: float
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """The outcomes of one category and language, or of all, counted."""

    category: str
    language: str
    questions: int
    right: int
    refused: int
    wrong_numbers: int
    citations_right: int
    citations_due: int
    median_ms: float
    p95_ms: float

    @property
    def right_percent(self) -> float:
        """Share of the questions that were answered right, in per cent."""
        return 100 * self.right / self.questions if self.questions else 0.0


Asker = Callable[[QuestionRequest], Answer]


def read_cases(text: str) -> tuple[Case, ...]:
    """The cases of a question set (JSON lines), in order.

    Raises InvalidQuestion, naming the line, for one that is malformed.
    """
    return tuple(_read_case(number, fields) for number, fields in read_json_lines(text))


def _read_case(number: int, fields: Mapping[str, object]) -> Case:
    try:
        case = _CaseFields.model_validate(fields)
        request = read_question(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InvalidQuestion(f'line {number}: "{place}": {first["msg"]}') from error
    except InvalidQuestion as error:
        raise InvalidQuestion(f"line {number}: {error}") from error
    return Case(str(case.id), case.lang, case.category, request, case.expect)


def run(
    cases: Sequence[Case], ask: Asker, clock: Callable[[], float] = time.perf_counter
) -> Iterator[Outcome]:
    """Asks each case in turn and yields how it fared; `clock` counts seconds."""
    for case in cases:
        start = clock()
        try:
            answer = ask(case.request)
        except DisclosureQAError as error:
            reason = f"{type(error).__name__}: {error}"
            yield Outcome(case, Verdict.REFUSED, (reason,), None, clock() - start, "")
            continue
        yield judge(case, answer, clock() - start)


def judge(case: Case, answer: Answer, seconds: float = 0.0) -> Outcome:
    """How an answer fares against what was expected."""
    expected = case.expected
    missing = tuple(_missing(expected, answer))
    reasons = (
        *_status_reasons(expected, answer),
        *missing,
        *_quote_reasons(expected, answer),
        *_text_reasons(expected, answer),
    )
    verdict = Verdict.RIGHT
    if _shows_wrong_number(expected, answer, bool(missing)):
        verdict = Verdict.WRONG_NUMBER
        reasons = reasons or ("shows a value where none was expected",)
    elif reasons:
        refused = expected.status is Status.ANSWERED and answer.status is not Status.ANSWERED
        verdict = Verdict.REFUSED if refused else Verdict.WRONG
    return Outcome(case, verdict, reasons, _citation_right(expected, answer), seconds, answer.text)


def _status_reasons(expected: Expectation, answer: Answer) -> Iterator[str]:
    if answer.status is not expected.status:
        yield f"status is {answer.status}, expected {expected.status}"


def _missing(expected: Expectation, answer: Answer) -> Iterator[str]:
    """What was to be among the figures and derived values, and is not."""
    figures = [cited.figure for cited in answer.figures]
    shown = [figure.value for figure in figures] + [derived.value for derived in answer.derived]
    for value in expected.values:
        if not any(_same_value(value, other, expected.tol) for other in shown):
            yield f"value {value} is missing; shown: {_listed(shown)}"
    for wanted in expected.figures:
        if not any(wanted.matches(figure, expected.tol) for figure in figures):
            yield f"figure is missing: {wanted}"


def _quote_reasons(expected: Expectation, answer: Answer) -> Iterator[str]:
    if expected.quote_any and not _holds_any(_quotes(answer), expected.quote_any):
        yield f"no citation holds any of: {' | '.join(expected.quote_any)}"


def _text_reasons(expected: Expectation, answer: Answer) -> Iterator[str]:
    if expected.text_any and not any(text in answer.text for text in expected.text_any):
        yield f"the text holds none of: {' | '.join(expected.text_any)}"
    for text in expected.text_none:
        if text in answer.text:
            yield f"the text holds: {text}"


def _shows_wrong_number(expected: Expectation, answer: Answer, missing: bool) -> bool:
    """See the definition at the top of the module."""
    figures = [cited.figure for cited in answer.figures if cited.figure.value is not None]
    if not figures and not answer.derived:
        return False
    if expected.status is not Status.ANSWERED:
        return True
    return missing and not (
        all(_was_expected(figure, expected) for figure in figures)
        and all(_is_among(derived.value, expected) for derived in answer.derived)
    )


def _was_expected(figure: Figure, expected: Expectation) -> bool:
    if expected.figures:
        return any(wanted.matches(figure, expected.tol) for wanted in expected.figures)
    return _is_among(figure.value, expected)


def _is_among(value: Decimal | None, expected: Expectation) -> bool:
    return any(_same_value(other, value, expected.tol) for other in expected.values)


def _citation_right(expected: Expectation, answer: Answer) -> bool | None:
    """The sources bear the answer out: each figure's citation prints it, and so does the quote."""
    due = expected.quote_any or answer.figures
    if expected.status is not Status.ANSWERED or not due:
        return None
    quotes = {citation.id: _bare(citation.source.quote) for citation in answer.citations}
    return not list(_quote_reasons(expected, answer)) and all(
        _bare(cited.figure.printed) in quotes.get(cited.citation, "") and cited.citation in quotes
        for cited in answer.figures
    )


def _quotes(answer: Answer) -> list[str]:
    return [citation.source.quote for citation in answer.citations]


def _holds_any(quotes: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(_bare(text) in _bare(quote) for quote in quotes for text in wanted)


def _bare(text: str) -> str:
    return "".join(text.split())


def _same_value(expected: Decimal | None, shown: Decimal | None, tolerance: Decimal) -> bool:
    if expected is None or shown is None:
        return expected is shown
    return abs(expected - shown) <= tolerance


def _same_label(expected: str, printed: str) -> bool:
    """The labels name the same row: equal but for numbering, remarks and harmless additions."""
    one, other = label_key(expected), label_key(printed)
    if one == other or key(expected) == key(printed):
        return True
    shorter, longer = sorted((one, other), key=len)
    added = longer.replace(shorter, "", 1)
    return bool(shorter) and shorter in longer and not _TURNS_A_LABEL & set(added)


def _listed(values: Sequence[Decimal | None]) -> str:
    return ", ".join("blank" if value is None else str(value) for value in values) or "nothing"


def score(outcomes: Sequence[Outcome]) -> tuple[Score, ...]:
    """A score per category and language, sorted, and that of all at the end."""
    ordered = sorted(outcomes, key=_group)
    groups = [
        _counted(category, language, list(members))
        for (category, language), members in groupby(ordered, key=_group)
    ]
    return (*groups, _counted("all", "", outcomes))


def shortfalls(total: Score, floor: float | None, max_wrong: int | None) -> Iterator[str]:
    """A line per bound that the score of all breaks; a bound that is None asks for nothing."""
    if floor is not None and total.right_percent < floor:
        yield f"{total.right_percent:.2f} % right, below the floor of {floor:g} %"
    if max_wrong is not None and total.wrong_numbers > max_wrong:
        yield f"wrong numbers: {total.wrong_numbers}, more than the {max_wrong} that are let pass"


def _group(outcome: Outcome) -> tuple[str, str]:
    return outcome.case.category, outcome.case.language


def _counted(category: str, language: str, outcomes: Sequence[Outcome]) -> Score:
    verdicts = [outcome.verdict for outcome in outcomes]
    cited = [outcome.citation_right for outcome in outcomes if outcome.citation_right is not None]
    times = sorted(1000 * outcome.seconds for outcome in outcomes)
    return Score(
        category=category,
        language=language,
        questions=len(outcomes),
        right=verdicts.count(Verdict.RIGHT),
        refused=verdicts.count(Verdict.REFUSED),
        wrong_numbers=verdicts.count(Verdict.WRONG_NUMBER),
        citations_right=sum(cited),
        citations_due=len(cited),
        median_ms=round(statistics.median(times), 1) if times else 0.0,
        p95_ms=round(times[math.ceil(0.95 * len(times)) - 1], 1) if times else 0.0,
    )
