"""One category's questions, each beside the cells that answer it."""

from collections.abc import Callable, Sequence

from questions.writer.gold import Gold, Number, Value
from questions.writer.item import History, Item

REFUSAL_REASONS = (
    "secret",
    "law",
    "stability",
    "third",
    "internal",
    "process",
    "casefile",
    "query",
)
"""The rows under 不予公开 in the forms of 2019 and 2021, which have no row for all of them."""
LAWSUITS = ("direct", "after")


def _growth(numbers: Sequence[Number]) -> Number:
    return round((numbers[-1] - numbers[0]) / numbers[0] * 100, 2)


_COMPUTED: dict[str, Callable[[Sequence[Number]], Number]] = {
    "sum": lambda numbers: round(sum(numbers), 4),
    "average": lambda numbers: round(sum(numbers) / len(numbers), 2),
    "share": lambda numbers: round(numbers[0] / numbers[1] * 100, 2),
    "growth": _growth,
    "difference": lambda numbers: round(abs(numbers[0] - numbers[-1]), 4),
    "max": max,
    "min": min,
}
_TOLERANCE = {"share": 0.05, "growth": 0.05, "average": 0.05}


class Sheet:
    """Collects the questions of one category.

    A cell is written `body year key`, with an applicant behind it or `+` for the number of all
    years; `body year said:key` is a number that only the prose states.
    """

    def __init__(self, gold: Gold, category: str) -> None:
        self.gold = gold
        self.category = category
        self.items: list[Item] = []

    def value(self, cell: str) -> Value:
        """The cell's number; a cell that is absent or blank is an error of the sheet."""
        body, year, key, *rest = cell.split()
        kind = rest[0] if rest else ""
        if key.startswith("said:"):
            found = self.gold.said(body, int(year), key.removeprefix("said:"))
        elif kind == "+":
            found = self.gold.cell(body, int(year), key, "", "cumulative")
        else:
            found = self.gold.cell(body, int(year), key, kind)
        if found is None:
            raise LookupError(f"no number at {cell}")
        return found

    def total(self, body: str, year: int, keys: Sequence[str], applicant: str = "") -> Number:
        """The sum over rows that the form does not add up itself."""
        cells = [self.value(f"{body} {year} {key} {applicant}") for key in keys]
        return sum(cell.number for cell in cells)

    def zh(self, question: str, *cells: str, **more: object) -> None:
        self._add("zh", question, cells, **more)

    def en(self, question: str, *cells: str, **more: object) -> None:
        self._add("en", question, cells, **more)

    def _add(
        self,
        lang: str,
        question: str,
        cells: Sequence[str],
        by: str = "",
        also: tuple[Number, ...] = (),
        **more: object,
    ) -> None:
        """`by` names what is computed of the cells; `also` are further numbers to be shown."""
        found = tuple(self.value(cell) for cell in cells)
        numbers = tuple(value.number for value in found)
        values = (*((_COMPUTED[by](numbers),) if by else numbers), *also)
        tolerance = _TOLERANCE.get(by, 0.0)
        item = Item(
            self.category,
            lang,
            question,
            values=values,
            figures=found,
            tolerance=tolerance,
            **more,  # type: ignore[arg-type]
        )
        self.items.append(item)

    def none(self, lang: str, status: str, *questions: str, **more: object) -> None:
        """Questions that end without a figure."""
        for question in questions:
            self.items.append(
                Item(self.category, lang, question, status=status, **more)  # type: ignore[arg-type]
            )


def after(*turns: str) -> History:
    """A conversation so far, the visitor speaking first."""
    roles = ("user", "assistant")
    return tuple((roles[place % 2], text) for place, text in enumerate(turns))
