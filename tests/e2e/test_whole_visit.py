"""One visit from the empty page to the cleared one, at each width and in each language.

Every step is looked at by axe-core, fits the window, and is kept as a picture.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.test_axe import faults
from e2e.test_chat import LANG, WIDTHS, ask, in_view
from servers import Site

Visit = Callable[..., Page]


@dataclass(frozen=True)
class Words:
    """What is asked and read in a language."""

    automated: str
    counts: str
    value: str
    caption: tuple[str, ...]
    year: str
    series: str
    gaps: tuple[str, str]
    ranking: str
    first: str
    coverage: str
    clash: str
    vague: str
    prose: str
    nowhere: str
    weather: str
    cleared: str


SAID = {
    "zh": Words(
        automated="自动助手，不是人工服务。",
        counts="以公开的报告为准。",
        value="柳桥镇2018年网上收到多少申请？",
        caption=("网络申请数", "本年", "南岗县柳桥镇人民政府", "2018 年"),
        year="2015 年",
        series="柳桥镇2015到2018年网上收到多少申请？",
        gaps=("空白", "无报告"),
        ranking="2018年各乡镇收到申请数量排名",
        first="南岗县石塘镇人民政府",
        coverage="覆盖范围",
        clash="不一致",
        vague="收到多少申请？",
        prose="柳桥镇2018年存在哪些主要问题？",
        nowhere="柳桥镇2009年收到多少申请？",
        weather="今天天气怎么样？",
        cleared="对话已清除。",
    ),
    "en": Words(
        automated="An automated assistant, not a person.",
        counts="The published report is what counts.",
        value="How many online requests did Liuqiao Town receive in 2018?",
        caption=(
            "requests made online",
            "during the year",
            "Liuqiao Town People's Government, Nangang County",
            "2018",
        ),
        year="2015",
        series="How many online requests did Liuqiao Town receive from 2015 to 2018?",
        gaps=("blank", "no report"),
        ranking="Rank the towns by requests received in 2018",
        first="Shitang Town People's Government, Nangang County",
        coverage="Coverage",
        clash="Does not add up",
        vague="How many requests were received?",
        prose="What problems did Liuqiao Town report for 2018?",
        nowhere="How many requests did Liuqiao Town receive in 2009?",
        weather="What is the weather today?",
        cleared="The conversation has been cleared.",
    ),
}


class Walk:
    """A page, and what is made sure of after each step."""

    def __init__(self, page: Page, folder: Path, name: str) -> None:
        self.page = page
        self._picture = lambda step: folder / f"visit-{step}-{name}.png"

    def look(self, step: str) -> None:
        """Nothing is wider than the window, axe-core finds nothing, and there is a picture."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step
        assert faults(self.page) == [], step
        self.page.screenshot(path=self._picture(step))

    def last(self, selector: str) -> Any:
        """Something of the last answer."""
        return self.page.locator(".turn").last.locator(selector)


@pytest.fixture
def walk(towns: Site, visit: Visit, artifacts: Path, language: str, width: int) -> Iterator[Walk]:
    """The empty page."""
    return Walk(visit(towns, language, width), artifacts, f"{language}-{width}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_number_its_years_its_source_and_its_file(
    walk: Walk, language: str, width: int, tmp_path: Path
) -> None:
    page, said = walk.page, SAID[language]
    expect(page.locator(".about")).to_contain_text(said.automated)
    expect(page.locator(".about")).to_contain_text("2015–2016")
    expect(page.locator(".about")).to_contain_text(said.counts)
    expect(page.locator(".examples .choice")).to_have_count(6)
    expect(page.locator(".examples [lang]").first).to_have_attribute("lang", LANG[language])
    walk.look("outset")
    ask(page, said.value)
    expect(walk.last(".number b")).to_have_text("5")
    for part in said.caption:
        expect(walk.last(".caption")).to_contain_text(part)
    expect(walk.last(".said .cite")).to_have_text("[1]")
    walk.last(".chip").nth(1).click()
    expect(walk.last(".pick").first).to_be_focused()
    walk.look("choice")
    walk.last(".pick").get_by_text(said.year, exact=True).click()
    expect(walk.last(".number b")).to_have_text("2")
    expect(walk.last(".asked")).to_be_focused()
    expect(walk.last(".next .choice").first).to_be_visible()
    ask(page, said.series)
    expect(walk.last(".chart .bars text")).to_have_text(["2", "5"], timeout=20_000)
    expect(walk.last(".chart .annotation-text")).to_have_text(said.gaps)
    expect(walk.last(".chart")).to_have_attribute("aria-label")
    expect(walk.last("table.figures tbody tr")).to_have_count(4)
    expect(walk.last(".note.discrepancy strong")).to_have_text(said.clash)
    walk.look("series")
    saved_as = tmp_path / "figures.csv"
    with page.expect_download() as saved:
        walk.last("a[download]").click()
    saved.value.save_as(saved_as)
    with saved_as.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:]
    walk.last("table.figures .cite").last.click()
    expect(page.locator(".source:visible .cell-hit")).to_have_text("5")
    assert in_view(page, ".source tr.hit")
    expect(page.locator(".source:visible [lang='zh-CN']").first).to_be_visible()
    walk.look("source")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_rankings_prose_and_what_cannot_be_answered(walk: Walk, language: str, width: int) -> None:
    page, said = walk.page, SAID[language]
    ask(page, said.vague)
    expect(walk.last(".card.needs_clarification")).to_be_visible()
    expect(walk.last(".next .choice")).to_have_count(0)
    walk.look("clarification")
    walk.last(".choices .choice").first.click()
    expect(walk.last(".card.answered")).to_be_visible()
    ask(page, said.ranking)
    expect(walk.last(".number b")).to_have_text("9")
    expect(walk.last(".caption")).to_contain_text(said.first)
    expect(walk.last("table.figures tbody th").first).to_have_text(said.first)
    expect(walk.last(".chart .bars text")).to_have_text(["9", "5"], timeout=20_000)
    walk.look("ranking")
    ask(page, said.prose)
    expect(walk.last(".said")).to_contain_text("公开的内容还不够及时")
    if language == "en":
        expect(walk.last(".said [lang='zh-CN']").last).to_contain_text("公开的内容还不够及时")
    for question, status in ((said.nowhere, "no_report"), (said.weather, "out_of_scope")):
        ask(page, question)
        expect(walk.last(f".card.{status} .verdict")).to_be_visible()
        expect(walk.last(".next .choice").first).to_be_visible()
        walk.look(status)
    walk.last(".next .choice").first.click()
    expect(walk.last(".card.answered")).to_be_visible()
    page.locator("[data-clear]").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("[data-said]")).to_have_text(said.cleared)
    expect(page.locator(".source")).to_have_count(0)
    expect(page.locator("#question")).to_be_focused()
