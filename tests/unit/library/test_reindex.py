"""The old vectors serve until the new ones stand; a kill leaves the one or the other."""

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexBusy, InvalidSettings
from disclosure_qa.library import Library, neighbours
from unit.library.samples import SHIYAN, FakeEncoder, Open, addition, no_check, vectors_in_force

A, B, C = "公开栏每月更新一次。", "收到信函申请两件。", "组织业务培训三次。"

KILLED = """
import os, random, shutil, signal, sys, time
from pathlib import Path
from disclosure_qa.library import Library, neighbours
from disclosure_qa.library.sqlite import SqliteDatabase
from disclosure_qa.library.vectors import Vectors, load
from unit.library.samples import FakeEncoder

base = Path(sys.argv[1])
steps = [(Vectors, "_write_state"), (Vectors, "_sizes"), (SqliteDatabase, "transaction"),
         (Vectors, "clear_others"), (FakeEncoder, "embed_documents"), (shutil, "rmtree")]
neighbours._AT_ONCE = 1
load()


def dying(at):
    count = 0

    def counted(original):
        def call(*args, **named):
            nonlocal count
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*args, **named)
        return call

    for owner, name in steps:
        setattr(owner, name, counted(getattr(owner, name)))


def reindexed(name, at):
    folder = base.with_name(name)
    shutil.copytree(base, folder)
    child = os.fork()
    if child == 0:
        dying(at)
        with Library.open(folder, encoder=lambda: FakeEncoder("fake-2", 16)) as library:
            library.reindex()
        os._exit(0)
    return child


at, status = 0, -1
while status != 0:
    at += 1
    status = os.waitpid(reindexed(f"step-{at}", at), 0)[1]
started = time.monotonic()
os.waitpid(reindexed("whole", 0), 0)
longest = time.monotonic() - started
chance = random.Random(7)
for number in range(int(sys.argv[2])):
    child = reindexed(f"moment-{number}", 0)
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


@pytest.fixture
def filled(library: Library) -> Library:
    library.add(
        [addition("a.txt", sentences=(A, B)), addition("b.txt", SHIYAN, sentences=(A, C))],
        no_check,
    )
    return library


def found(library: Library, text: str) -> list[str]:
    vector = library.encode(f"一、概述\n{text}")
    assert vector is not None
    return [ranked.passage.text for ranked in library.nearest(vector)]


def sets(folder: Path) -> list[Path]:
    return [path for path in (folder / "derived").iterdir() if path.is_dir()]


def test_passages_are_embedded_by_the_encoder_that_is_set(filled: Library, opened: Open) -> None:
    other = opened(encoder=FakeEncoder("fake-2", 16))
    assert other.reindex() == 3
    assert found(other, B)[0] == B
    assert len(sets(filled.folder)) == 1
    with pytest.raises(InvalidSettings, match="built with the encoder fake-2, and fake-1 is set"):
        filled.add([addition("c.txt")], no_check)
    assert filled.reindex() == 3
    assert found(filled, C)[0] == C


def test_progress_is_told(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    filled.reindex(lambda done, total: told.append((done, total)))
    assert told == [(2, 3), (3, 3)]


def test_the_old_vectors_serve_until_the_new_ones_stand(filled: Library, opened: Open) -> None:
    during = []

    class Watched(FakeEncoder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            during.append(found(filled, B)[0])
            return super().embed_documents(texts)

    opened(encoder=Watched("fake-2", 16)).reindex()
    assert during == [B]


def test_an_encoder_that_fails_halfway_leaves_the_old_vectors(
    filled: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(FakeEncoder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            if self.embedded:
                raise MemoryError
            return super().embed_documents(texts)

    monkeypatch.setattr(neighbours, "_AT_ONCE", 2)
    with pytest.raises(MemoryError):
        opened(encoder=Failing("fake-2", 16)).reindex()
    assert found(filled, B)[0] == B
    assert len(sets(filled.folder)) == 2
    with filled.writing():
        pass
    assert len(sets(filled.folder)) == 1


def test_who_writes_keeps_others_from_reindexing(filled: Library, opened: Open) -> None:
    script = (
        "import sys; from pathlib import Path; from disclosure_qa.library import Library\n"
        "with Library.open(Path(sys.argv[1])).writing(): print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(filled.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(IndexBusy):
            filled.reindex()
        writer.kill()


@pytest.fixture
def killed(filled: Library) -> list[Path]:
    """Copies of an index, each left by a process that was killed while it was reindexing."""
    filled.close()
    tests = Path(__file__).resolve().parents[2]
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED, str(filled.folder), "12"],
        check=True,
        env=os.environ | {"PYTHONPATH": str(tests)},
    )
    return sorted(
        path
        for path in filled.folder.parent.iterdir()
        if re.fullmatch(r"(step|moment)-\d+", path.name)
    )


def test_killed_at_any_step_it_leaves_the_old_vectors_or_the_new(
    killed: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    encoders = {"fake-1": FakeEncoder(), "fake-2": FakeEncoder("fake-2", 16)}
    seen = set()
    for folder in killed:
        with closing(vectors_in_force(folder)) as vectors:
            assert len(vectors.known()) == 3, folder
            seen.add(vectors.encoder)
            serving = encoders[vectors.encoder]
        with Library.open(folder, encoder=lambda serving=serving: serving) as library:
            assert found(library, B)[0] == B, folder
    assert seen == set(encoders)
    assert len(killed) > 25
    assert caplog.messages == []
    again = killed[0]
    with Library.open(again, encoder=lambda: encoders["fake-2"]) as library:
        library.reindex()
        assert found(library, C)[0] == C
    assert len(sets(again)) == 1
