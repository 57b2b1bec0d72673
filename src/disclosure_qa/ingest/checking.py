"""The checks by a catalogue, as the index calls them with every change."""

from collections.abc import Callable, Sequence

from disclosure_qa.checks import check
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.vocabulary.catalogue import Catalogue


def checks(
    catalogue: Catalogue,
) -> Callable[[Sequence[ReportEntry], Sequence[Figure]], tuple[Finding, ...]]:
    """What does not add up in the reports of one body."""
    return lambda reports, figures: check(reports, figures, catalogue)
