"""The real reports beside the project: every figure found, none with a wrong value."""

import json
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.checks import check
from disclosure_qa.figures import extract_figures
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Report
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports import build_report
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import entry_of

NUMBER_OF_REPORTS = 3


def gold(shared: Path, index: int) -> dict[str, Any]:
    records: list[dict[str, Any]] = json.loads((shared / "reports/gold.json").read_text("utf-8"))
    assert len(records) == NUMBER_OF_REPORTS
    return records[index]


def read(shared: Path, record: dict[str, Any]) -> tuple[Report, tuple[Figure, ...]]:
    catalogue = load_catalogue()
    name = record["file"]
    blocks = read_blocks(name, (shared / "reports" / name).read_bytes())
    report = build_report(name, blocks, catalogue)
    return report, extract_figures(report, catalogue)


def printed(figure: Figure) -> tuple[Any, ...]:
    value = None if figure.value is None else float(figure.value)
    who = {"applicant": figure.applicant} if figure.applicant else {}
    return list(figure.path), figure.label, who, figure.period, value, figure.unit


@pytest.mark.parametrize("index", range(NUMBER_OF_REPORTS))
def test_every_cell_is_found_and_no_other(shared: Path, index: int) -> None:
    record = gold(shared, index)
    report, figures = read(shared, record)
    keys = ("path", "label", "dimension", "period", "value", "unit")
    expected = [tuple(figure[key] for key in keys) for figure in record["figures"]]
    found = [printed(figure) for figure in figures if figure.source.table is not None]
    assert len(found) == len(expected)
    assert all(figure in expected for figure in found)
    assert all(figure in found for figure in expected)
    assert all(report.text[f.source.start : f.source.end] == f.source.quote for f in figures)


@pytest.mark.parametrize("index", range(NUMBER_OF_REPORTS))
def test_every_finding_is_made_and_no_other(shared: Path, index: int) -> None:
    record = gold(shared, index)
    report, figures = read(shared, record)
    found = check([entry_of(report)], figures, load_catalogue())
    expected = [f for f in record["findings"] if f["kind"] != "note"]
    assert sorted(f.kind for f in found) == sorted(f["kind"] for f in expected)
    sums = {(f["expected"], f["printed"]) for f in expected if "printed" in f}
    assert {(f.expected, f.found) for f in found if f.kind == "sum_mismatch"} == sums
