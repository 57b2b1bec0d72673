"""Which format some bytes are in, by their content; the name only breaks ties."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.charset import unmarked_utf16
from disclosure_qa.readers.limits import check_expanded


class Format(StrEnum):
    """A format that can be told apart, whether it is read or not."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    XLS = "xls"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    WORD_XML = "xml"
    MHT = "mht"
    OFD = "ofd"
    ZIP = "zip"
    PICTURE = "picture"
    UNKNOWN = "unknown"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_FOREIGN = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"MZ", b"\x7fELF", b"BZh", b"\xfd7zXZ")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHT = re.compile(
    rb"\A(?=.*^MIME-Version:).*^Content-Type:\s*multipart/(?:related|alternative)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_HTML_TAG = re.compile(
    rb"<(?:table|div|p|body|head|meta|br|span|h[1-6]|tr|td|ul)\b[^<>]*>", re.IGNORECASE
)
_DAMAGED = "the {} file is damaged or was cut short; get it again from its source"


def sniff(name: str, data: bytes) -> Format:
    """The format of a file. Raises UnreadableDocument for empty and for locked files."""
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableDocument("the file is empty")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _packed(name, data)
    if data.startswith(_OLE):
        return _compound(name, data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Format.RTF
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        return Format.PICTURE
    if data.startswith(_FOREIGN):
        return Format.UNKNOWN
    return _textual(name, data)


def _packed(name: str, data: bytes) -> Format:
    """The format inside a zip container."""
    entries = _entries(name, data)
    if any(entry.endswith("/document.xml") or entry == "document.xml" for entry in entries):
        return Format.DOCX
    if any(entry.startswith("xl/workbook") for entry in entries):
        return Format.XLSX
    if any(entry.upper() == "OFD.XML" for entry in entries):
        return Format.OFD
    if "mimetype" in entries and "content.xml" in entries:
        return Format.ODT
    if "[Content_Types].xml" in entries:
        raise UnreadableDocument(
            "the file is in the format of an office program, and holds no text document"
        )
    return Format.ZIP


def _entries(name: str, data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listing = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        kind = "docx" if b"word/" in data[:4096] else suffix_of(name) or "zip"
        raise UnreadableDocument(_DAMAGED.format(kind)) from error
    check_expanded(sum(entry.file_size for entry in listing), len(listing))
    return {entry.filename for entry in listing}


def _compound(name: str, data: bytes) -> Format:
    """The format inside Microsoft's older container, told by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableDocument("the file is locked with a password; save it without one")
    word, book = holds("WordDocument"), holds("Workbook") or holds("Book")
    if word and book:  # one is embedded in the other
        return Format.XLS if suffix_of(name) in {"xls", "et", "xlt"} else Format.DOC
    if word:
        return Format.DOC
    if not book and suffix_of(name) in {"doc", "wps", "xls", "et"}:
        raise UnreadableDocument(_DAMAGED.format(suffix_of(name)))
    return Format.XLS if book else Format.UNKNOWN


def _textual(name: str, data: bytes) -> Format:
    start = data[:65536]
    if b"\x00" in start:
        start = start.replace(b"\x00", b"")
    if b'progid="Word.Document"' in start[:2048] or b"<office:document" in start[:2048]:
        return Format.WORD_XML
    if _MHT.search(start[:2048]):
        return Format.MHT
    if _HTML_START.match(start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        return Format.HTML
    tags = len(_HTML_TAG.findall(start))
    if tags >= 3 or (tags and suffix_of(name) in {"html", "htm", "shtml", "xhtml"}):
        return Format.HTML
    return Format.UNKNOWN if _is_binary(data[:65536]) else Format.TXT


def _is_binary(start: bytes) -> bool:
    """Whether control bytes are too many for any encoding of a text."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\x00" in start and unmarked_utf16(start) is not None:
        return False
    plain = start.replace(b"\x00", b"")
    odd = sum(plain.count(code) for code in range(1, 32) if code not in (7, 9, 10, 11, 12, 13, 27))
    return odd > max(8, len(plain) // 50)


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, without its dot; "" where there is none."""
    return PurePath(name).suffix.lower().lstrip(".")
