"""Whose report, of which year, issued when: from title, body, imprint and file name."""

from collections.abc import Callable
from datetime import date

import pytest

from disclosure_qa.model.report import Block
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.reports.identity import Identity, identify
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.reports.periods import stated_periods
from disclosure_qa.vocabulary.catalogue import load_catalogue

Lines = Callable[..., tuple[Block, ...]]


def periods_of(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    text, printed = lay_out(blocks)
    stated = stated_periods(blocks, printed, text, CellWords(load_catalogue()))
    return tuple(dict.fromkeys(each.last for each in stated))


def identity_of(blocks: tuple[Block, ...], document: str = "1.txt") -> Identity:
    return identify(document, lay_out(blocks)[0].split("\n"), periods_of(blocks))


@pytest.mark.parametrize(
    ("text", "agency", "region"),
    [
        # A district is completed with the city that the report puts before it.
        (
            "云溪区人民政府2021年政府信息公开工作年度报告\n联系地址：临江市云溪区人民路1号",
            "临江市云溪区人民政府",
            "临江市",
        ),
        (
            "云溪区2021年政府信息公开工作年度报告\n本报告由临江市云溪区人民政府办公室编制。",
            "临江市云溪区人民政府",
            "临江市",
        ),
        (
            "云溪区2021年政府信息公开工作年度报告\n我市云溪区、全市各区，市云溪区认真落实。",
            "云溪区人民政府",
            "",
        ),
        (
            "云溪区2021年政府信息公开工作年度报告\n欢迎访问福建临江市云溪区人民政府网站。",
            "临江市云溪区人民政府",
            "临江市",
        ),
        # A town is completed with its county, and no further.
        (
            "柳桥镇2016年政府信息公开工作年度报告\n地址：临江市青河县柳桥镇街道1号。",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        (
            "柳桥镇人民政府2016年政府信息公开工作年度报告\n由青河县柳桥镇人民政府编制本报告。",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        (
            "柳桥镇2016年政府信息公开工作年度报告\n我县柳桥镇位于全县东部，柳桥镇有三万人。",
            "柳桥镇人民政府",
            "",
        ),
        # A county or a city is told apart by its name; the text may say where it lies.
        (
            "青河县2016年政府信息公开工作年度报告\n地址：临江市青河县人民路1号",
            "青河县人民政府",
            "临江市",
        ),
        ("临江市2016年政府信息公开工作年度报告\n岚江省临江市", "临江市人民政府", ""),
        # The office's own report is another body's than the whole county's.
        (
            "青河县人民政府办公室2016年政府信息公开工作年度报告\n我办认真落实。",
            "青河县人民政府办公室",
            "青河县",
        ),
        (
            "青河县2016年政府信息公开工作年度报告\n本报告由青河县人民政府办公室编制。",
            "青河县人民政府",
            "",
        ),
        (
            "2016年政府信息公开工作年度报告\n本报告由青河县人民政府办公室编制。我县、全县各镇",
            "青河县人民政府",
            "",
        ),
        (
            "2016年政府信息公开工作年度报告\n本报告由青河县人民政府办公室编制。我办、我办",
            "青河县人民政府办公室",
            "青河县",
        ),
        # A template's words say nothing of who reports.
        (
            "青河县柳桥镇人民政府2016年政府信息公开工作年度报告\n我局认真落实，本局公开信息。",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        # Departments keep their names, and a bare one finds its place in the text.
        ("青河县财政局2016年政府信息公开工作年度报告\n我局", "青河县财政局", "青河县"),
        (
            "财政局2016年政府信息公开工作年度报告\n联系单位：青河县财政局办公室",
            "青河县财政局",
            "青河县",
        ),
        (
            "云溪区教育局2016年政府信息公开工作年度报告\n临江市云溪区教育局地址：临江市云溪区一路",
            "临江市云溪区教育局",
            "临江市云溪区",
        ),
        # Without a name in the title: the signature, the imprint, the author.
        (
            "2016年政府信息公开工作年度报告\n一、概述\n青河县水利局\n2017年1月20日",
            "青河县水利局",
            "青河县",
        ),
        (
            "政府信息公开情况统计表\n（2016年度）\n填报单位（盖章）：青河县柳桥镇人民政府",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        (
            "2016年政府信息公开工作年度报告\n发布机构：云溪区新城街道办事处",
            "云溪区新城街道办事处",
            "云溪区",
        ),
        (
            "2016年政府信息公开工作年度报告\n根据《条例》，青河县审计局编制本报告。",
            "青河县审计局",
            "青河县",
        ),
        (
            "2016年政府信息公开工作年度报告\n如有疑问，请与青河县柳桥镇人民政府党政办公室联系。",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        (
            "政府信息公开年度报告\n2016年\n青河县柳桥镇人民政府\n一、概述",
            "青河县柳桥镇人民政府",
            "青河县",
        ),
        # An area run by a committee.
        (
            "临江经济技术开发区2016年政府信息公开工作年度报告\n临江经济技术开发区管委会坚持",
            "临江经济技术开发区管委会",
            "",
        ),
    ],
)
def test_agency(lines: Lines, text: str, agency: str, region: str) -> None:
    found = identity_of(lines(text))
    assert (found.agency, found.region) == (agency, region)


@pytest.mark.parametrize(
    ("document", "agency", "year"),
    [
        ("2017/柳桥镇.docx", "柳桥镇人民政府", 2017),
        ("青河县/柳桥镇/2017年报.txt", "青河县柳桥镇人民政府", 2017),
        ("青河县\\柳桥镇\\2017.txt", "青河县柳桥镇人民政府", 2017),
        ("青河县柳桥镇人民政府2017年政府信息公开工作年度报告.txt", "青河县柳桥镇人民政府", 2017),
        ("年报.zip/青河县财政局2017年度报告（终稿）.docx", "青河县财政局", 2017),
        ("附件.docx", "", None),
    ],
)
def test_the_file_name_says_what_the_text_does_not(
    lines: Lines, document: str, agency: str, year: int | None
) -> None:
    found = identity_of(lines("政府信息公开工作年度报告\n一、概述\n认真落实。"), document)
    assert (found.agency, found.year) == (agency, year)


def test_the_title_goes_before_the_file_name(lines: Lines) -> None:
    blocks = lines("青河县2016年政府信息公开工作年度报告")
    found = identity_of(blocks, "海原县2015年政府信息公开工作年度报告.txt")
    assert (found.agency, found.year) == ("青河县人民政府", 2016)


@pytest.mark.parametrize(
    ("text", "year", "periods"),
    [
        ("青河县2017年政府信息公开工作年度报告\n统计期限为2016年1月1日至2016年12月31日。", 2017, (2016,)),
        ("青河县政府信息公开工作年度报告\n数据统计期限从2018年1月1日起至12月31日止。", 2018, (2018,)),
        ("青河县政府信息公开工作年度报告\n统计时限自二〇一七年一月一日至二〇一七年十二月三十一日。", 2017, (2017,)),
        ("青河县政府信息公开工作年度报告\n统计周期为2019年1月1日—2019年12月31日", 2019, (2019,)),
        ("青河县政府信息公开工作年度报告\n2014年，我县认真落实。2014年公开信息12条。", 2014, ()),
        ("青河县政府信息公开工作年度报告\n根据政办发〔2015〕12号文件编制。\n青河县人民政府\n2015年3月1日", 2014, ()),
    ],
)  # fmt: skip
def test_year(lines: Lines, text: str, year: int, periods: tuple[int, ...]) -> None:
    blocks = lines(text)
    assert (identity_of(blocks).year, periods_of(blocks)) == (year, periods)


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("青河县人民政府\n2018年1月31日", date(2018, 1, 31)),
        ("青河县人民政府2018年3月5日", date(2018, 3, 5)),
        ("二〇一八年三月十五日", date(2018, 3, 15)),
        ("二○一八年十一月三十日", date(2018, 11, 30)),
        ("（2018-01-31）", date(2018, 1, 31)),
        ("发布日期：2018-02-03 10:30 来源：县政府办", date(2018, 2, 3)),
        ("发布日期：2018-02-03\n青河县人民政府\n2018年1月31日", date(2018, 1, 31)),
        ("统计期限为2017年1月1日至2017年12月31日。", None),
        ("2018年2月30日", None),
        ("2018年1月31日前，各镇报送材料。", None),
    ],
)
def test_issued(lines: Lines, text: str, issued: date | None) -> None:
    found = identity_of(lines("青河县2017年政府信息公开工作年度报告\n一、概述\n" + text))
    assert found.issued == issued


LISTED = [f"青河县司法局{year}年政府信息公开工作年度报告" for year in (2024, 2023, 2022, 2021)]


@pytest.mark.parametrize(
    "above",
    [[*LISTED, LISTED[2]], [*LISTED[:2], LISTED[3], LISTED[2]], [LISTED[2], *LISTED], LISTED],
)
def test_a_list_of_other_years_does_not_give_the_year(above: list[str]) -> None:
    text = ["一、总体情况", "2022年，我局公开信息30条，较2021年增加2条。", "2022年办结申请3件。"]
    found = identify("1.html", [*above, *text])
    assert (found.agency, found.year) == ("青河县司法局", 2022)
    assert found.title == LISTED[2]


def test_a_title_stands_where_the_text_speaks_no_more_of_another() -> None:
    text = ["一、总体情况", "2022年公开信息30条，2023年将继续推进。", "2023年计划公开更多。"]
    assert identify("1.html", [LISTED[1], LISTED[2], *text]).year == 2023
    assert identify("1.html", [LISTED[2], LISTED[1], *text]).year == 2022


def test_titles_of_other_bodies_above_do_not_give_the_body() -> None:
    others = [f"青河县{name}局2022年政府信息公开工作年度报告" for name in ("财政", "教育")]
    text = ["一、总体情况", "2022年，我局公开信息30条。"]
    assert identify("1.html", [*others, LISTED[2], *text]).agency == "青河县司法局"
    # The body that the text names is the one, wherever its title stands.
    named = [*text, "青河县司法局", "2023年1月5日"]
    assert identify("1.html", [LISTED[2], *others, *named]).agency == "青河县司法局"
    # What stands below the chapters heads them not.
    assert identify("1.html", [LISTED[2], *text, *others]).agency == "青河县司法局"
