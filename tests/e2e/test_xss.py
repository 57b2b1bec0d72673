"""Markup in a report, in its name, in a question and in an opinion is shown as text and never runs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from e2e.serve_hostile import BODY, IMAGE, NAME, PAYLOAD
from e2e.test_chat import ask
from e2e.test_sign_in import sign_in
from servers import Site

Visit = Callable[..., Page]
DOCUMENT = quote(NAME, safe="")
PAGES = (
    "reports?lang=en",
    f"report?document={DOCUMENT}",
    f"answer?q={quote(PAYLOAD)}",
    f"answer?q={quote(f'{BODY}2018年收到多少申请？{PAYLOAD}')}",
    f"answer?q={quote(f'{BODY}2018年公开了多少，收到多少申请？')}",
    f"answer?q={quote(f'{BODY}2018年有什么问题？')}&lang=en",
    f"choices?chip=year&agency={quote(BODY + PAYLOAD)}&year=2018&indicator=requests_received&period=year",
    f"report?document={quote(PAYLOAD)}",
    f"feedback?lang={quote(PAYLOAD)}",
    "api/docs",
    quote(PAYLOAD),
)
STAFF = (
    "figures",
    "figures?view=list",
    f"figures?body={quote(PAYLOAD)}",
    "findings",
    "reports",
    f"reports/report?document={DOCUMENT}",
    f"reports/report?document={DOCUMENT}&edit=0",
    f"reports/remove?document={DOCUMENT}",
    f"reports/report?document={quote(PAYLOAD)}",
    "questions",
    "questions?view=feedback",
    "log",
    "account",
    quote(PAYLOAD),
)


def watched(page: Page) -> list[str]:
    """The dialogs that the page opens from now on."""
    opened: list[str] = []

    def note(dialog: Any) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return opened


def assert_nothing_ran(page: Page, dialogs: list[str]) -> None:
    """Neither script nor handler ran, and no element came of the markup."""
    page.wait_for_timeout(150)
    assert page.evaluate("window.ran") is None
    assert dialogs == []
    assert page.locator("img[src='x'], [onerror], [onload]").count() == 0


def test_the_report_is_there_under_its_name(hostile: Site, visit: Visit) -> None:
    page = visit(hostile, "zh", 1440, path=f"report?document={DOCUMENT}")
    expect(page.locator("main")).to_contain_text("window.ran=1")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_it(hostile: Site, visit: Visit, path: str) -> None:
    page = visit(hostile, "zh", 1440, path=path)
    assert_nothing_ran(page, watched(page))


def test_the_workbench_does_not_run_it(hostile: Site, visit: Visit) -> None:
    page = visit(hostile, "en", 1440, path="staff/log")
    sign_in(page, "ada")
    expect(page.locator(".staff-out")).to_be_visible()
    dialogs = watched(page)
    for name in STAFF:
        response = page.goto(f"{hostile.address}staff/{name}")
        assert response is not None
        assert response.status in (200, 404), name
        assert_nothing_ran(page, dialogs)


def test_what_staff_type_and_name_does_not_run(hostile: Site, visit: Visit) -> None:
    page = visit(hostile, "en", 360, path="staff/reports/upload?lang=en")
    sign_in(page, "ada")
    dialogs = watched(page)
    named = {"name": f"{IMAGE}.txt", "mimeType": "text/plain", "buffer": b""}
    page.locator("#files").set_input_files([named])  # type: ignore[list-item]
    page.locator("#folder").fill(PAYLOAD)
    page.locator("form[data-upload] button").click()
    expect(page.locator(".refusal")).to_be_visible(timeout=60_000)
    expect(page.locator(".uploads th[scope=row]")).to_contain_text("onerror=window.ran=1")
    assert_nothing_ran(page, dialogs)
    page.goto(f"{hostile.address}staff/reports/report?document={DOCUMENT}&lang=en")
    page.locator("#agency").fill(BODY + PAYLOAD)
    page.locator("#remark").fill(PAYLOAD)
    page.locator("#correct form.wide button").click()
    expect(page.locator(".history .staff-faint")).to_have_text(PAYLOAD)
    assert_nothing_ran(page, dialogs)
    for name in ("figures", "reports", "findings", "log"):
        page.goto(f"{hostile.address}staff/{name}")
        assert_nothing_ran(page, dialogs)
    page.goto(f"{hostile.address}staff/reports/report?document={DOCUMENT}")
    page.locator(".history form button").click()
    expect(page.locator(".history form")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "embed"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_conversation_does_not_run_it(
    hostile: Site, visit: Visit, artifacts: Path, path: str, width: int
) -> None:
    page = visit(hostile, "zh", width, path=path)
    page.wait_for_selector(".welcome")
    dialogs = watched(page)
    for question in (
        PAYLOAD,
        f"{BODY}2018年公开了多少，收到多少申请？",
        f"{BODY}2018年有什么问题？",
    ):
        ask(page, question)
    page.locator(".cite[data-source]").last.click()
    expect(page.locator(".source").first).to_be_visible()
    page.locator(".source .contents summary").click()
    page.locator(".source .contents a").first.click()
    assert_nothing_ran(page, dialogs)
    page.screenshot(path=artifacts / f"hostile-{path or 'chat'}-{width}.png")
    page.reload()
    page.wait_for_selector(".turn")
    assert_nothing_ran(page, dialogs)


def test_the_file_is_saved_and_not_shown(hostile: Site, visit: Visit) -> None:
    page = visit(hostile, "zh", 1440, path="reports")
    with page.expect_download() as saved:
        page.locator("a[download]").first.click()
    assert "img src=x" in saved.value.suggested_filename.replace("_", " ") or saved.value.path()
    assert_nothing_ran(page, watched(page))
