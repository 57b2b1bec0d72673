"""How the pages of reports look: rendered when somebody looks, and kept for the next.

They are drawn by processes of their own, because a file may be made so that drawing it never ends.
"""

from collections import OrderedDict
from queue import Empty, LifoQueue
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

from disclosure_qa.errors import UnknownDocument, UnreadableDocument
from disclosure_qa.library import Library
from disclosure_qa.readers.page_look import PageLook
from disclosure_qa.web.refusals import Busy

_KEPT = 64
"""Pages kept: about 3 MB."""
_AT_ONCE = 2
"""Pages rendered at the same time: rendering must not take the threads that answer."""
_PATIENCE = 3

PAGE_SECONDS = 20.0
"""Time that one page may take."""

if TYPE_CHECKING:
    # Serving alone reads no report, and needs none of the readers.
    from disclosure_qa.ingest.workers import Worker

_Key = tuple[str, int]


class PageImages:
    """The pictures of the pages of a library's reports."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[_Key, PageLook] = OrderedDict()
        self._lock = Lock()
        self._drawing: LifoQueue[Worker] | None = None

    def fingerprint(self, document: str) -> str:
        """What stands for the file's content; raises UnknownDocument."""
        entries = self._library.reports(documents=[document], superseded=True)
        if not entries:
            raise UnknownDocument(f"{document} is not in the index: /api/reports lists what is")
        return entries[0].sha256

    def of(self, document: str, page: int) -> PageLook | None:
        """How a page looks, by number from 1; None where the file has no such page.

        Raises UnknownDocument, UnreadableDocument, and Busy where too many are being rendered.
        """
        key = (self.fingerprint(document), page)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        look = self._rendered(document, page)
        if look is None:
            return None
        with self._lock:
            self._kept[key] = look
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return look

    def _rendered(self, document: str, page: int) -> PageLook | None:
        drawing = self._processes()
        try:
            worker = drawing.get(timeout=_PATIENCE)
        except Empty:
            raise Busy(_PATIENCE) from None
        try:
            drawn = worker.read((document, self._library.original(document), page), PAGE_SECONDS)
        finally:
            drawing.put(worker)
        if not isinstance(drawn, tuple):
            raise UnreadableDocument(f"the page cannot be shown: {drawn.cause}")
        look: PageLook | None = drawn[0]
        return look

    def _processes(self) -> "LifoQueue[Worker]":
        """Those that draw, started when there is a page for them; they end with this."""
        from disclosure_qa.ingest.workers import Worker

        with self._lock:
            if self._drawing is None:
                self._drawing = LifoQueue()
                for _ in range(_AT_ONCE):
                    worker = Worker("disclosure_qa.ingest.page_worker")
                    finalize(self, worker.end)
                    self._drawing.put(worker)
            return self._drawing
