"""What understanding a question rests on besides its words."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from disclosure_qa.answering.understanding.scan import Scan, scan
from disclosure_qa.model.answer import Language, Operation
from disclosure_qa.model.figure import Period
from disclosure_qa.model.query import Measure
from disclosure_qa.vocabulary.catalogue import Catalogue
from disclosure_qa.vocabulary.concepts import Mention

if TYPE_CHECKING:
    from disclosure_qa.library import Library


@dataclass(frozen=True, slots=True)
class Desk:
    """The index, the catalogue, the day, the body that a page is set to, and its language.

    One question with its history is laid on it; what is said twice is scanned once.
    """

    library: "Library"
    catalogue: Catalogue
    today: date
    scope: str | None = None
    language: Language | None = None
    _scans: dict[str, Scan] = field(default_factory=dict, repr=False, compare=False)

    def scan(self, text: str) -> Scan:
        """What a text names."""
        if text not in self._scans:
            self._scans[text] = scan(self.library, self.catalogue, text, self.today.year)
        return self._scans[text]


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation has in mind: the last question's bodies, years and measures."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    measures: tuple[Measure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    period: Period | None = None
    many: bool = False
    """It was asked of all bodies, or of all of a kind or place: 各镇, 全县各乡镇."""
    within: str = ""
    kinds: tuple[str, ...] = ()
    operation: Operation = Operation.VALUE
    base: Measure | None = None
    """What was computed, and what a share was of."""
    every_year: bool = False
    unreported: tuple[int, ...] = ()
    """The years of which that body has no report; another one's are asked of the same years."""
    earlier: "Context | None" = None
    """What the question before that one had in mind."""
    namesakes: tuple[str, ...] = ()
    """The bodies of one name between which it was asked back."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question on the desk: what it names, in which language, after what was said before."""

    desk: Desk
    seen: Scan
    language: Language
    context: Context
    years: tuple[int, ...]
