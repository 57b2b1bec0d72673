"""The staff's workbench below /staff: plain pages, made here, that work without script.

shell      the frame of every page
figures    the page Figures: filters, pivot, list, charts
downloads  what a page shows, as a file; `sheets` makes its rows
telling    what stands in a cell of a pivot
findings   the page Findings: both sides of each, what was decided, files; `noted` looks them up
questions  the page Questions: what was not answered, what visitors said
sign_in    signing in and out, one's own password, the list of deeds
reports    the page Reports: the list, removal and the way back
report     one report: how it was read, beside the page itself
corrections  what staff correct of it
upload_pages  uploads, and how far each is
paging     long lists in pages
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from disclosure_qa.library import Library
from disclosure_qa.service.journal import Journal
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import Member, Role, require
from disclosure_qa.web.staff.corrections import add_corrections
from disclosure_qa.web.staff.figures import add_figures
from disclosure_qa.web.staff.findings import add_findings
from disclosure_qa.web.staff.questions import add_questions
from disclosure_qa.web.staff.report import add_report
from disclosure_qa.web.staff.reports import add_reports
from disclosure_qa.web.staff.upload_pages import add_uploads
from disclosure_qa.web.uploads import Uploads
from disclosure_qa.web.visitor import language_for


def staff_router(
    library: Library, catalogue: Catalogue, journal: Journal | None, uploads: Uploads
) -> APIRouter:
    """The routes below /staff, but for those of the sign-in; `journal` is what was asked."""
    router = APIRouter(include_in_schema=False)

    @router.get("/staff")
    def outset(
        request: Request, _member: Annotated[Member, Depends(require(Role.READER))]
    ) -> Response:
        return RedirectResponse(f"staff/figures?lang={language_for(request)}", 303)

    add_figures(router, library, catalogue)
    add_findings(router, library, catalogue)
    add_questions(router, library, catalogue, journal)
    add_reports(router, library)
    add_report(router, library, catalogue)
    add_corrections(router, library, catalogue, uploads)
    add_uploads(router, uploads)
    return router
