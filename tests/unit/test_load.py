"""One minute of visitors beside a real ingest, and 1,000 questions in one moment; ten minutes by
`make soak`."""

import json
import os
import subprocess
import sys
from pathlib import Path

SECONDS = os.environ.get("LOAD_SECONDS", "60")


def test_two_hundred_visitors_see_no_error_and_no_wrong_answer(
    project: Path, tmp_path: Path
) -> None:
    every = "1" if float(SECONDS) > 60 else "3"
    command = [sys.executable, "-m", "benchmarks.load", "--seconds", SECONDS, "--burst", "1000"]
    wrong = str(tmp_path / "wrong")
    run = subprocess.run(
        [*command, "--every", every, "--keep", wrong],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout, run.stderr
    result = json.loads(run.stdout)
    assert result["errors"] == {}
    assert result["wrong answers"] == {}, f"kept in {wrong}"
    assert result["memory MB"]["flat"], result["memory MB"]
    before, after = result["bursts"][-1]
    assert before < after, "no report came in while 1,000 questions were under way"
    assert run.returncode == 0, result
    if kept := os.environ.get("LOAD_RESULT"):
        Path(kept).write_text(run.stdout, encoding="utf-8")
