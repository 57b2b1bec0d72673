"""Consistent reports in the many ways in which bodies vary a form: no finding in any of them.

They go the whole road from blocks, so that levels are read as they will be.
"""

import pytest

from disclosure_qa.checks import check
from disclosure_qa.figures import extract_figures
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.report import Block, Paragraph
from disclosure_qa.reports import build_report
from disclosure_qa.vocabulary.catalogue import load_catalogue
from unit.figures.samples import entry_of, table

TITLE = "青河县白桥镇人民政府{}年政府信息公开工作年度报告"
CITY = "统计项目|计量单位|本期实际|本年累计\n"
ANNEX = "指标名称|单位|{year}年|历年累计\n"
FORM = "统计指标|单位|统计数\n"
PEOPLE = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"


def findings(*reports: tuple[int, str]) -> tuple[Finding, ...]:
    """Findings over reports of one body: paragraphs, and after a line --- a table."""
    catalogue = load_catalogue()
    entries, figures = [], []
    for year, text in reports:
        prose, _, drawn = text.strip().rpartition("---\n")
        lines = [TITLE.format(year), *prose.strip().splitlines()]
        blocks: list[Block] = [Paragraph(line) for line in lines if line]
        report = build_report(f"{year}.txt", (*blocks, table(drawn.format(year=year))), catalogue)
        entries.append(entry_of(report))
        figures += extract_figures(report, catalogue)
    return check(entries, figures, catalogue)


CITY_OUTSIDE = (
    CITY
    + """三、依申请公开|||
（一）申请总数|条|12|12
1.当面申请数|条|2|2
2.传真申请数|条|1|1
3.电子邮件申请数|条|1|1
4.网上申请数|条|6|6
5.信函申请数|条|2|2
6.其他形式申请数|条|0|0
（二）对申请的答复总数|条|12|12
1.同意公开答复数|条|6|6
2.同意部分公开答复数|条|1|1
3.否决公开答复总数|条|3|3
（1）国家秘密|条|1|1
（2）商业秘密|条|0|0
（3）个人隐私|条|1|1
（4）正在调查、讨论、处理过程中|条|1|1
（5）与行政执法有关|条|0|0
（6）法律、法规规定免予公开的其他情形|条|0|0
（7）重复申请|条|0|0
（8）其他原因|条|0|0
4.信息不存在|条|1|1
5.非本机关掌握|条|1|1
6.申请内容不明确|条|0|0"""
)
CITY_FLAT = (
    CITY
    + """对申请的答复总数|条|12|12
同意公开答复数|条|6|6
同意部分公开答复数|条|1|1
否决公开答复总数|条|3|3
国家秘密|条|1|1
商业秘密|条|0|0
个人隐私|条|1|1
正在调查、讨论、处理过程中|条|1|1
与行政执法有关|条|0|0
信息不存在|条|1|1
非本机关掌握|条|1|1
申请内容不明确|条|0|0
重复申请|条|0|0
法律、法规规定免予公开的其他情形|条|0|0
其他原因|条|0|0"""
)
ANNEX_MORE = (
    ANNEX
    + """主动公开文件数|条|80|400
其中：1.政府网站公开数|条|80|390
2.政府公报公开数|条|2|6
受理政府信息公开申请总数|条|10|40
其中：1.当面申请数|条|2|12
2.网络申请数|条|5|18
3.信函、传真申请数|条|2|7
4.电子邮件申请数|条|1|3
对申请的答复总数|条|10|40
其中：1.同意公开答复数|条|6|30
2.同意部分公开答复数|条|1|2
3.不予公开答复数|条|1|3
4.信息不存在答复数|条|1|3
5.其他类型答复数|条|1|2
接受行政申诉、举报数|件|0|0"""
)
FORM_PENDING = (
    FORM
    + """四、行政复议数量|件|3
（一）维持具体行政行为数|件|1
（二）被依法纠错数|件|0
（三）其他情形数|件|1
（四）尚未审结数|件|1
五、行政诉讼数量|件|2
（一）维持具体行政行为或者驳回原告诉讼请求数|件|1
（二）被依法纠错数|件|0
（三）其他情形数|件|0
（四）尚在审理|件|1"""
)
FORM_MORE = (
    FORM
    + """（一）收到申请数|件|9
1.当面申请数|件|1
2.传真申请数|件|0
3.网络申请数|件|5
4.信函申请数|件|1
5.其他方式申请数|件|2
（二）申请办结数|件|8
1.按时办结数|件|7
2.延期办结数|件|1
（三）工作人员数|人|5
1.专职人员数|人|1
2.兼职人员数|人|3
3.聘用人员数|人|1"""
)
PROSE = """一、概述
主动公开政府信息236条，较上年减少12条。截至年底累计公开政府信息2300余条。
二、依申请公开情况
共收到申请8件，其中当面申请3件，网络申请5件，均已按时答复：同意公开6件，部分公开1件，不予公开1件。
县政府办公室收到申请2件。2018年计划公开政府信息300条。
---
统计指标|单位|统计数
（一）主动公开政府信息数|条|236
1.政府公报公开政府信息数|条|
2.政府网站公开政府信息数|条|230
3.政务微信公开政府信息数|条|180
（一）收到申请数|件|8
1.当面申请数|件|3
2.传真申请数|件|0
3.网络申请数|件|5
4.信函申请数|件|0
4.不同意公开答复数|件|1""".replace("信息数|条|\n", "信息数|条|/\n")
GROUPS = (
    FORM
    + """一、主动公开情况||
（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条|12
（二）通过不同渠道和方式公开政府信息的情况||
1.政府公报公开政府信息数|条|0
2.政府网站公开政府信息数|条|12
二、回应解读情况||
1.参加或举办新闻发布会总次数|次|2
其中：主要负责同志参加新闻发布会次数|次|1"""
)
MONEY = """全年收取费用1234元，专项经费5.5万元。
---
统计指标|单位|统计数
七、依申请公开信息收取的费用|万元|0.12
（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元|5.5"""
TWO_YEARS = """指标名称|单位|2012年|2013年
主动公开文件数|条|80|91
其中：1.政府网站公开数|条|80|91
受理政府信息公开申请总数|条|10|3
其中：1.当面申请数|条|2|1
2.网络申请数|条|5|1
3.信函、传真申请数|条|3|1"""
ITEMS_2019 = """信息内容|本年新制作数量|本年新公开数量|对外公开总数量
规范性文件|{made}|{made}|{total}"""
REMEDIES = """行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<
结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<
^|^|^|^|^|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
1|2|0|0|3|1|0|1|2|4|0|1|0|0|1"""


@pytest.mark.parametrize(
    "reports",
    [
        ((2010, CITY_OUTSIDE),),
        ((2010, CITY_FLAT),),
        ((2010, CITY_FLAT.replace("总数|条|3|3", "总数|条|5|5")),),
        ((2012, ANNEX_MORE),),
        ((2016, FORM_PENDING),),
        ((2016, FORM_MORE),),
        ((2017, PROSE),),
        ((2016, GROUPS),),
        ((2017, MONEY),),
        ((2013, TWO_YEARS),),
        ((2019, ITEMS_2019.replace("{made}", "3").replace("{total}", "41")),
         (2020, ITEMS_2019.replace("{made}", "5").replace("{total}", "44"))),
        ((2022, "收到行政复议3件，行政诉讼5件，其中未经复议直接起诉4件。\n---\n" + REMEDIES),),
        ((2012, ANNEX + "主动公开文件数|条|80|480\n行政复议数|件|0|0\n行政诉讼数|件|0|0"),
         (2013, ANNEX + "主动公开文件数|条|90|570\n行政复议数|件|0|0\n行政诉讼数|件|1|1")),
        ((2011, ANNEX + "主动公开文件数|条|80|480\n行政复议数|件|0|0\n行政诉讼数|件|0|0"),
         (2013, ANNEX + "主动公开文件数|条|90|590\n行政复议数|件|0|0\n行政诉讼数|件|1|1")),
        ((2013, ANNEX.replace("历年累计", "2008年以来累计") + "主动公开文件数|条|80|480\n行政复议数|件|0|0"),),
    ],
)  # fmt: skip
def test_no_finding(reports: tuple[tuple[int, str], ...]) -> None:
    assert [finding.what for finding in findings(*reports)] == []


@pytest.mark.parametrize(
    ("year", "text", "expected", "found"),
    [
        (2010, CITY_OUTSIDE.replace("总数|条|3|3", "总数|条|4|4"), 3, 4),
        (2010, CITY_FLAT.replace("总数|条|3|3", "总数|条|2|2"), 5, 2),
        (2012, ANNEX_MORE.replace("总数|条|10|40\n其中：1.当", "总数|条|11|40\n其中：1.当"), 10, 11),
        (2016, FORM_PENDING.replace("数量|件|2", "数量|件|4"), 2, 4),
        (2016, FORM_MORE.replace("数|件|9", "数|件|8"), 9, 8),
    ],
)  # fmt: skip
def test_a_total_that_no_reading_makes_right(
    year: int, text: str, expected: int, found: int
) -> None:
    (only,) = findings((year, text))
    assert (only.kind, only.expected, only.found) == ("sum_mismatch", expected, found)
