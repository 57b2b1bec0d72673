"""One process: the pages, the HTTP interface and the Gradio conversation."""

import socket
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route

from disclosure_qa.ask import ask
from disclosure_qa.errors import InvalidSettings
from disclosure_qa.library import Library
from disclosure_qa.model.journal import Keep
from disclosure_qa.model.place import Place
from disclosure_qa.providers import encoder_factory, reranker_factory
from disclosure_qa.sentence_models import PACKAGED_ONLY, SearchModels
from disclosure_qa.service import ServiceDatabase, service_database
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.journal import Journal
from disclosure_qa.settings import Settings
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue
from disclosure_qa.web import access, problems
from disclosure_qa.web.access import StaffGate
from disclosure_qa.web.api import api_router
from disclosure_qa.web.assets import asset_router
from disclosure_qa.web.chat import build_page
from disclosure_qa.web.desk import Asking, Bounds, Desk
from disclosure_qa.web.docs import describe, docs_router
from disclosure_qa.web.feedback import feedback_router
from disclosure_qa.web.front import Ahead, Front
from disclosure_qa.web.guards import BodyBound, LockedIn
from disclosure_qa.web.logs import Traced
from disclosure_qa.web.looks import looks_router
from disclosure_qa.web.mcp import McpEndpoint
from disclosure_qa.web.onward import Onward
from disclosure_qa.web.onward_pages import onward_router
from disclosure_qa.web.outset import Outsets
from disclosure_qa.web.pages import answer_route, page_router
from disclosure_qa.web.proxies import Proxies
from disclosure_qa.web.running import Surroundings, run
from disclosure_qa.web.staff import staff_router
from disclosure_qa.web.staff.noted import OpenFindings
from disclosure_qa.web.staff.sign_in import sign_in_router
from disclosure_qa.web.staff.upload_pages import ADDRESS as UPLOAD_ADDRESS
from disclosure_qa.web.start import keep_current
from disclosure_qa.web.theme import plain_theme
from disclosure_qa.web.uploads import Uploads

if TYPE_CHECKING:
    import gradio
    from mcp.server.mcpserver import MCPServer

    from disclosure_qa.language_model.assistant import LanguageModel

_DAY_SECONDS = 86_400.0
_STOP_SECONDS = 10
"""Time for a report that is being read again; without it, it is read at the next start."""


def create_app(
    library: Library,
    *,
    asking: Asking = ask,
    model: "LanguageModel | None" = None,
    clock: Callable[[], date] = date.today,
    bounds: Bounds | None = None,
    around: Surroundings | None = None,
    sites: Sequence[str] = (),
    service: ServiceDatabase | None = None,
    users_file: Path | None = None,
    journal: Journal | None = None,
) -> FastAPI:
    """The whole web application over an open library; its desk is `state.desk`.

    `around` is what stands about it on the network, by default nothing. `sites` are the origins,
    such as https://www.example.gov.cn, whose pages may show the assistant in a frame and ask its
    interface from a script. Without `service`, where the accounts are, the workbench is closed;
    `users_file` is the operator's own file of users. Without `journal`, no question is written down,
    and nobody is asked what they think of an answer.
    """
    catalogue = load_catalogue()
    # The examples, and what leads on, are tried without a model: nobody has asked them yet.
    answering = asking if model is None else partial(ask, model=model)
    around = around or Surroundings()
    desk = Desk(library, answering, clock, bounds or Bounds(), around.log_questions, journal)
    desk.metrics.observe(library, desk.places, model.tally if model else None, journal)
    onward = Onward(library, asking, catalogue, clock)
    outsets = Outsets(library, asking, catalogue, clock)
    mcp = McpEndpoint(partial(_mcp_server, desk, catalogue), sites)
    app = _empty_app(outsets, mcp)
    _guard(app, desk, around, sites)
    app.state.desk = desk
    uploads = app.state.uploads = Uploads(library, desk.metrics, desk.bounds.upload)
    app.state.open_findings = OpenFindings(library)
    access.install(app, Accounts.of(service, users_file) if service else None)
    # First: what is asked most is compared with no other route.
    app.router.routes.append(answer_route(desk, outsets, catalogue))
    for router in (
        api_router(desk, catalogue, around.watchers),
        docs_router(app),
        page_router(desk, outsets),
        looks_router(library),
        onward_router(desk, onward, outsets),
        feedback_router(desk),
        staff_router(library, catalogue, journal, uploads),
        sign_in_router(),
        asset_router(),
    ):
        app.include_router(router)
    app.router.routes.append(Route("/mcp", mcp, include_in_schema=False))
    _mount_conversation(app, build_page(desk, catalogue, onward), sites)
    return app


def _empty_app(outsets: Outsets, mcp: McpEndpoint) -> FastAPI:
    """An application that says what goes wrong, and describes what it will hold."""
    app = FastAPI(
        title="disclosure-qa",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_living(outsets, mcp),
    )
    problems.install(app)
    describe(app, version("disclosure-qa"))
    return app


def _guard(app: FastAPI, desk: Desk, around: Surroundings, sites: Sequence[str]) -> None:
    """What stands before every request; the last that is added comes first."""
    app.add_middleware(
        BodyBound,
        limit=desk.bounds.body,
        larger={UPLOAD_ADDRESS: desk.bounds.upload.bytes},
        refused=desk.metrics.upload_refused,
    )
    app.add_middleware(StaffGate)
    app.add_middleware(LockedIn)
    if sites:
        app.add_middleware(
            CORSMiddleware, allow_origins=sites, allow_methods=["GET", "POST"], allow_headers=["*"]
        )
    app.add_middleware(Proxies, trusted=around.trusted_proxies)
    app.add_middleware(Traced, metrics=desk.metrics)


def _mcp_server(desk: Desk, catalogue: Catalogue) -> "MCPServer":
    from disclosure_qa.web.mcp.tools import build_server

    return build_server(desk, catalogue)


def _living(outsets: Outsets, mcp: McpEndpoint) -> Callable[[FastAPI], Any]:
    """What begins and ends with the application."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        async with outsets.made_ready(app):
            yield
        await mcp.close()

    return living


def _mount_conversation(app: FastAPI, page: "gradio.Blocks", sites: Sequence[str]) -> None:
    """Mounts the Gradio page at the root, behind its gate."""
    import gradio

    gradio.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        max_file_size=0,
        theme=plain_theme(),
    )
    mount = next(route for route in app.routes if isinstance(route, Mount))
    mount.app = Front(mount.app, sites)
    app.router.routes.insert(0, Ahead("", app=mount.app))
    # Nothing is queued here: Gradio would look for it a thousand times a second.
    page._queue.sleep_when_free = _DAY_SECONDS  # noqa: SLF001
    page._queue.progress_update_sleep_when_free = _DAY_SECONDS  # noqa: SLF001


def serve(
    index: Path | Place,
    host: str,
    port: int,
    *,
    models: SearchModels = PACKAGED_ONLY,
    model: "LanguageModel | None" = None,
    settings: Settings | None = None,
) -> None:
    """Serves the pages and the interface until stopped; `models` are those that search, `model`
    the language model, if there is one, and `settings` say within which bounds and for which sites.

    At SIGTERM or Ctrl+C it finishes the questions under way and takes no new ones.

    Raises IndexUnavailable without an index, InvalidSettings where it cannot listen there.
    """
    if model is not None:
        model.load()
    library = Library.open(
        index, encoder=encoder_factory(models), reranker=reranker_factory(models)
    )
    settings = settings or Settings()
    stop = Event()
    with library, _listening(host, port) as listening:
        around = Surroundings.of(settings)
        service = service_database(library.place)
        journal = Journal(service, keep=Keep(settings.journal), days=settings.journal_days)
        app = create_app(
            library,
            model=model,
            bounds=Bounds.of(settings),
            around=around,
            sites=settings.allowed_sites,
            service=service,
            users_file=settings.users,
            journal=journal,
        )
        refreshing = keep_current(index, models, stop)
        app.state.uploads.resume()
        journal.begin()
        sys.stderr.write(f"http://{_spelt(host)}:{port}/  (stop with Ctrl+C)\n")
        run(app, listening, around)
        journal.close()
        stop.set()
        app.state.uploads.stop(_STOP_SECONDS)
        refreshing.join(_STOP_SECONDS)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        cause = (error.strerror or str(error)).partition(" (")[0]
        complaint = f"cannot serve on {host}, port {port} ({cause}): choose another address or port"
        raise InvalidSettings(complaint) from error


def _spelt(host: str) -> str:
    return f"[{host}]" if ":" in host else host
