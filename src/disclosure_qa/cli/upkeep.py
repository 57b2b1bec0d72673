"""The commands that keep an index sound: reindex, repair, backup, restore."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from disclosure_qa.cli.index import SOME_FAILED, Index, index_place, open_index
from disclosure_qa.cli.printing import complain, progress_bar, say
from disclosure_qa.errors import InvalidSettings


def reindex(index: Index = None) -> None:
    """Embed all passages anew, by the model that is set; the old vectors serve until then."""
    with open_index(index) as library, progress_bar() as progress:
        count = library.reindex(lambda done, total: progress(done, total, ""))
    say(f"embedded {count} passages")


def repair(index: Index = None) -> None:
    """Build what is derived from the reports anew, and look through what is not."""
    with open_index(index) as library, progress_bar() as progress:
        damaged = library.repair(lambda done, total: progress(done, total, ""))
    say("built the full-text index and the vectors anew")
    _complain_of(damaged)


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A file, or a folder for a dated one. [default: here]"),
    ] = None,
    index: Index = None,
) -> None:
    """Write the index to one file; it may be asked and added to meanwhile."""
    place = file or Path()
    if place.is_dir():
        place = place / f"disclosure-qa-{datetime.now(UTC).astimezone():%Y-%m-%dT%H-%M-%S}.zip"
    with (
        open_index(index) as library,
        _service_beside(index_place(index).folder) as beside,
        progress_bar() as progress,
    ):
        made = library.backup(place, lambda done, total: progress(done, total, ""), beside)
    say(f"{made.file}: {made.reports} reports")
    _complain_of(made.missing)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Lose what the index holds now.")
    ] = False,
    index: Index = None,
) -> None:
    """Bring the index and the accounts to what a backup holds; a server that is running serves it
    at once. Everybody is signed out."""
    from disclosure_qa.library.backup import restore_backup

    place = index_place(index)
    if place.database is not None:
        raise InvalidSettings(
            "the index is in PostgreSQL: restore the file to a folder with --index, and move it "
            "with `disclosure-qa transfer`"
        )
    with _service_of(file, place.folder) as put_service, progress_bar() as progress:
        made = restore_backup(
            file,
            place.folder,
            replace=replace,
            progress=lambda done, total: progress(done, total, ""),
        )
        put_service()
    with open_index(index) as library:
        library.catch_up()
    say(f"restored {made.reports} reports from {made.file}")
    _complain_of(made.missing)


@contextmanager
def _service_beside(folder: Path) -> Iterator[list[Path]]:
    """A copy of `service.db` of one moment, while the block runs; none where there is none."""
    from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase

    live = folder / SERVICE_DATABASE
    if not live.exists():
        yield []
        return
    with TemporaryDirectory(prefix="backing-up-", dir=folder) as scratch:
        copy = Path(scratch) / SERVICE_DATABASE
        database = ServiceDatabase(live)
        try:
            database.copy_to(copy)
        finally:
            database.close()
        yield [copy]


@contextmanager
def _service_of(file: Path, folder: Path) -> Iterator[Callable[[], None]]:
    """What puts the accounts of a backup in place; they are looked through before anything is."""
    from disclosure_qa.library.backup import unpack_beside
    from disclosure_qa.service import SERVICE_DATABASE
    from disclosure_qa.service.restoring import make_sound, put_in_place

    with TemporaryDirectory(prefix="disclosure-qa-") as scratch:
        copy = Path(scratch) / SERVICE_DATABASE
        if not unpack_beside(file, copy):
            yield lambda: None
            return
        make_sound(copy)
        yield lambda: put_in_place(copy, folder / SERVICE_DATABASE)


def _complain_of(documents: Sequence[str]) -> None:
    for document in documents:
        complain(f"{document}: the original is missing or damaged: ingest the file again")
    if documents:
        raise typer.Exit(SOME_FAILED)
