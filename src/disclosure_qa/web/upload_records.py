"""The records of uploads: how far each is, and what became of its files, in `upload.json`."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from disclosure_qa.errors import IndexUnavailable

log = logging.getLogger(__name__)


class UploadState(StrEnum):
    """How far an upload is."""

    ASKING = "asking"
    """Some of its documents are in the index: someone has to say whether they are replaced."""
    WAITING = "waiting"
    BUSY = "busy"
    """Another process writes to the index."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


_UNFINISHED = (UploadState.WAITING, UploadState.BUSY, UploadState.RUNNING)


@dataclass(frozen=True, slots=True)
class UploadRow:
    """What became of one file of an upload: an `ingest.Outcome`, and the cause where it was refused."""

    document: str
    outcome: str
    agency: str = ""
    year: int | None = None
    figures: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload: `total` files, of which `known` are in the index with another content. `names`
    are those of all; an upload that an earlier version took in has none."""

    id: str
    who: str
    when: str
    state: UploadState
    total: int
    known: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    rows: tuple[UploadRow, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def pending(self) -> tuple[str, ...]:
        """The files that are still to be read."""
        if not self.unfinished:
            return ()
        done = {row.document for row in self.rows} | set(self.leave)
        return tuple(name for name in self.names if name not in done)

    @property
    def unfinished(self) -> bool:
        """It goes on by itself."""
        return self.state in _UNFINISHED

    @property
    def expected(self) -> int:
        """How many files there are to read."""
        return self.total - len(self.leave)


def record(folder: Path, upload: Upload) -> None:
    """Write how far an upload is; raises IndexUnavailable where that cannot be."""
    file = folder / upload.id / "upload.json"
    part = file.with_suffix(".part")
    try:
        part.write_text(json.dumps(asdict(upload), ensure_ascii=False), encoding="utf-8")
        part.replace(file)
    except OSError as error:
        cause = error.strerror or error
        raise IndexUnavailable(f"cannot write to {folder}: {cause}") from error


def records(folder: Path) -> Iterator[Upload]:
    """The uploads that a folder holds; a record that cannot be read is passed over."""
    for file in folder.glob("*/upload.json"):
        try:
            fields = json.loads(file.read_text(encoding="utf-8"))
            rows = tuple(UploadRow(**row) for row in fields.pop("rows"))
            for listed in ("known", "leave", "names"):
                fields[listed] = tuple(fields.get(listed, ()))
            fields["state"] = UploadState(fields["state"])
            yield Upload(**fields, rows=rows)
        except (OSError, ValueError, TypeError, KeyError):
            log.warning("%s cannot be read, and is passed over", file)
