"""Bytes of a text in an unknown encoding, as a string."""

import re
from itertools import chain

from disclosure_qa.errors import UnreadableDocument

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# A page that declares one of the older Chinese sets regularly uses characters of the newest.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
}
_SAMPLE = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_EXPECTED = re.compile(
    r"[\t\n\r\x20-\x7e\u00a0-\u00ff\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that the bytes mean, without a byte order mark and control characters.

    The order: byte order mark, UTF-16 without a mark (seen by its zero bytes), UTF-8, the
    declared encoding, GB18030, whatever charset-normalizer finds. Raises UnreadableDocument
    where none fits.
    """
    text = _marked(data)
    if text is None and b"\x00" in data:
        text = unmarked_utf16(data)
    if text is None:
        text = _first_that_fits(data, ("utf-8", _canonical(declared), "gb18030"))
    if text is None:
        text = _damaged(data)
    if text is None:
        text = _guessed(data)
    return without_controls(text)


def without_controls(text: str) -> str:
    """The text without characters that print nothing, and of which PostgreSQL stores no NUL."""
    return _CONTROL.sub("", text)


def _canonical(name: str | None) -> str | None:
    lowered = name.strip().lower() if name else None
    return _SUPERSETS.get(lowered, lowered) if lowered else None


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def unmarked_utf16(data: bytes) -> str | None:
    """The text if it reads as UTF-16 of either byte order, else None."""
    candidates = (_strict(data[: len(data) // 2 * 2], name) for name in ("utf-16-le", "utf-16-be"))
    for text in candidates:
        start = (text or "")[:_SAMPLE]
        if start and len(_EXPECTED.findall(start)) >= 0.9 * len(start):
            return text
    return None


def _first_that_fits(data: bytes, encodings: tuple[str | None, ...]) -> str | None:
    texts = (_strict(data, encoding) for encoding in encodings if encoding)
    return next((text for text in texts if text is not None), None)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _damaged(data: bytes) -> str | None:
    """The text where all but a few bytes are UTF-8 or GB18030; the damage stays visible."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if 0 < text.count("\ufffd") <= len(text) // 100:
            return text
    return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableDocument(
            "its characters are in an unknown encoding; save it as UTF-8 and try again"
        )
    return str(best)


def declared_in(data: bytes) -> str | None:
    """The encoding that an HTML or XML file declares for itself in its first bytes."""
    start = data[:4096]
    found = chain(
        re.findall(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", start, re.IGNORECASE),
        re.findall(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", start),
    )
    first = next(found, None)
    return first.decode("ascii") if first else None
