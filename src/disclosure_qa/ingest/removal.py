"""Removal by staff, with a way back for a while."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from disclosure_qa.figures import extract_figures
from disclosure_qa.ingest.checking import checks
from disclosure_qa.ingest.corrections import corrected
from disclosure_qa.ingest.reading import Reading
from disclosure_qa.reports import split_passages
from disclosure_qa.vocabulary.catalogue import load_catalogue

if TYPE_CHECKING:
    # Only where it is used: the processes that read load this package, and need no index.
    from disclosure_qa.library import Library

KEPT_FOR = timedelta(days=30)
"""How long a removed report can be brought back."""


def set_aside(documents: Collection[str], who: str, when: datetime, library: "Library") -> None:
    """Remove documents so that they can be brought back; older ones are forgotten for good.

    Raises UnknownDocument and IndexBusy.
    """
    library.remove(documents, checks(load_catalogue()), kept=(who, when))
    library.forget_removed(when - KEPT_FOR)


def bring_back(number: int, library: "Library") -> bool:
    """Put a removed report where it was, as corrected by now; whether it could be done.

    It cannot where it has been brought back or forgotten, or where its document is in the index
    again. Raises IndexBusy.
    """
    from disclosure_qa.library import Addition

    catalogue = load_catalogue()
    with library.writing():
        found = library.kept(number)
        if found is None or library.reports(documents=[found[0].report.document], superseded=True):
            return False
        kept, original = found
        report = kept.report
        read = Reading(
            report, extract_figures(report, catalogue), split_passages(report), kept.has_prose
        )
        made = corrected(read, library.corrections(), catalogue)
        addition = Addition(
            made.report,
            made.figures,
            made.passages,
            original,
            kept.rules,
            made.has_prose,
            made.as_read,
            made.corrected,
            kept.sequence,
        )
        library.bring_back(number, addition, checks(catalogue))
        return True
