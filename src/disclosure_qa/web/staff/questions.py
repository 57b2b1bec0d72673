"""The page Questions: what was asked and not answered, and what visitors said; never by whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from disclosure_qa.contract import Value
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.journal import Keep
from disclosure_qa.service.journal import (
    UNANSWERED,
    Asked,
    AskedPage,
    Journal,
    Opinion,
    OpinionPage,
)
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.access import Member, Role, record, require
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.staff.downloads import Form as FileForm
from disclosure_qa.web.staff.downloads import table_file
from disclosure_qa.web.staff.filters import named
from disclosure_qa.web.staff.findings import moment
from disclosure_qa.web.staff.shell import page
from disclosure_qa.web.visitor import language_for
from disclosure_qa.web.wording import Words, words

_AT_ONCE = 50
_OF_A_FILE = 1000

Reader = Annotated[Member, Depends(require(Role.READER))]
Editor = Annotated[Member, Depends(require(Role.EDITOR))]


class View(StrEnum):
    """What of the journal is shown."""

    ASKED = "asked"
    FEEDBACK = "feedback"


class Liking(StrEnum):
    """What a visitor said: helpful or not."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted; None or "" where any will do. `before` is where a page goes on."""

    view: View = View.ASKED
    status: Status | None = None
    agency: str = ""
    liking: Liking | None = None
    before: int | None = None

    def address(self, language: Language, **changes: Any) -> str:
        """The query of the same view; `view`, `before` and `done` by name."""
        given = {
            "view": changes.get("view", self.view),
            "status": self.status,
            "agency": self.agency,
            "helpful": self.liking,
            "before": changes.get("before"),
            "done": changes.get("done"),
            "lang": language.value,
        }
        return "?" + urlencode({name: value for name, value in given.items() if value})

    def asked(self, journal: Journal, limit: int) -> AskedPage:
        """Questions, the latest first."""
        statuses = (self.status,) if self.status else UNANSWERED
        return journal.unanswered(
            statuses=statuses, agency=self.agency or None, before=self.before, limit=limit
        )

    def opinions(self, journal: Journal, limit: int) -> OpinionPage:
        """What visitors said, the latest first."""
        helpful = None if self.liking is None else self.liking is Liking.YES
        return journal.feedback(helpful=helpful, before=self.before, limit=limit)

    def at(self, before: int | None) -> "Wanted":
        """The same, going on from there."""
        return Wanted(self.view, self.status, self.agency, self.liking, before)


def wanted_of(asked: QueryParams) -> Wanted:
    """What an address asks for; what it names that there is not, is no filter."""
    before = asked.get("before", "")
    return Wanted(
        named(View, asked.get("view")) or View.ASKED,
        named(Status, asked.get("status")),
        asked.get("agency", "").strip(),
        named(Liking, asked.get("helpful")),
        int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None,
    )


def add_questions(
    router: APIRouter, library: Library, catalogue: Catalogue, journal: Journal | None
) -> None:
    """The routes of the page, of its file, and of deleting an entry; without a journal a page that
    says so."""
    kept = None if journal is None or journal.keep is Keep.NOTHING else journal

    @router.get("/staff/questions")
    def questions(request: Request, member: Reader) -> Response:
        wanted = wanted_of(request.query_params)
        language = language_for(request)
        shown = _shown(wanted, kept, Naming(words(language), catalogue)) if kept else {}
        return page(
            request,
            member,
            "staff_questions.html",
            wanted=wanted,
            journal=kept,
            may_delete=member.role.includes(Role.EDITOR),
            bodies=[entry.name for entry in library.agencies()],
            done=request.query_params.get("done", ""),
            **shown,
        )

    if kept is not None:
        _add_changes(router, catalogue, kept)


def _add_changes(router: APIRouter, catalogue: Catalogue, journal: Journal) -> None:
    @router.get("/staff/questions/file.{form}")
    def file(request: Request, _member: Reader, form: Literal["csv", "xlsx"]) -> Response:
        naming = Naming(words(language_for(request)), catalogue)
        wanted = wanted_of(request.query_params).at(None)
        head, rows = _table(wanted, journal, naming)
        name = naming.text(f"staff_questions.file_{wanted.view}")
        return table_file(name, FileForm(form), head, rows)

    @router.post("/staff/questions/delete")
    def delete(
        *,
        request: Request,
        member: Editor,
        entry: Annotated[int, Form(ge=1)],
        back: Annotated[str, Form(max_length=2000)] = "",
    ) -> Response:
        wanted = wanted_of(QueryParams(back.removeprefix("?")))
        remove = journal.delete_question if wanted.view is View.ASKED else journal.delete_feedback
        done = "deleted" if remove(entry) else "gone"
        record(request, member, "question_delete", f"{wanted.view} {entry}")
        query = wanted.address(language_for(request), before=wanted.before, done=done)
        return RedirectResponse(f"../questions{query}", 303)


def _shown(wanted: Wanted, journal: Journal, naming: Naming) -> dict[str, Any]:
    language = naming.text.language
    asked = wanted.view is View.ASKED
    found = wanted.asked(journal, _AT_ONCE) if asked else wanted.opinions(journal, _AT_ONCE)
    return {
        "found": found,
        "counts": journal.counts(),
        "statuses": Status,
        "likings": Liking,
        "views": View,
        "naming": naming,
        "hour": hour,
        "query": wanted.address(language),
        "here_again": wanted.address(language, before=wanted.before),
        "older": wanted.address(language, before=found.next) if found.next else "",
        "view_address": lambda view: Wanted(view).address(language),
    }


def hour(at: int) -> str:
    """The hour of an entry, by the server's own clock."""
    return moment(datetime.fromtimestamp(at, UTC))


Table = tuple[list[str], Iterator[list[Value]]]


def _table(wanted: Wanted, journal: Journal, naming: Naming) -> Table:
    """Head and rows of all that is wanted, whatever page is shown."""
    text = naming.text
    if wanted.view is View.ASKED:
        keys = ("at", "status", "text", "understood_bodies", "understood_indicators", "language")
        found = _all(lambda on: wanted.at(on).asked(journal, _OF_A_FILE))
        return _heads(text, *keys, "road"), (_asked_row(entry, naming) for entry in found)
    keys = ("at", "liking", "remark", "text", "status", "language")
    opinions = _all(lambda on: wanted.at(on).opinions(journal, _OF_A_FILE))
    return _heads(text, *keys, "road"), (_opinion_row(entry, text) for entry in opinions)


def _all(page_at: Callable[[int | None], Any]) -> Iterator[Any]:
    """The entries of all pages."""
    on = None
    while True:
        found = page_at(on)
        yield from found.entries
        on = found.next
        if on is None:
            return


def _heads(text: Words, *keys: str) -> list[str]:
    return [text(f"staff_questions.{key}") for key in keys]


def _asked_row(entry: Asked, naming: Naming) -> list[Value]:
    text = naming.text
    return [
        hour(entry.at),
        text(f"staff_questions.status_{entry.status}"),
        entry.text or "",
        text("card.list_mark").join(entry.agencies),
        naming.listed([naming.indicator(one) for one in entry.indicators]),
        entry.language,
        entry.road,
    ]


def _opinion_row(entry: Opinion, text: Words) -> list[Value]:
    return [
        hour(entry.at),
        text(f"staff_questions.liking_{'yes' if entry.helpful else 'no'}"),
        entry.remark,
        entry.text or "",
        text(f"staff_questions.status_{entry.status}"),
        entry.language,
        entry.road,
    ]
