"""From the tables of every earlier version to today's, in place: one function for each step.

A step says what changed then and is never altered. It brings the columns; what they should hold
is read from the reports again, because every version of the program reads by rules of its own
(`ingest.outdated`). Alembic's operations are used and not its own table of versions: readers ask
`meta` for the schema, and need not load Alembic for it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary, Text, text

from disclosure_qa.library.schema import SCHEMA_VERSION


def migrate(connection: Connection, version: int) -> None:
    """Take the tables from a schema to today's, within the connection's transaction."""
    operations = Operations(MigrationContext.configure(connection))
    for number in range(version + 1, SCHEMA_VERSION + 1):
        MIGRATIONS[number](operations)


def _several_files_make_a_report(operations: Operations) -> None:
    """Prose and tables stand or go each for themselves."""
    for name in ("has_prose", "prose_stands", "tables_stand"):
        column: Column[bool] = Column(
            name, Boolean(create_constraint=False), nullable=False, server_default="1"
        )
        operations.add_column("reports", column)
    operations.add_column("reports", Column("part_of", Text, nullable=False, server_default=""))
    operations.execute(
        text("UPDATE reports SET prose_stands = NOT superseded, tables_stand = NOT superseded")
    )
    operations.drop_column("reports", "superseded")


def _places_of_years(operations: Operations) -> None:
    """Where a report names another year than its title."""
    places = Column("year_places", Text, nullable=False, server_default="[null]")
    operations.add_column("reports", places)


def _bodies_by_kin(operations: Operations) -> None:
    """A body whose region only some of its reports say."""
    for name in ("printed_agency", "printed_region", "kin"):
        operations.add_column("reports", Column(name, Text, nullable=False, server_default=""))
    operations.create_index("reports_by_kin", "reports", ["kin"])
    for printed, column in (("printed_agency", "name"), ("printed_region", "region")):
        operations.execute(
            text(
                f"UPDATE reports SET {printed} ="  # noqa: S608 - two names of our own
                f" (SELECT {column} FROM agencies WHERE agencies.id = agency_id)"
            )
        )


def _edits_by_staff(operations: Operations) -> None:
    """What staff decide, correct and remove."""
    for table in ("reports", "figures"):
        corrected = Column("corrected", Text, nullable=False, server_default="")
        operations.add_column(table, corrected)
    decided = ("state", "remark", "who", "decided")
    operations.create_table(
        "finding_decisions", Column("key", Text, primary_key=True), *_texts(*decided)
    )
    operations.create_table(
        "corrections",
        Column("id", Integer, primary_key=True),
        *_texts("kind", "document", "family", "place", "printed", "value", "region"),
        *_texts("remark", "who", "entered", "revoked_by"),
        Column("revoked", Text),
    )
    operations.create_index("corrections_by_document", "corrections", ["document"])
    operations.create_table(
        "removed_reports",
        Column("id", Integer, primary_key=True),
        *_texts("document", "agency", "title", "sha256", "rules", "who", "removed"),
        Column("year", Integer, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("has_prose", Boolean(create_constraint=False), nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    operations.create_index("removed_reports_by_original", "removed_reports", ["sha256"])


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=False) for name in names)


MIGRATIONS: Mapping[int, Callable[[Operations], None]] = MappingProxyType(
    {
        2: _several_files_make_a_report,
        3: _places_of_years,
        4: _bodies_by_kin,
        5: _edits_by_staff,
    }
)
"""By the schema that each step leads to."""
