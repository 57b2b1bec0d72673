"""Corrections by staff lie over what is read: applied again, revoked, and never over the original."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.contract import answer_json, figure_json, figures_csv, report_json
from disclosure_qa.ingest import correct, ingest, place_of, reread, revoke, rules
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Status
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.figure import Figure, Period
from disclosure_qa.model.report import Family
from disclosure_qa.model.staff import Correction

NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)
TODAY = date(2024, 5, 31)
LIUQIAO = "青河县柳桥镇人民政府"
SHIYAN = "青河县石堰乡人民政府"


def report(agency: str = LIUQIAO, year: int = 2017, requests: str = "12") -> str:
    return f"""{agency}{year}年政府信息公开工作年度报告
一、概述
公开栏每月更新一次。
六、附表
指标名称\t单位\t{year}年\t历年累计
主动公开文件数\t条\t56\t1265
受理政府信息公开申请总数\t件\t{requests}\t40
村务公开栏数\t个\t3\t7
{agency}
"""


@pytest.fixture
def corpus(tmp_path: Path, library: Library) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    (folder / "b.txt").write_text(report(SHIYAN), encoding="utf-8")
    ingest([folder], library)
    return folder


def cell(library: Library, label: str, document: str = "a.txt") -> Figure:
    """The year's number of a row."""
    found = library.figures(documents=[document])
    return next(f for f in found if f.label == label and f.period is not Period.CUMULATIVE)


def of_cell(figure: Figure, value: str) -> Correction:
    place = place_of(figure, CorrectionKind.VALUE)
    kind = CorrectionKind.VALUE
    return Correction(kind, figure.printed, value, "王敏", NOON, "a.txt", place=place)


def of_row(figure: Figure, indicator: str, document: str = "a.txt") -> Correction:
    place = place_of(figure, CorrectionKind.INDICATOR)
    form = None if document else Family.PROVINCIAL_ANNEX
    kind = CorrectionKind.INDICATOR
    return Correction(kind, figure.label, indicator, "王敏", NOON, document, form, place)


def of_year(year: str, printed: str = "2017") -> Correction:
    return Correction(CorrectionKind.YEAR, printed, year, "王敏", NOON, "a.txt")


def of_body(name: str) -> Correction:
    body = Correction(CorrectionKind.AGENCY, LIUQIAO, name, "王敏", NOON, "a.txt")
    return replace(body, region="青河县")


def reread_by_other_rules(library: Library, corpus: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rules, "rules_of_reading", lambda: "rules of tomorrow")
    assert len(reread(library).rows) == 2


def ingest_again(library: Library, corpus: Path, patch: pytest.MonkeyPatch) -> None:
    library.remove(["a.txt"], lambda reports, figures: ())
    ingest([corpus], library)


def printed_anew(library: Library, corpus: Path, patch: pytest.MonkeyPatch) -> None:
    (corpus / "a.txt").write_text(report() + "\n补充说明一句。\n", encoding="utf-8")
    ingest([corpus], library)


def rebuilt(library: Library, corpus: Path, patch: pytest.MonkeyPatch) -> None:
    library.reindex()
    library.repair()


AGAIN = [reread_by_other_rules, ingest_again, printed_anew, rebuilt]


@pytest.mark.parametrize("again", AGAIN, ids=lambda again: again.__name__)
def test_all_corrections_are_applied_again(
    again: Callable[..., None], library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "21"), library)
    correct(of_row(cell(library, "村务公开栏数"), "reading_points"), library)
    correct(of_body(SHIYAN), library)
    correct(of_year("2018"), library)
    before = library.figures(documents=["a.txt"])
    again(library, corpus, monkeypatch)
    assert [replace(f, source=before[0].source) for f in library.figures(documents=["a.txt"])] == [
        replace(f, source=before[0].source) for f in before
    ]
    (entry,) = library.reports(documents=["a.txt"])
    assert (entry.agency, entry.year) == (SHIYAN, 2018)
    assert {each.kind for each in entry.corrected} == {CorrectionKind.AGENCY, CorrectionKind.YEAR}


def test_a_corrected_number_keeps_the_printed_one_beside_it(library: Library, corpus: Path) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "21"), library)
    found = cell(library, "受理政府信息公开申请总数")
    assert (found.value, found.printed) == (Decimal(21), "12")
    assert found.corrected == (Corrected(CorrectionKind.VALUE, "12"),)
    assert "12" in found.source.quote
    assert figure_json(found)["corrected"] == [{"what": "value", "read": "12"}]
    assert "value: 12" in figures_csv([found])
    assert cell(library, "受理政府信息公开申请总数", "b.txt").corrected == ()


def test_neither_the_original_nor_the_reading_changes(library: Library, corpus: Path) -> None:
    original, read = library.original("a.txt"), library.as_read("a.txt")
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "21"), library)
    correct(of_year("2018"), library)
    assert library.original("a.txt") == original
    assert library.as_read("a.txt") == read
    assert library.report("a.txt").year == 2018


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("柳桥镇2017年受理了多少条申请？", "由工作人员更正：原文为“12”，更正为 21"),
        ("How many requests did Liuqiao receive in 2017?", "Staff corrected the number"),
    ],
)
def test_an_answer_says_so(question: str, said: str, library: Library, corpus: Path) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "21"), library)
    answer = ask(library, question, today=TODAY)
    assert [cited.figure.value for cited in answer.figures] == [Decimal(21)]
    (note,) = [note for note in answer.notes if said in note.text]
    assert (note.kind, note.citations) == ("assumption", (1,))
    assert answer_json(answer)["figures"][0]["printed"] == "12"


def test_a_cell_can_be_corrected_to_hold_no_number(library: Library, corpus: Path) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), ""), library)
    answer = ask(library, "柳桥镇2017年受理了多少条申请？", today=TODAY)
    assert answer.status is Status.NOT_REPORTED


def test_a_label_is_given_to_an_indicator(library: Library, corpus: Path) -> None:
    correct(of_row(cell(library, "村务公开栏数"), "reading_points"), library)
    found = [f for f in library.figures(documents=["a.txt"]) if f.label == "村务公开栏数"]
    assert {f.indicator for f in found} == {"reading_points"}
    assert cell(library, "村务公开栏数", "b.txt").indicator is None
    answer = ask(library, "柳桥镇2017年有多少个查阅点？", today=TODAY)
    assert any("由工作人员认定" in note.text for note in answer.notes), answer.text


def test_a_label_is_given_to_an_indicator_in_all_reports_of_a_form(
    library: Library, corpus: Path
) -> None:
    correct(of_row(cell(library, "村务公开栏数"), "reading_points", ""), library)
    for document in ("a.txt", "b.txt"):
        assert cell(library, "村务公开栏数", document).indicator == "reading_points"
    (corpus / "c.txt").write_text(report(year=2016), encoding="utf-8")
    ingest([corpus], library)
    assert cell(library, "村务公开栏数", "c.txt").indicator == "reading_points"


def test_a_row_can_be_taken_from_an_indicator(library: Library, corpus: Path) -> None:
    correct(of_row(cell(library, "受理政府信息公开申请总数"), ""), library)
    assert cell(library, "受理政府信息公开申请总数").indicator is None


def test_two_rows_never_become_one_indicator(library: Library, corpus: Path) -> None:
    before = library.figures(documents=["a.txt"])
    correct(of_row(cell(library, "村务公开栏数"), "requests_received"), library)
    assert library.figures(documents=["a.txt"]) == before


def test_two_corrected_rows_never_become_one_indicator(library: Library, corpus: Path) -> None:
    """Each correction was made where the other row is not printed."""
    text = report().replace(
        "村务公开栏数\t个\t3\t7", "村务公开栏数\t个\t3\t7\n村务公示栏数\t个\t5\t8"
    )
    (corpus / "a.txt").write_text(text, encoding="utf-8")
    ingest([corpus], library)
    before = library.figures(documents=["a.txt"])
    rows = [cell(library, label) for label in ("村务公开栏数", "村务公示栏数")]
    for row in rows:
        correct(of_row(row, "reading_points", ""), library)
    assert library.figures(documents=["a.txt"]) == before
    assert cell(library, "村务公开栏数", "b.txt").indicator == "reading_points"


def test_a_row_makes_room_only_where_it_goes(library: Library, corpus: Path) -> None:
    requests, boards = (cell(library, x) for x in ("受理政府信息公开申请总数", "村务公开栏数"))
    correct(of_row(requests, "reading_points"), library)
    correct(of_row(boards, "requests_received"), library)
    assert cell(library, boards.label).indicator == "requests_received"
    correct(of_row(requests, "published"), library)
    assert cell(library, requests.label).indicator == requests.indicator
    assert cell(library, boards.label).indicator == boards.indicator


def test_the_year_says_which_column_is_its_own(library: Library, tmp_path: Path) -> None:
    text = report(year=2016).replace("2016年\t历年累计", "2016年\t2017年")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ingest([tmp_path / "a.txt"], library)
    assert cell(library, "主动公开文件数").value == 56
    correct(of_year("2017", "2016"), library)
    assert cell(library, "主动公开文件数").value == 1265
    assert {f.year for f in library.figures(documents=["a.txt"])} == {2017}


def test_body_and_year_are_those_of_answers_too(library: Library, corpus: Path) -> None:
    correct(of_year("2014"), library)
    correct(of_body("青河县白石镇人民政府"), library)
    answer = ask(library, "白石镇2014年受理了多少条申请？", today=TODAY)
    assert [cited.figure.value for cited in answer.figures] == [Decimal(12)]
    assert any("识别为“2017”" in note.text for note in answer.notes)
    (entry,) = library.reports(documents=["a.txt"])
    assert {each["what"] for each in report_json(entry)["corrected"]} == {"agency", "year"}
    assert ask(library, "柳桥镇2017年受理了多少条申请？", today=TODAY).status is Status.NO_REPORT


def test_revoked_all_is_as_it_was(library: Library, corpus: Path) -> None:
    before = (library.figures(), library.reports(), library.findings())
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "99"), library)
    correct(of_body(SHIYAN), library)
    for correction in library.corrections():
        revoke(correction, "李新", NOON, library)
    assert (library.figures(), library.reports(), library.findings()) == before
    assert library.corrections() == ()
    assert {each.revoked_by for each in library.corrections(revoked=True)} == {"李新"}


def test_a_later_correction_takes_the_place_of_an_earlier(library: Library, corpus: Path) -> None:
    first = cell(library, "受理政府信息公开申请总数")
    correct(of_cell(first, "21"), library)
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "22"), library)
    assert cell(library, "受理政府信息公开申请总数").value == 22
    assert [each.value for each in library.corrections()] == ["22"]


def test_findings_follow(library: Library, corpus: Path) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "99"), library)
    assert [finding.kind for finding in library.findings()] == ["cumulative_below_year"]
    assert library.findings()[0].found == 40


def test_what_is_printed_otherwise_by_now_is_not_corrected(library: Library, corpus: Path) -> None:
    correct(of_cell(cell(library, "受理政府信息公开申请总数"), "21"), library)
    (corpus / "a.txt").write_text(report(requests="31"), encoding="utf-8")
    ingest([corpus], library)
    found = cell(library, "受理政府信息公开申请总数")
    assert (found.value, found.corrected) == (Decimal(31), ())


def test_a_crash_leaves_neither_the_correction_nor_its_effect(
    library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.figures()
    edit = of_cell(cell(library, "受理政府信息公开申请总数"), "21")

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("disclosure_qa.library.edits.revise", crash)
    with pytest.raises(ZeroDivisionError):
        correct(edit, library)
    assert (library.corrections(), library.figures()) == ((), before)
