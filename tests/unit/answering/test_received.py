"""收到多少件: what came in is requests, unless something is said of it; and "why" wants no number."""

from datetime import date

import pytest
from shelf_of_names import Names

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.answer import Turn
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import FigureQuestion, Measure
from disclosure_qa.vocabulary.catalogue import load_catalogue

DESK = Desk(Names([AgencyEntry("临川市人民政府")]), load_catalogue(), date(2023, 6, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "临川市2022年收到多少表扬信",
        "临川市2022年收到多少件关于土地的",
        "临川市2022年收到多少学校的",
        "学校提出的申请临川市2022年有多少",
        "临川市有几个乡镇提交了年报",
        "how many gifts did Linchuan City receive in 2022",
        "临川市2022年申请为什么变多了",
        "Why did the number of requests to Linchuan City rise in 2022?",
        "why did Linchuan City get fewer requests in 2022 than in 2021",
    ],
)
def test_what_is_said_of_it_is_not_passed_over(question: str) -> None:
    assert not isinstance(understand(DESK, question), FigureQuestion)


def test_in_a_conversation_it_is_what_was_spoken_of() -> None:
    history = (
        Turn("user", "临川市2021年收到多少网上申请？"),
        Turn("assistant", "临川市人民政府2021年网络申请数为3件[1]。"),
    )
    asked = understand(DESK, "2022年收到多少？", history)
    assert isinstance(asked, FigureQuestion)
    assert asked.readings[0].measures == (Measure("requests_online"),)
