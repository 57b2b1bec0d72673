"""The tables of an index as such: filled straight with copies of reports, and their bytes by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select, text

from benchmarks.shelves import World, enter, templates, worlds
from disclosure_qa.library import Library
from disclosure_qa.library.changes import next_generation
from disclosure_qa.library.names import enter_agency
from disclosure_qa.library.schema import agencies, figures, findings, metadata, readings, reports
from disclosure_qa.vocabulary.aliases import Aliases
from disclosure_qa.vocabulary.kinship import kin

_COPIES_AT_ONCE = 50
_PAGES = text(
    "SELECT m.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat AS d"
    " JOIN sqlite_schema AS m ON m.name = d.name GROUP BY m.tbl_name"
)
_RELATIONS = text(
    "SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


def fill(library: Library, number: int) -> None:
    """Enter so many reports with figures alone: the first copy as every report is entered, the
    others row by row, under other names."""
    made = templates()
    enter(library, (replace(each, passages=()) for each in made))
    shelf = enumerate(islice(worlds(), number // len(made)), start=1)
    while part := list(islice(shelf, _COPIES_AT_ONCE)):
        with library.stores.database.transaction() as connection:
            first = _First.of(connection, len(made))
            for copy, world in part:
                _copy(connection, first, copy, world)
            next_generation(connection)


@dataclass(frozen=True)
class _First:
    """The first copy's bodies and reports as rows, and the width of a copy's report ids."""

    bodies: tuple[Mapping[str, Any], ...]
    reports: tuple[Mapping[str, Any], ...]
    width: int

    @classmethod
    def of(cls, connection: Connection, number: int) -> "_First":
        chosen = select(reports).order_by(reports.c.id).limit(number)
        rows = tuple(dict(row) for row in connection.execute(chosen).mappings())
        ids = {row["agency_id"] for row in rows}
        mine = select(agencies).where(agencies.c.id.in_(ids)).order_by(agencies.c.id)
        bodies = tuple(dict(row) for row in connection.execute(mine).mappings())
        return cls(bodies, rows, max(row["id"] for row in rows))


def _copy(connection: Connection, first: _First, copy: int, world: World) -> None:
    named = {
        row["id"]: (world.tell(row["name"]), world.tell(row["region"])) for row in first.bodies
    }
    none = Aliases()
    ids = {old: enter_agency(connection, *name, none) for old, name in named.items()}
    shift = copy * first.width
    rows = [
        row
        | {
            "id": row["id"] + shift,
            "document": f"{copy}/{row['document']}",
            "agency_id": ids[row["agency_id"]],
            "printed_agency": world.tell(row["printed_agency"]),
            "printed_region": world.tell(row["printed_region"]),
            "kin": kin(*named[row["agency_id"]]),
            "title": world.tell(row["title"]),
            "part_of": row["part_of"] and f"{copy}/{row['part_of']}",
        }
        for row in first.reports
    ]
    connection.execute(insert(reports), rows)
    for table in (readings, figures, findings):
        _repeat(connection, table, first.width, shift)


def _repeat(connection: Connection, table: Table, width: int, shift: int) -> None:
    """The first copy's rows once more, under report ids that lie so far behind."""
    others = [column for column in table.c if column.name not in {"id", "report_id"}]
    rows = select((table.c.report_id + literal(shift)).label("report_id"), *others)
    rows = rows.where(table.c.report_id <= width)
    names = ["report_id", *(column.name for column in others)]
    connection.execute(insert(table).from_select(names, rows))


def widths(library: Library) -> Iterator[str]:
    """A line of a table for each kind of row: how many, and the bytes of one with its indexes."""
    database = library.stores.database
    statement = _PAGES if database.dialect == "sqlite" else _RELATIONS
    for table in sorted(database.rows(statement), key=lambda row: -row.bytes):
        held = _rows(library, table.name)
        each = f"{table.bytes / held:.0f}" if held else ""
        yield f"| {table.name} | {held or ''} | {table.bytes / 1024**2:.1f} | {each} |"


def _rows(library: Library, name: str) -> int:
    database = library.stores.database
    if name in metadata.tables:
        counted = select(func.count()).select_from(metadata.tables[name])
        return int(database.rows(counted)[0][0])
    if name in {"passage_words", "passage_words_data"}:
        return int(database.rows(text("SELECT count(*) FROM passages"))[0][0])
    return 0
