"""That staff corrected something, as what they corrected shows it."""

from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """What of a report staff can correct."""

    AGENCY = "agency"
    YEAR = "year"
    INDICATOR = "indicator"
    """Which indicator a printed label belongs to."""
    VALUE = "value"
    """The number of one cell."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Staff corrected what was `read`: "" where nothing was."""

    kind: CorrectionKind
    read: str
