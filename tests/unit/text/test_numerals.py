"""Chinese numerals: exact both ways, loose spoken forms refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.numerals import read_numeral, write_numeral


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("一百一十", 110),
        ("一百十", 110),
        ("一百零五", 105),
        ("二千零四十五", 2045),
        ("两千〇四十五", 2045),
        ("一万零五百", 10500),
        ("二十万五千", 205000),
        ("二十万零五千", 205000),
        ("一亿零三百", 100000300),
        ("二〇四五", 2045),
        ("一二三", 123),
        ("壹佰贰拾", 120),
    ],
)
def test_reads_numerals_and_their_usual_variants(numeral: str, value: int) -> None:
    assert read_numeral(numeral) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百",
        "万",
        "二百五",
        "三万五",
        "二千四",
        "一万五百",
        "三五",
        "零五",
        "十百",
        "一一十",
        "五个",
        "1百",
    ],
)
def test_refuses_what_readers_would_read_in_two_ways(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_round_trip(value: int) -> None:
    assert read_numeral(write_numeral(value)) == value


@given(st.text(alphabet="零〇一二两三九十百千万亿", max_size=9))
def test_whatever_is_read_is_written_back_the_same_way(text: str) -> None:
    value = read_numeral(text)
    if value is not None and any(unit in text for unit in "百千万"):
        assert read_numeral(write_numeral(value)) == value
        assert write_numeral(value)[-1] == text[-1].replace("两", "二")
