"""Names of public bodies taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.reports.bodies import parse_body


@pytest.mark.parametrize(
    ("name", "full", "places", "region"),
    [
        ("青河县柳桥镇人民政府", "青河县柳桥镇人民政府", ["青河县", "柳桥镇"], "青河县"),
        ("柳桥镇", "柳桥镇人民政府", ["柳桥镇"], ""),
        ("青河县政府", "青河县人民政府", ["青河县"], ""),
        ("青河县政府办", "青河县人民政府办公室", ["青河县"], "青河县"),
        ("临江市", "临江市人民政府", ["临江市"], ""),
        ("云溪区新城街道", "云溪区新城街道办事处", ["云溪区", "新城街道"], "云溪区"),
        ("临江市云溪区人民政府办公室", "临江市云溪区人民政府办公室", ["临江市", "云溪区"], "临江市云溪区"),
        ("青河县市场监督管理局", "青河县市场监督管理局", ["青河县"], "青河县"),
        ("临江市城市管理局", "临江市城市管理局", ["临江市"], "临江市"),
        ("临江市住房和城乡建设局", "临江市住房和城乡建设局", ["临江市"], "临江市"),
        ("青河县乡村振兴局", "青河县乡村振兴局", ["青河县"], "青河县"),
        ("沙坪市沙市区人民政府", "沙坪市沙市区人民政府", ["沙坪市", "沙市区"], "沙坪市"),
        ("市中区", "市中区人民政府", ["市中区"], ""),
        ("景镇市昌水区", "景镇市昌水区人民政府", ["景镇市", "昌水区"], "景镇市"),
        ("平乡县", "平乡县人民政府", ["平乡县"], ""),
        ("津市市人民政府", "津市市人民政府", ["津市市"], ""),
        ("临江经济技术开发区", "临江经济技术开发区管理委员会", ["临江经济技术开发区"], ""),
        ("临江经济技术开发区管委会", "临江经济技术开发区管委会", ["临江经济技术开发区"], ""),
        ("岚江省财政厅", "岚江省财政厅", ["岚江省"], "岚江省"),
        ("青河县白马彝族乡", "青河县白马彝族乡人民政府", ["青河县", "白马彝族乡"], "青河县"),
        ("云海土家族自治州青河县", "云海土家族自治州青河县人民政府", ["云海土家族自治州", "青河县"], "云海土家族自治州"),
        ("阿里地区", "阿里地区行政公署", ["阿里地区"], "阿里地区"),
        ("教育局", "教育局", [], ""),
    ],
)  # fmt: skip
def test_body(name: str, full: str, places: list[str], region: str) -> None:
    body = parse_body(name)
    assert body is not None
    assert (body.name, [place for _, place in body.places], body.region) == (full, places, region)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "政府",
        "本局",
        "我镇",
        "全县",
        "各部门",
        "年度",
        "县教育局",
        "首页",
        "2017年",
        "柳桥",
        "有关单位",
    ],
)
def test_no_body(name: str) -> None:
    assert parse_body(name) is None


@given(st.text(alphabet="省市县区旗州镇乡街道人民政府局办公室青河柳桥我本各a1（", max_size=24))
def test_the_name_keeps_what_was_printed(name: str) -> None:
    body = parse_body(name)
    if body:
        assert body.place in name
        assert body.own
