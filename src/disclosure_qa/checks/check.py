"""All findings over the reports of one agency: one function per kind, called in turn."""

from collections.abc import Sequence

from disclosure_qa.checks.cells import blank_cells
from disclosure_qa.checks.prose import prose_conflicts
from disclosure_qa.checks.sheet import Sheet, sheets
from disclosure_qa.checks.sums import sum_mismatches
from disclosure_qa.checks.years import (
    carry_over_breaks,
    cumulative_breaks,
    cumulatives_below_year,
    year_mismatches,
)
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue


def check(
    reports: Sequence[ReportEntry], figures: Sequence[Figure], catalogue: Catalogue
) -> tuple[Finding, ...]:
    """What is wrong in and between the reports of one agency, in order of year and place.

    `figures` are those of all these reports. Superseded reports are left out. What rests on a
    blank, missing or rounded number cannot be assessed, and is no finding.
    """
    entries = [entry for entry in reports if not entry.superseded]
    years = sheets(entries, figures)
    found: list[Finding] = [*year_mismatches(entries)]
    for sheet in years:
        found += blank_cells(sheet)
        found += sum_mismatches(sheet, catalogue)
        found += cumulatives_below_year(sheet)
        found += prose_conflicts(sheet, catalogue)
    by_year = {sheet.year: sheet for sheet in years}
    for sheet in years:
        before: Sheet | None = by_year.get(sheet.year - 1)
        if before:
            found += cumulative_breaks(before, sheet)
            found += carry_over_breaks(before, sheet, catalogue)
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, str, int, str]:
    start = finding.sources[0].start if finding.sources else -1
    return finding.year, finding.document, start, finding.kind
