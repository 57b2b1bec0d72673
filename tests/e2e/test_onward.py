"""On from an answer, in a browser: chips, suggestions, charts, the file, and the lasting address."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.test_chat import ask

VALUE = "南岗县柳桥镇2018年收到多少件申请？"
SERIES = "南岗县柳桥镇2015到2018年每年收到多少申请？"
SERIES_EN = "How many requests did Liuqiao Town receive from 2015 to 2018?"


def last(page: Page, selector: str) -> Any:
    """Something of the last answer."""
    return page.locator(".turn").last.locator(selector)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_chip_opens_a_choice_that_asks_again(
    towns: Any, visit: Callable[..., Page], artifacts: Path, width: int
) -> None:
    page = visit(towns, "zh", width)
    ask(page, VALUE)
    chip = last(page, ".chip").nth(1)
    chip.click()
    expect(chip).to_have_attribute("aria-expanded", "true")
    expect(last(page, ".pick").first).to_be_focused()
    page.screenshot(path=artifacts / f"choices-{width}.png", full_page=True)
    page.get_by_role("button", name="2015 年").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(last(page, ".number b")).to_have_text("2")


def test_a_choice_by_keyboard_alone(towns: Any, visit: Callable[..., Page]) -> None:
    page = visit(towns)
    ask(page, VALUE)
    chip = last(page, ".chip").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(last(page, ".pick").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()
    expect(page.locator(".change-place")).to_have_count(0)
    page.keyboard.press("Enter")
    field = page.get_by_label("其他机关的名称")
    field.focus()
    page.keyboard.type("石塘镇")
    page.keyboard.press("Enter")
    expect(last(page, ".number b")).to_have_text("9")


def test_after_an_answer_comes_what_to_ask_next(towns: Any, visit: Callable[..., Page]) -> None:
    page = visit(towns)
    ask(page, VALUE)
    expect(last(page, ".next .choice").first).to_be_visible()
    last(page, ".next .choice").first.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(last(page, ".card.answered")).to_be_visible()
    expect(page.locator(".turn").first.locator(".next .choice")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(("language", "question"), [("zh", SERIES), ("en", SERIES_EN)])
def test_a_series_is_drawn_with_its_gap(  # noqa: PLR0917 - fixtures and cases
    towns: Any,
    visit: Callable[..., Page],
    artifacts: Path,
    language: str,
    question: str,
    width: int,
) -> None:
    page = visit(towns, language, width)
    ask(page, question)
    expect(last(page, ".chart .bars text")).to_have_text(["2", "5"], timeout=20_000)
    said = last(page, ".chart .annotation-text").all_text_contents()
    assert said == {"zh": ["空白", "无报告"], "en": ["blank", "no report"]}[language]
    rows = last(page, "table.figures tbody tr").all_inner_texts()
    assert len(rows) == 4
    assert {"zh": "无报告", "en": "no report"}[language] in rows[2]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=artifacts / f"chart-{language}-{width}.png", full_page=True)


def test_the_figures_are_saved_with_their_source(
    towns: Any, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(towns)
    ask(page, SERIES)
    with page.expect_download() as saved:
        last(page, "a[download]").click()
    saved.value.save_as(tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["年份"], row["数值"], row["原文"]) for row in rows] == [
        ("2015", "2", "2"),
        ("2018", "5", "5"),
        ("2016", "", "空白"),
        ("2017", "", "无报告"),
    ]
    assert all(row["来源文件"].endswith(".txt") for row in rows[:2])


def test_the_link_of_a_follow_up_gives_the_same_answer(
    towns: Any, visit: Callable[..., Page]
) -> None:
    page = visit(towns)
    ask(page, VALUE)
    ask(page, "那2015年呢？")
    last(page, ".fine .tools a").first.click()
    expect(page.locator(".number b")).to_have_text("2")
    expect(page.locator("h1")).to_contain_text("2015年")


def test_from_nothing_to_three_years_with_source_and_file(
    towns: Any, visit: Callable[..., Page]
) -> None:
    page = visit(towns, "en", 360)
    ask(page, "online requests Liuqiao 2015 to 2018")
    expect(last(page, "table.figures tbody tr")).to_have_count(4)
    last(page, "table.figures .cite").first.click()
    expect(page.locator("dialog tr.hit")).to_contain_text("网络申请数")
    page.keyboard.press("Escape")
    expect(last(page, "a[download]")).to_be_visible()
