"""The conversation by keyboard alone, read aloud, and under a visitor's own settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from e2e.wraps import broken_words
from web_samples import ANSWERS

ZERO = "柳桥镇2017年收到多少申请？"
IN_SIGHT = """() => {
  const e = document.activeElement;
  if (e === document.body || e.closest('.skip')) return true;
  const box = e.getClientRects()[0], x = box.left + Math.min(box.width, 20) / 2;
  const y = Math.max(box.top, 0) + Math.min(box.height, 20, innerHeight - Math.max(box.top, 0)) / 2;
  const found = document.elementFromPoint(x, y);
  return Boolean(found) && (e.contains(found) || found.contains(e) && !found.closest('.ask') || Boolean(e.labels?.[0]?.contains(found)));
}"""
"""What has the focus is within the window, and nothing lies over it."""


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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_four_hundred_per_cent_everything_is_in_reach(
    samples: Any, visit: Callable[..., Page], artifacts: Path, language: str
) -> None:
    """1280 × 1024 at 400 % is 320 × 256: no scrolling aside, and no focus under what stands still."""
    page = visit(samples, language, 320)
    page.set_viewport_size({"width": 320, "height": 256})
    questions = [q for q, answer in ANSWERS.items() if answer.language == language][:3]
    for number, question in enumerate(questions, 1):
        page.fill("#question", question)
        page.press("#question", "Enter")
        expect(page.locator(".turn")).to_have_count(number)
        expect(page.locator(".waiting, [aria-busy]")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), question
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    hidden = []
    for _ in range(30):
        page.keyboard.press("Tab")
        if not page.evaluate(IN_SIGHT):
            hidden.append(focused(page))
    assert hidden == []
    page.locator(".said .cite").first.click()
    expect(page.locator("dialog .source")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=artifacts / f"zoomed-{language}.png")


@pytest.mark.parametrize("width", [360, 1440])
def test_what_has_the_focus_is_never_under_the_question_box(
    samples: Any, visit: Callable[..., Page], width: int
) -> None:
    page = visit(samples, "zh", width)
    for number, question in enumerate([ZERO, "柳桥镇2018年有什么问题？"], 1):
        page.fill("#question", question)
        page.press("#question", "Enter")
        expect(page.locator(".turn")).to_have_count(number)
        expect(page.locator(".waiting, [aria-busy]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    hidden = []
    for _ in range(30):
        page.keyboard.press("Tab")
        if not page.evaluate(IN_SIGHT):
            hidden.append(focused(page))
    assert hidden == []


def test_in_forced_colours_the_marked_row_and_the_notes_are_seen(
    samples: Any, visit: Callable[..., Page], artifacts: Path
) -> None:
    page = visit(samples)
    page.emulate_media(forced_colors="active")
    page.fill("#question", ZERO)
    page.press("#question", "Enter")
    expect(page.locator(".source tr.hit")).to_be_visible()
    grounds = page.evaluate(
        """() => [...document.querySelectorAll('.source tr.hit td, .source tbody tr:not(.hit) td')]
             .map(e => [e.parentElement.matches('.hit'), getComputedStyle(e).backgroundColor])"""
    )
    marked = {ground for hit, ground in grounds if hit}
    assert marked.isdisjoint({ground for hit, ground in grounds if not hit})
    bordered = "e => parseFloat(getComputedStyle(e).borderTopWidth) > 0"
    assert page.locator(".chip").first.evaluate(bordered)
    page.screenshot(path=artifacts / "forced-colours.png")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_answer_is_printed_whole_and_alone(
    samples: Any, browser: Any, artifacts: Path, language: str
) -> None:
    question = next(
        q for q, a in ANSWERS.items() if a.language == language and len(a.citations) > 1
    )
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{samples.address}answer?{urlencode({'q': question, 'lang': language})}")
    page.emulate_media(media="print")
    for shown in ("h1.asked", ".said", ".sources q", ".printed"):
        expect(page.locator(shown).first).to_be_visible()
    for idle in (".top", "form", ".tools"):
        expect(page.locator(idle).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # A mark without its frame has no room around it either.
    room = "mark => [getComputedStyle(mark).paddingLeft, getComputedStyle(mark).marginLeft]"
    assert page.locator(".said .cite").first.evaluate(room) == ["0px", "0px"]
    page.screenshot(path=artifacts / f"printed-{language}.png", full_page=True)
    page.close()


def test_no_year_is_broken_in_two_beside_long_names(
    samples: Any, visit: Callable[..., Page]
) -> None:
    question = next(q for q, a in ANSWERS.items() if len(a.figures) > 1 and a.language == "zh")
    page = visit(samples, "zh", 320, f"answer?{urlencode({'q': question})}")
    page.locator(".figures tbody").first.evaluate(
        """rows => rows.innerHTML = '<tr><th scope="row">云汀市砚溪县人民政府办公室</th><td>2016</td>'
             + '<td>本年</td><td class="value">139 件</td><td>[1]</td></tr>'"""
    )
    assert broken_words(page.locator(".figures tbody tr > *")) == []
