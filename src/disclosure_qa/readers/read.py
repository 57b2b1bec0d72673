"""From a file's bytes to its blocks, whatever the format."""

from collections.abc import Callable
from functools import partial

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.limits import check_size
from disclosure_qa.readers.sniff import Format, sniff, suffix_of

_READ = "txt, html, docx, doc, wps, rtf, PDF, OFD, xlsx, xls and pictures are read"


def read_blocks(name: str, data: bytes) -> tuple[Block, ...]:
    """The paragraphs and tables of a file in reading order; never empty.

    The content decides the format; the name helps only where the content leaves it open.
    Raises UnreadableDocument with the cause. Nothing inside the file is run or fetched.
    """
    check_size(len(data))
    kind = sniff(name, data)
    return _reader(kind, name)(data)


def _reader(kind: Format, name: str) -> Callable[[bytes], tuple[Block, ...]]:
    """The function that reads a format, loaded when it is needed."""
    match kind:
        case Format.TXT:
            from disclosure_qa.readers.txt import read_txt as reader
        case Format.HTML:
            from disclosure_qa.readers.html import read_html as reader
        case Format.DOCX:
            from disclosure_qa.readers.docx import read_docx as reader
        case Format.PDF:
            from disclosure_qa.readers.pdf import read_pdf as reader
        case Format.PICTURE:
            from disclosure_qa.readers.ocr import read_picture as reader
        case Format.OFD:
            from disclosure_qa.readers.ofd import read_ofd as reader
        case Format.XLSX:
            from disclosure_qa.readers.xlsx import read_xlsx as reader
        case Format.XLS:
            from disclosure_qa.readers.xls import read_xls as reader
        case Format.MHT:
            from disclosure_qa.readers.mht import read_mht as reader
        case Format.DOC | Format.RTF | Format.ODT | Format.WORD_XML:
            from disclosure_qa.readers.convert import read_through_docx

            reader = partial(read_through_docx, suffix=kind.value)
        case _:
            raise UnreadableDocument(_refusal(kind, name))
    return reader


def _refusal(kind: Format, name: str) -> str:
    match kind:
        case Format.ZIP:
            return f"the file is an archive; unpack it first; {_READ}"
        case Format.UNKNOWN:
            suffix = suffix_of(name)
            named = f'the format ".{suffix}"' if suffix else "its format"
            return f"{named} is not one that can be read; {_READ}"
        case _:
            return f'the format "{kind.value}" cannot be read; save it as docx; {_READ}'
