"""Passages: whole sentences of one section, neither too short nor too long."""

from collections.abc import Callable

from disclosure_qa.model.report import Block, Report, Table
from disclosure_qa.reports import split_passages

Lines = Callable[..., tuple[Block, ...]]
Read = Callable[..., Report]
TITLE = "青河县柳桥镇人民政府2016年政府信息公开工作年度报告"


def sentence(length: int, mark: str = "。") -> str:
    return "公" * (length - 1) + mark


def passages(read: Read, blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(p.section, p.text) for p in split_passages(read(*blocks))]


def test_sentences_stay_whole_and_sections_apart(read: Read, lines: Lines) -> None:
    long, short = sentence(200), sentence(120)
    found = passages(read, lines(TITLE, "一、概述", long + short + long, "二、问题", short))
    assert found == [
        ("一、概述", long + short),
        ("一、概述", long),
        ("二、问题", short),
    ]


def test_title_and_headings_are_context_and_no_passage(read: Read, lines: Lines) -> None:
    found = passages(read, lines(TITLE, "一、概述", "（一）机制。", sentence(90)))
    assert found == [("一、概述/（一）机制", sentence(90))]


def test_a_heading_with_its_text_behind_it_stays_in_the_passage(read: Read, lines: Lines) -> None:
    text = "（一）主动公开方面。" + sentence(90)
    assert passages(read, lines(TITLE, "一、概述", text)) == [("一、概述/（一）主动公开方面", text)]


def test_a_heading_that_nothing_follows_can_be_found(read: Read, lines: Lines) -> None:
    found = passages(read, lines(TITLE, "一、概述", sentence(90), "二、无收费情况"))
    assert found[-1] == ("二、无收费情况", "二、无收费情况")


def test_items_of_a_list_are_kept_together(read: Read, lines: Lines) -> None:
    items = ["1.政府网站；", "2.公告栏和宣传册；", "3.微信公众号和广播；", "4.新闻发布会。"] * 3
    (found,) = passages(read, lines(TITLE, "一、公开渠道", *items))
    assert found == ("一、公开渠道", "\n".join(items))


def test_a_point_begins_a_new_passage_after_a_full_one(read: Read, lines: Lines) -> None:
    first, second = "一是" + sentence(100), "二是" + sentence(100)
    found = passages(read, lines(TITLE, "一、做法", first + second))
    assert [text for _, text in found] == [first, second]


def test_a_short_end_joins_the_passage_before(read: Read, lines: Lines) -> None:
    text = sentence(300) + sentence(100) + sentence(20)
    assert [len(t) for _, t in passages(read, lines(TITLE, "一、概述", text))] == [300, 120]


def test_a_sentence_too_long_to_quote_is_cut_at_its_clauses(read: Read, lines: Lines) -> None:
    text = "".join(sentence(150, "；") for _ in range(5)) + sentence(50)
    found = passages(read, lines(TITLE, "一、概述", text))
    assert all(len(t) <= 500 for _, t in found)
    assert "".join(t for _, t in found) == text


def test_closing_quotes_stay_with_their_sentence(read: Read, lines: Lines) -> None:
    text = "群众说：“满意。”" + sentence(200) + sentence(200)
    assert passages(read, lines(TITLE, "一、概述", text))[0][1] == "群众说：“满意。”" + sentence(
        200
    )


def test_rows_of_tables_are_no_passages(
    read: Read, lines: Lines, table: Callable[[list[list[str]]], Table]
) -> None:
    rows = table([["指标名称", "单位", "2016年"], ["主动公开文件数", "条", "1"]])
    found = passages(read, (*lines(TITLE, "一、附表", sentence(90)), rows, *lines(sentence(40))))
    assert found == [("一、附表", sentence(90)), ("一、附表", sentence(40))]
