"""Sites to look at and a browser to look with; no request may leave this machine."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from servers import Site, running
from unit.web.small_reports import write_reports

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HEIGHTS = {320: 640, 360: 740, 768: 1024, 1440: 900}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, in a container."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; scripts/install-system-packages does it")
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox"]}


def script(name: str, *more: str) -> Callable[[int], list[str]]:
    """The command of a server of this folder, given its port."""
    path = Path(__file__).parent / name
    return lambda port: [sys.executable, str(path), str(port), *more]


def _samples(*more: str) -> Callable[[int], list[str]]:
    return script("serve_samples.py", *more)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site over the hand-made library, with an answer in every state; it keeps a journal."""
    with running(_samples(f"journal={tmp_path_factory.mktemp('journal')}")) as site:
        yield site


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product over a report, an opinion and a file name that are markup."""
    script = str(Path(__file__).parent / "serve_hostile.py")
    folder = str(tmp_path_factory.mktemp("hostile"))
    with running(lambda port: [sys.executable, script, str(port), folder]) as site:
        yield site


@pytest.fixture
def fragile() -> Iterator[Site]:
    """The same, for a test that stops it."""
    with running(_samples()) as site:
        yield site


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, with the users of `staff_samples`."""
    script = str(Path(__file__).parent / "serve_staff.py")
    folder = str(tmp_path_factory.mktemp("staffed"))
    with running(lambda port: [sys.executable, script, str(port), folder]) as site:
        yield site


@pytest.fixture
def strict() -> Iterator[Site]:
    """The same, allowing three questions a minute."""
    with running(_samples("strict")) as site:
        yield site


@pytest.fixture(scope="session")
def empty() -> Iterator[Site]:
    """A site over a library without a report."""
    with running(_samples("empty")) as site:
        yield site


@pytest.fixture(scope="session")
def real(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product itself over the report of `corpus/`."""
    index = tmp_path_factory.mktemp("real") / "index"
    run = [str(Path(sys.executable).with_name("disclosure-qa"))]
    subprocess.run([*run, "ingest", str(project / "corpus"), "--index", str(index)], check=True)
    with running(lambda port: [*run, "serve", "--index", str(index), "--port", str(port)]) as site:
        yield site


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Site]]:
    """Another site, and the product itself over a few small reports, which that one may show."""
    folder = tmp_path_factory.mktemp("towns")
    pages, reports = folder / "pages", folder / "reports"
    pages.mkdir()
    reports.mkdir()
    write_reports(reports)
    run = [str(Path(sys.executable).with_name("disclosure-qa"))]
    index = str(folder / "index")
    subprocess.run([*run, "ingest", str(reports), "--index", index], check=True)
    files = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(pages)]
    with running(lambda port: [*files, str(port)]) as site:
        site.folder = pages
        with running(
            lambda port: [*run, "serve", "--index", index, "--port", str(port)],
            DISCLOSURE_QA_ALLOWED_SITES=site.address.rstrip("/"),
        ) as assistant:
            yield site, assistant


@pytest.fixture(scope="session")
def towns(portal: tuple[Site, Site]) -> Site:
    """The product itself over a few small reports."""
    return portal[1]


@pytest.fixture(scope="session")
def artifacts(project: Path) -> Path:
    """Where screenshots are kept."""
    folder = project / "test-artifacts"
    folder.mkdir(exist_ok=True)
    return folder


Visit = Callable[..., Page]


def _broken_policies(said: str) -> list[str]:
    """What the browser says where a page wants what its own policy forbids."""
    return [said] if "Content Security Policy" in said else []


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens the conversation of a site; afterwards no request may have gone elsewhere."""
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    faults: list[str] = []

    def opened(site: Site, language: str = "zh", width: int = 1440, path: str = "") -> Page:
        context = browser.new_context(
            locale=LOCALES[language], viewport={"width": width, "height": HEIGHTS[width]}
        )
        contexts.append(context)

        def note(request: Any) -> None:
            if not request.url.startswith((site.address, "data:", "blob:")):
                foreign.append(request.url)

        context.on("request", note)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.extend(_broken_policies(said.text)))
        page.goto(site.address + path)
        if not path:
            page.wait_for_selector(".welcome")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not foreign
    assert not faults
