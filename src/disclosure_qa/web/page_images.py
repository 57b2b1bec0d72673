"""How the pages of reports look: rendered when somebody looks, and kept for the next."""

from collections import OrderedDict
from threading import BoundedSemaphore, Lock

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.library import Library
from disclosure_qa.readers.page_look import PageLook, look_of_page
from disclosure_qa.web.refusals import Busy

_KEPT = 64
"""Pages kept: about 3 MB."""
_AT_ONCE = 2
"""Pages rendered at the same time: rendering must not take the threads that answer."""
_PATIENCE = 3

_Key = tuple[str, int]


class PageImages:
    """The pictures of the pages of a library's reports."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[_Key, PageLook] = OrderedDict()
        self._lock = Lock()
        self._places = BoundedSemaphore(_AT_ONCE)

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
        if not self._places.acquire(timeout=_PATIENCE):
            raise Busy(_PATIENCE)
        try:
            return look_of_page(document, self._library.original(document), page)
        finally:
            self._places.release()
