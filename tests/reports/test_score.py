"""The scorer finds what is wrong, and nothing where all is right."""

from copy import deepcopy

import pytest

from reports.corpus import gold
from reports.score import score


def perfect():
    """The output of a program that reads everything right."""
    figures = []
    findings = []
    for report in gold():
        common = {"document": report["file"], "agency": report["agency"], "year": report["year"]}
        figures += [{**figure, **common, "origin": "table"} for figure in report["figures"]]
        figures += [
            {
                **common,
                "path": [said["key"]],
                "dimension": {},
                "period": "year",
                "value": said["value"],
                "origin": "prose",
                "quote": said["sentence"],
            }
            for said in report["statements"]
        ]
        findings += [
            {**common, **found, "what": found["detail"], "citations": []}
            for found in report["findings"]
        ]
    return figures, findings


def test_perfect_reading_passes():
    result = score(gold(), *perfect())
    assert result.passed
    assert (result.recall, result.prose_recall) == (1, 1)
    assert (result.finding_recall, result.finding_precision) == (1, 1)
    assert not result.extra


def test_wrong_value_is_named():
    figures, findings = perfect()
    figures = deepcopy(figures)
    broken = next(figure for figure in figures if figure["value"] == 133)
    broken["value"] = 1330
    result = score(gold(), figures, findings)
    assert len(result.wrong) == 1
    assert "read [1330]" in result.wrong[0]
    assert not result.passed


def test_number_in_a_blank_cell_is_wrong():
    figures, findings = perfect()
    blank = next(figure for figure in figures if figure["value"] is None)
    filled = [{**figure, "value": 0} if figure is blank else figure for figure in figures]
    assert len(score(gold(), filled, findings).wrong) == 1


@pytest.mark.parametrize("change", [{"path": ["别处", "行政诉讼数"]}, {"path": ["没有的行"]}])
def test_another_path_is_missing(change):
    figures, findings = perfect()
    number = next(i for i, figure in enumerate(figures) if figure["path"] == ["行政诉讼数"])
    figures[number] = {**figures[number], **change}
    result = score(gold(), figures, findings)
    assert len(result.missing) == 1
    assert len(result.elsewhere) + len(result.extra) == 1


def test_invented_figure_and_finding_are_counted():
    figures, findings = perfect()
    figures.append({**figures[0], "path": ["今日访问"], "value": 316441})
    findings.append({**findings[0], "kind": "carry_over_break", "expected": 1, "found": 2})
    result = score(gold(), figures, findings)
    assert len(result.extra) == 1
    assert len(result.findings_false) == 1


def test_missing_finding_is_named():
    figures, findings = perfect()
    kept = [found for found in findings if found["kind"] != "year_mismatch"]
    result = score(gold(), figures, kept)
    assert len(result.findings_missing) == 3
