"""Reports for the staff's pages, in which every way of having no number occurs; all fictional."""

from pathlib import Path

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.answer import Answer, Language, Status, Understood
from disclosure_qa.model.journal import Road
from disclosure_qa.service.journal import Journal

BROOK, REED, HILL = "南岗县溪桥镇人民政府", "南岗县芦花镇人民政府", "南岗县人民政府"
_HEAD = """{agency}{year}年政府信息公开工作年度报告
一、概述
{year}年，本机关认真做好政府信息公开工作。
二、附表
指标名称\t单位\t{year}年\t历年累计
主动公开文件数\t条\t{published}\t{total}
"""
_ROWS = """受理政府信息公开申请总数\t件\t{requests}\t{all_requests}
其中：1.当面申请数\t件\t0\t1
2.网络申请数\t件\t{requests}\t{all_requests}
"""
_ODD = "=1+2 <b>座谈会</b>次数\t次\t3\t9\n"
_HELD = (
    (BROOK, 2015, "40", "1100", ("2", "5")),
    (BROOK, 2016, "52", "1152", ("", "5")),
    (BROOK, 2018, "61", "60", ("0", "5")),
    (BROOK, 2019, "70", "1300", None),
    (REED, 2016, "30", "300", ("1", "4")),
    (REED, 2018, "33", "333", ("/", "4")),
    (HILL, 2016, "300", "3000", ("1200", "4000")),
    (HILL, 2018, "310", "3900", ("1350", "6500")),
)
"""Body, year, documents published and in all, requests received and in all. BROOK leaves a cell
blank in 2016, has no report for 2017, states zero in 2018, and has no row for it in 2019; its total
for 2018 is below the year's own number. REED prints a mark in 2018."""


def staff_library(folder: Path) -> Library:
    """An index of these reports in a folder."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for agency, year, published, total, requests in _HELD:
        rows = (
            "" if requests is None else _ROWS.format(requests=requests[0], all_requests=requests[1])
        )
        head = _HEAD.format(agency=agency, year=year, published=published, total=total)
        (reports / f"{agency}{year}.txt").write_text(head + rows + _ODD, encoding="utf-8")
    library = Library.create(folder / "index")
    ingest([reports], library)
    return library


def noted_questions(journal: Journal) -> None:
    """Three questions, of which one was answered, and two opinions; all are written down."""
    town, odd = f"{BROOK}2001年收到多少申请？", "<b>今天</b>天气怎么样？"
    zh = Language.ZH
    read = (Understood((BROOK,), (2001,), ("requests_received",)),)
    journal.note(town, Answer(town, zh, Status.NO_REPORT, "", understood=read), Road.CHAT)
    journal.note(odd, Answer(odd, zh, Status.OUT_OF_SCOPE, ""), Road.CHAT)
    journal.note("有几份报告？", Answer("", zh, Status.ANSWERED, ""), Road.PAGE)
    for helpful, remark in ((True, "清楚"), (False, "=没有写网上申请")):
        journal.opine(
            helpful=helpful,
            remark=remark,
            question=town,
            language=zh,
            status=Status.NO_REPORT,
            road=Road.CHAT,
        )
    journal.close()
