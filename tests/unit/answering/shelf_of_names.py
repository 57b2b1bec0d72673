"""A library that knows names only, for tests of understanding."""

from collections.abc import Collection, Mapping

from disclosure_qa.model.library import AgencyEntry, ReportEntry
from disclosure_qa.vocabulary.agencies import name_keys


class Names:
    """Stands in for Library where nothing but the names of bodies is looked up."""

    def __init__(self, entries: Collection[AgencyEntry], labels: tuple[str, ...] = ()) -> None:
        self._entries = tuple(entries)
        self._labels = labels
        self._keys: dict[str, list[AgencyEntry]] = {}
        for entry in self._entries:
            for name in name_keys(entry.name, entry.region):
                self._keys.setdefault(name, []).append(entry)

    name_openings = frozenset[str]()

    def agencies_by_key(self, keys: Collection[str]) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """As Library.agencies_by_key."""
        return {key: tuple(self._keys[key]) for key in keys if key in self._keys}

    def agencies_like(self, key: str, limit: int = 20) -> tuple[AgencyEntry, ...]:
        """All bodies: the caller has to tell which are alike."""
        return self._entries[:limit]

    def keys_like(self, key: str, limit: int = 20) -> tuple[tuple[str, AgencyEntry], ...]:
        """All names of all bodies."""
        entries = self.agencies_like(key, limit)
        return tuple((k, e) for e in entries for k in name_keys(e.name, e.region))

    def agencies(self) -> tuple[AgencyEntry, ...]:
        """As Library.agencies."""
        return self._entries

    def reports(self, **_: object) -> tuple[ReportEntry, ...]:
        """None."""
        return ()

    def unclaimed_labels(
        self, *, agencies: Collection[str] | None = None, years: Collection[int] | None = None
    ) -> tuple[str, ...]:
        """The labels given."""
        return self._labels
