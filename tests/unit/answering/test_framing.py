"""How the years, the period and the computation of a question are read; every body is invented."""

import pytest
from test_understand import query, read

from disclosure_qa.model.answer import Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Breakdown, ProseQuestion, UnknownPlace


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


@pytest.mark.parametrize(
    "question",
    [
        "老师要我查青河县2016年有多少人申请",
        "领导让我问一下青河县2016年收到多少申请",
        "给领导写材料用，青河县2016年收到多少申请",
        "毕业设计需要数据：青河县2016年收到多少申请",
        "做研究要用，青河县2016年收到多少申请",
        "For a newspaper article, I need the number of requests to Qinghe in 2016.",
        "For my seminar paper: how many requests did Qinghe receive in 2016?",
        "有道友问青河县2016年收到多少申请",
    ],
)
def test_who_asks_and_for_what_restricts_nothing(question: str) -> None:
    found = query(question)
    assert [m.indicator for m in found.measures] == ["requests_received"]
    assert found.years == (2016,)


@pytest.mark.parametrize(
    "question",
    [
        "拆迁用地，青河县2016年收到多少申请",
        "征地，青河县2016年有多少申请",
        "老师申请的青河县2016年有多少件",
        "For land disputes, how many requests did Qinghe get in 2016?",
        "For the road project, how many requests did Qinghe get in 2016?",
        "青河县2018年网上申请除外，一共多少申请",
        "青河县2019年自然人除外，收到多少申请",
        "Excluding individuals, how many requests did Qinghe get in 2019?",
    ],
)
def test_what_requests_are_about_is_no_frame(question: str) -> None:
    assert isinstance(read(question), ProseQuestion)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("百苏乡2016年收到多少申请", "百苏乡"),
        ("万千镇2017年公开多少信息", "万千镇"),
        ("上海市2020年收到多少申请", "上海市"),
        ("三河镇2017年公开多少信息", "三河镇"),
        ("2017年中山市收到多少申请", "中山市"),
    ],
)
def test_a_name_of_numerals_and_small_words_is_a_name(question: str, name: str) -> None:
    found = read(question)
    assert isinstance(found, UnknownPlace)
    assert found.name == name


def test_a_number_of_towns_is_no_name() -> None:
    assert not isinstance(read("三个镇2017年公开多少信息"), UnknownPlace)


def test_a_body_is_left_out_before_and_after_the_word_for_it() -> None:
    asked = query("石塘镇不算，2017年青河县哪个乡镇申请最多")
    assert asked.left_out
    assert asked.left_out == query("除了石塘镇，2017年青河县哪个乡镇申请最多").left_out


def test_the_outcome_of_disputes_spoken_of_before() -> None:
    found = query("结果怎么样", "青河县2018年被告了几次")
    assert [m.indicator for m in found.measures] == ["lawsuits"]
    assert found.breakdown is Breakdown.RESULT


@pytest.mark.parametrize(
    ("question", "part", "base"),
    [
        ("Share of WeChat in Qinghe's published items 2016?", "published_wechat", "published"),
        ("青河县2016年公开的信息里微信占几成", "published_wechat", "published"),
        ("青河县2016年微博占主动公开的比例", "published_weibo", "published"),
    ],
)
def test_a_channel_is_a_share_of_what_was_published(question: str, part: str, base: str) -> None:
    found = query(question)
    assert [m.indicator for m in found.measures] == [part]
    assert found.base is not None
    assert found.base.indicator == base


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("青河县2016年一共收到多少申请，答复了多少", Operation.VALUE),
        ("青河县2016年总共有多少件复议，多少件诉讼", Operation.VALUE),
        (
            "How many requests did Qinghe get in total in 2016 and how many lawsuits?",
            Operation.VALUE,
        ),
        ("青河县2016年复议和诉讼一共多少件", Operation.SUM),
        ("青河县2016年一共有多少复议和诉讼", Operation.SUM),
        ("青河县2015到2017年一共收到多少申请", Operation.SUM),
    ],
)
def test_in_all_is_a_sum_only_of_what_one_number_is_asked_of(
    question: str, operation: Operation
) -> None:
    assert query(question).operation is operation


def test_one_year_of_one_body_is_none_of_several_that_are_counted() -> None:
    assert isinstance(read("青河县2016年哪些单位提出了申请"), ProseQuestion)


@pytest.mark.parametrize(
    "question",
    [
        "How did requests to Qinghe change from 2015 to 2018?",
        "How have requests in Qinghe changed over the years?",
        "How has the number of lawsuits in Qinghe developed since 2016?",
    ],
)
def test_how_a_number_changed_asks_for_its_years(question: str) -> None:
    found = query(question)
    assert found.operation is Operation.VALUE
    assert found.period is None
    assert len(found.years) > 2 or found.every_year


def test_how_something_else_changed_is_prose() -> None:
    assert isinstance(read("How did Qinghe change its procedures in 2018?"), ProseQuestion)


def test_bodies_under_a_condition_asked_for_at_the_end() -> None:
    found = query("2017年收到申请超过10件的有哪些单位")
    assert (found.operation, found.every_agency) == (Operation.COUNT, True)
