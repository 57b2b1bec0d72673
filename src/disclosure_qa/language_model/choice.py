"""Which language model, where it is, and what one question may cost."""

from dataclasses import dataclass, field

LONGEST = 600
"""Seconds; nobody waits longer for an answer."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A key that neither print nor a log shows."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "(secret)"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The model that is set: `name` is provider:name, `seconds` and `tokens` are for one question."""

    name: str
    url: str | None = None
    key: Secret | None = None
    seconds: float = 20.0
    tokens: int = 8000

    @property
    def provider(self) -> str:
        """Whose protocol it speaks: openai, ollama, ..."""
        return self.name.partition(":")[0].strip().lower()
