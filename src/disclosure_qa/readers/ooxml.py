"""The parts of an Office file, opened within limits and without following anything outward."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.archives import content_of
from disclosure_qa.readers.limits import check_expanded

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The strict variant of the formats differs in its namespaces alone.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.strip("{}").encode(),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": S.strip("{}").encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.strip("{}").encode(),
}
_STRICT_SIGN = b"http://purl.oclc.org/ooxml/"
_STYLE, _STYLE_END, _TABLE_STYLE = b"<w:style ", b"</w:style>", b'w:type="table"'
_DAMAGED = "the {} file is damaged or was cut short; get it again from its source"
_NO_DOCUMENT = {
    "docx": "the docx file holds no text document",
    "xlsx": "the xlsx file holds no tables",
}

Element = Any
"""An element of lxml, which has no types of its own."""


class Package:
    """The main part of an Office file, and the parts that it refers to."""

    def __init__(self, data: bytes, kind: str, main: str) -> None:
        """`kind` is docx or xlsx, for messages; `main` the usual name of its main part."""
        self._kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableDocument(_DAMAGED.format(kind)) from error
        listing = self._archive.infolist()
        check_expanded(sum(entry.file_size for entry in listing), len(listing))
        self._names = {entry.filename for entry in listing}
        self._main = self._find_main(main)
        self._relations = list(self._relations_of(self._main))

    def main(self, child: str) -> Element:
        """The root of the main part, which must have a certain child."""
        root = self._read(self._main)
        if root is None or root.find(child) is None:
            raise UnreadableDocument(_NO_DOCUMENT[self._kind])
        return root

    def part(self, kind: str) -> Element | None:
        """The root of the part of a kind, such as numbering or styles; None without it."""
        return self._read(next((name for _, k, name in self._relations if k == kind), ""))

    def part_of(self, relation: str | None) -> Element | None:
        """The root of the part that the main part refers to by an id."""
        return self._read(next((name for i, _, name in self._relations if i == relation), ""))

    def _find_main(self, usual: str) -> str:
        named = next((n for _, k, n in self._relations_of("") if k == "officeDocument"), "")
        if named in self._names:
            return named
        suffix = posixpath.basename(usual)
        found = sorted(name for name in self._names if name.endswith(suffix))
        if not found:
            raise UnreadableDocument(_NO_DOCUMENT[self._kind])
        return found[0]

    def _relations_of(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind and name of the parts that a part refers to; links to the outside are none."""
        folder, name = posixpath.split(part)
        root = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in () if root is None else root:
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                yield relation.get("Id") or "", kind, path

    def _read(self, name: str) -> Element | None:
        """A part's root; None where there is no such part."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            data = content_of(self._archive, name)
            return etree.fromstring(_plainer(data), parser)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableDocument(_DAMAGED.format(self._kind)) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableDocument(
                f"the {self._kind} file is locked or packed in an unknown way"
            ) from error
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(_DAMAGED.format(self._kind)) from error


def _plainer(data: bytes) -> bytes:
    """A part in the usual namespaces, and without the table styles.

    Word fills nine tenths of its list of styles with those, and they say nothing of paragraphs.
    """
    if _STRICT_SIGN in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    if _TABLE_STYLE not in data:
        return data
    first, *styles = data.split(_STYLE)
    *styles, last = styles
    kept = (s for s in styles if not (s.startswith(_TABLE_STYLE) and s.endswith(_STYLE_END)))
    return _STYLE.join((first, *kept, last))


def child_of(parent: Element, name: str) -> Element | None:
    """The first child of a w: name; None where there is none."""
    return next(parent.iterchildren(W + name), None)


def value(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at a path of w: names below a parent; None where there is none.

    An element without w:val, which stands for "on", gives "1".
    """
    found = parent
    for tag in _tags(path):  # half the time of `find`, and there are thousands in a report
        found = None if found is None else next(found.iterchildren(tag), None)
    return None if found is None else found.get(f"{W}val", "1")


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(W + step for step in path.split("/"))


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a switch such as w:vanish is set at a path below a parent."""
    return value(parent, path) not in {None, "0", "false", "off", "none"}


def number(text: str | None, default: int = 0) -> int:
    """An attribute's whole number; the default where it is missing or none."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default
