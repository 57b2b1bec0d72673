"""One report as staff see it: how it was read, beside the page itself, and what was corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from disclosure_qa.library import Library
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Cell, Report, Table
from disclosure_qa.readers.page_look import has_pages
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import Role
from disclosure_qa.web.render import links
from disclosure_qa.web.render.edits import edits_of
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.render.place import Part, outline_of, parts_of
from disclosure_qa.web.staff.corrections import corrections_of, stamp_of
from disclosure_qa.web.staff.reports import Reader, entry_of
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import language_for
from disclosure_qa.web.wording import Words, words

_LEAST_SURE = 12
_SURE = 0.9
_YEARS = range(1990, 2100)
_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the report's tables or a number of its prose, with its cells."""

    figure: Figure
    cells: tuple[tuple[int, Figure], ...]
    """Each with its number among the report's figures."""

    @property
    def by_applicant(self) -> bool:
        """Whether it has a cell for each kind of applicant."""
        return any(cell.applicant for _, cell in self.cells)


def add_report(router: APIRouter, library: Library, catalogue: Catalogue) -> None:
    """The route of one report; `edit` is the number of the figure whose form is open."""

    @router.get("/staff/reports/report")
    def report(
        *,
        request: Request,
        member: Reader,
        document: str,
        sheet: Annotated[int, Query(ge=1, le=_MOST_PAGES, alias="page")] = 1,
        edit: Annotated[int, Query(ge=-1)] = -1,
        done: Annotated[str, Query(pattern="^(corrected|revoked|gone|nothing)?$")] = "",
    ) -> Response:
        text = words(language_for(request))
        found = library.report(document)
        figures = library.figures(documents=[document])
        corrections = corrections_of(library, found)
        return page(
            request,
            member,
            "staff_report.html",
            **_read_as(found, sheet),
            entry=entry_of(library, document),
            report=found,
            as_read=library.as_read(document),
            naming=Naming(text, catalogue),
            figures=figures,
            unclaimed=rows_of(figures, claimed=False),
            claimed=rows_of(figures, claimed=True),
            edited=figures[edit] if 0 <= edit < len(figures) else None,
            edit=edit,
            indicators=_indicators(catalogue, text),
            bodies=sorted({entry.agency for entry in library.reports()}),
            findings=[f for f in library.findings() if f.document == document],
            corrections=corrections,
            seen=stamp_of(corrections),
            edits=edits_of(library, document, text),
            unsure=least_sure(found),
            place_of=lambda figure: links.whole(
                document, links.span_of(figure.source), 0, text.language
            ),
            may_edit=member.role.includes(Role.EDITOR),
            done=done,
        )


def _read_as(report: Report, sheet: int) -> dict[str, Any]:
    """The report as read: page by page where the file has pages to show, else as a whole."""
    pages = sorted({line.page for line in report.lines if line.page is not None})
    paged = bool(pages) and has_pages(report.document)
    shown = report
    if paged:
        sheet = min(sheet, pages[-1])
        lines = tuple(line for line in report.lines if line.page in (sheet, None))
        shown = replace(report, lines=lines)
    sections: Sequence[Part] = [part for part in parts_of(shown) if part.content]
    return {
        "paged": paged,
        "kind": PurePosixPath(report.document).suffix[1:].upper(),
        "sheet": sheet,
        "sheets": pages[-1] if paged else 0,
        "sections": sections,
        "outline": outline_of(report),
    }


def rows_of(figures: Sequence[Figure], *, claimed: bool) -> tuple[Row, ...]:
    """The rows with an indicator, or those without, in order of place; each with its cells."""
    rows: dict[tuple[object, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        if bool(figure.indicator) is claimed:
            at = figure.source
            rows.setdefault((at.table, at.row, at.start, figure.path), []).append(number)
    return tuple(
        Row(figures[numbers[0]], tuple((n, figures[n]) for n in numbers))
        for numbers in rows.values()
    )


def least_sure(report: Report) -> tuple[Cell, ...]:
    """The cells of a scanned report that the optical reading was least sure of."""
    cells = (cell for block in report.blocks if isinstance(block, Table) for cell in block.cells)
    unsure = [cell for cell in cells if cell.confidence is not None and cell.confidence < _SURE]
    return tuple(sorted(unsure, key=lambda cell: cell.confidence or 0)[:_LEAST_SURE])


def _indicators(catalogue: Catalogue, text: Words) -> list[tuple[str, str]]:
    named = [(each.id, each.zh if text.language == "zh" else each.en) for each in catalogue]
    return sorted(named, key=lambda pair: pair[1])
