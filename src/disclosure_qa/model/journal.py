"""What the journal of questions knows of: where they come in, and how much of them is kept."""

from enum import StrEnum

DAYS_KEPT = 90
"""How long entries are kept where no other time is set."""


class Keep(StrEnum):
    """How much of a question is kept; each keeps what the one before it does, and more."""

    NOTHING = "nothing"
    COUNTS = "counts"
    """When, where, and how it ended; no text."""
    UNANSWERED = "unanswered"
    """The text too of a question that had no answer, without personal data."""
    ALL = "all"
    """The text of every question, without personal data."""


class Road(StrEnum):
    """Where a question came in."""

    CHAT = "chat"
    PAGE = "page"
    API = "api"
    MCP = "mcp"
