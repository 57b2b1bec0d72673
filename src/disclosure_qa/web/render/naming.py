"""How figures and their properties are called on the pages, in one language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from disclosure_qa.answering.wording.base import plain_number
from disclosure_qa.checks.sayings import in_english
from disclosure_qa.model.answer import Finding, Language
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.vocabulary.applicants import ENGLISH
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.web.render.edits import OF_REPORT, corrected_words
from disclosure_qa.web.wording import Words

_NAMED_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; what the catalogue does not know is called as printed."""

    text: Words
    catalogue: Catalogue

    def indicator(self, name: str) -> str:
        """The indicator of an id; the name itself where the catalogue has none."""
        known = self.catalogue.get(name)
        if known is None:
            return name
        return known.en if self.text.language is Language.EN else known.zh

    def figure(self, figure: Figure) -> str:
        """What a figure counts."""
        return self.indicator(figure.indicator) if figure.indicator else figure.label

    def applicant(self, name: str | None) -> str:
        """A kind of applicant; "" for the whole."""
        if not name:
            return ""
        return ENGLISH.get(name, name) if self.text.language is Language.EN else name

    def agency(self, figure: Figure) -> str:
        """The body whose report prints a figure."""
        return self.text.agency(figure.agency)

    def agencies(self, names: Sequence[str]) -> str:
        """A body's name or two; of more, how many they are."""
        if len(names) > _NAMED_AT_MOST:
            return self.text("card.agencies", n=len(names))
        return self.listed([self.text.agency(name) for name in names])

    def period(self, period: Period) -> str:
        """What stretch of time a number counts."""
        return self.text(f"period.{period}")

    def operation(self, operation: str) -> str:
        """What was done with the figures; "" where the texts have no word for it."""
        return self.text.texts["operation"].get(operation, "")

    def year(self, year: int) -> str:
        """One year."""
        return self.text("card.year", year=year)

    def years(self, years: Sequence[int]) -> str:
        """Years in runs: 2014–2016, 2018; a gap stays visible. "" for none."""
        return self.text("card.year", year=year_runs(years, self.text)) if years else ""

    def number(self, value: Decimal, *, signed: bool = False) -> str:
        """A number as the sentence beside it prints it: thousands apart in English."""
        sign = "+" if signed and value > 0 else ""
        if self.text.language is Language.ZH:
            return sign + plain_number(value)
        whole, point, rest = plain_number(abs(value)).partition(".")
        return f"{'-' if value < 0 else sign}{int(whole):,}{point}{rest}"

    def listed(self, names: Sequence[str]) -> str:
        """Names, one after the other."""
        return self.text("card.list_mark").join(names)

    def value(self, figure: Figure) -> str:
        """The number, or the word for a cell without one, with what the cell shows instead."""
        if figure.value is not None:
            return self.number(figure.value)
        if figure.printed:
            return self.text("card.printed", text=figure.printed)
        return self.text("card.blank")

    def value_with_unit(self, figure: Figure) -> str:
        """The number with its unit, and with "about" where it is rounded."""
        if figure.value is None:
            return self.value(figure)
        about = self.text("card.about") if figure.approximate else ""
        return " ".join(
            filter(None, (about, self.number(figure.value), self.text.unit(figure.unit)))
        )

    def finding(self, finding: Finding) -> str:
        """What does not add up, in one sentence; the report's own words as printed."""
        if self.text.language is Language.ZH:
            return finding.what
        said = in_english(finding)
        return said[:1].upper() + said[1:]

    def corrected(self, figure: Figure) -> str:
        """What staff corrected of a figure, and what was read before; "" for nothing."""
        said = (corrected_words(each, self.text) for each in figure.corrected)
        return self.text("corrected.mark").join(said)

    def corrected_itself(self, figure: Figure) -> str:
        """The same without what was corrected of its whole report, which is said of the report."""
        own = [each for each in figure.corrected if each.kind not in OF_REPORT]
        return self.text("corrected.mark").join(corrected_words(each, self.text) for each in own)

    def columns(self) -> tuple[tuple[str, Callable[[Figure], str]], ...]:
        """The properties in which figures may differ: a head, and a figure's name under it."""
        return (
            (self.text("card.agency"), self.agency),
            (self.text("card.year_head"), lambda figure: str(figure.year)),
            (self.text("card.indicator"), self.figure),
            (self.text("card.applicant"), self._applicants),
            (self.text("card.period"), lambda figure: self.period(figure.period)),
        )

    def _applicants(self, figure: Figure) -> str:
        return self.applicant(figure.applicant) or self.text("card.whole")


def year_runs(years: Sequence[int], text: Words) -> str:
    """Years with runs joined by a dash: 2014–2016, 2018."""
    runs = [
        [year for _, year in run]
        for _, run in groupby(enumerate(sorted(set(years))), lambda pair: pair[1] - pair[0])
    ]
    return text("card.year_mark").join(
        str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs
    )
