"""Which optical readings are sure enough to be numbers."""

from disclosure_qa.model.report import Cell
from disclosure_qa.text.numbers import Number, parse_number

LEAST_CONFIDENCE = 0.75
"""Below it a reading is shown as read and is no number; see docs/decisions/0013-scans.md."""


def is_legible(confidence: float | None) -> bool:
    """Whether a reading can be trusted; None stands for text that was not read optically."""
    return confidence is None or confidence >= LEAST_CONFIDENCE


def number_in(cell: Cell | None, *, spaced: bool = False) -> Number | None:
    """The number in a cell, as parse_number; None also where it was not made out surely."""
    if cell is None or not is_legible(cell.confidence):
        return None
    return parse_number(cell.text, spaced=spaced)
