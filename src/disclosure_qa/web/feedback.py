"""What visitors say of an answer: a yes or a no, and a word if they like."""

from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.journal import Road
from disclosure_qa.service.journal import Journal
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.rates import PerMinute
from disclosure_qa.web.refusals import ForgedRequest
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.visitor import address_of, here, language_for

_PER_MINUTE = 20
_BYTES = 32 * 1024
_FIELDS = 12
_HELPFUL = {"yes": True, "no": False}


def feedback_router(desk: Desk) -> APIRouter:
    """/feedback, to which the form under each answer is sent, and which says thanks."""
    router = APIRouter(include_in_schema=False)
    rate = PerMinute(_PER_MINUTE)

    @router.post("/feedback")
    async def say(request: Request) -> Response:
        journal = _journal(desk)
        refuse_foreign(request)
        rate.admit(address_of(request))
        fields = await _fields(request)
        await run_in_threadpool(_keep, journal, fields, desk.bounds.question)
        return RedirectResponse(f"feedback?lang={fields.get('lang', '')}", 303)

    @router.get("/feedback")
    def thanks(request: Request) -> Response:
        days = _journal(desk).days
        page = render("thanks_page.html", language_for(request), here=here(request), days=days)
        return HTMLResponse(page)

    return router


def refuse_foreign(request: Request) -> None:
    """Raise ForgedRequest for a form that a page of another site sends.

    Nobody is signed in here, so there is no secret to ask for; the browser says whose page it is.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        ours = site == "same-origin"
    else:
        origin = request.headers.get("origin")
        ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise ForgedRequest


def _journal(desk: Desk) -> Journal:
    if desk.journal is None or not desk.hears:
        raise HTTPException(404)
    return desk.journal


async def _fields(request: Request) -> dict[str, str]:
    body = (await request.body())[:_BYTES]
    try:
        given = parse_qs(body.decode(), max_num_fields=_FIELDS, errors="strict")
    except ValueError as error:
        raise InvalidQuestion("the body is not that of the form under an answer") from error
    return {name: values[0] for name, values in given.items()}


def _keep(journal: Journal, fields: dict[str, str], longest: int) -> None:
    try:
        journal.opine(
            helpful=_HELPFUL[fields["helpful"]],
            remark=fields.get("remark", ""),
            question=fields["q"][:longest],
            language=Language(fields["lang"]),
            status=Status(fields["status"]),
            road=Road(fields.get("road", Road.PAGE)),
        )
    except (KeyError, ValueError) as error:
        raise InvalidQuestion("the form under an answer was filled in otherwise") from error
