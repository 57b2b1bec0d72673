"""What a language must be able to say."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure_qa.answering.values.derive import Amount, Result
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.corrected import Corrected
from disclosure_qa.model.evidence import Slot
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.query import Measure, Query
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Comparability
from disclosure_qa.vocabulary.labels import label_key
from disclosure_qa.vocabulary.terms import Term

_FEW = 3


def plain_number(value: Decimal) -> str:
    """All digits of a number, without an exponent or trailing zeros: 72701.2578."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def marks(citations: Sequence[int]) -> str:
    """The citation marks: [1][2]."""
    return "".join(f"[{number}]" for number in citations)


def confirmed(claimed: Sequence[Decimal], values: Sequence[Decimal]) -> bool | None:
    """Whether numbers held up are those reported; None where only some can be told."""
    found = [claim in values for claim in claimed]
    if all(found) or all(value in claimed for value in values):
        return True
    return None if any(found) else False


def span(years: Sequence[int], joint: str) -> str:
    """Years as a reader writes them, runs in short: 2015–2018, 2020."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return joint.join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def in_one(focus: Sequence[str]) -> str:
    """The words of a question without the names, nor the mark at its end."""
    return " ".join(" ".join(focus).split()).rstrip("？?。, ")


def woven(focus: Sequence[str], names: Sequence[str]) -> str:
    """The words of a question around several names, with these names between them; "" where it
    does not name as many."""
    if len(names) < 2 or len(focus) != len(names) + 1:
        return ""
    spoken = "".join(f"{words}{name}" for words, name in zip(focus, names, strict=False))
    return " ".join(f"{spoken}{focus[-1]}".split()).rstrip("？?。, ")


def _by_whole(query: Query, amounts: Sequence[Amount]) -> list[list[Amount]]:
    """Each amount that was asked for, with its parts, which follow it."""
    groups: list[list[Amount]] = []
    for amount in amounts:
        if amount.slot.measure in query.measures or not groups:
            groups.append([])
        groups[-1].append(amount)
    return groups


def printed_label(figure: Figure) -> str:
    """A row label without its numbering, for use in a sentence."""
    return label_key(figure.label) or figure.label


def second_is_more(result: Result) -> bool:
    """The second side of a difference is the larger one."""
    sides = (result.first, result.second)
    values = [side.value for side in sides if side is not None and side.value is not None]
    return len(values) == 2 and values[1] > values[0]


def all_alike(result: Result) -> bool:
    """None of the values compared is larger than another."""
    known = [amount for amount in result.amounts if amount.value is not None]
    return len(result.chosen) == len(known) > 1


def few_others(result: Result) -> list[Amount]:
    """The other values of bodies that are compared, where a sentence can hold them all."""
    others = [a for a in result.amounts if a.value is not None and a not in result.chosen]
    several = len({a.slot.agency for a in result.amounts}) > 1
    return others if several and len(others) <= _FEW else []


class Wording(ABC):
    """The sentences of one language. Numbers come in as values and go out unchanged."""

    @abstractmethod
    def number(self, value: Decimal) -> str:
        """A number in the language's format."""

    @abstractmethod
    def join(self, sentences: Iterable[str]) -> str:
        """Sentences in a row."""

    @abstractmethod
    def agency(self, name: str) -> str:
        """A body's name as readers of the language know it."""

    @abstractmethod
    def measure(self, catalogue: Catalogue, measure: Measure) -> str:
        """The name of what is counted."""

    @abstractmethod
    def answer(self, catalogue: Catalogue, query: Query, results: Sequence[Result]) -> str:
        """The sentences that answer a figure question."""

    def broken_down(self, catalogue: Catalogue, query: Query, amounts: Sequence[Amount]) -> str:
        """For each body and year the whole and what it is made of."""
        said: list[str] = []
        for whole, *parts in _by_whole(query, amounts):
            brief = [replace(part, added_up=True) for part in parts]
            named = [(self._part(catalogue, whole, part), self._told(part)) for part in brief]
            added = any(part.sums for part in (whole, *parts))
            first = replace(whole, added_up=bool(parts))
            said.append(self._sentence(catalogue, first) + self._of_these(named))
            said += [self._no_subtotals()] if parts and added else []
        return self.join(said)

    def _part(self, catalogue: Catalogue, whole: Amount, part: Amount) -> str:
        """A part's name: its applicant, or its row, whichever tells it from the others."""
        measure = part.slot.measure
        if measure.applicant and measure.indicator == whole.slot.measure.indicator:
            return self._applicant(measure.applicant)
        return self.measure(catalogue, replace(measure, applicant=None))

    def _told(self, amount: Amount) -> str:
        known = amount.value is not None
        return self._amount(amount) if known else self._missing_briefly(amount)

    @abstractmethod
    def _sentence(self, catalogue: Catalogue, amount: Amount) -> str: ...

    @abstractmethod
    def _applicant(self, applicant: str) -> str: ...

    @abstractmethod
    def _no_subtotals(self) -> str:
        """Sums among the numbers above are printed nowhere."""

    @abstractmethod
    def _of_these(self, parts: Sequence[tuple[str, str]]) -> str: ...

    @abstractmethod
    def _amount(self, amount: Amount) -> str: ...

    @abstractmethod
    def _missing_briefly(self, amount: Amount) -> str: ...

    @abstractmethod
    def not_reported(self, catalogue: Catalogue, slot: Slot, citations: Sequence[int]) -> str:
        """Why a report that is there gives no number."""

    @abstractmethod
    def no_report(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        """No report of these bodies for these years."""

    @abstractmethod
    def missing(
        self, lacking: Mapping[str, Sequence[int]], bodies: int, years: Sequence[int]
    ) -> str:
        """Which of so many bodies have no report here, and for which of the years."""

    @abstractmethod
    def no_common_year(self) -> str:
        """The bodies to be compared have reports, and none of the same year."""

    @abstractmethod
    def unknown_place(self, name: str) -> str:
        """No report of a body of that name at all."""

    @abstractmethod
    def years_there_are(self, agency: str, years: Sequence[int]) -> str:
        """The offer of the years for which a body has a report."""

    @abstractmethod
    def bodies_there_are(self, near: Sequence[str], count: int) -> str:
        """The offer of the nearest names, or how many bodies there are."""

    @abstractmethod
    def which_one(self) -> str:
        """The question is asked back; the options follow."""

    @abstractmethod
    def opinion(self) -> str:
        """No judgement is given; the measurable readings follow."""

    @abstractmethod
    def out_of_scope(self) -> str:
        """The question is not about these reports."""

    @abstractmethod
    def nothing_in_prose(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        """The prose of the reports does not state what was asked."""

    @abstractmethod
    def misspelt(self, written: str, meant: str) -> str:
        """The name was taken for another."""

    @abstractmethod
    def assumed(self, agency: str | None, year: int | None) -> str:
        """The body or year that was assumed, where the question names none."""

    @abstractmethod
    def option(
        self, catalogue: Catalogue, query: Query, slots: Sequence[Slot], focus: Sequence[str]
    ) -> str:
        """A whole question for one reading, which answers when it is asked.

        `focus` are the words of the question around the names of its bodies, if any.
        """

    @abstractmethod
    def comparison(self, catalogue: Catalogue, measure: Measure, year: int) -> str:
        """A whole question that compares all bodies by a measure."""

    @abstractmethod
    def shown_of(self, shown: int, found: int) -> str:
        """Only the first findings are listed."""

    @abstractmethod
    def discrepancy(
        self, finding: Finding, citations: Sequence[int], confirmed: Collection[str]
    ) -> str:
        """A finding that touches a figure shown; `confirmed` are the keys that staff confirmed."""

    @abstractmethod
    def comparability(self, changes: Sequence[Comparability]) -> str:
        """The definition changed between the forms of a series."""

    @abstractmethod
    def read_optically(self, citations: Sequence[int]) -> str:
        """These places were read from scanned pages, and may have been misread."""

    @abstractmethod
    def corrected_report(self, said: Corrected, citations: Sequence[int]) -> str:
        """Staff corrected whose report it is, or of which year."""

    @abstractmethod
    def corrected_value(self, figure: Figure, citation: int) -> str:
        """Staff corrected the number of a cell, which prints another."""

    @abstractmethod
    def corrected_row(self, figure: Figure, citation: int) -> str:
        """Staff said what a printed row counts."""

    @abstractmethod
    def nearest(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        """The offer of what the same report states instead."""

    @abstractmethod
    def other_years(self, catalogue: Catalogue, amounts: Sequence[Amount]) -> str:
        """The offer of the same number for other years."""

    @abstractmethod
    def quoted(self, quote: str, citation: int) -> str:
        """The offer of a sentence of the prose, in its own words."""

    @abstractmethod
    def coverage(self, amounts: Sequence[Amount]) -> str:
        """How many of the bodies compared have a number, and why the others have none."""

    @abstractmethod
    def collection(self, entries: Sequence[ReportEntry]) -> str:
        """Which bodies and years the index holds."""

    @abstractmethod
    def findings(
        self,
        findings: Sequence[Finding],
        citations: Sequence[Sequence[int]],
        confirmed: Collection[str],
    ) -> str:
        """The findings, or that there are none; `confirmed` as in `discrepancy`."""

    @abstractmethod
    def dismissed(self, count: int) -> str:
        """Staff found so many findings to be no error."""

    @abstractmethod
    def definition(self, catalogue: Catalogue, indicator: str) -> str:
        """What an indicator means."""

    @abstractmethod
    def terms(self, terms: Sequence[Term]) -> str:
        """What terms of the reports mean, a line each."""

    @abstractmethod
    def greeting(self, reports: int, bodies: int) -> str:
        """A greeting that says what this is."""

    @abstractmethod
    def thanks(self) -> str:
        """A polite close."""

    @abstractmethod
    def help(self, reports: int, bodies: int) -> str:
        """What can be asked."""
