"""From JSON to questions; what does not fit raises InvalidQuestion with what is wrong."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.model.answer import Language, Turn

_ROLES = ("user", "assistant")
_Kind = TypeVar("_Kind")


class _Absent(Enum):
    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT
"""The id of a question that has none; null is an id like any other."""


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """A question as another program asks it; None where it leaves the choice to us."""

    question: str
    history: tuple[Turn, ...] = ()
    today: date | None = None
    language: Language | None = None
    scope: str | None = None
    id: object = ABSENT


def read_questions(text: str) -> tuple[QuestionRequest, ...]:
    """The questions of a JSON-lines file, in order; an error names the line."""
    return tuple(_read_numbered(number, fields) for number, fields in read_json_lines(text))


def _read_numbered(number: int, fields: Mapping[str, object]) -> QuestionRequest:
    try:
        return read_question(fields)
    except InvalidQuestion as error:
        raise InvalidQuestion(f"line {number}: {error}") from error


def read_json_lines(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Line number and object of each line that is not blank.

    Raises InvalidQuestion, naming the line, for one that is not a JSON object.
    """
    # Not splitlines: U+2028 and its like stand unescaped inside JSON strings.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield number, _json_object(number, line)


def _json_object(number: int, line: str) -> Mapping[str, object]:
    try:
        fields = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise InvalidQuestion(f"line {number}: not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise InvalidQuestion(f'line {number}: not a JSON object such as {{"question": "..."}}')
    return fields


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def read_question(fields: Mapping[str, object]) -> QuestionRequest:
    """A question from its JSON object; unknown fields are let be."""
    if "question" not in fields:
        raise InvalidQuestion('"question" is missing')
    return QuestionRequest(
        question=_text(fields["question"], '"question" is not a string'),
        history=tuple(_turns(fields.get("history"))),
        today=_date(fields.get("today")),
        language=_language(fields.get("language")),
        scope=_optional_text(fields.get("scope"), '"scope" is not a string'),
        id=fields.get("id", ABSENT),
    )


def _turns(history: object) -> Iterator[Turn]:
    shape = '"history" is not a list of {"role": "user" or "assistant", "content": string}'
    turns: Iterable[object] = () if history is None else _of_kind(history, list, shape)
    for turn in turns:
        fields = _of_kind(turn, dict, shape)
        role = fields.get("role")
        if role not in _ROLES:
            raise InvalidQuestion(shape)
        yield Turn(role=role, content=_text(fields.get("content"), shape))


def _date(value: object) -> date | None:
    complaint = '"today" is not a date such as "2024-05-31"'
    text = _optional_text(value, complaint)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidQuestion(complaint) from error


def _language(value: object) -> Language | None:
    complaint = '"language" is neither "zh" nor "en"'
    text = _optional_text(value, complaint)
    if text is None:
        return None
    try:
        return Language(text)
    except ValueError as error:
        raise InvalidQuestion(complaint) from error


def _optional_text(value: object, complaint: str) -> str | None:
    return None if value is None else _text(value, complaint)


def _text(value: object, complaint: str) -> str:
    """A string of whole characters: JSON can spell half of a surrogate pair, and we cannot."""
    text = _of_kind(value, str, complaint)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidQuestion(f"{complaint} of whole characters") from error
    return text


def _of_kind(value: object, kind: type[_Kind], complaint: str) -> _Kind:
    if not isinstance(value, kind):
        raise InvalidQuestion(complaint)
    return value
