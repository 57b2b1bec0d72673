"""Before the first question: the index as new as the reports that it is made from."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_qa.library import Library
from disclosure_qa.providers import encoder_factory
from disclosure_qa.sentence_models import PACKAGED_ONLY, SearchModels

if TYPE_CHECKING:
    from disclosure_qa.ingest import IngestSummary


def refresh(corpus: Path, index: Path, *, models: SearchModels = PACKAGED_ONLY) -> None:
    """Reads the reports of `corpus` into `index` where it is missing or older than one of them.

    A progress bar and the files that could not be read go to standard error. Without a report
    the index is made empty, and the page says so. Raises IndexBusy and IndexUnavailable.
    """
    files = [path for path in corpus.rglob("*") if path.is_file()]
    made = index / "library.db"
    newest = max((path.stat().st_mtime for path in (corpus, *files) if path.exists()), default=0.0)
    if made.exists() and made.stat().st_mtime >= newest:
        return
    with Library.create(index, encoder=encoder_factory(models)) as library:
        if files:
            _tell(_with_bar(corpus, library))
    # A run that found nothing new leaves the file as it was; its age must still say when.
    made.touch()


def _with_bar(corpus: Path, library: Library) -> "IngestSummary":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Serving alone reads no report, and needs none of the readers.
    from disclosure_qa.ingest import cores, ingest

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(str(corpus), total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        return ingest([corpus], library, workers=cores(), progress=advance)


def _tell(summary: "IngestSummary") -> None:
    from disclosure_qa.ingest import Outcome

    for row in summary.rows:
        if row.outcome is Outcome.SKIPPED:
            sys.stderr.write(f"{row.document}: {row.cause}\n")
