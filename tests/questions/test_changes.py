"""Whether a number went up or down, and what was carried from one year into the next."""

from datetime import date

import pytest

from disclosure_qa.ask import ask
from disclosure_qa.library import Library

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("question", "values", "change"),
    [
        ("Did Yanxi County's requests go up or down in 2021?", [142, 146], 4),
        ("Have requests to Yanxi County gone up in 2020?", [127, 142], 15),
        ("Did Yanxi County's requests increase in 2018?", [74, 167], 93),
        ("Is the number of requests of Yanxi County up or down in 2017?", [139, 74], 65),
        ("砚溪县2018年申请涨了没有", [74, 167], 93),
        ("砚溪县2021年收到的申请量上升还是下降", [142, 146], 4),
        ("砚溪县2017年申请比上年多了还是少了", [139, 74], 65),
        ("砚溪县2020年申请有没有增加", [127, 142], 15),
        ("桐屏县2021年申请变多了吗", [67, 99], 32),
        ("砚溪县2017年的申请是减少了吗", [139, 74], 65),
    ],
)
def test_a_change_shows_both_years_and_the_difference(
    corpus_index: Library, question: str, values: list[int], change: int
) -> None:
    answer = ask(corpus_index, question, today=TODAY)
    assert [cited.figure.value for cited in answer.figures] == values
    assert [derived.value for derived in answer.derived] == [change]


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2021年收到多少申请",
        "砚溪县2021年新增了多少申请",
        "砚溪县2021年收到的申请是多少",
        "How many requests did Yanxi County put up with in 2021?",
    ],
)
def test_what_asks_for_no_change_shows_none(corpus_index: Library, question: str) -> None:
    assert not ask(corpus_index, question, today=TODAY).derived


@pytest.mark.parametrize(
    ("question", "year", "value"),
    [
        ("How many requests did Yanxi County carry over into 2022?", {2021, 2022}, 8),
        ("How many requests were carried over into 2021 in Yanxi County?", {2020, 2021}, 3),
        ("How many requests did Chenghu District carry over into 2020?", {2019}, 7),
        ("Requests carried forward to 2024 in Yunting City?", {2023}, 98),
        ("How many were carried over from 2020 in Yanxi County", {2021}, 3),
        ("砚溪县2021年底结转到2022年的申请多少件", {2021}, 8),
        ("结转到2022年的申请，砚溪县有几件", {2021}, 8),
        ("砚溪县从2022年结转过来的申请有几件", {2022}, 4),
        ("砚溪县2020年结转来的申请有多少", {2021}, 3),
        ("砚溪县2021年结转下年度的申请有多少", {2021}, 8),
    ],
)
def test_carried_from_year_to_year_is_told_by_either_report(
    corpus_index: Library, question: str, year: set[int], value: int
) -> None:
    answer = ask(corpus_index, question, today=TODAY)
    assert [cited.figure.value for cited in answer.figures] == [value], answer.text
    assert {cited.figure.year for cited in answer.figures} <= year


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("砚溪县柳桥镇2015到2017年收到的申请总和和平均各是多少", ["sum", "average"]),
        ("砚溪县哪年收到的申请最多，哪年最少", ["max", "min"]),
        ("Which year did Yanxi County receive most requests and which year least?", ["max", "min"]),
        ("What are the total and the average of Yanxi County's requests 2019-2021?", ["sum", "average"]),
        ("砚溪县2019到2021年平均每年收到多少申请", ["average"]),
        ("砚溪县哪年收到的申请最多", ["max"]),
    ],
)  # fmt: skip
def test_two_things_asked_of_the_same_numbers_are_both_computed(
    corpus_index: Library, question: str, operations: list[str]
) -> None:
    answer = ask(corpus_index, question, today=TODAY)
    assert [derived.operation.value for derived in answer.derived] == operations
    assert len({derived.value for derived in answer.derived}) == len(operations)


def test_the_numbers_of_a_sum_and_an_average_are_told_once(corpus_index: Library) -> None:
    question = "砚溪县2019到2021年收到的申请总和和平均各是多少"
    text = ask(corpus_index, question, today=TODAY).text
    assert text.count("2019年") == 1
    assert text.index("合计") < text.index("平均")


@pytest.mark.parametrize("told", ["上年结转过来", "上年结转来的", "上一年结转过来的"])
def test_what_came_from_the_year_before_is_in_the_report_of_the_year_that_is_named(
    corpus_index: Library, told: str
) -> None:
    plain = ask(corpus_index, "砚溪县2021年上年结转几件", today=TODAY)
    answer = ask(corpus_index, f"砚溪县2021年{told}几件", today=TODAY)
    assert [cited.figure for cited in answer.figures] == [cited.figure for cited in plain.figures]
    assert [cited.figure.year for cited in answer.figures] == [2021]
