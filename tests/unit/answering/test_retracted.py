"""What somebody takes back within one question; no place here is in any corpus."""

import re

import pytest

from disclosure_qa.answering.understanding.retracted import retracted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("石塘镇2016年，哦不对，2017年收到多少", ["2017"]),
        ("2014年，说错了，2015年的答复数", ["2015"]),
        ("我想查2019年 不对 2020年的", ["2020"]),
        ("requests in 2016, sorry, 2017", ["2017"]),
        ("requests in 2016, no wait, 2017", ["2017"]),
        ("2018年，2019年，啊不，2020年", ["2020"]),
        ("2016年和2017年对不对", ["2016", "2017"]),
        ("2016年收到500件，2017年300件，不对吗", ["2016", "2017"]),
        ("from 2016 to 2018, no replies in 2017", ["2016", "2018", "2017"]),
        ("2016年哪些数字不对，2017年呢", ["2016", "2017"]),
        ("sorry, how many in 2016 and 2017", ["2016", "2017"]),
    ],
)
def test_only_what_is_named_before_the_words_that_take_it_back_goes(
    text: str, kept: list[str]
) -> None:
    years = [match.span() for match in re.finditer(r"20\d\d", text)]
    gone = retracted(text, years)
    assert [text[start:end] for start, end in years if (start, end) not in gone] == kept
