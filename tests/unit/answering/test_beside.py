"""What stands beside a question, what it asks besides, and which of two namesakes is meant."""

from datetime import date

import pytest
from shelf_of_names import Names
from test_understand import COUNTY, LIUQIAO, SHITANG_N, SHITANG_Q, query

from disclosure_qa.answering.parts import answer_parts
from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.answer import Answer, Language, Status, Turn
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import FigureQuestion, UnknownPlace
from disclosure_qa.vocabulary.catalogue import load_catalogue


@pytest.mark.parametrize(
    "question",
    [
        "你好，我是一个普通村民，家里的房子一直没有批下来，想了解一下柳桥镇2017年收到多少件申请，非常感谢",
        "我家老人住院了没空跑，想请您查下柳桥镇2017年收到多少件申请",
        "昨天打电话没人接，柳桥镇2017年收到几件申请",
        "我儿子在外地念书，柳桥镇2017年收到几件申请",
        "Hello! I'm a reporter working on a story about local openness, and I'd love to know how "
        "many requests Liuqiao received in 2017. Thanks so much!",
        "My professor wants this for class: requests received by Liuqiao in 2017",
        "For a school project, how many requests did Liuqiao receive in 2017?",
        "We have just moved here, how many requests did Liuqiao get in 2017?",
    ],
)
def test_what_somebody_tells_of_himself_restricts_nothing(question: str) -> None:
    found = query(question)
    assert [m.indicator for m in found.measures] == ["requests_received"]
    assert (found.agencies, found.years) == ((LIUQIAO,), (2017,))


def test_a_wish_that_restricts_is_no_remark() -> None:
    (measure,) = query("我要网上申请的，柳桥镇2017年收到多少件申请").measures
    assert measure.indicator == "requests_online"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("柳桥镇2017年申请多少，累计多少", ["柳桥镇2017年申请多少", "累计多少"]),
        ("柳桥镇2017年申请几件，历年累计是多少？", None),
        ("How many requests in 2017, and how many cumulatively?", None),
        ("青河县2017年收到多少件，县政府办公室呢", ["青河县2017年收到多少件", "县政府办公室呢"]),
    ],
)
def test_the_year_and_all_years_are_two_questions(question: str, parts: list[str] | None) -> None:
    asked: list[str] = []

    def answering(part: str, _: object) -> Answer:
        asked.append(part)
        return Answer(part, Language.ZH, Status.ANSWERED, part)

    answer_parts(question, (), answering, lambda part: True)
    assert len(asked) == 2
    assert parts is None or asked == parts


def test_a_total_alone_is_one_question() -> None:
    asked: list[str] = []

    def answering(part: str, _: object) -> Answer:
        asked.append(part)
        return Answer(part, Language.ZH, Status.ANSWERED, part)

    answer_parts("柳桥镇到2017年，累计收到申请多少", (), answering, lambda part: True)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("石塘镇2017年收到申请多少（青河县的）", SHITANG_Q),
        ("南坪那个石塘镇2017年收到申请多少", SHITANG_N),
    ],
)
def test_a_place_beside_tells_namesakes_apart(question: str, agency: str) -> None:
    names = Names(
        [
            AgencyEntry(SHITANG_Q, "青河县"),
            AgencyEntry(SHITANG_N, "南坪县"),
            AgencyEntry(COUNTY),
            AgencyEntry("南坪县人民政府"),
        ]
    )
    desk = Desk(names, load_catalogue(), date(2020, 6, 1))  # type: ignore[arg-type]
    found = understand(desk, question)
    assert isinstance(found, FigureQuestion)
    assert {reading.agencies for reading in found.readings} == {(agency,)}


OFFICE = "青河县人民政府办公室"


@pytest.mark.parametrize(
    "called", ["青河县政府办", "青河县府办", "青河县办公室", "青河县政府办公室"]
)
def test_the_office_is_not_its_government(called: str) -> None:
    names = Names([AgencyEntry(COUNTY), AgencyEntry(OFFICE, "青河县")])
    desk = Desk(names, load_catalogue(), date(2020, 6, 1))  # type: ignore[arg-type]
    found = understand(desk, f"{called}2017年收到申请几件")
    assert isinstance(found, FigureQuestion)
    assert found.readings[0].agencies == (OFFICE,)
    turns = [Turn("user", "青河县2017年收到申请几件"), Turn("assistant", "…")]
    found = understand(desk, "县政府办公室呢", turns)
    assert isinstance(found, FigureQuestion)
    assert found.readings[0].agencies == (OFFICE,)


def test_an_office_without_a_report_is_unknown() -> None:
    desk = Desk(Names([AgencyEntry(COUNTY)]), load_catalogue(), date(2020, 6, 1))  # type: ignore[arg-type]
    assert isinstance(understand(desk, "青河县府办2017年收到申请几件"), UnknownPlace)
