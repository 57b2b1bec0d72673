"""A process that makes pictures of pages: `python -m disclosure_qa.ingest.page_worker`.

Takes (name, bytes, number) on standard input and gives (PageLook or None,) or a Refusal for each on
standard output, until the input ends. A page that takes for ever, or kills what draws it, costs this
process alone.
"""

import sys
from typing import BinaryIO

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.ingest.reading import Refusal
from disclosure_qa.ingest.wire import receive, send
from disclosure_qa.ingest.worker import own_answers
from disclosure_qa.readers.page_look import look_of_page


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Draw one page after the other until the tasks end or nobody wants the answers."""
    try:
        while True:
            name, data, number = receive(tasks)
            try:
                send(answers, (look_of_page(name, data, number),))
            except UnreadableDocument as error:
                send(answers, Refusal(str(error)))
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    serve(sys.stdin.buffer, own_answers())
