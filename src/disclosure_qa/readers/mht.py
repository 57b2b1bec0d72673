"""Web pages that Word and browsers save as one file, as blocks."""

import email
import email.policy

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Block
from disclosure_qa.readers.html import read_html


def read_mht(data: bytes) -> tuple[Block, ...]:
    """The blocks of the page that the file holds; its pictures and frames are left out.

    Raises UnreadableDocument where it holds no page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            return read_html(page, part.get_content_charset())
    raise UnreadableDocument("the saved web page holds no text; save it as html")
