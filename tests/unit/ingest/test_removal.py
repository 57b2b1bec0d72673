"""What staff remove can be brought back, whole and in its old place, for a while."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.ingest import KEPT_FOR, bring_back, correct, ingest, remove, set_aside
from disclosure_qa.library import Library
from disclosure_qa.model.corrected import CorrectionKind
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.staff import Correction
from unit.library.samples import FakeEncoder

NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)
LIUQIAO = "青河县柳桥镇人民政府"


def report(requests: str = "12", year: int = 2017) -> str:
    return f"""{LIUQIAO}{year}年政府信息公开工作年度报告
一、概述
公开栏每月更新一次。
六、附表
指标名称\t单位\t{year}年\t历年累计
受理政府信息公开申请总数\t件\t{requests}\t40
主动公开文件数\t条\t56\t
{LIUQIAO}
"""


@pytest.fixture
def corpus(tmp_path: Path, library: Library) -> Path:
    """Two versions of one report, and one of another year."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in (("1.txt", report("11")), ("2.txt", report()), ("3.txt", report("9", 2018))):
        (folder / name).write_text(text, encoding="utf-8")
        ingest([folder / name], library)
    return folder


def contents(library: Library) -> list[object]:
    return [
        library.reports(superseded=True),
        library.figures(),
        library.findings(),
        library.agencies(),
        library.search({"公": 1.0, "开": 1.0}),
        [library.original(entry.document) for entry in library.reports(superseded=True)],
    ]


def entry(library: Library, document: str) -> ReportEntry:
    return library.reports(documents=[document], superseded=True)[0]


@pytest.mark.parametrize("document", ["1.txt", "2.txt", "3.txt"])
def test_what_is_brought_back_is_as_it_was(document: str, library: Library, corpus: Path) -> None:
    before = contents(library)
    set_aside([document], "王敏", NOON, library)
    assert document not in {each.document for each in library.reports(superseded=True)}
    (removed,) = library.removed()
    assert (removed.document, removed.who, removed.when) == (document, "王敏", NOON)
    assert bring_back(removed.id, library)
    assert contents(library) == before
    assert library.removed() == ()
    assert not library._neighbours.outdated()


def test_the_earlier_version_stands_meanwhile(library: Library, corpus: Path) -> None:
    set_aside(["2.txt"], "王敏", NOON, library)
    assert not entry(library, "1.txt").superseded
    ingest([corpus / "3.txt"], library)
    bring_back(library.removed()[0].id, library)
    assert entry(library, "1.txt").superseded


def test_a_version_that_came_meanwhile_stays_in_force(library: Library, corpus: Path) -> None:
    remove(["3.txt"], library)
    set_aside(["1.txt", "2.txt"], "王敏", NOON, library)
    (corpus / "4.txt").write_text(report("14"), encoding="utf-8")
    ingest([corpus / "4.txt"], library)
    for each in library.removed():
        assert bring_back(each.id, library)
    assert entry(library, "2.txt").superseded
    assert not entry(library, "4.txt").superseded


def test_it_comes_back_as_corrected(library: Library, corpus: Path) -> None:
    year = Correction(CorrectionKind.YEAR, "2018", "2019", "王敏", NOON, "3.txt")
    set_aside(["3.txt"], "王敏", NOON, library)
    correct_later = library.removed()[0].id
    assert bring_back(correct_later, library)
    correct(year, library)
    set_aside(["3.txt"], "王敏", NOON, library)
    assert library.removed()[0].year == 2019
    bring_back(library.removed()[0].id, library)
    assert entry(library, "3.txt").year == 2019
    assert library.as_read("3.txt").year == 2018


def test_not_over_another_file_of_the_name(library: Library, corpus: Path) -> None:
    set_aside(["3.txt"], "王敏", NOON, library)
    (corpus / "3.txt").write_text(report("7", 2018), encoding="utf-8")
    ingest([corpus / "3.txt"], library)
    before = contents(library)
    assert not bring_back(library.removed()[0].id, library)
    assert contents(library) == before
    assert len(library.removed()) == 1


def test_not_twice(library: Library, corpus: Path) -> None:
    set_aside(["3.txt"], "王敏", NOON, library)
    number = library.removed()[0].id
    assert bring_back(number, library)
    assert not bring_back(number, library)


def test_after_a_while_it_is_forgotten_with_its_original(library: Library, corpus: Path) -> None:
    set_aside(["3.txt"], "王敏", NOON, library)
    library.forget_removed(NOON - timedelta(days=1))
    assert len(library.removed()) == 1
    originals = library.place.folder / "originals"
    held = {file.name for file in originals.glob("*/*")}
    set_aside(["2.txt"], "王敏", NOON + KEPT_FOR + timedelta(seconds=1), library)
    assert [each.document for each in library.removed()] == ["2.txt"]
    assert len(held - {file.name for file in originals.glob("*/*")}) == 1


def test_a_repair_and_a_backup_keep_it(library: Library, corpus: Path, tmp_path: Path) -> None:
    from disclosure_qa.library.backup import restore_backup

    set_aside(["3.txt"], "王敏", NOON, library)
    assert library.repair() == ()
    made = library.backup(tmp_path / "b.zip")
    assert (made.reports, made.missing) == (2, ())
    restore_backup(tmp_path / "b.zip", tmp_path / "restored")
    with Library.open(tmp_path / "restored", encoder=FakeEncoder) as restored:
        assert bring_back(restored.removed()[0].id, restored)
        assert restored.original("3.txt") == report("9", 2018).encode()
    assert bring_back(library.removed()[0].id, library)


def test_the_command_removes_for_good(library: Library, corpus: Path) -> None:
    remove(["3.txt"], library)
    assert library.removed() == ()


def test_what_is_unknown_is_refused_and_nothing_removed(library: Library, corpus: Path) -> None:
    before = contents(library)
    with pytest.raises(UnknownDocument):
        set_aside(["3.txt", "9.txt"], "王敏", NOON, library)
    assert (contents(library), library.removed()) == (before, ())
