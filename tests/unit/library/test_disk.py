"""A disk that is full, or may not be written to: said in one line, and figures go on being answered."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library import Library, sqlite
from unit.library.samples import addition, no_check
from unit.web.small_reports import write_reports

RUN = [sys.executable, "-m", "disclosure_qa"]
OLD = addition("a.txt", requests="12", sentences=("工作有序。",))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of one report."""
    with Library.create(tmp_path / "index") as library:
        library.add([OLD], no_check)
    return tmp_path / "index"


def ingested(index: Path, reports: Path, room: int | None) -> subprocess.CompletedProcess[str]:
    """What `ingest` said, no file of it allowed to grow beyond so many bytes."""

    def allow() -> None:
        if room is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [*RUN, "ingest", str(reports), "--index", str(index), "--workers", "1"]
    return subprocess.run(command, preexec_fn=allow, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("room", [100, 60_000])
def test_on_a_full_disk_nothing_changes_and_it_is_said(
    index: Path, tmp_path: Path, room: int
) -> None:
    (tmp_path / "reports").mkdir()
    write_reports(tmp_path / "reports")
    said = ingested(index, tmp_path / "reports", room)
    assert said.returncode == 2
    (line,) = [line for line in said.stderr.splitlines() if line.startswith("error: ")]
    assert "disk" in line or "large" in line
    assert "Traceback" not in said.stderr
    with Library.open(index) as library:
        assert library.figures() == OLD.figures
    assert ingested(index, tmp_path / "reports", None).returncode == 0
    with Library.open(index) as library:
        assert library.report_count > 1


def test_a_disk_that_is_read_only_is_read(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_is_read_only", lambda _: True)
    before = sorted(path.name for path in index.iterdir())
    with Library.open(index) as library:
        assert library.figures() == OLD.figures
        assert sorted(path.name for path in index.iterdir()) == before
        with pytest.raises(IndexUnavailable, match=r"readonly.*allowed to write"):
            library.add([addition("b.txt")], no_check)


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
def test_a_folder_that_may_not_be_written_to_is_named(index: Path) -> None:
    index.chmod(0o555)
    # Not even root may, without this right.
    bound = ["setpriv", "--bounding-set", "-dac_override"] if os.getuid() == 0 else []
    question = [*RUN, "ask", "你们有哪些报告？", "--index", str(index)]
    said = subprocess.run([*bound, *question], capture_output=True, text=True, check=False)
    index.chmod(0o755)
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert str(index) in said.stderr
    assert "allowed to write to that folder" in said.stderr
