"""`kill -9` at random moments of a change: the index is as before it or as after it.

25 kills here; `make soak` sets KILLS to 300.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library, Revision
from disclosure_qa.model.corrected import CorrectionKind
from disclosure_qa.model.staff import Correction
from unit.library.samples import (
    SHIYAN,
    FakeEncoder,
    addition,
    blank_check,
    no_check,
    vectors_in_force,
)

KILLS = int(os.environ.get("KILLS", "25"))

PROSE = tuple(f"第{number}项工作按要求完成，群众满意。" for number in range(40))
OLD = addition("a.txt", requests="12", sentences=PROSE)
NEW = addition("a.txt", requests=None, sentences=(*PROSE[:20], "新的一句话。"))
OTHER = addition("b.txt", SHIYAN, sentences=PROSE[5:30])
NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)
EDIT = Correction(CorrectionKind.YEAR, "2017", "2018", "王敏", NOON, "a.txt")
REVISED = Revision(replace(OLD.report, year=2018), OLD.figures[:1], ())
ENCODERS = {"fake-1": FakeEncoder(), "fake-2": FakeEncoder("fake-2", 16)}

NAMES = ("麦垄镇", "竹坞镇", "望湖镇", "青石埠镇", "石鼓岭乡", "云汀镇", "禾渡乡", "桐屏镇")
FILE = """青河县{name}人民政府2017年政府信息公开工作年度报告
一、概述
公开栏每月更新{number}次。
二、附表
指标名称\t单位\t2017年\t历年累计
受理政府信息公开申请总数\t件\t{number}\t90
"""
BATCH = 2


def files_beside(library: Library) -> list[Path]:
    """Reports as files beside the folder of the index."""
    folder = library.place.folder.with_name("files")
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.txt" for number in range(len(NAMES))]
    for number, (file, name) in enumerate(zip(files, NAMES, strict=True)):
        if not file.exists():
            file.write_text(FILE.format(name=name, number=number), encoding="utf-8")
    return files


CHANGES: dict[str, Callable[[Library], object]] = {
    "ingest": lambda library: ingest(files_beside(library), library),
    "ingest by a worker": lambda library: ingest(files_beside(library), library, workers=1),
    "add": lambda library: library.add([OTHER], no_check),
    "replace": lambda library: library.add([NEW, OTHER], blank_check),
    "remove": lambda library: library.remove(["a.txt"], no_check),
    "set aside": lambda library: library.remove(["a.txt"], no_check, kept=("王敏", NOON)),
    "correct": lambda library: library.correct(EDIT, [REVISED], no_check),
    "reindex": lambda library: library.reindex(),
}
"""Each is made by the encoder `encoder_of` names."""


def steps(change: str, library: Library) -> Iterator[None]:
    """Make a change; after each step of it the index may be found so."""
    if change.startswith("ingest"):
        files = files_beside(library)
        for end in range(BATCH, len(files) + 1, BATCH):
            ingest(files[:end], library)
            yield
    else:
        CHANGES[change](library)
        yield


KILLER = """
import json, os, random, shutil, signal, sys, time
from pathlib import Path
from disclosure_qa.ingest import intake
from disclosure_qa.library import Library, neighbours
from disclosure_qa.library.vectors import load
from unit.library.test_kills import BATCH, CHANGES, ENCODERS, encoder_of

base, number_of_kills = Path(sys.argv[1]), int(sys.argv[2])
neighbours._AT_ONCE = 5
intake._BATCH = BATCH
chance = random.Random(number_of_kills)
load()


def changing(folder, change):
    child = os.fork()
    if child == 0:
        encoder = ENCODERS[encoder_of(change)]
        with Library.open(folder, encoder=lambda: encoder) as library:
            CHANGES[change](library)
        os._exit(0)
    return child


def seconds(change):
    folder = shutil.copytree(base, base.with_name("whole"))
    started = time.monotonic()
    os.waitpid(changing(folder, change), 0)
    shutil.rmtree(folder)
    return time.monotonic() - started


longest = {change: seconds(change) for change in CHANGES}
for number in range(number_of_kills):
    change = chance.choice(list(CHANGES))
    folder = shutil.copytree(base, base.with_name(f"killed-{number}"))
    child = changing(folder, change)
    time.sleep(chance.uniform(0, longest[change]))
    os.kill(child, signal.SIGKILL)
    amid = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    print(json.dumps([str(folder), change, amid]), flush=True)
"""


def encoder_of(change: str) -> str:
    """The encoder that is set while a change is made."""
    return "fake-2" if change == "reindex" else "fake-1"


def contents(library: Library) -> list[Any]:
    """All that readers see of the reports."""
    documents = [entry.document for entry in library.reports(superseded=True)]
    return [
        library.reports(superseded=True),
        library.agencies(),
        [library.report(name) for name in documents],
        [library.original(name) for name in documents],
        library.figures(),
        library.findings(),
        library.removed(),
        library.corrections(),
        library.search({"工": 1.0, "新": 2.0}),
    ]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """An index of one report."""
    folder = tmp_path / "base"
    with Library.create(folder, encoder=FakeEncoder) as library:
        library.add([OLD], no_check)
    return folder


@pytest.fixture
def expected(base: Path) -> dict[str, list[list[Any]]]:
    """What may be found after a kill in each change: the state before, and after each step."""
    found = {}
    for change in CHANGES:
        folder = shutil.copytree(base, base.with_name(f"expected-{change}"))
        encoder = ENCODERS[encoder_of(change)]
        with Library.open(folder, encoder=lambda encoder=encoder: encoder) as library:
            found[change] = [contents(library)]
            found[change] += [contents(library) for _ in steps(change, library)]
    return found


def check_right(folder: Path, states: list[list[Any]], change: str) -> int:
    """The index is in one of the states, and its vectors come right by themselves; which it is."""
    with closing(vectors_in_force(folder)) as vectors:
        serving = ENCODERS[vectors.encoder]
    with Library.open(folder, encoder=lambda: serving) as library:
        found = contents(library)
        assert found in states
        library.catch_up()
        passages = {each.passage.text for each in library.search({"一": 1.0, "工": 1.0}, limit=99)}
        with closing(vectors_in_force(folder)) as vectors:
            assert len(vectors.known()) == len(passages)
        assert library.repair() == ()
        assert contents(library) == found
        if change.startswith("ingest"):
            CHANGES[change](library)
            assert contents(library) == states[-1]
    assert len([path for path in (folder / "derived").iterdir() if path.is_dir()]) <= 1
    return states.index(found)


def test_a_kill_at_any_moment_leaves_the_index_whole(
    base: Path, expected: dict[str, list[list[Any]]], caplog: pytest.LogCaptureFixture
) -> None:
    tests = Path(__file__).resolve().parents[2]
    killer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLER, str(base), str(KILLS)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tests), *sys.path])},
    )
    killed = [json.loads(line) for line in killer.stdout.splitlines()]
    assert len(killed) == KILLS
    assert sum(amid for *_, amid in killed) > KILLS / 2, "most changes had ended before"
    found: Counter[tuple[str, ...]] = Counter()
    for folder, change, amid in killed:
        state = check_right(Path(folder), expected[change], change)
        found[change, f"after step {state}", "killed" if amid else "had ended"] += 1
        shutil.rmtree(folder)
    caplog.clear()
    for what, times in sorted(found.items()):
        print(times, *what)
