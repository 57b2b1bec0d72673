"""The catalogue, with its answers remembered: labels recur row by row and report by report."""

import re
from collections.abc import Sequence
from functools import lru_cache

from disclosure_qa.figures.heads import Head, head_of
from disclosure_qa.model.report import Family
from disclosure_qa.text.numbering import numbering
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.indicator import Indicator
from disclosure_qa.vocabulary.labels import label_key

_REMEMBERED = 16384


class Lookup:
    """What a catalogue says of labels, headers and phrases; each is looked up once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.head_of = lru_cache(_REMEMBERED)(self._head_of)
        self.named_in = lru_cache(_REMEMBERED)(catalogue.named_in)
        self._resolve = lru_cache(_REMEMBERED)(catalogue.resolve)

    def resolve(self, path: Sequence[str], family: Family | None = None) -> Indicator | None:
        """The indicator of a printed label path, as in Catalogue.resolve."""
        found = self._resolve(tuple(path), family)
        if found is None and len(path) > 1:
            # A group may name its own group first: 行政诉讼（未经复议直接起诉）.
            inner = (*map(_inner, path[:-1]), path[-1])
            found = self._resolve(inner, family) if inner != tuple(path) else None
        return found

    def is_row(self, label: str) -> bool:
        """Some form has a row of that very name, which says all by itself."""
        indicator = self.resolve((label,))
        alone = (label_key(label),)
        return indicator is not None and any(
            path == alone for paths in indicator.rows.values() for path in paths
        )

    def _head_of(self, text: str) -> Head:
        return head_of(text, self.catalogue)


_INNER = re.compile(r"^[^（(]+[（(]([^（()）]+)[)）]$")


def _inner(label: str) -> str:
    number = numbering(label)
    match = _INNER.match(number.rest if number else label)
    return match[1] if match else label


_LOOKUPS: dict[int, Lookup] = {}


def lookup_of(catalogue: Catalogue) -> Lookup:
    """The one lookup of a catalogue."""
    known = _LOOKUPS.get(id(catalogue))
    if known is None or known.catalogue is not catalogue:
        known = _LOOKUPS[id(catalogue)] = Lookup(catalogue)
    return known
