"""What is said in English where there is no number, or no certainty of what is meant."""

from collections.abc import Sequence

from disclosure_qa.answering.wording.base import marks, printed_label, span
from disclosure_qa.answering.wording.en_about import EnglishAbout
from disclosure_qa.model.evidence import Outcome, Slot
from disclosure_qa.model.figure import Period
from disclosure_qa.model.report import Family
from disclosure_qa.vocabulary.catalogue import Catalogue

_FORMS = {
    Family.PROVINCIAL_ANNEX: "the provincial annex",
    Family.STATISTICS_FORM: "the national statistics form of 2014",
    Family.FORMAT_2019: "the national format of 2019",
    Family.FORMAT_2021: "the national format of 2021",
    Family.CITY_FORM: "an older city form",
    Family.PROSE_ONLY: "prose without a table",
}


class EnglishRefusals(EnglishAbout):
    """The part of the English wording that refuses, offers and asks back."""

    def not_reported(self, catalogue: Catalogue, slot: Slot, citations: Sequence[int]) -> str:
        name = self.measure(catalogue, slot.measure)
        report = f"The {slot.year} report of {self.agency(slot.agency)}"
        label = printed_label(slot.figures[0]) if slot.figures else name
        printed = slot.figures[0].printed if slot.figures else ""
        column = "cumulative" if slot.period is Period.CUMULATIVE else "year's"
        match slot.outcome:
            case Outcome.NO_REPORT:
                return self.no_report((slot.agency,), (slot.year,))
            case Outcome.BLANK if printed:
                return f"{report} has “{printed}” in the {column} cell of {name} (“{label}”), which is no number {marks(citations)}."
            case Outcome.BLANK:
                return f"{report} leaves the {column} cell of {name} (“{label}”) blank {marks(citations)}."
            case Outcome.PART_BLANK:
                return f"{report} prints no total of {name}, and “{label}”, which would have to be added, is left blank {marks(citations)}."
            case Outcome.FORM_LACKS:
                form = _FORMS[slot.report.family] if slot.report else ""
                return f"{report} follows {form}, which has no item “{name}”."
            case Outcome.NO_CUMULATIVE:
                return f"{report} gives {name} for the year only, with no cumulative total."
            case Outcome.NO_WHOLE:
                return (
                    f"Nothing says of what total {name} is to be a share: not the question, and "
                    f"not {report[0].lower()}{report[1:]}."
                )
            case Outcome.UNCLEAR:
                return (
                    f"{report} prints several different numbers for {name}, so none can be given."
                )
            case _:
                return f"{report} has no item “{name}”."

    def no_report(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        who = " and ".join(self.agency(name) for name in agencies)
        when = ", ".join(map(str, years))
        if not who and not when:
            return "There are no reports in the collection yet."
        of = f" of {who}" if who else ""
        return f"There is no report{of}{f' for {when}' if when else ''} in the collection."

    def no_common_year(self) -> str:
        return "These bodies have no reports of the same year, so they cannot be compared."

    def unknown_place(self, name: str) -> str:
        return f"There is no report of “{name}” in the collection."

    def years_there_are(self, agency: str, years: Sequence[int]) -> str:
        return f"The collection has the reports of {self.agency(agency)} for {span(years, ', ')}."

    def bodies_there_are(self, near: Sequence[str], count: int) -> str:
        if near:
            return f"Similar names: {', '.join(self.agency(name) for name in near)}."
        noun = "body" if count == 1 else "bodies"
        return f"The collection has reports of {count} {noun}; ask “which bodies are covered?”"

    def which_one(self) -> str:
        return "This can be read in several ways, with different answers. Which one do you mean?"

    def opinion(self) -> str:
        return "I give no judgement, but the numbers in the reports can be compared:"

    def out_of_scope(self) -> str:
        return "I answer only from the annual reports on government information disclosure, so I cannot answer this."

    def nothing_in_prose(self, agencies: Sequence[str], years: Sequence[int]) -> str:
        if not agencies:
            return "Nothing about this was found in the reports of the collection."
        who = " and ".join(self.agency(name) for name in agencies)
        when = f" for {', '.join(map(str, years))}" if years else ""
        return f"Nothing about this was found in the report of {who}{when}."

    def misspelt(self, written: str, meant: str) -> str:
        return f"There is no report of “{written}”; this is answered for {self.agency(meant)}, whose name is alike."

    def assumed(self, agency: str | None, year: int | None) -> str:
        parts = [f"the body to be {self.agency(agency)}"] if agency else []
        parts += [f"the year to be {year}"] if year else []
        return f"The question does not say; I took {' and '.join(parts)}."
