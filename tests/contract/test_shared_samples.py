"""The shared samples, from the files to the public JSON: every figure, and no wrong one."""

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run, run_cold

Place = tuple[Any, ...]


@pytest.fixture(scope="module")
def samples(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with an index of the shared reports."""
    folder = tmp_path_factory.mktemp("samples")
    reports = [path for path in (shared / "reports").iterdir() if path.suffix != ".json"]
    output = run_cold("ingest", *sorted(reports), folder=folder)
    assert output.status == 0, output.err
    return folder


def place(file: str, figure: dict[str, Any]) -> Place:
    dimension = figure["dimension"].get("applicant")
    return file, tuple(figure["path"]), dimension, figure["period"]


def test_every_figure_of_the_gold_is_found_and_none_has_another_value(
    run_in: Run, samples: Path, shared: Path
) -> None:
    gold = json.loads((shared / "reports" / "gold.json").read_text(encoding="utf-8"))
    wanted = {
        place(report["file"], figure): (figure["value"], figure["unit"])
        for report in gold
        for figure in report["figures"]
    }
    printed = json.loads(run_in(samples, "figures", "--format", "json").out)
    found = {
        place(figure["document"], figure): (figure["value"], figure["unit"])
        for figure in printed
        if figure["origin"] == "table"
    }
    assert len(wanted) > 300
    assert found == wanted


@pytest.mark.parametrize(("name", "floor"), [("seed_questions", 87), ("real_questions", 80)])
def test_the_shared_questions_are_answered_without_a_wrong_number(
    run_in: Run, samples: Path, shared: Path, name: str, floor: int
) -> None:
    questions = shared / "eval" / f"{name}.jsonl"
    output = run_in(samples, "evaluate", questions, "--json", "--floor", floor)
    total = json.loads(output.out)["total"]
    assert total["wrong_numbers"] == 0, output.out
    assert output.status == 0, output.out
