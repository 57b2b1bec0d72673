"""OFD documents (GB/T 33190), experimental: pages of placed text and drawn lines, as in a PDF."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.archives import content_of
from disclosure_qa.readers.limits import (
    check_expanded,
    check_nesting,
    check_page_content,
    check_pages,
)
from disclosure_qa.readers.ofd_objects import glyphs_of, numbers_in, rules_of
from disclosure_qa.readers.pdf.geometry import Glyph, PageContent, Rule
from disclosure_qa.readers.pdf.reader import blocks_of

_DAMAGED = "the ofd file is damaged or was cut short; get it again from its source"
_POINTS = 72 / 25.4
_A4 = [0.0, 0.0, 210.0, 297.0]


def read_ofd(data: bytes) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each with its page and box.

    Raises UnreadableDocument for damaged files and for those of pictures alone.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            blocks = blocks_of(list(_pages(_Package(archive))))
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    except (etree.XMLSyntaxError, NotImplementedError, ValueError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    if not blocks:
        raise UnreadableDocument(
            "the ofd file shows no text; if its pages are pictures, save it as PDF"
        )
    return blocks


class _Package:
    """The parts of the file, by their path from its root."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        listing = archive.infolist()
        check_expanded(sum(entry.file_size for entry in listing), len(listing))
        self._archive = archive

    def xml(self, path: str) -> Any:
        """The root element of a part; nothing outside of the part is looked up."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(content_of(self._archive, path.lstrip("/")), parser)


def _beside(part: str, location: str) -> str:
    """The path of what a part refers to."""
    location = location.strip()
    if location.startswith("/"):
        return posixpath.normpath(location)
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), location))


def _named(parent: Any, name: str) -> Iterator[Any]:
    """Elements below one, by their name in whatever namespace."""
    return (e for e in parent.iter() if isinstance(e.tag, str) and _name(e) == name)


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _pages(package: _Package) -> Iterator[PageContent]:
    """The pages of the file's documents, counted on from one document to the next."""
    number = 0
    for root in _named(package.xml("OFD.xml"), "DocRoot"):
        part = _beside("/OFD.xml", root.text or "")
        document = package.xml(part)
        box = next((_box(e) for e in _named(document, "PhysicalBox")), _A4)
        templates = {
            template.get("ID"): _beside(part, template.get("BaseLoc") or "")
            for template in _named(document, "TemplatePage")
        }
        listed = [e for pages in _named(document, "Pages") for e in _named(pages, "Page")]
        check_pages(number + len(listed))
        for page in listed:
            number += 1
            content = package.xml(_beside(part, page.get("BaseLoc") or ""))
            used = (templates.get(e.get("TemplateID")) for e in _named(content, "Template"))
            layers = [content, *(package.xml(path) for path in used if path)]
            yield _page(number, layers, box)


def _box(element: Any) -> list[float]:
    numbers = numbers_in(element.text or "")
    return numbers if len(numbers) == 4 and min(numbers[2:]) > 0 else _A4


def _page(number: int, layers: Iterable[Any], usual: list[float]) -> PageContent:
    """A page with what its templates lay under it."""
    parts = list(layers)
    left, top, width, height = next((_box(e) for e in _named(parts[0], "PhysicalBox")), usual)
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    for place, drawn in enumerate(_objects(parts)):
        if _name(drawn) == "TextObject":
            glyphs += glyphs_of(drawn, (left, top), _POINTS, string=place)
        else:
            rules += rules_of(drawn, (left, top), _POINTS)
        check_page_content(len(glyphs), place, number)
    return PageContent(number, width * _POINTS, height * _POINTS, tuple(glyphs), tuple(rules))


def _objects(parts: Iterable[Any]) -> Iterator[Any]:
    for part in parts:
        check_nesting(_depth(part))
        for element in part.iter():
            if isinstance(element.tag, str) and _name(element) in {"TextObject", "PathObject"}:
                yield element


def _depth(root: Any) -> int:
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth
