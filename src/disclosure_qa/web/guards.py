"""What stands before every request: a bound on its body, and headers that lock the page in."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from http import HTTPStatus
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosure_qa.web.problems import error_response, problem
from disclosure_qa.web.refusals import TooLarge
from disclosure_qa.web.visitor import path_of

PLAIN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy of pages and data that run no script."""
_CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' {scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'none'; object-src 'none'; form-action 'self'; "
    "base-uri 'self'; frame-ancestors {sites}"
)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)
_POLICY = b"content-security-policy"
_UNFRAMED = b"frame-ancestors 'none'"
# A year; of this host alone, because the portal's other hosts are not ours to speak for.
_ENCRYPTED_ONLY = (b"strict-transport-security", b"max-age=31536000")


def chat_policy(page: str, sites: Sequence[str] = ()) -> str:
    """Policy of the chat page, which the sites given may show in a frame; none without any.

    Gradio writes scripts into the page: these very ones may run, by their digests, and none that
    is put in later. It evaluates its components' templates ('unsafe-eval') and sets styles in the
    page ('unsafe-inline' for styles); without these two it shows nothing, which was tried.
    """
    digests = (
        b64encode(sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(page)
    )
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests)
    return _CHAT_POLICY.format(scripts=scripts, sites=" ".join(sites) or "'none'")


class BodyBound:
    """Answers 413 where a request's body is larger than allowed."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        limit: int,
        larger: Mapping[str, int] = MappingProxyType({}),
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """`larger` are the bounds of paths that take files, which must declare their size;
        `refused` is told of files beyond them."""
        self._app = app
        self._limit = limit
        self._larger = larger
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on a request whose body is declared, or read, to be within the bound."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        declared = headers.get("content-length")
        large = self._larger.get(path_of(Request(scope)))
        if large is not None and scope["method"] == "POST":
            await self._take_files(large, declared or "", (scope, receive, send))
            return
        if declared is not None:
            fits = declared.isdecimal() and int(declared) <= self._limit
        elif "transfer-encoding" in headers:
            fits, receive = await self._read(receive)
        else:
            fits = True
        detail = f"the request's body is larger than {self._limit} bytes"
        app = self._app if fits else problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
        await app(scope, receive, send)

    async def _take_files(
        self, limit: int, declared: str, asked: tuple[Scope, Receive, Send]
    ) -> None:
        scope, receive, send = asked
        if declared.isdecimal() and int(declared) <= limit:
            await self._app(scope, receive, send)
            return
        self._refused()
        # A browser that is still sending shows no answer, and so it is heard out, within reason.
        left = min(int(declared), 2 * limit) if declared.isdecimal() else 0
        while left > 0:
            message = await receive()
            left -= len(message.get("body", b""))
            if not message.get("more_body", False):
                break
        await error_response(Request(scope), TooLarge(limit))(scope, receive, send)

    async def _read(self, receive: Receive) -> tuple[bool, Receive]:
        """Whether a body of unknown length fits, and a channel that gives it out again."""
        messages: list[Message] = []
        size = 0
        more = True
        while more and size <= self._limit:
            messages.append(await receive())
            size += len(messages[-1].get("body", b""))
            more = messages[-1].get("more_body", False)
        replay = iter(messages)

        async def receive_again() -> Message:
            return next(replay, None) or await receive()

        return size <= self._limit, receive_again


class LockedIn:
    """Adds the headers that keep pages from loading, running or sending anything foreign."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; headers that the answer sets itself stay."""

        async def locked_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", ())
                message["headers"] = _locked(given, encrypted=scope.get("scheme") == "https")
            await send(message)

        await self._app(scope, receive, locked_send)


def _locked(given: Iterable[tuple[bytes, bytes]], *, encrypted: bool) -> list[tuple[bytes, bytes]]:
    """An answer's headers, and those of ours that it does not set itself."""
    names = {name.lower(): value for name, value in given}
    ours = [*_HEADERS, (_POLICY, PLAIN_POLICY.encode())]
    if _UNFRAMED in names.get(_POLICY, _UNFRAMED):
        ours.append((b"x-frame-options", b"DENY"))
    if encrypted:
        ours.append(_ENCRYPTED_ONLY)
    return [*given, *(header for header in ours if header[0] not in names)]
