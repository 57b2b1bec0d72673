"""The bodies and reports that an index holds in memory: the same as the database lists."""

import threading
from itertools import product

import pytest

from disclosure_qa.library import Library, names, register
from unit.library.samples import SHIYAN, Open, addition, blank_check, no_check


@pytest.fixture
def library(opened: Open) -> Library:
    library = opened()
    library.add([addition("a.txt", year=2016), addition("b.txt", SHIYAN)], no_check)
    library.add([addition("c.txt", year=2016), addition("d.txt", year=2018)], no_check)
    return library


def held(library: Library) -> register.Register | None:
    with library.reading():
        return library._registers.now


def test_it_is_read_with_the_second_question_on_a_state(library: Library) -> None:
    assert held(library) is None
    first = held(library)
    assert first is not None
    assert held(library) is first
    assert library._registers.now is None  # nobody asks


def test_what_is_read_within_a_question_is_no_second_one(library: Library) -> None:
    with library.reading():
        assert held(library) is None


def test_it_lists_what_the_database_lists(library: Library) -> None:
    bodies = sorted({entry.name for entry in library.agencies()})
    filters = product(
        (None, [], bodies[:1], bodies[::-1]),
        (None, [], [2016], [2018, 2016, 1]),
        (None, [], ["d.txt", "a.txt", "none.txt"]),
        (False, True),
    )
    held(library)
    for agencies, years, documents, superseded in filters:
        asked = {"agencies": agencies, "years": years, "documents": documents}
        expected = library.reports(superseded=superseded, **asked)
        with library.reading():
            assert library.reports(superseded=superseded, **asked) == expected
    assert {entry.superseded for entry in library.reports(superseded=True)} == {False, True}


def test_it_knows_the_names_that_the_database_knows(library: Library) -> None:
    keys = ["石研镇", "柳桥镇", "liuqiaotown", "nobody", *(e.name for e in library.agencies())]
    expected = library.agencies_by_key(keys), library.agencies()
    held(library)
    with library.reading():
        assert (library.agencies_by_key(keys), library.agencies()) == expected
    assert expected[0]


def test_it_tells_what_opens_a_name(library: Library) -> None:
    assert library.name_openings == frozenset()
    held(library)
    with library.reading():
        assert library.name_openings >= {"柳桥", "青河", "li"}
        assert "没有" not in library.name_openings


def test_a_change_is_seen_at_once(library: Library) -> None:
    held(library)
    assert held(library) is not None
    with Library.open(library.folder) as other:
        other.remove(["d.txt"], no_check)
    for _ in range(3):
        with library.reading():
            assert [e.document for e in library.reports(years=[2018])] == []


def test_of_a_large_index_none_is_held(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "HELD_AT_MOST", 1)
    assert [held(library) for _ in range(3)] == [None] * 3
    with library.reading():
        assert library.reports()


def test_another_thread_has_its_own_moment(library: Library) -> None:
    seen: list[register.Register | None] = []
    held(library)
    with library.reading():
        other = threading.Thread(target=lambda: seen.append(library._registers.now))
        other.start()
        other.join()
        assert library._registers.now is not None
    assert seen == [None]


def test_it_lists_the_findings_that_the_database_lists(opened: Open) -> None:
    library = opened()
    library.add([addition("a.txt", year=2016), addition("b.txt", requests=None)], blank_check)
    bodies = [entry.name for entry in library.agencies()]
    held(library)
    for agencies, years in product((None, [], bodies), (None, [], [2016], [2016, 2017])):
        expected = library.findings(agencies=agencies, years=years)
        with library.reading():
            assert library.findings(agencies=agencies, years=years) == expected
    assert library.findings(agencies=bodies, years=[2017])


def test_names_that_are_alike_are_looked_up_once_for_a_state(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = library.keys_like("柳乔镇")
    held(library)
    with library.reading():
        assert library.keys_like("柳乔镇") == expected
        monkeypatch.setattr(names, "keys_like", None)
        assert library.keys_like("柳乔镇") == expected


def test_what_is_noted_of_an_index_stays_so_for_a_moment(library: Library) -> None:
    database = library._database
    before = database.meta("generation")
    with library.reading():
        assert database.meta("generation") == before
        with Library.open(library.folder) as other:
            other.remove(["d.txt"], no_check)
        assert database.meta("generation") == before
    assert database.meta("generation") != before
