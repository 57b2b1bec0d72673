"""The figures, computed values and citations of one answer, numbered as they are entered."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_qa.model.answer import Citation, CitedFigure, Derived, Operation
from disclosure_qa.model.figure import Figure, Source


class Ledger:
    """Keeps what an answer shows; the same figure or place entered twice keeps its number."""

    def __init__(self) -> None:
        self._figures: dict[Figure, int] = {}
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._derived: list[Derived] = []

    def cite(self, source: Source) -> int:
        """The number of the citation for a place."""
        place = (source.document, source.start, source.end)
        if place not in self._citations:
            self._citations[place] = Citation(len(self._citations) + 1, source)
        return self._citations[place].id

    def enter(self, figure: Figure) -> int:
        """The index of a figure among those shown; its place is cited."""
        self.cite(figure.source)
        return self._figures.setdefault(figure, len(self._figures))

    def compute(
        self, operation: Operation, value: Decimal, unit: str, of: Sequence[int]
    ) -> Derived:
        """A value computed from entered figures, given by their indices."""
        derived = Derived(operation, value, unit, tuple(dict.fromkeys(of)))
        if derived not in self._derived:
            self._derived.append(derived)
        return derived

    @property
    def figures(self) -> tuple[CitedFigure, ...]:
        """All figures entered, each with the number of its citation."""
        return tuple(CitedFigure(figure, self.cite(figure.source)) for figure in self._figures)

    @property
    def derived(self) -> tuple[Derived, ...]:
        """All values computed, in order."""
        return tuple(self._derived)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All places cited, in the order of their numbers."""
        return tuple(self._citations.values())
