"""Who may do what: nobody passes below /staff who is not signed in, and every route names a role.

Two things stand in a request's way. `StaffGate` comes before the application, and turns away
whoever is not signed in before a byte of the body is read, whichever route is meant. `require`
is named by each route, and looks at the role and, where something is changed, at the form's secret.
Scripts sign in by a token in the header Authorization instead of a cookie; a browser never sends
that by itself, so they need no secret of a form.
"""

import hmac
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders, UploadFile
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosure_qa.model.member import Member, Role
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.devices import KEPT_SECONDS
from disclosure_qa.web.problems import error_response
from disclosure_qa.web.refusals import ForgedRequest, NotAllowed, SignInNeeded, WorkbenchClosed
from disclosure_qa.web.visitor import address_of, here, language_for, path_of

__all__ = ["Member", "Role", "StaffGate", "accounts_of", "csrf_field", "record", "require"]

STAFF = "/staff"
SIGN_IN = "/staff/sign-in"
FIELD, HEADER = "csrf", "X-CSRF-Token"
_DEVICE = "_device"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_WAY_BACK = re.compile(r"/staff(/[\w.~%-]+)*/?(\?[^\s\\#]*)?", re.ASCII)


def require(role: Role) -> Callable[[Request], Awaitable[Member]]:
    """A dependency whose value is the member who asks.

    Raises SignInNeeded for others, NotAllowed where the role is not enough, ForgedRequest where
    something would be changed by another site's form, WorkbenchClosed where there are no users.
    """

    async def member(request: Request) -> Member:
        found = await run_in_threadpool(signed_in, request)
        if found is None:
            raise SignInNeeded
        if not found.role.includes(role):
            raise NotAllowed(role)
        if request.method not in _SAFE and not bearer(request):
            await refuse_forged(request)
        return found

    return member


def csrf_field(request: Request) -> str:
    """The value of the hidden field `csrf` of a form on the page that is asked for."""
    return secret_of_forms(session_secret(request))


def secret_of_forms(session: str) -> str:
    """What a form must carry in a session. It is made of the cookie, which no other site knows."""
    return hmac.new(session.encode(), b"csrf", "sha256").hexdigest()


async def refuse_forged(request: Request) -> None:
    """Raise ForgedRequest where a request that changes something was not sent by our own page."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORMS):
        value = (await request.form()).get(FIELD)
        given = "" if isinstance(value, UploadFile) else value
    known = session_secret(request)
    fits = hmac.compare_digest((given or "").encode(), secret_of_forms(known).encode())
    if not (known and fits and site in ("same-origin", "none")):
        await request.close()
        raise ForgedRequest


def accounts_of(request: Request) -> Accounts:
    """The accounts of the application; raises WorkbenchClosed where there are no users."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None or not accounts.users.all():
        raise WorkbenchClosed
    return accounts


def signed_in(request: Request) -> Member | None:
    """Who asks, by session or token; None where nobody is signed in. Asked once for a request."""
    known: Member | None = getattr(request.state, "member", None)
    if known is None:
        accounts, token, session = accounts_of(request), bearer(request), session_secret(request)
        if token:
            known = accounts.tokens.member(token)
        elif session:
            known = accounts.sessions.member(session)
        request.state.member = known
    return known


def record(request: Request, member: Member, what: str, about: str = "") -> None:
    """Note what a member did, for the list that administrators read; `what` is a word such as
    report_remove, with its name in the table `deeds` of the texts, `about` what it was done to."""
    accounts_of(request).audit.note(member.name, what, about, address_of(request))


def bearer(request: Request) -> str:
    """The token of a script; "" where it sends none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


# ---- the cookie ----


def cookie_name(request: Request) -> str:
    """Under https a name that no neighbouring host can set a cookie of."""
    return "__Host-disclosure_qa" if is_https(request) else "disclosure_qa"


def is_https(request: Request) -> bool:
    """Whether the visitor's connection is encrypted, as far as a trusted proxy says."""
    return request.url.scheme == "https"


def session_secret(request: Request) -> str:
    """The secret in the visitor's cookie; "" where there is none."""
    return request.cookies.get(cookie_name(request), "")


def set_session(request: Request, response: Response, secret: str) -> None:
    """Give the visitor a secret, for as long as the browser is open; "" takes it away."""
    _set_cookie(request, response, cookie_name(request), secret, None if secret else 0)


def device_secret(request: Request) -> str:
    """The secret of a browser that a member has signed in from; "" where there is none."""
    return request.cookies.get(cookie_name(request) + _DEVICE, "")


def set_device(request: Request, response: Response, secret: str) -> None:
    """Let the browser be known again, after the sign-out too."""
    _set_cookie(request, response, cookie_name(request) + _DEVICE, secret, KEPT_SECONDS)


def _set_cookie(
    request: Request, response: Response, name: str, secret: str, seconds: int | None
) -> None:
    response.set_cookie(
        name,
        secret,
        max_age=seconds,
        path="/",
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


# ---- before the application ----


class StaffGate:
    """Turns away from /staff who is not signed in; the sign-in page alone is open."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it with the way to the sign-in page."""
        path = path_of(Request(scope)) if scope["type"] == "http" else ""
        if path != STAFF and not path.startswith(STAFF + "/"):
            await self._app(scope, receive, send)
            return

        async def send_unkept(message: Message) -> None:
            # What a member saw must not come back out of the browser's memory after the sign-out.
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
            await send(message)

        answer = None if path == SIGN_IN else await run_in_threadpool(_turned_away, Request(scope))
        await (answer or self._app)(scope, receive, send_unkept)


def _turned_away(request: Request) -> Response | None:
    try:
        return to_sign_in(request) if signed_in(request) is None else None
    except Exception as error:  # noqa: BLE001 - any fault here must close the gate
        return error_response(request, error)


def to_sign_in(request: Request) -> Response:
    """To the sign-in page, which leads back to the page that was asked for, or whose form was sent."""
    looks = request.method in _SAFE
    place = _place_of(request) if looks else _sent_from(request)
    query = [("next", place)] if way_back(place) else []
    if query and not looks:
        query.append(("ended", "1"))
    if "lang" in request.query_params:
        query.append(("lang", language_for(request).value))
    return RedirectResponse(
        f"{here(request).up}{SIGN_IN[1:]}" + (f"?{urlencode(query, safe='/')}" if query else ""),
        HTTPStatus.SEE_OTHER,
    )


def _place_of(request: Request) -> str:
    return path_of(request) + (f"?{request.url.query}" if request.url.query else "")


def _sent_from(request: Request) -> str:
    """The place of the page whose form a request was sent by; "" where that was another site's."""
    sent = urlsplit(request.headers.get("referer", ""))
    if sent.netloc != request.headers.get("host"):
        return ""
    path = sent.path.removeprefix(request.scope.get("root_path", ""))
    return path + (f"?{sent.query}" if sent.query else "")


def way_back(place: str) -> str:
    """A place below /staff to go to after the sign-in; "" where `place` is none of ours."""
    fits = _WAY_BACK.fullmatch(place) and "/.." not in place and not place.startswith(SIGN_IN)
    return place if fits else ""


def install(app: FastAPI, accounts: Accounts | None) -> None:
    """Give the application its accounts; without any, the workbench is closed."""
    app.state.accounts = accounts
    app.add_exception_handler(SignInNeeded, _on_sign_in_needed)


async def _on_sign_in_needed(request: Request, error: Exception) -> Response:
    if path_of(request).startswith(STAFF):
        return to_sign_in(request)
    response: Any = error_response(request, error)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response  # type: ignore[no-any-return]
