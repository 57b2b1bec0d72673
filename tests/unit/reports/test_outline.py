"""The outline: headings told from sentences and lists, levels from counts."""

from collections.abc import Callable

import pytest

from disclosure_qa.model.report import Block, Paragraph, Section
from disclosure_qa.reports.layout import lay_out
from disclosure_qa.reports.outline import outline

Lines = Callable[..., tuple[Block, ...]]
BODY = "全镇上下认真落实各项要求，稳步推进各项工作，取得了较好的成效，群众比较满意。"


def sections_of(blocks: tuple[Block, ...], title: str = "") -> tuple[Section, ...]:
    text, lines = lay_out(blocks)
    return outline(blocks, lines, len(text), title)


def paths(blocks: tuple[Block, ...], title: str = "") -> list[str]:
    return [section.name for section in sections_of(blocks, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"一、概述\n{BODY}\n二、主动公开情况\n（一）数量\n{BODY}\n（二）形式\n{BODY}\n三、其他事项\n{BODY}",
            ["一、概述", "二、主动公开情况", "二、主动公开情况/（一）数量", "二、主动公开情况/（二）形式", "三、其他事项"],
            id="as the form has it",
        ),
        pytest.param(
            f"一、概述\n{BODY}\n2、主动公开政府信息情况\n（1）数量\n{BODY}\n（二）形式\n{BODY}\n3、依申请公开情况\n{BODY}",
            ["一、概述", "2、主动公开政府信息情况", "2、主动公开政府信息情况/（1）数量", "2、主动公开政府信息情况/（二）形式", "3、依申请公开情况"],
            id="chapters in two styles, sub-headings in two",
        ),
        pytest.param(
            f"一、概述\n（一）做法\n1、机制\n{BODY}\n2、队伍\n{BODY}\n二、公开情况\n{BODY}\n3、申请办理情况\n（1）数量\n{BODY}\n4、复议诉讼情况\n{BODY}",
            ["一、概述", "一、概述/（一）做法", "一、概述/（一）做法/1、机制", "一、概述/（一）做法/2、队伍", "二、公开情况",
             "3、申请办理情况", "3、申请办理情况/（1）数量", "4、复议诉讼情况"],
            id="arabic below and, later, on top",
        ),
        pytest.param(
            f"1、总体情况\n（一）机制\n{BODY}\n（二）平台\n{BODY}\n2、主动公开情况\n（一）数量\n{BODY}\n3、申请情况\n{BODY}",
            ["1、总体情况", "1、总体情况/（一）机制", "1、总体情况/（二）平台", "2、主动公开情况", "2、主动公开情况/（一）数量", "3、申请情况"],
            id="arabic chapters from the start",
        ),
        pytest.param(
            f"第一部分 概述\n{BODY}\n第二部分 公开情况\n一、数量\n{BODY}\n二、渠道\n{BODY}\n第三部分 附表\n{BODY}",
            ["第一部分 概述", "第二部分 公开情况", "第二部分 公开情况/一、数量", "第二部分 公开情况/二、渠道", "第三部分 附表"],
            id="parts",
        ),
        pytest.param(
            f"一、概述\n{BODY}\n二、公开情况\n{BODY}\n二、申请情况\n{BODY}\n五、其他事项\n{BODY}",
            ["一、概述", "二、公开情况", "二、申请情况", "五、其他事项"],
            id="a number twice, and numbers left out",
        ),
        pytest.param(
            f"一、总体情况\n（一）主动公开方面。{BODY}{BODY}\n（二）依申请公开方面。{BODY}\n二、公开情况\n{BODY}",
            ["一、总体情况", "一、总体情况/（一）主动公开方面", "一、总体情况/（二）依申请公开方面", "二、公开情况"],
            id="headings with the text behind them",
        ),
        pytest.param(
            f"一、问题\n一是{BODY}\n二是{BODY}\n二、打算\n首先，{BODY}",
            ["一、问题", "二、打算"],
            id="ordinals of a sentence",
        ),
        pytest.param(
            "一、公开渠道\n1.政府网站；\n2.公告栏；\n3.微信公众号。\n二、数量\n（1）全年公开信息12条。\n（2）全年收到申请3件。",
            ["一、公开渠道", "二、数量"],
            id="items of lists",
        ),
        pytest.param(
            f"一、概述\n二、公开情况\n三、其他事项\n一、概述\n{BODY}\n二、公开情况\n{BODY}\n三、其他事项\n{BODY}",
            ["", "一、概述", "二、公开情况", "三、其他事项"],
            id="a table of contents",
        ),
        pytest.param(
            f"概述\n{BODY}\n主动公开政府信息情况\n{BODY}\n存在的主要问题及改进措施\n{BODY}",
            ["概述", "主动公开政府信息情况", "存在的主要问题及改进措施"],
            id="chapters whose numbers a text export lost",
        ),
        pytest.param(
            f"青河县2016年报告\n{BODY}\n一、概述\n{BODY}\n附件：政府信息公开情况统计表\n单位：件",
            ["", "一、概述", "附件：政府信息公开情况统计表"],
            id="text before the first chapter, and an annex",
        ),
        pytest.param(
            f"六、需要说明的其他事项与附表\n（1） 需要说明的其他事项；\n无。\n（二）附表。\n{BODY}",
            ["六、需要说明的其他事项与附表", "六、需要说明的其他事项与附表/（1） 需要说明的其他事项", "六、需要说明的其他事项与附表/（二）附表"],
            id="punctuation at the end is no part of a name",
        ),
        pytest.param(
            f"一、概述\n（一）机制\n①学习\n{BODY}\n②培训\n{BODY}\n（二）平台\n1.1 网站\n{BODY}\n1.2 公报\n{BODY}",
            ["一、概述", "一、概述/（一）机制", "一、概述/（一）机制/①学习", "一、概述/（一）机制/②培训", "一、概述/（二）平台",
             "一、概述/（二）平台/1.1 网站", "一、概述/（二）平台/1.2 公报"],
            id="circled and decimal numbers",
        ),
        pytest.param(
            f"一、概述\n1.{BODY}{BODY}{BODY}\n2.队伍建设\n{BODY}\n二、公开情况\n{BODY}",
            ["一、概述", "一、概述/2.队伍建设", "二、公开情况"],
            id="numbered prose keeps the count of its level",
        ),
    ],
)  # fmt: skip
def test_outline(lines: Lines, text: str, expected: list[str]) -> None:
    assert paths(lines(text)) == expected


def test_a_heading_style_makes_a_heading_of_a_line_without_number() -> None:
    blocks = (
        Paragraph("青河县报告", heading=True),
        Paragraph("基层公开", heading=True),
        Paragraph(BODY),
        Paragraph("一、概述"),
        Paragraph(BODY),
        Paragraph("窗口建设", heading=True),
        Paragraph(BODY),
    )
    assert paths(blocks, "青河县报告") == ["", "基层公开", "一、概述", "一、概述/窗口建设"]


def test_rows_of_tables_are_no_headings(
    lines: Lines, table: Callable[[list[list[str]]], Block]
) -> None:
    blocks = (
        *lines("一、概述", BODY, "二、附表"),
        table([["统计指标", "统计数"], ["三、依申请公开情况", "4"], ["（一）收到申请数", "4"]]),
    )
    assert paths(blocks) == ["一、概述", "二、附表"]


def test_section_at_finds_the_innermost(lines: Lines) -> None:
    blocks = lines(f"前言文字\n一、概述\n{BODY}\n（一）机制\n{BODY}")
    sections = sections_of(blocks)
    assert [s.path for s in sections] == [(), ("一、概述",), ("一、概述", "（一）机制")]
    assert [s.start for s in sections[1:]] == [s.end for s in sections[:-1]]
