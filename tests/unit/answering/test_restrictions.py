"""What narrows a question: it is understood, or the question is never answered with the whole."""

import pytest
from test_understand import query, read

from disclosure_qa.model.query import FigureQuestion, ProseQuestion, UnknownPlace


@pytest.mark.parametrize(
    "question",
    [
        "柳桥镇2017年书面申请几件",
        "柳桥镇2017年口头答复几件",
        "柳桥镇2017年同一个人申请最多几件",
        "柳桥镇2017年答复满意的有几件",
        "柳桥镇2017年行政诉讼出庭几次",
        "柳桥镇2017年会议参加人数",
        "柳桥镇2017年处罚金额多少万元",
        "柳桥镇2022年信访件几件",
        "柳桥镇2022年没有全部公开的申请几件",
        "柳桥镇2017年公众号开了几个",
        "柳桥镇2017年政府网站有几个",
        "Liuqiao 2017: how many WeChat accounts",
        "Liuqiao 2022 petitions received",
        "Liuqiao 2017 requests from government agencies",
        "Liuqiao 2017 tweets liked",
        "柳桥镇2017年通过微信提交的申请有多少",
        "How many requests did Liuqiao get by WeChat in 2017?",
        "How many requests did Liuqiao fail to answer in 2017?",
        "How many online requests were granted in Liuqiao in 2017?",
        "How many incomplete requests did Liuqiao receive in 2017?",
        "How many different applicants filed requests in Liuqiao in 2017?",
        "How many licence applications did Liuqiao receive in 2017?",
        "What was the total of fines in yuan in Liuqiao in 2017?",
        "How many requests in Liuqiao in 2017 were not about what it holds?",
        "How many applications were not from this town in Liuqiao in 2017?",
        "柳桥镇2017年有几件申请不是本人提的",
    ],
)
def test_a_part_that_no_row_counts_is_not_the_whole(question: str) -> None:
    found = read(question)
    assert isinstance(found, ProseQuestion), found


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("柳桥镇2017年有几件申请最后公开了", "granted"),
        ("柳桥镇2017年的申请里，给公开的有几件", "granted"),
        ("2017年柳桥镇申请中被公开了的几件", "granted"),
        ("柳桥镇2017年有几件申请全给公开了", "granted"),
        ("how many of the 2017 requests to Liuqiao were disclosed", "granted"),
        ("how many applications to Liuqiao in 2017 were made public", "granted"),
        ("柳桥镇2017年申请公开了多少件", "requests_received"),
        ("柳桥镇2017年公开了多少条", "published"),
        ("how many requests for disclosure did Liuqiao get in 2017", "requests_received"),
        ("how many documents were published by Liuqiao in 2017", "published"),
    ],
)
def test_requests_that_were_disclosed_are_those_granted(question: str, indicator: str) -> None:
    found = read(question)
    if isinstance(found, FigureQuestion):
        assert [m.indicator for m in found.readings[0].measures] == [indicator]
    else:
        assert indicator != "published"


def test_two_questions_side_by_side_stay_two() -> None:
    measures = query("柳桥镇2017年收到申请几件，公开了几条").measures
    assert [m.indicator for m in measures] == ["requests_received", "published"]


@pytest.mark.parametrize(
    "question", ["柳桥镇2022年结转的申请几件", "Liuqiao 2022 requests carried over"]
)
def test_words_that_fit_two_rows_are_read_as_both(question: str) -> None:
    found = read(question)
    assert isinstance(found, FigureQuestion)
    indicators = {reading.measures[0].indicator for reading in found.readings}
    assert indicators == {"requests_carried_in", "requests_carried_out"}


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("柳桥镇2022年上年结转几件", "requests_carried_in"),
        ("Liuqiao 2022 requests carried over from the year before", "requests_carried_in"),
        ("Liuqiao 2022 requests carried over to the next year", "requests_carried_out"),
    ],
)
def test_a_direction_tells_them_apart(question: str, indicator: str) -> None:
    found = read(question)
    assert isinstance(found, FigureQuestion)
    assert {reading.measures[0].indicator for reading in found.readings} == {indicator}


@pytest.mark.parametrize(
    "question",
    ["柳桥大学2017年收到申请几件", "How many requests did Liuqiao University get in 2017?"],
)
def test_a_school_is_not_the_place_it_is_named_after(question: str) -> None:
    assert isinstance(read(question), UnknownPlace)


def test_schools_that_apply_to_a_town_are_applicants() -> None:
    (measure,) = query("柳桥镇高校2017年申请几件").measures
    assert measure.applicant == "科研机构"


@pytest.mark.parametrize(
    "question",
    [
        "青河县各乡镇2017年收到申请多少，不算柳桥镇",
        "除了柳桥镇，青河县其他乡镇2017年一共收到多少申请",
        "How many requests did Qinghe County's towns receive apart from Liuqiao in 2017?",
    ],
)
def test_a_body_may_be_left_out(question: str) -> None:
    found = query(question)
    assert found.within == "青河县"
    assert found.left_out == ("青河县柳桥镇人民政府",)


@pytest.mark.parametrize(
    "question",
    [
        "除了柳桥镇，青河县2017年收到多少件申请",
        "Apart from Liuqiao Town, how many requests did Qinghe County receive in 2017?",
    ],
)
def test_no_report_counts_a_county_without_one_of_its_towns(question: str) -> None:
    found = read(question)
    assert isinstance(found, ProseQuestion)
    assert any("柳桥" in word or "Liuqiao" in word for word in found.left_over)


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("柳桥镇2022年信访类申请几件", "petition_requests"),
        ("柳桥镇2022年被当成上访的有几件", "petition_requests"),
        ("柳桥镇2017年公众号发了几条", "published_wechat"),
        ("柳桥镇2017年打输的官司几件", "lawsuits_corrected"),
        ("柳桥镇2017年打赢的官司几件", "lawsuits_upheld"),
        ("How many requests were made in Liuqiao in 2017?", "requests_received"),
        ("How many requests did people make in Liuqiao in 2017?", "requests_received"),
        ("柳桥镇2017年收到几件申请，不太清楚", "requests_received"),
    ],
)
def test_what_is_near_a_restriction_still_answers(question: str, indicator: str) -> None:
    assert [m.indicator for m in query(question).measures] == [indicator]
