"""All the names under which people ask for a body lead to it, and to no other kind of body."""

import pytest

from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.agencies import english_name, name_keys


@pytest.mark.parametrize(
    ("agency", "region", "asked"),
    [
        ("青河县柳桥镇人民政府", "青河县", ["柳桥", "柳桥镇", "柳桥镇政府", "青河柳桥", "青河县柳桥镇", "柳橋鎮", "liuqiao", "Liuqiao Town", "LIUQIAO zhen", "qinghe liuqiao"]),
        ("临川市人民政府", "", ["临川", "临川市", "临川市政府", "Linchuan", "linchuan city"]),
        ("南平市青河区人民政府", "南平市", ["青河区", "青河", "南平青河区", "Qinghe District"]),
        ("桑河瑶族自治县人民政府", "", ["桑河县", "桑河自治县", "桑河", "Sanghe Yao Autonomous County"]),
        ("明河藏族羌族自治州人民政府", "", ["明河州", "Minghe Tibetan and Qiang Autonomous Prefecture"]),
        ("石门回族乡人民政府", "", ["石门乡", "石门"]),
        ("乌兰盟行政公署", "", ["乌兰盟", "乌兰盟行署", "Wulan League"]),
        ("青河县东关街道办事处", "青河县", ["东关街道", "东关街道办", "青河县东关街道"]),
        ("青河县财政局", "青河县", ["青河县财政局", "青河财政局", "县财政局", "Qinghe Finance Bureau"]),
        ("青河县人民政府办公室", "", ["青河县政府办公室", "青河县政府办", "青河县人民政府办公室"]),
    ],
)  # fmt: skip
def test_names_that_mean_the_body(agency: str, region: str, asked: list[str]) -> None:
    keys = name_keys(agency, region)
    assert keys[0] == key(agency)
    assert [name for name in asked if key(name) not in keys] == []


@pytest.mark.parametrize(
    ("agency", "region", "others"),
    [
        ("青河县柳桥镇人民政府", "青河县", ["青河", "青河县", "镇", "人民政府", "政府"]),
        ("青河县财政局", "青河县", ["青河县", "青河", "财政", "局"]),
        ("青河县人民政府办公室", "", ["青河县", "青河", "青河县政府", "办公室"]),
        ("滦县人民政府", "", ["滦"]),
    ],
)
def test_names_that_mean_another_body(agency: str, region: str, others: list[str]) -> None:
    assert [name for name in others if key(name) in name_keys(agency, region)] == []


@pytest.mark.parametrize(
    ("agency", "english"),
    [
        ("青河县柳桥镇人民政府", "Liuqiao Town People's Government, Qinghe County"),
        ("临川市人民政府", "Linchuan City People's Government"),
        ("青河县财政局", "Finance Bureau, Qinghe County"),
        ("青河县东关街道办事处", "Dongguan Subdistrict Office, Qinghe County"),
    ],
)
def test_english_name(agency: str, english: str) -> None:
    assert english_name(agency) == english


@pytest.mark.parametrize(
    ("agency", "english", "asked"),
    [
        (
            "长安区人民政府",
            "Chang'an District People's Government",
            ["Changan District", "changan"],
        ),
        ("陕西省人民政府", "Shaanxi Province People's Government", ["Shaanxi", "shanxi province"]),
        ("哈尔滨市财政局", "Finance Bureau, Harbin City", ["Harbin finance bureau"]),
    ],
)
def test_names_as_maps_spell_them(agency: str, english: str, asked: list[str]) -> None:
    assert english_name(agency) == english
    assert [name for name in asked if key(name) not in name_keys(agency)] == []
