"""Files read by the machines of a real scheduler; one that dies while it reads costs nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.ingest import Outcome, ingest
from disclosure_qa.ingest.cluster import read_on_machine
from disclosure_qa.ingest.reading import Refusal
from disclosure_qa.library import Library
from servers import free_port
from unit.library.samples import FakeEncoder

PACKAGE = "distributed.cli"


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", f"{PACKAGE}.{program}", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Machines:
    """A scheduler and two workers, each a program of its own as on a machine of its own."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        here = ("--host", "127.0.0.1")
        self.scheduler = started("dask_scheduler", *here, "--port", str(port), "--no-dashboard")
        alone = (
            "--no-nanny",
            "--nthreads",
            "1",
            "--no-dashboard",
            "--local-directory",
            str(folder),
        )
        self.workers = [started("dask_worker", self.address, *here, *alone) for _ in range(2)]

    def end(self) -> None:
        for each in (*self.workers, self.scheduler):
            each.kill()
            each.wait()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    made = Machines(tmp_path_factory.mktemp("machines"))
    yield made
    made.end()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Small reports, and one file that is none."""
    folder = tmp_path / "files"
    folder.mkdir()
    for year in range(2001, 2025):
        text = (
            f"青河县柳桥镇人民政府{year}年政府信息公开工作年度报告\n一、概述\n"
            f"{year}年，本机关主动公开政府信息{year - 1990}条。\n"
            f"二、依申请公开\n共收到政府信息公开申请{year - 2000}件，均已答复。\n"
        )
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    (folder / "无.txt").write_text("今天天气很好。", encoding="utf-8")
    return folder


def read_in(folder: Path, files: Path, scheduler: str | None, progress: object = None) -> Library:
    library = Library.create(folder, encoder=FakeEncoder)
    summary = ingest([files], library, scheduler=scheduler, progress=progress)
    outcomes = [row.outcome for row in summary.rows]
    assert outcomes.count(Outcome.ADDED) == 24, [row.cause for row in summary.rows]
    return library


def test_the_index_is_the_same_and_a_machine_that_dies_costs_nothing(
    machines: Machines, files: Path, tmp_path: Path
) -> None:
    def end_one(done: int, total: int, name: str) -> None:
        if done == 1:
            machines.workers[0].kill()

    with (
        read_in(tmp_path / "here", files, None) as here,
        read_in(tmp_path / "there", files, machines.address, end_one) as there,
    ):
        assert there.figures() == here.figures()
        assert there.reports() == here.reports()
        assert there.search({"申请": 1.0}) == here.search({"申请": 1.0})


def test_a_machine_with_another_version_reads_nothing() -> None:
    refusal = read_on_machine("a.txt", b"", "", "other rules")
    assert isinstance(refusal, Refusal)
    assert "another version" in refusal.cause


def test_where_there_is_no_scheduler_nothing_is_done(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure_qa.ingest.cluster._CONNECT_SECONDS", 1)
    begun = time.monotonic()
    with (
        Library.create(tmp_path / "index", encoder=FakeEncoder) as library,
        pytest.raises(InvalidSettings, match="no Dask scheduler at tcp://127"),
    ):
        ingest([files], library, scheduler=f"tcp://127.0.0.1:{free_port()}")
    assert time.monotonic() - begun < 60
    assert library.reports() == ()
