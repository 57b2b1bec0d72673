"""The frame of every staff page: who is signed in, where one is, the way to the other pages."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from disclosure_qa.web.access import Member, csrf_field
from disclosure_qa.web.render.markup import render
from disclosure_qa.web.visitor import here, language_for, path_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy of the staff pages: our own files only, nothing written into the page."""
_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
_AREAS = ("figures", "findings", "reports", "questions")


@dataclass(frozen=True, slots=True)
class Way:
    """A page of the navigation: its key, its address below the root, whether one is in it."""

    key: str
    address: str
    current: bool
    waiting: int = 0
    """How many things wait there for somebody to decide."""


def page(
    request: Request, member: Member, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page of the workbench: `template` extends staff_page.html and fills its blocks.

    Besides `values` it is given `t` (the texts), `here` (`here.up` leads to the root), `member`,
    `ways` and `csrf`, the value of the hidden field `csrf` of every form that changes something.
    """
    language = language_for(request)
    html = render(
        template,
        language,
        here=here(request),
        member=member,
        ways=_ways(path_of(request), _open_findings(request)),
        csrf=csrf_field(request),
        **values,
    )
    return HTMLResponse(html, status_code=status, headers=_HEADERS)


def _open_findings(request: Request) -> int:
    counted = getattr(request.app.state, "open_findings", None)
    return counted.count() if counted else 0


def _ways(path: str, findings: int) -> tuple[Way, ...]:
    at = path.removeprefix("/staff").strip("/").split("/")[0]
    waiting = {"findings": findings}
    return tuple(Way(key, f"staff/{key}", key == at, waiting.get(key, 0)) for key in _AREAS)
