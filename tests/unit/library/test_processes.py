"""Several processes and threads on one index: one writes at a time, and readers never wait."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexBusy
from disclosure_qa.library import Library
from unit.library.samples import SHIYAN, FakeEncoder, Open, addition, asked, no_check

WRITER = """
import sys
from pathlib import Path
from disclosure_qa.library import Library
from unit.library.samples import FakeEncoder, addition, no_check

library = Library.create(Path(sys.argv[1]), encoder=FakeEncoder)
with library.writing():
    print("ready", flush=True)
    for line in sys.stdin:
        year = int(line)
        library.add([addition(f"{year}.txt", year=year, sentences=(f"第{year}句话。",))], no_check)
        print("added", flush=True)
"""


class Writer:
    """Another process that holds the right to write, and adds a report when told to."""

    def __init__(self, folder: Path) -> None:
        tests = Path(__file__).resolve().parents[2]
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(tests)},
        )
        self.expect("ready")

    def expect(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def add(self, year: int) -> None:
        self.tell(year)
        self.expect("added")

    def tell(self, year: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{year}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def shared_index(opened: Open) -> Library:
    library = opened()
    library.add([addition("a.txt", SHIYAN, sentences=("乡里的一句话。",))], no_check)
    return library


def nearest(library: Library, text: str) -> str:
    vector = library.encode(f"一、概述\n{text}")
    assert vector is not None
    return library.nearest(vector, limit=1)[0].passage.text


def test_a_reader_sees_what_another_process_adds(shared_index: Library) -> None:
    assert nearest(shared_index, "第2018句话。") == "乡里的一句话。"
    writer = Writer(shared_index.folder)
    try:
        for year in (2018, 2019):
            before = shared_index.generation
            writer.add(year)
            text = f"第{year}句话。"
            assert shared_index.generation == before + 1
            assert shared_index.figures(years=[year])[0].year == year
            assert shared_index.search({str(year): 1.0})[0].passage.text == text
            assert nearest(shared_index, text) == text
            assert len(shared_index.nearest(asked(text), documents=[f"{year}.txt", "a.txt"])) == 2
    finally:
        writer.end()


def test_a_second_writer_is_told_who_writes_until_that_one_is_gone(
    shared_index: Library,
) -> None:
    writer = Writer(shared_index.folder)
    said = rf"is being written to by process {writer.process.pid} since \d{{4}}-\d\d-\d\d "
    try:
        for change in (
            lambda: shared_index.add([addition("b.txt")], no_check),
            lambda: shared_index.remove(["a.txt"], no_check),
            shared_index.repair,
        ):
            with pytest.raises(IndexBusy, match=said):
                change()
        assert shared_index.reports()
    finally:
        writer.end()
    shared_index.add([addition("b.txt")], no_check)
    assert len(shared_index.reports()) == 2


def test_a_new_index_can_be_opened_while_another_process_fills_it(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    try:
        with Library.create(tmp_path, encoder=FakeEncoder) as library:
            assert library.reports() == ()
            writer.add(2018)
            assert len(library.reports()) == 1
    finally:
        writer.end()


def test_threads_read_while_one_writes(shared_index: Library) -> None:
    vector = asked("一句话")

    def read(_: int) -> None:
        for figure in shared_index.figures():
            text = shared_index.report(figure.source.document).text
            assert text[figure.source.start : figure.source.end] == figure.source.quote
        assert shared_index.search({"一句": 1.0})
        assert shared_index.nearest(vector, documents=["a.txt"])
        assert shared_index.nearest(vector)

    def write(year: int) -> None:
        text = f"第{year}年的一句话。"
        shared_index.add([addition(f"{year}.txt", year=year, sentences=(text,))], no_check)

    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(write if n % 5 == 0 else read, 1990 + n) for n in range(40)]
        for each in done:
            each.result()
    assert len(shared_index.reports()) == 9


def test_the_right_to_write_may_be_taken_twice_by_its_holder(shared_index: Library) -> None:
    with shared_index.writing(), shared_index.writing():
        shared_index.remove(["a.txt"], no_check)
    assert not (shared_index.folder / "writer.owner").exists()
