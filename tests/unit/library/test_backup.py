"""A backup holds one moment of the index, and restoring it leaves that or what was there."""

import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_qa.errors import IndexBusy, IndexUnavailable, InvalidSettings
from disclosure_qa.library import Library
from disclosure_qa.library.backup import Backup, restore_backup
from disclosure_qa.library.lock import WriterLock
from disclosure_qa.library.originals import OriginalsFolder
from unit.library.samples import SHIYAN, FakeEncoder, Open, addition, blank_check, no_check

A = addition("a.txt", requests=None)
B = addition("b.txt", SHIYAN)
C = addition("c.txt", year=2018, sentences=("新的一句话。",))


def contents(library: Library) -> list[Any]:
    """All that readers see."""
    documents = [entry.document for entry in library.reports(superseded=True)]
    return [
        library.reports(superseded=True),
        library.agencies(),
        [library.report(name) for name in documents],
        [library.original(name) for name in documents],
        library.figures(),
        library.findings(),
        library.search({"一": 1.0, "公": 1.0}),
    ]


@pytest.fixture
def filled(library: Library) -> Library:
    library.add([A, B], blank_check)
    return library


@pytest.fixture
def saved(filled: Library, tmp_path: Path) -> Path:
    """A backup of two reports; the index has changed since."""
    made = filled.backup(tmp_path / "saved.zip")
    assert made == Backup(tmp_path / "saved.zip", 2)
    return made.file


def test_what_is_restored_is_what_was_backed_up(
    filled: Library, saved: Path, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    folder = tmp_path / "other"
    restored = restore_backup(saved, folder, progress=lambda *done: told.append(done))
    assert restored == Backup(saved, 2)
    assert told == [(1, 2), (2, 2)]
    with Library.open(folder, encoder=FakeEncoder) as library:
        assert contents(library) == contents(filled)
        library.catch_up()
        vector = library.encode("公开栏")
        assert vector is not None
        assert library.nearest(vector)
    assert not (folder / "restoring").exists()
    assert not (folder / "library.db.damaged").exists()


def test_derived_things_are_left_out(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"library.db", "originals"}


def test_an_open_library_sees_what_is_restored(filled: Library, saved: Path) -> None:
    before = contents(filled)
    filled.remove(["a.txt"], no_check)
    filled.add([C], no_check)
    generation = filled.generation
    with pytest.raises(InvalidSettings, match=r"holds an index with reports: add --replace"):
        restore_backup(saved, filled.folder)
    restore_backup(saved, filled.folder, replace=True)
    assert contents(filled) == before
    assert filled.generation > generation
    filled.catch_up()
    vector = filled.encode("新的一句话")
    assert vector is not None
    assert {ranked.passage.document for ranked in filled.nearest(vector)} == {"a.txt", "b.txt"}
    filled.add([C], no_check)
    assert len(filled.reports()) == 3


def test_a_damaged_index_is_replaced_and_kept_aside(filled: Library, saved: Path) -> None:
    before = contents(filled)
    filled.close()
    file = filled.folder / "library.db"
    damaged = b"x" * 5000
    for beside in filled.folder.glob("library.db-*"):
        beside.unlink()
    file.write_bytes(damaged)
    with pytest.raises(IndexUnavailable, match="run `disclosure-qa restore BACKUP`"):
        Library.open(filled.folder, encoder=FakeEncoder)
    restore_backup(saved, filled.folder)
    with Library.open(filled.folder, encoder=FakeEncoder) as library:
        assert contents(library) == before
    assert file.with_name("library.db.damaged").read_bytes() == damaged


def test_an_empty_index_and_a_folder_without_one_are_filled(saved: Path, opened: Open) -> None:
    empty = opened("empty")
    restore_backup(saved, empty.folder)
    assert len(empty.reports()) == 2


def test_a_backup_while_somebody_writes_holds_one_moment(filled: Library, tmp_path: Path) -> None:
    with filled.writing():
        filled.add([C], no_check)
        made = filled.backup(tmp_path / "saved.zip")
        filled.remove(["c.txt"], no_check)
    assert made.reports == 3
    restore_backup(made.file, tmp_path / "other")
    with Library.open(tmp_path / "other", encoder=FakeEncoder) as library:
        assert [entry.document for entry in library.reports()] == ["a.txt", "c.txt", "b.txt"]


def test_a_report_that_is_removed_meanwhile_is_not_missed(
    filled: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = OriginalsFolder.read

    def removing(self: OriginalsFolder, name: str) -> bytes:
        with monkeypatch.context() as patch:
            patch.setattr(OriginalsFolder, "read", read)
            if len(filled.reports()) == 2:
                filled.remove(["b.txt"], no_check)
            return read(self, name)

    monkeypatch.setattr(OriginalsFolder, "read", removing)
    made = filled.backup(tmp_path / "saved.zip")
    assert (made.reports, made.missing) == (1, ())


def test_originals_that_are_gone_are_named_on_both_ways(filled: Library, tmp_path: Path) -> None:
    (entry,) = filled.reports(documents=["b.txt"])
    (filled.folder / "originals" / entry.sha256[:2] / entry.sha256).unlink()
    made = filled.backup(tmp_path / "saved.zip")
    assert made.missing == ("b.txt",)
    restored = restore_backup(made.file, tmp_path / "other")
    assert restored == made
    with Library.open(tmp_path / "other", encoder=FakeEncoder) as library:
        assert len(library.reports()) == 2


def test_a_file_that_is_there_is_not_overwritten(filled: Library, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(InvalidSettings, match="exists already"):
        filled.backup(saved)
    assert saved.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing(filled: Library, tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable, match="cannot write"):
        filled.backup(tmp_path / "no folder" / "saved.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def _not_a_zip(file: Path) -> None:
    file.write_bytes(b"x" * 5000)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _changed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[data.index(b"library.db") + 60] ^= 0xFF
    file.write_bytes(data)


def _original_swapped(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data if name == "library.db" else b"another file")


def _without_database(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("else.txt", b"")


def _gone(file: Path) -> None:
    file.unlink()


DAMAGES = [_not_a_zip, _cut, _changed, _original_swapped, _without_database, _gone]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_is_refused_and_changes_nothing(
    filled: Library, saved: Path, damage: Callable[[Path], None]
) -> None:
    filled.add([C], no_check)
    before = contents(filled)
    damage(saved)
    with pytest.raises(IndexUnavailable) as refusal:
        restore_backup(saved, filled.folder, replace=True)
    assert "\n" not in str(refusal.value)
    assert contents(filled) == before


def test_a_backup_of_a_newer_version_is_refused(
    filled: Library, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure_qa.library.database.SCHEMA_VERSION", 0)
    with pytest.raises(IndexUnavailable, match="made by a newer version"):
        restore_backup(saved, filled.folder, replace=True)


def test_nothing_is_restored_while_another_process_writes(filled: Library, saved: Path) -> None:
    with WriterLock(filled.folder).held(), pytest.raises(IndexBusy):
        restore_backup(saved, filled.folder, replace=True)


KILLED = """
import os, random, shutil, signal, sys, time
from pathlib import Path
from disclosure_qa.library.backup import restore_backup

saved, base = map(Path, sys.argv[1:3])
chance = random.Random(3)
longest = 0.0


def restored(name):
    folder = base.with_name(name)
    shutil.copytree(base, folder)
    child = os.fork()
    if child == 0:
        restore_backup(saved, folder, replace=True)
        os._exit(0)
    return child


started = time.monotonic()
os.waitpid(restored("whole"), 0)
longest = time.monotonic() - started
for number in range(int(sys.argv[3])):
    child = restored(f"killed-{number}")
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_a_kill_leaves_what_was_there_or_what_was_backed_up(filled: Library, saved: Path) -> None:
    backed_up = contents(filled)
    filled.remove(["a.txt"], no_check)
    filled.add([C], no_check)
    there = contents(filled)
    filled.close()
    tests = Path(__file__).resolve().parents[2]
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED, str(saved), str(filled.folder), "15"],
        check=True,
        env=os.environ | {"PYTHONPATH": str(tests)},
    )
    killed = list(filled.folder.parent.glob("killed-*"))
    assert len(killed) == 15
    for folder in killed:
        with Library.open(folder, encoder=FakeEncoder) as library:
            assert contents(library) in (there, backed_up)
    again = random.Random(1).choice(killed)
    restore_backup(saved, again, replace=True)
    with Library.open(again, encoder=FakeEncoder) as library:
        assert contents(library) == backed_up
    assert not (again / "restoring").exists()
