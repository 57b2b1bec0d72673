"""Finding a body by its name: exact by comparison key, misspelt by pairs of characters."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from disclosure_qa.library.database import Database, among, listed
from disclosure_qa.library.schema import agencies, agency_grams, agency_keys, reports
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.vocabulary.agencies import name_keys
from disclosure_qa.vocabulary.aliases import Aliases

_AFFORDABLE = 4000
"""Entries of `agency_grams` read for one name: the rarest grams first, the common ones (政府)
not at all, as they say nothing about which body is meant."""

_ALL = select(agencies.c.name, agencies.c.region).order_by(agencies.c.name, agencies.c.region)
_BY_KEY = (
    select(agency_keys.c.key, agencies.c.name, agencies.c.region)
    .join(agencies)
    .where(among(agency_keys.c.key, "keys"))
    .order_by(agency_keys.c.key, agencies.c.name, agencies.c.region)
)
_COUNTS = text(
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM agency_grams WHERE gram = value LIMIT :bound)),"
    " value FROM json_each(:grams)"
)
_SHARING = (
    select(agency_grams.c.agency_id)
    .where(among(agency_grams.c.gram, "grams"))
    .group_by(agency_grams.c.agency_id)
    .order_by(func.count().desc(), agency_grams.c.agency_id)
    .limit(bindparam("limit"))
)
_KEYS_OF = (
    select(agency_keys.c.key, agencies.c.name, agencies.c.region)
    .join(agencies)
    .where(among(agencies.c.id, "ids"))
)


def grams(key: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a key, its two ends included; of Latin letters,
    of which there are few, the triples.

    The ends let 青何县 find 青河县, with which it shares no pair of characters.
    """
    closed = f"^{key}$"
    length = 3 if key.isascii() else 2
    return frozenset(closed[n : n + length] for n in range(len(closed) - length + 1))


def all_agencies(database: Database) -> tuple[AgencyEntry, ...]:
    """Every body with a report, by name."""
    return tuple(AgencyEntry(row.name, row.region) for row in database.rows(_ALL))


def by_key(database: Database, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
    """The bodies that each key names; a key that names none is left out."""
    found: dict[str, list[AgencyEntry]] = {}
    for row in database.rows(_BY_KEY, {"keys": listed(keys)}):
        found.setdefault(row.key, []).append(AgencyEntry(row.name, row.region))
    return {key: tuple(entries) for key, entries in found.items()}


def like(database: Database, key: str, limit: int) -> tuple[AgencyEntry, ...]:
    """Bodies with a key written like this one, the most alike first."""
    wanted = grams(key)
    best: dict[AgencyEntry, float] = {}
    for row in database.rows(_KEYS_OF, {"ids": listed(_sharing(database, wanted, limit))}):
        if row.key.isascii() != key.isascii():
            continue
        have = grams(row.key)
        alike = 2 * len(wanted & have) / (len(wanted) + len(have))
        entry = AgencyEntry(row.name, row.region)
        best[entry] = max(alike, best.get(entry, 0.0))
    ranked = sorted(best, key=lambda entry: (-best[entry], entry.name, entry.region))
    return tuple(entry for entry in ranked if best[entry] > 0)[:limit]


def _sharing(database: Database, wanted: Collection[str], limit: int) -> list[int]:
    """Ids of the agencies that share most of the rarer grams, more than will be returned."""
    bound = {"grams": listed(wanted), "bound": _AFFORDABLE + 1}
    counts: list[Any] = sorted(tuple(row) for row in database.rows(_COUNTS, bound))
    chosen = []
    cost = 0
    for count, gram in counts:
        cost += count
        if cost <= _AFFORDABLE:
            chosen.append(gram)
    rows = database.rows(_SHARING, {"grams": listed(chosen), "limit": 2 * limit})
    return [row.agency_id for row in rows]


def enter_agency(connection: Connection, name: str, region: str, aliases: Aliases) -> int:
    """The id of a body, entered with the keys of its names where it is new."""
    mine = (agencies.c.name == name) & (agencies.c.region == region)
    known = connection.execute(select(agencies.c.id).where(mine)).scalar()
    if known is not None:
        return int(known)
    made = insert(agencies).values(name=name, region=region).returning(agencies.c.id)
    agency_id = int(connection.execute(made).scalar_one())
    _enter_keys(connection, agency_id, name, region, aliases)
    return agency_id


def renew_keys(connection: Connection, aliases: Aliases) -> None:
    """Enter the keys of all bodies anew."""
    connection.execute(delete(agency_keys))
    connection.execute(delete(agency_grams))
    for row in connection.execute(select(agencies)).all():
        _enter_keys(connection, row.id, row.name, row.region, aliases)


def _enter_keys(
    connection: Connection, agency_id: int, name: str, region: str, aliases: Aliases
) -> None:
    names = (*name_keys(name, region), *aliases.keys_of(name, region))
    keys = {key for key in names if key}
    _insert(connection, agency_keys, [{"key": key, "agency_id": agency_id} for key in keys])
    pairs = {gram for key in keys for gram in grams(key)}
    _insert(connection, agency_grams, [{"gram": gram, "agency_id": agency_id} for gram in pairs])


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def drop_if_unused(connection: Connection, agency_id: int) -> None:
    """Forget a body that no report belongs to."""
    used = connection.execute(
        select(func.count()).select_from(reports).where(reports.c.agency_id == agency_id)
    ).scalar_one()
    if not used:
        connection.execute(delete(agencies).where(agencies.c.id == agency_id))
