"""The conversation by keyboard alone, read aloud, and under a visitor's own settings."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from web_samples import ANSWERS

ZERO = "柳桥镇2017年收到多少申请？"


def focused(page: Page) -> str:
    """What has the focus, in a few words."""
    found: str = page.evaluate(
        "() => { const e = document.activeElement;"
        " return e.id || e.dataset.ask && 'example' || e.getAttribute('href') || e.className }"
    )
    return found


def test_landmarks_are_each_there_once(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    for role in ("banner", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_everything_has_a_name(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    expect(page.locator("article .sources")).to_be_visible()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('.frame :is(button, a, textarea, input, summary)')]
             .filter(e => e.checkVisibility())
             .filter(e => !(e.innerText.trim() || e.getAttribute('aria-label') || (e.labels || []).length))
             .map(e => e.outerHTML)"""
    )
    assert nameless == []


def test_the_way_through_the_page_by_tab(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.evaluate("document.activeElement.blur()")
    order = []
    for _ in range(14):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert order[:2] == ["#question", "switch"]
    assert order.count("example") == 6
    assert order.index("question") > max(i for i, name in enumerate(order) if name == "example")


def test_a_whole_visit_by_keyboard(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type(ZERO)
    page.keyboard.press("Enter")
    expect(page.locator(".number b")).to_have_text("0")
    expect(page.locator("#question")).to_be_focused()
    page.locator(".said .cite").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".source h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".source .close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".said .cite")).to_be_focused()
    expect(page.locator(".reading-pane")).to_be_visible()


@pytest.mark.parametrize(
    "question", [ZERO, "今天天气怎么样？", "How many requests did Liuqiao receive in 2017?"]
)
def test_new_answers_are_announced_once_and_in_their_language(
    samples: Any, visit: Callable[..., Page], question: str
) -> None:
    page = visit(samples)
    said = page.locator("[data-said]")
    expect(said).to_have_attribute("aria-live", "polite")
    page.evaluate(
        """() => { window.heard = [];
             new MutationObserver(() => window.heard.push(document.querySelector('[data-said]').textContent))
               .observe(document.querySelector('[data-said]'), {childList: true}) }"""
    )
    page.fill("#question", question)
    page.press("#question", "Enter")
    answer = ANSWERS[question]
    expect(said).to_have_text(answer.text)
    expect(said).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[answer.language])
    assert page.evaluate("window.heard") == ["正在查找…", answer.text]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_stands_out_from_its_ground(
    samples: Any, visit: Callable[..., Page], language: str
) -> None:
    page = visit(samples, language)
    questions = [q for q, answer in ANSWERS.items() if answer.language == language]
    for number, question in enumerate(questions, 1):
        page.fill("#question", question)
        page.press("#question", "Enter")
        expect(page.locator(".turn")).to_have_count(number)
        expect(page.locator(".waiting, [aria-busy]")).to_have_count(0)
    weak = page.evaluate(
        """() => {
          const parse = c => c.match(/[\\d.]+/g).map(Number);
          const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b };
          const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > .99) return c.slice(0, 3) } return [255, 255, 255] };
          return [...document.querySelectorAll('.frame *')]
            .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => !e.classList.contains('unseen'))
            .map(e => { const s = getComputedStyle(e); const a = light(parse(s.color).slice(0, 3)), b = light(ground(e));
              return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.className || e.tagName, e.textContent.slice(0, 20)] })
            .filter(([ratio]) => ratio < 4.5) }"""
    )
    assert weak == []


def test_a_visitor_who_wants_no_motion_gets_none(samples: Any, visit: Callable[..., Page]) -> None:
    page = visit(samples)
    page.emulate_media(reduced_motion="reduce")
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    expect(page.locator(".number b")).to_have_text("0")
    assert page.locator(".turn").evaluate("e => getComputedStyle(e).animationName") == "none"


def test_without_script_the_visitor_is_led_to_the_plain_page(samples: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(samples.address)
    expect(page).to_have_url(f"{samples.address}answer")
    page.fill("#question", "How many requests did Liuqiao receive in 2017?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".number b")).to_have_text("0")
    page.locator(".said .cite").click()
    expect(page.locator("#cited")).to_be_in_viewport()
    expect(page.locator(".cell-hit")).to_have_text("0")
    context.close()
