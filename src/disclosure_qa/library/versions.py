"""Files of one agency and year: which are versions of the same, and which complete one another.

A report has prose and tables, and may come in two files, each with one of them. Of either the
latest file that has it stands; a file of which nothing stands is superseded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_COVERED = 0.5
"""Share of a file's rows that a later file must print in its tables to take their place. A
corrected version may leave out some; a second table of other rows completes the first."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of several files of the same body and year; `rows` names the rows of its tables."""

    id: int
    issued: date | None
    sequence: int
    has_prose: bool = True
    rows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a file is in force, and the id of the file that it completes."""

    prose: bool
    tables: bool
    part_of: int | None = None


def settle(versions: Sequence[Version]) -> Mapping[int, Standing]:
    """What stands of each file, by its id."""
    if len(versions) == 1:
        return {versions[0].id: Standing(prose=True, tables=True)}
    ranked = _latest_first(versions)
    prose_of = next((v.id for v in ranked if _is_prose(v, ranked)), None)
    tables = {v.id: _tables_stand(v, ranked[:place]) for place, v in enumerate(ranked)}
    main = prose_of if prose_of is not None else next((v.id for v in ranked if tables[v.id]), None)
    return {v.id: _standing(v, prose_of, tables[v.id], main) for v in ranked}


def _standing(version: Version, prose_of: int | None, tables: bool, main: int | None) -> Standing:
    # The remarks of an annex, which has no prose to speak of, stand or go with its tables.
    prose = version.id == prose_of or (tables and not version.has_prose)
    part = main if (prose or tables) and version.id != main else None
    return Standing(prose, tables, part)


def _is_prose(version: Version, versions: Sequence[Version]) -> bool:
    """The file has prose; a mere notice counts for it where there is nothing else."""
    nothing = not any(other.has_prose or other.rows for other in versions)
    return version.has_prose or nothing


def _tables_stand(version: Version, later: Sequence[Version]) -> bool:
    rows = version.rows
    return bool(rows) and not any(len(rows & other.rows) >= _COVERED * len(rows) for other in later)


def _latest_first(versions: Sequence[Version]) -> list[Version]:
    left = list(versions)
    ranked: list[Version] = []
    while left:
        ranked.append(the_latest(left))
        left.remove(ranked[-1])
    return ranked


def the_latest(versions: Sequence[Version]) -> Version:
    """The later issued; where a date is missing, the later ingested.

    The dated ones are settled among themselves by date, and the winner with the undated ones
    by order of ingest, so that the outcome does not depend on the order of comparison.
    """
    undated = [version for version in versions if version.issued is None]
    dated = [(version.issued, version.sequence, version) for version in versions if version.issued]
    latest = [max(dated, key=lambda item: item[:2])[2]] if dated else []
    return max([*undated, *latest], key=lambda version: version.sequence)
