"""What is asked of the collection and of its terms."""

import pytest
from test_understand import COUNTY, read

from disclosure_qa.model.query import CollectionQuestion, Topic
from disclosure_qa.vocabulary.terms import load_terms, terms_in


def collection(question: str) -> CollectionQuestion:
    found = read(question)
    assert isinstance(found, CollectionQuestion), found
    return found


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("三安全一稳定是什么意思", ("三安全一稳定",)),
        ("历年累计指的是什么", ("历年累计",)),
        ("What does cumulative mean here?", ("历年累计",)),
        ("什么叫行政规范性文件", ("规范性文件",)),
        ("What's a normative document?", ("规范性文件",)),
        ("补正是什么", ("补正",)),
        ("政府信息公开是啥", ("政府信息公开",)),
        ("规章和规范性文件有什么不同", ("规章", "规范性文件")),
        ("行政复议和行政诉讼有什么区别", ("行政复议", "行政诉讼")),
        (
            "What is the difference between a reconsideration and a lawsuit?",
            ("行政复议", "行政诉讼"),
        ),
    ],
)
def test_a_term_is_explained(question: str, terms: tuple[str, ...]) -> None:
    found = collection(question)
    assert (found.topic, found.terms) == (Topic.DEFINITION, terms)


@pytest.mark.parametrize(
    "question",
    [
        "柳桥镇2017年累计多少",
        "柳桥镇2017年行政复议是什么结果",
        "扶贫信息公开是什么",
        "柳桥镇2017年和2016年申请有什么不同",
    ],
)
def test_what_a_report_says_is_no_term(question: str) -> None:
    found = read(question)
    assert not (isinstance(found, CollectionQuestion) and found.topic is Topic.DEFINITION)


def test_the_longer_of_two_terms_stands() -> None:
    assert [m.term.zh for m in terms_in("政府信息公开与四类过程性信息")] == [
        "政府信息公开",
        "过程性信息",
    ]


def test_every_term_is_defined_in_both_languages() -> None:
    for term in load_terms():
        assert term.define_zh.endswith("。")
        assert term.define_en.endswith(".")


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("有2019年的报告吗", (2019,)),
        ("Are there any reports for 2019?", (2019,)),
        ("青河县有没有2014年的年报", (2014,)),
        ("What is the latest report of Qinghe County?", ()),
        ("青河县最新的报告", ()),
    ],
)
def test_which_reports_there_are(question: str, years: tuple[int, ...]) -> None:
    found = collection(question)
    assert (found.topic, found.years) == (Topic.REPORTS, years)


def test_the_reports_of_a_countys_towns() -> None:
    found = collection("青河县下面有哪些乡镇的报告")
    assert (found.topic, found.agencies, found.kinds) == (Topic.REPORTS, (COUNTY,), ("镇", "乡"))


@pytest.mark.parametrize(
    ("question", "blanks"), [("哪些报告有空白没填", True), ("哪些报告数字对不上", False)]
)
def test_only_blanks_where_blanks_are_asked(question: str, blanks: bool) -> None:
    found = collection(question)
    assert (found.topic, found.only_blanks) == (Topic.FINDINGS, blanks)
