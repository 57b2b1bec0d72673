"""Figures as a tool that an agent can call."""

import json

from langchain_core.tools import StructuredTool, ToolException
from pydantic import BaseModel, ConfigDict, Field

from disclosure_qa.answering.understanding.typed_names import agency_named, rows_named
from disclosure_qa.contract import FigureJSON, figure_json
from disclosure_qa.errors import InvalidSettings
from disclosure_qa.library import Library
from disclosure_qa.model.figure import Period
from disclosure_qa.vocabulary.catalogue import load_catalogue

_MOST = 100
_DESCRIPTION = (
    "Exact figures from public bodies' annual reports on government information disclosure "
    "(政府信息公开年报), each with its document, section and the row or sentence as printed. "
    "A null value means that the report prints no number there; never take it for 0."
)


class FiguresWanted(BaseModel):
    """Which figures are wanted; what is left out is not limited."""

    model_config = ConfigDict(extra="forbid")

    indicator: str = Field(
        description="What is counted: an id of the catalogue such as requests_received, its name "
        "in Chinese or English, or a row's label as printed"
    )
    agency: str | None = Field(None, description="The body: its full or short name, or pinyin")
    years: list[int] | None = Field(None, description="The years that the reports are for")
    period: Period | None = Field(
        None, description="year: within the year; cumulative: 历年累计; year_end: a stock"
    )
    applicant: str | None = Field(
        None, description="A column of the table of requests such as 自然人; left out, the whole"
    )


def figures_tool(library: Library) -> StructuredTool:
    """A tool that looks figures up by full scan, never by similarity.

    The model is given JSON, at most 100 figures of it; the tool message's artifact holds all, as
    the contract's Figures. A name that is not known comes back with the choices.
    """

    def figures(
        indicator: str,
        agency: str | None = None,
        years: list[int] | None = None,
        period: Period | None = None,
        applicant: str | None = None,
    ) -> tuple[str, list[FigureJSON]]:
        try:
            rows = rows_named(library, indicator)
            bodies = None if agency is None else [agency_named(library, agency)]
        except InvalidSettings as error:
            raise ToolException(f"{error}. {_choices(library)}") from error
        found = [
            figure_json(figure)
            for figure in library.figures(agencies=bodies, years=years, **rows)
            if figure.applicant == applicant and period in {None, figure.period}
        ]
        shown = {"count": len(found), "figures": found[:_MOST]}
        return json.dumps(shown, ensure_ascii=False), found

    return StructuredTool.from_function(
        figures,
        name="disclosure_figures",
        description=_DESCRIPTION,
        args_schema=FiguresWanted,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )


def _choices(library: Library) -> str:
    indicators = ", ".join(f"{indicator.id} ({indicator.zh})" for indicator in load_catalogue())
    agencies = ", ".join(entry.name for entry in library.agencies()[:_MOST])
    return f"Indicators: {indicators}. Bodies: {agencies}"
