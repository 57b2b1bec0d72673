"""A backup of an index in one file, and the way back.

The file is a zip: `library.db` as it was at one moment, the originals that it names, and what the
caller puts beside them. What is
derived is left out, and is built again. An index may be read and written to while it is backed up,
and read while it is restored.
"""

import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from disclosure_qa.errors import IndexUnavailable, InvalidSettings
from disclosure_qa.library.lock import WriterLock
from disclosure_qa.library.originals import Originals, OriginalsFolder
from disclosure_qa.library.sqlite import DATABASE, SqliteDatabase

_TRIES = 5
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What files that are no archives, or damaged ones, come out of `zipfile` as."""
_BESIDE = ("", "-wal", "-shm")
_NEXT_GENERATION = "UPDATE meta SET value = ? WHERE key = 'generation'"
_GENERATION = "SELECT value FROM meta WHERE key = 'generation'"

Progress = Callable[[int, int], None]
"""Told how many originals are done, of how many."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds; `missing` names documents whose originals were not to be had."""

    file: Path
    reports: int
    missing: tuple[str, ...] = ()


def write_backup(
    database: SqliteDatabase,
    originals: Originals,
    file: Path,
    progress: Progress | None = None,
    beside: Sequence[Path] = (),
) -> Backup:
    """Write an index to a file, which appears whole or not at all, and files `beside` it.

    Raises InvalidSettings where the file exists, and IndexUnavailable where the index cannot be
    read or the file not be written.
    """
    if file.exists():
        raise InvalidSettings(f"{file} exists already: name another file")
    copy, part = (file.with_name(f"{file.name}.{os.getpid()}.{end}") for end in ("db", "part"))
    try:
        for _ in range(_TRIES):
            # They hold all that the index does, accounts as well.
            for made_here in (copy, part):
                made_here.touch(mode=0o600)
            database.copy_to(copy)
            moment = _generation_of(copy)
            made = _packed(copy, originals, part, progress, beside)
            # A report that was removed meanwhile took its original with it: the next copy is newer.
            if not made.missing or int(database.meta("generation") or 0) == moment:
                break
        part.replace(file)
    except OSError as error:
        raise IndexUnavailable(f"cannot write {file}: {error.strerror or error}") from error
    finally:
        copy.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
    return Backup(file, made.reports, made.missing)


def _packed(
    copy: Path,
    originals: Originals,
    part: Path,
    progress: Progress | None,
    beside: Sequence[Path],
) -> Backup:
    named = _named(copy)
    missing: list[str] = []
    with part.open("wb") as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.write(copy, DATABASE, zipfile.ZIP_DEFLATED)
            for other in beside:
                archive.write(other, other.name, zipfile.ZIP_DEFLATED)
            for number, (name, documents) in enumerate(named.items(), 1):
                try:
                    archive.writestr(_member(name), originals.read(name))
                except IndexUnavailable:
                    missing += documents
                if progress is not None:
                    progress(number, len(named))
        file.flush()
        os.fsync(file.fileno())
    return Backup(part, sum(map(len, named.values())), tuple(sorted(missing)))


def restore_backup(
    file: Path, folder: Path, *, replace: bool = False, progress: Progress | None = None
) -> Backup:
    """Bring the index in a folder to what a backup holds, in one step that a crash cannot halve.

    An index that is there is replaced only where `replace` says so, or where it is damaged; then
    its `library.db` is kept as `library.db.damaged`. Whoever reads it sees the change. Raises
    IndexUnavailable where the backup is damaged or of a newer version, InvalidSettings where an
    index is in the way, and IndexBusy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / "restoring"
    originals = OriginalsFolder(folder / "originals")
    with WriterLock(folder).held():
        if not replace and _holds_reports(folder / DATABASE):
            raise InvalidSettings(
                f"{folder} holds an index with reports: add --replace to lose them, or name "
                "another folder with --index"
            )
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        with _opened(file) as archive:
            copy = _checked(archive, scratch)
            named = _named(copy)
            missing = _unpacked(archive, named, originals, progress)
        _put_in_place(copy, folder / DATABASE)
        originals.keep_only(named)
        shutil.rmtree(scratch, ignore_errors=True)
    return Backup(file, sum(map(len, named.values())), missing)


def unpack_beside(file: Path, target: Path) -> bool:
    """Unpack from a backup the file of the name that `target` has; False where it holds none.

    Raises IndexUnavailable where the backup is damaged.
    """
    with _opened(file) as archive:
        if target.name not in archive.namelist():
            return False
        target.write_bytes(archive.read(target.name))
        return True


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _FAULTS as error:
        raise IndexUnavailable(f"{file} is no backup, or a damaged one: {error}") from error
    except OSError as error:
        raise IndexUnavailable(f"cannot restore {file}: {error.strerror or error}") from error


def _checked(archive: zipfile.ZipFile, scratch: Path) -> Path:
    """The database of a backup, unpacked, sound and of no newer version."""
    copy = Path(archive.extract(DATABASE, scratch))
    database = SqliteDatabase(copy)
    try:
        database.refuse_unusable()
        database.check()
    finally:
        database.close()
    return copy


def _unpacked(
    archive: zipfile.ZipFile,
    named: dict[str, list[str]],
    originals: Originals,
    progress: Progress | None,
) -> tuple[str, ...]:
    """Keep the originals of a backup; the documents whose originals it does not hold."""
    held = set(archive.namelist())
    missing: list[str] = []
    for number, (name, documents) in enumerate(named.items(), 1):
        if _member(name) not in held:
            missing += documents
        elif originals.keep(archive.read(_member(name))) != name:
            whose = documents[0] if documents else "a removed report"
            raise IndexUnavailable(f"the original of {whose} in the backup is another file")
        if progress is not None:
            progress(number, len(named))
    return tuple(sorted(missing))


def _put_in_place(copy: Path, live: Path) -> None:
    """Make `live` what `copy` is: for readers by a transaction, or by a new file."""
    try:
        with closing(sqlite3.connect(live)) as target, closing(sqlite3.connect(copy)) as source:
            if _holds_tables(target):
                # Its readers look at the generation to see that all has changed.
                newest = max(_generation(target), _generation(source)) + 1
                with source:
                    source.execute(_NEXT_GENERATION, (str(newest),))
                source.backup(target)
                return
    except sqlite3.DatabaseError:
        """It is damaged: nobody reads it."""
    for end in _BESIDE:
        beside = live.with_name(live.name + end)
        # Looking for it makes an empty one where there was none.
        if beside.exists() and beside.stat().st_size:
            beside.replace(live.with_name(f"{live.name}.damaged{end}"))
    copy.replace(live)


def _holds_tables(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'")
    return found.fetchone() is not None


def _holds_reports(live: Path) -> bool:
    if live.exists():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(live)) as connection:
            return connection.execute("SELECT 1 FROM reports").fetchone() is not None
    return False


def _generation_of(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return _generation(connection)


def _generation(connection: sqlite3.Connection) -> int:
    return int(connection.execute(_GENERATION).fetchone()[0])


def _named(database: Path) -> dict[str, list[str]]:
    """The originals that a database names, each with its documents; those of removed reports,
    which may be brought back, with none."""
    named: dict[str, list[str]] = {}
    with closing(sqlite3.connect(database)) as connection:
        for name, document in connection.execute("SELECT sha256, document FROM reports ORDER BY 2"):
            named.setdefault(name, []).append(document)
        # A backup of an earlier version has no such table.
        with suppress(sqlite3.OperationalError):
            for (name,) in connection.execute("SELECT sha256 FROM removed_reports"):
                named.setdefault(name, [])
    return named


def _member(name: str) -> str:
    return f"originals/{name[:2]}/{name}"
