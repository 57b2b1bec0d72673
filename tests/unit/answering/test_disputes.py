"""What staff decided about findings, as answers tell it, in both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, FindingKind, NoteKind
from disclosure_qa.model.staff import DecisionState
from staff_reports import BROOK, staff_library

VALUE = {
    "zh": f"{BROOK}2018年历年累计主动公开文件数是多少？",
    "en": f"What was the cumulative number of documents disclosed by {BROOK} in 2018?",
}
LIST = {"zh": "哪些报告里的数字对不上？", "en": "Which reports contain figures that do not add up?"}
CONFIRMED = {"zh": "工作人员已核实，此处有误", "en": "checked by staff, who confirm the error"}
DISMISSED = {"zh": "工作人员核对，认为无误", "en": "staff checked and found no error"}
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with staff_library(tmp_path_factory.mktemp("disputes")) as made:
        yield made


@pytest.fixture(autouse=True)
def _undecided(library: Library) -> Iterator[None]:
    yield
    for key in library.decisions():
        library.decide(key, None, "", "", datetime.now(UTC))


def decide(library: Library, kind: FindingKind, state: DecisionState) -> None:
    for finding in library.findings():
        if finding.kind is kind:
            library.decide(finding.key, state, "", "王芳", datetime(2024, 5, 1, tzinfo=UTC))


def asked(library: Library, question: str) -> Answer:
    return ask(library, question, history=(), today=date(2024, 5, 1), language=None, scope=None)


def noted(answer: Answer, kind: NoteKind) -> list[str]:
    return [note.text for note in answer.notes if note.kind is kind]


@LANGUAGES
def test_a_finding_that_nobody_looked_at_is_told_as_it_is(library: Library, language: str) -> None:
    said = noted(asked(library, VALUE[language]), NoteKind.DISCREPANCY)
    assert said
    assert not any(CONFIRMED[language] in text for text in said)


@LANGUAGES
def test_a_confirmed_one_is_told_as_such(library: Library, language: str) -> None:
    before = asked(library, VALUE[language])
    decide(library, FindingKind.CUMULATIVE_BELOW_YEAR, DecisionState.CONFIRMED)
    after = asked(library, VALUE[language])
    said = noted(after, NoteKind.DISCREPANCY)
    assert [CONFIRMED[language] in text for text in said].count(True) == 1
    assert after.text == before.text
    assert [note.citations for note in after.notes] == [note.citations for note in before.notes]


@LANGUAGES
def test_a_dismissed_one_casts_no_doubt_on_the_number(library: Library, language: str) -> None:
    before = noted(asked(library, VALUE[language]), NoteKind.DISCREPANCY)
    decide(library, FindingKind.CUMULATIVE_BELOW_YEAR, DecisionState.DISMISSED)
    after = noted(asked(library, VALUE[language]), NoteKind.DISCREPANCY)
    assert len(after) == len(before) - 1
    assert not any("60小于本年61" in text for text in after)


@LANGUAGES
def test_nothing_is_concluded_from_a_disputed_0(tmp_path: Path, language: str) -> None:
    rows = [("指标名称", "计量单位", "本年", "历年累计"), ("收到申请数", "件", "0", "0")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (tmp_path / "r.html").write_text(
        "<h1>青溪县石桥镇人民政府2017年政府信息公开工作年度报告</h1><p>一、概述</p>"
        "<p>三、依申请公开情况</p><p>2017年共收到政府信息公开申请3件。</p>"
        f"<p>附表</p><table>{cells}</table>",
        encoding="utf-8",
    )
    question = {
        "zh": "青溪县石桥镇2017年有人来申请吗？",
        "en": "Did Shiqiao Town in Qingxi County receive any requests in 2017?",
    }
    with Library.create(tmp_path / "index") as made:
        ingest([tmp_path / "r.html"], made)
        answer = asked(made, question[language])
    assert [cited.figure.value for cited in answer.figures] == [0]
    assert noted(answer, NoteKind.DISCREPANCY)
    assert not answer.text.startswith(("没有", "No"))


@LANGUAGES
def test_the_list_marks_confirmed_ones_and_counts_dismissed_ones(
    library: Library, language: str
) -> None:
    decide(library, FindingKind.CUMULATIVE_BELOW_YEAR, DecisionState.CONFIRMED)
    decide(library, FindingKind.BLANK_CELL, DecisionState.DISMISSED)
    answer = asked(library, LIST[language])
    assert answer.text.count(CONFIRMED[language]) == 1
    assert answer.text.count("\n") == 2
    assert DISMISSED[language] in noted(answer, NoteKind.COVERAGE)[0]


def test_a_decision_taken_back_leaves_no_trace(library: Library) -> None:
    before = asked(library, VALUE["zh"])
    decide(library, FindingKind.CUMULATIVE_BELOW_YEAR, DecisionState.DISMISSED)
    for key in library.decisions():
        library.decide(key, None, "", "王芳", datetime.now(UTC))
    assert asked(library, VALUE["zh"]) == before
