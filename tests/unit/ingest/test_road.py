"""Reports in: read, replaced, passed over, skipped with the cause; never half."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from disclosure_qa.errors import InvalidSettings, UnknownDocument
from disclosure_qa.ingest import IngestRow, Outcome, ingest, intake, reading, remove, rules
from disclosure_qa.library import Library
from disclosure_qa.model.answer import FindingKind

LIUQIAO = "青河县柳桥镇人民政府"


def report(
    agency: str = LIUQIAO, year: int = 2017, requests: str = "2", issued: str = "3月1日"
) -> str:
    return f"""{agency}{year}年政府信息公开工作年度报告
一、概述
{year}年，公开栏每月更新一次。
二、政府信息依申请公开办理情况
申请人可以当面提交申请。
六、附表
指标名称\t单位\t{year}年\t历年累计
主动公开文件数\t条\t56\t1265
受理政府信息公开申请总数\t件\t{requests}\t12
茶话会次数\t次\t3\t7
{agency}
{year + 1}年{issued}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def write(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def outcomes(rows: tuple[IngestRow, ...]) -> dict[str, str]:
    return {row.document: str(row.outcome) for row in rows}


def requests(library: Library) -> dict[str, str]:
    found = library.figures(indicators=["requests_received"])
    return {each.source.document: str(each.value) for each in found if each.period == "year"}


def test_a_folder_of_reports_goes_in(corpus: Path, library: Library) -> None:
    write(corpus, {"2017/柳桥镇.txt": report(), "2018/柳桥镇.txt": report(year=2018)})
    told: list[tuple[int, int, str]] = []
    summary = ingest([corpus], library, progress=lambda *args: told.append(args))
    assert summary.rows == (
        IngestRow("2017/柳桥镇.txt", Outcome.ADDED, LIUQIAO, 2017, 6),
        IngestRow("2018/柳桥镇.txt", Outcome.ADDED, LIUQIAO, 2018, 6),
    )
    assert told == [(1, 2, "2017/柳桥镇.txt"), (2, 2, "2018/柳桥镇.txt")]
    assert [entry.document for entry in library.reports()] == [row.document for row in summary.rows]
    assert library.original("2017/柳桥镇.txt") == report().encode()
    found = library.search({"当面": 1.0}, documents=["2017/柳桥镇.txt"])
    assert "申请人可以当面提交申请。" in found[0].passage.text


def test_every_quote_is_in_the_report_at_its_place(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report(requests="")})
    ingest([corpus], library)
    text = library.report("a.txt").text
    for figure in library.figures():
        source = figure.source
        assert text[source.start : source.end] == source.quote
    for ranked in library.search({"公": 1.0, "年": 1.0}):
        passage = ranked.passage
        assert text[passage.start : passage.end] == passage.text
    (blank,) = library.findings()
    assert (blank.kind, blank.year) == (FindingKind.BLANK_CELL, 2017)


def test_the_same_again_changes_nothing(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report(), "b/c.txt": report(year=2018)})
    first = ingest([corpus], library)
    generation = library.generation
    database = (library.folder / "library.db").read_bytes()
    again = ingest([corpus], library)
    assert outcomes(again.rows) == {"a.txt": "unchanged", "b/c.txt": "unchanged"}
    assert [row.figures for row in again.rows] == [row.figures for row in first.rows]
    assert library.generation == generation
    assert (library.folder / "library.db").read_bytes() == database


def test_a_changed_file_replaces_its_report(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report(), "b.txt": report(year=2018)})
    ingest([corpus], library)
    write(corpus, {"a.txt": report(requests="5")})
    assert outcomes(ingest([corpus], library).rows) == {"a.txt": "replaced", "b.txt": "unchanged"}
    assert requests(library) == {"a.txt": "5", "b.txt": "2"}


def test_other_rules_read_the_same_file_again(
    corpus: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corpus, {"a.txt": report()})
    ingest([corpus], library)
    monkeypatch.setattr(rules, "rules_of_reading", lambda: "other rules")
    assert outcomes(ingest([corpus], library).rows) == {"a.txt": "replaced"}
    assert outcomes(ingest([corpus], library).rows) == {"a.txt": "unchanged"}


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "README.md": ("# 说明\n这里放年报。\n".encode(), "not an annual report"),
    "gold.json": (b'{"figures": [1, 2, 3]}', "not an annual report"),
    "cut.docx": (b"PK\x03\x04" + b"word/document.xml" + b"\x00" * 300, "damaged"),
    "data.xyz": (bytes(range(256)) * 40, '".xyz" is not one that can be read'),
    "locked.zip": (b"PK\x03\x04zip", "damaged"),
}


def test_bad_files_are_skipped_each_with_its_cause(corpus: Path, library: Library) -> None:
    write(corpus, {name: content for name, (content, _) in BAD.items()} | {"good.txt": report()})
    rows = {row.document: row for row in ingest([corpus], library).rows}
    for name, (_, cause) in BAD.items():
        assert rows[name].outcome is Outcome.SKIPPED
        assert cause in rows[name].cause
        assert "\n" not in rows[name].cause
        assert (rows[name].agency, rows[name].year) == (None, None)
    assert rows["good.txt"].outcome is Outcome.ADDED
    assert [entry.document for entry in library.reports()] == ["good.txt"]


def test_what_the_index_held_of_a_file_now_unreadable_stays(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report()})
    ingest([corpus], library)
    write(corpus, {"a.txt": b""})
    assert outcomes(ingest([corpus], library).rows) == {"a.txt": "skipped"}
    assert requests(library) == {"a.txt": "2"}


def test_a_fault_in_a_reader_costs_one_file_and_is_logged(
    corpus: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    read_blocks = reading.read_blocks

    def breaking(name: str, data: bytes) -> object:
        if name == "b.txt":
            raise KeyError("unforeseen")
        return read_blocks(name, data)

    monkeypatch.setattr(reading, "read_blocks", breaking)
    write(corpus, {"a.txt": report(), "b.txt": report(), "c.txt": report(year=2018)})
    rows = ingest([corpus], library).rows
    assert outcomes(rows) == {"a.txt": "added", "b.txt": "skipped", "c.txt": "added"}
    assert "KeyError: 'unforeseen'" in rows[1].cause
    assert "Traceback" in caplog.text
    assert "reading b.txt failed" in caplog.text


def test_a_fault_beyond_reading_is_not_hidden(
    corpus: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(corpus, {"a.txt": report()})
    monkeypatch.setattr(Library, "add", full)
    with pytest.raises(OSError, match="No space left"):
        ingest([corpus], library)


def test_without_files_there_is_nothing_to_do(corpus: Path, library: Library) -> None:
    with pytest.raises(InvalidSettings, match="there is no file in"):
        ingest([corpus], library)
    with pytest.raises(InvalidSettings, match="no file or folder"):
        ingest([corpus / "missing"], library)
    assert library.generation == 0


def test_two_files_of_one_name_in_one_run(corpus: Path, library: Library) -> None:
    write(corpus, {"x/a.txt": report(), "y/a.txt": report(year=2018)})
    rows = ingest([corpus / "x" / "a.txt", corpus / "y" / "a.txt"], library).rows
    assert [str(row.outcome) for row in rows] == ["added", "skipped"]
    assert "another file of this run has the same name" in rows[1].cause
    assert library.reports()[0].year == 2017


def test_a_file_given_twice_is_read_once(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report()})
    rows = ingest([corpus, corpus / "a.txt"], library).rows
    assert [str(row.outcome) for row in rows] == ["added", "unchanged"]
    assert rows[1].year == 2017
    assert library.generation == 1


def test_the_later_issued_of_two_versions_stands(corpus: Path, library: Library) -> None:
    write(
        corpus,
        {
            "a-corrected.txt": report(requests="3", issued="5月9日"),
            "b-first.txt": report(requests="2", issued="3月1日"),
        },
    )
    ingest([corpus], library)
    assert requests(library) == {"a-corrected.txt": "3"}
    ingest([corpus / "b-first.txt"], library)
    assert requests(library) == {"a-corrected.txt": "3"}
    remove(["a-corrected.txt"], library)
    assert requests(library) == {"b-first.txt": "2"}


def test_archives_are_read_in_place(corpus: Path, library: Library) -> None:
    with zipfile.ZipFile(corpus / "年报.zip", "w") as archive:
        archive.writestr("2017/柳桥镇.txt", report())
        archive.writestr("readme.txt", "nothing here")
    rows = ingest([corpus], library).rows
    assert outcomes(rows) == {"年报.zip/2017/柳桥镇.txt": "added", "年报.zip/readme.txt": "skipped"}
    assert library.original("年报.zip/2017/柳桥镇.txt") == report().encode()


@pytest.mark.parametrize(("room", "batches"), [(0, 40), (10**9, 2)])
def test_more_files_than_fit_in_a_batch(
    corpus: Path, library: Library, monkeypatch: pytest.MonkeyPatch, room: int, batches: int
) -> None:
    write(corpus, {f"{year}.txt": report(year=year) for year in range(1990, 2030)})
    monkeypatch.setattr(intake, "_BATCH_BYTES", room)
    ingest([corpus], library)
    assert len(library.reports()) == 40
    assert library.generation == batches


def test_removing_renews_the_findings_of_the_body(corpus: Path, library: Library) -> None:
    write(corpus, {"a.txt": report(requests=""), "b.txt": report("青河县石堰乡人民政府")})
    ingest([corpus], library)
    assert len(library.findings()) == 1
    remove(["a.txt"], library)
    assert library.findings() == ()
    with pytest.raises(UnknownDocument):
        remove(["a.txt"], library)


def test_the_rules_have_a_name_that_code_and_data_make() -> None:
    rules.rules_of_reading.cache_clear()
    first = rules.rules_of_reading()
    rules.rules_of_reading.cache_clear()
    assert rules.rules_of_reading() == first
    assert len(first) == 16


def test_the_shared_reports(shared: Path, library: Library) -> None:
    rows = ingest([shared / "reports"], library).rows
    read = {(row.agency, row.year) for row in rows if row.outcome is Outcome.ADDED}
    assert read == {
        ("闽清县白樟镇人民政府", 2017),
        ("淮安市洪泽区人民政府", 2023),
        ("宿迁市人民政府", 2024),
    }
    assert [row.document for row in rows if row.cause] == ["gold.json"]
    for entry in library.reports():
        text = library.report(entry.document).text
        for figure in library.figures(documents=[entry.document]):
            source = figure.source
            assert text[source.start : source.end] == source.quote


HEAVY = (
    *("chromadb", "psycopg", "dask", "distributed", "langchain", "langchain_core", "openai"),
    *("torch", "transformers", "sentence_transformers", "tokenizers", "numpy", "pypinyin"),
    *("gradio", "fastapi", "uvicorn", "mcp", "httpx", "docx", "openpyxl", "pypdfium2", "lxml"),
)
"""None of them is loaded for a figure unless a setting asks for it."""
FIGURE_QUESTION = f"""
import sys
from disclosure_qa.cli import main
try:
    main(["ask", sys.argv[2], "--index", sys.argv[1]])
except SystemExit as left:
    assert left.code == 0
print([name for name in {HEAVY} if name in sys.modules])
"""


@pytest.mark.parametrize("question", ["柳桥镇2017年收到多少件申请？", "柳桥镇1999年呢？"])
def test_a_figure_question_loads_nothing_heavy(
    corpus: Path, library: Library, question: str
) -> None:
    write(corpus, {"a.txt": report()})
    ingest([corpus], library)
    loaded = subprocess.run(
        [sys.executable, "-c", FIGURE_QUESTION, str(library.folder), question],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert loaded.stdout.splitlines()[-1] == "[]", loaded.stdout
