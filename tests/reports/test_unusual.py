"""Reports that depart from their form in ways that the generator does not print.

Beside each stands its gold: whose report it is, then a line for each figure (path, applicant or
period, value, as printed, unit, indicator) and for each finding. They are no part of the generated
corpus, so that what is asked of that stays as it was.
"""

from pathlib import Path

import pytest

from disclosure_qa.checks import check
from disclosure_qa.ingest import read_report
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import entry_of

UNUSUAL = Path(__file__).parent / "unusual"
GOLD = sorted(UNUSUAL.glob("*.gold"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_figure_and_finding_and_no_other(gold: Path) -> None:
    catalogue = load_catalogue()
    reading = read_report(gold.stem, (UNUSUAL / gold.stem).read_bytes(), catalogue)
    report = reading.report
    read = [f"{report.agency} | {report.region} | {report.year} | {report.family}"]
    read += map(figure_line, reading.figures)
    read += map(finding_line, check([entry_of(report)], reading.figures, catalogue))
    assert read == gold.read_text(encoding="utf-8").splitlines()
    for figure in reading.figures:
        assert figure.source.quote in report.text


def figure_line(figure: Figure) -> str:
    value = "" if figure.value is None else f"{figure.value:f}"
    return " | ".join(
        [
            " › ".join(figure.path),
            figure.applicant or figure.period.value,
            ("约" if figure.approximate else "") + value,
            figure.printed,
            figure.unit,
            figure.indicator or "-",
        ]
    )


def finding_line(finding: Finding) -> str:
    sides = ["" if side is None else str(side) for side in (finding.expected, finding.found)]
    return " | ".join([f"! {finding.kind.value}", *sides])


def test_there_are_a_dozen() -> None:
    assert len(GOLD) >= 12
