"""The workbench in a browser: every page on a phone and on a desk, in both languages."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from disclosure_qa.vocabulary.applicants import NATURAL_PERSON
from e2e.conftest import HEIGHTS, LOCALES, script
from e2e.test_axe import faults
from e2e.test_sign_in import sign_in
from e2e.wraps import broken_words
from servers import Site, running
from staff_reports import BROOK

EVERYWHERE = pytest.mark.parametrize("width", [360, 768, 1440])
IN_BOTH = pytest.mark.parametrize("language", ["zh", "en"])
SIZES = pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 768), ("zh", 1440)])
STATES = (
    "staff/figures",
    "staff/figures?draw=trend",
    "staff/figures?draw=comparison&of=2016",
    "staff/figures?view=list&indicator=requests_received",
    "staff/figures?body=nowhere",
    "staff/findings",
    "staff/findings?state=confirmed",
    "staff/questions",
    "staff/questions?view=feedback",
    "staff/reports",
    f"staff/reports/report?document={BROOK}2016.txt",
    f"staff/reports/report?document={BROOK}2016.txt&edit=0",
    f"staff/reports/remove?document={BROOK}2016.txt",
    "staff/reports/removed",
    "staff/reports/upload",
    "staff/account",
)
Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, str]]]:
    """The workbench over a few reports, and a session of each role."""
    yield from _office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, str]]]:
    """The same without a report and without a journal."""
    yield from _office(tmp_path_factory.mktemp("bare"), "empty")


def _office(folder: Path, *more: str) -> Iterator[tuple[Site, dict[str, str]]]:
    with running(script("serve_staff.py", str(folder), *more)) as site:
        yield site, json.loads((folder / "sessions.json").read_text(encoding="utf-8"))


@pytest.fixture
def enter(browser: Browser) -> Iterator[Enter]:
    """Opens a page as a member; no request may go elsewhere, and no script may fail."""
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    broken: list[str] = []

    def opened(
        at: tuple[Site, dict[str, str]],
        path: str,
        language: str = "zh",
        width: int = 1440,
        role: str = "editor",
        **more: Any,
    ) -> Page:
        site, sessions = at
        context = browser.new_context(
            locale=LOCALES[language],
            viewport={"width": width, "height": HEIGHTS[width]},
            **more,
        )
        contexts.append(context)
        if role:
            cookie = {"name": "disclosure_qa", "value": sessions[role], "url": site.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        context.on(
            "request",
            lambda request: (
                request.url.startswith((site.address, "data:", "blob:"))
                or foreign.append(request.url)
            ),
        )
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(f"{site.address}{path}{'&' if '?' in path else '?'}lang={language}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not foreign
    assert not broken


@EVERYWHERE
@IN_BOTH
def test_every_state_fits_its_screen_and_axe_finds_nothing(
    office: Any, enter: Enter, artifacts: Path, language: str, width: int
) -> None:
    page = enter(office, STATES[0], language, width)
    for number, state in enumerate(STATES):
        joint = "&" if "?" in state else "?"
        page.goto(f"{office[0].address}{state}{joint}lang={language}")
        if "draw=" in state:
            expect(page.locator(".chart .main-svg").first).to_be_visible(timeout=20_000)
        page.screenshot(path=artifacts / f"staff-{number}-{language}-{width}.png")
        assert page.locator("h1").count() == 1, state
        if (language, width) not in (("zh", 768), ("en", 1440)):
            assert faults(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
        assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_reports_each_page_says_so(bare: Any, enter: Enter, language: str) -> None:
    for path in ("staff/figures", "staff/figures?view=list", "staff/findings", "staff/questions"):
        page = enter(bare, path, language)
        expect(page.locator(".staff-empty strong")).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_signed_out_and_without_the_right(office: Any, enter: Enter, language: str) -> None:
    page = enter(office, "staff/figures?body=x", language, role="")
    assert "/staff/sign-in?next=" in page.url
    page = enter(office, "staff/findings", language, role="reader")
    expect(page.locator(".finding")).to_have_count(4)
    expect(page.locator(".finding form, .staff-button.danger")).to_have_count(0)


SAID = {
    "zh": {
        "cells": ["空白", "无报告", "0", "报告无此项"],
        "mark": "“/”",
        "files": ("导出 CSV", "导出 Excel"),
    },
    "en": {
        "cells": ["blank", "no report", "0", "not in the report"],
        "mark": "“/”",
        "files": ("Export CSV", "Export Excel"),
    },
}


@EVERYWHERE
@IN_BOTH
def test_a_number_is_filtered_for_clicked_and_seen_in_its_report(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/figures", language, width)
    page.locator("input[name=body]").fill("溪桥")
    page.locator("select[name=from]").select_option("2016")
    page.locator(".staff-apply button").click()
    row = page.locator(".pivot tbody tr")
    expect(row).to_have_count(1)
    cells = row.locator("td:not(.total) > :first-child")
    expect(cells).to_have_text(SAID[language]["cells"])
    address = page.url
    row.get_by_role("link", name="0", exact=True).click()
    expect(page.locator(".cell-hit mark")).to_have_text("0")
    expect(page.locator("#cited")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(address)
    expect(row).to_have_count(1)


@EVERYWHERE
@IN_BOTH
def test_each_filter_narrows_what_is_shown(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/figures", language, width)
    first = page.locator(".pivot tbody tr").first.locator("td:not(.total) > :first-child")
    rows = page.locator(".pivot tbody tr")
    expect(rows).to_have_count(3)

    def choose(name: str, value: str) -> None:
        page.locator(f"select[name={name}]").select_option(value)
        page.locator(".staff-apply button").click()

    choose("family", "A")
    expect(rows).to_have_count(3)
    choose("to", "2015")
    expect(rows).to_have_count(1)
    expect(first).to_have_text(["2"])
    choose("period", "cumulative")
    expect(first).to_have_text(["5"])
    choose("indicator", "published")
    expect(first).to_have_text(["1,100" if language == "en" else "1100"])
    choose("applicant", NATURAL_PERSON)
    expect(first).to_have_text([SAID[language]["cells"][3]])
    choose("from", "2019")
    expect(page.locator(".staff-empty strong")).to_be_visible()
    expect(page.locator(".pivot")).to_have_count(0)


def test_no_name_of_a_body_is_broken_within_a_word(office: Any, enter: Enter) -> None:
    page = enter(office, "staff/figures", "en", 360)
    expect(page.locator(".pivot tbody tr")).to_have_count(3)
    assert broken_words(page.locator(".pivot tbody th")) == []


def test_blank_zero_and_absent_look_different(office: Any, enter: Enter) -> None:
    page = enter(office, "staff/figures")
    looks = page.evaluate(
        """() => ["number", "blank", "mark", "absent", "no_report"].map(kind => {
             const style = getComputedStyle(document.querySelector(`.pivot td.k-${kind} > *`));
             return [style.fontStyle, style.fontWeight, style.borderStyle, style.color,
                     style.fontSize].join() })"""
    )
    assert len(set(looks)) == len(looks)


@EVERYWHERE
@IN_BOTH
def test_bodies_are_picked_and_drawn_with_their_gaps(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/figures", language, width)
    boxes = page.locator(".pivot input[type=checkbox]")
    for number in (1, 2):
        boxes.nth(number).check()
    page.locator("button[value=trend]").click()
    expect(page.locator(".pivot tbody tr")).to_have_count(2)
    expect(page.locator(".chart .scatterlayer .trace")).to_have_count(2, timeout=20_000)
    expect(page.locator(".chart .points path")).to_have_count(3)
    expect(page.locator(".chart .yaxislayer-above, .chart .ytick").first).to_be_visible()
    assert page.locator(".chart .ytick").first.text_content() == "0"
    expect(page.locator("figure.chart")).to_have_attribute("role", "img")
    page.locator("button[value=comparison]").click()
    expect(page.locator(".chart .bars .point")).to_have_count(2, timeout=20_000)
    expect(page.locator("figure.chart")).to_contain_text(SAID[language]["mark"])


@EVERYWHERE
@IN_BOTH
def test_files_are_saved_and_hold_what_the_page_shows(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/figures", language, width)
    shown = page.locator(".pivot td:not(.total) > :first-child").all_inner_texts()
    assert len(shown) == 3 * 5
    saved = []
    for name in SAID[language]["files"]:
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        saved.append(Path(download.value.path()).read_bytes())
        assert Path(download.value.suggested_filename).stem in ("指标", "figures")
    head, *rows = load_workbook(io.BytesIO(saved[1])).active.iter_rows(values_only=True)
    assert [row[6] for row in rows] == shown
    assert all(row[10] and row[13] for row in rows if isinstance(row[5], int))
    text = list(csv.reader(io.StringIO(saved[0].decode("utf-8-sig"))))
    assert text[0] == list(head)
    assert [row[6] for row in text[1:]] == shown


@SIZES
def test_a_finding_is_decided_by_keyboard(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/findings?kind=cumulative_break", language, width)
    card = page.locator(".finding")
    expect(card.locator(".finding-places li")).to_have_count(2)
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("电话核实")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".staff-said")).to_be_visible()
    expect(card.locator(".finding-decision")).to_contain_text("eddie")
    expect(card.locator(".finding-decision")).to_contain_text("电话核实")
    assert faults(page) == []
    answer = {
        "zh": f"{BROOK}2019年历年累计主动公开文件数是多少？",
        "en": f"What was the cumulative number of documents disclosed by {BROOK} in 2019?",
    }[language]
    page.goto(f"{office[0].address}answer?q={answer}&lang={language}")
    said = {"zh": "工作人员已核实，此处有误", "en": "checked by staff, who confirm the error"}
    expect(page.locator(".note.discrepancy")).to_contain_text(said[language])
    page.go_back()
    card.locator(".finding-decide summary").click()
    card.locator("button[value=open]").click()
    expect(card.locator(".finding-decision")).to_have_count(0)


def test_an_entry_of_the_journal_is_deleted(office: Any, enter: Enter) -> None:
    page = enter(office, "staff/questions?view=feedback")
    rows = page.locator(".staff-journal tbody tr")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button").click()
    expect(page.locator(".staff-said")).to_have_text("已删除。")
    expect(rows).to_have_count(1)


def test_everything_works_without_script(office: Any, enter: Enter) -> None:
    page = enter(office, "staff/figures", java_script_enabled=False)
    page.get_by_role("button", name="画趋势").click()
    expect(page.locator("noscript p, .staff-chart p").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^疑点")).click()
    expect(page.locator(".finding")).to_have_count(4)
    page.get_by_role("link", name="提问记录").click()
    expect(page.locator(".staff-journal tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Switch to English").click()
    expect(page.locator("h1")).to_have_text("Not answered")


def test_the_way_through_a_page_by_tab(office: Any, enter: Enter) -> None:
    page = enter(office, "staff/figures")
    order = []
    for _ in range(9):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                "document.activeElement.className || document.activeElement.name || document.activeElement.textContent.trim()"
            )
        )
    assert order[0] == "skip"
    # The way to the findings says besides how many are open.
    ways = [each.split()[0] for each in order[1:6]]
    assert ways == ["staff-name", "指标", "疑点", "报告", "提问记录"]


@pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 1440)])
def test_what_was_typed_outlives_the_session(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    page = enter(office, "staff/findings?kind=cumulative_break", language, width)
    card = page.locator(".finding")
    card.locator(".finding-decide summary").click()
    card.locator("textarea").fill("电话核实 <b>三次</b>")
    page.context.clear_cookies()
    card.locator("button[value=confirmed]").click()
    expect(page.get_by_role("alert")).to_contain_text(
        {"zh": "登录已过期", "en": "signed out in the meantime"}[language]
    )
    assert faults(page) == []
    sign_in(page, "eddie")
    expect(card.locator("textarea")).to_have_value("电话核实 <b>三次</b>")
    expect(card.locator("textarea")).to_be_visible()
    expect(card.get_by_role("alert")).to_be_in_viewport()
    expect(card.locator(".finding-decision")).to_have_count(0)
    assert faults(page) == []
    card.locator("button[value=dismissed]").click()
    expect(card.locator(".finding-decision")).to_contain_text("电话核实 <b>三次</b>")
    assert "done=" not in page.url
    page.reload()
    expect(page.locator(".staff-said")).to_have_count(0)
    card.locator(".finding-decide summary").click()
    card.locator("button[value=open]").click()
    expect(card.locator(".finding-decision")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("zh", 1440)])
def test_of_two_who_decide_at_once_the_second_sees_the_first(
    office: Any, enter: Enter, language: str, width: int
) -> None:
    path = "staff/findings?kind=cumulative_below_year"
    first = enter(office, path, language, width)
    second = enter(office, path, language, width, role="admin")
    for page, remark in ((first, "原件有误"), (second, "笔误")):
        page.locator(".finding-decide summary").click()
        page.locator(".finding textarea").fill(remark)
    first.locator("button[value=confirmed]").click()
    expect(first.locator(".finding-decision")).to_contain_text("eddie")
    second.locator("button[value=dismissed]").click()
    expect(second.locator(".staff-said.bad")).to_be_visible()
    expect(second.locator(".finding-decision")).to_contain_text("原件有误")
    expect(second.locator(".finding textarea")).to_have_value("笔误")
    assert faults(second) == []
    second.locator("button[value=dismissed]").click()
    expect(second.locator(".finding-decision")).to_contain_text("笔误")
    second.locator(".finding-decide summary").click()
    second.locator("button[value=open]").click()
    expect(second.locator(".finding-decision")).to_have_count(0)
