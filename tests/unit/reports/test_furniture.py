"""What a page prints around a report is no part of it; what the report says stays."""

from collections.abc import Callable

import pytest

from disclosure_qa.model.report import Block, Paragraph
from disclosure_qa.reports import build_report, split_passages
from disclosure_qa.reports.furniture import is_furniture, without_furniture
from disclosure_qa.vocabulary.catalogue import load_catalogue

REPORT = """青河县柳桥镇人民政府2016年政府信息公开工作年度报告
一、概述
2016年，我镇认真落实条例，公开栏每月更新一次。
二、主要问题
个别信息更新不及时，打印设备不足，分享渠道不多。
青河县柳桥镇人民政府
2017年1月20日"""


@pytest.mark.parametrize(
    "line",
    [
        "浏览次数：123次",
        "来源：县政府办 发布日期：2018-02-03 10:30 浏览次数：1024 字号：[大 中 小]",
        "【打印】【关闭】",
        "【打印本页】 【关闭窗口】 分享到：微信 微博",
        "您当前的位置：首页 > 政务公开 > 年度报告",
        "首页 > 信息公开 > 年报",
        "上一篇：青河县2015年政府信息公开工作年度报告",
        "版权所有：青河县人民政府 技术支持：某某公司",
        "返回顶部",
        "字体：大 中 小",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "来源：县政府办",
        "发布日期：2018-02-03",
        "政府网站访问量56万次，浏览次数较上年增加。",
        "打印费用",
        "政务微信公开政府信息数",
        "二、收费及打印情况",
        "政府网站浏览次数 12 次",
        "（二）大力推进分享",
    ],
)
def test_words_of_a_report(line: str) -> None:
    assert not is_furniture(line)


def test_lines_around_a_report_go_and_the_report_stays(
    lines: Callable[..., tuple[Block, ...]],
) -> None:
    page = lines(f"""您当前的位置：首页 > 政务公开
{REPORT.partition(chr(10))[0]}
来源：县政府办 发布日期：2018-02-03 浏览次数：77
{REPORT.partition(chr(10))[2]}
【打印】【关闭】
相关链接
青河县召开全县工作会议
下一篇：没有了""")
    report = build_report("1.html", page, load_catalogue())
    assert report.text == REPORT
    assert "浏览" not in "".join(passage.text for passage in split_passages(report))
    assert str(report.issued) == "2017-01-20"


@pytest.mark.parametrize(
    "behind",
    [
        "附件：政府信息公开情况统计表",
        "（联系人：王某，电话：0000-5551234）",
        "本报告由党政办公室负责解释。",
        "1.填表说明",
    ],
)
def test_what_may_belong_to_the_report_stays(behind: str) -> None:
    blocks = tuple(Paragraph(line) for line in (*REPORT.splitlines(), behind))
    assert without_furniture(blocks) == blocks
