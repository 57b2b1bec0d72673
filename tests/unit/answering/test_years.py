"""The years that a question names."""

import pytest

from disclosure_qa.answering.understanding.years import year_mentions


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2017年收到多少件", [2017]),
        ("2015到2018年", [2015, 2016, 2017, 2018]),
        ("2015-2017年", [2015, 2016, 2017]),
        ("2015—17年", [2015, 2016, 2017]),
        ("2016年至2018年的申请", [2016, 2017, 2018]),
        ("2016年和2018年", [2016, 2018]),
        ("2016、2018年", [2016, 2018]),
        ("from 2015 to 2017", [2015, 2016, 2017]),
        ("between 2015 and 2017", [2015, 2016, 2017]),
        ("in 2015 and 2017", [2015, 2017]),
        ("since 2024", [2024, 2025, 2026]),
        ("2024年以来", [2024, 2025, 2026]),
        ("近三年", [2023, 2024, 2025]),
        ("最近两年", [2024, 2025]),
        ("the last 3 years", [2023, 2024, 2025]),
        ("the past two years", [2024, 2025]),
        ("二〇一七年", [2017]),
        ("17年收到几件", [2017]),
        ("2017年度", [2017]),
        ("２０１７年", [2017]),
        ("收到2017条信息", []),
        ("梅政办〔2017〕224号", []),
        ("10年来", []),
        ("1949.5件", []),
        ("三年级", []),
        ("12345热线", []),
    ],
)
def test_years(question: str, years: list[int]) -> None:
    found = [year for mention in year_mentions(question, 2026) for year in mention.years]
    assert found == years
