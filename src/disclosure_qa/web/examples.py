"""Questions to start from, made from what is in the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from disclosure_qa.library import Library
from disclosure_qa.model.answer import Language
from disclosure_qa.model.figure import Figure, Origin, Period
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.render.naming import Naming
from disclosure_qa.web.wording import words

_REPORTS_LOOKED_AT = 6
_TRIES_OF_A_KIND = 3
_YEARS_OF_A_SERIES = 4
_OTHER = {Language.ZH: Language.EN, Language.EN: Language.ZH}


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and the kind of question that it is an example of."""

    kind: str
    question: str
    language: Language


def candidates(
    library: Library, entries: Sequence[ReportEntry], catalogue: Catalogue, language: Language
) -> Iterator[Example]:
    """Questions of six kinds, a few of each, the most telling first; none without reports."""
    if not entries:
        return
    maker = _Maker(library, tuple(entries), catalogue)
    for kind, spoken, questions in (
        ("value", language, maker.values(language)),
        ("series", language, maker.series(language)),
        ("comparison", language, maker.comparisons(language)),
        ("prose", language, maker.prose(language)),
        ("other_language", _OTHER[language], maker.values(_OTHER[language])),
        ("findings", language, maker.findings(language)),
    ):
        for question in islice(_once(questions), _TRIES_OF_A_KIND):
            yield Example(kind, question, spoken)


def _once(questions: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for question in questions:
        if question not in seen:
            seen.add(question)
            yield question


@dataclass(frozen=True, slots=True)
class _Maker:
    library: Library
    entries: tuple[ReportEntry, ...]
    catalogue: Catalogue

    def values(self, language: Language) -> Iterator[str]:
        for figure in self._telling(self._newest()):
            yield self._say("value", language, figure, year=figure.year)

    def series(self, language: Language) -> Iterator[str]:
        for figure in self._telling(self._newest()):
            years = self._years_of(figure)[-_YEARS_OF_A_SERIES:]
            if len(years) > 1:
                yield self._say("series", language, figure, first=years[0], last=years[-1])

    def comparisons(self, language: Language) -> Iterator[str]:
        newest = self._newest()
        for one, other in combinations(newest, 2):
            if one.year == other.year and one.agency != other.agency:
                for figure in self._in_both(one, other):
                    yield self._say(
                        "comparison",
                        language,
                        figure,
                        year=figure.year,
                        other=words(language).agency(other.agency),
                    )

    def prose(self, language: Language) -> Iterator[str]:
        for entry in self._newest():
            yield words(language)(
                "examples.prose", agency=words(language).agency(entry.agency), year=entry.year
            )

    def findings(self, language: Language) -> Iterator[str]:
        if self.library.findings():
            yield words(language)("examples.findings")

    def _newest(self) -> list[ReportEntry]:
        return sorted(self.entries, key=lambda entry: -entry.year)[:_REPORTS_LOOKED_AT]

    def _telling(self, entries: Sequence[ReportEntry]) -> list[Figure]:
        """Figures that a person would ask for: first those not 0, that most forms have, in a table."""
        figures = [
            figure
            for entry in entries
            for figure in self.library.figures(documents=[entry.document])
            if figure.value is not None and figure.indicator and figure.applicant is None
        ]
        return sorted(
            figures,
            key=lambda f: (f.value == 0, -self._forms(f), f.origin is not Origin.TABLE),
        )

    def _forms(self, figure: Figure) -> int:
        """How many form families have a row for what the figure counts."""
        indicator = self.catalogue.get(figure.indicator or "")
        return len(indicator.rows) if indicator else 0

    def _years_of(self, figure: Figure) -> list[int]:
        """The years for which the body's reports state the same thing."""
        return sorted(
            {
                found.year
                for found in self.library.figures(
                    agencies=[figure.agency], indicators=[figure.indicator or ""]
                )
                if found.value is not None and found.period is figure.period is Period.YEAR
            }
        )

    def _in_both(self, one: ReportEntry, other: ReportEntry) -> Iterator[Figure]:
        there = {
            (figure.indicator, figure.period)
            for figure in self.library.figures(documents=[other.document])
            if figure.value is not None and figure.applicant is None
        }
        for figure in self._telling([one]):
            if (figure.indicator, figure.period) in there and figure.period is Period.YEAR:
                yield figure

    def _say(self, kind: str, language: Language, figure: Figure, **values: object) -> str:
        text = words(language)
        cumulative = text("examples.cumulative") if figure.period is Period.CUMULATIVE else ""
        return text(
            f"examples.{kind}",
            agency=text.agency(figure.agency),
            indicator=Naming(text, self.catalogue).figure(figure),
            cumulative=cumulative,
            **values,
        )
