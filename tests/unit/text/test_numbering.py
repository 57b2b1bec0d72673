"""Numbers in front of headings and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.text.numbering import NumberingKind as K
from disclosure_qa.text.numbering import numbering


@pytest.mark.parametrize(
    ("text", "kind", "value", "rest"),
    [
        ("一、概述", K.CHINESE, 1, "概述"),
        ("十二、其他", K.CHINESE, 12, "其他"),
        ("二十一、附则", K.CHINESE, 21, "附则"),
        ("三．收费情况", K.CHINESE, 3, "收费情况"),
        ("四 、行政复议", K.CHINESE, 4, "行政复议"),
        ("一 总体情况", K.CHINESE, 1, "总体情况"),
        ("Ⅲ、问题", K.CHINESE, 3, "问题"),
        ("（一）基本情况", K.CHINESE_PAREN, 1, "基本情况"),
        ("(十) 其他", K.CHINESE_PAREN, 10, "其他"),
        ("（三)组织领导", K.CHINESE_PAREN, 3, "组织领导"),
        ("二）平台", K.CHINESE_PAREN, 2, "平台"),
        ("㈣培训", K.CHINESE_PAREN, 4, "培训"),
        ("〔五〕保障", K.CHINESE_PAREN, 5, "保障"),
        ("1. 基本情况。", K.ARABIC, 1, "基本情况。"),
        ("3、 政府信息", K.ARABIC, 3, "政府信息"),
        ("１．工作机制", K.ARABIC, 1, "工作机制"),
        ("12、其他", K.ARABIC, 12, "其他"),
        ("1.1 机构", K.ARABIC_SUB, 1, "机构"),
        ("2.3、人员", K.ARABIC_SUB, 3, "人员"),
        ("(2) 主要类别", K.ARABIC_PAREN, 2, "主要类别"),
        ("（2） 主要类别", K.ARABIC_PAREN, 2, "主要类别"),
        ("5）重复申请", K.ARABIC_PAREN, 5, "重复申请"),
        ("⑵网站", K.ARABIC_PAREN, 2, "网站"),
        ("①网站", K.CIRCLED, 1, "网站"),
        ("❸公报", K.CIRCLED, 3, "公报"),
        ("第一章 总则", K.CHAPTER, 1, "总则"),
        ("第2章：情况", K.CHAPTER, 2, "情况"),
        ("第三部分 依申请公开", K.PART, 3, "依申请公开"),
        ("第二节 培训", K.SECTION, 2, "培训"),
        ("三、", K.CHINESE, 3, ""),
    ],
)
def test_number_and_rest(text: str, kind: K, value: int, rest: str) -> None:
    found = numbering(text)
    assert found is not None
    assert (found.kind, found.value, found.rest) == (kind, value, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "概述",
        "一是健全机制",
        "一 是健全机制",
        "一方面",
        "第一，加强领导",
        "首先",
        "2017年全镇",
        "2017.1.1",
        "1.05%的增长",
        "3.5 万元经费",
        "3.15活动",
        "第二十条第（一）项",
        "二〇一八年一月三十一日",
        "二 〇一八年",
        "十九大",
        "1265",
        "49 条",
    ],
)
def test_no_number(text: str) -> None:
    assert numbering(text) is None


@given(st.text(max_size=30))
def test_rest_ends_the_text(text: str) -> None:
    found = numbering(text)
    if found:
        assert text.endswith(found.rest)
        assert found.value >= 0
