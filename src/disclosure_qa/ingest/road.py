"""The whole road of a report, from the file to the index."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_qa.errors import IndexUnavailable, InvalidSettings, UnreadableDocument
from disclosure_qa.ingest.beside import report_beside
from disclosure_qa.ingest.checking import checks
from disclosure_qa.ingest.corrections import corrected
from disclosure_qa.ingest.files import File, files_in
from disclosure_qa.ingest.reading import Reading, Refusal, attempt
from disclosure_qa.ingest.workers import Workers
from disclosure_qa.vocabulary.aliases import Aliases
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

if TYPE_CHECKING:
    from disclosure_qa.ingest.cluster import Cluster

    # Only where it is used: the processes that read load this package, and need no index.
    from disclosure_qa.library import Addition, Library

log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Told after each file how many are done, of how many, and its name."""

_BATCH = 32
_BATCH_BYTES = 32 * 1024 * 1024
_AHEAD = 32
_AHEAD_BYTES = 64 * 1024 * 1024
"""Files on their way at a time, for each worker, and their size together: enough that the others
go on while one is slow, and no more, so that memory does not grow with the number of files."""

_ROAD = ("checks", "figures", "model", "readers", "reports", "text", "vocabulary")


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
class IngestSummary:
    """A row for every file, in the order in which they were met."""

    rows: tuple[IngestRow, ...]


def ingest(
    paths: Sequence[Path],
    library: "Library",
    *,
    workers: int = 0,
    scheduler: str | None = None,
    aliases: Aliases | None = None,
    leave: Collection[str] = (),
    progress: Progress | None = None,
    told: Callable[[IngestRow], None] | None = None,
) -> IngestSummary:
    """Read files, and folders of them, into the index; what is in it unchanged is passed over.

    So many `workers` read side by side, each a process of its own; with 0 this process reads,
    without protection against a file that kills or holds up its reader. With the address of a Dask
    `scheduler` its machines read. The index is the same.
    A file that cannot be read is skipped with the cause, and what the index held of it stays.
    `aliases` hold for the reports that are in the index too; with None those in force stay. The
    documents to `leave` are passed over; `told` is given each row as soon as it is known.
    Raises InvalidSettings where a path does not exist or there is no file, and IndexBusy.
    """

    def files() -> Iterator[File]:
        return (file for file in files_in(paths) if file.document not in leave)

    total = sum(1 for _ in files())
    if not total:
        raise InvalidSettings(f"there is no file in {', '.join(map(str, paths))}")
    if aliases is not None:
        library.call_by(aliases, checks(load_catalogue()))
    readers = _machines(scheduler) if scheduler else _processes(workers, total)
    return _read_in(files, total, library, readers, progress=progress, told=told)


def outdated(library: "Library") -> tuple[str, ...]:
    """The documents that an earlier version of the program read."""
    return library.read_by_other_rules(rules_of_reading())


def reread(
    library: "Library", *, workers: int = 0, progress: Progress | None = None
) -> IngestSummary:
    """Read what an earlier version of the program read once more, from the originals.

    What cannot be read any more stays as it was. Raises IndexBusy.
    """
    documents = outdated(library)
    files = [File(document, partial(_original, library, document)) for document in documents]
    readers = _processes(workers, len(files))
    return _read_in(lambda: iter(files), len(files), library, readers, progress=progress)


def _original(library: "Library", document: str) -> bytes:
    try:
        return library.original(document)
    except IndexUnavailable as error:
        raise UnreadableDocument(str(error)) from error


def _read_in(
    files: Callable[[], Iterator[File]],
    total: int,
    library: "Library",
    readers: "Workers | Cluster | None",
    *,
    progress: Progress | None,
    told: Callable[[IngestRow], None] | None = None,
) -> IngestSummary:
    """What becomes of so many files, which are gone through once or twice."""
    catalogue = load_catalogue()
    with readers or nullcontext(), library.writing():
        reader = readers.submit if readers else partial(_read_here, catalogue)
        ahead = _AHEAD * (readers.count if readers else 0)
        intake = _Intake(library, catalogue, reader, ahead=ahead)
        for row in intake.rows_of(files()):
            if progress is not None:
                progress(len(intake.rows), total, row.document)
            if told is not None:
                told(row)
        if intake.unnamed:
            intake.name_by_neighbours(files())
    return IngestSummary(tuple(intake.rows))


def _processes(workers: int, files: int) -> Workers | None:
    return Workers(min(workers, files)) if workers and files else None


def _machines(scheduler: str) -> "Cluster":
    from disclosure_qa.ingest.cluster import Cluster

    return Cluster(scheduler, rules_of_reading())


def remove(documents: Collection[str], library: "Library") -> None:
    """Take documents out of the index with all that came from them; raises UnknownDocument."""
    library.remove(documents, checks(load_catalogue()))


Answered = Callable[[], Reading | Refusal]
"""Waits for what was read of one file."""


def _read_here(catalogue: Catalogue, document: str, data: bytes, beside: str = "") -> Answered:
    return partial(attempt, document, data, catalogue, beside)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file on its way; `row` waits for what becomes of it, and is asked once, in turn."""

    document: str
    size: int
    row: Callable[[], IngestRow]


class _Intake:
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
        if not self._library.holds(document, content, rules_of_reading()):
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
        rules_of_reading(),
        reading.has_prose,
        reading.as_read,
        reading.corrected,
    )


@cache
def rules_of_reading() -> str:
    """A name for the rules that reports are read by: a digest of the code and data on the road.

    After an upgrade, or an indicator added to the catalogue, the same file is read again.
    """
    digest = sha256()
    for package in _ROAD:
        for file in _sources(resources.files("disclosure_qa") / package):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry
