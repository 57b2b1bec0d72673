"""What other assistants can ask: answers, figures, passages and reports, in the contract's shapes."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from importlib.metadata import version
from typing import Annotated, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field
from typing_extensions import TypedDict

from disclosure_qa import contract
from disclosure_qa.answering.prose.passages import passages_for
from disclosure_qa.answering.understanding.desk import Desk as Reading
from disclosure_qa.answering.understanding.typed_names import agency_named, rows_named
from disclosure_qa.ask import LONGEST_QUESTION
from disclosure_qa.contract import AnswerJSON, FigureJSON, ReportJSON, TurnJSON
from disclosure_qa.errors import DisclosureQAError, InvalidSettings
from disclosure_qa.model.answer import Language, Turn
from disclosure_qa.model.figure import Period
from disclosure_qa.model.journal import Road
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.desk import Desk
from disclosure_qa.web.mcp.endpoint import visitor
from disclosure_qa.web.paging import FigureFilter, Place, cursor_of, figure_page, place_of

T = TypeVar("T")

_ABOUT = (
    "Exact, cited answers from Chinese public bodies' annual reports on government information "
    "disclosure (政府信息公开工作年度报告). Ask in Chinese or English. Take numbers only from `figures` "
    "and `derived`, name their source, and say so where the status is not `answered`: a blank cell, "
    "a missing row and a missing report are three different things, and none of them is 0."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Names = Annotated[
    list[str],
    Field(
        max_length=50, description="Public bodies: full or short names, or pinyin; empty for all"
    ),
]
Years = Annotated[list[int], Field(max_length=50, description="Years of reports; empty for all")]
Cursor = Annotated[str | None, Field(max_length=2000, description="`next` of the page before")]


class FiguresJSON(TypedDict):
    """Some figures; `next` is the cursor of those after, or null."""

    figures: list[FigureJSON]
    next: str | None


class PassageJSON(TypedDict):
    """A stretch of a report's prose; `quote` is an exact part of it, white space folded."""

    document: str
    agency: str
    year: int
    section: str
    quote: str
    page: int | None


class PassagesJSON(TypedDict):
    """Passages, best first."""

    passages: list[PassageJSON]


class ReportsJSON(TypedDict):
    """Some reports; `next` is the cursor of those after, or null."""

    reports: list[ReportJSON]
    next: str | None


def build_server(desk: Desk, catalogue: Catalogue) -> MCPServer:
    """The tools over a desk, each bounded as a question is."""
    # It would log what callers sent.
    logging.getLogger("mcp").setLevel(logging.WARNING)
    server = MCPServer(
        "disclosure-qa",
        title="Disclosure reports 信息公开年报",
        instructions=_ABOUT,
        version=version("disclosure-qa"),
        subscriptions=False,
    )
    _add_ask(server, desk)
    _add_figures(server, desk)
    _add_passages(server, desk, catalogue)
    _add_reports(server, desk)
    return server


def _add_ask(server: MCPServer, desk: Desk) -> None:
    @server.tool(title="Ask a question", annotations=_READS)
    async def ask(
        *,
        question: Annotated[
            str, Field(max_length=LONGEST_QUESTION, description="In Chinese or English")
        ],
        history: Annotated[
            list[TurnJSON], Field(max_length=40, description="The conversation so far")
        ] = [],  # noqa: B006 - never changed
        language: Annotated[
            Language | None, Field(description="Of the answer; that of the question by default")
        ] = None,
        scope: Annotated[
            str | None, Field(max_length=200, description="The body meant where none is named")
        ] = None,
        today: Annotated[date | None, Field(description="What 去年 counts from")] = None,
    ) -> AnswerJSON:
        """One answer, with its figures, sources and notes, or why there is none.

        With the status needs_clarification, `options` holds whole questions to send back.
        """
        turns = tuple(Turn(turn["role"], turn["content"]) for turn in history)
        asked = contract.QuestionRequest(question, turns, today, language, scope)
        return await _told(desk.told(asked, visitor.get(), contract.answer_json, Road.MCP))


def _add_figures(server: MCPServer, desk: Desk) -> None:
    @server.tool(title="List figures", annotations=_READS)
    async def figures(
        *,
        agency: Names = [],  # noqa: B006
        year: Years = [],  # noqa: B006
        indicator: Annotated[
            str | None, Field(max_length=200, description="Id or name of an indicator")
        ] = None,
        period: Annotated[Period | None, Field(description="What stretch of time")] = None,
        limit: Annotated[int, Field(ge=1, le=500)] = 100,
        cursor: Cursor = None,
    ) -> FiguresJSON:
        """Figures as the reports print them, blank cells included: `value` is null there."""

        def listed() -> FiguresJSON:
            rows = {} if indicator is None else rows_named(desk.library, indicator)
            if "labels" in rows:
                raise InvalidSettings(f"{indicator} is no indicator of the catalogue")
            wanted = FigureFilter.of(_bodies(desk, agency), year, rows.get("indicators"), period)
            page = figure_page(desk.library, wanted, limit, place_of(cursor) if cursor else None)
            return {
                "figures": [contract.figure_json(figure) for figure in page.figures],
                "next": cursor_of(page.last) if page.last else None,
            }

        return await _attended(desk, listed)


def _add_passages(server: MCPServer, desk: Desk, catalogue: Catalogue) -> None:
    @server.tool(title="Search passages", annotations=_READS)
    async def passages(
        *,
        query: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)],
        agency: Names = [],  # noqa: B006
        year: Years = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=20)] = 6,
    ) -> PassagesJSON:
        """Passages of the reports' prose that fit a question, best first, quoted exactly."""

        def found() -> PassagesJSON:
            reading = Reading(desk.library, catalogue, desk.clock())
            bodies = _bodies(desk, agency)
            ranked = passages_for(reading, query, agencies=bodies, years=year, limit=limit)
            names = {one.passage.document for one in ranked}
            known = {entry.document: entry for entry in desk.library.reports(documents=names)}
            return {
                "passages": [
                    {
                        "document": passage.document,
                        "agency": known[passage.document].agency,
                        "year": known[passage.document].year,
                        "section": passage.section,
                        "quote": " ".join(passage.text.split()),
                        "page": passage.page,
                    }
                    for passage in (one.passage for one in ranked)
                    if passage.document in known
                ]
            }

        return await _attended(desk, found)


def _add_reports(server: MCPServer, desk: Desk) -> None:
    @server.tool(title="List reports", annotations=_READS)
    async def reports(
        *,
        agency: Names = [],  # noqa: B006
        year: Years = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=500)] = 100,
        cursor: Cursor = None,
    ) -> ReportsJSON:
        """Which bodies and years there are reports of, by body and year."""

        def listed() -> ReportsJSON:
            entries = desk.library.reports(
                agencies=_bodies(desk, agency) or None, years=year or None
            )
            start = 0 if cursor is None else place_of(cursor).number
            shown = entries[start : start + limit]
            more = start + limit < len(entries)
            return {
                "reports": [contract.report_json(entry) for entry in shown],
                "next": cursor_of(Place("", start + limit)) if more else None,
            }

        return await _attended(desk, listed)


def _bodies(desk: Desk, names: list[str]) -> list[str]:
    return [agency_named(desk.library, name) for name in names]


async def _attended(desk: Desk, work: Callable[[], T]) -> T:
    return await _told(desk.attended(visitor.get(), work))


async def _told(telling: Awaitable[T]) -> T:
    """The result, or our own message as the error of a tool, which the assistant reads."""
    try:
        return await telling
    except DisclosureQAError as error:
        raise ToolError(str(error)) from error
