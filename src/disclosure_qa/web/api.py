"""The HTTP interface for programs: the contract's JSON, paged, as CSV, and streamed."""

import json
from collections.abc import AsyncIterator, Mapping
from functools import partial
from http import HTTPStatus
from itertools import chain
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response, StreamingResponse

from disclosure_qa import contract
from disclosure_qa.errors import DisclosureQAError, InvalidQuestion
from disclosure_qa.library import Library
from disclosure_qa.model.figure import Period
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator
from disclosure_qa.web import openapi
from disclosure_qa.web.bodies import called
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.health import Networks, health_router
from disclosure_qa.web.paging import FigureFilter, cursor_of, figure_page, place_of
from disclosure_qa.web.problems import problem_fields
from disclosure_qa.web.render.card import sentences
from disclosure_qa.web.visitor import address_of

_MOST_FIGURES = 1000
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}
_EVENT_STREAM = "text/event-stream"

Agencies = Annotated[
    list[str] | None,
    Query(
        alias="agency",
        description="Name of a public body, or the end of one; may be repeated",
    ),
]
Years = Annotated[
    list[int] | None, Query(alias="year", description="Year of a report; may be repeated")
]


def api_router(desk: Desk, catalogue: Catalogue, watchers: Networks = ()) -> APIRouter:
    """The routes below /api, and those that say how the service is, to `watchers` in numbers."""
    router = APIRouter()
    _add_questions(router, desk)
    _add_figures(router, desk.library)
    _add_lists(router, desk.library, catalogue)
    router.include_router(health_router(desk, watchers))
    _close_other_methods(router)
    return router


def _close_other_methods(router: APIRouter) -> None:
    """Answers 405 where an address is asked with a method that it does not have.

    Without this the request would fall through to the page mounted at the root, as unknown.
    """
    for route in [route for route in router.routes if isinstance(route, APIRoute)]:
        methods = set(route.methods or ())
        allowed = ", ".join(sorted(methods))

        def refuse(allowed: str = allowed) -> None:
            raise HTTPException(
                HTTPStatus.METHOD_NOT_ALLOWED,
                f"ask this address with {allowed}: /api/docs says how",
                headers={"Allow": allowed},
            )

        others = sorted(_METHODS - methods)
        router.add_api_route(route.path, refuse, methods=others, include_in_schema=False)


def _add_questions(router: APIRouter, desk: Desk) -> None:
    @router.post("/api/ask", openapi_extra=openapi.ASK, summary="Ask a question")
    async def ask(request: Request) -> Response:
        """One answer. With Accept: text/event-stream the same, streamed as the events "status"
        (an object with "state"), "delta" (an object with a further piece of "text"), and at
        the end "answer" (the whole answer), or "error" (a problem document)."""
        question = contract.read_question(await _fields(request))
        visitor = address_of(request)
        if _EVENT_STREAM in request.headers.get("accept", ""):
            events = _events(desk, question, visitor)
            return StreamingResponse(events, media_type=_EVENT_STREAM, headers=_UNBUFFERED)
        fields = partial(contract.answer_json, question_id=question.id)
        return JSONResponse(await desk.told(question, visitor, fields))


_UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def _fields(request: Request) -> Mapping[str, object]:
    try:
        fields = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise InvalidQuestion(f"the body is not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise InvalidQuestion('the body is not a JSON object such as {"question": "..."}')
    return fields


async def _events(
    desk: Desk, question: contract.QuestionRequest, visitor: str
) -> AsyncIterator[str]:
    yield _event("status", {"state": "searching"})
    try:
        answer = await desk.answer(question, visitor)
    except DisclosureQAError as error:
        yield _event("error", problem_fields(error))
        return
    for piece in sentences(answer):
        yield _event("delta", {"text": piece})
    yield _event("answer", contract.answer_json(answer, question_id=question.id))


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _add_figures(router: APIRouter, library: Library) -> None:
    @router.get("/api/figures", responses=openapi.FIGURES, summary="List figures")
    def figures(
        *,
        agency: Agencies = None,
        year: Years = None,
        indicator: Annotated[
            list[str] | None,
            Query(description="Id of an indicator of the catalogue; may be repeated"),
        ] = None,
        period: Annotated[
            Period | None, Query(description="What stretch of time the figure counts")
        ] = None,
        limit: Annotated[int, Query(ge=1, le=_MOST_FIGURES, description="Figures on a page")] = 100,
        cursor: Annotated[str | None, Query(description="Value of next of the page before")] = None,
        form: Annotated[
            Literal["json", "csv"],
            Query(alias="format", description="csv: all that match, unpaged"),
        ] = "json",
    ) -> Response:
        """The figures of all reports, blank cells included, in the order of the documents and
        of the places in them. "next" is the cursor of the page after, or null."""
        wanted = FigureFilter.of(_bodies(library, agency), year, indicator, period)
        if form == "csv":
            return _csv(library, wanted)
        page = figure_page(library, wanted, limit, place_of(cursor) if cursor else None)
        return JSONResponse(
            {
                "figures": [contract.figure_json(figure) for figure in page.figures],
                "next": cursor_of(page.last) if page.last else None,
            }
        )


def _bodies(library: Library, names: list[str] | None) -> list[str] | None:
    """The full names of the bodies that are asked for; a name that no body has stays as it is."""
    if names is None:
        return None
    bodies = {entry.name for entry in library.agencies()}
    return [body for name in names for body in called(name, bodies) or [name]]


def _csv(library: Library, wanted: FigureFilter) -> Response:
    # The mark tells spreadsheets that the bytes are UTF-8; without it Chinese turns to noise.
    pieces = contract.csv_pieces(*contract.figures_table(wanted.all_of(library)))
    return StreamingResponse(
        chain(["\ufeff"], pieces),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="figures.csv"'},
    )


def _add_lists(router: APIRouter, library: Library, catalogue: Catalogue) -> None:
    @router.get("/api/reports", responses=openapi.REPORTS, summary="List reports")
    def reports(agency: Agencies = None, year: Years = None) -> Response:
        """The reports of the index, sorted by body and year; replaced versions are left out."""
        entries = library.reports(agencies=_bodies(library, agency), years=year)
        return JSONResponse({"reports": [contract.report_json(entry) for entry in entries]})

    @router.get("/api/findings", responses=openapi.FINDINGS, summary="List findings")
    def findings(agency: Agencies = None, year: Years = None) -> Response:
        """What does not add up in the reports; shown, never mended."""
        found = library.findings(agencies=_bodies(library, agency), years=year)
        return JSONResponse({"findings": [contract.finding_json(finding) for finding in found]})

    @router.get("/api/catalogue", responses=openapi.CATALOGUE, summary="List indicators")
    def indicators() -> Response:
        """The indicators that figures are filed under, with their names in both languages."""
        return JSONResponse({"indicators": [_indicator(entry) for entry in catalogue]})


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "zh": indicator.zh,
        "en": indicator.en,
        "unit": indicator.unit,
        "stock": indicator.stock,
        "families": sorted(indicator.rows),
        "definition": {"zh": indicator.define_zh, "en": indicator.define_en},
    }
