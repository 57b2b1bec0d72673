"""The whole road of a report, from the file to the index.

What one file says is read by `reading.read_report`; `intake` adds it, in the order of the files.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_qa.errors import IndexUnavailable, InvalidSettings, UnreadableDocument
from disclosure_qa.ingest import rules
from disclosure_qa.ingest.checking import checks
from disclosure_qa.ingest.files import File, files_in
from disclosure_qa.ingest.intake import AHEAD, Answered, IngestRow, Intake
from disclosure_qa.ingest.reading import attempt
from disclosure_qa.ingest.workers import Workers
from disclosure_qa.vocabulary.aliases import Aliases
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

if TYPE_CHECKING:
    from disclosure_qa.ingest.cluster import Cluster

    # Only where it is used: the processes that read load this package, and need no index.
    from disclosure_qa.library import Library

Progress = Callable[[int, int, str], None]
"""Told after each file how many are done, of how many, and its name."""


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
    return library.read_by_other_rules(rules.rules_of_reading())


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
        ahead = AHEAD * (readers.count if readers else 0)
        intake = Intake(library, catalogue, reader, ahead=ahead)
        for row in intake.rows_of(files()):
            if progress is not None:
                progress(len(intake.rows), total, row.document)
            if told is not None:
                told(row)
        if intake.unnamed:
            intake.name_by_neighbours(files())
    return IngestSummary(tuple(intake.rows))


def _read_here(catalogue: Catalogue, document: str, data: bytes, beside: str) -> Answered:
    return partial(attempt, document, data, catalogue, beside)


def _processes(workers: int, files: int) -> Workers | None:
    return Workers(min(workers, files)) if workers and files else None


def _machines(scheduler: str) -> "Cluster":
    from disclosure_qa.ingest.cluster import Cluster

    return Cluster(scheduler, rules.rules_of_reading())


def remove(documents: Collection[str], library: "Library") -> None:
    """Take documents out of the index with all that came from them; raises UnknownDocument."""
    library.remove(documents, checks(load_catalogue()))
