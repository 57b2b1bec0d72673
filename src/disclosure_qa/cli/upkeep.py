"""The commands that keep an index sound: reindex, repair, backup, restore."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from disclosure_qa.cli.index import (
    SOME_FAILED,
    Index,
    create_index,
    forget_outdated,
    index_place,
    open_index,
)
from disclosure_qa.cli.printing import complain, progress_bar, say
from disclosure_qa.cli.transfer import copy_service
from disclosure_qa.model.place import Place

if TYPE_CHECKING:
    from disclosure_qa.library.backup import Backup


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
    forget_outdated(index)
    with (
        open_index(index) as library,
        _service_beside(index_place(index)) as beside,
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
    place = index_place(index)
    with _service_of(file, place) as put_service, progress_bar() as progress:
        told = partial(_tell, progress)
        made = _restored(file, index, place, replace=replace, progress=told)
        put_service()
    forget_outdated(index)
    with open_index(index) as library:
        library.catch_up()
    say(f"restored {made.reports} reports from {made.file}")
    _complain_of(made.missing)


def _tell(progress: Callable[[int, int, str], None], done: int, total: int) -> None:
    progress(done, total, "")


def _restored(
    file: Path,
    index: Path | None,
    place: Place,
    *,
    replace: bool,
    progress: Callable[[int, int], None],
) -> "Backup":
    """Bring the index, in a folder or on a server, to what a backup holds."""
    if place.database is None:
        from disclosure_qa.library.backup import restore_backup

        return restore_backup(file, place.folder, replace=replace, progress=progress)
    from disclosure_qa.library.server_backup import restore_to_server

    with create_index(index) as library:
        return restore_to_server(file, library.stores, replace=replace, progress=progress)


@contextmanager
def _service_beside(place: Place) -> Iterator[list[Path]]:
    """A copy of what the service keeps, of one moment, while the block runs; none where it keeps
    nothing."""
    from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase, service_database

    if place.database is None and not (place.folder / SERVICE_DATABASE).exists():
        yield []
        return
    beside = place.folder if place.database is None else None
    with TemporaryDirectory(prefix="backing-up-", dir=beside) as scratch:
        copy = Path(scratch) / SERVICE_DATABASE
        with closing(service_database(place)) as live:
            if place.database is None:
                live.copy_to(copy)
            else:
                with closing(ServiceDatabase(copy)) as target:
                    copy_service(live, target)
        yield [copy]


@contextmanager
def _service_of(file: Path, place: Place) -> Iterator[Callable[[], None]]:
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
        if place.database is None:
            yield lambda: put_in_place(copy, place.folder / SERVICE_DATABASE)
        else:
            yield lambda: _put_on_server(copy, place)


def _put_on_server(copy: Path, place: Place) -> None:
    from disclosure_qa.service import ServiceDatabase, service_database

    with closing(ServiceDatabase(copy)) as source, closing(service_database(place)) as live:
        copy_service(source, live)


def _complain_of(documents: Sequence[str]) -> None:
    for document in documents:
        complain(f"{document}: the original is missing or damaged: ingest the file again")
    if documents:
        raise typer.Exit(SOME_FAILED)
