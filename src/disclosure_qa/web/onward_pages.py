"""The routes that lead on from an answer: what a chip may be changed to, and what to ask next."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse, Response

from disclosure_qa.model.answer import Language, Understood
from disclosure_qa.model.figure import Period
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.onward import BLANK, Chip, Onward
from disclosure_qa.web.outset import Outset, Outsets
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.visitor import address_of, here, spoken
from disclosure_qa.web.wording import words

_MOST_TO_BEGIN = 3
_MOST = 200
"""Names or years in one address; no answer is about more at once."""

Spoken = Annotated[Language, Depends(spoken)]
Names = Annotated[list[str], Query(max_length=_MOST)]


async def _read(
    *,
    agency: Names = [],  # noqa: B006 - FastAPI reads the default and never changes it
    year: Annotated[list[int], Query(max_length=_MOST)] = [],  # noqa: B006
    indicator: Names = [],  # noqa: B006
    applicant: str | None = None,
    period: Period | None = None,
    operation: str = "value",
) -> Understood:
    """The reading of a question that an address carries."""
    return Understood(tuple(agency), tuple(year), tuple(indicator), applicant, period, operation)


Reading = Annotated[Understood, Depends(_read)]


def _to_begin_with(outset: Outset, question: str, language: Language) -> Sequence[str]:
    """What can be asked here, where nothing leads on from an answer: which bodies, and examples."""
    if not outset.reports:
        return ()
    examples = (one.question for one in outset.examples if one.language is language)
    asked = (words(language)("again.covered"), *examples)
    return [each for each in asked if each != question][:_MOST_TO_BEGIN]


def onward_router(desk: Desk, onward: Onward, outsets: Outsets) -> APIRouter:
    """The routes; each looks questions up, and is bounded like a question, but apart from these."""
    router = APIRouter(include_in_schema=False)

    async def choices(
        request: Request, read: Reading, chip: Chip, q: str, language: Language, *, live: bool
    ) -> dict[str, object]:
        def looked_up() -> dict[str, object]:
            return {
                "chip": chip,
                "question": q,
                "choices": onward.choices(read, chip, q, language),
                "other": onward.template(read, chip, language),
                "blank": BLANK,
                "live": live,
            }

        return await desk.attended(f"{address_of(request)} onward", looked_up)

    @router.get("/choices")
    async def page(
        request: Request, read: Reading, chip: Chip, language: Spoken, q: str = ""
    ) -> Response:
        shown = await choices(request, read, chip, q, language, live=False)
        return HTMLResponse(render("choices_page.html", language, here=here(request), **shown))

    @router.get("/page/choices")
    async def piece(
        request: Request, read: Reading, chip: Chip, language: Spoken, q: str = ""
    ) -> Response:
        shown = await choices(request, read, chip, q, language, live=True)
        return HTMLResponse(render("choices.html", language, **shown))

    @router.get("/page/next")
    async def following(
        request: Request, read: Reading, language: Spoken, q: str = "", scope: str = ""
    ) -> Response:
        def found() -> Sequence[str]:
            on = onward.suggestions(read, q, language) if read.agencies else ()
            body = desk.body_named(scope) if scope else None
            return on or _to_begin_with(outsets.of(language, body), q, language)

        shown = await desk.attended(f"{address_of(request)} onward", found)
        return HTMLResponse(render("next.html", language, questions=shown))

    return router
