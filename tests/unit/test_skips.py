"""In CI a test that is skipped for want of a tool fails the run; missing samples do not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = {
    "nothing": "def test(): pass",
    "samples": "import conftest, pytest\ndef test(): pytest.skip(conftest.NO_SHARED)",
    "tool": "import pytest\ndef test(): pytest.skip('LibreOffice is not installed')",
    "module": "import pytest\npytest.importorskip('no_such_tool')",
    "expected": "import pytest\n@pytest.mark.xfail\ndef test(): assert False",
}


def status(folder: Path, project: Path, content: str, ci: str) -> tuple[int, str]:
    (folder / "test_sample.py").write_text(content, encoding="utf-8")
    environment = {
        **os.environ,
        "CI": ci,
        "PYTHONPATH": str(project / "tests"),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
    }
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-c", os.devnull, "--rootdir", "."]
    command += ["-p", "no:cacheprovider", "test_sample.py"]
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return run.returncode, run.stdout


@pytest.mark.parametrize(
    ("skip", "in_ci"),
    [("nothing", 0), ("samples", 0), ("tool", 1), ("module", 1), ("expected", 0)],
)
def test_a_missing_tool_fails_ci_and_nothing_else(
    tmp_path: Path, project: Path, skip: str, in_ci: int
) -> None:
    code, printed = status(tmp_path, project, SKIPS[skip], "true")
    assert code == in_ci, printed
    assert ("where nothing may be skipped" in printed) is bool(in_ci)


def test_outside_ci_a_missing_tool_is_a_skip(tmp_path: Path, project: Path) -> None:
    code, printed = status(tmp_path, project, SKIPS["tool"], "")
    assert (code, "1 skipped" in printed) == (0, True)
