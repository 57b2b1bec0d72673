"""The index is made where there is none, and again where a report is newer than it."""

import logging
import os
import shutil
from pathlib import Path

import pytest

from disclosure_qa.ingest import outdated, rules
from disclosure_qa.library import Library
from disclosure_qa.web import refresh
from disclosure_qa.web.start import keep_current

ROWS = "\n".join(
    f"\t{label}\n\t件\n\t{year}\n\t{total}\n"
    for label, year, total in (
        ("受理政府信息公开申请总数", 3, 9),
        ("其中：1.当面申请数", 1, 4),
        ("2.网络申请数", 2, 5),
    )
)
REPORT = f"""青河县柳桥镇人民政府2017年政府信息公开工作年度报告

一、概述
2017年，我镇按照要求推进政府信息公开工作。本报告所列数据的统计期限自2017年1月1日至2017年12月31日。

二、附表
\t指标名称
\t单位
\t2017年
\t历年累计

{ROWS}"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "柳桥镇.txt").write_text(REPORT, encoding="utf-8")
    return folder


def documents(index: Path) -> list[str]:
    with Library.open(index) as library:
        return [entry.document for entry in library.reports()]


def generation(index: Path) -> int:
    with Library.open(index) as library:
        return library.generation


def test_a_missing_index_is_made(corpus: Path, tmp_path: Path) -> None:
    refresh(corpus, tmp_path / "index")
    assert documents(tmp_path / "index") == ["柳桥镇.txt"]


def test_a_newer_report_is_read(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    refresh(corpus, index)
    new = corpus / "柳桥镇2018.txt"
    new.write_text(REPORT.replace("2017", "2018"), encoding="utf-8")
    later = (index / "library.db").stat().st_mtime + 10
    os.utime(new, (later, later))
    refresh(corpus, index)
    assert documents(index) == ["柳桥镇.txt", "柳桥镇2018.txt"]


def test_an_index_newer_than_its_reports_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    refresh(corpus, index)
    before = generation(index)
    for path in (corpus / "柳桥镇.txt", corpus):
        os.utime(path, (1, 1))
    (corpus / "柳桥镇.txt").write_text(REPORT.replace("网络", "网上"), encoding="utf-8")
    os.utime(corpus / "柳桥镇.txt", (1, 1))
    os.utime(corpus, (1, 1))
    refresh(corpus, index)
    assert generation(index) == before


def test_a_file_that_cannot_be_read_is_named(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "空.txt").write_bytes(b"")
    refresh(corpus, tmp_path / "index")
    assert "空.txt: " in capsys.readouterr().err
    assert documents(tmp_path / "index") == ["柳桥镇.txt"]


@pytest.mark.parametrize("there", [True, False])
def test_without_reports_the_index_is_empty(there: bool, tmp_path: Path) -> None:
    if there:
        (tmp_path / "corpus").mkdir()
    refresh(tmp_path / "corpus", tmp_path / "index")
    assert documents(tmp_path / "index") == []


@pytest.fixture
def upgraded(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index that an earlier version of the program read."""
    refresh(corpus, tmp_path / "index")
    monkeypatch.setattr(rules, "rules_of_reading", lambda: "of another version")
    assert still_outdated(tmp_path / "index") == ("柳桥镇.txt",)
    return tmp_path / "index"


def still_outdated(index: Path) -> tuple[str, ...]:
    with Library.open(index) as library:
        return outdated(library)


def test_another_version_of_the_program_reads_again(corpus: Path, upgraded: Path) -> None:
    refresh(corpus, upgraded)
    assert still_outdated(upgraded) == ()


def test_a_server_reads_again_what_is_no_longer_in_the_corpus(corpus: Path, upgraded: Path) -> None:
    shutil.rmtree(corpus)
    keep_current(upgraded).join()
    assert still_outdated(upgraded) == ()
    assert documents(upgraded) == ["柳桥镇.txt"]


def test_a_report_without_its_original_stays_as_it_is(
    corpus: Path, upgraded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(upgraded / "originals")
    keep_current(upgraded).join()
    assert "柳桥镇.txt: an original is missing" in capsys.readouterr().err
    assert documents(upgraded) == ["柳桥镇.txt"]


def test_a_server_brings_back_vectors_that_were_deleted(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    refresh(corpus, index)
    shutil.rmtree(index / "derived")
    keep_current(index).join()
    with Library.open(index) as library:
        vector = library.encode("政府信息公开工作")
        assert vector is not None
        assert library.nearest(vector)


def test_a_current_index_is_not_written_to(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    refresh(corpus, index)
    before = (index / "library.db").read_bytes()
    keep_current(index).join()
    assert (index / "library.db").read_bytes() == before


def test_while_somebody_else_writes_the_index_stays_as_it_is(
    upgraded: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with Library.open(upgraded) as library, library.writing():
        keep_current(upgraded).join()
    assert still_outdated(upgraded) == ("柳桥镇.txt",)
    assert "is being written to" in caplog.text


def test_an_index_that_is_gone_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    keep_current(tmp_path).join()
    assert "not brought up to date: no index in" in caplog.text
