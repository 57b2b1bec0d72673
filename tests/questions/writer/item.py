"""One question with what is expected of its answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from .gold import Number, Value

History = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Item:
    """`values` must be among the answer's numbers; `figures` also fix body, year and period."""

    category: str
    lang: str
    question: str
    status: str = "answered"
    values: tuple[Number, ...] = ()
    figures: tuple[Value, ...] = ()
    quotes: tuple[str, ...] = ()
    text_any: tuple[str, ...] = ()
    text_none: tuple[str, ...] = ()
    tolerance: float = 0.0
    history: History = ()
    today: str = ""

    def record(self, number: str) -> dict[str, object]:
        """The line of the question set."""
        expect: dict[str, object] = {"status": self.status}
        if self.values:
            expect["values"] = list(self.values)
        if self.tolerance:
            expect["tol"] = self.tolerance
        if self.figures:
            expect["figures"] = [value.expected() for value in self.figures]
        for name, words in (
            ("quote_any", self.quotes),
            ("text_any", self.text_any),
            ("text_none", self.text_none),
        ):
            if words:
                expect[name] = list(words)
        record: dict[str, object] = {
            "id": number,
            "lang": self.lang,
            "category": self.category,
            "question": self.question,
        }
        if self.history:
            record["history"] = [{"role": role, "content": text} for role, text in self.history]
        if self.today:
            record["today"] = self.today
        return record | {"expect": expect}


def of_value(category: str, lang: str, question: str, value: Value) -> Item:
    return Item(category, lang, question, values=(value.number,), figures=(value,))


def of_values(category: str, lang: str, question: str, values: Sequence[Value]) -> Item:
    numbers = tuple(value.number for value in values)
    return Item(category, lang, question, values=numbers, figures=tuple(values))
