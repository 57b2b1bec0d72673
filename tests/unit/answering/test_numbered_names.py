"""Bodies whose names hold a number of their own."""

import pytest

from disclosure_qa.answering.understanding.names import name_mentions
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.text.atoms import atoms
from unit.answering.shelf_of_names import Names

NAMES = Names(
    [
        AgencyEntry(name)
        for name in ("临江市第101中学", "兵团第十师184团", "12345政务服务热线中心", "临江市")
    ]
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("临江市第101中学2023年收到多少件申请", ["临江市第101中学"]),
        ("2023年兵团第十师184团收到几件", ["兵团第十师184团"]),
        ("12345政务服务热线中心有多少申请", ["12345政务服务热线中心"]),
        ("临江市2023中学", ["临江市"]),
    ],
)
def test_a_number_in_a_name_belongs_to_it(question: str, names: list[str]) -> None:
    found = name_mentions(NAMES, question, atoms(question), (), ())  # type: ignore[arg-type]
    assert [mention.text for mention in found] == names
