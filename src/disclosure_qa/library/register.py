"""Which bodies and reports an index has, held in memory for the questions on one state of it.

Every question asks for names and entries several times. Of an index that is not too large they are
read once for each state, with the second question on it: a single one is answered sooner by the
few rows that it needs.
"""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from disclosure_qa.library import names, queries
from disclosure_qa.library.database import Database
from disclosure_qa.library.queries import Wanted
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.library import AgencyEntry, ReportEntry
from disclosure_qa.vocabulary.agencies import KEY_OPENING

HELD_AT_MOST = 20_000
"""Reports, and bodies; about 60 megabytes."""

_REMEMBERED = 1000

Alike = tuple[tuple[str, AgencyEntry], ...]
"""Keys of names, the most alike to another one first, each with its body."""


@dataclass(frozen=True, slots=True)
class Register:
    """All bodies and reports of one state of an index, in the order in which they are listed."""

    generation: str
    agencies: tuple[AgencyEntry, ...]
    keys: Mapping[str, tuple[AgencyEntry, ...]]
    """The bodies that each key of a name names."""
    openings: frozenset[str]
    """The first KEY_OPENING characters of all keys."""
    by_agency: Mapping[str, Sequence[ReportEntry]]
    by_document: Mapping[str, ReportEntry]
    unclaimed: tuple[str, ...]
    """Distinct labels, as printed, of all rows that no indicator claims."""
    disputes: Mapping[str, Sequence[Finding]]
    """What does not add up in the reports of each body."""
    alike: dict[tuple[str, int], Alike] = field(default_factory=dict)
    """The keys found to be like others: one question asks several times."""

    def keys_like(self, database: Database, key: str, limit: int) -> Alike:
        """As `names.keys_like`."""
        found = self.alike.get((key, limit))
        if found is None:
            found = names.keys_like(database, key, limit)
            if len(self.alike) >= _REMEMBERED:
                self.alike.clear()
            self.alike[key, limit] = found
        return found

    def findings(self, agencies: Wanted, years: Wanted) -> tuple[Finding, ...]:
        """As `queries.findings_where` reads them."""
        named = self.disputes if agencies is None else sorted(set(agencies))
        wanted = None if years is None else frozenset(years)
        found = chain(*(self.disputes.get(name, ()) for name in named))
        return tuple(each for each in found if wanted is None or each.year in wanted)

    def reports(
        self, agencies: Wanted, years: Wanted, documents: Wanted, *, superseded: bool
    ) -> tuple[ReportEntry, ...]:
        """As `queries.report_entries` reads them."""
        wanted = None if years is None else frozenset(years)
        return tuple(
            entry
            for entry in self._among(agencies, documents)
            if (superseded or not entry.superseded) and (wanted is None or entry.year in wanted)
        )

    def _among(self, agencies: Wanted, documents: Wanted) -> Sequence[ReportEntry]:
        if documents is not None:
            bodies = None if agencies is None else frozenset(agencies)
            named = (self.by_document[one] for one in set(documents) if one in self.by_document)
            return sorted((e for e in named if bodies is None or e.agency in bodies), key=_place)
        if agencies is not None:
            return list(chain(*(self.by_agency.get(name, ()) for name in sorted(set(agencies)))))
        return list(self.by_document.values())

    def named(self, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """The bodies that each key names; a key that names none is left out."""
        return {key: self.keys[key] for key in keys if key in self.keys}


class Registers:
    """The register of an open index, for each thread while it answers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._asked, self._tried = "", False
        self._read: Register | None = None
        self._mine = threading.local()

    @property
    def now(self) -> Register | None:
        """The register of the moment that this thread reads of; None where there is none."""
        register: Register | None = getattr(self._mine, "register", None)
        return register

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Within it, what this thread asks for comes from the register of this moment."""
        if getattr(self._mine, "opened", False):
            yield
            return
        self._mine.register = self._of(self._database.meta("generation") or "")
        self._mine.opened = True
        try:
            yield
        finally:
            self._mine.opened, self._mine.register = False, None

    def _of(self, generation: str) -> Register | None:
        """The register of a state that is asked for once more; who finds another thread reading it
        does not wait."""
        if self._read is not None and self._read.generation == generation:
            return self._read
        if not self._lock.acquire(blocking=False):
            return None
        try:
            if self._asked != generation:
                self._asked, self._tried, self._read = generation, False, None
            elif not self._tried:
                self._tried, self._read = True, _register(self._database, generation)
            return self._read
        finally:
            self._lock.release()


def _register(database: Database, generation: str) -> Register | None:
    """All that a register holds; None where that is too much."""
    if (
        names.body_count(database) > HELD_AT_MOST
        or queries.report_count(database.rows) > HELD_AT_MOST
    ):
        return None
    entries = queries.report_entries(database.rows, superseded=True)
    keys = names.all_keys(database)
    by_agency: dict[str, list[ReportEntry]] = defaultdict(list)
    for entry in entries:
        by_agency[entry.agency].append(entry)
    disputes: dict[str, list[Finding]] = defaultdict(list)
    for finding in queries.findings_where(database.rows, agencies=None, years=None):
        disputes[finding.agency].append(finding)
    return Register(
        generation,
        names.all_agencies(database),
        keys,
        frozenset(key[:KEY_OPENING] for key in keys),
        dict(by_agency),
        {entry.document: entry for entry in entries},
        queries.unclaimed(database.rows, agencies=None, years=None),
        dict(disputes),
    )


def _place(entry: ReportEntry) -> tuple[str, str, int, str]:
    """The place in every list of reports."""
    return entry.agency, entry.region, entry.year, entry.document
