"""Which part of a number is the largest, and how disputes ended; every body is invented."""

import pytest
from test_understand import indicators, query, read

from disclosure_qa.model.answer import Operation
from disclosure_qa.model.query import Breakdown, ProseQuestion


@pytest.mark.parametrize(
    ("question", "measure", "way"),
    [
        ("青河县2019年谁申请得最多", "requests_received", Breakdown.APPLICANT),
        ("哪类申请人最少，青河县2019年", "requests_received", Breakdown.APPLICANT),
        (
            "Who filed the most requests with Qinghe County in 2019?",
            "requests_received",
            Breakdown.APPLICANT,
        ),
        ("青河县2019年哪类单位申请最多", "requests_received", Breakdown.ORGANISATION),
        (
            "What kind of organisations sent the most requests to Qinghe in 2019?",
            "requests_received",
            Breakdown.ORGANISATION,
        ),
        ("青河县2017年哪种方式申请的人最多", "requests_received", Breakdown.CHANNEL),
        ("青河县2017年哪种申请方式最多", "requests_received", Breakdown.CHANNEL),
        (
            "What was the most common way to apply in Qinghe in 2017?",
            "requests_received",
            Breakdown.CHANNEL,
        ),
        ("青河县2019年不予公开的理由哪一种最多", "refused", Breakdown.REASON),
        (
            "What was the most common reason for refusals in Qinghe in 2019?",
            "refused",
            Breakdown.REASON,
        ),
        ("青河县2019年行政复议哪种结果最多", "reconsiderations", Breakdown.RESULT),
    ],
)
def test_the_parts_of_one_number_are_compared(question: str, measure: str, way: Breakdown) -> None:
    found = query(question)
    assert [m.indicator for m in found.measures] == [measure]
    assert found.breakdown is way
    assert found.operation in {Operation.MAX, Operation.MIN}


@pytest.mark.parametrize(
    "question",
    [
        "2017年谁收到的申请最多",
        "青河县哪个镇2017年收到的申请最多",
        "青河县哪年收到的申请最多",
        "Who received the most requests in 2017?",
    ],
)
def test_bodies_and_years_are_no_parts(question: str) -> None:
    assert query(question).breakdown is None


def test_one_value_is_the_largest_of_nothing() -> None:
    assert isinstance(read("青河县2016年哪个渠道的举报最多"), ProseQuestion)
    assert query("青河县2016年最多收到多少申请").operation is Operation.VALUE


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("Did anyone sue Qinghe County in 2018 and how did it end?", "lawsuits"),
        ("2018年有人告青河县政府吗，结果怎么样", "lawsuits"),
        ("2018年青河县被告了几次，赢了还是输了", "lawsuits"),
        ("青河县2018年的行政复议都是什么结果", "reconsiderations"),
        ("How many lawsuits against Qinghe in 2018, and what were the outcomes?", "lawsuits"),
    ],
)
def test_disputes_are_shown_with_their_outcomes(question: str, measure: str) -> None:
    found = query(question)
    assert indicators(found) == [measure]
    assert found.breakdown is Breakdown.RESULT


@pytest.mark.parametrize(
    "question",
    [
        "青河县2018年申请人里最多的是哪一类",
        "青河县2018年申请人中哪种最多",
        "青河县2018年申请者当中最少的是什么人",
    ],
)
def test_the_largest_kind_of_applicants_asked_at_the_end(question: str) -> None:
    assert query(question).breakdown is Breakdown.APPLICANT


def test_an_outcome_of_nothing_counted_is_prose() -> None:
    assert isinstance(read("青河县2018年公开工作结果如何"), ProseQuestion)


@pytest.mark.parametrize(
    ("question", "before", "agency"),
    [
        (
            "No, I meant the one in Nanping",
            "石塘镇 in Qinghe: requests 2017?",
            "南坪县石塘镇人民政府",
        ),
        ("南坪县的那个", "青河县石塘镇2017年收到几件申请", "南坪县石塘镇人民政府"),
        ("我问的是南坪县的", "青河县石塘镇2017年收到几件申请", "南坪县石塘镇人民政府"),
        ("青河县的呢", "南坪县石塘镇2017年收到几件申请", "青河县石塘镇人民政府"),
        ("青河县呢", "南坪县石塘镇2017年收到几件申请", "青河县人民政府"),
        ("青河县的呢", "青河县石塘镇2017年收到几件申请", "青河县人民政府"),
    ],
)
def test_the_namesake_in_another_place(question: str, before: str, agency: str) -> None:
    assert query(question, before).agencies == (agency,)


def test_what_was_meant_and_what_was_not() -> None:
    assert indicators(query("我说的是答复数不是申请数", "青河县2015年收到多少申请")) == ["replies"]
    assert isinstance(read("我要的是不是自然人的申请", "青河县2021年收到多少申请"), ProseQuestion)
