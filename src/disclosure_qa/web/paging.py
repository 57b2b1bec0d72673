"""Figures page by page: a cursor names the last figure seen, so that pages survive changes."""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.library import Library
from disclosure_qa.model.figure import Figure, Period

_DOCUMENTS_AT_ONCE = 50
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure by its document and its number among that document's wanted figures."""

    document: str
    number: int


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One page; `last` is where the next one goes on, None where this is the last."""

    figures: tuple[Figure, ...]
    last: Place | None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted; None where anything goes."""

    agencies: tuple[str, ...] | None
    years: tuple[int, ...] | None
    indicators: tuple[str, ...] | None
    period: Period | None

    @classmethod
    def of(
        cls,
        agencies: Sequence[str] | None,
        years: Sequence[int] | None,
        indicators: Sequence[str] | None,
        period: Period | None,
    ) -> "FigureFilter":
        """The filter of a request's parameters."""
        return cls(_given(agencies), _given(years), _given(indicators), period)

    def all_of(self, library: Library) -> Iterator[Figure]:
        """Every wanted figure, in the order of the pages."""
        return (figure for _, figure in self._placed(library, None))

    def after(self, library: Library, place: Place | None) -> Iterator[tuple[Place, Figure]]:
        """The wanted figures after a place, lazily."""
        for at, figure in self._placed(library, place):
            if place is None or (at.document, at.number) > (place.document, place.number):
                yield at, figure

    def _placed(self, library: Library, place: Place | None) -> Iterator[tuple[Place, Figure]]:
        documents = sorted(
            entry.document
            for entry in library.reports(agencies=self.agencies, years=self.years)
            if place is None or entry.document >= place.document
        )
        for start in range(0, len(documents), _DOCUMENTS_AT_ONCE):
            batch = documents[start : start + _DOCUMENTS_AT_ONCE]
            counts = dict.fromkeys(batch, 0)
            for figure in library.figures(documents=batch, indicators=self.indicators):
                if self.period is None or figure.period is self.period:
                    document = figure.source.document
                    yield Place(document, counts[document]), figure
                    counts[document] += 1


def figure_page(
    library: Library, wanted: FigureFilter, limit: int, after: Place | None
) -> FigurePage:
    """At most `limit` figures after a place."""
    found = list(islice(wanted.after(library, after), limit + 1))
    shown = found[:limit]
    return FigurePage(
        tuple(figure for _, figure in shown), shown[-1][0] if len(found) > limit else None
    )


def cursor_of(place: Place) -> str:
    """A place as an opaque text for an address."""
    content = json.dumps([place.document, place.number]).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def place_of(cursor: str) -> Place:
    """The place of a cursor; InvalidQuestion where it is none of ours."""
    try:
        content = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        document, number = json.loads(content)
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise InvalidQuestion("the cursor is not one that a page gave out") from error
    if not (isinstance(document, str) and isinstance(number, int)):
        raise InvalidQuestion("the cursor is not one that a page gave out")
    return Place(document, number)


def _given(values: Sequence[_T] | None) -> tuple[_T, ...] | None:
    return tuple(values) if values else None
