"""What the forms count: one indicator with its rows, words and parts, as the data files describe it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosure_qa.model.report import Family


@dataclass(frozen=True, slots=True)
class Comparability:
    """Why a series that crosses two form families must be read with care."""

    families: frozenset[Family]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Carry:
    """How a value follows from last year's: opening(y-1) + plus(y) - minus(y)."""

    opening: str
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sums of indicators that must be equal, in the forms named."""

    families: frozenset[Family]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that the forms count."""

    id: str
    zh: str
    en: str
    unit: str
    concepts: frozenset[str]
    """Concepts that a question must name to mean it."""
    context: frozenset[str]
    """Concepts that a question may name besides."""
    apart: frozenset[str]
    """Weak concepts that make something else of it: 办 of 收到的申请."""
    beside: frozenset[str]
    """Concepts of which one must be named too, where its own words mean other things as well:
    信访 is counted by another office, 信访类申请 in these reports."""
    rows: Mapping[Family, tuple[tuple[str, ...], ...]]
    """By family, the label paths (as label keys, outermost first) of its row; a path may leave
    out levels that are not needed to tell it apart."""
    parts: Mapping[Family, tuple[str, ...]]
    """By family, the indicators of which it is the sum; where the family prints no row of its
    own, the sum is computed."""
    parts_by: str = ""
    """What tells its parts apart: channel, reason, result."""
    splits: Mapping[str, Mapping[Family, tuple[str, ...]]] = field(default_factory=dict)
    """By what tells them apart and by family, other indicators that divide it; they need not add
    up to it."""
    at_most: tuple[str, ...] = ()
    """Indicators that are each no greater than it, without being parts of it."""
    near: tuple[str, ...] = ()
    """Indicators to offer where a report's form has no row for it."""
    carry: Carry | None = None
    stock: bool = False
    """True where it counts what there is at the end of the year (period year_end)."""
    define_zh: str = ""
    define_en: str = ""
    comparability: tuple[Comparability, ...] = ()

    @property
    def own_concept(self) -> str:
        """The concept of the indicator as a whole, which its full name and labels name."""
        return f"={self.id}"

    def printed_in(self, family: Family) -> bool:
        """The family's form has a row for it."""
        return family in self.rows

    def divided(self, way: str, family: Family) -> tuple[str, ...]:
        """The indicators that divide it by channel, reason or result in a family's form; by
        `parts`, those of which it is the sum, or else the first that divide it."""
        split = self.splits.get(way, {}).get(family, ())
        own = self.parts.get(family, ()) if way in {self.parts_by, "parts"} else ()
        others = (by.get(family, ()) for by in self.splits.values()) if way == "parts" else ()
        return split or own or next(filter(None, others), ())

    def dividing(self) -> frozenset[str]:
        """All indicators of which it is the sum, or that divide it, in any form."""
        every = (self.parts, *self.splits.values())
        return frozenset(one for by in every for members in by.values() for one in members)

    def stated_in(self, family: Family) -> bool:
        """The family's form states it, in a row of its own or as the sum of others."""
        return family in self.rows or family in self.parts
