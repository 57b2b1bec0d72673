"""Where an index lies."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, unless servers hold what would lie in it.

    `database` is the address of a PostgreSQL database, which then holds the reports and the
    originals; `vectors` that of a Chroma server. Either may hold a password, and is not shown.
    """

    folder: Path
    database: str | None = field(default=None, repr=False)
    vectors: str | None = field(default=None, repr=False)
