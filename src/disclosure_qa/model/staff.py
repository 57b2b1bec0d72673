"""What staff decide about the reports: kept beside them, and never part of what they print."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionState(StrEnum):
    """What a finding turned out to be."""

    CONFIRMED = "confirmed"
    """The report is wrong there."""
    DISMISSED = "dismissed"
    """There is nothing wrong with it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided about a finding, and when."""

    state: DecisionState
    remark: str
    who: str
    when: datetime
