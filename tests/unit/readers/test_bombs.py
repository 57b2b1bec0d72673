"""Files made to exhaust or to spy on who reads them: refused, or read without what they ask for."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.ingest.files import files_in
from disclosure_qa.readers import limits, read_blocks
from unit.readers.pages import rows_of, tables_of, texts_of
from unit.readers.test_docx import repacked
from unit.readers.test_ofd import ofd, words

MANY = 16 * 1024 * 1024
FEW = 4 * 1024 * 1024
MARK = "ABC"
"""Written alike in every format; some write other letters as numbers."""
SEEN = f"正文一段{MARK}"


def _docx() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_paragraph(SEEN)
    document.save(file)
    return file.getvalue()


def _xlsx() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append([SEEN, "1"])
    book.active.append(["另一行", "2"])
    book.save(file)
    return file.getvalue()


def _ofd() -> bytes:
    return ofd(words(20, 30, SEEN))


PACKED = {
    "docx": (_docx, "word/document.xml"),
    "xlsx": (_xlsx, "xl/worksheets/sheet1.xml"),
    "ofd": (_ofd, "Doc_0/Pages/0.xml"),
}
"""A file of each kind, and the part of it that holds the text."""


@contextmanager
def little_memory() -> Iterator[None]:
    """Fails where the block takes as much memory as what is packed in the file."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < FEW
    finally:
        tracemalloc.stop()


def with_part(make: Callable[[], bytes], part: str, content: bytes) -> bytes:
    """A file with another content of a part, compressed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def understated(data: bytes, size: int) -> bytes:
    """An archive whose parts of a size say that they have 100 bytes."""
    return data.replace(struct.pack("<I", size), struct.pack("<I", 100))


def text_of(name: str, data: bytes) -> str:
    blocks = read_blocks(name, data)
    cells = [cell for table in tables_of(blocks) for row in rows_of(table) for cell in row]
    return "".join([*texts_of(blocks), *cells])


@pytest.mark.parametrize("kind", PACKED)
def test_what_unpacks_to_too_much_is_not_unpacked(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_EXPANDED_BYTES", FEW)
    bomb = with_part(*PACKED[kind], b" " * MANY)
    assert len(bomb) < MANY // 50
    with little_memory(), pytest.raises(UnreadableDocument, match=r"unpacks to 1\d MB"):
        read_blocks(f"x.{kind}", bomb)


@pytest.mark.parametrize("kind", PACKED)
def test_what_says_less_than_it_unpacks_to_is_cut_off_there(kind: str) -> None:
    bomb = understated(with_part(*PACKED[kind], b" " * MANY), MANY)
    with little_memory(), pytest.raises(UnreadableDocument, match="damaged"):
        read_blocks(f"x.{kind}", bomb)


def test_an_archive_of_too_much_is_not_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.txt", b" " * (limits.MAX_BYTES + 1))
    place = tmp_path / "年报.zip"
    for data, cause in (
        (file.getvalue(), "at most 64 MB are read"),
        (understated(file.getvalue(), limits.MAX_BYTES + 1), "damaged"),
    ):
        place.write_bytes(data)
        (found,) = files_in([place])
        with little_memory(), pytest.raises(UnreadableDocument, match=cause):
            found.read()


def test_an_archive_in_an_archive_is_a_file_that_is_no_report(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", SEEN)
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    (found,) = files_in([tmp_path / "outer.zip"])
    assert found.document == "outer.zip/inner.zip"
    with pytest.raises(UnreadableDocument):
        read_blocks(found.document, found.read())


LAUGHS = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "爆炸">'
    for level in range(9)
)


def doctyped(part: bytes, secret: Path, asked_for: str = "&e0;&x;") -> bytes:
    """XML that knows of a file of this machine and of a thousand million words, and asks for some."""
    body = part.partition(b"?>")[2] if part.startswith(b"<?xml") else part
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">{LAUGHS}]>'
    asked = body.replace(MARK.encode(), f"{MARK}{asked_for}".encode())
    assert asked != body
    return b'<?xml version="1.0" encoding="UTF-8"?>' + doctype.encode() + asked


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text("机密")
    return file


@pytest.mark.parametrize("kind", PACKED)
def test_entities_are_neither_fetched_nor_expanded(kind: str, secret: Path) -> None:
    make, named = PACKED[kind]
    asking = repacked(make(), lambda name, part: doctyped(part, secret) if name == named else part)
    with little_memory():
        found = text_of(f"x.{kind}", asking)
    assert MARK in found
    assert "爆炸" not in found
    assert "机密" not in found


@pytest.mark.parametrize("kind", PACKED)
def test_a_thousand_million_words_out_of_a_few_are_refused(kind: str, secret: Path) -> None:
    make, named = PACKED[kind]
    asking = repacked(
        make(), lambda name, part: doctyped(part, secret, "&e8;") if name == named else part
    )
    with little_memory(), suppress(UnreadableDocument):
        assert "爆炸" not in text_of(f"x.{kind}", asking)


def test_a_web_page_expands_none_either(secret: Path) -> None:
    page = doctyped(f"<html><body><p>{SEEN}</p></body></html>".encode(), secret)
    with little_memory():
        found = text_of("x.html", page)
    assert SEEN in found
    assert found.count("爆炸") <= 1
    assert "机密" not in found


def test_addresses_in_a_web_page_are_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(*_: object) -> None:
        pytest.fail("it went out")

    monkeypatch.setattr("socket.socket.connect", reached)
    page = (
        '<html><head><base href="http://192.0.2.1/"><link rel="stylesheet" href="a.css">'
        f'<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"></head><body><p>{SEEN}</p>'
        '<img src="http://192.0.2.1/a.png"><iframe src="file:///etc/passwd"></iframe></body></html>'
    )
    assert text_of("x.html", page.encode()) == SEEN
