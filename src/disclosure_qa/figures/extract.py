"""All figures of one report, in the order of its text."""

from disclosure_qa.figures.claims import settle, settle_prose
from disclosure_qa.figures.lookup import lookup_of
from disclosure_qa.figures.places import Places
from disclosure_qa.figures.prose import prose_figures
from disclosure_qa.figures.tables import table_figures
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Report
from disclosure_qa.vocabulary.catalogue import Catalogue


def extract_figures(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Every number that the report prints of itself, and every blank cell of a form's row.

    Rows and statements that no indicator claims are kept under their printed label. Numbers
    that count another year, a plan or a rule are left out.
    """
    places, lookup = Places(report), lookup_of(catalogue)
    tables = settle(list(table_figures(report, lookup, places)), catalogue)
    prose = settle_prose(list(prose_figures(report, lookup, places)), tables)
    return tuple(sorted([*tables, *prose], key=lambda figure: figure.source.start))
