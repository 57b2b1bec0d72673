"""Cells and sentences: every number there is, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.numbers import MEASURES, numbers_in, parse_number
from disclosure_qa.text.numerals import write_numeral

BLANKS = [
    "",
    " ",
    "　",
    "/",
    "／",
    "—",
    "——",
    "－－",
    "-",
    "–",
    "无数据",
    "暂无",
    "不涉及",
    "*",
    "①",
]


@pytest.mark.parametrize("cell", BLANKS)
def test_marks_and_blanks_are_no_number(cell: str) -> None:
    assert parse_number(cell) is None


@pytest.mark.parametrize(
    "cell", ["无", "无。", "零", "0", "０", "0件", "0 件", "0.00", "±0", "无（本年未发生）"]
)
def test_zero_in_all_its_forms(cell: str) -> None:
    number = parse_number(cell)
    assert number is not None
    assert number.value == 0


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("12", "12", ""),
        ("１２", "12", ""),
        ("12,345", "12345", ""),
        ("12，345", "12345", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("1 265", "1265", ""),
        ("12 345 678", "12345678", ""),
        ("7730.28", "7730.28", ""),
        ("７７３０．２８", "7730.28", ""),
        ("72701.2578", "72701.2578", ""),
        ("+3", "3", ""),
        ("-2", "-2", ""),
        ("−2", "-2", ""),
        ("－2", "-2", ""),
        ("增5", "5", ""),
        ("减少3项", "-3", "项"),
        ("318000元", "318000", "元"),
        ("8.3万", "83000", ""),
        ("8.3万元", "8.3", "万元"),
        ("3百万元", "300", "万元"),
        ("1.2亿条", "120000000", "条"),
        ("12(件)", "12", "件"),
        ("12（单位：万元）", "12", "万元"),
        ("共14件", "14", "件"),
        ("二千零四十五", "2045", ""),
        ("一千二百人次", "1200", "人次"),
        ("99.5%", "99.5", "%"),
    ],
)
def test_one_number(cell: str, value: str, unit: str) -> None:
    number = parse_number(cell)
    assert number is not None
    assert (number.value, number.unit, number.approximate) == (Decimal(value), unit, False)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("14万余", 140000, ""),
        ("14万余元", 14, "万元"),
        ("近千", 1000, ""),
        ("300余", 300, ""),
        ("百余件", 100, "件"),
        ("约50", 50, ""),
        ("20左右", 20, ""),
        ("上万人次", 10000, "人次"),
    ],
)
def test_rounded_numbers_say_so(cell: str, value: int, unit: str) -> None:
    number = parse_number(cell)
    assert number is not None
    assert (number.value, number.unit, number.approximate) == (value, unit, True)


@pytest.mark.parametrize(
    ("cell", "value", "remark"),
    [
        ("14（其中修订9件）", 14, "其中修订9件"),
        ("14件（其中修订9件，新增5件）", 14, "其中修订9件，新增5件"),
        ("14，其中修订9件", 14, "其中修订9件"),
        ("14①", 14, "①"),
        ("14²", 14, "²"),
        ("14[1]", 14, "1"),
        ("3*", 3, "*"),
    ],
)
def test_a_remark_is_kept_beside_its_number(cell: str, value: int, remark: str) -> None:
    number = parse_number(cell)
    assert number is not None
    assert (number.value, number.remark) == (value, remark)


@pytest.mark.parametrize(
    "cell",
    [
        "0591-22548311",
        "0591",
        "2017年",
        "50号",
        "第七期",
        "2017〕224号",
        "3月",
        "12日",
        "5-8",
        "5—8",
        "10:30",
        "1.2.3",
        "1,2345",
        "12 34",
        "4 9",
        "12/3",
        "14（12）",
        "（0）",
        "14.",
        "1, 265",
        "数十",
        "三五",
        "≥5",
        "12件3件",
        "其中5",
        "1.政府网站公开数",
        "完成",
    ],
)
def test_no_figure_or_more_than_one(cell: str) -> None:
    assert parse_number(cell) is None


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(["", *MEASURES, "%"]),
    st.sampled_from(["", " ", "　", " "]),
)
def test_formatting_does_not_change_a_value(value: int, unit: str, space: str) -> None:
    wide = str(value).translate({48 + d: 0xFF10 + d for d in range(10)})
    for written in (
        str(value),
        f"{value:,}",
        f"{value:,}".replace(",", "，"),
        wide,
        write_numeral(value),
    ):
        number = parse_number(f"{space}{written}{space}{unit}{space}")
        if unit == "元" and written[-1] in "万亿":
            continue
        assert number is not None
        assert (number.value, number.unit) == (value, unit)


@given(st.decimals(min_value=0, max_value=10**7, places=4))
def test_decimals_are_exact(value: Decimal) -> None:
    number = parse_number(format(value, "f"))
    assert number is not None
    assert number.value == value


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=99))
def test_two_numbers_are_never_one(first: int, second: int) -> None:
    for cell in (
        f"{first}/{second}",
        f"{first} {second}",
        f"{first}、{second}",
        f"{first}件{second}件",
    ):
        assert parse_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 3 7 7", 1377), ("１ ０ ４", 104), ("1 2 . 5 万元", 12.5), ("12 . 5", 12.5), ("1 , 2 0 8", 1208),
        ("1 265", 1265), ("7 件", 7),
        ("12 9", None), ("12 9 3", None), ("1 37 7", None), ("12 1 3", None), ("3.5 2", None),
    ],
)  # fmt: skip
def test_spaces_between_single_digits_are_the_typesetters(cell: str, value: float | None) -> None:
    number = parse_number(cell, spaced=True)
    assert (number and float(number.value)) == value


@pytest.mark.parametrize("spaced", [True, False])
def test_cells_that_ran_into_one_are_no_number(spaced: bool) -> None:
    assert parse_number("0 12 3 " * 12, spaced=spaced) is None
    assert parse_number("1" * 40, spaced=spaced) is None
    assert not list(numbers_in(f"收到申请{'1' * 40}件。"))


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse_number(text)
    for mention in numbers_in(text):
        assert 0 <= mention.start < mention.end <= len(text)


def found(sentence: str) -> list[tuple[str, int | float, str, bool]]:
    return [
        (sentence[m.start : m.end], float(m.value), m.unit, m.approximate)
        for m in numbers_in(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("公开的信息49条，历年累积公开信息总量达1265条。", [("49条", 49, "条", False), ("1265条", 1265, "条", False)]),
        ("公开政府信息 1 136 条。", [("1 136 条", 1136, "条", False)]),
        ("办事指南9条；工作动态39条；其他1条。", [("9条", 9, "条", False), ("39条", 39, "条", False), ("1条", 1, "条", False)]),
        ("予以公开14件、部分公开4件、转下年度12件", [("14件", 14, "件", False), ("4件", 4, "件", False), ("12件", 12, "件", False)]),
        ("同比增长1.05%，占百分之二十，即百分之3.5", [("1.05%", 1.05, "%", False), ("百分之二十", 20, "%", False), ("百分之3.5", 3.5, "%", False)]),
        ("入库数据2100余条，互动300余场次", [("2100余条", 2100, "条", True), ("300余场次", 300, "场次", True)]),
        ("访问近千次，14万余条，8.3万条，上万人次", [("近千次", 1000, "次", True), ("14万余条", 140000, "条", True), ("8.3万条", 83000, "条", False), ("上万人次", 10000, "人次", True)]),
        ("共发布信息二千零四十五条。", [("二千零四十五条", 2045, "条", False)]),
        ("收到申请一件，答复两件。", [("一件", 1, "件", False), ("两件", 2, "件", False)]),
        ("历年累计收到申请数为0。", [("0", 0, "", False)]),
        ("申请总数：12，已办结", [("12", 12, "", False)]),
        ("收到12，345件，节约3万元", [("12，345件", 12345, "件", False), ("3万元", 3, "万元", False)]),
        ("预约12人次", [("12人次", 12, "人次", False)]),
        ("热线12345转办件3件", [("3件", 3, "件", False)]),
    ],
)  # fmt: skip
def test_counts_in_prose(sentence: str, expected: list[tuple[str, float, str, bool]]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "统计时限自2017年1月1日至2017年12月31日。",
        "依据第二十条第（六）项和第二十一条、二十二条",
        "（梅政办〔2017〕224号）",
        "电话：0591-22548311，邮编：350804，地址：白水街50号",
        "举办第七期培训班，第1、2期，第三、四次",
        "最迟5小时内发布，24小时，3个工作日，6个月，1.5个百分点",
        "两个方面，一件事一次办，五个一批，每一条，统一条件，同一项",
        "2至3次，5-8件，3~5人，3个至5个",
        "12345平台，得分为98，参数为5，1+X",
        "数百条，几十次，三分之一，十几件",
        "3部门联合，5人民币，2次序",
        "分别为12，345件",
        "见附件1、附件2，G20峰会，5G基站",
        "没有一件。每季度一次会议",
    ],
)
def test_what_counts_nothing_is_left_out(sentence: str) -> None:
    assert found(sentence) == []
