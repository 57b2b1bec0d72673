"""Which files a path stands for, and what each is called in the index.

Every file is yielded, whatever its suffix: its content decides later whether it is a report,
and one that is not is reported. Left out without a word is only what no person put there as a
document: hidden files, and what operating systems and office programs leave behind.
"""

import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from disclosure_qa.errors import InvalidSettings, UnreadableDocument
from disclosure_qa.readers.archives import content_of
from disclosure_qa.readers.limits import check_size

MAX_MEMBERS = 10_000
MAX_ARCHIVE_BYTES = 4 * 1024**3
"""Of one archive: files, and their size when unpacked, as its directory declares it."""

_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}
_OFFICE = {"[content_types].xml", "mimetype", "ofd.xml"}
_UTF8_NAME = 0x800
_ZIP_FAULTS = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
"""What damaged, cut and unusual archives come out of `zipfile` as."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be a report. `document` is its name in the index."""

    document: str
    read: Callable[[], bytes]
    """Its content, to be asked for before the next file is; raises UnreadableDocument."""


def files_in(paths: Sequence[Path]) -> Iterator[File]:
    """The files of the paths, each path's in order of their names.

    A file is called by its name, or by its path below the folder that was given; in an
    archive, by the archive's name and the path within. Raises InvalidSettings, before the
    first file, where a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise InvalidSettings(f"there is no file or folder {path}: check the path")
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        else:
            yield from _file(path, _printable(path.name))


def _below(folder: Path) -> Iterator[File]:
    closed: list[OSError] = []
    found: list[tuple[str, Path]] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not _is_litter(name)]
        for name in names:
            path = Path(place, name)
            if not _is_litter(name) and path.is_file():
                found.append((_printable(path.relative_to(folder).as_posix()), path))
    for error in closed:
        name = _printable(Path(str(error.filename)).relative_to(folder).as_posix())
        yield _refused(name, f"the folder cannot be opened: {error.strerror}")
    for document, path in sorted(found):
        yield from _file(path, document)


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _printable(name: str) -> str:
    """A name as text, also where the file system holds bytes that are not UTF-8."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _refused(document: str, cause: str) -> File:
    def refuse() -> bytes:
        raise UnreadableDocument(cause)

    return File(document, refuse)


def _file(path: Path, document: str) -> Iterator[File]:
    try:
        archive = _archive(path)
    except UnreadableDocument as error:
        yield _refused(document, str(error))
        return
    if archive is None:
        yield File(document, lambda: _content(path))
        return
    with archive:
        yield from _members(archive, document)


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise UnreadableDocument("it is not an ordinary file")
        check_size(status.st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"the file cannot be opened: {error.strerror}") from error


def _archive(path: Path) -> zipfile.ZipFile | None:
    """The file as an archive of files; None where it is a file itself, a docx for example."""
    try:
        if not path.is_file() or not zipfile.is_zipfile(path):
            return None
        archive = zipfile.ZipFile(path)
    except _ZIP_FAULTS as error:
        if path.suffix.lower() != ".zip":
            return None  # its reader will say what is wrong with it
        raise UnreadableDocument("the archive is damaged or was cut short") from error
    names = {name.lower() for name in archive.namelist()}
    if names & _OFFICE or any(name.endswith("/document.xml") for name in names):
        archive.close()
        return None
    return archive


def _members(archive: zipfile.ZipFile, document: str) -> Iterator[File]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    size = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or size > MAX_ARCHIVE_BYTES:
        yield _refused(
            document,
            f"the archive holds {len(members)} files of {size // 1024**2} MB together, and at "
            f"most {MAX_MEMBERS} of {MAX_ARCHIVE_BYTES // 1024**2} MB are read; split it",
        )
        return
    for name, member in sorted((_member_name(member), member.filename) for member in members):
        if not any(_is_litter(part) for part in PurePosixPath(name).parts):
            yield _member(archive, f"{document}/{name}", archive.getinfo(member))


def _member(archive: zipfile.ZipFile, document: str, member: zipfile.ZipInfo) -> File:
    if member.flag_bits & 1:
        return _refused(document, "it is locked with a password; unpack the archive first")

    def read() -> bytes:
        check_size(member.file_size)
        try:
            return content_of(archive, member)
        except _ZIP_FAULTS as error:
            raise UnreadableDocument(f"the archive is damaged there: {error}") from error

    return File(document, read)


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name within the archive. Chinese Windows writes it in GBK without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"/", "//", ".", ".."})
