"""Findings with what was decided about them, and which of them an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from disclosure_qa.library import Library
from disclosure_qa.model.answer import Finding, FindingKind, Language
from disclosure_qa.model.figure import Source
from disclosure_qa.model.staff import Decision
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.staff.filters import Filters, filters_of, named


class OpenFindings:
    """How many findings nobody has decided about, counted again when the index has changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._counted: tuple[int, int] | None = None

    def count(self) -> int:
        """The number; decisions change the index too."""
        generation = self._library.generation
        if self._counted is None or self._counted[0] != generation:
            decided = self._library.decisions()
            found = sum(finding.key not in decided for finding in self._library.findings())
            self._counted = (generation, found)
        return self._counted[1]


class State(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    """Nobody has decided."""
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding, and what was decided about it."""

    finding: Finding
    decision: Decision | None = None

    @property
    def state(self) -> State:
        """What became of it."""
        return State(self.decision.state.value) if self.decision else State.OPEN

    @property
    def stamp(self) -> str:
        """What tells a decision from the one before it; never "", which in a form is nothing."""
        return self.decision.when.isoformat() if self.decision else "open"

    @property
    def places(self) -> tuple[Source, ...]:
        """Its places, the disputed one first; several cells of one row are one place."""
        places: dict[tuple[str, int, int], Source] = {}
        for source in self.finding.sources:
            places.setdefault((source.document, source.start, source.end), source)
        return tuple(places.values())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are wanted; `bodies` are the filters of a report, by body and year."""

    bodies: Filters
    kind: FindingKind | None = None
    state: State | None = None

    def lets_through(self, noted: Noted) -> bool:
        """The finding is of a body, a year, a kind and a state that are wanted."""
        finding, bodies = noted.finding, self.bodies
        return (
            bodies.names(finding.agency)
            and (bodies.first is None or finding.year >= bodies.first)
            and (bodies.last is None or finding.year <= bodies.last)
            and self.kind in (None, finding.kind)
            and self.state in (None, noted.state)
        )

    def address(self, language: Language, **changes: Any) -> str:
        """The query of the same view; `page` and `done` (what was just done) by name."""
        bodies = replace(self.bodies, page=changes.get("page", 1))
        given = [(k, v) for k, v in bodies.fields("view") if v]
        given += [("kind", self.kind)] if self.kind else []
        given += [("state", self.state)] if self.state else []
        given += [("done", changes["done"])] if changes.get("done") else []
        return "?" + urlencode([*given, ("lang", language.value)])


def wanted_of(asked: QueryParams, catalogue: Catalogue) -> Wanted:
    """What an address asks for; `year` alone is short for from it to it."""
    bodies = filters_of(asked, catalogue)
    if year := asked.get("year", ""):
        only = filters_of(QueryParams({"from": year, "to": year}), catalogue)
        bodies = replace(bodies, first=only.first, last=only.last)
    bodies = replace(bodies, family=None, indicator="", applicant="", period=None, of=None)
    kind, state = named(FindingKind, asked.get("kind")), named(State, asked.get("state"))
    return Wanted(replace(bodies, drawn=None), kind, state)


def noted_of(findings: tuple[Finding, ...], decisions: Mapping[str, Decision]) -> tuple[Noted, ...]:
    """The findings with what was decided about them."""
    return tuple(Noted(finding, decisions.get(finding.key)) for finding in findings)
