"""A report in two files, body and annex: one report, whatever comes first and goes first."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.ingest import IngestSummary, ingest, remove
from disclosure_qa.library import Library
from disclosure_qa.text.tokens import tokens

BODY = """青河县白桥镇人民政府2016年政府信息公开工作年度报告
一、概述
2016年，我镇认真落实条例，党政办公室负责日常工作。
二、主动公开政府信息情况
全年主动公开政府信息86条，公开栏每月更新一次。
三、政府信息依申请公开办理情况
2016年共受理政府信息公开申请4件，均已按时答复。
青河县白桥镇人民政府
2017年3月2日
"""
ANNEX = """政府信息公开情况统计表
填报单位：青河县白桥镇人民政府
指标名称\t单位\t2016年\t历年累计
主动公开文件数\t条\t86\t300
受理政府信息公开申请总数\t条\t5\t12
1.当面申请数\t条\t0\t2
2.网络申请数\t条\t5\t9
3.信函、传真申请数\t条\t0\t1
行政复议数\t件\t\t0
"""
NAMELESS = ANNEX.replace("填报单位：青河县白桥镇人民政府\n", "")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


def put(library: Library, folder: Path, name: str, text: str) -> IngestSummary:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return ingest([folder], library)


def values(library: Library) -> dict[str, str]:
    found = library.figures(indicators=["requests_received"])
    return {
        f"{each.source.document} {each.origin}": str(each.value)
        for each in found
        if each.period == "year"
    }


def prose(library: Library) -> set[str]:
    found = library.search(dict.fromkeys(tokens("公开栏"), 1.0))
    return {ranked.passage.document for ranked in found}


@pytest.mark.parametrize("names", [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_both_parts_are_in_force(library: Library, corpus: Path, names: tuple[str, str]) -> None:
    body, annex = names
    for name, text in sorted([(body, BODY), (annex, ANNEX)]):
        put(library, corpus, name, text)
    assert {e.document: e.part_of for e in library.reports()} == {body: "", annex: body}
    assert values(library) == {f"{body} prose": "4", f"{annex} table": "5"}
    assert prose(library) == {body}
    conflict = next(f for f in library.findings() if f.kind == "prose_table_conflict")
    assert [source.document for source in conflict.sources] == [body, annex]
    for source in conflict.sources:
        assert source.quote in library.report(source.document).text


def test_removing_a_part_takes_out_what_came_from_it(library: Library, corpus: Path) -> None:
    put(library, corpus, "body.txt", BODY)
    put(library, corpus, "annex.txt", ANNEX)
    remove(["body.txt"], library)
    assert values(library) == {"annex.txt table": "5"}
    assert prose(library) == set()
    assert [(e.document, e.part_of) for e in library.reports()] == [("annex.txt", "")]
    put(library, corpus, "body.txt", BODY)
    remove(["annex.txt"], library)
    assert values(library) == {"body.txt prose": "4"}
    assert library.findings() == ()


def test_a_part_is_replaced_alone(library: Library, corpus: Path) -> None:
    put(library, corpus, "body.txt", BODY)
    put(library, corpus, "annex.txt", ANNEX)
    put(library, corpus, "annex.txt", ANNEX.replace("总数\t条\t5", "总数\t条\t4"))
    assert values(library) == {"body.txt prose": "4", "annex.txt table": "4"}
    assert not [f for f in library.findings() if f.kind == "prose_table_conflict"]


def test_a_corrected_annex_in_another_file_takes_the_place_of_the_first(
    library: Library, corpus: Path
) -> None:
    put(library, corpus, "body.txt", BODY)
    put(library, corpus, "annex.txt", ANNEX)
    put(library, corpus, "annex 2.txt", ANNEX.replace("总数\t条\t5", "总数\t条\t4"))
    assert values(library) == {"body.txt prose": "4", "annex 2.txt table": "4"}
    assert [e.document for e in library.reports(superseded=True) if e.superseded] == ["annex.txt"]


def test_of_two_whole_reports_the_later_stands(library: Library, corpus: Path) -> None:
    whole = BODY.replace("青河县白桥镇人民政府\n2017", ANNEX.partition("\n")[2] + "附注\n2017")
    put(library, corpus, "a.txt", whole)
    put(library, corpus, "b.txt", whole.replace("3月2日", "5月2日").replace("条\t5", "条\t6"))
    assert [(e.document, e.part_of) for e in library.reports()] == [("b.txt", "")]
    assert prose(library) == {"b.txt"}


@pytest.mark.parametrize("annex", ["annex.txt", "zz.txt"])
def test_a_nameless_annex_belongs_to_the_report_beside_it(
    library: Library, corpus: Path, annex: str
) -> None:
    (corpus / "2016").mkdir()
    (corpus / "2016" / annex).write_text(NAMELESS, encoding="utf-8")
    rows = put(library, corpus, "2016/body.txt", BODY).rows
    assert [(row.outcome, row.agency) for row in rows] == [("added", "青河县白桥镇人民政府")] * 2
    assert values(library) == {"2016/body.txt prose": "4", f"2016/{annex} table": "5"}
    again = ingest([corpus], library)
    assert {row.outcome for row in again.rows} == {"unchanged"}


def test_a_nameless_annex_in_a_zip(library: Library, corpus: Path) -> None:
    with zipfile.ZipFile(corpus / "白桥.zip", "w") as archive:
        archive.writestr("附表.txt", NAMELESS)
        archive.writestr("正文.txt", BODY)
    ingest([corpus], library)
    assert values(library) == {"白桥.zip/正文.txt prose": "4", "白桥.zip/附表.txt table": "5"}


def test_a_nameless_annex_beside_two_bodies_is_nobodys(library: Library, corpus: Path) -> None:
    put(library, corpus, "white.txt", BODY)
    put(library, corpus, "black.txt", BODY.replace("白桥", "黑桥"))
    rows = put(library, corpus, "annex.txt", NAMELESS).rows
    skipped = next(row for row in rows if row.document == "annex.txt")
    assert skipped.outcome == "skipped"
    assert "put its full name into the file's name" in skipped.cause


def test_a_finding_travels_with_every_answer_that_shows_its_figure(
    library: Library, corpus: Path
) -> None:
    put(library, corpus, "body.txt", BODY.replace("一、概述", "统计期限为2015年1月1日至12月31日。"))
    put(library, corpus, "annex.txt", ANNEX.replace("当面申请数\t条\t0", "当面申请数\t条\t1"))

    def told(question: str) -> str:
        answer = ask(library, question, today=date(2026, 1, 1))
        return "".join(note.text for note in answer.notes if note.kind == "discrepancy")

    for term in ("受理申请总数", "当面申请数", "网络申请数"):
        assert "各项之和" in told(f"白桥镇2016年{term}是多少？")
    assert "各项之和" not in told("白桥镇2016年主动公开文件数是多少？")
    assert "正文与表不一致" in told("白桥镇2016年受理申请总数是多少？")
