"""Errors as RFC 9457 problem documents for programs, and as a plain page for people."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.model.answer import Language
from disclosure_qa.web.logs import REQUEST_ID, request_id
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.trouble import Trouble, trouble_of
from disclosure_qa.web.visitor import here, language_for, wants_page
from disclosure_qa.web.wording import words

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int, detail: str, *, retry_after: int | None = None, **more: object
) -> JSONResponse:
    """A problem document."""
    return JSONResponse(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
            **more,
        },
        status_code=status,
        media_type=MEDIA_TYPE,
        headers=_retry(retry_after),
    )


def problem_fields(error: Exception) -> dict[str, object]:
    """The fields of the problem document of an error, for an answer that is already streaming."""
    status = trouble_of(error, words(Language.EN)).status
    detail = _detail(error)
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }


def install(app: FastAPI) -> None:
    """Makes every error of the application a problem document, or a page where one was asked for."""
    app.add_exception_handler(DisclosureQAError, _on_error)
    app.add_exception_handler(Exception, _on_error)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(ClientDisconnect, _on_gone)
    app.add_exception_handler(RequestValidationError, _on_invalid)


async def not_found(scope: Scope, receive: Receive, send: Send) -> None:
    """An ASGI application that answers every request with 404."""
    request = Request(scope, receive)
    await _missing(request)(scope, receive, send)


async def _on_error(request: Request, error: Exception) -> Response:
    return error_response(request, error)


def error_response(request: Request, error: Exception) -> Response:
    """What is answered instead of what an error prevented."""
    language = language_for(request) if wants_page(request) else Language.EN
    trouble = trouble_of(error, words(language))
    if wants_page(request):
        response: Response = trouble_page(request, trouble)
    else:
        response = problem(trouble.status, _detail(error), retry_after=trouble.retry_after)
    # A fault is answered outside of what gives every other answer its id.
    response.headers[REQUEST_ID] = request_id()
    return response


async def _on_gone(_request: Request, _error: Exception) -> Response:
    """What nobody receives: the visitor went before the question was here."""
    return problem(HTTPStatus.BAD_REQUEST, "the request did not arrive")


async def _on_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _on_error(request, error)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return _missing(request)
    if wants_page(request):
        response: Response = _unusable(request, error.status_code)
    else:
        response = problem(error.status_code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


async def _on_invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        return await _on_error(request, error)
    if wants_page(request):
        return _unusable(request, HTTPStatus.UNPROCESSABLE_ENTITY)
    faults = [
        {"at": ".".join(str(step) for step in fault["loc"]), "message": fault["msg"]}
        for fault in error.errors()
    ]
    detail = "; ".join(f"{fault['at']}: {fault['message']}" for fault in faults)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=faults)


def _missing(request: Request) -> Response:
    if not wants_page(request):
        return problem(
            HTTPStatus.NOT_FOUND,
            f"there is nothing at {request.url.path}: /api/docs lists what there is",
        )
    text = words(language_for(request))
    heading, body = text("trouble.page_heading"), text("trouble.page")
    return trouble_page(request, Trouble(HTTPStatus.NOT_FOUND, heading, body))


def _unusable(request: Request, status: int) -> HTMLResponse:
    text = words(language_for(request))
    heading, body = text("trouble.request_heading"), text("trouble.request")
    return trouble_page(request, Trouble(status, heading, body))


def trouble_page(request: Request, trouble: Trouble) -> HTMLResponse:
    """A plain page that says why there is nothing to show."""
    return HTMLResponse(
        render("trouble_page.html", language_for(request), here=here(request), trouble=trouble),
        status_code=trouble.status,
        headers=_retry(trouble.retry_after),
    )


def _detail(error: Exception) -> str:
    """What a program is told: our own messages, and nothing of what went wrong inside."""
    if isinstance(error, DisclosureQAError):
        return str(error)
    return "the server could not handle the request; the fault is on this side"


def _retry(seconds: int | None) -> dict[str, str]:
    return {} if seconds is None else {"Retry-After": str(seconds)}
