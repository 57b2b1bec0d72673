"""The files of one run on their way into the index: read ahead, added by the batch, in their order."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.ingest import rules
from disclosure_qa.ingest.beside import report_beside
from disclosure_qa.ingest.checking import checks
from disclosure_qa.ingest.corrections import corrected
from disclosure_qa.ingest.files import File
from disclosure_qa.ingest.reading import Reading, Refusal
from disclosure_qa.vocabulary.catalogue import Catalogue

if TYPE_CHECKING:
    # Only where it is used: the processes that read load this package, and need no index.
    from disclosure_qa.library import Addition, Library

log = logging.getLogger(__name__)

_BATCH = 32
_BATCH_BYTES = 32 * 1024 * 1024
AHEAD = 32
_AHEAD_BYTES = 64 * 1024 * 1024
"""Files on their way at a time, for each worker, and their size together: enough that the others
go on while one is slow, and no more, so that memory does not grow with the number of files."""

Answered = Callable[[], Reading | Refusal]
"""Waits for what was read of one file."""


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class IngestRow:
    """One file: what became of it, and why where it was not read."""

    document: str
    outcome: Outcome
    agency: str | None = None
    year: int | None = None
    figures: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file on its way; `row` waits for what becomes of it, and is asked once, in turn."""

    document: str
    size: int
    row: Callable[[], IngestRow]


class Intake:
    """The files of one run on their way in, in the order in which they were met, however many
    are read at a time; added by the batch, which is three times faster."""

    def __init__(
        self,
        library: "Library",
        catalogue: Catalogue,
        read: Callable[[str, bytes, str], Answered],
        ahead: int,
    ) -> None:
        self.rows: list[IngestRow] = []
        self.unnamed: set[str] = set()
        self._library = library
        self._catalogue = catalogue
        self._read = read
        self._ahead = ahead
        self._waiting: deque[_Waiting] = deque()
        self._corrections = library.corrections()
        self._met: dict[str, tuple[str, IngestRow]] = {}
        self._batch: list[Addition] = []

    def rows_of(self, files: Iterable[File]) -> Iterator[IngestRow]:
        """Read and add files; a row for each as soon as it is known."""
        for file in files:
            if any(file.document == each.document for each in self._waiting):
                yield from self._settled(0)  # a second one of that name needs to know the first
            self._waiting.append(self._begun(file))
            yield from self._settled(self._ahead)
        yield from self._settled(0)
        self._flush()

    def name_by_neighbours(self, files: Iterable[File]) -> None:
        """Read the files that do not say whose they are once more, as part of the report beside
        them. It may come after them, and is in the index by now."""
        from disclosure_qa.library import fingerprint

        entries = self._library.reports()
        for file in files:
            beside = report_beside(file.document, entries)
            if file.document not in self.unnamed or not beside:
                continue
            data = file.read()
            answer = self._read(file.document, data, beside)()
            row = self._taken(file.document, data, fingerprint(data), answer)
            self.rows[[each.document for each in self.rows].index(file.document)] = row
        self._flush()

    def _settled(self, ahead: int) -> Iterator[IngestRow]:
        """Rows in turn, until no more than so many files are waiting."""
        while len(self._waiting) > ahead or sum(w.size for w in self._waiting) > _AHEAD_BYTES:
            first = self._waiting.popleft()
            if self._ahead and first.size:
                self._library.warm_up()  # while others read
            row = first.row()
            self.rows.append(row)
            yield row
            size = sum(len(addition.original) for addition in self._batch)
            if size > _BATCH_BYTES or len(self._batch) >= _BATCH:
                self._flush()

    def _flush(self) -> None:
        if self._batch:
            self._library.add(self._batch, checks(self._catalogue))
            self._batch = []

    def _begun(self, file: File) -> _Waiting:
        """A file whose reading has begun, if it has to be read."""
        from disclosure_qa.library import fingerprint

        document = file.document
        try:
            data = file.read()
        except UnreadableDocument as error:
            skipped = IngestRow(document, Outcome.SKIPPED, cause=str(error))
            return _Waiting(document, 0, lambda: skipped)
        content = fingerprint(data)
        known = self._again(document, content) or self._unchanged(document, content)
        if known is not None:
            return _Waiting(document, 0, lambda: known)
        answered = self._read(document, data, "")
        return _Waiting(
            document, len(data), lambda: self._taken(document, data, content, answered())
        )

    def _again(self, document: str, content: str) -> IngestRow | None:
        """A second file of the same name in one run, for example from two folders."""
        if document not in self._met:
            return None
        first, row = self._met[document]
        if content == first:
            return replace(row, outcome=Outcome.UNCHANGED)
        cause = "another file of this run has the same name; give the folder above both"
        return IngestRow(document, Outcome.SKIPPED, cause=cause)

    def _unchanged(self, document: str, content: str) -> IngestRow | None:
        if not self._library.holds(document, content, rules.rules_of_reading()):
            return None
        entry, figures = self._library.counted(document)
        row = IngestRow(document, Outcome.UNCHANGED, entry.agency, entry.year, figures)
        self._met[document] = (content, row)
        return row

    def _taken(
        self, document: str, data: bytes, content: str, answer: Reading | Refusal
    ) -> IngestRow:
        """What becomes of a file that was read, or was not."""
        if isinstance(answer, Refusal):
            if answer.trace:
                log.error("reading %s failed\n%s", document, answer.trace)
            if answer.unnamed:
                self.unnamed.add(document)
            return IngestRow(document, Outcome.SKIPPED, cause=answer.cause)
        reading = corrected(answer, self._corrections, self._catalogue)
        report = reading.report
        held = self._library.reports(documents=[document], superseded=True)
        self._batch.append(_addition(reading, data))
        outcome = Outcome.REPLACED if held else Outcome.ADDED
        row = IngestRow(document, outcome, report.agency, report.year, len(reading.figures))
        self._met[document] = (content, row)
        return row


def _addition(reading: Reading, data: bytes) -> "Addition":
    from disclosure_qa.library import Addition

    return Addition(
        reading.report,
        reading.figures,
        reading.passages,
        data,
        rules.rules_of_reading(),
        reading.has_prose,
        reading.as_read,
        reading.corrected,
    )
