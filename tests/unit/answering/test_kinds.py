"""A place named by its kind alone is the one of the same name: after 松江市, 那县呢 is 松江县."""

import pytest

from disclosure_qa.answering.understanding.kinds import told_by_kind


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [
        ("那县呢", "临川市人民政府", "临川县"),
        ("不是市，是县", "临川市人民政府", "临川县"),
        ("我说的是区", "临川市青河县人民政府", "青河区"),
        ("换成镇吧", "青河县柳桥乡人民政府", "柳桥镇"),
    ],
)
def test_a_kind_alone_names_the_place_of_the_same_name(text: str, agency: str, place: str) -> None:
    assert told_by_kind(text, (agency,)) == place


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("那县里的企业呢", ("临川市人民政府",)),
        ("那市呢", ("临川市人民政府",)),
        ("那县呢", ("临川市财政局",)),
        ("那县呢", ("临川市人民政府", "青河县人民政府")),
        ("那2016年呢", ("临川市人民政府",)),
    ],
)
def test_other_questions_name_none(text: str, agencies: tuple[str, ...]) -> None:
    assert told_by_kind(text, agencies) == ""
