"""A misspelt name is read as the one body that it can be, with all that belongs to the name."""

from datetime import date

import pytest
from shelf_of_names import Names

from disclosure_qa.answering.understanding.desk import Desk
from disclosure_qa.answering.understanding.understand import understand
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.model.query import FigureQuestion, UnknownPlace
from disclosure_qa.vocabulary.catalogue import load_catalogue

DISTRICT, COUNTY, OFFICE, TOWN, FINANCE, SPORTS, QUARTER = (
    "临江市恬鹭区人民政府",
    "荃柯县人民政府",
    "荃柯县人民政府办公室",
    "荃柯县鸠荷岭乡人民政府",
    "荃柯县财政局",
    "荃柯县体育局",
    "临江市恬鹭区望江门街道办事处",
)
NAMES = Names(
    [
        AgencyEntry(DISTRICT, "临江市"),
        AgencyEntry(COUNTY),
        AgencyEntry(OFFICE, "荃柯县"),
        AgencyEntry(TOWN, "荃柯县"),
        AgencyEntry(FINANCE, "荃柯县"),
        AgencyEntry(SPORTS, "荃柯县"),
        AgencyEntry(QUARTER, "临江市恬鹭区"),
    ]
)
DESK = Desk(NAMES, load_catalogue(), date(2025, 6, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("甜鹭区人民政府2023年收到多少件申请？", DISTRICT),
        ("泉柯县2023年收到多少件申请？", COUNTY),
        ("2022年泉柯县政府办行政复议维持了几件", OFFICE),
        ("泉柯县人民政府办公室2022年收到申请多少件", OFFICE),
        ("2017年，究荷岭乡一共主动公开多少条政府信息？", TOWN),
        ("泉柯县究荷岭乡2017年收到多少件申请", TOWN),
        ("全柯县鸠荷岭乡2017年收到多少件申请", TOWN),
        ("2018年在泉柯县财政局能去几个查阅点", FINANCE),
        ("全柯县鸠荷岑乡2017年收到多少件申请", TOWN),
        ("恬路区望江们街道办2019年收到多少件申请", QUARTER),
    ],
)
def test_a_misspelt_name_is_read_whole(question: str, body: str) -> None:
    found = understand(DESK, question)
    assert isinstance(found, FigureQuestion), found
    assert [reading.agencies for reading in found.readings] == [(body,)]
    assert [note.kind for note in found.notes].count("assumption") >= 1


@pytest.mark.parametrize(
    "question",
    [
        "荃柯县教育局2022年收到多少件申请",
        "临海市恬鹭区2022年收到多少件申请",
        "荃山县2022年收到多少件申请",
        "荃柯县鸠荷岭村2022年收到多少件申请",
        "荃柯县鸠荷山乡2022年收到多少件申请",
        "荃柯县鸠荷埠乡2022年收到多少件申请",
    ],
)
def test_another_body_is_no_misspelling(question: str) -> None:
    found = understand(DESK, question)
    assert isinstance(found, UnknownPlace), found


def test_what_is_written_right_stays_as_it_is() -> None:
    found = understand(DESK, "荃柯县鸠荷岭乡2017年收到多少件申请")
    assert isinstance(found, FigureQuestion)
    assert (found.readings[0].agencies, found.notes) == ((TOWN,), ())
