"""Reading in processes side by side: the same index, and a bad file costs itself alone."""

import io
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from disclosure_qa.ingest import Outcome, cores, ingest, workers
from disclosure_qa.ingest.reading import Reading, Refusal
from disclosure_qa.ingest.wire import receive, send
from disclosure_qa.ingest.worker import serve
from disclosure_qa.ingest.workers import Workers
from disclosure_qa.library import Library
from unit.ingest.test_road import outcomes, report, write
from unit.library.samples import FakeEncoder

HOSTILE = """
import os, sys, time
from disclosure_qa.ingest import reading, worker

read = reading.read_blocks

def read_blocks(name, data):
    if data == b"die":
        os._exit(7)
    if data == b"hang":
        time.sleep(600)
    if data == b"deaf":
        import signal
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(600)
    if data == b"print":
        print("a library that prints", flush=True)
        os.write(1, b"and another one")
    return read(name, data)

reading.read_blocks = read_blocks
worker.main()
"""


class HostileWorker(workers.Worker):
    """One in which the content of a file decides what goes wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._command = (sys.executable, "-c", HOSTILE)


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are hostile, and ended soon."""
    monkeypatch.setattr(workers, "Worker", HostileWorker)
    monkeypatch.setattr(workers, "_GRACE_SECONDS", 0.2)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def test_the_index_is_the_same_however_many_read(corpus: Path, tmp_path: Path) -> None:
    write(
        corpus,
        {"empty.txt": b"", "again.txt": report("青河县石堰乡人民政府", 2016, issued="4月2日")},
    )
    for town in ("柳桥镇", "石堰乡", "白塔镇"):
        years = range(2014, 2019)
        reports = {f"{town}/{y}.txt": report(f"青河县{town}人民政府", y) for y in years}
        write(corpus, reports)
    with ExitStack() as stack:
        libraries = [
            stack.enter_context(Library.create(tmp_path / str(count), encoder=FakeEncoder))
            for count in range(3)
        ]
        _compare(corpus, libraries)


def _compare(corpus: Path, libraries: Sequence[Library]) -> None:
    summaries = [
        ingest([corpus], library, workers=count) for count, library in enumerate(libraries)
    ]
    assert summaries[0] == summaries[1] == summaries[2]
    assert len(libraries[0].reports(superseded=True)) == 16
    for library in libraries[1:]:
        assert library.reports(superseded=True) == libraries[0].reports(superseded=True)
        assert library.figures() == libraries[0].figures()
        assert library.findings() == libraries[0].findings()
        assert library.generation == libraries[0].generation


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("count", [1, 2])
def test_a_worker_that_dies_costs_its_file(corpus: Path, library: Library, count: int) -> None:
    write(corpus, {"a.txt": report(), "b.txt": b"die", "c.txt": report(year=2018), "d.txt": b"die"})
    rows = ingest([corpus], library, workers=count).rows
    assert outcomes(rows) == {
        "a.txt": "added",
        "b.txt": "skipped",
        "c.txt": "added",
        "d.txt": "skipped",
    }
    assert "exit status 7" in rows[1].cause
    assert [entry.document for entry in library.reports()] == ["a.txt", "c.txt"]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("fault", [b"hang", b"deaf"])
def test_a_file_that_takes_too_long_is_ended(fault: bytes) -> None:
    with Workers(1, seconds=0.3) as pool:
        answer = pool.submit("a.txt", fault)()
    assert answer == Refusal("reading it took more than 0.3 seconds, which is the limit")


@pytest.mark.usefixtures("hostile")
def test_after_a_late_file_the_others_are_read() -> None:
    with Workers(1, seconds=20) as pool:
        first = pool.submit("a.txt", report().encode())()
        pool._seconds = 0.3
        late = pool.submit("b.txt", b"hang")()
        pool._seconds = 20
        assert pool.submit("a.txt", report().encode())() == first
    assert isinstance(first, Reading)
    assert isinstance(late, Refusal)


@pytest.mark.usefixtures("hostile")
def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1) as pool:
        answer = pool.submit("a.txt", b"print")()
    assert isinstance(answer, Refusal)
    assert "not an annual report" in answer.cause
    assert capfd.readouterr().out == ""


@pytest.mark.usefixtures("hostile")
def test_closing_ends_what_is_at_work() -> None:
    with Workers(2) as pool:
        for number in range(4):
            pool.submit(f"{number}.txt", b"hang")
        while len([worker for worker in pool._all if worker._process]) < 2:
            time.sleep(0.01)
        processes = [worker._process for worker in pool._all]
    assert all(process is not None and process.returncode is not None for process in processes)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("worker_")]


def test_few_files_start_few_processes(corpus: Path) -> None:
    with Workers(5) as pool:
        for _ in range(3):
            pool.submit("a.txt", b"")()
        assert sum(worker._process is not None for worker in pool._all) == 1


def test_an_interrupt_leaves_a_whole_index_and_no_process(
    corpus: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corpus, {f"{year}.txt": report(year=year) for year in range(2000, 2010)})
    begun: list[Workers] = []
    enter = Workers.__enter__
    monkeypatch.setattr(Workers, "__enter__", lambda self: begun.append(self) or enter(self))

    def interrupted(done: int, total: int, name: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([corpus], library, workers=2, progress=interrupted)
    assert all(w._process is None or w._process.returncode is not None for w in begun[0]._all)
    assert library.reports() == ()
    assert {row.outcome for row in ingest([corpus], library).rows} == {Outcome.ADDED}


def test_a_worker_answers_in_turn_and_ends_with_its_tasks() -> None:
    tasks, answers = io.BytesIO(), io.BytesIO()
    for name, data in (("a.txt", report().encode()), ("b.txt", b"")):
        send(tasks, (name, data, ""))
    tasks.seek(0)
    serve(tasks, answers)
    answers.seek(0)
    reading, refusal = receive(answers), receive(answers)
    assert (reading.report.year, len(reading.figures)) == (2017, 6)
    assert "empty" in refusal.cause
    with pytest.raises(EOFError):
        receive(answers)


def test_half_an_answer_is_none() -> None:
    whole = io.BytesIO()
    send(whole, ("a", b"b" * 100))
    for length in (0, 3, 8, 50):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole.getvalue()[:length]))


def test_cores_are_counted() -> None:
    assert cores() >= 1
