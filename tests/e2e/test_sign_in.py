"""Signing in by a browser: with and without script, by keyboard, at every width."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.test_axe import faults
from staff_samples import PASSWORD

WIDTHS = (360, 768, 1440)
Visit = Callable[..., Page]


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("#password").press("Enter")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sign_in_page_looks_right(
    staffed: Any, visit: Visit, artifacts: Path, language: str, width: int
) -> None:
    page = visit(staffed, language, width, path="staff/log")
    expect(page).to_have_url(f"{staffed.address}staff/sign-in?next=/staff/log")
    assert faults(page) == []
    sign_in(page, f"nobody{width}{language}", "not the password")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#name")).to_have_value(f"nobody{width}{language}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=artifacts / f"sign-in-{language}-{width}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_member_comes_in_and_goes(
    staffed: Any, visit: Visit, artifacts: Path, language: str, width: int
) -> None:
    page = visit(staffed, language, width, path="staff/log")
    sign_in(page, "ada")
    expect(page).to_have_url(f"{staffed.address}staff/log")
    for name in ("log", "account"):
        page.goto(f"{staffed.address}staff/{name}?lang={language}")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=artifacts / f"staff-{name}-{language}-{width}.png", full_page=True)
    page.locator(".staff-out").click()
    expect(page.locator("#password")).to_be_visible()
    page.go_back()
    expect(page.locator("#password")).to_be_visible()


def test_it_works_without_script(staffed: Any, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{staffed.address}staff/account")
    sign_in(page, "rita")
    expect(page.locator("h1")).to_have_text("Your account")
    page.locator(".staff-out").click()
    expect(page.locator("h1")).to_have_text("Sign in to the workbench")
    context.close()


def test_plain_pages_break_no_policy(staffed: Any, visit: Visit) -> None:
    """`visit` looks at the console; staff pages are visited above."""
    page = visit(staffed, path="answer?q=x")
    for path in ("reports", "api/docs", "look?document=none", "no-such-page"):
        page.goto(staffed.address + path)
