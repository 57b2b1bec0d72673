"""The page Findings: what does not add up, both sides of it, and what the staff decided."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Request
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from disclosure_qa import contract
from disclosure_qa.contract import Value
from disclosure_qa.library import Library
from disclosure_qa.model.answer import FindingKind
from disclosure_qa.model.figure import Source
from disclosure_qa.model.staff import DecisionState
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import Member, Role, record, require
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff import downloads
from disclosure_qa.web.staff.noted import Noted, State, Wanted, noted_of, wanted_of
from disclosure_qa.web.staff.paging import pages_of
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import language_for
from disclosure_qa.web.wording import words

REMARK_AT_MOST = 500
"""Characters of a remark."""
_AT_ONCE = 30
_GONE, _MEANWHILE = "gone", "meanwhile"
"""What was done where nothing was: the finding is no more, or another member has decided first."""
_one_after_the_other = Lock()

Reader = Annotated[Member, Depends(require(Role.READER))]
Editor = Annotated[Member, Depends(require(Role.EDITOR))]


def add_findings(router: APIRouter, library: Library, catalogue: Catalogue) -> None:
    """The routes of the page, of its files, and of the decisions."""

    def found(request: Request) -> tuple[Wanted, tuple[Noted, ...], tuple[Noted, ...]]:
        wanted = wanted_of(request.query_params, catalogue)
        noted = noted_of(library.findings(), library.decisions())
        return wanted, noted, tuple(filter(wanted.lets_through, noted))

    @router.get("/staff/findings")
    def findings(
        request: Request, member: Reader, found: Annotated[Any, Depends(found)]
    ) -> Response:
        wanted, noted, shown = found
        pages = pages_of(len(shown), _AT_ONCE, wanted.bodies.page)
        return page(
            request,
            member,
            "staff_findings.html",
            **_shown(wanted, noted, Naming(words(language_for(request)), catalogue)),
            pages=pages,
            shown=shown[pages.start : pages.end],
            held=bool(library.reports()),
            may_decide=member.role.includes(Role.EDITOR),
            done=request.query_params.get("done", ""),
        )

    @router.get("/staff/findings/file.{form}")
    def file(
        request: Request,
        _member: Reader,
        found: Annotated[Any, Depends(found)],
        form: Literal["csv", "xlsx", "json"],
    ) -> Response:
        _, _, shown = found
        text = words(language_for(request))
        name, kind = text("staff_findings.file"), downloads.Form(form)
        if kind is downloads.Form.JSON:
            body = json.dumps([*map(_json, shown)], ensure_ascii=False, indent=1)
            return downloads.saved(name, kind, body.encode())
        naming = Naming(text, catalogue)
        return downloads.table_file(name, kind, _heads(naming), _rows(shown, naming))

    _add_decision(router, library, catalogue)


def _add_decision(router: APIRouter, library: Library, catalogue: Catalogue) -> None:
    @router.post("/staff/findings/decide")
    def decide(
        *,
        request: Request,
        member: Editor,
        key: Annotated[str, Form(max_length=64)],
        state: Annotated[State, Form()],
        remark: Annotated[str, Form(max_length=REMARK_AT_MOST)] = "",
        seen: Annotated[str | None, Form(max_length=40)] = None,
        back: Annotated[str, Form(max_length=2000)] = "",
    ) -> Response:
        with _one_after_the_other:
            done = _hindrance(library, key, seen) or state
            if done is state:
                decided = None if state is State.OPEN else DecisionState(state.value)
                library.decide(key, decided, remark.strip(), member.name, datetime.now(UTC))
        if done is state:
            record(request, member, f"finding_{state}", key)
        asked = QueryParams(back.removeprefix("?"))
        wanted = wanted_of(asked, catalogue)
        query = wanted.address(
            language_for(request),
            page=wanted.bodies.page,
            done=done,
        )
        return RedirectResponse(f"../findings{query}#f-{key}", 303)


def _hindrance(library: Library, key: str, seen: str | None) -> str:
    """Why a finding cannot be decided; "" where it can. `seen` is the stamp that the form showed."""
    there = next((finding for finding in library.findings() if finding.key == key), None)
    if there is None:
        return _GONE
    stamp = Noted(there, library.decisions().get(key)).stamp
    return _MEANWHILE if seen not in (None, stamp) else ""


def _shown(wanted: Wanted, noted: tuple[Noted, ...], naming: Naming) -> dict[str, Any]:
    """What the template needs besides the findings themselves."""
    language = naming.text.language
    counts = {state: sum(one.state is state for one in noted) for state in State}
    return {
        "wanted": wanted,
        "filters": wanted.bodies,
        "naming": naming,
        "years": sorted({one.finding.year for one in noted}),
        "kinds": [kind for kind in FindingKind if any(one.finding.kind is kind for one in noted)],
        "states": State,
        "counts": counts,
        "query": wanted.address(language),
        "here_again": wanted.address(language, page=wanted.bodies.page),
        "turned": lambda number: wanted.address(language, page=number),
        "remark_at_most": REMARK_AT_MOST,
        "moment": moment,
    }


def moment(when: datetime) -> str:
    """A moment by the server's own clock, to the minute."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def _heads(naming: Naming) -> list[str]:
    text = naming.text
    keys = ("kind", "what", "expected", "found", "state", "remark", "who", "when")
    places = ("place", "section", "page", "quote", "others")
    return [
        text("card.agency"),
        text("card.year_head"),
        *(text(f"staff_findings.{key}") for key in keys),
        *(text(f"staff_findings.file_{key}") for key in places),
    ]


def _rows(shown: tuple[Noted, ...], naming: Naming) -> Iterator[list[Value]]:
    """A row for each finding: what it is, what was decided, its first place and the others."""
    for noted in shown:
        finding, decision = noted.finding, noted.decision
        places = [_place(source) for source in noted.places]
        yield [
            naming.text.agency(finding.agency),
            finding.year,
            naming.text(f"staff_findings.kind_{finding.kind}"),
            naming.finding(finding),
            *("" if n is None else f"{n:f}" for n in (finding.expected, finding.found)),
            naming.text(f"staff_findings.state_{noted.state}"),
            *((decision.remark, decision.who, moment(decision.when)) if decision else ("",) * 3),
            *(places[0] if places else ("",) * 4),
            "\n".join(" · ".join(filter(None, place)) for place in places[1:]),
        ]


def _place(source: Source) -> tuple[str, str, str, str]:
    return source.document, source.section, str(source.page or ""), source.quote


def _json(noted: Noted) -> dict[str, Any]:
    """A finding as the contract writes it, with what was decided."""
    decision = noted.decision
    return {
        **contract.finding_json(noted.finding),
        "state": noted.state,
        "decision": None
        if decision is None
        else {
            "remark": decision.remark,
            "who": decision.who,
            "when": decision.when.isoformat(),
        },
    }
