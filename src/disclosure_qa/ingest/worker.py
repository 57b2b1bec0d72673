"""A process that reads files: `python -m disclosure_qa.ingest.worker`, started by `workers`.

Takes (document, bytes, beside) on standard input and gives a Reading or a Refusal for each on standard
output, until the input ends. It knows nothing of the index.
"""

import os
import signal
import sys
from typing import BinaryIO

from disclosure_qa.ingest.reading import attempt
from disclosure_qa.ingest.wire import receive, send
from disclosure_qa.vocabulary.catalogue import load_catalogue


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Read one file after the other until the tasks end or nobody wants the answers."""
    catalogue = load_catalogue()
    try:
        while True:
            document, data, beside = receive(tasks)
            send(answers, attempt(document, data, catalogue, beside))
    except (EOFError, BrokenPipeError):
        return


def main() -> None:
    """Serve over the pipes of this process."""
    # Asked to end, it leaves by an exception, so that a converter that it started ends too.
    signal.signal(signal.SIGTERM, _leave)
    serve(sys.stdin.buffer, own_answers())


def own_answers() -> BinaryIO:
    """Standard output, for answers alone: what a library prints must not get between them."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _leave(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


if __name__ == "__main__":
    main()
