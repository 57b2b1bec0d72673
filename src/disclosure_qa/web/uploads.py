"""Uploads by staff: received whole, then read into the index by the road of `disclosure-qa ingest`.

An upload is a folder below `uploads/` of the index: the files as they came, and its record
(`upload_records`), which says how far it is. One upload is worked on at a time, by one thread,
whether anyone looks or not; what a stop of the server left unfinished is taken up again: files that
were entered are known by then, and the others are read. A report is always as it was before or as
it is after.
"""

import logging
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, Self
from uuid import uuid4

from disclosure_qa.errors import DisclosureQAError, IndexBusy, IndexUnavailable, UnreadableDocument
from disclosure_qa.library import Library, fingerprint
from disclosure_qa.settings import Settings
from disclosure_qa.web.metrics import Metrics
from disclosure_qa.web.upload_records import Upload, UploadRow, UploadState, record, records

if TYPE_CHECKING:
    # Serving alone reads no report, and needs none of the readers.
    from disclosure_qa.ingest import IngestRow

log = logging.getLogger(__name__)

_KEPT = 20
"""Finished uploads that are listed."""
_BUSY_SECONDS = 2.0
_HOUR = 3600.0
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class UploadBounds:
    """How much one upload may hold, which is split otherwise or brought in by the command; and how
    long it waits for a decision."""

    files: int = 500
    bytes: int = 256 * 1024**2
    days: int = 30

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those that are set."""
        megabytes, days = settings.upload_megabytes, settings.upload_days
        return cls(settings.upload_files, megabytes * 1024**2, days)


class _Stopped(Exception):
    """The server is being stopped, between two files."""


class Uploads:
    """The uploads of one index."""

    def __init__(
        self,
        library: Library,
        metrics: Metrics | None = None,
        bounds: UploadBounds | None = None,
    ) -> None:
        self._library = library
        self.bounds = bounds or UploadBounds()
        self.metrics = metrics or Metrics()
        self._lock = threading.Lock()
        self._queue: SimpleQueue[str] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._known: dict[str, Upload] | None = None

    @property
    def _folder(self) -> Path:
        return self._library.place.folder / "uploads"

    def receive(self, files: Iterable[tuple[str, BinaryIO]], who: str, when: datetime) -> Upload:
        """Take files in, each with its name or path; what is known by name is asked about first.

        A second file of a name takes the place of the first.
        """
        number = f"{when:%Y%m%d%H%M%S}-{uuid4().hex[:8]}"
        place = self._folder / number / "files"
        try:
            place.mkdir(parents=True)
            for name, content in files:
                target = place.joinpath(*safe_parts(name))
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(content, file)
        except OSError as error:
            shutil.rmtree(place.parent, ignore_errors=True)
            cause = error.strerror or error
            raise IndexUnavailable(f"cannot write to {self._folder}: {cause}") from error
        try:
            upload = self._entered(number, who, when)
        except DisclosureQAError:
            # Nobody would ever come back to files that no record names.
            shutil.rmtree(place.parent, ignore_errors=True)
            with self._lock:
                self._all().pop(number, None)
            raise
        if upload.state is UploadState.WAITING:
            self._begin(number)
        return upload

    def _entered(self, number: str, who: str, when: datetime) -> Upload:
        """The record of files that are here."""
        names, known = self._compared(self._folder / number / "files")
        state = UploadState.ASKING if known else UploadState.WAITING
        if not names:
            state = UploadState.DONE
        moment = when.isoformat(timespec="seconds")
        upload = Upload(number, who, moment, state, len(names), known, names=names)
        with self._lock:
            self._put(upload)
        return upload

    def decide(self, number: str, *, replacing: bool) -> None:
        """Go on with an upload that asks; without `replacing`, what is known stays as it is."""
        with self._lock:
            upload = self._all()[number]
            if upload.state is not UploadState.ASKING:
                return
            leave = () if replacing else upload.known
            state = UploadState.WAITING if len(leave) < upload.total else UploadState.DONE
            upload = replace(upload, state=state, leave=leave)
            self._put(upload)
        if state is UploadState.WAITING:
            self._begin(number)
        else:
            self._clear(number)

    def of(self, number: str) -> Upload | None:
        """An upload by its number."""
        with self._lock:
            return self._all().get(number)

    def all(self) -> tuple[Upload, ...]:
        """The uploads, the last first."""
        with self._lock:
            return tuple(sorted(self._all().values(), key=lambda each: each.id, reverse=True))

    def running(self) -> bool:
        """Whether reports are being read in."""
        return any(each.state is UploadState.RUNNING for each in self.all())

    def resume(self) -> None:
        """Take up what a stop of the server left unfinished, in the order in which it came, and
        from now on drop what nobody decides about."""
        self._start()
        for upload in reversed(self.all()):
            if upload.unfinished:
                self._begin(upload.id)

    def stop(self, seconds: float) -> None:
        """End after the file at hand; what is left is taken up by `resume`."""
        self._stopping.set()
        self._queue.put("")
        if self._thread is not None:
            self._thread.join(seconds)

    # ---- the work ----

    def _begin(self, number: str) -> None:
        self._start()
        self._queue.put(number)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while (number := self._next()) and not self._stopping.is_set():
            begun = time.monotonic()
            try:
                self._read(number)
            except _Stopped:
                return
            except Exception:
                # The thread serves the uploads that follow, whatever becomes of this one.
                log.exception("the upload %s failed", number)
                with suppress(DisclosureQAError):
                    self._change(number, state=UploadState.FAILED)
            upload = self._upload(number)
            outcomes = [row.outcome for row in upload.rows]
            self.metrics.upload_read(upload.state, time.monotonic() - begun, outcomes)
            self._clear(number)

    def _next(self) -> str:
        """The upload whose turn it is, "" to end; every hour without one, old ones are dropped."""
        while True:
            self.drop_undecided(datetime.now(UTC))
            try:
                return self._queue.get(timeout=_HOUR)
            except Empty:
                continue

    def drop_undecided(self, now: datetime) -> None:
        """Remove the uploads that wait for a decision for longer than they may, with their files."""
        oldest = now - timedelta(days=self.bounds.days)
        for upload in self.all():
            if upload.state is UploadState.ASKING and datetime.fromisoformat(upload.when) < oldest:
                with self._lock:
                    self._all().pop(upload.id, None)
                shutil.rmtree(self._folder / upload.id, ignore_errors=True)
                log.info("the upload %s is dropped: nobody decided about it", upload.id)

    def _read(self, number: str) -> None:
        from disclosure_qa.ingest import cores, ingest

        place = self._folder / number / "files"
        while True:
            self._change(number, state=UploadState.RUNNING, rows=())
            try:
                leave = self._upload(number).leave
                told = partial(self._tell, number)
                summary = ingest([place], self._library, workers=cores(), leave=leave, told=told)
            except IndexBusy:
                self._change(number, state=UploadState.BUSY)
                if self._stopping.wait(_BUSY_SECONDS):
                    raise _Stopped from None
                continue
            except DisclosureQAError as error:
                log.warning("the upload %s failed: %s", number, error)
                self._change(number, state=UploadState.FAILED)
                return
            rows = tuple(map(_row, summary.rows))
            self._change(number, state=UploadState.DONE, rows=rows)
            return

    def _tell(self, number: str, row: "IngestRow") -> None:
        """Note what became of a file; raises where the server is being stopped."""
        if self._stopping.is_set():
            raise _Stopped
        with self._lock:
            upload = self._all()[number]
            self._all()[number] = replace(upload, rows=(*upload.rows, _row(row)))

    def _compared(self, place: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The files that there are, and which of them are in the index with another content."""
        from disclosure_qa.ingest.files import files_in

        names = tuple(file.document for file in files_in([place]))
        entries = self._library.reports(documents=names, superseded=True)
        held = {entry.document: entry.sha256 for entry in entries}
        known = [
            file.document
            for file in files_in([place])
            if file.document in held and _content(file.read) != held[file.document]
        ]
        return names, tuple(known)

    # ---- the records ----

    def _all(self) -> dict[str, Upload]:
        if self._known is None:
            self._known = {each.id: each for each in records(self._folder)}
        return self._known

    def _upload(self, number: str) -> Upload:
        with self._lock:
            return self._all()[number]

    def _change(self, number: str, **values: object) -> None:
        with self._lock:
            self._put(replace(self._all()[number], **values))  # type: ignore[arg-type]

    def _put(self, upload: Upload) -> None:
        self._all()[upload.id] = upload
        record(self._folder, upload)

    def _clear(self, number: str) -> None:
        """Remove the files of a finished upload, and what is left of the oldest uploads."""
        shutil.rmtree(self._folder / number / "files", ignore_errors=True)
        old = [u for u in self.all() if not u.unfinished and u.state is not UploadState.ASKING]
        with self._lock:
            for upload in old[_KEPT:]:
                shutil.rmtree(self._folder / upload.id, ignore_errors=True)
                self._all().pop(upload.id, None)


def safe_parts(name: str) -> Sequence[str]:
    """The parts of a path that a browser named, such that it stays below where it is put."""
    parts = (_UNSAFE.sub("", part).strip() for part in name.replace("\\", "/").split("/"))
    kept = [_short(part) for part in parts if part.strip(".")]
    return kept or ["file"]


def _short(part: str) -> str:
    """A name that every file system takes, with its ending."""
    stem, point, ending = part.rpartition(".")
    if len(part.encode()) <= _LONGEST_NAME * 2 and len(part) <= _LONGEST_NAME:
        return part
    return f"{(stem or ending)[: _LONGEST_NAME // 2]}{point}{ending[:8]}"


def _content(read: Callable[[], bytes]) -> str:
    try:
        return fingerprint(read())
    except UnreadableDocument:
        return ""


def _row(row: "IngestRow") -> UploadRow:
    return UploadRow(
        row.document, str(row.outcome), row.agency or "", row.year, row.figures, row.cause
    )
