"""What stands under an answer and beside it: was it helpful, the outline, the page itself."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from e2e.test_axe import faults
from e2e.test_chat import ask
from servers import Site, running
from unit.readers.test_ofd import TITLE as OFD_TITLE
from unit.readers.test_ofd import ofd, ruled, words

Visit = Callable[..., Page]
ZERO = {
    "zh": "柳桥镇2017年收到多少申请？",
    "en": "How many requests did Liuqiao receive in 2017?",
}
WIDTHS = (360, 768, 1440)


def fits(page: Page) -> bool:
    """Nothing is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_opinion_by_keyboard(
    samples: Site, visit: Visit, artifacts: Path, language: str, width: int
) -> None:
    page = visit(samples, language, width)
    ask(page, ZERO[language])
    form = page.locator("[data-feedback]")
    expect(form.locator("[name=remark]")).to_be_hidden()
    form.locator("[value=no]").focus()
    page.keyboard.press("Space")
    expect(form.locator("[name=remark]")).to_be_visible()
    assert faults(page) == []
    assert fits(page)
    page.screenshot(path=artifacts / f"feedback-{language}-{width}.png", full_page=True)
    page.keyboard.press("Tab")
    page.keyboard.type("13812345678 <b>!")
    page.keyboard.press("Enter")
    expect(form).to_have_count(0)
    thanks = {"zh": "谢谢", "en": "Thank you"}[language]
    expect(page.locator("[data-said]")).to_contain_text(thanks)
    expect(page.locator(":focus")).to_contain_text(thanks)
    page.reload()
    expect(page.locator(".turn .tile")).to_have_count(1)
    expect(form).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_opinion_without_script(samples: Site, browser: Browser, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{samples.address}answer?q={ZERO[language]}&lang={language}")
    page.locator("[name=helpful][value=yes]").check()
    page.locator(".feedback button").click()
    expect(page.locator("h1")).to_contain_text({"zh": "谢谢", "en": "Thank you"}[language])
    context.close()


def test_an_opinion_that_cannot_be_sent_can_be_sent_again(samples: Site, visit: Visit) -> None:
    page = visit(samples, "en", 1440)
    ask(page, ZERO["en"])
    page.route("**/feedback", lambda route: route.abort())
    page.locator("[value=yes]").check()
    page.locator(".feedback button").click()
    expect(page.locator("[data-state]")).to_contain_text("could not be sent")
    page.unroute("**/feedback")
    page.locator(".feedback button").click()
    expect(page.locator("[data-feedback]")).to_have_count(0)


def report_pdf() -> bytes:
    """A report of two pages, its table ruled."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)

    def line(x: float, y: float, text: str) -> None:
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(x, y, text)

    line(110, 780, "南岗县柳桥镇人民政府2018年政府信息公开工作年度报告")
    line(72, 740, "一、概述")
    line(72, 715, "2018年，我镇认真做好政府信息公开工作，主动公开政府信息61条。")
    canvas.showPage()
    line(72, 780, "二、附表")
    rows = (
        ("指标名称", "单位", "2018年", "历年累计"),
        ("主动公开文件数", "条", "61", "1265"),
        ("受理政府信息公开申请总数", "件", "5", "13"),
        ("行政复议数", "件", "0", "0"),
    )
    edges = (72, 272, 332, 422, 512)
    for number, row in enumerate(rows):
        y = 740 - 26 * number
        for x, end, text in zip(edges, edges[1:], row, strict=False):
            canvas.rect(x, y - 8, end - x, 26)
            line(x + 6, y, text)
    canvas.showPage()
    canvas.save()
    return packed.getvalue()


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product over a report that came as a PDF."""
    folder = tmp_path_factory.mktemp("paged")
    (folder / "reports").mkdir()
    (folder / "reports" / "柳桥镇2018.pdf").write_bytes(report_pdf())
    (folder / "reports" / "柳桥镇2017.ofd").write_bytes(ofd(words(60, 20, OFD_TITLE) + ruled()))
    run = [sys.executable, "-m", "disclosure_qa"]
    index = str(folder / "index")
    subprocess.run([*run, "ingest", str(folder / "reports"), "--index", index], check=True)
    with running(lambda port: [*run, "serve", "--index", index, "--port", str(port)]) as site:
        yield site


def over(page: Page, mark: str) -> Any:
    """The middle of a mark as a share of the page's picture: how far from the left and the top."""
    return page.evaluate(
        """mark => {
          const box = document.querySelector(mark).getBoundingClientRect();
          const sheet = document.querySelector('.page-paper img').getBoundingClientRect();
          return [(box.x + box.width / 2 - sheet.x) / sheet.width,
                  (box.y + box.height / 2 - sheet.y) / sheet.height];
        }""",
        mark,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_itself_beside_the_answer(
    paged: Site, visit: Visit, artifacts: Path, language: str, width: int
) -> None:
    page = visit(paged, language, width)
    ask(page, "柳桥镇2018年收到多少申请？")
    page.locator(".said .cite").first.click()
    page.locator(".source .tools [data-pane]").click()
    picture = page.locator(".page-paper img")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.page-paper img').naturalWidth > 0")
    left, top = over(page, ".mark-cell")
    assert left == pytest.approx((332 + 422) / 2 / A4[0], abs=0.01)
    assert top == pytest.approx(1 - (740 - 26 * 2 + 5) / A4[1], abs=0.01)
    expect(page.locator(".source h2")).to_be_focused()
    assert faults(page) == []
    assert fits(page)
    page.screenshot(path=artifacts / f"page-itself-{language}-{width}.png")
    page.locator(".pages a").first.click()
    expect(page.locator(".mark-cell")).to_have_count(0)
    page.locator(".source .tools [data-pane]").click()
    expect(page.locator(".source .cell-hit")).to_be_visible()
    page.locator(".source [data-close]").click()
    expect(page.locator(".said .cite").first).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_ofd_file_is_shown_as_read_and_can_be_had(
    paged: Site, visit: Visit, artifacts: Path, language: str, width: int
) -> None:
    page = visit(paged, language, width)
    ask(
        page,
        {"zh": "柳桥镇2017年主动公开多少条？", "en": "Items disclosed by Liuqiao Town in 2017"}[
            language
        ],
    )
    page.locator(".said .cite").first.click()
    shown = page.locator(".source:visible")
    expect(shown.locator(".cell-hit")).to_have_text("253")
    expect(shown).to_contain_text({"zh": "OFD 阅读器", "en": "an OFD reader"}[language])
    assert faults(page) == []
    page.screenshot(path=artifacts / f"ofd-{language}-{width}.png")
    with page.expect_download() as saved:
        shown.locator("a[download]").click()
    assert saved.value.suggested_filename == "柳桥镇2017.ofd"


@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_itself_without_script(paged: Site, browser: Browser, width: int) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{paged.address}answer?q=柳桥镇2018年收到多少申请？&lang=en")
    page.locator(".said .cite").click()
    page.locator(".tools a[href^='look?']").click()
    expect(page.locator(".page-paper img")).to_be_visible()
    expect(page.locator(".mark-cell")).to_have_count(1)
    page.locator(".pages a").click()
    expect(page.locator(".pages")).to_contain_text("第 1 页，共 2 页")
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_outline_leads_through_the_report(samples: Site, visit: Visit, width: int) -> None:
    page = visit(samples, "zh", width)
    ask(page, ZERO["zh"])
    page.locator(".said .cite").first.click()
    page.locator(".source .contents summary").click()
    assert faults(page) == []
    page.locator(".source .contents a").first.click()
    expect(page.locator(".source .report-text")).to_contain_text("工作平稳有序")
    expect(page.locator(".source h2")).to_be_focused()
