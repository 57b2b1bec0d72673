"""Who asks, and how they want to be answered."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from disclosure_qa.model.answer import Language
from disclosure_qa.web.wording import language_named, language_of


def language_for(request: Request) -> Language:
    """The language of a page: the address names it, else the browser's own."""
    named = language_named(request.query_params.get("lang", ""))
    return named or language_of(request.headers.get("accept-language", ""))


@dataclass(frozen=True, slots=True)
class Here:
    """Where a page stands: the way up to the root, and the same page in the other language."""

    up: str
    other_language: str


def here(request: Request) -> Here:
    """Where the page of a request stands, in relative addresses."""
    other = Language.ZH if language_for(request) is Language.EN else Language.EN
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return Here(
        up="../" * (path_of(request).count("/") - 1),
        other_language="?" + urlencode([*query, ("lang", other.value)]),
    )


def path_of(request: Request) -> str:
    """The path below the application's root."""
    return str(request.scope["path"]).removeprefix(request.scope.get("root_path", ""))


def wants_page(request: Request) -> bool:
    """A person's browser asks, not a program."""
    accepts = request.headers.get("accept", "")
    return "text/html" in accepts and not path_of(request).startswith("/api/")


def address_of(request: Request) -> str:
    """What one visitor is told from another by; "" where the server does not say."""
    return request.client.host if request.client else ""
