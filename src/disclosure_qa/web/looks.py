"""The pages of a report as they look: the pictures, and what shows them with the place marked."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language
from disclosure_qa.readers.page_look import MEDIA_TYPE
from disclosure_qa.web.page_images import PageImages
from disclosure_qa.web.pages import Cited, Spoken
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.render.on_page import on_page
from disclosure_qa.web.render.place import Span
from disclosure_qa.web.visitor import here

# The address carries what stands for the file's content.
_KEPT = "public, max-age=86400, immutable"
_MOST_PAGES = 2000

PageNumber = Annotated[int, Query(ge=1, le=_MOST_PAGES)]


def looks_router(library: Library) -> APIRouter:
    """/page/image, the picture; /page/look for the viewer, and /look as a page of its own."""
    router = APIRouter(include_in_schema=False)
    images = PageImages(library)

    @router.get("/page/image")
    def image(document: str, page: PageNumber, v: str = "") -> Response:
        look = images.of(document, page)
        if look is None:
            raise HTTPException(404)
        headers = {"Cache-Control": _KEPT if v else "no-cache"}
        return Response(look.picture, media_type=MEDIA_TYPE, headers=headers)

    @router.get("/page/look")
    def piece(document: str, page: PageNumber, language: Spoken, span: Cited) -> Response:
        return HTMLResponse(_shown(library, images, "look.html", language, document, page, span))

    @router.get("/look")
    def alone(
        request: Request, document: str, page: PageNumber, language: Spoken, span: Cited
    ) -> Response:
        template = "look_page.html"
        standing = here(request)
        return HTMLResponse(
            _shown(library, images, template, language, document, page, span, here=standing)
        )

    return router


def _shown(
    library: Library,
    images: PageImages,
    template: str,
    language: Language,
    document: str,
    page: int,
    span: Span | None,
    **more: object,
) -> Markup:
    """A page of a report, with the span marked where it stands on that page."""
    look = images.of(document, page)
    if look is None:
        raise HTTPException(404)
    report = library.report(document)
    place = on_page(report, span) if span else None
    return render(
        template,
        language,
        report=report,
        look=look,
        page=page,
        span=span,
        marks=place.marks if place and place.page == page else (),
        fingerprint=images.fingerprint(document),
        **more,
    )
