"""The page Figures: bodies by years of one indicator, or figures one by one; and both as files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from disclosure_qa.answering.values.lookup import take_down
from disclosure_qa.contract import Value
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.library import ReportEntry, Selection
from disclosure_qa.model.query import Measure
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import Member, Role, require
from disclosure_qa.web.render import links
from disclosure_qa.web.render.chart import MOST_LINES
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff import charts, sheets, telling
from disclosure_qa.web.staff.downloads import Form, table_file
from disclosure_qa.web.staff.filters import (
    APPLICANTS,
    WHOLE,
    Filters,
    View,
    bodies_of,
    filters_of,
)
from disclosure_qa.web.staff.paging import Pages, pages_of
from disclosure_qa.web.staff.pivot import Cell, Layout, Pivot, pivot_of, stretch
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import language_for
from disclosure_qa.web.wording import words

_FIRST_SHOWN = "requests_received"
"""Every form counts it: what a pivot shows where no indicator is named."""
_BODIES_AT_ONCE = 50
_FIGURES_AT_ONCE = 100
_ALL = 2**31 - 1

Reader = Annotated[Member, Depends(require(Role.READER))]


@dataclass(frozen=True)
class Sight:
    """What a request wants to see: the filters, the reports they let through, and how to name it."""

    library: Library
    naming: Naming
    filters: Filters
    held: tuple[ReportEntry, ...]
    wanted: tuple[ReportEntry, ...]

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.naming.text.language

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that the filters let through."""
        return bodies_of(self.wanted)

    @property
    def labels(self) -> tuple[str, ...]:
        """The printed labels of rows that no indicator claims, in the reports let through."""
        years = {entry.year for entry in self.wanted}
        return self.library.unclaimed_labels(agencies=self.bodies, years=years)

    @cached_property
    def _selection(self) -> Selection:
        return self.filters.selection(self.wanted, self.labels if self.filters.label else ())

    @property
    def total(self) -> int:
        """How many rows there are: bodies of a pivot, or figures of a list."""
        if self.filters.view is View.PIVOT:
            return len(self.bodies)
        return self.library.selected_count(self._selection)

    @property
    def _years(self) -> tuple[int, ...]:
        return stretch(entry.year for entry in self.wanted)

    def pivot(self, bodies: Sequence[str]) -> Pivot:
        """The pivot of some of the bodies, under the years of all."""
        filters = self.filters
        years = self._years
        applicant = None if filters.applicant in ("", WHOLE) else filters.applicant
        measure = Measure(filters.indicator, applicant=applicant)
        layout = Layout(
            tuple(bodies), years, measure, filters.period or Period.YEAR, filters.family
        )
        shelf = take_down(self.library, self.naming.catalogue, bodies, years, (measure,))
        findings = self.library.findings(agencies=bodies, years=years)
        return pivot_of(layout, shelf, self.naming.catalogue, findings)

    def figures(self, limit: int, offset: int = 0) -> tuple[Figure, ...]:
        """Some of the figures of a list."""
        return self.library.selected(self._selection, limit=limit, offset=offset)

    def all_figures(self) -> Iterator[Figure]:
        """The figures of a list, body after body, as they are asked for."""
        wanted = self._selection
        names = sorted(self.bodies)
        for start in range(0, len(names), _BODIES_AT_ONCE):
            some = tuple(names[start : start + _BODIES_AT_ONCE])
            yield from self.library.selected(replace(wanted, agencies=some), limit=_ALL)


def add_figures(router: APIRouter, library: Library, catalogue: Catalogue) -> None:
    """The routes of the page and of its files."""

    def sight(request: Request) -> Sight:
        filters = filters_of(request.query_params, catalogue, indicator=_FIRST_SHOWN)
        naming = Naming(words(language_for(request)), catalogue)
        held = library.reports()
        return Sight(library, naming, filters, held, tuple(filter(filters.lets_through, held)))

    @router.get("/staff/figures")
    def figures(
        request: Request, member: Reader, seen: Annotated[Sight, Depends(sight)]
    ) -> Response:
        size = _BODIES_AT_ONCE if seen.filters.view is View.PIVOT else _FIGURES_AT_ONCE
        pages = pages_of(seen.total, size, seen.filters.page)
        shown = _pivot_shown(seen, pages) if seen.filters.view is View.PIVOT else {}
        if seen.filters.view is View.LIST:
            shown = {"figures": seen.figures(size, pages.start)}
        return page(
            request,
            member,
            f"staff_figures_{seen.filters.view}.html",
            **_common(seen, pages),
            **shown,
        )

    @router.get("/staff/figures/file.{form}")
    def file(
        _member: Reader, seen: Annotated[Sight, Depends(sight)], form: Literal["csv", "xlsx"]
    ) -> Response:
        name = seen.naming.text("staff_figures.file")
        if seen.filters.view is View.LIST:
            rows = sheets.figure_rows(seen.all_figures(), seen.naming)
            return table_file(name, Form(form), sheets.figure_heads(seen.naming), rows)
        return table_file(name, Form(form), sheets.pivot_heads(seen.naming), _rows(seen))


def _common(seen: Sight, pages: Pages) -> dict[str, Any]:
    """What both layouts of the page show: the filters, and what may be chosen in them."""
    naming = seen.naming
    return {
        "seen": seen,
        "filters": seen.filters,
        "pages": pages,
        "naming": naming,
        "years": sorted({entry.year for entry in seen.held}),
        "families": sorted({entry.family for entry in seen.held}),
        "indicators": [(one.id, naming.indicator(one.id)) for one in naming.catalogue],
        "applicants": [(kind, naming.applicant(kind)) for kind in APPLICANTS],
        "periods": [(period.value, naming.period(period)) for period in Period],
        "whole": WHOLE,
        "query": seen.filters.address(seen.language),
        "turned": lambda number: seen.filters.address(seen.language, page=number),
        "place_of": lambda figure: links.whole(
            figure.source.document, links.span_of(figure.source), 0, seen.language
        ),
    }


def _pivot_shown(seen: Sight, pages: Pages) -> dict[str, Any]:
    pivot = seen.pivot(seen.bodies[pages.start : pages.end])
    naming = seen.naming
    return {
        "pivot": pivot,
        "what": charts.measured(pivot, naming),
        "unit": naming.listed(
            list(dict.fromkeys(filter(None, map(naming.text.unit, pivot.units))))
        ),
        "chart": charts.chart_of_pivot(pivot, seen.filters, naming) if pivot.cells else None,
        "compared": charts.compared_year(pivot, seen.filters) if pivot.cells else None,
        "most_lines": MOST_LINES,
        "said": lambda cell: telling.said(cell, naming),
        "place": lambda cell: telling.place(cell, naming),
        "edited": lambda cell: telling.edited(cell, naming),
        "apart": lambda cell: _apart(seen.filters, cell, seen.language),
    }


def _apart(filters: Filters, cell: Cell, language: Language) -> str:
    """The address of the figures of a cell one by one."""
    narrow = {"agencies": (cell.agency,), "body": "", "first": cell.year, "last": cell.year}
    return filters.address(language, view=View.LIST, drawn=None, of=None, **narrow)


def _rows(seen: Sight) -> Iterator[list[Value]]:
    """A row for each cell of the whole pivot, those without a number too."""
    bodies = seen.bodies
    for start in range(0, len(bodies), _BODIES_AT_ONCE):
        pivot = seen.pivot(bodies[start : start + _BODIES_AT_ONCE])
        for cell in pivot.cells:
            yield sheets.pivot_row(cell, pivot, seen.naming)
