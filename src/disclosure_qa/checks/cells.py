"""Cells that a form has and the report leaves empty."""

from collections.abc import Iterator

from disclosure_qa.checks import sayings
from disclosure_qa.checks.findings import finding, named
from disclosure_qa.checks.sheet import Sheet
from disclosure_qa.model.answer import Finding, FindingKind


def blank_cells(sheet: Sheet) -> Iterator[Finding]:
    """An empty cell in a row that the form has; a / or — in its place says something."""
    for figure in sheet.tables:
        if figure.indicator and figure.value is None and not figure.printed:
            what = sayings.BLANK.said(name=named(figure))
            yield finding(FindingKind.BLANK_CELL, what, [figure])
