"""The log: a line for each event on standard error, with the id of the request it belongs to.

No line holds the text of a question unless a setting says so, nor the address of a visitor.
"""

import logging
import random
import re
import sys
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosure_qa.web.metrics import Metrics

REQUEST_ID = "X-Request-ID"
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_PATH_AT_MOST = 200

log = logging.getLogger(__name__)


def configure(level: str, form: str) -> None:
    """Has everything that is logged from `level` on written as `form`: json or text."""
    before: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # As text, without the values of variables: they may hold what somebody asked.
        structlog.processors.format_exc_info,
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    # They tell of every request that they make or answer, addresses included.
    for name in ("uvicorn", "httpx", "httpcore", "chromadb"):
        logging.getLogger(name).setLevel(logging.WARNING)


def request_id() -> str:
    """The id of the request that is being answered; "" outside of one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


class Traced:
    """Gives each request an id, the caller's own where it is a plain one, sends it back, and logs
    and counts what became of the request."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        # It is no secret: to have the system draw it would take as long as finding the route.
        name = given if _GIVEN_ID.fullmatch(given) else f"{random.getrandbits(128):032x}"
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=name)
        status = 500
        start = time.perf_counter()

        async def named_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = name
            await send(message)

        try:
            await self._app(scope, receive, named_send)
        finally:
            self._metrics.request(status)
            # The path alone: what follows it may be a question.
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    "path": scope["path"][:_PATH_AT_MOST],
                    "status": status,
                    "ms": round(1000 * (time.perf_counter() - start), 1),
                },
            )
