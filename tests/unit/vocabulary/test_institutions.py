"""Departments, schools, hospitals and zones are found under the names that people use."""

import pytest

from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.agencies import bare_department, english_name, name_keys


@pytest.mark.parametrize(
    ("agency", "region", "asked"),
    [
        ("临川市第二人民医院", "临川市", ["第二人民医院", "市二院", "临川二院", "Linchuan Second Hospital"]),
        ("临川师范大学", "", ["临川师大", "Linchuan Normal University"]),
        ("临江省药品监督管理局", "", ["省药监局", "临江药监局", "临江省药监局"]),
        ("临江省监狱管理局", "", ["省监狱局", "临江省监狱局"]),
        ("临川市供销合作社联合社", "", ["市供销社", "临川供销社"]),
        ("临川市烟草专卖局", "", ["临川烟草局", "市烟草局"]),
        ("临川理工大学", "", ["临川理工", "Linchuan University of Science and Technology"]),
        ("粮食海洋部", "", ["Ministry of Grain Ocean", "grain ministry"]),
        ("青河县水务局", "青河县", ["青河水务局", "Qinghe County Water Bureau", "Qinghe Bureau of Water"]),
        ("青河县市场监督管理局", "青河县", ["青河县市监局", "青河市场监管局"]),
        ("临川高新技术产业开发区管理委员会", "", ["临川高新区", "临川高新区管委会", "Linchuan High-tech Zone"]),
        ("临川市公安局城西分局", "临川市", ["临川市城西分局", "临川城西分局", "Chengxi Branch of the Linchuan Public Security Bureau"]),
        ("临川市燃气集团有限公司", "临川市", ["临川市燃气公司", "临川燃气集团", "Linchuan gas group company"]),
        ("临川市公共交通集团有限公司", "临川市", ["临川公交公司", "临川市公交集团", "Linchuan bus group"]),
        ("中华人民共和国临川海关", "", ["临川海关", "Linchuan Customs"]),
        ("临川东湖新区管理委员会", "", ["东湖新区", "东湖新区管委会", "Donghu New Area"]),
        ("临川市消防救援支队", "临川市", ["临川消防支队", "Linchuan fire brigade"]),
        ("临川市自然资源和规划局", "临川市", ["临川自规局", "临川市自然资源局"]),
        ("青河县卫生健康委员会", "青河县", ["Health Commission of Qinghe County"]),
        ("临川市望海经济开发区管理委员会", "临川市", ["望海开发区", "望海经开区管委会", "Wanghai Development Zone"]),
    ],
)  # fmt: skip
def test_names_that_mean_the_body(agency: str, region: str, asked: list[str]) -> None:
    keys = name_keys(agency, region)
    plain = [key(name.replace(" ", "").replace("-", "")) for name in asked]
    known = {one.replace("-", "") for one in keys}
    assert [name for name in plain if name not in known] == []


@pytest.mark.parametrize(
    ("agency", "others"),
    [
        ("青河县水务局", ["水务局", "水务", "water bureau", "bureau"]),
        ("临川师范大学", ["师大", "师范大学", "normal university"]),
        ("临川市望海经济开发区管理委员会", ["开发区", "经济开发区", "望海"]),
        ("临川市第二人民医院", ["人民医院", "临川医院", "hospital"]),
    ],
)
def test_what_every_place_has_is_no_name(agency: str, others: list[str]) -> None:
    assert [name for name in others if key(name.replace(" ", "")) in name_keys(agency)] == []


@pytest.mark.parametrize(
    ("agency", "bare"),
    [
        ("青河县水务局", "水务局"),
        ("青河县国土资源局", "国土局"),
        ("临川高新技术产业开发区管理委员会", "高新区管委会"),
        ("临川市公安局城西分局", "分局"),
        ("临川市税务局", "taxbureau"),
        ("中华人民共和国临川海关", "海关"),
    ],
)
def test_a_department_is_found_without_its_place_by_a_key_that_no_question_holds(
    agency: str, bare: str
) -> None:
    assert bare_department(bare) in name_keys(agency)
    assert bare_department("国土") not in name_keys(agency)
    assert not any(name.startswith("~") for name in name_keys("青河县人民政府"))


@pytest.mark.parametrize(
    ("agency", "english"),
    [
        ("青河县水务局", "Water Bureau, Qinghe County"),
        ("临川市第二人民医院", "Second People's Hospital, Linchuan City"),
        ("临川市望海经济开发区管理委员会", "Wanghai Economic Development Zone Administrative Committee, Linchuan City"),
    ],
)  # fmt: skip
def test_english_name(agency: str, english: str) -> None:
    assert english_name(agency) == english
