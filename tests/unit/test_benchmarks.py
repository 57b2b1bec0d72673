"""The benchmarks still run; what they measure is no test's business."""

import re
import subprocess
import sys
from pathlib import Path


def test_questions_are_measured_on_a_handful_of_reports(project: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.ask", "--quick"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    kinds = dict(re.findall(r"^\| 24 \| ([\w ,-]+) \| \d+ \| (\d+)% ", run.stdout, re.MULTILINE))
    assert {"value", "series", "over bodies", "typo", "English", "follow-up"} <= set(kinds)
    assert int(kinds["mixed"]) >= 50
    linked = re.findall(r"^names .+: (\d+)% linked$", run.stdout, re.MULTILINE)
    assert linked == ["100"] * 4
