"""Writers: a document in, the bytes of a file out. Same document and options, same bytes."""

from collections.abc import Callable, Mapping

from reports.generator.model import Document

from .browser import browser_pdf
from .html import html
from .office import docx, xlsx
from .pdf import pdf
from .txt import txt

Writer = Callable[[Document, Mapping[str, str]], bytes]
WRITERS: Mapping[str, Writer] = {
    "txt": txt,
    "html": html,
    "docx": docx,
    "pdf": pdf,
    "browser": browser_pdf,
    "xlsx": xlsx,
}
