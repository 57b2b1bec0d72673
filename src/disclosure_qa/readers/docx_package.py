"""The parts of a Word file, opened within limits and without following anything outward."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.limits import check_expanded

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The strict variant of the format differs in its namespace alone.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W.strip("{}").encode()
_DAMAGED = "the docx file is damaged or was cut short; get it again from its source"

Element = Any
"""An element of lxml, which has no types of its own."""


class Package:
    """The document part of a Word file, and the parts that it refers to by kind."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        listing = self._archive.infolist()
        check_expanded(sum(entry.file_size for entry in listing), len(listing))
        self._names = {entry.filename for entry in listing}
        self._document = self._find_document()
        self._parts = dict(self._relations(self._document))

    def document(self) -> Element:
        """The root of the main text."""
        root = self._read(self._document)
        if root is None or root.find(f"{W}body") is None:
            raise UnreadableDocument("the docx file holds no text document")
        return root

    def part(self, kind: str) -> Element | None:
        """The root of the part that numbering, styles, footnotes or endnotes stand in."""
        return self._read(self._parts.get(kind, ""))

    def _find_document(self) -> str:
        named = dict(self._relations("")).get("officeDocument")
        if named in self._names:
            return named
        found = sorted(name for name in self._names if name.endswith("document.xml"))
        if not found:
            raise UnreadableDocument("the docx file holds no text document")
        return found[0]

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """Kind and name of the parts that a part refers to; links to the outside are no parts."""
        folder, name = posixpath.split(part)
        root = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in () if root is None else root:
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                yield kind, posixpath.normpath(posixpath.join(folder, target)).lstrip("/")

    def _read(self, name: str) -> Element | None:
        """A part's root; None where there is no such part."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            data = self._archive.read(name).replace(_STRICT, _USUAL)
            return etree.fromstring(data, parser)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableDocument(
                "the docx file is locked or packed in an unknown way"
            ) from error
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(_DAMAGED) from error


def value(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at a path of w: names below a parent; None where there is none.

    An element without w:val, which stands for "on", gives "1".
    """
    found = None if parent is None else parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "1")


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a switch such as w:vanish is set at a path below a parent."""
    return value(parent, path) not in {None, "0", "false", "off", "none"}


def number(text: str | None, default: int = 0) -> int:
    """An attribute's whole number; the default where it is missing or none."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default
