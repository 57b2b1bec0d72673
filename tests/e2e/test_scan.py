"""A report that is nothing but pictures, beside its answer: what was recognised, and the page itself."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from reportlab.lib.pagesizes import A4

pytest.importorskip("cv2", reason='the extra "ocr" is not installed')
pytest.importorskip("onnxruntime", reason='the extra "ocr" is not installed')
pytest.importorskip("rapidocr", reason='the extra "ocr" is not installed')

from e2e.test_axe import faults
from e2e.test_chat import ask
from e2e.test_viewer import fits, over, report_pdf
from servers import Site, running
from unit.readers.scans import hasty, rendered, scanned_pdf

ASKED = {
    "zh": "柳桥镇2018年收到多少申请？",
    "en": "How many requests did Liuqiao Town receive in 2018?",
}
MAY_BE_WRONG = {"zh": "识别自扫描件", "en": "scan"}


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product over a report that was printed, and laid on a scanner a little askew."""
    folder = tmp_path_factory.mktemp("scanned")
    (folder / "reports").mkdir()
    pages = [hasty(rendered(report_pdf(), number)) for number in (1, 2)]
    (folder / "reports" / "柳桥镇2018.pdf").write_bytes(scanned_pdf(pages))
    run = [sys.executable, "-m", "disclosure_qa"]
    index = str(folder / "index")
    subprocess.run([*run, "ingest", str(folder / "reports"), "--index", index], check=True)
    with running(lambda port: [*run, "serve", "--index", index, "--port", str(port)]) as site:
        yield site


@pytest.mark.parametrize(("language", "width"), [("zh", 360), ("en", 1440)])
def test_a_scan_is_shown_as_recognised_and_as_it_looks(
    scanned: Site, visit: Callable[..., Page], artifacts: Path, language: str, width: int
) -> None:
    page = visit(scanned, language, width)
    ask(page, ASKED[language])
    expect(page.locator(".tile .number")).to_contain_text("5")
    expect(page.locator(".note.assumption")).to_contain_text(MAY_BE_WRONG[language])
    page.locator(".said .cite").first.click()
    shown = page.locator(".source:visible")
    expect(shown.locator(".cell-hit")).to_have_text("5")
    page.screenshot(path=artifacts / f"scan-read-{language}-{width}.png")
    shown.locator(".tools [data-pane]").click()
    page.wait_for_function("document.querySelector('.page-paper img')?.naturalWidth > 0")
    left, top = over(page, ".mark-cell")
    # Where it is printed, but for what the scanner turned the page by.
    assert left == pytest.approx((332 + 422) / 2 / A4[0], abs=0.02)
    assert top == pytest.approx(1 - (740 - 26 * 2 + 5) / A4[1], abs=0.02)
    assert faults(page) == []
    assert fits(page)
    page.screenshot(path=artifacts / f"scan-page-{language}-{width}.png")
