"""The assistant on another site's page: one tag, a dialog, and nothing but what was allowed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.conftest import HEIGHTS
from servers import Site

PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Portal</title>
<style>button {{ background: red !important; }}</style>
<h1>Portal</h1><p id="text">{filler}</p><button id="own">Own</button>
<script src="{assistant}embed.js" {attributes}></script></html>"""
QUESTION = "2018年收到多少件申请？"
HOSTILE = """<!doctype html><html lang="{language}" dir="rtl"><meta charset="utf-8"><title>Portal</title>
<style>
html {{ font-size: 40px; }}
* {{ all: unset !important; color: red !important; background: red !important; font: 40px serif !important; }}
div, button, dialog, iframe {{ display: none !important; transform: scale(3) !important; opacity: .1 !important; }}
body > * {{ position: static !important; visibility: hidden !important; }}
</style>
<p id="text">{filler}</p><button id="own">Own</button>
<script src="{assistant}embed.js" {attributes}></script></html>"""
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture
def embedded(browser: Browser, portal: tuple[Site, Site]) -> Iterator[Callable[..., Page]]:
    """Opens a page of the other site, with the tag and its attributes."""
    pages: list[Page] = []

    def opened(
        attributes: str = "", language: str = "zh-CN", width: int = 1440, around: str = PAGE
    ) -> Page:
        site, assistant = portal
        markup = around.format(
            language=language,
            assistant=assistant.address,
            attributes=attributes,
            filler="文 " * 2000,
        )
        (site.folder / "page.html").write_text(markup, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]})
        pages.append(page)
        page.goto(site.address + "page.html")
        return page

    yield opened
    for page in pages:
        page.close()


def launcher(page: Page) -> Any:
    return page.locator("[data-disclosure-qa] .launch")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_page_that_paints_everything_does_not_paint_it(
    embedded: Callable[..., Page], artifacts: Path, width: int
) -> None:
    page = embedded('data-color="#ffd54d"', width=width, around=HOSTILE)
    expect(launcher(page)).to_be_visible()
    style = launcher(page).evaluate(
        "e => (s => [s.backgroundColor, s.color, s.fontSize, s.direction])(getComputedStyle(e))"
    )
    assert style == ["rgb(255, 213, 77)", "rgb(0, 0, 0)", "16px", "ltr"]
    box = launcher(page).bounding_box()
    assert box["x"] + box["width"] <= width
    assert box["height"] < 80
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator("#question")).to_be_visible()
    page.screenshot(path=artifacts / f"embed-hostile-{width}.png")


@pytest.mark.parametrize("color", ["#14508c", "white", "#777", "gold", "rgb(0 120 90)"])
def test_what_is_written_on_any_colour_can_be_read(
    embedded: Callable[..., Page], color: str
) -> None:
    page = embedded(f'data-color="{color}"')
    ratio = launcher(page).evaluate(
        """e => {
          const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b };
          const s = getComputedStyle(e), pair = [light(s.color), light(s.backgroundColor)];
          return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
        }"""
    )
    assert ratio >= 4.5


def test_a_page_with_a_strict_policy_of_its_own_can_have_it(
    embedded: Callable[..., Page], portal: tuple[Site, Site]
) -> None:
    own = portal[1].address.rstrip("/")
    policy = f"default-src 'none'; script-src {own}; frame-src {own}"
    around = PAGE.replace(
        "<title>", f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>'
    )
    page = embedded(around=around)
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator("#question")).to_be_visible()
    assert launcher(page).evaluate("e => getComputedStyle(e).position") == "fixed"


def test_the_example_pages_work(browser: Browser, portal: tuple[Site, Site]) -> None:
    site, assistant = portal
    for example in EXAMPLES.glob("*.html"):
        markup = example.read_text(encoding="utf-8")
        assert "http://127.0.0.1:7860/" in markup
        markup = markup.replace("http://127.0.0.1:7860/", assistant.address)
        (site.folder / example.name).write_text(markup, encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{site.address}portal.html")
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    frame.locator("#question").fill(QUESTION)
    frame.locator("#question").press("Enter")
    expect(frame.locator(".number b")).to_have_text("5")
    page.goto(f"{site.address}frame.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".welcome h2")).to_contain_text("Ask the annual reports")
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_dialog_answers_for_the_body_of_the_page(
    embedded: Callable[..., Page], artifacts: Path, width: int
) -> None:
    page = embedded('data-scope="柳桥镇人民政府" data-title="问年报"', width=width)
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator(".welcome")).to_contain_text("南岗县柳桥镇人民政府")
    frame.locator("#question").fill(QUESTION)
    frame.locator("#question").press("Enter")
    expect(frame.locator(".number b")).to_have_text("5")
    page.screenshot(path=artifacts / f"embed-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_focus_goes_in_stays_and_comes_back(embedded: Callable[..., Page]) -> None:
    page = embedded()
    page.locator("#own").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="信息公开年报问答")
    expect(dialog).to_be_visible()
    expect(page.locator("[data-disclosure-qa] [role=status]")).to_contain_text("已打开")
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator("#question")).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "() => document.activeElement === document.body"
            " || document.activeElement.hasAttribute('data-disclosure-qa')"
        )
        assert inside
    frame.locator("#question").press("Escape")
    expect(dialog).not_to_be_visible()
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")


def test_the_page_around_it_neither_moves_nor_paints_it(embedded: Callable[..., Page]) -> None:
    page = embedded('data-color="#205030" data-position="left"')
    box = "() => JSON.stringify(document.querySelector('#text').getBoundingClientRect())"
    before = page.evaluate(box)
    color = launcher(page).evaluate("e => getComputedStyle(e).backgroundColor")
    assert color == "rgb(32, 80, 48)"
    assert launcher(page).bounding_box()["x"] < 100
    launcher(page).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(box) == before


@pytest.mark.parametrize(
    "attributes",
    [
        'data-color="red;} * {display:none"',
        'data-title="<img src=x onerror=window.ran=1>"',
        'data-lang="xx" data-position="nowhere"',
        'data-scope="<img src=x onerror=window.ran=1>"',
    ],
)
def test_odd_attributes_do_no_harm(embedded: Callable[..., Page], attributes: str) -> None:
    page = embedded(attributes)
    expect(launcher(page)).to_be_visible()
    assert page.evaluate("window.ran") is None


def test_it_speaks_the_language_of_the_page(embedded: Callable[..., Page]) -> None:
    page = embedded(language="en")
    expect(launcher(page)).to_have_text("Ask the Disclosure Reports")
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator(".welcome h2")).to_contain_text("Ask the annual reports")


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN", "只回答“不存在的镇”"), ("en", "“不存在的镇” only")]
)
def test_a_scope_that_no_report_has_says_so(
    embedded: Callable[..., Page], language: str, said: str
) -> None:
    page = embedded('data-scope="不存在的镇"', language=language)
    launcher(page).click()
    frame = page.frame_locator("[data-disclosure-qa] iframe")
    expect(frame.locator(".trouble")).to_contain_text(said)
    assert "scope=" not in str(frame.locator(".trouble a").get_attribute("href"))
    frame.locator("#question").fill(QUESTION)
    frame.locator("#question").press("Enter")
    expect(frame.locator(".turn .trouble")).to_contain_text(said)


def test_the_script_is_small_and_needs_nothing_else(portal: tuple[Site, Site]) -> None:
    import urllib.request

    with urllib.request.urlopen(portal[1].address + "embed.js") as answer:
        script = answer.read()
    assert len(script) < 15_000
    assert not re.search(rb"\bimport\b", script)
    assert b"fetch(" not in script


def test_a_site_that_is_not_allowed_sees_nothing(browser: Browser, real: Site, portal: Any) -> None:
    site = portal[0]
    markup = f'<iframe src="{real.address}embed"></iframe>'
    (site.folder / "other.html").write_text(markup, encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site.address + "other.html")
    page.wait_for_timeout(1500)
    assert any("frame-ancestors" in text for text in said)
    assert page.frames[1].evaluate("document.querySelector('#question')") is None
    page.close()
