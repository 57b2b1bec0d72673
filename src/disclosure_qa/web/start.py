"""Before the first question: the index as new as its reports, and as the program that serves it."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from disclosure_qa.errors import DisclosureQAError, IndexBusy
from disclosure_qa.library import Library
from disclosure_qa.model.place import Place
from disclosure_qa.providers import encoder_factory
from disclosure_qa.sentence_models import PACKAGED_ONLY, SearchModels

if TYPE_CHECKING:
    from disclosure_qa.ingest import IngestSummary, Progress

log = logging.getLogger(__name__)


def refresh(corpus: Path, index: Path | Place, *, models: SearchModels = PACKAGED_ONLY) -> None:
    """Makes `index` where it is missing, and as new as the reports of `corpus` and the program.

    A progress bar and the files that could not be read go to standard error. Without a report
    the index is made empty, and the page says so. Raises IndexBusy and IndexUnavailable.
    """
    files = [path for path in corpus.rglob("*") if path.is_file()]
    folder = index if isinstance(index, Path) else index.folder
    served = isinstance(index, Place) and index.database is not None
    made = folder / "library.db"
    newest = max((path.stat().st_mtime for path in (corpus, *files) if path.exists()), default=0.0)
    # How old a database on a server is, it does not say: all files are looked at.
    older = served or not made.exists() or made.stat().st_mtime < newest
    with Library.create(index, encoder=encoder_factory(models)) as library:
        if older and files:
            # Serving alone reads no report, and needs none of the readers.
            from disclosure_qa.ingest import cores, ingest

            _with_bar(
                str(corpus),
                lambda progress: ingest([corpus], library, workers=cores(), progress=progress),
            )
        _renew(library)
    if older and not served:
        # A run that found nothing new leaves the file as it was; its age must still say when.
        made.touch()


def keep_current(
    index: Path | Place, models: SearchModels = PACKAGED_ONLY, stop: Event | None = None
) -> Thread:
    """Brings the index up to date with the program while it is served; the thread that does it.

    Questions are answered meanwhile, from what each report said before or says after. Where
    somebody else writes, or nobody may, the index stays as it is. Once `stop` is set it ends after
    the report that is being read: what is entered by then stays, the rest is read next time.
    """

    def work() -> None:
        try:
            with Library.open(index, encoder=encoder_factory(models)) as library:
                _renew(library, stop or Event())
        except _Stopped:
            log.info("the server is being stopped; the index is brought up to date next time")
        except IndexBusy as error:
            log.info("the index is not brought up to date now: %s", error)
        except DisclosureQAError as error:
            log.warning("the index is not brought up to date: %s", error)

    thread = Thread(target=work, name="keep-current", daemon=True)
    thread.start()
    return thread


class _Stopped(Exception):
    """The server is being stopped, between two reports."""


def _renew(library: Library, stop: Event | None = None) -> None:
    """Reads again what an earlier version of the program read, and completes what is derived."""
    from disclosure_qa.ingest import cores, outdated, reread

    if outdated(library):
        _with_bar(
            "reports read by an earlier version",
            lambda progress: reread(library, workers=cores(), progress=progress),
            stop,
        )
    library.catch_up()


def _with_bar(
    what: str, reading: "Callable[[Progress], IngestSummary]", stop: Event | None = None
) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)
            if stop is not None and stop.is_set():
                raise _Stopped

        summary = reading(advance)
    _tell(summary)


def _tell(summary: "IngestSummary") -> None:
    from disclosure_qa.ingest import Outcome

    for row in summary.rows:
        if row.outcome is Outcome.SKIPPED:
            sys.stderr.write(f"{row.document}: {row.cause}\n")
