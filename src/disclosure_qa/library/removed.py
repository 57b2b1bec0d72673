"""Reports that staff removed, kept for a while with all that is needed to bring them back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from disclosure_qa.library.database import among, listed
from disclosure_qa.library.queries import Fetch
from disclosure_qa.library.readings import unpack_report
from disclosure_qa.library.schema import agencies, readings, removed_reports, reports
from disclosure_qa.model.report import Report
from disclosure_qa.model.staff import RemovedReport

_ALL = select(removed_reports).order_by(removed_reports.c.id.desc())
_ONE = select(removed_reports).where(removed_reports.c.id == bindparam("number"))
_COPIED = ("document", "year", "title", "sha256", "rules", "sequence", "has_prose")
_HELD = (
    select(*(reports.c[name] for name in _COPIED), agencies.c.name, readings.c.body)
    .select_from(reports.join(agencies).join(readings))
    .where(among(reports.c.document, "documents"))
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a removed report: its reading, and its place among the versions."""

    report: Report
    sha256: str
    rules: str
    sequence: int
    has_prose: bool


def all_removed(fetch: Fetch) -> tuple[RemovedReport, ...]:
    """The last removed first."""
    return tuple(map(_entry, fetch(_ALL, {})))


def kept_of(fetch: Fetch, number: int) -> Kept | None:
    """What is kept under a number; None where nothing is."""
    for row in fetch(_ONE, {"number": number}):
        report = unpack_report(row.body)
        return Kept(report, row.sha256, row.rules, row.sequence, bool(row.has_prose))
    return None


def keep_removed(
    connection: Connection, documents: Collection[str], who: str, when: datetime
) -> None:
    """Keep documents that are about to be removed."""
    rows = connection.execute(_HELD, {"documents": listed(documents)}).all()
    said = {"who": who, "removed": when.astimezone(UTC).isoformat()}
    for row in rows:
        copied = {name: getattr(row, name) for name in _COPIED}
        kept = {**copied, **said, "agency": row.name, "body": row.body}
        connection.execute(insert(removed_reports).values(kept))


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Keep these no longer."""
    mine = removed_reports.c.id.in_(list(numbers))
    connection.execute(delete(removed_reports).where(mine))


def _entry(row: Row[Any]) -> RemovedReport:
    when = datetime.fromisoformat(row.removed)
    return RemovedReport(row.id, row.document, row.agency, row.year, row.title, row.who, when)
