"""axe-core on every state of every page: nothing serious, and whatever else it finds is named here."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from e2e.test_chat import ask
from web_samples import ANSWERS

ACCEPTED = {
    "aria-allowed-role": "Gradio wraps its page in a main element of its own, and the page's own main "
    "landmark is inside; the outer one is made to say nothing, or there would be two.",
}
"""Rules of lesser weight that a page breaks, each with the reason."""


def faults(page: Page) -> list[str]:
    """What axe-core finds, as one line each, when what appears has appeared: half-way, it is faint."""
    page.evaluate(
        """() => Promise.all(document.getAnimations()
             .filter(one => one.effect.getTiming().iterations !== Infinity)
             .map(one => one.finished.catch(() => null)))"""
    )
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["id"] not in ACCEPTED
    ]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_state_of_the_conversation(
    samples: Any, visit: Callable[..., Page], language: str, width: int
) -> None:
    page = visit(samples, language, width)
    assert faults(page) == []
    for question, answer in ANSWERS.items():
        if answer.language == language:
            ask(page, question)
    assert faults(page) == []
    if width == 360:
        page.locator(".said .cite").first.click()
        expect(page.locator("dialog .source")).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_choices_charts_and_suggestions(
    towns: Any, visit: Callable[..., Page], language: str
) -> None:
    page = visit(towns, language)
    ask(page, "南岗县柳桥镇2015到2018年每年收到多少申请？")
    expect(page.locator(".chart .bars text")).to_have_count(2, timeout=20_000)
    page.locator(".chip").first.click()
    expect(page.locator(".pick").first).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "answer",
        "answer?q=%E6%9F%B3%E6%A1%A5%E9%95%872015%E5%88%B02018%E5%B9%B4%E7%94%B3%E8%AF%B7",
        "answer?q=x" + "y" * 2000,
        "choices?chip=year&agency=%E5%8D%97%E5%B2%97%E5%8E%BF%E6%9F%B3%E6%A1%A5%E9%95%87%E4%BA%BA%E6%B0%91%E6%94%BF%E5%BA%9C&year=2018&indicator=requests_received&period=year",
        "reports",
        "report?document=reports/none",
        "api/docs",
        "nowhere",
        "embed",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_other_page(towns: Any, visit: Callable[..., Page], language: str, path: str) -> None:
    joint = "&" if "?" in path else "?"
    page = visit(towns, language, 768, f"{path}{joint}lang={language}")
    if path == "embed":
        page.wait_for_selector(".welcome")
    assert faults(page) == []
