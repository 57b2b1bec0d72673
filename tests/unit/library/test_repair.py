"""What is derived is built anew from the reports: by command, and by itself where it does not fit."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library import Library, holdings
from unit.library.samples import SHIYAN, FakeEncoder, Open, addition, no_check

A, B, C = "公开栏每月更新一次。", "收到信函申请两件。", "组织业务培训三次。"


@pytest.fixture
def filled(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """An index that is searched as a large one is."""
    monkeypatch.setattr(holdings, "HELD_AT_MOST", 0)
    library.add(
        [addition("a.txt", sentences=(A, B)), addition("b.txt", SHIYAN, sentences=(A, C))],
        no_check,
    )
    return library


def found(library: Library) -> list[str]:
    """What the full-text index finds over all reports."""
    return [r.passage.document for r in library.search({"训": 1.0, "函": 1.0})]


def strike_all(library: Library) -> None:
    with closing(sqlite3.connect(library.folder / "library.db")) as database, database:
        database.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")


def test_the_full_text_index_is_built_anew(filled: Library) -> None:
    before = found(filled)
    strike_all(filled)
    assert found(filled) == []
    assert filled.repair() == ()
    assert found(filled) == before != []


def test_a_full_text_index_that_does_not_fit_is_built_anew_by_itself(
    filled: Library, caplog: pytest.LogCaptureFixture
) -> None:
    before = found(filled)
    strike_all(filled)
    filled.catch_up()
    assert found(filled) == before
    assert caplog.messages == ["the full-text index does not fit the passages, and is built anew"]
    caplog.clear()
    filled.catch_up()
    assert caplog.messages == []


def original(library: Library, document: str) -> Path:
    (entry,) = library.reports(documents=[document])
    return library.folder / "originals" / entry.sha256[:2] / entry.sha256


def test_missing_and_damaged_originals_are_named(filled: Library) -> None:
    original(filled, "a.txt").unlink()
    original(filled, "b.txt").write_bytes(b"something else")
    assert filled.repair() == ("a.txt", "b.txt")


def test_progress_is_told(filled: Library) -> None:
    told: list[tuple[int, int]] = []
    filled.repair(lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_with_another_encoder_all_else_is_repaired(filled: Library, opened: Open) -> None:
    strike_all(filled)
    with pytest.raises(InvalidSettings, match="disclosure-qa reindex"):
        opened(encoder=FakeEncoder("fake-2")).repair()
    assert found(filled)


def test_a_damaged_page_is_said_and_what_to_do(filled: Library) -> None:
    filled.close()
    file = filled.folder / "library.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    # Past the first pages, which hold the tables' definitions.
    for page in range(4, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(data)
    with pytest.raises(IndexUnavailable, match=r"damaged .*disclosure-qa restore") as refusal:
        Library.open(filled.folder, encoder=FakeEncoder).repair()
    assert "\n" not in str(refusal.value)
