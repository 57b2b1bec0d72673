"""What goes into the index comes out of it: reports, figures, findings, versions."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.errors import IndexUnavailable, UnknownDocument
from disclosure_qa.library import Addition, Library, fingerprint
from disclosure_qa.library.versions import Version, the_latest
from disclosure_qa.model.library import AgencyEntry
from unit.library.samples import (
    LIUQIAO,
    SHIYAN,
    FakeEncoder,
    addition,
    blank_check,
    no_check,
)


def values(library: Library, **wanted: Sequence[object]) -> list[tuple[str, str]]:
    return [
        (found.source.document, str(found.value))
        for found in library.figures(indicators=["requests_received"], **wanted)
    ]


def documents(library: Library, **wanted: object) -> list[str]:
    return [entry.document for entry in library.reports(**wanted)]


def test_a_report_comes_back_as_it_went_in(library: Library) -> None:
    given = addition("2017/柳桥镇.txt", issued=date(2018, 3, 1))
    library.add([given], no_check)
    assert library.report("2017/柳桥镇.txt") == given.report
    assert library.original("2017/柳桥镇.txt") == given.original
    assert library.figures() == given.figures
    (entry,) = library.reports()
    assert (entry.agency, entry.region, entry.year) == (LIUQIAO, "青河县", 2017)
    assert (entry.issued, entry.period_years) == (date(2018, 3, 1), (2017,))
    assert entry.sha256 == fingerprint(given.original)
    assert library.agencies() == (AgencyEntry(LIUQIAO, "青河县"),)


@pytest.fixture
def four(library: Library) -> Library:
    library.add(
        [
            addition("d.txt", SHIYAN, 2017, requests="4"),
            addition("c.txt", SHIYAN, 2016, requests=None),
            addition("b.txt", LIUQIAO, 2017, requests="2"),
            addition("a.txt", LIUQIAO, 2016, requests="0"),
        ],
        no_check,
    )
    return library


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [("a.txt", "0"), ("b.txt", "2"), ("c.txt", "None"), ("d.txt", "4")]),
        ({"agencies": [LIUQIAO]}, [("a.txt", "0"), ("b.txt", "2")]),
        ({"years": [2017]}, [("b.txt", "2"), ("d.txt", "4")]),
        ({"agencies": [SHIYAN, "无此镇人民政府"], "years": [2016]}, [("c.txt", "None")]),
        ({"documents": ["d.txt", "a.txt"]}, [("a.txt", "0"), ("d.txt", "4")]),
        ({"labels": ["收到申请数"], "years": [2017]}, [("b.txt", "2"), ("d.txt", "4")]),
        ({"labels": ["茶话会次数"]}, []),
        ({"agencies": []}, []),
        ({"years": []}, []),
        ({"documents": []}, []),
    ],
)
def test_filters_let_through_what_they_name(
    four: Library, wanted: dict[str, list[object]], found: list[tuple[str, str]]
) -> None:
    assert values(four, **wanted) == found


def test_reports_come_by_agency_year_and_document(four: Library) -> None:
    assert documents(four) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert documents(four, years=[2017]) == ["b.txt", "d.txt"]
    assert documents(four, agencies=[SHIYAN]) == ["c.txt", "d.txt"]


def test_rows_that_no_indicator_claims_are_found_by_their_printed_label(four: Library) -> None:
    assert four.unclaimed_labels() == ("茶话会次数",)
    assert four.unclaimed_labels(agencies=["无此镇人民政府"]) == ()
    found = four.figures(labels=["茶话会次数"], agencies=[LIUQIAO], years=[2017])
    assert [str(each.value) for each in found] == ["3"]


def test_thousands_of_wanted_documents_are_one_question(four: Library) -> None:
    wanted = [f"{number}.txt" for number in range(70_000)] + ["b.txt"]
    assert values(four, documents=wanted) == [("b.txt", "2")]


def test_figures_are_found_by_applicant(four: Library) -> None:
    assert len(values(four, applicants=[""])) == 4
    assert values(four, applicants=["自然人"]) == []


def test_what_is_read_together_is_of_one_moment(four: Library) -> None:
    def add() -> None:
        four.add([addition("e.txt", SHIYAN, 2018)], no_check)

    with four.reading(), four.reading(), ThreadPoolExecutor(1) as another:
        before = documents(four)
        another.submit(add).result()
        assert documents(four) == before
        assert another.submit(documents, four).result() == [*before, "e.txt"]
    assert documents(four) == [*before, "e.txt"]


def test_what_was_read_together_leaves_nothing_held_after_an_error(four: Library) -> None:
    with pytest.raises(UnknownDocument), four.reading():
        four.report("z.txt")
    four.remove(["a.txt"], no_check)
    assert "a.txt" not in documents(four)


def test_a_changed_file_replaces_its_report(library: Library) -> None:
    old = addition("a.txt", requests="12", sentences=("旧的一句话。",))
    library.add([old], no_check)
    before = library.generation
    new = addition("a.txt", SHIYAN, 2018, requests="13", sentences=("新的一句话。",))
    library.add([new], no_check)
    assert library.generation == before + 1
    assert library.figures() == new.figures
    assert library.agencies() == (AgencyEntry(SHIYAN, "青河县"),)
    assert library.original("a.txt") == new.original
    assert not library.search({"旧": 1.0})
    assert [each.passage.text for each in library.search({"新": 1.0})] == ["新的一句话。"]
    assert list_originals(library) == [fingerprint(new.original)]


def list_originals(library: Library) -> list[str]:
    return [f.name for f in (library.folder / "originals").glob("*/*")]


def test_an_original_stays_while_another_document_has_it(library: Library) -> None:
    library.add([addition("a.txt", content=b"x"), addition("b.txt", content=b"x")], no_check)
    library.remove(["a.txt"], no_check)
    assert library.original("b.txt") == b"x"
    library.remove(["b.txt"], no_check)
    assert list_originals(library) == []


def test_what_is_removed_leaves_nothing_behind(library: Library) -> None:
    library.add([addition("a.txt", requests=None), addition("b.txt", SHIYAN)], blank_check)
    library.remove(["a.txt"], blank_check)
    assert documents(library, superseded=True) == ["b.txt"]
    assert library.agencies() == (AgencyEntry(SHIYAN, "青河县"),)
    assert library.agencies_like("柳桥镇") == ()
    assert library.findings() == ()
    assert {each.passage.document for each in library.search({"公": 1.0})} == {"b.txt"}
    for read in (library.report, library.original):
        with pytest.raises(UnknownDocument, match=r"a\.txt is not in the index"):
            read("a.txt")


def test_removing_an_unknown_document_removes_nothing(library: Library) -> None:
    library.add([addition("a.txt")], no_check)
    before = library.generation
    with pytest.raises(UnknownDocument, match=r"b\.txt"):
        library.remove(["a.txt", "b.txt"], no_check)
    assert documents(library) == ["a.txt"]
    assert library.generation == before


@pytest.mark.parametrize(
    ("versions", "standing"),
    [
        ([(1, None), (2, None)], 2),
        ([(1, date(2018, 3, 2)), (2, date(2018, 3, 1))], 1),
        ([(1, date(2018, 3, 1)), (2, date(2018, 3, 1))], 2),
        ([(1, date(2018, 3, 2)), (2, None)], 2),
        ([(1, None), (2, date(2018, 3, 1))], 2),
        # Compared two by two these three would go round in a circle.
        ([(1, date(2018, 3, 9)), (2, None), (3, date(2018, 1, 1))], 2),
    ],
)
def test_the_later_version_stands(versions: list[tuple[int, date | None]], standing: int) -> None:
    given = [Version(number, issued, number) for number, issued in versions]
    assert the_latest(given).id == standing
    assert the_latest(given[::-1]).id == standing


def test_an_earlier_version_is_kept_and_stands_again(library: Library) -> None:
    library.add(
        [
            addition("new.txt", requests="13", issued=date(2018, 5, 1)),
            addition("old.txt", requests="12", issued=date(2018, 3, 1)),
        ],
        no_check,
    )
    assert values(library) == [("new.txt", "13")]
    assert values(library, documents=["old.txt"]) == [("old.txt", "12")]
    assert documents(library) == ["new.txt"]
    assert [(e.document, e.superseded) for e in library.reports(superseded=True)] == [
        ("new.txt", False),
        ("old.txt", True),
    ]
    assert {each.passage.document for each in library.search({"公": 1.0})} == {"new.txt"}
    library.remove(["new.txt"], no_check)
    assert values(library) == [("old.txt", "12")]


def test_the_order_of_versions_survives_reading_again_by_other_rules(library: Library) -> None:
    first, second = addition("a.txt", requests="1"), addition("b.txt", requests="2")
    library.add([first, second], no_check)
    again = addition("a.txt", requests="1", rules="rules-2")
    library.add([again], no_check)
    assert values(library) == [("b.txt", "2")]
    changed = addition("a.txt", requests="7")
    library.add([changed], no_check)
    assert values(library) == [("a.txt", "7")]


def test_namesakes_in_two_counties_stay_two(library: Library) -> None:
    library.add(
        [
            addition("a.txt", "柳桥镇人民政府", requests="1", region="青河县"),
            addition("b.txt", "柳桥镇人民政府", requests="2", region="白石县"),
        ],
        no_check,
    )
    assert values(library) == [("a.txt", "1"), ("b.txt", "2")]
    assert library.agencies_by_key(["柳桥镇"]) == {
        "柳桥镇": (AgencyEntry("柳桥镇人民政府", "白石县"), AgencyEntry("柳桥镇人民政府", "青河县"))
    }


def test_findings_are_those_of_all_standing_reports_of_the_body(library: Library) -> None:
    library.add([addition("2017.txt", year=2017, requests=None)], blank_check)
    library.add([addition("2018.txt", year=2018), addition("x.txt", SHIYAN)], blank_check)
    (finding,) = library.findings()
    assert finding.what == "收到申请数：2017.txt 2018.txt"
    assert str(finding.expected) == "1.50"
    assert finding.sources == (library.figures(documents=["2017.txt"])[0].source,)
    assert library.findings(agencies=[LIUQIAO], years=[2017]) == (finding,)
    assert library.findings(years=[2018]) == ()
    library.add([addition("2017b.txt", year=2017, requests="5")], blank_check)
    assert library.findings() == ()
    library.remove(["2017b.txt"], blank_check)
    assert [found.document for found in library.findings()] == ["2017.txt"]


def test_the_body_that_a_replaced_report_was_of_is_checked_again(library: Library) -> None:
    library.add([addition("a.txt", requests=None), addition("b.txt", year=2018)], blank_check)
    library.add([addition("a.txt", SHIYAN, requests="5")], blank_check)
    assert library.findings() == ()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("柳桥镇", {LIUQIAO}),
        ("青河县石堰乡", {SHIYAN}),
        ("柳乔镇", {LIUQIAO}),
        ("石燕乡", {SHIYAN}),
        ("liuqiaozheng", {LIUQIAO}),
        ("xyz", set()),
    ],
)
def test_a_misspelt_name_finds_its_body_first(four: Library, key: str, found: set[str]) -> None:
    assert {entry.name for entry in four.agencies_like(key)[:1]} == found


def test_exact_names_are_found_by_key(four: Library) -> None:
    found = four.agencies_by_key(["柳桥镇", "石堰", "无此镇"])
    assert {key: [entry.name for entry in entries] for key, entries in found.items()} == {
        "柳桥镇": [LIUQIAO],
        "石堰": [SHIYAN],
    }


def test_what_was_read_from_this_content_by_these_rules_is_known(library: Library) -> None:
    given = addition("a.txt")
    library.add([given], no_check)
    content = fingerprint(given.original)
    assert library.holds("a.txt", content, "rules-1")
    assert not library.holds("a.txt", content, "rules-2")
    assert not library.holds("a.txt", fingerprint(b"other"), "rules-1")
    assert not library.holds("b.txt", content, "rules-1")
    entry, figures = library.counted("a.txt")
    assert (entry, figures) == (library.reports()[0], 2)


def test_a_report_without_figures_and_passages_is_a_report(library: Library) -> None:
    given = addition("a.txt")
    bare = Addition(given.report, (), (), given.original, given.rules)
    library.add([bare], no_check)
    assert documents(library) == ["a.txt"]
    assert library.counted("a.txt")[1] == 0


@pytest.mark.parametrize("made", [False, True])
def test_an_index_that_was_never_built_says_what_to_do(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "library.db").touch()
    with pytest.raises(
        IndexUnavailable, match=r"no index in .*: run `disclosure-qa ingest corpus`"
    ):
        Library.open(tmp_path)


def test_an_index_of_a_newer_version_is_refused(library: Library) -> None:
    from disclosure_qa.library.database import set_meta
    from disclosure_qa.library.sqlite import SqliteDatabase

    database = SqliteDatabase(library.folder / "library.db")
    with database.transaction() as connection:
        set_meta(connection, "schema", "99")
    database.close()
    with pytest.raises(IndexUnavailable, match="made by a newer version"):
        Library.open(library.folder)


@pytest.mark.parametrize("kept", [0, 5000])
def test_a_damaged_index_says_so(library: Library, encoder: FakeEncoder, kept: int) -> None:
    library.add([addition(f"{n}.txt", year=1990 + n) for n in range(20)], no_check)
    library.close()
    file = library.folder / "library.db"
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:kept] + b"\x55" * (size - kept))
    with pytest.raises(IndexUnavailable, match="damaged"):
        Library.open(library.folder).reports()


def test_an_index_in_a_file_or_under_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexUnavailable, match="cannot make the folder"):
        Library.create(tmp_path / "file" / "index")
    with pytest.raises(IndexUnavailable, match="no index"):
        Library.open(tmp_path / "file")


def test_a_missing_original_says_so(library: Library) -> None:
    given = addition("a.txt")
    library.add([given], no_check)
    name = fingerprint(given.original)
    (library.folder / "originals" / name[:2] / name).unlink()
    with pytest.raises(IndexUnavailable, match="an original is missing"):
        library.original("a.txt")
