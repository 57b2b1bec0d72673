"""What an open index holds in memory: read once, and anew when the index has changed."""

from collections.abc import Sequence

import pytest

from disclosure_qa.library import Library, holdings
from unit.library.samples import SHIYAN, Open, addition, no_check

A, B, C = "公开栏在大门口。", "信函寄到办公室。", "网站每日更新。"


@pytest.fixture
def library(opened: Open) -> Library:
    library = opened()
    library.add([addition("a.txt", sentences=(A, B)), addition("b.txt", SHIYAN)], no_check)
    return library


def texts(library: Library, documents: Sequence[str] | None = None, most: int = 9) -> list[str]:
    found = library.passages(documents=documents, most=most)
    assert found is not None
    return [passage.text for passage in found]


def test_the_passages_of_a_report_come_in_their_order(library: Library) -> None:
    assert texts(library, ["a.txt"]) == [A, B]
    assert texts(library, ["none.txt"]) == texts(library, []) == []


def test_of_more_than_are_wanted_there_is_nothing(library: Library) -> None:
    assert library.passages(documents=["a.txt"], most=1) is None


def test_a_change_is_seen_at_once(library: Library) -> None:
    assert library.search({"网站": 1.0}, documents=["a.txt"]) == ()
    library.add([addition("a.txt", sentences=(A, C))], no_check)
    assert texts(library, ["a.txt"]) == [A, C]
    assert [r.passage.text for r in library.search({"网站": 1.0}, documents=["a.txt"])] == [C]
    library.remove(["a.txt"], no_check)
    assert texts(library, ["a.txt"]) == []


def test_what_another_one_writes_is_seen(library: Library) -> None:
    assert texts(library, ["a.txt"]) == [A, B]
    with Library.open(library.folder) as other:
        other.remove(["a.txt"], no_check)
    assert texts(library, ["a.txt"]) == []


def test_the_same_is_read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = library.passages(documents=["a.txt"], most=9)
    assert library.passages(documents=["a.txt", "a.txt"], most=9) is first
    assert texts(library) == [A, B, *texts(library, ["b.txt"])]
    assert library.passages(documents=["a.txt"], most=9) is first


def test_what_was_not_searched_for_longest_is_let_go(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.passages(documents=["a.txt"], most=9)
    monkeypatch.setattr(holdings, "_KEPT_AT_MOST", 3)
    texts(library, ["b.txt"])
    again = library.passages(documents=["a.txt"], most=9)
    assert again == first
    assert again is not first
