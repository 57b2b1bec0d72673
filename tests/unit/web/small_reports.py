"""Two towns of one county over a few years, as text files; all fictional."""

from pathlib import Path

_REPORT = """{agency}{year}年政府信息公开工作年度报告
一、概述
{year}年，我镇认真做好政府信息公开工作。
二、存在的主要问题及改进措施
公开的内容还不够{fault}。
三、附表
指标名称\t单位\t{year}年\t历年累计
主动公开文件数\t条\t{published}\t{total}
受理政府信息公开申请总数\t件\t{requests}\t{all_requests}
其中：1.当面申请数\t件\t0\t1
2.网络申请数\t件\t{requests}\t{all_requests}
行政复议数\t件\t0\t0
"""
WILLOW, STONE = "南岗县柳桥镇人民政府", "南岗县石塘镇人民政府"
_HELD = (
    (WILLOW, 2015, "40", "1100", "2", "5"),
    (WILLOW, 2016, "52", "1152", "", "7"),
    (WILLOW, 2018, "61", "1265", "5", "13"),
    (STONE, 2016, "30", "300", "1", "4"),
    (STONE, 2018, "33", "333", "9", "14"),
)


def write_reports(folder: Path) -> None:
    """Writes the five reports; one leaves a cell blank, and 2017 has none."""
    for agency, year, published, total, requests, all_requests in _HELD:
        text = _REPORT.format(
            agency=agency,
            year=year,
            fault="及时" if year == 2018 else "规范",
            published=published,
            total=total,
            requests=requests,
            all_requests=all_requests,
        )
        (folder / f"{agency}{year}.txt").write_text(text, encoding="utf-8")
