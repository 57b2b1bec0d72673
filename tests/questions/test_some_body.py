"""A town of a county is not the county, and requests for a purpose are not all requests."""

from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.library import Library

TODAY = date(2025, 6, 1)
COUNTY = "云汀市砚溪县人民政府"


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县某镇2022年收到多少申请",
        "砚溪县一个镇2022年收到多少申请",
        "砚溪县下面的一个乡2016年收到几件申请",
        "砚溪县的某个村2021年收到多少申请",
        "砚溪县某个乡镇2022年不予公开几件",
        "How many requests did a town in Yanxi County receive in 2022?",
        "How many requests did some township of Yanxi County receive in 2016?",
        "A village in Yanxi County: how many requests in 2021?",
        "How many requests did another town in Yanxi County refuse in 2022?",
    ],
)
def test_one_of_a_place_is_not_the_place(corpus_index: Library, question: str) -> None:
    answer = ask(corpus_index, question, today=TODAY)
    assert COUNTY not in {cited.figure.agency for cited in answer.figures}
    assert answer.status in {"answered", "no_report"}


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2021年写材料的申请有多少",
        "砚溪县2021年写论文的申请有多少",
        "砚溪县2021年做作业的申请收到几件",
        "砚溪县2021年做课题用的申请有几件",
    ],
)
def test_requests_for_a_purpose_are_not_counted(corpus_index: Library, question: str) -> None:
    answer = ask(corpus_index, question, today=TODAY)
    assert answer.status == "not_reported"
    assert not answer.figures


@pytest.mark.parametrize(
    "question", ["写材料的，砚溪县2021年收到多少申请", "写论文用，砚溪县2021年的申请有多少"]
)
def test_a_purpose_of_the_visitor_is_passed_over(corpus_index: Library, question: str) -> None:
    (shown,) = ask(corpus_index, question, today=TODAY).figures
    assert shown.figure.value == 146
