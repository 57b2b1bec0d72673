"""A body's name alone, and what the collection lacks."""

from collections.abc import Iterator
from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Status
from unit.library.samples import FakeEncoder
from unit.web.small_reports import STONE, WILLOW, write_reports


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("small")
    write_reports(folder)
    with Library.create(folder / "index", encoder=FakeEncoder) as opened:
        ingest([folder], opened)
        yield opened


def asked(library: Library, question: str) -> Answer:
    return ask(library, question, today=date(2019, 5, 1))


@pytest.mark.parametrize(
    ("question", "bodies", "years"),
    [
        ("柳桥镇", (WILLOW,), "2015–2016、2018年"),
        ("石塘镇2018年", (STONE,), "2018年"),
        ("Shitang 2018", (STONE,), "2018"),
        ("南岗县柳桥镇的年报", (WILLOW,), "2015–2016、2018年"),
        ("柳桥镇和石塘镇比", (WILLOW, STONE), "2016、2018年"),
    ],
)
def test_a_name_alone_is_met_with_what_there_is_and_what_can_be_asked(
    library: Library, question: str, bodies: tuple[str, ...], years: str
) -> None:
    answer = asked(library, question)
    assert answer.status is Status.NEEDS_CLARIFICATION
    assert set(answer.understood[0].agencies) == set(bodies)
    assert years in answer.text
    assert answer.options
    for option in answer.options:
        assert asked(library, option).figures


def test_a_name_with_a_year_of_no_report_is_offered_the_years_there_are(library: Library) -> None:
    answer = asked(library, "柳桥镇2017年")
    assert answer.status is Status.NO_REPORT
    assert "2015–2016、2018" in answer.notes[0].text


def test_what_is_said_besides_a_name_is_not_passed_over(library: Library) -> None:
    assert asked(library, "柳桥镇的桥梁有几座").status is not Status.NEEDS_CLARIFICATION


@pytest.mark.parametrize(
    ("question", "lacking", "whole"),
    [
        ("哪些年份柳桥镇没有报告", "柳桥镇人民政府（2017年）", "石塘镇"),
        ("which years are missing for Shitang", "2015, 2017", "Liuqiao"),
        ("哪些镇2015年没有报告？", "石塘镇人民政府（2015年）", "柳桥镇"),
        ("which towns have no report for 2015?", "Shitang", "Liuqiao"),
    ],
)
def test_which_reports_there_are_not(
    library: Library, question: str, lacking: str, whole: str
) -> None:
    answer = asked(library, question)
    assert answer.status is Status.ANSWERED
    assert lacking in answer.text
    assert whole not in answer.text


def test_where_none_is_missing_that_is_said(library: Library) -> None:
    assert asked(library, "2018年缺哪些镇的报告").text == "2018年的报告都已收录。"


def test_which_department_is_asked_of_the_government_that_is_named(library: Library) -> None:
    answer = asked(library, "南岗县柳桥镇由哪个部门负责公开工作？")
    assert answer.understood[0].agencies == (WILLOW,)
    assert all(citation.source.agency == WILLOW for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["柳桥镇和石塘镇哪个收到的申请多", "which received more requests, Liuqiao or Shitang?"],
)
def test_two_bodies_are_not_compared_in_a_year_of_which_one_has_no_report(
    library: Library, question: str
) -> None:
    answer = asked(library, question)
    assert {figure.figure.year for figure in answer.figures} == {2018}
    assert set(answer.understood[0].agencies) == {WILLOW, STONE}
