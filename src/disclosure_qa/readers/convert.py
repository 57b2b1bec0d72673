"""Formats that only an office program reads, made docx by LibreOffice, which is optional."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.docx import read_docx
from disclosure_qa.readers.limits import CONVERSION_SECONDS

_PROGRAMS = ("soffice", "libreoffice")
# No macros, no links that are followed, no recovery of other people's sessions.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>\n"
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Save/Document", "AutoSave", "false"),
)


def read_through_docx(data: bytes, suffix: str) -> tuple[Block, ...]:
    """The blocks of a doc, wps, rtf or odt file.

    Raises UnreadableDocument where LibreOffice is not installed, cannot open the file, or takes
    longer than CONVERSION_SECONDS.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocument(
            f'the format "{suffix}" needs LibreOffice, which is not installed; '
            "install it, or save the file as docx"
        )
    with tempfile.TemporaryDirectory(prefix="disclosure-qa-") as folder:
        return read_docx(_converted(program, data, suffix, Path(folder)))


def _converted(program: str, data: bytes, suffix: str, folder: Path) -> bytes:
    source = folder / f"document.{suffix}"
    source.write_bytes(data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE.format("".join(_ITEM.format(*entry) for entry in _SETTINGS)))
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command, folder)
    result = folder / "out" / "document.docx"
    if not result.is_file():
        raise UnreadableDocument(
            f"LibreOffice cannot open the {suffix} file; it is damaged or locked with a password"
        )
    return result.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Runs a program in a session of its own, so that all it started ends with it."""
    # HOME inside of the folder: nothing of the user's is read or left behind.
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(  # noqa: S603 (the program is LibreOffice, the arguments are ours)
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(CONVERSION_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnreadableDocument(
                f"LibreOffice took more than {CONVERSION_SECONDS} seconds; save the file as docx"
            ) from error
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
