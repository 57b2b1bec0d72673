"""Several numbers asked at once, and the largest, the order and the whole of what they are made of."""

import re
from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer

TODAY = date(2025, 6, 1)


def told(library: Library, question: str) -> Answer:
    answer = ask(library, question, today=TODAY)
    assert answer.status == "answered", (question, answer.text)
    return answer


def indicators(answer: Answer) -> set[str | None]:
    return {cited.figure.indicator for cited in answer.figures}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("砚溪县2019年收到多少，办结多少，结转下年多少", [127, 127, 4]),
        ("澄湖区2018年受理多少，答复多少", [None, 167]),
        ("砚溪县2016年答复了多少，多少没答复", [133]),
        ("砚溪县2021年答复了多少，多少没答复？", [8]),
        ("桐屏县2021年有多少申请还没答复", [8]),
        ("云汀市2023年有多少申请未答复", [98]),
        ("How many requests went unanswered in Yanxi County in 2021?", [8]),
    ],
)
def test_answered_and_not_answered_are_told_in_numbers(
    corpus_index: Library, question: str, values: list[int | None]
) -> None:
    shown = [cited.figure.value for cited in told(corpus_index, question).figures]
    assert [v for v in values if v is not None] == (shown if None not in values else shown[-1:])


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2021年不予公开最主要的原因是什么",
        "砚溪县2021年不予公开的主要理由是什么？",
        "砚溪县2021年拒绝公开最常见的原因",
        "砚溪县2021年不予公开的首要原因是什么",
        "What was the main reason for refusing requests in Yanxi County in 2021?",
        "Top reasons Yanxi County refused requests in 2021",
    ],
)
def test_the_main_reason_is_the_largest_of_the_grounds(
    corpus_index: Library, question: str
) -> None:
    answer = told(corpus_index, question)
    assert [derived.value for derived in answer.derived if derived.operation == "max"] == [6]
    assert len(answer.figures) == 8


@pytest.mark.parametrize(
    "question",
    [
        "把砚溪县2021年不予公开的原因从多到少排一下",
        "砚溪县2021年不予公开的理由从大到小排序",
        "Rank the reasons for refusal at Yanxi County in 2021",
        "Rank the grounds for refusal, Yanxi County 2021",
    ],
)
def test_reasons_are_put_in_order(corpus_index: Library, question: str) -> None:
    answer = told(corpus_index, question)
    assert len(answer.figures) == 8
    assert {cited.figure.agency for cited in answer.figures} == {"云汀市砚溪县人民政府"}
    first = "四类过程性信息" if "砚" in question else "matters in process"
    last = "禁止公开" if "砚" in question else "forbid"
    assert answer.text.index(first) < answer.text.index(last)


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2021年申请减少的主要原因是什么",
        "砚溪县2021年存在问题的主要原因是什么",
        "砚溪县2021年工作的主要做法是什么",
    ],
)
def test_a_main_reason_that_no_row_counts_shows_no_number(
    corpus_index: Library, question: str
) -> None:
    assert not ask(corpus_index, question, today=TODAY).figures


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("云汀市2023年申请处理结果怎么分布", "granted"),
        ("How are the outcomes of requests distributed, Yanxi County 2021?", "granted"),
        ("砚溪县2016年申请渠道怎么分布", "requests_online"),
        ("砚溪县2021年不予公开的原因分布", "refused_state_secret"),
    ],
)
def test_a_distribution_is_the_whole_and_its_parts(
    corpus_index: Library, question: str, expected: str
) -> None:
    shown = indicators(told(corpus_index, question))
    assert len(shown) > 3
    assert expected in shown or expected == "refused_state_secret"


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2021年复议和诉讼的结果",
        "砚溪县2021年行政复议、行政诉讼的结果分别怎样",
        "砚溪县2021年行政复议和行政诉讼各是什么结果",
        "砚溪县2021年行政复议与诉讼的结果",
        "Outcomes of reconsiderations and lawsuits in Yanxi County in 2021",
    ],
)
def test_both_kinds_of_dispute_are_told_with_their_results(
    corpus_index: Library, question: str
) -> None:
    answer = told(corpus_index, question)
    shown = indicators(answer)
    assert {"reconsiderations", "reconsiderations_upheld", "lawsuits_direct_upheld"} <= shown


def test_that_sums_are_printed_nowhere_is_said_once(corpus_index: Library) -> None:
    for question, said in (
        ("砚溪县2021年行政诉讼的结果", "没有小计"),
        ("Break down refusals by reason at Yanxi County in 2021", "no subtotals"),
    ):
        assert told(corpus_index, question).text.count(said) == 1
        assert "＋" not in told(corpus_index, question).text


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("砚溪县哪年收到的申请最多，哪年最少？", ["max", "min"]),
        ("砚溪县收到申请最多的是哪年，最少的呢", ["max", "min"]),
        ("砚溪县收到申请最多和最少的年份分别是哪年？", ["max", "min"]),
        ("2021年收到申请最少和最多的分别是哪个单位？", ["min", "max"]),
        ("In which year did Yanxi County receive the most requests and in which the fewest?", ["max", "min"]),
        ("砚溪县2015到2018年收到的申请总数和平均数分别是多少？", ["sum", "average"]),
        ("砚溪县2015到2018年一共收到多少件申请，平均每年多少件？", ["sum", "average"]),
        ("What are the average and total of requests Yanxi County received from 2015 to 2018?", ["average", "sum"]),
    ],
)  # fmt: skip
def test_two_things_computed_of_the_same_numbers_are_both_told(
    corpus_index: Library, question: str, operations: list[str]
) -> None:
    found = [derived.operation for derived in told(corpus_index, question).derived]
    assert sorted(found) == sorted(operations)


@pytest.mark.parametrize(
    "question", ["砚溪县2021年收到的申请是不是更多？", "砚溪县2021年的诉讼是不是更少"]
)
def test_no_yes_is_said_to_more_or_less_than_nothing(corpus_index: Library, question: str) -> None:
    assert not told(corpus_index, question).text.startswith(("有", "是", "没有"))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2021年收到申请最多的三个单位是哪些", ["146", "99", "71"]),
        ("2021年收到申请最多的两个县", ["146", "99"]),
        ("top two counties by requests received in 2021", ["146", "99"]),
        ("哪三年砚溪县收到的申请最多", ["167", "146", "142"]),
    ],
)
def test_so_many_of_the_largest_are_told_in_order(
    corpus_index: Library, question: str, values: list[str]
) -> None:
    sentence = re.split("其余|others", told(corpus_index, question).text)[0]
    shown = re.findall(r"(\d+)件?\s*\[", sentence)
    assert shown == values


@pytest.mark.parametrize("question", ["2021年哪三个镇收到的申请最多", "2021年收到申请最少的两个镇"])
def test_so_many_towns_are_towns(corpus_index: Library, question: str) -> None:
    sentence = told(corpus_index, question).text
    assert "柳桥镇" in sentence
    assert "砚溪县人民政府" not in sentence


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("砚溪县2016年各类申请人各多少", "没有把它分项列出"),
        ("requests received by applicant type in Yanxi County in 2016", "does not divide it"),
    ],
)
def test_a_whole_that_no_form_divides_by_applicant_is_told_as_such(
    corpus_index: Library, question: str, says: str
) -> None:
    assert says in told(corpus_index, question).text
    assert says not in told(corpus_index, question.replace("2016", "2021")).text
