"""Chinese within English text is marked as Chinese, and nothing of it is lost; addresses are escaped."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from disclosure_qa.model.answer import Language
from disclosure_qa.web.render import links
from disclosure_qa.web.render.markup import spoken


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“收到申请数（件）” is 3.", ["收到申请数（件）"]),
        ("“一3＋二1” = 4, “三5” = 5", ["一3＋二", "三"]),
        ("Liuqiao Town, 2018", []),
        ("名, 名。", ["名", "名"]),
    ],
)
def test_a_name_is_marked_and_what_is_around_it_is_not(text: str, marked: list[str]) -> None:
    page = html.fromstring(f"<div>{spoken(text, Language.EN)}</div>")
    assert page.xpath("//span[@lang='zh-CN']/text()") == marked
    assert page.text_content() == text
    assert spoken(text, Language.ZH) == text


@given(st.text("一二（）“<&>\"' a1."))
def test_nothing_is_lost_and_everything_is_escaped(text: str) -> None:
    page = html.fromstring(f"<div>{spoken(text, Language.EN)}</div>")
    assert page.text_content() == text
    assert {element.tag for element in page.iter()} <= {"div", "span"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_an_address_carries_is_escaped_as_it_is_everywhere(text: str) -> None:
    named = urlencode({"document": text, "page": 3, "lang": "zh"})
    assert links.page(text, 3, Language.ZH) == f"look?{named}"
    assert links.answer(text, Language.EN) == "answer?" + urlencode({"q": text, "lang": "en"})
