"""An answer that rests on a scanned report says so, and one that does not is left alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.figures import extract_figures
from disclosure_qa.library import Addition, Library
from disclosure_qa.model.answer import Answer, NoteKind, Status
from disclosure_qa.model.report import Block, Cell, Paragraph, Table
from disclosure_qa.reports import build_report, split_passages
from disclosure_qa.vocabulary.catalogue import load_catalogue

ROWS = [
    ["指标名称", "单位", "2017年", "历年累计"],
    ["主动公开文件数", "条", "253", "1087"],
    ["受理政府信息公开申请总数", "条", "12", "40"],
]


def blocks_of(town: str, confidence: float | None) -> tuple[Block, ...]:
    cells = tuple(
        Cell(text, row, column, confidence=confidence)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    )
    title = Paragraph(
        f"青河县{town}人民政府2017年政府信息公开工作年度报告", 1, confidence=confidence
    )
    return title, Table(cells)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """柳桥镇's report was scanned, 石鼓镇's is text; of 竹坞镇's scan, nothing is sure."""
    catalogue = load_catalogue()
    additions = []
    for town, confidence in (("柳桥镇", 0.97), ("石鼓镇", None), ("竹坞镇", 0.3)):
        report = build_report(f"{town}.pdf", blocks_of(town, confidence), catalogue)
        figures = extract_figures(report, catalogue)
        additions.append(Addition(report, figures, split_passages(report), town.encode(), ""))
    with Library.create(Path(tmp_path_factory.mktemp("index"))) as made:
        made.add(additions, lambda reports, figures: ())
        yield made


def answer(library: Library, question: str) -> Answer:
    return ask(library, question, today=date(2019, 5, 1))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("柳桥镇2017年受理了多少条申请？", "识别自扫描件"),
        ("How many requests did Liuqiao receive in 2017?", "scanned pages"),
    ],
)
def test_a_scanned_report_is_named_as_such(library: Library, question: str, words: str) -> None:
    found = answer(library, question)
    assert found.status is Status.ANSWERED
    (note,) = (note for note in found.notes if words in note.text)
    assert note.kind is NoteKind.ASSUMPTION
    assert note.citations == tuple(citation.id for citation in found.citations)
    assert "[1]" in note.text


def test_only_the_places_that_were_scanned_are_named(library: Library) -> None:
    found = answer(library, "柳桥镇和石鼓镇2017年各受理了多少条申请？")
    (note,) = (note for note in found.notes if "扫描件" in note.text)
    scanned = {c.id for c in found.citations if c.source.document == "柳桥镇.pdf"}
    assert set(note.citations) == scanned
    assert len(scanned) < len(found.citations)


def test_a_text_has_no_such_note(library: Library) -> None:
    found = answer(library, "石鼓镇2017年受理了多少条申请？")
    assert found.status is Status.ANSWERED
    assert not any("扫描件" in note.text for note in found.notes)


def test_a_doubtful_reading_is_no_answer_but_shown(library: Library) -> None:
    found = answer(library, "竹坞镇2017年受理了多少条申请？")
    assert found.status is Status.NOT_REPORTED
    assert "“12”" in found.text
    assert any("扫描件" in note.text for note in found.notes)
    assert [cited.figure.value for cited in found.figures] == [None]
