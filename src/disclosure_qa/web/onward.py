"""Questions that go on from an answer: another body, year or indicator in its place, and what next.

Each is a whole question in words, and each was asked here before it is offered: one that would
not be understood as it is meant is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice, pairwise
from typing import Any

from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, Status, Understood
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.vocabulary.agencies import english_name
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.desk import Asking, tried
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.wording import words

_MOST_CHOICES = 10
_MOST_YEARS = 20
_MOST_SUGGESTIONS = 3
_MOST_NAMED = 3
_BETWEEN = ("growth", "difference")
_OVER_YEARS = ("sum", "average")
_JOINT = {"max": "again.or", "min": "again.or"}
_NAMED_YEARS = 2
"""More in a row are said by the first and the last."""
_TRIES = 3
BLANK = "…"
"""Stands in a template for what the visitor will write."""


class Chip(StrEnum):
    """What can be changed in how a question was understood."""

    AGENCY = "agency"
    YEAR = "year"
    INDICATOR = "indicator"
    APPLICANT = "applicant"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to put in a chip's place: its name, and the whole question that then asks."""

    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Onward:
    """Makes the questions that go on from how a question was understood."""

    library: Library
    asking: Asking
    catalogue: Catalogue
    clock: Callable[[], date]

    def choices(
        self, read: Understood, chip: Chip, question: str, language: Language
    ) -> tuple[Choice, ...]:
        """What may stand in a chip's place, what is nearest first."""
        most = _MOST_YEARS if chip is Chip.YEAR else _MOST_CHOICES
        found = (
            Choice(name, asked)
            for name, other in self._others(read, chip, Naming(words(language), self.catalogue))
            if (asked := self._said(other, read, question, language))
        )
        return tuple(islice(found, most))

    def template(self, read: Understood, chip: Chip, language: Language) -> str:
        """A whole question with BLANK where the visitor writes a name; "" where there is none."""
        if chip is Chip.AGENCY and read.indicators:
            return self._phrased(replace(read, agencies=(BLANK,)), language)
        if chip is Chip.INDICATOR and read.agencies:
            return self._phrased(replace(read, indicators=(BLANK,), applicant=None), language)
        return ""

    def suggestions(self, read: Understood, question: str, language: Language) -> tuple[str, ...]:
        """What to ask next, at most three; each another kind of step."""
        found: list[str] = []
        for steps in self._steps(read):
            asked = (self._said(step, read, question, language) for step in islice(steps, _TRIES))
            found += islice((said for said in asked if said and said not in found), 1)
        return tuple(found[:_MOST_SUGGESTIONS])

    def whole(self, answer: Answer) -> str:
        """A question that has the same answer without the conversation before; "" for none."""
        if len(answer.understood) != 1:
            return ""
        said = self._phrased(answer.understood[0], answer.language)
        again = self._asked(said) if said else None
        return said if again is not None and again.figures == answer.figures else ""

    # ---- what else there is ----

    def _others(
        self, read: Understood, chip: Chip, naming: Naming
    ) -> Iterator[tuple[str, Understood]]:
        """Names of what may stand in the chip's place, with the reading that it makes."""
        match chip:
            case Chip.AGENCY:
                for agency in self._bodies(read):
                    yield naming.text.agency(agency), replace(read, agencies=(agency,))
            case Chip.YEAR:
                yield from self._other_years(read, naming)
            case Chip.INDICATOR:
                for indicator in self._indicators(read):
                    other = replace(read, indicators=(indicator,), applicant=None)
                    yield naming.indicator(indicator), other
            case Chip.APPLICANT:
                for applicant in _others_than(read.applicant, self._figures(read), "applicant"):
                    name = naming.applicant(applicant) or naming.text("card.whole")
                    yield name, replace(read, applicant=applicant)
            case Chip.PERIOD:
                for period in _others_than(read.period, self._figures(read), "period"):
                    yield naming.period(period), replace(read, period=period)

    def _other_years(self, read: Understood, naming: Naming) -> Iterator[tuple[str, Understood]]:
        years = self._years(read)
        several = len(read.years) > 1
        if several and read.operation in _BETWEEN:
            for pair in reversed(list(pairwise(years))):
                if pair != read.years:
                    yield naming.years(pair), replace(read, years=pair)
            return
        # A year alone has no total and no average.
        operation = "value" if several and read.operation in _OVER_YEARS else read.operation
        if operation == "value" and len(years) > 1 and read.years != tuple(years):
            yield (
                naming.text("again.every_year"),
                replace(read, years=tuple(years), operation=operation),
            )
        for year in reversed(years):
            if read.years != (year,):
                yield naming.year(year), replace(read, years=(year,), operation=operation)

    def _bodies(self, read: Understood) -> list[str]:
        """Other bodies with the same to tell, those of the same region and kind first."""
        held = self.library.reports(years=read.years or None)
        regions = {entry.agency: entry.region for entry in held}
        if read.indicators:
            figures = self.library.figures(years=read.years or None, indicators=read.indicators[:1])
            regions = {f.agency: regions.get(f.agency, "") for f in figures}
        here = read.agencies[0] if read.agencies else ""
        home = next((e.region for e in self.library.reports(agencies=[here])), "")

        def nearness(agency: str) -> tuple[bool, bool]:
            return regions[agency] != home, agency[-5:] != here[-5:]

        return sorted((a for a in regions if a not in read.agencies), key=nearness)

    def _years(self, read: Understood) -> list[int]:
        held = self.library.reports(agencies=read.agencies[:1] or None)
        return sorted({entry.year for entry in held})

    def _figures(self, read: Understood) -> tuple[Figure, ...]:
        return self.library.figures(
            agencies=read.agencies[:1], years=read.years[-1:], indicators=read.indicators[:1]
        )

    def _indicators(self, read: Understood) -> list[str]:
        """What else the same report tells, in its order, from what was asked on."""
        figures = self.library.figures(agencies=read.agencies[:1], years=read.years[-1:])
        printed = sorted(figures, key=lambda figure: figure.origin is Origin.PROSE)
        names = list(dict.fromkeys(f.indicator for f in printed if f.indicator))
        at = next((names.index(name) for name in read.indicators if name in names), 0)
        return [name for name in names[at:] + names[:at] if name not in read.indicators]

    def _steps(self, read: Understood) -> Iterator[Iterator[Understood]]:
        """Ways on: over the years, to a neighbour in the table, to another body, to the prose; of
        several bodies, to another number of theirs, and to the years of the first."""
        years, one = self._years(read), len(read.agencies) == 1
        if read.indicators and one and len(read.years) == 1 and len(years) > 1:
            yield iter([replace(read, years=tuple(years[-5:]), operation="value")])
        if read.indicators and one and len(read.years) > 1:
            yield iter([replace(read, years=read.years[-1:], operation="value")])
        if read.indicators and one:
            value = replace(read, years=read.years[-1:], applicant=None, operation="value")
            yield (replace(value, indicators=(i,)) for i in self._indicators(value))
            yield (replace(value, agencies=(agency,)) for agency in self._bodies(value))
        if read.indicators and len(read.agencies) > 1:
            yield (replace(read, indicators=(i,), applicant=None) for i in self._indicators(read))
            first = replace(read, agencies=read.agencies[:1], operation="value")
            yield iter([replace(first, years=tuple(years[-5:]))])
        if not read.indicators and one:
            earlier = [year for year in reversed(years) if year not in read.years]
            yield (replace(read, years=(year,)) for year in earlier)

    # ---- how it is asked ----

    def _said(self, other: Understood, read: Understood, question: str, language: Language) -> str:
        """A question that is understood as wanted; "" where none was found."""
        for said in (self._phrased(other, language), _swapped(question, read, other)):
            if said and said != question and self._means(said, other):
                return said
        return ""

    def _phrased(self, read: Understood, language: Language) -> str:
        """What was understood, as a question; "" where one sentence cannot hold it."""
        text = words(language)
        template = text.texts["again"].get(read.operation)
        if not template or not read.indicators or not 0 < len(read.agencies) <= _MOST_NAMED:
            return ""
        naming = Naming(text, self.catalogue)
        applicant = naming.applicant(read.applicant)
        return template.format(
            agencies=text(_JOINT.get(read.operation, "again.and")).join(
                map(text.agency, read.agencies)
            ),
            years=_years_said(read.years, language),
            over=text("again.cumulative") if read.period is Period.CUMULATIVE else "",
            applicant=text("again.by", applicant=applicant) if applicant else "",
            indicators=text("again.and").join(map(naming.indicator, read.indicators)),
        )

    def _means(self, said: str, wanted: Understood) -> bool:
        answer = self._asked(said)
        if answer is None or len(answer.understood) != 1:
            return False
        read = answer.understood[0]
        return (
            answer.status in (Status.ANSWERED, Status.NOT_REPORTED)
            and (bool(answer.figures) or not wanted.indicators)
            and (read.agencies, read.indicators) == (wanted.agencies, wanted.indicators)
            and set(read.years) == set(wanted.years)
            and (read.applicant, read.operation) == (wanted.applicant, wanted.operation)
            and (read.period is wanted.period or wanted.period is None)
        )

    def _asked(self, question: str) -> Answer | None:
        return tried(self.asking, self.library, question, self.clock())


def _others_than(now: object, figures: Sequence[Figure], name: str) -> list[Any]:
    """The values that figures have in a field, in their order, without the present one."""
    found = dict.fromkeys(getattr(figure, name) for figure in figures)
    return [value for value in found if value != now]


def _years_said(years: Sequence[int], language: Language) -> str:
    """2016; 2016 and 2018; 2016 to 2019; 2016, 2018 and 2020: as a person would say them."""
    comma, last, to = {Language.ZH: ("、", "和", "到"), Language.EN: (", ", " and ", " to ")}[
        language
    ]
    ending = {Language.ZH: "年", Language.EN: ""}[language]
    said = [f"{year}{ending}" for year in years]
    if len(said) > _NAMED_YEARS and list(years) == list(range(years[0], years[-1] + 1)):
        return said[0] + to + said[-1]
    return last.join(filter(None, (comma.join(said[:-1]), said[-1])))


def _swapped(question: str, read: Understood, other: Understood) -> str:
    """The question in its own words with another year or body; "" where it does not name its own."""
    if len(other.years) == 1 and other.years != read.years and len(read.years) == 1:
        return _replaced(question, [str(read.years[0])], str(other.years[0]))
    if len(other.agencies) == 1 and other.agencies != read.agencies and len(read.agencies) == 1:
        old = read.agencies[0]
        return _replaced(question, [old, english_name(old)], other.agencies[0])
    return ""


def _replaced(question: str, olds: Sequence[str], new: str) -> str:
    old = next((old for old in olds if old in question), None)
    return question.replace(old, new) if old else ""
