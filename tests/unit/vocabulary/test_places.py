"""Names of places are told from the characters that end other places, and from fields of work."""

import pytest

from disclosure_qa.vocabulary.kinship import same_bodies
from disclosure_qa.vocabulary.places import named_places


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("岚州市鹭湾区", ["岚州市", "鹭湾区"]),
        ("新乡市凤泉区财政局", ["新乡市", "凤泉区"]),
        ("景德镇市浮梁县", ["景德镇市", "浮梁县"]),
        ("鄂州市", ["鄂州市"]),
        ("通州区", ["通州区"]),
        ("宁乡市夏铎铺镇", ["宁乡市", "夏铎铺镇"]),
        ("北镇市", ["北镇市"]),
        ("宁波市镇海区", ["宁波市", "镇海区"]),
        ("镇江市", ["镇江市"]),
        ("临汾市乡宁县", ["临汾市", "乡宁县"]),
        ("济宁市市中区", ["济宁市", "市中区"]),
        ("荆州市沙市区", ["荆州市", "沙市区"]),
        ("常德市津市市", ["常德市", "津市市"]),
        ("霞坪县新市镇", ["霞坪县", "新市镇"]),
        ("霞坪县旧县镇", ["霞坪县", "旧县镇"]),
        ("霞坪县红旗镇", ["霞坪县", "红旗镇"]),
        ("瓜州县瓜州镇", ["瓜州县", "瓜州镇"]),
        ("凉山彝族自治州西昌市", ["凉山彝族自治州", "西昌市"]),
        ("锡林郭勒盟正蓝旗", ["锡林郭勒盟", "正蓝旗"]),
        ("积石山保安族东乡族撒拉族自治县", ["积石山保安族东乡族撒拉族自治县"]),
        ("岚州市第三人民医院", ["岚州市"]),
        ("岚州市市场监督管理局", ["岚州市"]),
        ("新乡市市场监督管理局", ["新乡市"]),
        ("岚州市城市管理局", ["岚州市"]),
        ("盐城市", ["盐城市"]),
        ("岚州市住房和城乡建设局", ["岚州市"]),
        ("霞坪县乡村振兴局", ["霞坪县"]),
        ("岚州市民政局", ["岚州市"]),
        ("岚州市政务服务数据管理局", ["岚州市"]),
        ("国家市场监督管理总局", []),
    ],
)
def test_places_at_the_beginning_of_a_name(name: str, places: list[str]) -> None:
    assert list(named_places(name)) == places


@pytest.mark.parametrize("city", ["岚州市", "新乡市", "景德镇市"])
def test_a_district_is_one_body_with_and_without_its_city(city: str) -> None:
    full, short = (f"{city}鹭湾区人民政府", city), ("鹭湾区人民政府", "")
    assert same_bodies([full, short]) == {full: full, short: full}


def test_a_district_and_its_town_are_two_bodies() -> None:
    district, town = (
        ("岚州市鹭湾区人民政府", "岚州市"),
        ("岚州市鹭湾区牛栏镇人民政府", "岚州市鹭湾区"),
    )
    assert same_bodies([district]) | same_bodies([town]) == {district: district, town: town}
