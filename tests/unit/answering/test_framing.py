"""How the years, the period and the computation of a question are read; every body is invented."""

import pytest
from test_understand import query, read

from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import ProseQuestion


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("这几年青河县的行政诉讼怎么变化的？2015年到2018年", (2015, 2016, 2017, 2018)),
        ("近几年青河县收到的申请，2016、2017年", (2016, 2017)),
        ("青河县近三年，也就是2017到2019年，收到多少申请", (2017, 2018, 2019)),
        ("Requests to Qinghe in recent years, 2016 and 2017", (2016, 2017)),
        ("青河县近三年收到多少申请", (2017, 2018, 2019)),
    ],
)
def test_years_that_are_named_win_over_the_last_ones(question: str, years: tuple[int, ...]) -> None:
    found = query(question)
    assert found.years == years
    assert found.operation is Operation.VALUE


@pytest.mark.parametrize(
    "question",
    [
        "青河县收到的申请怎么变化的",
        "青河县的行政诉讼是怎么变的",
        "How did requests to Qinghe evolve?",
        "How did lawsuits against Qinghe develop?",
    ],
)
def test_how_a_number_went_asks_for_all_its_years(question: str) -> None:
    assert query(question).every_year


def test_how_something_went_within_a_year_is_no_number() -> None:
    assert isinstance(read("青河县2016年网站怎么变化"), ProseQuestion)


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("到2017年底柳桥镇总共公开过多少信息", Period.CUMULATIVE),
        ("到2017年末，柳桥镇一共收到过几件申请", Period.CUMULATIVE),
        ("How many requests had Liuqiao received in total by the end of 2017?", Period.CUMULATIVE),
        (
            "As of the end of 2017, how many items has Liuqiao published altogether?",
            Period.CUMULATIVE,
        ),
        ("截至2017年底柳桥镇共收到多少申请", None),
        ("从2016年到2017年底柳桥镇总共收到过多少申请", None),
        ("柳桥镇2017年一共收到过多少申请", None),
        ("How many requests has Liuqiao received in total in 2017?", None),
    ],
)
def test_all_that_was_done_up_to_a_year_is_cumulative(question: str, period: Period | None) -> None:
    assert query(question).period is period


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("青河县2015年到2018年申请差多少", Operation.DIFFERENCE),
        ("青河县2015年到2018年申请的变化", Operation.VALUE),
    ],
)
def test_a_range_has_a_difference_only_where_its_amount_is_asked(
    question: str, operation: Operation
) -> None:
    assert query(question).operation is operation
