"""Corrections by staff: kept with who and when, and what follows from them put into the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from disclosure_qa.errors import UnknownDocument
from disclosure_qa.library.belonging import aliases_in_force
from disclosure_qa.library.changes import Check, enter_figures, settle_changes
from disclosure_qa.library.database import among, listed
from disclosure_qa.library.queries import Fetch
from disclosure_qa.library.records import packed_corrected, report_row
from disclosure_qa.library.schema import corrections, figures, reports
from disclosure_qa.model.corrected import Corrected, CorrectionKind
from disclosure_qa.model.figure import Figure
from disclosure_qa.model.report import Family, Report
from disclosure_qa.model.staff import Correction
from disclosure_qa.text.normalise import key
from disclosure_qa.vocabulary.kinship import kin

_ALL = select(corrections).order_by(corrections.c.id)
_IN_FORCE = _ALL.where(corrections.c.revoked.is_(None))
_LABELS = (
    select(figures.c.label)
    .select_from(reports.join(figures))
    .where(reports.c.family == bindparam("family"))
    .distinct()
)
_PRINTING = (
    select(reports.c.document)
    .select_from(reports.join(figures))
    .where(reports.c.family == bindparam("family"), among(figures.c.label, "labels"))
    .distinct()
    .order_by(reports.c.document)
)


@dataclass(frozen=True, slots=True)
class Revision:
    """What follows from corrections for one report: whose and of when it is, and its figures."""

    report: Report
    figures: tuple[Figure, ...]
    corrected: tuple[Corrected, ...]


def all_corrections(fetch: Fetch, *, revoked: bool) -> tuple[Correction, ...]:
    """Those in force in the order in which they were made; revoked ones too where it says so."""
    return tuple(map(_correction_of, fetch(_ALL if revoked else _IN_FORCE, {})))


def documents_concerned(fetch: Fetch, correction: Correction) -> tuple[str, ...]:
    """The documents for which a correction can make a difference."""
    if correction.document:
        return (correction.document,)
    family = {"family": correction.family or ""}
    label = key(correction.printed)
    labels = [row.label for row in fetch(_LABELS, family) if key(row.label) == label]
    return tuple(row.document for row in fetch(_PRINTING, family | {"labels": listed(labels)}))


def enter_correction(connection: Connection, correction: Correction) -> None:
    """Put a correction in force; an earlier one of the same thing is revoked by it."""
    same = (
        (corrections.c.kind == correction.kind.value)
        & (corrections.c.document == correction.document)
        & (corrections.c.family == (correction.family or ""))
        & (corrections.c.place == correction.place)
        & corrections.c.revoked.is_(None)
    )
    over = {"revoked_by": correction.who, "revoked": _written(correction.when)}
    connection.execute(update(corrections).where(same).values(over))
    row = {
        "kind": correction.kind.value,
        "document": correction.document,
        "family": correction.family or "",
        "place": correction.place,
        "printed": correction.printed,
        "value": correction.value,
        "region": correction.region,
        "remark": correction.remark,
        "who": correction.who,
        "entered": _written(correction.when),
        "revoked_by": "",
    }
    connection.execute(insert(corrections).values(row))


def revoke_correction(connection: Connection, number: int, who: str, when: datetime) -> None:
    """Put a correction out of force; it stays on record."""
    mine = (corrections.c.id == number) & corrections.c.revoked.is_(None)
    over = {"revoked_by": who, "revoked": _written(when)}
    connection.execute(update(corrections).where(mine).values(over))


def revise(connection: Connection, revisions: Sequence[Revision], check: Check) -> None:
    """Put the figures of reports, and whose and of when they are, in the place of what was there."""
    aliases = aliases_in_force(connection)
    touched: set[tuple[int, int]] = set()
    kins: set[str] = set()
    for revision in revisions:
        report = revision.report
        columns = (reports.c.id, reports.c.agency_id, reports.c.year, reports.c.kin)
        mine = reports.c.document == report.document
        old = connection.execute(select(*columns).where(mine)).first()
        if old is None:
            raise UnknownDocument(f"{report.document} is not in the index")
        own = kin(*aliases.filed(report.agency, report.region))
        said = {"printed_agency": report.agency, "printed_region": report.region, "kin": own}
        said |= report_row(report) | {"corrected": packed_corrected(revision.corrected)}
        connection.execute(update(reports).where(mine).values(said))
        connection.execute(delete(figures).where(figures.c.report_id == old.id))
        enter_figures(connection, revision.figures, old.id)
        touched |= {(old.agency_id, old.year), (old.agency_id, report.year)}
        kins |= {old.kin, own}
    settle_changes(connection, touched, kins, aliases, check)


def _correction_of(row: Row[Any]) -> Correction:
    return Correction(
        kind=CorrectionKind(row.kind),
        printed=row.printed,
        value=row.value,
        who=row.who,
        when=datetime.fromisoformat(row.entered),
        document=row.document,
        family=Family(row.family) if row.family else None,
        place=row.place,
        region=row.region,
        remark=row.remark,
        id=row.id,
        revoked_by=row.revoked_by,
        revoked=datetime.fromisoformat(row.revoked) if row.revoked else None,
    )


def _written(when: datetime) -> str:
    return when.astimezone(UTC).isoformat()
