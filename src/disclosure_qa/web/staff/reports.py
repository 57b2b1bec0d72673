"""The page Reports: what the index holds, what was removed, and the way to one report."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Family
from disclosure_qa.text.normalise import key
from disclosure_qa.web.access import Member, Role, record, require
from disclosure_qa.web.refusals import InvalidChange
from disclosure_qa.web.staff.paging import pages_of
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import here, language_for

Reader = Annotated[Member, Depends(require(Role.READER))]
# What an editor removes can be brought back, and so needs no administrator.
Editor = Annotated[Member, Depends(require(Role.EDITOR))]
_AT_ONCE = 50
STATES = ("stands", "superseded", "part", "ocr", "corrected", "findings")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the filters ask for; "" lets everything through."""

    body: str = ""
    year: str = ""
    family: str = ""
    state: str = ""
    page: int = 1

    def lets_through(self, entry: ReportEntry, with_findings: frozenset[str]) -> bool:
        """The entry is of the body, year, form and state that are asked for."""
        words = key(self.body)
        return (
            (not words or words in key(entry.agency + entry.document + entry.title))
            and self.year in ("", str(entry.year))
            and self.family in ("", entry.family)
            and (not self.state or self.state in states_of(entry, with_findings))
        )

    def address(self, language: Language, number: int) -> str:
        """The same list at another page."""
        named = {"body": self.body, "year": self.year, "family": self.family}
        return "?" + urlencode({**named, "state": self.state, "page": number, "lang": language})


def states_of(entry: ReportEntry, with_findings: frozenset[str]) -> tuple[str, ...]:
    """The states of STATES that an entry is in."""
    holds = (
        not entry.superseded,
        entry.superseded,
        bool(entry.part_of),
        entry.origin == "ocr",
        bool(entry.corrected),
        entry.document in with_findings,
    )
    return tuple(state for state, is_so in zip(STATES, holds, strict=True) if is_so)


def _wanted(
    body: Annotated[str, Query(max_length=60)] = "",
    year: Annotated[str, Query(max_length=4)] = "",
    family: Annotated[str, Query(max_length=1)] = "",
    state: Annotated[str, Query(max_length=12)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Wanted:
    return Wanted(body, year, family, state, page)


def add_reports(router: APIRouter, library: Library) -> None:
    """The routes of the list, of removal and of the way back."""
    _add_list(router, library)
    _add_removal(router, library)


def _add_list(router: APIRouter, library: Library) -> None:
    @router.get("/staff/reports")
    def reports(
        request: Request,
        member: Reader,
        wanted: Annotated[Wanted, Depends(_wanted)],
        done: Annotated[str, Query(pattern="^(removed|restored)?$")] = "",
    ) -> Response:
        held = library.reports(superseded=True)
        disputed = frozenset(finding.document for finding in library.findings())
        fit = [entry for entry in held if wanted.lets_through(entry, disputed)]
        pages = pages_of(len(fit), _AT_ONCE, wanted.page)
        language = language_for(request)
        return page(
            request,
            member,
            "staff_reports.html",
            entries=fit[pages.start : pages.end],
            held=held,
            pages=pages,
            turned=lambda number: wanted.address(language, number),
            wanted=wanted,
            years=sorted({entry.year for entry in held}, reverse=True),
            families=list(Family),
            states=STATES,
            states_of=lambda entry: states_of(entry, disputed),
            removed=len(library.removed()),
            may_edit=member.role.includes(Role.EDITOR),
            done=done,
        )


def _add_removal(router: APIRouter, library: Library) -> None:
    @router.get("/staff/reports/remove")
    def ask(request: Request, member: Editor, document: str) -> Response:
        entry = entry_of(library, document)
        return page(request, member, "staff_report_remove.html", entry=entry, days=_days())

    @router.post("/staff/reports/remove")
    def remove(request: Request, member: Editor, document: Annotated[str, Form()]) -> Response:
        from disclosure_qa.ingest import set_aside

        set_aside([document], member.name, datetime.now(UTC), library)
        record(request, member, "report_remove", document)
        return back(request, "staff/reports/removed", done="removed")

    @router.get("/staff/reports/removed")
    def removed(
        request: Request,
        member: Editor,
        done: Annotated[str, Query(pattern="^(removed)?$")] = "",
    ) -> Response:
        from disclosure_qa.ingest import KEPT_FOR

        kept = [(each, each.when + KEPT_FOR) for each in library.removed()]
        return page(
            request, member, "staff_reports_removed.html", kept=kept, done=done, days=_days()
        )

    @router.post("/staff/reports/restore")
    def restore(request: Request, member: Editor, number: Annotated[int, Form()]) -> Response:
        from disclosure_qa.ingest import bring_back

        names = [each.document for each in library.removed() if each.id == number]
        if not bring_back(number, library):
            raise InvalidChange("not_restored")
        record(request, member, "report_restore", " ".join(names))
        return back(request, "staff/reports", done="restored")


def entry_of(library: Library, document: str) -> ReportEntry:
    """The entry of a document; raises UnknownDocument."""
    found = library.reports(documents=[document], superseded=True)
    if not found:
        raise UnknownDocument(f"{document} is not in the index")
    return found[0]


def back(request: Request, path: str, **query: object) -> Response:
    """To a page below the root, after something was changed."""
    named = urlencode({**query, "lang": language_for(request)})
    return RedirectResponse(f"{here(request).up}{path}?{named}", 303)


def _days() -> int:
    from disclosure_qa.ingest import KEPT_FOR

    return KEPT_FOR.days
