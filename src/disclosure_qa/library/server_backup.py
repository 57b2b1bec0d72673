"""A backup of an index on a server, in the same file as one of a folder, and the way back.

The server's rows go through an index in a folder, by the road of a `transfer`: a backup of either
kind restores to either. Nobody stops asking meanwhile; who writes waits.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library.backup import Backup, restore_backup, write_backup
from disclosure_qa.library.schema import reports
from disclosure_qa.library.sqlite import SqliteDatabase
from disclosure_qa.library.stores import Stores, stores_of
from disclosure_qa.library.transfer import copied
from disclosure_qa.model.place import Place

Progress = Callable[[int, int], None]
"""Told how many originals are done, of how many."""


def back_up_server(
    source: Stores, file: Path, progress: Progress | None = None, beside: Sequence[Path] = ()
) -> Backup:
    """Write an index to a file, as `write_backup` does and raises; twice its room is needed."""
    if file.exists():
        raise InvalidSettings(f"{file} exists already: name another file")
    with _scratch(file.parent) as folder, _folder_index(folder) as (stores, database):
        database.make()
        with source.database.transaction() as reading:
            copied(source, stores, reading, progress, lenient=True)
        return write_backup(database, stores.originals, file, beside=beside)


def restore_to_server(
    file: Path, target: Stores, *, replace: bool = False, progress: Progress | None = None
) -> Backup:
    """Bring an index on a server to what a backup holds, in one step, as `restore_backup` does.

    Raises InvalidSettings where reports are in the way, IndexBusy where somebody writes, and
    IndexUnavailable where the backup is damaged or of a newer version.
    """
    with _scratch(None) as folder, target.lock.held():
        if not replace and target.database.rows(reports.select().limit(1)):
            raise InvalidSettings(
                f"{target.database.place} holds an index with reports: add --replace to lose them"
            )
        made = restore_backup(file, folder, progress=progress)
        with _folder_index(folder) as (stores, database):
            if database.is_of_earlier_version():
                database.upgrade()
            with database.transaction() as reading:
                copied(stores, target, reading, lenient=True)
    return made


@contextmanager
def _scratch(beside: Path | None) -> Iterator[Path]:
    try:
        with TemporaryDirectory(prefix="backing-up-", dir=beside) as folder:
            yield Path(folder)
    except OSError as error:
        cause = error.strerror or error
        raise IndexUnavailable(f"no room for a copy of the index: {cause}") from error


@contextmanager
def _folder_index(folder: Path) -> Iterator[tuple[Stores, SqliteDatabase]]:
    stores = stores_of(Place(folder))
    assert isinstance(stores.database, SqliteDatabase)
    try:
        yield stores, stores.database
    finally:
        stores.database.close()
