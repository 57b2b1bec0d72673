"""What is said in English about the collection, its findings, a term and the assistant itself; and on what
staff corrected."""

from collections.abc import Collection, Mapping, Sequence

from disclosure_qa.answering.values.derive import Amount
from disclosure_qa.answering.wording.base import Wording, marks, printed_label, span
from disclosure_qa.checks.sayings import in_english
from disclosure_qa.model.answer import Finding, FindingKind
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.evidence import Outcome
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.terms import Term

FINDINGS = {
    FindingKind.SUM_MISMATCH: "The parts do not add up to the total printed",
    FindingKind.BLANK_CELL: "A cell of the table is left blank",
    FindingKind.PROSE_TABLE_CONFLICT: "The prose and the table give different numbers",
    FindingKind.CUMULATIVE_BELOW_YEAR: "The cumulative total is below the year's own number",
    FindingKind.CUMULATIVE_BREAK: "The cumulative total does not follow from last year's",
    FindingKind.CARRY_OVER_BREAK: "The number carried over does not follow from last year's",
    FindingKind.YEAR_MISMATCH: "The report names another year than its title",
}
_MOST_LISTED = 12


def checked(finding: Finding, confirmed: Collection[str]) -> str:
    """What is said behind a finding that staff confirmed; "" behind others."""
    return " (checked by staff, who confirm the error)" if finding.key in confirmed else ""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


class EnglishAbout(Wording):
    """The part of the English wording that speaks of no single figure."""

    def collection(self, entries: Sequence[ReportEntry]) -> str:
        if not entries:
            return "The collection has no such report."
        by_agency: dict[str, list[int]] = {}
        reports = [entry for entry in entries if not entry.part_of]
        for entry in reports:
            by_agency.setdefault(entry.agency, []).append(entry.year)
        listed = [
            f"{self.agency(agency)} ({span(years, ', ')})"
            for agency, years in list(by_agency.items())[:_MOST_LISTED]
        ]
        more = "; and others" if len(by_agency) > _MOST_LISTED else ""
        count = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
        bodies = "1 body" if len(by_agency) == 1 else f"{len(by_agency)} bodies"
        return f"The collection has {count} of {bodies}: {'; '.join(listed)}{more}."

    def missing(
        self, lacking: Mapping[str, Sequence[int]], bodies: int, years: Sequence[int]
    ) -> str:
        if not lacking:
            return (
                f"The collection has all reports of {span(years, ', ')}."
                if years
                else "The collection has no report yet."
            )
        listed = [
            f"{self.agency(agency)} ({span(gone, ', ')})"
            for agency, gone in list(lacking.items())[:_MOST_LISTED]
        ]
        more = "; and others" if len(lacking) > _MOST_LISTED else ""
        noun = "body" if bodies == 1 else "bodies"
        return (
            f"Of {bodies} {noun}, {len(lacking)} without a report in the collection for some of {span(years, ', ')}: "
            f"{'; '.join(listed)}{more}. That a report is not here does not mean that it was not published."
        )

    def findings(
        self,
        findings: Sequence[Finding],
        citations: Sequence[Sequence[int]],
        confirmed: Collection[str],
    ) -> str:
        if not findings:
            return "No numbers that fail to add up were found in these reports."
        lines = [
            f"· {self.agency(f.agency)}, {f.year}: {FINDINGS[f.kind]}: {in_english(f)} {marks(c)}"
            + checked(f, confirmed)
            for f, c in zip(findings, citations, strict=True)
        ]
        return f"Findings: {len(findings)}\n" + "\n".join(lines)

    def dismissed(self, count: int) -> str:
        counted = "1 finding is" if count == 1 else f"{count} findings are"
        return f"{counted} not listed: staff checked and found no error."

    def definition(self, catalogue: Catalogue, indicator: str) -> str:
        found = catalogue[indicator]
        return f"{capital(found.en)} (“{found.zh}”): {found.define_en}"

    def terms(self, terms: Sequence[Term]) -> str:
        return "\n".join(f"{capital(term.en)} (“{term.zh}”): {term.define_en}" for term in terms)

    def greeting(self, reports: int, bodies: int) -> str:
        return (
            f"Hello. I am an automated assistant and answer from {reports} annual reports of {bodies} public bodies on "
            "government information disclosure. Ask for a number, a comparison, or what a report says."
        )

    def thanks(self) -> str:
        return "You are welcome. Ask on whenever you like."

    def help(self, reports: int, bodies: int) -> str:
        return (
            f"I am an automated assistant, not a person. I look up numbers in {reports} annual reports of {bodies} public "
            "bodies (one year, cumulative, over years, between bodies), compute sums, shares, growth and ranks, quote what "
            "the reports say, and tell which numbers do not add up. Every number comes with its place; what a report does "
            "not state, I say so."
        )

    def corrected_report(self, said: Corrected, citations: Sequence[int]) -> str:
        what = "body" if said.kind is CorrectionKind.AGENCY else "year"
        return (
            f"Staff corrected the {what} of this report, which was read as "
            f"“{said.read}” {marks(citations)}."
        )

    def corrected_value(self, figure: Figure, citation: int) -> str:
        printed = f"reads “{figure.printed}”" if figure.printed else "is blank"
        now = "no number" if figure.value is None else self.number(figure.value)
        return (
            f"Staff corrected the number of “{printed_label(figure)}”: the printed cell {printed}, "
            f"and {now} is used [{citation}]."
        )

    def corrected_row(self, figure: Figure, citation: int) -> str:
        return f"What the row “{printed_label(figure)}” counts was settled by staff [{citation}]."

    def coverage(self, amounts: Sequence[Amount]) -> str:
        bodies = {a.slot.agency for a in amounts}
        known = {a.slot.agency for a in amounts if a.value is not None}
        reasons = []
        for outcomes, reason in (
            ({Outcome.NO_REPORT}, "without a report"),
            ({Outcome.BLANK, Outcome.PART_BLANK}, "blank"),
            (
                {Outcome.ABSENT, Outcome.FORM_LACKS, Outcome.NO_CUMULATIVE, Outcome.UNCLEAR},
                "without such an item",
            ),
        ):
            missing = {a.slot.agency for a in amounts if a.slot.outcome in outcomes} - known
            reasons += [f"{len(missing)} {reason}"] if missing else []
        tail = f"; {', '.join(reasons)}" if reasons else ""
        return f"{len(known)} of {len(bodies)} bodies give this number{tail}."
