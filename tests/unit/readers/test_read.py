"""Which reader gets a file, and what is refused with which words."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers import limits, read_blocks
from disclosure_qa.readers.sniff import Format, sniff
from unit.readers.pages import Pages, texts_of


def _docx() -> bytes:
    document = Document()
    document.add_paragraph("正文。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    pages = Pages()
    pages.text(100, 100, "正文。")
    return pages.data()


def _zip(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


SAMPLES = {
    "txt": "正文。".encode(),
    "html": "<html><body><p>正文。</p></body></html>".encode(),
    "docx": _docx(),
    "pdf": _pdf(),
}


@pytest.mark.parametrize(
    "name", ["报告", "报 告😀.pdf", "x.docx", "x.html", "x.TXT", "x.", ".x", ""]
)
@pytest.mark.parametrize("kind", SAMPLES)
def test_the_content_decides_whatever_the_name(kind: str, name: str) -> None:
    assert texts_of(read_blocks(name, SAMPLES[kind])) == ["正文。"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xfe" + "<html><p>正文</p>".encode("utf-16-le"), Format.HTML),
        ("<p>一</p><p>二</p><table><tr><td>三".encode(), Format.HTML),
        ("比较 3<4 与 5>2，见<附表>。".encode(), Format.TXT),
        (b"{\\rtf1\\ansi x}", Format.RTF),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, Format.PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 20, Format.PICTURE),
        (_zip(a=b"1"), Format.ZIP),
        (_zip(**{"OFD.xml": b"<x/>"}), Format.OFD),
        (_zip(**{"xl__workbook.xml": b"<x/>", "[Content_Types].xml": b""}), Format.XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Format.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Format.XLS),
        (b"MZ\x90\x00\x03", Format.UNKNOWN),
        (bytes(range(256)) * 20, Format.UNKNOWN),
    ],
)
def test_sniffing(data: bytes, kind: Format) -> None:
    assert sniff("", data) is kind


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("x.txt", b"", "empty"),
        ("x.pdf", b"\x00\x00 \n", "empty"),
        ("x.exe", b"MZ\x90\x00\x03", '"\\.exe".* txt, html, docx'),
        ("x.dat", bytes(range(256)) * 20, "not one that can be read"),
        ("x.docx", SAMPLES["docx"][:500], "docx file is damaged"),
        ("x.docx", SAMPLES["docx"][:-60], "docx file is damaged"),
        ("x.docx", b"PK\x03\x04 no archive", "damaged"),
        ("x.pdf", b"%PDF-1.7 nothing", "PDF is damaged"),
        ("x.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 20, "picture"),
        ("x.zip", _zip(a=b"1"), "archive"),
        ("x.pptx", _zip(**{"ppt__p.xml": b"", "[Content_Types].xml": b""}), "no text document"),
        (
            "x.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_refusals_say_why(name: str, data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        read_blocks(name, data)
    assert "\n" not in str(refusal.value)


def test_a_text_in_utf_16_without_a_mark_is_a_text() -> None:
    text = "青河县柳桥镇2017年政府信息公开工作年度报告。\r\n一、概述\r\n全年公开49条。"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert [
            getattr(block, "text", "") for block in read_blocks("x.txt", text.encode(encoding))
        ] == (text.split("\r\n"))


def test_nothing_that_a_file_refers_to_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密文字")

    def refuse(*_: object) -> None:
        raise AssertionError("a reader went out")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    links = "".join(
        f'<{tag} {name}="{url}"></{tag}>'
        for url in ("http://example.org/x", secret.as_uri(), "//example.org/x", "ftp://example.org/")
        for tag, name in (("iframe", "src"), ("img", "src"), ("link", "href"), ("object", "data"),
                          ("script", "src"), ("embed", "src"), ("frame", "src"))
    )  # fmt: skip
    page = f'<base href="http://example.org/"><?xml-stylesheet href="{secret.as_uri()}"?>{links}<p>正文。</p>'
    blocks = read_blocks("x.html", page.encode())
    assert [getattr(block, "text", "") for block in blocks] == ["正文。"]
    assert "机密" not in str(read_blocks("x.docx", _linked(secret.as_uri())))


def _linked(target: str) -> bytes:
    """A Word file whose pictures, template and included text lie elsewhere."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{office}/{kind}" Target="{target}"{mode}/>'
        for kind in ("styles", "numbering", "footnotes", "attachedTemplate", "image", "subDocument")
        for mode in ("", ' TargetMode="External"')
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{word}" xmlns:r="{office}"><w:body><w:p><w:r><w:t>正文。</w:t></w:r>'
        f'<w:r><w:instrText>INCLUDETEXT "{target}"</w:instrText></w:r></w:p>'
        '<w:altChunk r:id="rsubDocument"/><w:subDoc r:id="rsubDocument"/></w:body></w:document>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", body)
        package.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
    return file.getvalue()


def test_a_fake_docx_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no text document"):
        read_blocks("x.docx", _zip(**{"word__document.xml": b"<x/>"}))


def test_size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 3)
    with pytest.raises(UnreadableDocument, match="at most"):
        read_blocks("x.txt", b"1234")


def test_expanded_size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_EXPANDED_BYTES", 1000)
    with pytest.raises(UnreadableDocument, match="unpacks to"):
        read_blocks("x.docx", _zip(**{"word__document.xml": b" " * 100_000}))


def test_part_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARTS", 1)
    with pytest.raises(UnreadableDocument, match="parts"):
        read_blocks("x.docx", SAMPLES["docx"])
