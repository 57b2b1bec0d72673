"""An index of any earlier version is brought to today's tables with nothing lost."""

import lzma
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from disclosure_qa.errors import IndexBusy, IndexUnavailable
from disclosure_qa.library import Library
from disclosure_qa.library.migrations import MIGRATIONS
from disclosure_qa.library.schema import SCHEMA_VERSION
from unit.library.samples import SHIYAN, FakeEncoder, Open, addition, blank_check, no_check

ADDED = [
    addition("a.txt", issued=date(2018, 3, 1)),
    addition("b.txt", SHIYAN, requests=None),
    addition("earlier.txt", requests="11", issued=date(2018, 1, 1)),
    addition("2018.txt", year=2018),
]
"""What version 0.1.0 was given when it made `data/schema-1.db.xz`."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of an index that version 0.1.0 made."""
    folder = tmp_path / "old"
    folder.mkdir()
    kept = Path(__file__).with_name("data") / "schema-1.db.xz"
    (folder / "library.db").write_bytes(lzma.decompress(kept.read_bytes()))
    return folder


def shape(folder: Path) -> dict[str, Any]:
    """Tables with their columns and indexes; defaults aside, which every insert gives anyway."""
    engine = create_engine(f"sqlite:///{folder / 'library.db'}")
    tables = inspect(engine)
    try:
        return {
            name: (
                {c["name"]: (str(c["type"]), c["nullable"]) for c in tables.get_columns(name)},
                sorted((i["name"], *i["column_names"]) for i in tables.get_indexes(name)),
                sorted(tuple(k["constrained_columns"]) for k in tables.get_foreign_keys(name)),
            )
            for name in tables.get_table_names()
        }
    finally:
        engine.dispose()


def test_every_schema_has_a_step_that_leads_to_it() -> None:
    assert list(MIGRATIONS) == list(range(2, SCHEMA_VERSION + 1))


def test_the_tables_become_those_of_a_new_index(old: Path, opened: Open) -> None:
    new = opened("new")
    Library.open(old, encoder=FakeEncoder).close()
    assert shape(old) == shape(new.folder)


def test_nothing_is_lost(old: Path, opened: Open) -> None:
    new = opened("new")
    new.add(ADDED, blank_check)
    with Library.open(old, encoder=FakeEncoder) as library:
        assert library.reports(superseded=True) == new.reports(superseded=True)
        assert library.reports() == new.reports()
        assert library.figures() == new.figures()
        assert library.findings() == new.findings()
        assert library.agencies() == new.agencies()
        assert library.search({"公开": 1.0}) == new.search({"公开": 1.0})
        assert library.report("earlier.txt") == new.report("earlier.txt")


def test_it_can_be_added_to_and_taken_from(old: Path) -> None:
    with Library.open(old, encoder=FakeEncoder) as library:
        library.add([addition("2019.txt", year=2019)], no_check)
        library.remove(["a.txt"], no_check)
        assert [entry.document for entry in library.reports()] == [
            *("earlier.txt", "2018.txt", "2019.txt", "b.txt"),
        ]
        assert library.encode("公开") is not None


def test_its_reports_are_known_to_be_of_other_rules(old: Path) -> None:
    with Library.open(old, encoder=FakeEncoder) as library:
        assert len(library.read_by_other_rules("rules of today")) == len(ADDED)


def test_a_crash_leaves_the_old_tables(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(old)

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("disclosure_qa.library.database.set_meta", crash)
        with pytest.raises(ZeroDivisionError):
            Library.open(old, encoder=FakeEncoder)
    assert shape(old) == before
    Library.open(old, encoder=FakeEncoder).close()
    assert shape(old) != before


def test_while_another_process_writes_it_stays_as_it_is(old: Path, tmp_path: Path) -> None:
    from disclosure_qa.library.lock import WriterLock

    with WriterLock(old).held(), pytest.raises(IndexBusy):
        Library.open(old, encoder=FakeEncoder)


def test_an_index_of_a_newer_version_is_refused_in_one_line(library: Library) -> None:
    with closing(sqlite3.connect(library.folder / "library.db")) as database, database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (SCHEMA_VERSION + 1,))
    for way in (Library.open, Library.create):
        with pytest.raises(IndexUnavailable, match="made by a newer version") as refusal:
            way(library.folder)
        assert "\n" not in str(refusal.value)
        assert "upgrade disclosure-qa" in str(refusal.value)
