"""How the service is: for who restarts it, for who sends it visitors, and for who watches it."""

from collections.abc import Sequence
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Network

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from disclosure_qa.web import openapi
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.metrics import CONTENT_TYPE
from disclosure_qa.web.problems import problem
from disclosure_qa.web.proxies import was_forwarded
from disclosure_qa.web.visitor import is_from

Networks = Sequence[IPv4Network | IPv6Network]


def health_router(desk: Desk, watchers: Networks) -> APIRouter:
    """/healthz, /readyz and, for the addresses of `watchers`, /metrics."""
    router = APIRouter()
    _add_probes(router, desk)

    @router.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        # A proxy that nobody declared is on this machine too, and speaks for anybody.
        if was_forwarded(request.scope) or not is_from(request, watchers):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Response(desk.metrics.text(), media_type=CONTENT_TYPE)

    return router


def _add_probes(router: APIRouter, desk: Desk) -> None:
    @router.get("/healthz", responses=openapi.HEALTH, summary="Is the process alive?")
    async def healthz() -> Response:
        """200 while the process runs."""
        return JSONResponse({"status": "alive"})

    @router.get("/readyz", responses=openapi.READY, summary="Can questions be answered?")
    def readyz() -> Response:
        """200 when the index can be read and there is room for a question, else 503."""
        if desk.places.closed:
            return _not_ready("the service is being stopped")
        if desk.places.overdue >= desk.bounds.at_once:
            return _not_ready("every place is taken by a question that takes too long")
        library = desk.library
        generation, reports = library.generation, library.report_count
        return JSONResponse({"status": "ready", "reports": reports, "generation": generation})


def _not_ready(detail: str) -> Response:
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, retry_after=10)
