"""From pictures to pages, and from these to blocks."""

from collections.abc import Sequence
from importlib.util import find_spec

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.pdf.geometry import PageContent

_NEEDED = ("cv2", "onnxruntime", "rapidocr")
_INSTALL = 'install "disclosure-qa[ocr]" to read it, or give the report as a text file'


def read_picture(data: bytes) -> tuple[Block, ...]:
    """Paragraphs and tables of a picture, or of all pictures in one file, each a page.

    Boxes are in pixels of the picture. Raises UnreadableDocument for damaged and oversized
    pictures, for those without a word, and where the extra is not installed.
    """
    if not is_installed():
        raise UnreadableDocument(f"the file is a picture: {_INSTALL}")
    from disclosure_qa.readers.ocr.page import read_pages
    from disclosure_qa.readers.ocr.pictures import pictures_in
    from disclosure_qa.readers.pdf.reader import blocks_of

    blocks = blocks_of(read_pages(pictures_in(data)))
    if not blocks:
        raise UnreadableDocument("no words can be made out in the picture")
    return blocks


def read_pdf_pages(data: bytes, numbers: Sequence[int]) -> dict[int, PageContent]:
    """Some pages of a PDF, read from what they look like, by number.

    Raises UnreadableDocument where the extra is not installed.
    """
    if not is_installed():
        raise UnreadableDocument(f"page {numbers[0]} is a scanned picture: {_INSTALL}")
    from disclosure_qa.readers.ocr.page import read_pages
    from disclosure_qa.readers.ocr.pictures import pictures_of_pages

    return {page.number: page for page in read_pages(pictures_of_pages(data, numbers))}


def is_installed() -> bool:
    """Whether the packages of the extra are there."""
    return all(find_spec(name) for name in _NEEDED)
