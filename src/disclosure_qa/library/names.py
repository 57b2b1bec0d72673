"""Finding a body by its name: exact by comparison key, misspelt by pairs of characters."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, literal, select

from disclosure_qa.library.database import Database, among, items_of, listed
from disclosure_qa.library.schema import agencies, agency_grams, agency_keys, reports
from disclosure_qa.model.library import AgencyEntry
from disclosure_qa.text.sounds import blurred
from disclosure_qa.vocabulary.agencies import name_keys
from disclosure_qa.vocabulary.aliases import Aliases

_AFFORDABLE = 500
"""Entries of `agency_grams` read for one name: the rarest grams first, the common ones (政府)
not at all, as they say nothing about which body is meant."""

_BEHIND = 2
"""Grams that a body may share fewer than the one that shares most, and still be looked at."""

_ALL = select(agencies.c.name, agencies.c.region).order_by(agencies.c.name, agencies.c.region)
_BY_KEY = (
    select(agency_keys.c.key, agencies.c.name, agencies.c.region)
    .join(agencies)
    .where(among(agency_keys.c.key, "keys"))
    .order_by(agency_keys.c.key, agencies.c.name, agencies.c.region)
)
_EVERY_KEY = (
    select(agency_keys.c.key, agencies.c.name, agencies.c.region)
    .join(agencies)
    .order_by(agencies.c.name, agencies.c.region)
)
_COUNT = select(func.count()).select_from(agencies)
_WANTED = items_of("grams")
_FEW_OF = (
    select(literal(1).label("one"))
    .where(agency_grams.c.gram == _WANTED.c.value)
    .limit(bindparam("bound"))
    .correlate(_WANTED)
    .subquery()
)
_COUNTS = select(
    select(func.count()).select_from(_FEW_OF).scalar_subquery().label("held"), _WANTED.c.value
)
_SHARING = (
    select(agency_grams.c.agency_id, func.count().label("shared"))
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
    """The pairs of neighbouring characters of a key, its two ends included, and its sound; of
    Latin letters, of which there are few, the triples. They are kept with the body.

    The ends let 青何县 find 青河县, with which it shares no pair of characters.
    """
    return _pieces(key) if key.isascii() else _pieces(key) | {_heard(key)}


def _heard(key: str) -> str:
    return f"~{blurred(key)}"


@lru_cache(maxsize=16384)
def _pieces(key: str) -> frozenset[str]:
    """A misspelt name is held against the same few hundred keys several times."""
    closed = f"^{key}$"
    length = 3 if key.isascii() else 2
    return frozenset(closed[n : n + length] for n in range(len(closed) - length + 1))


def all_agencies(database: Database) -> tuple[AgencyEntry, ...]:
    """Every body with a report, by name."""
    return tuple(AgencyEntry(row.name, row.region) for row in database.rows(_ALL))


def body_count(database: Database) -> int:
    """How many bodies have a report."""
    return int(database.rows(_COUNT)[0][0])


def by_key(database: Database, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
    """The bodies that each key names; a key that names none is left out."""
    return _grouped(database.rows(_BY_KEY, {"keys": listed(keys)}))


def all_keys(database: Database) -> Mapping[str, tuple[AgencyEntry, ...]]:
    """The bodies that each key of the index names."""
    return _grouped(database.rows(_EVERY_KEY))


def _grouped(rows: Sequence[Row[Any]]) -> Mapping[str, tuple[AgencyEntry, ...]]:
    found: dict[str, list[AgencyEntry]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(AgencyEntry(row.name, row.region))
    return {key: tuple(entries) for key, entries in found.items()}


def like(database: Database, key: str, limit: int) -> tuple[AgencyEntry, ...]:
    """Bodies with a key written like this one, the most alike first."""
    ranked = dict.fromkeys(entry for _, entry in keys_like(database, key, limit))
    return tuple(ranked)[:limit]


def keys_like(database: Database, key: str, limit: int) -> tuple[tuple[str, AgencyEntry], ...]:
    """Keys written like this one, the most alike first, each with its body; so many bodies.

    A name that sounds the same is meant rather than one that shares more characters.
    """
    wanted = _pieces(key)
    bodies = _sounding(database, key, limit) or _sharing(database, wanted, limit)
    found = []
    for row in database.rows(_KEYS_OF, {"ids": listed(bodies)}):
        if row.key.isascii() != key.isascii():
            continue
        have = _pieces(row.key)
        alike = 2 * len(wanted & have) / (len(wanted) + len(have))
        found.append((-alike, row.name, row.region, row.key))
    return tuple((key, AgencyEntry(name, region)) for _, name, region, key in sorted(found))


def _sounding(database: Database, key: str, limit: int) -> list[int]:
    """Ids of the agencies with a Chinese name of the same sound."""
    if key.isascii():
        return []
    rows = database.rows(_SHARING, {"grams": listed([_heard(key)]), "limit": limit})
    return [row.agency_id for row in rows]


def _sharing(database: Database, wanted: Collection[str], limit: int) -> list[int]:
    """Ids of the agencies that share most of the rarer grams."""
    bound = {"grams": listed(wanted), "bound": _AFFORDABLE + 1}
    counts: list[Any] = sorted(tuple(row) for row in database.rows(_COUNTS, bound))
    chosen = []
    cost = 0
    for count, gram in counts:
        cost += count
        if cost <= _AFFORDABLE:
            chosen.append(gram)
    rows = database.rows(_SHARING, {"grams": listed(chosen), "limit": limit})
    return [row.agency_id for row in rows if row.shared >= rows[0].shared - _BEHIND]


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
