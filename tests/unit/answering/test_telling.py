"""Prose questions through the whole road: which report, wide words, and what may be told freely."""

from collections.abc import Iterator
from datetime import date

import pytest

from disclosure_qa.answering.understanding.asked import analyse
from disclosure_qa.ask import ask
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Status
from disclosure_qa.vocabulary.answer_kinds import load_answer_kinds
from unit.answering.prose_reports import build_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with build_library(tmp_path_factory.mktemp("told")) as library:
        yield library


def _ask(library: Library, question: str) -> Answer:
    return ask(library, question, today=date(2021, 3, 1))


@pytest.mark.parametrize("question", ["鹤溪镇2019年打算怎么改进", "鹤溪镇2019年计划做什么"])
def test_what_is_planned_for_a_year_is_told_in_the_report_before(
    library: Library, question: str
) -> None:
    answer = _ask(library, question)
    assert answer.status is Status.ANSWERED
    assert "2018" in answer.text
    assert "每周检查更新情况" in answer.text


@pytest.mark.parametrize("question", ["鹤溪镇2019年办了几期培训班", "鹤溪镇2019年电话是多少"])
def test_what_was_done_in_a_year_is_not(library: Library, question: str) -> None:
    assert _ask(library, question).status is Status.NO_REPORT


def test_a_fax_number_is_no_number_of_faxes(library: Library) -> None:
    assert "0000-5550199" in _ask(library, "鹤溪镇2018年的传真").text


@pytest.mark.parametrize("question", ["鹤溪镇2018年卫生院长的电话", "鹤溪镇2018年文书老田电话"])
def test_whose_number_is_asked_for_must_be_said(library: Library, question: str) -> None:
    assert _ask(library, question).status is not Status.ANSWERED


def test_where_to_look_is_no_second_question(library: Library) -> None:
    answer = _ask(library, "鹤溪镇副组长是谁？2018年报告里怎么说")
    assert answer.status is Status.ANSWERED
    assert "分管副镇长任副组长" in answer.text
    assert "没有找到" not in answer.text


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("新增功能", (("新增", True), ("功能", True))),
        ("水质监测", (("水质监测", False),)),
        ("诊所查出违规", (("诊所", False), ("查出", True), ("违规", False))),
        ("查询机放", (("查询机", False),)),
    ],
)
def test_wide_words_are_told_from_things(said: str, parts: tuple[tuple[str, bool], ...]) -> None:
    assert load_answer_kinds().parts(said) == parts


def test_what_is_counted_is_never_a_wide_word() -> None:
    counted = analyse("共有多少板块").counted
    assert counted is not None
    assert not counted.light
