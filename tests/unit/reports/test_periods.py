"""Which years a report says that its numbers are of, and which other years it merely names."""

from collections.abc import Callable

import pytest

from disclosure_qa.model.report import Block
from disclosure_qa.reports.build import build_report
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.reports.dates import period_spans, plain_dates
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.reports.periods import stated_periods
from disclosure_qa.vocabulary.catalogue import load_catalogue

Lines = Callable[..., tuple[Block, ...]]
Table = Callable[..., Block]
ROWS = [["主动公开文件数", "条", "4", "9"], ["行政复议数", "件", "0", "0"]]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("本报告所列数据的统计期限自2017年1月1日起至2017年12月31日止。", [(2017, 2017)]),
        ("统计期限为2017年1月1日至12月31日", [(2017, 2017)]),
        ("2017年1月1日-12月31日，共受理申请3件。", [(2017, 2017)]),
        ("2017年1月至12月", [(2017, 2017)]),
        ("2017年1-12月", [(2017, 2017)]),
        ("统计时限为二〇一七年一月一日至十二月三十一日", [(2017, 2017)]),
        ("统计数据的期限为2008年5月1日起至2016年12月31日。", [(2008, 2016)]),
        ("统计年度：2017年", [(2017, 2017)]),
        ("较2016年1月1日至12月31日增长3%。", []),
        ("与2016年1月1日至12月31日相比，有所增加。", []),
        ("上一年度（2016年1月1日至12月31日）共受理9件。", []),
        ("计划于2018年1月1日至12月31日开展培训。", []),
        ("聘期为2015年3月1日至2018年2月28日。", []),
        ("条例自2008年5月1日起施行。", []),
        ("统计数据显示，2016年以来申请增多。", []),
    ],
)
def test_period(text: str, spans: list[tuple[int, int]]) -> None:
    assert period_spans(plain_dates(text)) == spans


def years(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    text, printed = lay_out(blocks)
    stated = stated_periods(blocks, printed, text, CellWords(load_catalogue()))
    return [(each.first, each.last) for each in stated]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (["指标名称", "单位", "2016年", "历年累计"], [(2016, 2016)]),
        (["指标名称", "单位", "2015年", "2016年"], [(2015, 2016)]),
        (["指标名称", "单位", "2016年度", "历年累计（2008年至今）"], [(2016, 2016)]),
        (["指标名称", "单位", "本年", "2008年以来累计"], []),
        (["指标名称", "单位", "统计数（2016年）", "历年累计"], [(2016, 2016)]),
    ],
)
def test_heads(table: Table, head: list[str], found: list[tuple[int, int]]) -> None:
    assert years((table([head, *ROWS]),)) == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("青河县政府信息公开情况统计表（2015年度）", [(2015, 2015)]),
        ("附件：2015年政府信息公开情况统计表|填报单位：青河县 单位：件", [(2015, 2015)]),
        ("（2015年度）", [(2015, 2015)]),
        ("2015年，共受理申请三件；详见下表。", []),
        ("（国办公开办函〔2021〕30号）", []),
    ],
)
def test_captions(lines: Lines, table: Table, above: str, found: list[tuple[int, int]]) -> None:
    head = ["指标名称", "单位", "本年", "历年累计"]
    assert years((*lines(above.replace("|", "\n")), table([head, *ROWS]))) == found


def test_a_title_within_the_table_is_a_caption(table: Table) -> None:
    rows = [["政府信息公开情况统计表（2015年度）"], ["指标名称", "单位", "本年", "累计"], *ROWS]
    assert years((table(rows),)) == [(2015, 2015)]


def test_tables_that_are_no_form_do_not_count(lines: Lines, table: Table) -> None:
    plan = table([["2018年", "工作任务"], ["一季度", "组织培训"], ["二季度", "组织检查"]])
    assert years((*lines("2018年政务公开工作计划表"), plan)) == []


def test_places(lines: Lines, table: Table) -> None:
    blocks = (
        *lines(
            "青河县人民政府\n2016年政府信息公开工作年度报告\n统计期限为2015年1月1日至12月31日。特此报告。"
        ),
        table([["指标名称", "单位", "2014年", "历年累计"], *ROWS]),
    )
    report = build_report("1.txt", blocks, load_catalogue())
    assert report.title_place is not None
    quotes = [report.text[at.start : at.end] for at in (report.title_place, *report.period_places)]
    assert quotes == [
        "2016年政府信息公开工作年度报告",
        "统计期限为2015年1月1日至12月31日。",
        "指标名称 单位 2014年 历年累计",
    ]
    assert (report.year, report.period_years) == (2016, (2015, 2014))
