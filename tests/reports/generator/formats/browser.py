"""PDF printed from a web page by headless Chromium: embedded fonts, another producer."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reports.generator.model import Document

from .html import html
from .pdf import pdf

_STAMP = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)[^)]*\)")


def browser_pdf(document: Document, options: Mapping[str, str]) -> bytes:
    """The page as Chromium prints it; where there is no Chromium, as `pdf` sets it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        return pdf(document, options)
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html(document, options))
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        quiet = {**os.environ, "HOME": folder}
        subprocess.run(command, check=True, capture_output=True, timeout=90, env=quiet)
        return _STAMP.sub(_fixed, out.read_bytes())


def _fixed(found: re.Match[bytes]) -> bytes:
    """A date of the same length, so that the file's offsets stay right."""
    stamp = b"20200101000000+00'00'"
    room = len(found[0]) - len(found[1]) - 1
    return found[1] + stamp[:room].ljust(room, b" ") + b")"
