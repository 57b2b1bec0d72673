"""Formats that LibreOffice opens, and saved web pages."""

import base64
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers import convert, read_blocks
from unit.readers.pages import rows_of, tables_of, texts_of

RTF = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\f0 \u25253?\u21578?\u19968?\u21477?\u12290?\par"
    r"\trowd\cellx2000\cellx4000 \u39033?\intbl\cell \u20214?\u25968?\intbl\cell\row"
    r"\trowd\cellx2000\cellx4000 \u35768?\u21487?\intbl\cell 12\intbl\cell\row"
    r"\pard \u23436?\u12290?\par}"
)
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None,
    reason="LibreOffice is not installed",
)


@needs_libreoffice
def test_rtf_through_libreoffice() -> None:
    blocks = read_blocks("没有后缀", RTF.encode("ascii"))
    assert texts_of(blocks) == ["报告一句。", "完。"]
    assert rows_of(tables_of(blocks)[0]) == [["项", "件数"], ["许可", "12"]]


@needs_libreoffice
def test_doc_reads_like_the_docx_it_was_made_from(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("一、概述", 1)
    document.add_paragraph("正文。")
    table = document.add_table(3, 5)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            cell.text = f"{r}{c}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项"
    table.cell(0, 1).merge(table.cell(0, 4)).text = "数"
    document.add_paragraph("完。")
    source = tmp_path / "a.docx"
    document.save(str(source))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc",
         "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert read_blocks("x.wps", (tmp_path / "a.doc").read_bytes()) == read_blocks(
        "a.docx", source.read_bytes()
    )


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableDocument, match=r'"rtf" needs LibreOffice.*save the file as docx'):
        read_blocks("x.rtf", RTF.encode())


def _program(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = _program(tmp_path, f"echo $$ > {tmp_path}/pid; sleep 600")
    monkeypatch.setattr(shutil, "which", lambda _: program)
    monkeypatch.setattr(convert, "CONVERSION_SECONDS", 1)
    with pytest.raises(UnreadableDocument, match="more than 1 seconds"):
        read_blocks("x.rtf", RTF.encode())
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_file_that_libreoffice_cannot_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: _program(tmp_path, "exit 1"))
    with pytest.raises(UnreadableDocument, match="cannot open the rtf file"):
        read_blocks("x.rtf", RTF.encode())


def test_the_profile_is_its_own_and_forbids_macros_and_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    script = f'cp -r "$PWD" {kept}; echo "$@" > {tmp_path}/arguments'
    monkeypatch.setattr(shutil, "which", lambda _: _program(tmp_path, script))
    with pytest.raises(UnreadableDocument):
        read_blocks("x.rtf", RTF.encode())
    settings = (kept / "profile/user/registrymodifications.xcu").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true' in settings
    assert "-env:UserInstallation=file://" in (tmp_path / "arguments").read_text()


@pytest.mark.parametrize("charset", ["gb2312", "utf-8"])
def test_a_web_page_saved_as_one_file(charset: str) -> None:
    page = "<html><body><p>正文。</p></body></html>".encode(charset)
    data = (
        b"Content-Type: multipart/related; boundary=X\r\nMIME-Version: 1.0\r\n\r\n--X\r\n"
        + f"Content-Type: text/html; charset={charset}\r\n".encode()
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(page)
        + b"\r\n--X--\r\n"
    )
    assert texts_of(read_blocks("x.doc", data)) == ["正文。"]


def test_a_saved_page_without_a_page() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X--\r\n"
    with pytest.raises(UnreadableDocument, match="no text"):
        read_blocks("x.mht", data)


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    document = Document()
    document.add_paragraph("正文。")
    file = io.BytesIO()
    document.save(file)
    result = tmp_path / "result.docx"
    result.write_bytes(file.getvalue())
    script = f"mkdir -p out; cp {result} out/document.docx"
    monkeypatch.setattr(shutil, "which", lambda _: _program(tmp_path, script))
    assert texts_of(read_blocks("x.rtf", RTF.encode())) == ["正文。"]
    assert list(scratch.iterdir()) == []
