"""The conversation as a person has it, in a browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from web_samples import ANSWERS, TOWN

ZERO = "柳桥镇2017年收到多少申请？"
SERIES = "柳桥镇2016到2018年网上收到多少申请？"
SERIES_EN = "How many online requests from 2016 to 2018 in Liuqiao?"
PROSE = "柳桥镇2018年有什么问题？"
WIDTHS = (360, 768, 1440)
LANG = {"zh": "zh-CN", "en": "en"}


def ask(page: Page, question: str) -> None:
    """Types a question, sends it, and waits for the end of its answer."""
    before = page.locator(".turn").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)
    expect(page.locator(".waiting, [aria-busy]")).to_have_count(0)


def source(page: Page) -> Any:
    """Where the source is shown: beside the conversation, or as a sheet."""
    return page.locator(".source:visible")


def in_view(page: Page, selector: str) -> bool:
    """The element lies within what is seen of its scroller and of the window."""
    seen: bool = page.evaluate(
        """selector => {
          const box = document.querySelector(selector).getBoundingClientRect();
          const frame = document.querySelector('[data-scroll]').getBoundingClientRect();
          return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
            && box.top >= 0 && box.bottom <= innerHeight;
        }""",
        selector,
    )
    return seen


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("language", "question", "value", "row"),
    [
        ("zh", "白樟镇历年累计主动公开多少条？", "1265", "主动公开文件数"),
        ("en", "how many requests did Baizhang receive in 2017?", "0", "受理政府信息公开申请总数"),
    ],
)
def test_the_real_report_answers_and_shows_the_row(  # noqa: PLR0917 - fixtures and cases
    real: Any,
    visit: Callable[..., Page],
    artifacts: Path,
    language: str,
    question: str,
    value: str,
    row: str,
    width: int,
) -> None:
    page = visit(real, language, width)
    ask(page, question)
    expect(page.locator(".number b")).to_have_text(value)
    page.locator(".said .cite").first.click()
    expect(source(page).locator("tr.hit")).to_have_count(1)
    expect(source(page).locator("tr.hit")).to_contain_text(row)
    expect(source(page).locator(".cell-hit")).to_have_text(value)
    assert in_view(page, "tr.hit")
    page.screenshot(path=artifacts / f"real-{language}-{width}.png")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_examples_of_the_real_report_are_answered(
    real: Any, visit: Callable[..., Page], language: str
) -> None:
    page = visit(real, language)
    questions = page.locator(".examples .choice").evaluate_all("all => all.map(e => e.dataset.ask)")
    assert len(questions) >= 3
    for question in questions:
        ask(page, question)
        expect(page.locator(".turn").last.locator(".card.answered")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_state(
    samples: Any, visit: Callable[..., Page], artifacts: Path, language: str, width: int
) -> None:
    page = visit(samples, language, width)
    for number, (question, answer) in enumerate(ANSWERS.items()):
        if answer.language != language:
            continue
        ask(page, question)
        card = page.locator(f".card.{answer.status}")
        expect(card).to_be_visible()
        expect(card).to_have_attribute("lang", LANG[answer.language])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), question
        if answer.citations and width == 1440:
            expect(source(page).locator("[data-cited]")).not_to_have_count(0)
        page.screenshot(path=artifacts / f"state-{number:02}-{answer.status}-{width}.png")
        page.locator("[data-clear]").click()
        expect(page.locator(".turn")).to_have_count(0)


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_outset(
    samples: Any, visit: Callable[..., Page], artifacts: Path, language: str, width: int
) -> None:
    page = visit(samples, language, width)
    expect(page.locator("html")).to_have_attribute("lang", LANG[language])
    expect(page.locator(".about")).to_contain_text("2016–2018")
    expect(page.locator(".examples .choice")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=artifacts / f"outset-{language}-{width}.png", full_page=True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_reports_the_page_says_what_to_do(
    empty: Any, visit: Callable[..., Page], artifacts: Path, language: str
) -> None:
    page = visit(empty, language, 768)
    expect(page.locator(".welcome")).to_contain_text("disclosure-qa ingest")
    expect(page.locator(".choice")).to_have_count(0)
    page.screenshot(path=artifacts / f"empty-{language}.png")


def test_the_switch_changes_the_whole_page(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples, "zh")
    page.locator("[data-switch]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title("Ask the Disclosure Reports")
    expect(page.locator(".welcome h2")).to_contain_text("Ask the annual reports")
    expect(page.locator("#question")).to_have_attribute("placeholder", re.compile("^Ask about"))
    expect(page.locator("[data-switch]")).to_have_attribute("lang", "zh-CN")
    expect(page.locator(".reading-pane h2")).to_have_text("How to read the figures")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("[data-switch]").click()
    expect(page.locator(".welcome h2")).to_contain_text("问政府信息公开")


def test_an_answer_keeps_its_language_when_the_page_changes(
    samples: Any, visit: Callable[..., Page]
) -> None:
    page = visit(samples, "en")
    ask(page, ZERO)
    expect(page.locator("article")).to_have_attribute("lang", "zh-CN")
    expect(page.locator(".source h2")).to_contain_text("annual report 2017")


def test_the_number_is_the_largest_text(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    ask(page, ZERO)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.frame *')]
             .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
             .map(e => [parseFloat(getComputedStyle(e).fontSize), e.matches('.number b')])"""
    )
    largest = max(size for size, _ in sizes)
    assert [is_number for size, is_number in sizes if size == largest] == [True]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sentence_is_marked_in_its_section(
    samples: Any, visit: Callable[..., Page], artifacts: Path, width: int
) -> None:
    page = visit(samples, "zh", width)
    ask(page, PROSE)
    page.locator(".said .cite").nth(1).click()
    expect(source(page).locator("mark")).to_have_text(
        "公开的形式还需要进一步丰富，部分栏目更新不够及时。"
    )
    expect(source(page).locator(".path")).to_have_text("二、存在的主要问题及改进措施")
    assert in_view(page, "mark[data-cited]")
    expect(page.locator(".said .cite").nth(1)).to_have_attribute("aria-expanded", "true")
    page.screenshot(path=artifacts / f"sentence-{width}.png")


def test_beside_the_source_are_the_whole_report_and_its_file(
    samples: Any, visit: Callable[..., Page]
) -> None:
    page = visit(samples)
    ask(page, ZERO)
    with page.expect_download() as saved:
        source(page).get_by_text("下载原文件").click()
    assert saved.value.suggested_filename == f"{TOWN}.txt"
    source(page).get_by_text("看整份报告").click()
    expect(page.locator("h1")).to_contain_text("2017年政府信息公开工作年度报告")
    expect(page.locator("#cited")).to_be_in_viewport()
    expect(page.locator(".outline li")).to_have_count(3)


def test_a_sheet_on_a_phone_closes_and_gives_the_focus_back(
    samples: Any, visit: Callable[..., Page]
) -> None:
    page = visit(samples, "zh", 360)
    ask(page, ZERO)
    expect(source(page)).to_have_count(0)
    chip = page.locator(".said .cite")
    chip.click()
    expect(page.locator("dialog h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).not_to_be_visible()
    expect(chip).to_be_focused()
    chip.press("Enter")
    page.locator("dialog .close").click()
    expect(page.locator("dialog")).not_to_be_visible()
    expect(chip).not_to_have_attribute("aria-expanded", "true")


def test_options_are_buttons_that_ask(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    ask(page, "2018年收到多少申请？")
    page.get_by_role("button", name=ZERO).click()
    expect(page.locator(".number b")).to_have_text("0")
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn .asked").nth(1)).to_be_focused()


def test_the_conversation_is_remembered_and_sent_along(
    samples: Any, visit: Callable[..., Page]
) -> None:
    page = visit(samples, "en")
    ask(page, ZERO)
    ask(page, "echo history")
    said = page.locator(".turn").last.locator(".said")
    expect(said).to_contain_text(f"user: {ZERO} | assistant: {ANSWERS[ZERO].text}")


def test_the_conversation_stays_in_its_tab_until_it_is_cleared(
    samples: Any, visit: Callable[..., Page]
) -> None:
    page = visit(samples)
    ask(page, ZERO)
    page.reload()
    expect(page.locator(".turn .number b")).to_have_text("0")
    other = page.context.new_page()
    other.goto(samples.address)
    expect(other.locator(".welcome")).to_be_visible()
    expect(other.locator(".turn")).to_have_count(0)
    page.locator("[data-clear]").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("#question")).to_be_focused()
    page.reload()
    page.wait_for_selector(".welcome")
    expect(page.locator(".turn")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_too_long_is_not_sent(
    samples: Any, visit: Callable[..., Page], artifacts: Path, language: str
) -> None:
    page = visit(samples, language, 360)
    page.fill("#question", "长" * 1001)
    page.press("#question", "Enter")
    expect(page.locator(".question-state")).to_contain_text("1001")
    expect(page.locator("#question")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".turn")).to_have_count(0)
    page.screenshot(path=artifacts / f"too-long-{language}.png")
    page.fill("#question", ZERO)
    expect(page.locator(".question-state")).to_have_text("")
    page.press("#question", "Enter")
    expect(page.locator(".number b")).to_have_text("0")


def test_an_empty_question_is_not_sent(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.locator("[data-ask-button]").click()
    expect(page.locator(".question-state")).to_have_text("请先输入问题。")
    expect(page.locator(".turn")).to_have_count(0)


def test_shift_enter_makes_a_line(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.fill("#question", "一")
    page.press("#question", "Shift+Enter")
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#question")).to_have_value("一\n")


@pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 360), ("zh", 1440)])
def test_a_fault_of_the_server_is_said_and_can_be_asked_again(
    samples: Any, visit: Callable[..., Page], artifacts: Path, language: str, width: int
) -> None:
    page = visit(samples, language, width)
    page.fill("#question", "boom")
    page.press("#question", "Enter")
    heading = {"zh": "出了问题", "en": "Something went wrong"}[language]
    expect(page.locator(".trouble .verdict")).to_have_text(heading)
    expect(page.locator(".toast-body")).not_to_be_visible()
    page.screenshot(path=artifacts / f"fault-{language}-{width}.png")
    page.locator("[data-again]").click()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".trouble .verdict")).to_have_text(heading)
    ask(page, ZERO)
    expect(page.locator(".number b")).to_have_text("0")


def test_a_refused_question_is_said_and_can_be_asked_again(
    strict: Any, visit: Callable[..., Page], artifacts: Path
) -> None:
    page = visit(strict)
    for _ in range(3):
        ask(page, ZERO)
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    expect(page.locator(".trouble .verdict")).to_have_text("问得太快了")
    expect(page.locator("[data-again]")).to_be_visible()
    page.screenshot(path=artifacts / "too-many.png")


@pytest.mark.parametrize(("language", "width"), [("zh", 1440), ("en", 360), ("zh", 768)])
def test_the_page_says_that_the_server_is_away_and_comes_back_with_it(
    fragile: Any, visit: Callable[..., Page], artifacts: Path, language: str, width: int
) -> None:
    page = visit(fragile, language, width)
    ask(page, SERIES)
    fragile.stop()
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    away = {"zh": "连不上服务", "en": "Cannot reach the service"}[language]
    expect(page.locator(".trouble .verdict")).to_have_text(away, timeout=20_000)
    page.screenshot(path=artifacts / f"away-{language}-{width}.png")
    fragile.start()
    expect(page.locator(".turn").last.locator(".number b")).to_have_text("0", timeout=30_000)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn .asked").first).to_contain_text(SERIES)


def test_a_reload_does_not_lose_the_question(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.route("**/gradio_api/run/**", lambda route: route.abort())
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    expect(page.locator(".waiting")).to_be_visible()
    page.unroute("**/gradio_api/run/**")
    page.reload()
    expect(page.locator(".turn .number b")).to_have_text("0")
    expect(page.locator(".turn")).to_have_count(1)


def test_markup_in_a_question_is_text(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    payload = (
        '<img src=x onerror="window.ran=1"><script>window.ran=1</script>`${window.ran=1}`{{1}}'
    )
    ask(page, payload)
    expect(page.locator(".turn .asked")).to_contain_text(payload)
    page.reload()
    expect(page.locator(".turn .asked")).to_contain_text(payload)
    assert page.evaluate("window.ran") is None
    assert page.locator(".turn img").count() == 0


def test_all_that_the_page_loads_is_named_at_once(samples: Any, browser: Browser) -> None:
    """Named one after the other, each step would wait for the one before."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    markup = page.goto(samples.address).text()  # type: ignore[union-attr]
    page.wait_for_selector(".welcome")
    parts = [name for name in loaded if name.endswith((".js", ".css"))]
    assert len(parts) > 20
    assert [name for name in parts if name not in markup] == []
    context.close()
