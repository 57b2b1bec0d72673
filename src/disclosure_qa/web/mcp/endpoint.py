"""The door of /mcp: streamable HTTP without sessions, so that any process may serve any request.

Gradio's own is not used: with version 2 of the `mcp` package it answers 404. The package takes long
to load, and most services are never asked; so it is loaded at the first request.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from disclosure_qa.web.problems import problem
from disclosure_qa.web.visitor import address_of

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
visitor: ContextVar[str] = ContextVar("visitor", default="")
"""Who asks, while a request is being served."""


class McpEndpoint:
    """An ASGI application. `build` makes the server of the tools; `sites` are the origins whose
    pages may ask. It runs from the first request until `close`."""

    def __init__(self, build: "Callable[[], MCPServer]", sites: Sequence[str] = ()) -> None:
        self._build = build
        self._sites = frozenset(sites)
        self._running: asyncio.Future[StreamableHTTPSessionManager] | None = None
        self._work: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request: POST alone, and from no foreign page."""
        request = Request(scope)
        if request.method != "POST":
            refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, "this address takes POST alone")
            refused.headers["Allow"] = "POST"
            await refused(scope, receive, send)
        elif not self._may_ask(request):
            detail = "pages of this site may not ask here: see docs/mcp.md"
            await problem(HTTPStatus.FORBIDDEN, detail)(scope, receive, send)
        else:
            visitor.set(address_of(request))
            manager = await self._manager()
            await manager.handle_request(scope, receive, send)

    async def close(self) -> None:
        """Ends what the first request began."""
        self._stop.set()
        if self._work is not None:
            await self._work

    def _may_ask(self, request: Request) -> bool:
        """Whether the request comes from a program, or from a page that may ask.

        A browser names the page's site with every POST. A page that has its own name resolved to
        this machine names its own site, whatever the Host header says; so that is not looked at.
        """
        origin = request.headers.get("origin")
        if origin is None:
            return "sec-fetch-site" not in request.headers
        return origin in self._sites or _is_here(origin)

    async def _manager(self) -> "StreamableHTTPSessionManager":
        if self._running is None or (self._running.done() and self._running.exception()):
            self._running = asyncio.get_running_loop().create_future()
            self._work = asyncio.create_task(self._run(self._running))
        return await asyncio.shield(self._running)

    async def _run(self, running: "asyncio.Future[StreamableHTTPSessionManager]") -> None:
        """Runs the manager in a task of its own: it must end in the task that it began in."""
        try:
            manager = await run_in_threadpool(self._managed)
            async with manager.run():
                running.set_result(manager)
                await self._stop.wait()
        except Exception as error:
            if running.done():
                raise
            running.set_exception(error)

    def _managed(self) -> "StreamableHTTPSessionManager":
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        # The package keeps the protocol's part of a server to itself, and gives it out by no name.
        server = self._build()._lowlevel_server  # noqa: SLF001
        return StreamableHTTPSessionManager(server, json_response=True, stateless=True)


def _is_here(origin: str) -> bool:
    """Whether a page was loaded from this very machine, such as a tool of a developer."""
    try:
        return urlsplit(origin).hostname in _HERE
    except ValueError:
        return False
