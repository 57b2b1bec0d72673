"""The whole road of a report, from the file to the index."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from disclosure_qa.checks import check
from disclosure_qa.errors import InvalidSettings, UnreadableDocument
from disclosure_qa.figures import extract_figures
from disclosure_qa.ingest.files import File, files_in
from disclosure_qa.library import Addition, Library, fingerprint
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.library import ReportEntry
from disclosure_qa.model.report import Passage, Report
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports import build_report, split_passages
from disclosure_qa.vocabulary.catalogue import Catalogue, load_catalogue

log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Told after each file how many are done, of how many, and its name."""

_BATCH = 16
_BATCH_BYTES = 32 * 1024 * 1024
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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read of one file."""

    report: Report
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]


def read_report(document: str, data: bytes, catalogue: Catalogue) -> Reading:
    """What a file says, from its bytes alone; raises UnreadableDocument with the cause."""
    blocks = read_blocks(document, data)
    report = build_report(document, blocks, catalogue)
    return Reading(report, extract_figures(report, catalogue), split_passages(report))


def ingest(
    paths: Sequence[Path], library: Library, *, progress: Progress | None = None
) -> IngestSummary:
    """Read files, and folders of them, into the index; what is in it unchanged is passed over.

    A file that cannot be read is skipped with the cause, and what the index held of it stays.
    Raises InvalidSettings where a path does not exist or there is no file, and IndexBusy.
    """
    total = sum(1 for _ in files_in(paths))
    if not total:
        raise InvalidSettings(f"there is no file in {', '.join(map(str, paths))}")
    intake = _Intake(library, load_catalogue())
    with library.writing():
        for number, file in enumerate(files_in(paths), 1):
            intake.take(file)
            if progress is not None:
                progress(number, total, file.document)
        intake.flush()
    return IngestSummary(tuple(intake.rows))


def remove(documents: Collection[str], library: Library) -> None:
    """Take documents out of the index with all that came from them; raises UnknownDocument."""
    library.remove(documents, _checks(load_catalogue()))


def _checks(
    catalogue: Catalogue,
) -> Callable[[Sequence[ReportEntry], Sequence[Figure]], tuple[Finding, ...]]:
    return lambda reports, figures: check(reports, figures, catalogue)


class _Intake:
    """The files of one run on their way in; added by the batch, which is three times faster."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self.rows: list[IngestRow] = []
        self._library = library
        self._catalogue = catalogue
        self._met: dict[str, tuple[str, IngestRow]] = {}
        self._batch: list[Addition] = []

    def take(self, file: File) -> None:
        """Read one file, and note what becomes of it."""
        try:
            data = file.read()
            row = self._row(file.document, data)
        except UnreadableDocument as error:
            row = IngestRow(file.document, Outcome.SKIPPED, cause=str(error))
        self.rows.append(row)
        if sum(len(a.original) for a in self._batch) > _BATCH_BYTES or len(self._batch) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Add what has been read."""
        if self._batch:
            self._library.add(self._batch, _checks(self._catalogue))
            self._batch = []

    def _row(self, document: str, data: bytes) -> IngestRow:
        content = fingerprint(data)
        if document in self._met:
            return self._again(document, content)
        row = self._unchanged(document, content) or self._read(document, data)
        self._met[document] = (content, row)
        return row

    def _again(self, document: str, content: str) -> IngestRow:
        """A second file of the same name in one run, for example from two folders."""
        first, row = self._met[document]
        if content != first:
            raise UnreadableDocument(
                "another file of this run has the same name; give the folder above both"
            )
        return replace(row, outcome=Outcome.UNCHANGED)

    def _unchanged(self, document: str, content: str) -> IngestRow | None:
        if not self._library.holds(document, content, _rules()):
            return None
        entry, figures = self._library.counted(document)
        return IngestRow(document, Outcome.UNCHANGED, entry.agency, entry.year, figures)

    def _read(self, document: str, data: bytes) -> IngestRow:
        reading = _read_or_refuse(document, data, self._catalogue)
        known = self._library.reports(documents=[document], superseded=True)
        self._batch.append(
            Addition(reading.report, reading.figures, reading.passages, data, _rules())
        )
        return IngestRow(
            document,
            Outcome.REPLACED if known else Outcome.ADDED,
            reading.report.agency,
            reading.report.year,
            len(reading.figures),
        )


def _read_or_refuse(document: str, data: bytes, catalogue: Catalogue) -> Reading:
    """What a file says. A fault of ours costs that file alone, and its traceback is logged.

    The one place that catches everything: reading is pure, so that nothing is left half done,
    and among a hundred thousand files some will hold what no reader foresaw.
    """
    try:
        return read_report(document, data, catalogue)
    except UnreadableDocument:
        raise
    except Exception as error:
        log.exception("reading %s failed", document)
        raise UnreadableDocument(
            f"reading it failed ({type(error).__name__}: {error}); please report this"
        ) from error


@cache
def _rules() -> str:
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
