"""What people read when a question or a page cannot be served: a heading, a text, a status."""

from dataclasses import dataclass

from disclosure_qa.errors import (
    IndexBusy,
    IndexUnavailable,
    InvalidAccount,
    InvalidQuestion,
    OutOfTime,
    ServiceUnavailable,
    UnknownDocument,
)
from disclosure_qa.web.refusals import (
    EmptyQuestion,
    ForgedRequest,
    InvalidChange,
    Later,
    LongQuestion,
    NotAllowed,
    SignInNeeded,
    TooLarge,
    TooManyQuestions,
    UnknownScope,
    WorkbenchClosed,
)
from disclosure_qa.web.wording import Words

_SLOW_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer, in one language; `retry_after` in seconds where waiting helps."""

    status: int
    heading: str
    text: str
    retry_after: int | None = None


def trouble_of(error: Exception, text: Words) -> Trouble:
    """What people read about an error. What is not known to be theirs is called ours."""
    match error:
        case TooManyQuestions(seconds=seconds):
            return _trouble(text, 429, "many", retry_after=seconds, seconds=seconds)
        case Later(seconds=seconds):
            return _trouble(text, 503, "busy", retry_after=seconds, seconds=seconds)
        case EmptyQuestion():
            return Trouble(422, text("trouble.question_heading"), text("trouble.question_empty"))
        case LongQuestion(limit=limit):
            long = text("trouble.question_long", limit=limit)
            return Trouble(422, text("trouble.question_heading"), long)
        case UnknownScope(name=name):
            return _trouble(text, 422, "scope", body=name)
        case InvalidQuestion():
            return Trouble(422, text("trouble.question_heading"), text("trouble.question_other"))
        case UnknownDocument():
            return _trouble(text, 404, "document")
        case OutOfTime():
            return _trouble(text, 503, "slow", retry_after=_SLOW_SECONDS)
        case IndexUnavailable() | IndexBusy():
            return _trouble(text, 503, "unavailable", retry_after=10)
        case _:
            return _staff_trouble(error, text)


def _staff_trouble(error: Exception, text: Words) -> Trouble:
    match error:
        case ServiceUnavailable():
            return _trouble(text, 503, "service", retry_after=10)
        case SignInNeeded():
            return _trouble(text, 401, "signed_out")
        case NotAllowed(role=role):
            return _trouble(text, 403, "role", role=text(f"trouble.role_{role}"))
        case ForgedRequest():
            return _trouble(text, 403, "forged")
        case WorkbenchClosed():
            return _trouble(text, 503, "closed")
        case TooLarge(megabytes=megabytes):
            return _trouble(text, 413, "large", megabytes=megabytes)
        case InvalidChange(key=key):
            return Trouble(422, text("trouble.change_heading"), text(f"staff_reports.{key}"))
        case InvalidAccount():
            return _trouble(text, 422, "account")
        case _:
            return _trouble(text, 500, "server")


def _trouble(
    text: Words, status: int, key: str, *, retry_after: int | None = None, **values: object
) -> Trouble:
    heading, body = text(f"trouble.{key}_heading"), text(f"trouble.{key}", **values)
    return Trouble(status, heading, body, retry_after)
