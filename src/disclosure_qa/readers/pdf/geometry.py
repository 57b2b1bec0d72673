"""What lies on a page: glyphs and rules, in points from the upper left corner."""

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure_qa.model.report import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character, upright unless `turned` (quarter turns against the clock)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turned: int = 0
    string: int = 0
    """Characters that were drawn as one string share it."""
    confidence: float | None = None
    """Of its optical reading; None for a character that the file names."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Half its width."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """About its font size."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, or the side of a filled box; `at` is its y if horizontal, else its x."""

    horizontal: bool
    at: float
    start: float
    end: float
    visible: bool = True

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as drawn; `pictured` is the share of it that its largest picture covers."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictured: float = 0.0
    unmapped: int = 0
    """Glyphs whose font does not say which characters they are."""
    turned: int = 0
    """Quarter turns, clockwise, from the page as shown to the page as read here."""
    scale: float = 1.0
    """Points of the page as shown for one point here."""

    def as_shown(self, box: Box) -> Box:
        """A box on the page as a viewer shows it."""
        x0, top, x1, bottom = self._turned_back(box)
        return x0 * self.scale, top * self.scale, x1 * self.scale, bottom * self.scale

    def _turned_back(self, box: Box) -> Box:
        x0, top, x1, bottom = box
        match self.turned:
            case 0:
                return box
            case 1:
                return top, self.width - x1, bottom, self.width - x0
            case 2:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top
            case _:
                return self.height - bottom, x0, self.height - top, x1


def least(confidences: Iterable[float | None]) -> float | None:
    """The least confidence; None where nothing was read optically."""
    return min((c for c in confidences if c is not None), default=None)


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of some boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
