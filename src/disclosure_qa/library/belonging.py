"""Which body a report belongs to: what it calls its author itself, what other reports call the same
body (`vocabulary.kinship`), and the aliases in force."""

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from disclosure_qa.library import names
from disclosure_qa.library.database import set_meta
from disclosure_qa.library.schema import meta, reports
from disclosure_qa.vocabulary.aliases import Aliases, unpacked
from disclosure_qa.vocabulary.kinship import kin, same_bodies

ALIASES = "aliases"
"""The key in `meta` of the aliases in force."""

_PRINTED = (reports.c.printed_agency, reports.c.printed_region)


def aliases_in_force(connection: Connection) -> Aliases:
    """The aliases that the index was last told of."""
    return unpacked(connection.execute(select(meta.c.value).where(meta.c.key == ALIASES)).scalar())


def put_in_force(connection: Connection, aliases: Aliases) -> set[str]:
    """Take other aliases; the kins of all reports, whose bodies may be others now."""
    set_meta(connection, ALIASES, aliases.packed())
    names.renew_keys(connection, aliases)
    kins = set()
    for agency, region in connection.execute(select(*_PRINTED).distinct()).all():
        mine = (reports.c.printed_agency == agency) & (reports.c.printed_region == region)
        kins.add(own := kin(*aliases.filed(agency, region)))
        connection.execute(update(reports).where(mine).values(kin=own))
    return kins


def settle_bodies(
    connection: Connection, kins: Collection[str], aliases: Aliases
) -> set[tuple[int, int]]:
    """Give each report of these kins to its body; the bodies and years that have changed."""
    touched: set[tuple[int, int]] = set()
    columns = (reports.c.id, reports.c.agency_id, reports.c.year, *_PRINTED)
    for each in sorted(kins):
        rows = connection.execute(select(*columns).where(reports.c.kin == each)).all()
        filed = {row.id: aliases.filed(row.printed_agency, row.printed_region) for row in rows}
        known = same_bodies(set(filed.values()))
        for row in rows:
            agency_id = names.enter_agency(connection, *known[filed[row.id]], aliases)
            if agency_id != row.agency_id:
                mine = update(reports).where(reports.c.id == row.id)
                connection.execute(mine.values(agency_id=agency_id))
                touched |= {(row.agency_id, row.year), (agency_id, row.year)}
    return touched
