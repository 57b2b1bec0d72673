"""The files as received, in the database of the reports: every process sees the same ones, and one
backup holds both."""

from collections.abc import Collection

from sqlalchemy import Connection, text

from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.library.database import Database, listed
from disclosure_qa.library.originals import fingerprint

# Office files are compressed by themselves; trying again costs time and saves nothing.
_CREATE = (
    'CREATE TABLE originals (sha256 text COLLATE "C" PRIMARY KEY, body bytea NOT NULL)',
    "ALTER TABLE originals ALTER COLUMN body SET STORAGE EXTERNAL",
)
_KEEP = text(
    "INSERT INTO originals (sha256, body) VALUES (:name, :body) ON CONFLICT DO NOTHING"
    " RETURNING sha256"
)
_READ = text("SELECT body FROM originals WHERE sha256 = :name")
_IS_SOUND = text(
    "SELECT encode(sha256(body), 'hex') = sha256 AS sound FROM originals WHERE sha256 = :name"
)
_DROP = text("DELETE FROM originals WHERE sha256 = :name RETURNING sha256")
_KEEP_ONLY = text(
    "DELETE FROM originals WHERE sha256 NOT IN (SELECT value"
    " FROM json_array_elements_text(CAST(:names AS json))) RETURNING sha256"
)


def create(connection: Connection) -> None:
    """Create the table."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


class OriginalTable:
    """The table, as `originals.Originals` asks for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, data: bytes) -> str:
        """Store a file's content, all of it or nothing; its SHA-256."""
        name = fingerprint(data)
        self._database.rows(_KEEP, {"name": name, "body": data})
        return name

    def read(self, name: str) -> bytes:
        """The content with this SHA-256; raises IndexUnavailable where it is missing."""
        rows = self._database.rows(_READ, {"name": name})
        if not rows:
            raise IndexUnavailable(
                f"an original is missing from {self._database.place} ({name}): restore the "
                "database from a backup, or remove the document and ingest it again"
            )
        return bytes(rows[0].body)

    def is_sound(self, name: str) -> bool:
        """Whether the content is there, and is the one that its name stands for."""
        rows = self._database.rows(_IS_SOUND, {"name": name})
        return bool(rows) and bool(rows[0].sound)

    def drop(self, name: str) -> None:
        """Remove the content with this SHA-256, if it is there."""
        self._database.rows(_DROP, {"name": name})

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what is not among these."""
        self._database.rows(_KEEP_ONLY, {"names": listed(names)})
