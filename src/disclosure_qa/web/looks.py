"""The pages of a report as they look: the pictures, and what shows them with the place marked."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of a report, the place to mark on it, and the language to show it in."""

    document: str
    page: int
    language: Language
    span: Span | None


async def _asked(document: str, page: PageNumber, language: Spoken, span: Cited) -> Asked:
    return Asked(document, page, language, span)


Wanted = Annotated[Asked, Depends(_asked)]


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
    def piece(asked: Wanted) -> Response:
        return HTMLResponse(_shown(library, images, "look.html", asked))

    @router.get("/look")
    def alone(request: Request, asked: Wanted) -> Response:
        return HTMLResponse(_shown(library, images, "look_page.html", asked, here=here(request)))

    return router


def _shown(
    library: Library, images: PageImages, template: str, asked: Asked, **more: object
) -> Markup:
    """A page of a report, with the span marked where it stands on that page."""
    look = images.of(asked.document, asked.page)
    if look is None:
        raise HTTPException(404)
    report = library.report(asked.document)
    place = on_page(report, asked.span) if asked.span else None
    return render(
        template,
        asked.language,
        report=report,
        look=look,
        page=asked.page,
        span=asked.span,
        marks=place.marks if place and place.page == asked.page else (),
        fingerprint=images.fingerprint(asked.document),
        **more,
    )
