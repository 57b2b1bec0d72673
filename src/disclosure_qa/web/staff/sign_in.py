"""Signing in and out, one's own password, and the list of who did what. No page needs a script."""

import math
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from disclosure_qa.errors import InvalidAccount, SignInRefused, TooManyAttempts
from disclosure_qa.service.passwords import SHORTEST
from disclosure_qa.service.sessions import new_secret
from disclosure_qa.service.signing_in import checked, sign_in
from disclosure_qa.web import access
from disclosure_qa.web.access import Member, Role, accounts_of, require
from disclosure_qa.web.refusals import ForgedRequest, SignInNeeded
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import address_of, here, language_for
from disclosure_qa.web.wording import words

_DEEDS = 100
Reader = Annotated[Member, Depends(require(Role.READER))]
Admin = Annotated[Member, Depends(require(Role.ADMIN))]
Next = Annotated[str, Query(max_length=2000)]


@dataclass(frozen=True, slots=True)
class _Form:
    """The fields of a form, and the place to go to afterwards."""

    fields: dict[str, str]
    back: str = ""

    @classmethod
    async def of(cls, request: Request) -> "_Form":
        sent = await request.form()
        fields = {name: value for name, value in sent.items() if isinstance(value, str)}
        return cls(fields, access.way_back(fields.get("next", "")))

    def __call__(self, name: str) -> str:
        return self.fields.get(name, "")


def sign_in_router() -> APIRouter:
    """The routes of the sign-in, and those that every member has for themselves."""
    router = APIRouter(include_in_schema=False)
    _add_sign_in(router)
    _add_account(router)

    @router.get("/staff/log")
    def log(
        request: Request, member: Admin, before: Annotated[int | None, Query()] = None
    ) -> Response:
        deeds = accounts_of(request).audit.latest(_DEEDS, before)
        older = deeds[-1].id if len(deeds) == _DEEDS else None
        return page(request, member, "staff_log.html", deeds=deeds, older=older)

    return router


def _add_sign_in(router: APIRouter) -> None:
    @router.get("/staff/sign-in")
    def form(
        request: Request,
        next: Next = "",  # noqa: A002 - the address says so
        ended: Annotated[bool, Query()] = False,
    ) -> Response:
        if access.signed_in(request) is not None:
            return _onward(request, access.way_back(next))
        return _form(request, access.way_back(next), SignInNeeded() if ended else None)

    @router.post("/staff/sign-in")
    async def sign(request: Request) -> Response:
        accounts, sent = await run_in_threadpool(accounts_of, request), await _Form.of(request)
        try:
            await access.refuse_forged(request)
            entry = await run_in_threadpool(
                sign_in,
                accounts,
                sent("name"),
                sent("password"),
                client=address_of(request),
                device=access.device_secret(request),
            )
        except (ForgedRequest, SignInRefused, TooManyAttempts) as error:
            return _form(request, sent.back, error, sent("name"))
        response = _onward(request, sent.back)
        access.set_session(request, response, entry.session)
        access.set_device(request, response, entry.device)
        return response

    @router.post("/staff/sign-out")
    def out(request: Request, member: Reader) -> Response:
        accounts = accounts_of(request)
        accounts.sessions.end(access.session_secret(request))
        accounts.audit.note(member.name, "sign_out", client=address_of(request))
        response = RedirectResponse(f"sign-in?lang={language_for(request)}", HTTPStatus.SEE_OTHER)
        access.set_session(request, response, "")
        return response


def _add_account(router: APIRouter) -> None:
    @router.get("/staff/account")
    def account(request: Request, member: Reader) -> Response:
        return _account(request, member)

    @router.post("/staff/account")
    async def change(request: Request, member: Reader) -> Response:
        sent = await _Form.of(request)
        try:
            secret = await run_in_threadpool(_change_password, request, member, sent)
        except (InvalidAccount, SignInRefused, TooManyAttempts) as error:
            return _account(request, member, error)
        response = RedirectResponse(
            f"account?done=1&lang={language_for(request)}", HTTPStatus.SEE_OTHER
        )
        access.set_session(request, response, secret)
        return response


def _form(
    request: Request, back: str, error: Exception | None = None, name: str = ""
) -> HTMLResponse:
    """The sign-in page. Its visitor gets a secret too, so that its form cannot be forged."""
    accounts_of(request)
    secret = access.session_secret(request) or new_secret()
    status, said = _said(request, error)
    response = HTMLResponse(
        render(
            "staff_sign_in.html",
            language_for(request),
            here=here(request),
            csrf=access.secret_of_forms(secret),
            back=back,
            name=name,
            said=said,
        ),
        status_code=status,
    )
    if isinstance(error, TooManyAttempts):
        response.headers["Retry-After"] = str(error.seconds)
    access.set_session(request, response, secret)
    return response


def _said(request: Request, error: Exception | None) -> tuple[int, str]:
    """Status of a page with a form, and what it says about what went wrong."""
    text = words(language_for(request))
    match error:
        case None:
            return HTTPStatus.OK, ""
        case SignInNeeded():
            return HTTPStatus.OK, text("sign_in.ended")
        case TooManyAttempts(seconds=seconds):
            minutes = math.ceil(seconds / 60)
            return HTTPStatus.TOO_MANY_REQUESTS, text("sign_in.too_many", minutes=minutes)
        case SignInRefused():
            return HTTPStatus.UNPROCESSABLE_ENTITY, text("sign_in.wrong")
        case ForgedRequest():
            return HTTPStatus.FORBIDDEN, text("sign_in.stale")
        case _:
            return HTTPStatus.UNPROCESSABLE_ENTITY, text("sign_in.weak", shortest=SHORTEST)


def _onward(request: Request, back: str) -> Response:
    """To the place that was asked for, or to the workbench's first page."""
    place = back or f"/staff?lang={language_for(request)}"
    return RedirectResponse(here(request).up + place[1:], HTTPStatus.SEE_OTHER)


def _account(request: Request, member: Member, error: Exception | None = None) -> HTMLResponse:
    user = accounts_of(request).users.find(member.name)
    status, said = _said(request, error)
    return page(
        request,
        member,
        "staff_account.html",
        status=status,
        said=said,
        done=error is None and "done" in request.query_params,
        changeable=user is not None and not user.in_file,
        shortest=SHORTEST,
    )


def _change_password(request: Request, member: Member, sent: _Form) -> str:
    """Change a member's own password; the secret of the session that goes on.

    Raises InvalidAccount where the new one cannot be used, and as `checked` where the old is wrong.
    """
    accounts = accounts_of(request)
    client = address_of(request)
    checked(
        accounts,
        member.name,
        sent("password"),
        client=client,
        device=access.device_secret(request),
    )
    if sent("new") != sent("again"):
        raise InvalidAccount("the two passwords are not the same")
    accounts.users.set_password(member.name, sent("new"))
    accounts.audit.note(member.name, "own_password", client=client)
    user = accounts.users.find(member.name)
    if user is None:
        raise SignInRefused
    return accounts.sessions.begin(user)
