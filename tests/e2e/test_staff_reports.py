"""The page Reports in a browser: uploads, how a report was read, corrections, removal and the way back."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import FileChooser, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from disclosure_qa.web.access import secret_of_forms
from e2e.conftest import script
from e2e.test_axe import faults
from e2e.test_sign_in import sign_in
from servers import Site, running
from unit.readers.pages import Pages

SIZES = pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 768), ("zh", 1440)])
PATIENCE = 120_000
"""Milliseconds that reading may take where the machine has much else to do."""
YEARS = {360: 2014, 768: 2015, 1440: 2016}
"""Each size has a report of its own, so that no test finds what another did."""
SAID = {
    "zh": {
        "empty": "文件是空的。",
        "damaged": "PDF 已损坏",
        "done": "读取完成：4 个文件。",
        "kept": "1 个已收录的文件保持不变",
        "year": "年份",
        "revoked": "eddie 于",
    },
    "en": {
        "empty": "The file is empty",
        "damaged": "The PDF is damaged",
        "done": "Done. Files read: 4.",
        "kept": "left as they are: 1",
        "year": "Year",
        "revoked": "revoked by eddie",
    },
}
Visit = Callable[..., Page]
Show = Callable[[Page, str], None]


def town(size: int) -> str:
    """A body of its own for each size."""
    return {360: "南岗县柳桥镇", 768: "南岗县石堰镇", 1440: "南岗县白石镇"}[size] + "人民政府"


def text_report(year: int, agency: str, requests: str = "12") -> bytes:
    return f"""{agency}{year}年政府信息公开工作年度报告
一、概述
公开栏每月更新一次。
二、附表
指标名称\t单位\t{year}年\t历年累计
受理政府信息公开申请总数\t件\t{requests}\t40
""".encode()


def pdf_report(year: int, agency: str) -> bytes:
    """Two pages: prose, and a table with a row that no indicator claims."""
    pages = Pages()
    pages.size(18)
    pages.centered(80, f"{agency}{year}年政府信息公开工作年度报告")
    pages.size(10.5)
    pages.text(90, 140, "一、概述")
    pages.text(111, 165, f"{year}年，本机关认真做好政府信息公开工作。")
    pages.next_page()
    pages.text(90, 80, "二、附表")
    rows = [
        ["指标名称", "单位", f"{year}年", "历年累计"],
        ["主动公开文件数", "条", "61", "1265"],
        ["受理政府信息公开申请总数", "件", "", "40"],
        ["村务公开栏数", "个", "3", "7"],
    ]
    pages.grid([90, 280, 330, 400, 480], 100, rows)
    return pages.data()


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in files.items():
            made.writestr(f"{name}.txt", content)
    return packed.getvalue()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The workbench, with a PDF for each size that was uploaded before."""
    folder = tmp_path_factory.mktemp("desk")
    with running(script("serve_staff.py", str(folder))) as site:
        secret = json.loads((folder / "sessions.json").read_text(encoding="utf-8"))["editor"]
        sent = [
            ("files", (f"{size}.pdf", pdf_report(year, town(size)))) for size, year in YEARS.items()
        ]
        with httpx.Client(base_url=site.address, cookies={"disclosure_qa": secret}) as client:
            form = {"csrf": secret_of_forms(secret)}
            answer = client.post("staff/reports/upload", data=form, files=sent, timeout=60)
            assert answer.status_code == 303, answer.text
        expect.set_options(timeout=PATIENCE)
        yield site
        expect.set_options(timeout=None)


@pytest.fixture
def show(artifacts: Path) -> Show:
    """Looks at a state of a page: it fits its screen, and axe finds nothing."""

    def shown(page: Page, name: str) -> None:
        size = page.viewport_size
        assert size is not None
        language = page.locator("html").get_attribute("lang")
        file = f"reports-{name}-{language}-{size['width']}.png"
        page.screenshot(path=artifacts / file, full_page=True)
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name

    return shown


def enter(visit: Visit, desk: Site, path: str, language: str, width: int) -> Page:
    """A page of the workbench, to which an editor signed in."""
    joint = "&" if "?" in path else "?"
    page = visit(desk, language, width, path=f"staff/reports{path}{joint}lang={language}")
    sign_in(page, "eddie")
    expect(page.locator(".staff-out")).to_be_visible()
    return page


def its_report(visit: Visit, desk: Site, language: str, width: int) -> Page:
    """The page of the PDF of a size, when that has been read."""
    page = enter(visit, desk, "/upload", language, width)
    expect_read(page)
    page.goto(f"{desk.address}staff/reports/report?document={width}.pdf&lang={language}")
    return page


def expect_read(page: Page) -> None:
    """The upload that was made first has been read."""
    page.locator(".staff-uploads a").last.click()
    expect(page.locator("[data-running]")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".state.added")).to_have_count(len(YEARS))


def chooser_by_keyboard(page: Page) -> FileChooser:
    """The dialog that Enter opens; a busy Chromium now and then opens none at the first press."""
    for patience in (10_000, 10_000, PATIENCE):
        page.locator("#files").focus()
        try:
            with page.expect_file_chooser(timeout=patience) as choosing:
                page.keyboard.press("Enter")
        except TookTooLong:
            continue
        return choosing.value
    raise AssertionError("Enter on the field for files opens no dialog")


def choose_by_keyboard(page: Page, folder: str, files: list[dict[str, Any]]) -> None:
    """Choose files, name a folder and send them, without a pointer."""
    chooser_by_keyboard(page).set_files(files)  # type: ignore[arg-type]
    page.keyboard.press("Tab")
    page.keyboard.type(folder)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-progress]")).to_be_visible(timeout=PATIENCE)


def a_file(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@SIZES
def test_many_files_go_in_by_keyboard_and_known_ones_are_asked_about(
    desk: Site, visit: Visit, show: Show, language: str, width: int
) -> None:
    said, folder, agency = SAID[language], f"{language}-{width}", town(width)
    page = enter(visit, desk, "/upload", language, width)
    show(page, "upload")
    first = text_report(2001, agency)
    files = [
        a_file("one.txt", first),
        a_file("more.zip", archive(two=text_report(2002, agency), empty=b"")),
        a_file("torn.pdf", b"%PDF-1.7 nothing"),
    ]
    choose_by_keyboard(page, folder, files)
    expect(page.get_by_role("status")).to_have_text(said["done"], timeout=PATIENCE)
    assert page.locator("progress").evaluate("bar => bar.value === bar.max")
    expect(page.locator(".state.added")).to_have_count(2)
    expect(page.locator(".refusal")).to_contain_text([said["empty"], said["damaged"]])
    show(page, "uploaded")
    for button, outcome in (("false", said["kept"]), ("true", "")):
        page.goto(f"{desk.address}staff/reports/upload?lang={language}")
        again = text_report(2001, agency, "31")
        page.locator("#files").set_input_files([a_file("one.txt", again), a_file("two.txt", first)])
        page.locator("#folder").fill(folder)
        page.locator("form[data-upload] button").click()
        expect(page.locator(".staff-ask li")).to_have_text(f"{folder}/one.txt", timeout=PATIENCE)
        show(page, "asking")
        page.locator(f".staff-ask button[value={button}]").press("Enter")
        expect(page.locator(".staff-ask")).to_have_count(0)
        expect(page.locator("[data-running]")).to_have_count(0, timeout=PATIENCE)
        expect(page.locator("[data-progress]")).to_contain_text(outcome)
        expect(page.locator(".state.replaced")).to_have_count(0 if outcome else 1)
    page.goto(f"{desk.address}staff/reports?body={folder}/one&lang={language}")
    expect(page.locator(".reports tbody tr")).to_have_count(1)
    show(page, "list")


@SIZES
def test_a_report_is_read_beside_its_page_and_corrected(
    desk: Site, visit: Visit, show: Show, language: str, width: int
) -> None:
    said = SAID[language]
    page = its_report(visit, desk, language, width)
    expect(page.locator("#unclaimed tbody th")).to_have_text(["村务公开栏数"])
    expect(page.locator("#claimed tbody tr")).to_have_count(2)
    page.locator("#as-read summary").click()
    expect(page.locator("#as-read details li")).to_contain_text(["概述", "附表"])
    page.locator("#as-read a[rel=next]").click()
    picture = page.locator(".page-look img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True, timeout=PATIENCE)
    assert picture.evaluate("image => image.naturalWidth") > 0
    expect(page.locator(".report-text table")).to_contain_text("1265")
    if width > 1000:
        left, right = picture.bounding_box(), page.locator(".report-text").bounding_box()
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"] + 1
    show(page, "report")
    page.locator("#unclaimed td.cells a").first.click()
    page.locator("#indicator").select_option("reading_points")
    show(page, "edit")
    page.locator("#edit form").first.get_by_role("button").click()
    expect(page.locator("#unclaimed tbody tr")).to_have_count(0)
    expect(page.locator("#claimed .edited")).to_have_count(2)
    page.locator("#year").fill("2013")
    page.locator("#correct form.wide button").click()
    expect(page.locator("h1")).to_contain_text("2013")
    expect(page.locator(".history tbody th")).to_contain_text([said["year"], ""])
    show(page, "corrected")
    for left_over in (1, 0):
        page.locator(".history form button").first.click()
        expect(page.locator(".history form")).to_have_count(left_over)
    expect(page.locator("h1")).to_contain_text(str(YEARS[width]))
    expect(page.locator("#unclaimed tbody tr")).to_have_count(1)
    expect(page.locator(".history")).to_contain_text(said["revoked"])


@SIZES
def test_a_report_is_removed_and_restored_by_keyboard(
    desk: Site, visit: Visit, show: Show, language: str, width: int
) -> None:
    page = its_report(visit, desk, language, width)
    listed = f"{desk.address}staff/reports?body={width}.pdf&lang={language}"
    page.locator("a.danger").press("Enter")
    expect(page.locator("button.danger")).to_be_visible()
    show(page, "remove")
    page.locator(".staff-tools a").press("Enter")
    expect(page.locator("#as-read")).to_be_visible()
    page.locator("a.danger").press("Enter")
    page.locator("button.danger").press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    row = page.locator(".reports tbody tr").filter(has_text=f"{width}.pdf")
    expect(row).to_contain_text("eddie")
    show(page, "removed")
    page.goto(listed)
    expect(page.locator(".staff-empty")).to_be_visible()
    show(page, "none")
    page.go_back()
    row.get_by_role("button").press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(listed)
    expect(page.locator(".reports tbody tr")).to_have_count(1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reader_sees_and_changes_nothing(
    desk: Site, visit: Visit, show: Show, language: str
) -> None:
    page = visit(desk, language, 768, path=f"staff/reports?lang={language}")
    sign_in(page, "rita")
    expect(page.locator(".reports tbody tr").first).to_be_visible()
    page.locator(".reports tbody a").first.click()
    expect(page.locator("#as-read")).to_be_visible()
    expect(page.locator(".danger, main form, main a[href*='edit=']")).to_have_count(0)
    show(page, "reader")
    for path in ("upload", "removed", "remove?document=768.pdf"):
        joint = "&" if "?" in path else "?"
        answer = page.goto(f"{desk.address}staff/reports/{path}{joint}lang={language}")
        assert answer is not None
        assert answer.status == 403, path
    show(page, "refused")
