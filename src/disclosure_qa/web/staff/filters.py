"""What of the figures is wanted, as an address says it: a view can be kept and sent on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Period
from disclosure_qa.model.library import ReportEntry, Selection
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.agencies import english_name
from disclosure_qa.vocabulary.applicants import NATURAL_PERSON, ORGANISATIONS
from disclosure_qa.vocabulary.catalogue import Catalogue

WHOLE = "whole"
"""In an address: all applicants together, the column of totals."""
APPLICANTS = (NATURAL_PERSON, *ORGANISATIONS)
_T = TypeVar("_T")


class View(StrEnum):
    """How the figures are laid out."""

    PIVOT = "pivot"
    """Bodies by years, of one indicator."""
    LIST = "list"
    """One by one."""


class Drawn(StrEnum):
    """Which chart is drawn over a pivot."""

    TREND = "trend"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a page; "" or None where anything will do.

    `label` is a part of printed labels, of rows that no indicator claims; `body` is a part of names, `agencies` are whole names that were picked. `applicant` is a kind,
    WHOLE, or "" for any. `of` is the year that a comparison is drawn for.
    """

    body: str = ""
    agencies: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    family: Family | None = None
    indicator: str = ""
    label: str = ""
    applicant: str = ""
    period: Period | None = None
    view: View = View.PIVOT
    drawn: Drawn | None = None
    of: int | None = None
    page: int = 1

    def address(self, language: Language, **changes: Any) -> str:
        """The query of the same view with some filters changed; it begins at its first page."""
        changed = replace(self, **{"page": 1, **changes})
        return "?" + urlencode([*changed.fields(), ("lang", language.value)])

    def fields(self, *left_out: str) -> list[tuple[str, str]]:
        """The filters in force by the names that an address has for them."""
        given = [
            ("view", self.view),
            ("body", self.body),
            *(("agency", name) for name in self.agencies),
            ("from", self.first),
            ("to", self.last),
            ("family", self.family),
            ("indicator", self.indicator),
            ("label", self.label),
            ("applicant", self.applicant),
            ("period", self.period),
            ("draw", self.drawn),
            ("of", self.of),
            ("page", self.page if self.page > 1 else None),
        ]
        return [(name, str(value)) for name, value in given if value and name not in left_out]

    def lets_through(self, entry: ReportEntry) -> bool:
        """The report is of a body, a year and a form that are wanted."""
        return (
            self.names(entry.agency)
            and (self.first is None or entry.year >= self.first)
            and (self.last is None or entry.year <= self.last)
            and (self.family is None or entry.family is self.family)
        )

    def names(self, agency: str) -> bool:
        """The body is one of those picked, and has the wanted part in its name, in any language."""
        if self.agencies and agency not in self.agencies:
            return False
        if self.body.isascii():
            return self.body.casefold() in english_name(agency).casefold()
        return self.body in agency

    def selection(self, entries: Iterable[ReportEntry], labels: Iterable[str] = ()) -> Selection:
        """What the index is asked for, given the reports that are let through, and the `labels` of
        rows that no indicator claims, among which `label` chooses."""
        held = tuple(entries)
        return Selection(
            agencies=tuple(sorted({entry.agency for entry in held})),
            years=tuple(sorted({entry.year for entry in held})),
            families=(self.family,) if self.family else None,
            indicators=(self.indicator,) if self.indicator else None,
            labels=tuple(each for each in labels if self.label in each) if self.label else None,
            applicants=("" if self.applicant == WHOLE else self.applicant,)
            if self.applicant
            else None,
            periods=(self.period,) if self.period else None,
        )


def filters_of(asked: QueryParams, catalogue: Catalogue, *, indicator: str = "") -> Filters:
    """The filters of an address; what it names that there is not, is no filter.

    `indicator` is the one of a pivot for which the address names none.
    """
    view = named(View, asked.get("view")) or View.PIVOT
    asked_for = asked.get("indicator", "")
    known = asked_for if catalogue.get(asked_for) else ""
    return Filters(
        body=asked.get("body", "").strip(),
        agencies=tuple(dict.fromkeys(filter(None, asked.getlist("agency")))),
        first=_number(asked.get("from")),
        last=_number(asked.get("to")),
        family=named(Family, asked.get("family")),
        indicator=known or (indicator if view is View.PIVOT else ""),
        label=asked.get("label", "").strip() if view is View.LIST else "",
        applicant=_applicant(asked.get("applicant", "")),
        period=named(Period, asked.get("period")),
        view=view,
        drawn=named(Drawn, asked.get("draw")) if view is View.PIVOT else None,
        of=_number(asked.get("of")),
        page=max(1, _number(asked.get("page")) or 1),
    )


def bodies_of(entries: Iterable[ReportEntry]) -> tuple[str, ...]:
    """The names of the bodies of reports, each once, in order."""
    return tuple(dict.fromkeys(entry.agency for entry in entries))


def _applicant(name: str) -> str:
    return name if name in (WHOLE, *APPLICANTS) else ""


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def named(kind: Callable[[str], _T], name: str | None) -> _T | None:
    """The member of an enumeration that an address names; None where it names none."""
    try:
        return kind(name or "")
    except ValueError:
        return None
