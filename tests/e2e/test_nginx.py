"""Behind a real nginx, below a path of another site, with the configuration that we publish."""

import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from e2e.conftest import HEIGHTS
from servers import nginx, running

SETTINGS = {
    "DISCLOSURE_QA_ROOT_PATH": "/disclosure",
    "DISCLOSURE_QA_TRUSTED_PROXIES": "127.0.0.1",
    "DISCLOSURE_QA_QUESTIONS_PER_MINUTE": "15",
}
QUESTION = "柳桥镇2018年收到多少件申请？"


@pytest.fixture(scope="module")
def portal_address(
    project: Path, portal: tuple[object, object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The assistant's address at nginx, over the small reports."""
    index = str(portal[1]._command[portal[1]._command.index("--index") + 1])  # type: ignore[attr-defined]
    run = [str(Path(sys.executable).with_name("disclosure-qa")), "serve", "--index", index]
    with running(lambda port: [*run, "--port", str(port)], **SETTINGS) as site:
        published = (project / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        assistant = published.replace("127.0.0.1:7860", f"127.0.0.1:{site.port}")
        with nginx(tmp_path_factory.mktemp("nginx"), assistant) as address:
            yield f"{address}/disclosure"


@pytest.mark.parametrize("width", [360, 1440])
def test_the_conversation_works_below_a_path(
    browser: Browser, portal_address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]}, locale="zh-CN")
    elsewhere: list[str] = []
    faults: list[str] = []
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if not request.url.startswith(
                (f"{portal_address}/", portal_address + "?", "data:", "blob:")
            )
            else None
        ),
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{portal_address}/")
    page.wait_for_selector(".welcome")
    page.locator("#question").fill(QUESTION)
    page.locator("#question").press("Enter")
    expect(page.locator(".number b")).to_have_text("5")
    page.locator("#question").fill(QUESTION)
    page.locator("#question").press("Enter")
    expect(page.locator(".number b")).to_have_count(2)
    page.close()
    assert elsewhere == []
    assert faults == []


@pytest.mark.parametrize("path", ["", "/", "/answer?q=柳桥镇", "/reports", "/api/docs", "/embed"])
def test_no_link_leads_out_of_the_path(portal_address: str, path: str) -> None:
    found = httpx.get(portal_address + path, follow_redirects=True)
    assert found.status_code == 200
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', found.text)
    assert [link for link in links if not link.startswith("/disclosure/")] == []
    host = portal_address.removesuffix("/disclosure")
    absolute = re.findall(r'(?:href|src|action)="(http://127[^"]*)"', found.text)
    assert [link for link in absolute if not link.startswith(f"{host}/disclosure/")] == []


def test_an_answer_is_passed_on_as_it_comes(portal_address: str) -> None:
    headers = {"Accept": "text/event-stream", "X-Request-ID": "of-the-visitor"}
    question = {"question": QUESTION}
    with httpx.stream("POST", f"{portal_address}/api/ask", json=question, headers=headers) as came:
        events = [line for line in came.iter_lines() if line.startswith("event: ")]
    assert came.headers["x-request-id"]
    assert (events[0], events[-1]) == ("event: status", "event: answer")


def test_metrics_stay_inside(portal_address: str) -> None:
    assert httpx.get(f"{portal_address}/metrics").status_code == 404


def test_visitors_are_told_apart_and_cannot_pass_for_another(portal_address: str) -> None:

    def asked(number: int) -> httpx.Response:
        return httpx.post(
            f"{portal_address}/api/ask",
            content=json.dumps({"question": QUESTION}),
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
            timeout=60,
        )

    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(asked, range(60)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1
