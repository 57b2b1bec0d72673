"""An index in PostgreSQL holds and finds what one in a folder does, in the same order."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from disclosure_qa.errors import IndexBusy, IndexUnavailable
from disclosure_qa.library import Library, holdings
from disclosure_qa.library.postgres import PostgresDatabase
from disclosure_qa.model.place import Place
from disclosure_qa.text.tokens import tokens
from servers import PostgresServer
from unit.library.samples import LIUQIAO, SHIYAN, FakeEncoder, Open, addition, blank_check, no_check
from unit.library.test_kills import contents

PROSE = (
    "公园的长椅刷了漆。",
    "信函申请由办公室登记，信函每日收取。",
    "信函一事另有其他许多事情需要说明。",
    "It's 12.5 km of road, the office said.",
    "网站全年更新公开栏目。",
)
NAMES = ("乙.txt", "B.txt", "a.txt", "_.txt", "Ä.txt", "甲/1.txt", "𠀀.txt", "ａ.txt")
"""A dictionary orders them otherwise than their bytes do."""


def filled(library: Library) -> Library:
    """A history of changes, of which nothing but the outcome should be left."""
    for number, name in enumerate(NAMES):
        agency = (LIUQIAO, SHIYAN)[number % 2]
        library.add(
            [addition(name, agency, 2010 + number, sentences=PROSE[number % 4 :])], no_check
        )
    replaced = addition("B.txt", SHIYAN, 2011, requests=None, sentences=PROSE[:2] * 3)
    library.add([replaced, addition("z.txt", LIUQIAO, 2010, sentences=PROSE[2:])], blank_check)
    library.remove(["乙.txt", "Ä.txt"], blank_check)
    return library


@pytest.fixture
def both(opened: Open, tmp_path: Path) -> Iterator[list[Library]]:
    with Library.create(tmp_path / "folder", encoder=FakeEncoder) as folder:
        yield [filled(folder), filled(opened())]


def test_both_hold_the_same_in_the_same_order(both: list[Library]) -> None:
    folder, server = both
    assert contents(server) == contents(folder)
    assert [entry.document for entry in server.reports(superseded=True)] == [
        entry.document for entry in folder.reports(superseded=True)
    ]
    for name in ("青河县柳桥镇", "石堰乡", "青何县柳乔镇", "", "\x00"):
        assert server.keys_like(name) == folder.keys_like(name)
    for word in ("信函", "信\x00函"):
        assert server.passages_with(word) == folder.passages_with(word)
    assert server.figures(years=[2011, 2**70], agencies=[SHIYAN, "\x00"]) == folder.figures(
        years=[2011], agencies=[SHIYAN]
    )


@pytest.mark.parametrize("few", [0, 400])
def test_both_rank_alike_to_the_last_digit(
    both: list[Library], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "HELD_AT_MOST", few)
    folder, server = both
    words = sorted({token for sentence in (*PROSE, "无此词") for token in tokens(sentence)})
    chance = random.Random(few)
    for _ in range(60):
        asked = {
            token: chance.choice((1.0, 0.4, 2.0, chance.random()))
            for token in chance.sample(words, chance.randint(1, 12))
        }
        within = chance.choice((None, NAMES, ["B.txt"]))
        limit = chance.choice((1, 3, 20))
        found = [library.search(asked, documents=within, limit=limit) for library in both]
        assert found[0] == found[1]
    assert server.repair() == folder.repair() == ()
    assert server.search({"信函": 1.0}) == folder.search({"信函": 1.0})


def test_what_the_full_text_index_counts_goes_with_the_passages(both: list[Library]) -> None:
    _, server = both
    server.remove([entry.document for entry in server.reports(superseded=True)], no_check)
    database = PostgresDatabase(str(server.place.database))
    counted = text(
        "SELECT passages, tokens, (SELECT count(*) FROM passage_words),"
        " (SELECT count(*) FROM passage_vocabulary), (SELECT count(*) FROM originals)"
        " FROM passage_totals"
    )
    assert tuple(database.rows(counted)[0]) == (0, 0, 0, 0, 0)
    database.close()


def test_a_lost_connection_is_made_again(opened: Open, postgres: PostgresServer) -> None:
    library = filled(opened())
    before = contents(library)
    postgres.drop_connections()
    assert contents(library) == before
    postgres.stop()
    with pytest.raises(IndexUnavailable, match="cannot be reached"):
        library.figures()
    with pytest.raises(IndexUnavailable, match="cannot be reached"):
        library.remove(["a.txt"], no_check)
    postgres.start()
    assert contents(library) == before


def test_who_loses_the_right_to_write_writes_nothing(
    opened: Open, postgres: PostgresServer
) -> None:
    library = filled(opened())
    before = contents(library)
    with library.writing():
        postgres.drop_connections()
        with opened().writing(), pytest.raises(IndexUnavailable, match="gave up"):
            library.remove(["a.txt"], no_check)
    assert contents(library) == before
    library.remove(["a.txt"], no_check)
    assert contents(library) != before


def test_a_second_writer_is_told_who_writes_and_since_when(opened: Open) -> None:
    first, second = opened(), opened()
    said = rf"is being written to by process {os.getpid()} on .+ since \d{{4}}-\d\d-\d\d "
    with first.writing(), pytest.raises(IndexBusy, match=said):
        second.remove(["a.txt"], no_check)
    with second.writing():
        """It is free again."""


def test_a_database_without_an_index_or_of_a_newer_version_is_refused(
    opened: Open, postgres: PostgresServer, tmp_path: Path
) -> None:
    with pytest.raises(IndexUnavailable, match="no index in the database test"):
        Library.open(Place(tmp_path, postgres.database()))
    library = opened()
    database = PostgresDatabase(str(library.place.database))
    with database.transaction() as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE key = 'schema'"))
    database.close()
    with pytest.raises(IndexUnavailable, match="made by a newer version"):
        Library.open(library.place)


def test_a_step_of_the_schema_leaves_all_text_in_the_order_of_bytes(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import Column, Text

    from disclosure_qa.library import database, migrations

    library = filled(opened())
    before = contents(library)
    newest = database.SCHEMA_VERSION + 1
    steps: dict[int, Callable[[Any], None]] = {
        newest: lambda operations: operations.add_column("reports", Column("added", Text))
    }
    monkeypatch.setattr(migrations, "MIGRATIONS", {**migrations.MIGRATIONS, **steps})
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", newest)
    monkeypatch.setattr(database, "SCHEMA_VERSION", newest)
    with Library.open(library.place, encoder=FakeEncoder) as upgraded:
        assert contents(upgraded) == before
    plain = PostgresDatabase(str(library.place.database))
    others = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'text'"
        " AND table_schema = 'public' AND collation_name IS DISTINCT FROM 'C'"
    )
    assert plain.rows(others) == []
    assert plain.meta("schema") == str(newest)
    plain.close()
