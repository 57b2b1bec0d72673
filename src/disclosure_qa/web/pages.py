"""Plain pages that need no script, and the pieces that the conversation page fetches."""

from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from disclosure_qa.contract import QuestionRequest
from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language
from disclosure_qa.model.journal import Road
from disclosure_qa.model.report import Report
from disclosure_qa.readers.page_look import has_pages
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.outset import Outsets
from disclosure_qa.web.render.edits import edits_of
from disclosure_qa.web.render.gaps import gaps_of
from disclosure_qa.web.render.markup import card_html, render
from disclosure_qa.web.render.on_page import on_page
from disclosure_qa.web.render.place import Span, cited_part, outline_of, parts_of
from disclosure_qa.web.trouble import trouble_of
from disclosure_qa.web.visitor import address_of, here, language_for, spoken
from disclosure_qa.web.wording import words

Spoken = Annotated[Language, Depends(spoken)]
_MOST_SECTIONS = 100_000
# A saved report must never run in this site's name, whatever is in it.
_INERT = {"Content-Security-Policy": "sandbox; default-src 'none'"}


def page_router(desk: Desk, outsets: Outsets) -> APIRouter:
    """The routes for people, but for the page of one answer."""
    router = APIRouter(include_in_schema=False)
    _add_reports(router, desk.library)
    _add_pieces(router, desk, outsets)
    return router


def answer_route(desk: Desk, outsets: Outsets, catalogue: Catalogue) -> Route:
    """/answer, the page of one answer.

    It reads its address by itself: to have FastAPI do that takes as long as drawing the page.
    """

    async def answer(request: Request) -> Response:
        language = language_for(request)
        question = request.query_params.get("q", "")

        def page(status: int = 200, **content: object) -> Response:
            shown = {"body": "", "trouble": None, "outset": "", "question": question, **content}
            limit = desk.bounds.question
            html = render("answer_page.html", language, here=here(request), limit=limit, **shown)
            return HTMLResponse(html, status_code=status)

        def told(found: Answer) -> Response:
            gaps = gaps_of(desk.library, found)
            card = card_html(found, catalogue, live=False, gaps=gaps, feedback=desk.hears)
            return page(body=card)

        if not question.strip():
            return page(outset=await run_in_threadpool(_outset, outsets, language, live=False))
        try:
            return await desk.told(QuestionRequest(question), address_of(request), told, Road.PAGE)
        except DisclosureQAError as error:
            trouble = trouble_of(error, words(language))
            return page(trouble.status, trouble=trouble)

    return Route("/answer", answer, methods=["GET"])


def _outset(
    outsets: Outsets, language: Language, *, live: bool, scope: str | None = None
) -> Markup:
    return render("outset.html", language, outset=outsets.of(language, scope), live=live)


async def _span(
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
    cell: Annotated[str | None, Query(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")] = None,
) -> Span | None:
    """The cited place that an address names."""
    if start is None or end is None:
        return None
    table, row, column = map(int, cell.split(".")) if cell else (None, None, None)
    return Span(start, end, table, row, column)


Cited = Annotated[Span | None, Depends(_span)]


def _add_reports(router: APIRouter, library: Library) -> None:
    @router.get("/report")
    def report(request: Request, document: str, language: Spoken, span: Cited) -> Response:
        found = library.report(document)
        page = render(
            "report_page.html",
            language,
            here=here(request),
            report=found,
            sections=parts_of(found, span),
            span=span,
            on_page=on_page(found, span) if span else None,
            paged=has_pages(document),
            edits=edits_of(library, document, words(language)),
        )
        return HTMLResponse(page)

    @router.get("/reports")
    def reports(request: Request, language: Spoken) -> Response:
        entries = library.reports()
        return HTMLResponse(
            render("reports_page.html", language, here=here(request), entries=entries)
        )

    @router.get("/original")
    def original(document: str) -> Response:
        name = PurePosixPath(document).name
        return Response(
            library.original(document),
            media_type="application/octet-stream",
            headers={
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
                **_INERT,
            },
        )


def _start_of(report: Report, part: int) -> Span:
    """The beginning of a section by its number; of the last one where there are not so many."""
    section = report.sections[min(part, len(report.sections) - 1)]
    return Span(section.start, section.start)


def _add_pieces(router: APIRouter, desk: Desk, outsets: Outsets) -> None:
    library = desk.library

    @router.get("/page/source")
    def source(
        document: str,
        language: Spoken,
        span: Cited,
        n: Annotated[int, Query(ge=0)] = 0,
        part: Annotated[int | None, Query(ge=0, le=_MOST_SECTIONS)] = None,
    ) -> Response:
        found = library.report(document)
        where = span or _start_of(found, part or 0)
        piece = render(
            "source.html",
            language,
            report=found,
            span=where,
            part=cited_part(found, where),
            outline=outline_of(found),
            on_page=on_page(found, where),
            number=n,
            edits=edits_of(library, document, words(language)),
        )
        return HTMLResponse(piece)

    @router.get("/page/outset")
    def outset(language: Spoken, scope: str = "") -> Response:
        body = desk.body_named(scope) if scope else None
        return HTMLResponse(_outset(outsets, language, live=True, scope=body))

    @router.get("/page/reading")
    def reading(language: Spoken) -> Response:
        return HTMLResponse(render("reading_pane.html", language))
