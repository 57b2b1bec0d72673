"""A crash at any step of a change leaves the index as it was before or as it is after."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from disclosure_qa.library import Library, changes, fulltext
from disclosure_qa.library.originals import OriginalsFolder
from disclosure_qa.library.vectors import Vectors
from unit.library.samples import (
    SHIYAN,
    Open,
    addition,
    blank_check,
    no_check,
    vectors_in_force,
)


class Crash(BaseException):
    """The process is gone; nothing that it would still do happens."""


class Killer:
    """Counts the steps of a change that leave something behind, and dies at one of them."""

    STEPS = (
        (OriginalsFolder, "keep"),
        (OriginalsFolder, "drop"),
        (Vectors, "_write_state"),
        (Vectors, "_sizes"),
        (Connection, "exec_driver_sql"),
        (changes, "_enter_contents"),
        (changes, "_bring_up_to_date"),
        (fulltext, "strike"),
    )

    def __init__(self, patch: pytest.MonkeyPatch, at: int) -> None:
        self.at = at
        self.step = 0
        for owner, name in self.STEPS:
            patch.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            self.step += 1
            if self.step >= self.at:
                raise Crash
            return original(*args, **named)

        return counted


OLD = addition("a.txt", requests="12", sentences=("旧的一句话。", "不变的一句话。"))
NEW = addition("a.txt", requests=None, sentences=("新的一句话。", "不变的一句话。"))
OTHER = addition("b.txt", SHIYAN, requests="5", sentences=("乡里的一句话。",))

CHANGES: dict[str, Callable[[Library], None]] = {
    "add": lambda library: library.add([OTHER], no_check),
    "replace": lambda library: library.add([NEW, OTHER], blank_check),
    "remove": lambda library: library.remove(["a.txt"], no_check),
}


def contents(library: Library) -> list[Any]:
    """All that readers see, by every way."""
    documents = [entry.document for entry in library.reports(superseded=True)]
    return [
        documents,
        library.agencies(),
        [library.report(name) for name in documents],
        [library.original(name) for name in documents],
        library.figures(),
        library.findings(),
        library.search({"一句": 1.0}),
        library.search({"一句": 1.0}, documents=documents),
    ]


@pytest.fixture
def base(opened: Open) -> Iterator[Path]:
    library = opened("base")
    library.add([OLD], no_check)
    library.close()
    return library.folder


@pytest.mark.parametrize("change", CHANGES)
def test_a_crash_at_any_step(
    base: Path,
    opened: Open,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected = {}
    for name in ("before", "after"):
        shutil.copytree(base, base.parent / name)
        library = opened(name)
        if name == "after":
            CHANGES[change](library)
        expected[name] = contents(library)
    seen = set()
    for at in count(1):
        folder = base.parent / f"crash-{at}"
        shutil.copytree(base, folder)
        if not crashes(opened(folder.name), change, monkeypatch, at):
            break
        library = opened(folder.name)
        found = contents(library)
        seen.add(next((name for name, value in expected.items() if value == found), "half"))
        check_recovery(library, change, expected["after"])
    assert at > 10
    assert seen == {"before", "after"}
    caplog.clear()


def crashes(library: Library, change: str, monkeypatch: pytest.MonkeyPatch, at: int) -> bool:
    """Whether the change died; the library that died is closed as the system would."""
    with monkeypatch.context() as patch:
        Killer(patch, at)
        try:
            CHANGES[change](library)
        except Crash:
            return True
        finally:
            patch.undo()
            library.close()
    return False


def check_recovery(library: Library, change: str, after: list[Any]) -> None:
    """Doing the change again, and any other, brings everything to where it should be."""
    if change != "remove" or library.reports():
        CHANGES[change](library)
    assert contents(library) == after
    library.add([addition("c.txt", year=2020, sentences=("再来一句话。",))], no_check)
    library.remove(["c.txt"], no_check)
    held = vectors_in_force(library.folder)
    passages = {text for entry in library.reports() for text in _texts(library, entry.document)}
    assert len(held.known()) == len(passages)
    held.close()
    library.repair()
    originals = list((library.folder / "originals").glob("*/*"))
    assert sorted(file.name for file in originals) == sorted(
        entry.sha256 for entry in library.reports()
    )
    library.close()


def _texts(library: Library, document: str) -> list[str]:
    found = library.search({"一句": 1.0}, documents=[document])
    return [ranked.passage.text for ranked in found]


def test_an_error_in_the_checks_changes_nothing(opened: Open) -> None:
    library = opened()
    library.add([OLD], no_check)
    before = contents(library)

    def broken(*_: object) -> tuple[()]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        library.add([NEW], broken)
    assert contents(library) == before
    library.add([NEW], no_check)
    assert library.figures() == NEW.figures
