"""Questions of strangers: each round was written in one go, then asked once, then mended for.

A line of a round reads `category question [<< what was asked before ...] => expectation`. The
expectation is a status, `text words/that/may/stand`, or `operation: cells`, a cell being
`body years key[/applicant][@period]`; all of them are looked up in the gold.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from questions.writer.gold import Gold, Number, Value
from questions.writer.item import Item

HERE = Path(__file__).resolve().parent
ROUNDS = ("round_1", "round_2", "round_3")
REFUSALS = ("not_reported", "no_report", "needs_clarification", "out_of_scope")
_CENTS = 2


def _difference(numbers: Sequence[Number]) -> Number:
    return round(abs(numbers[0] - numbers[1]), 4)


OPERATIONS: dict[str, Callable[[Sequence[Number]], Number]] = {
    "difference": _difference,
    "growth": lambda numbers: round((numbers[1] - numbers[0]) / numbers[0] * 100, _CENTS),
    "share": lambda numbers: round(numbers[0] / numbers[1] * 100, _CENTS),
    "average": lambda numbers: round(sum(numbers) / len(numbers), _CENTS),
    "sum": sum,
    "max": max,
    "min": min,
}


def fresh(gold: Gold) -> list[dict[str, object]]:
    """The records of every question of every round, in the order in which they were written."""
    written = [
        line
        for name in ROUNDS
        for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    ]
    return records(gold, written, "fresh")


def records(gold: Gold, lines: Iterable[str], name: str) -> list[dict[str, object]]:
    """The records of the questions written in these lines, numbered within their category."""
    numbers: Counter[str] = Counter()
    made = []
    for line in lines:
        if line and not line.startswith("#"):
            item = _item(gold, line)
            numbers[item.category] += 1
            made.append(item.record(f"{name}-{item.category}-{numbers[item.category]:03d}"))
    return made


def _item(gold: Gold, line: str) -> Item:
    asked, _, expected = line.partition(" => ")
    category, _, asked = asked.partition(" ")
    question, *before = asked.split(" << ")
    today, _, rest = question.partition(" ") if question.startswith("@") else ("", "", question)
    lang = "zh" if any("一" <= character <= "鿿" for character in question) else "en"
    history = tuple(turn for text in before for turn in (("user", text), ("assistant", "[1]")))
    item = Item(category, lang, rest, history=history, today=today[1:])
    return _expecting(item, gold, expected)


def _expecting(item: Item, gold: Gold, expected: str) -> Item:
    if expected in REFUSALS:
        return replace(item, status=expected)
    if expected == "answered":
        return item
    words: tuple[str, ...] = ()
    if expected.startswith("text "):
        said, _, expected = expected[5:].partition(": ")
        words = tuple(said.split("/"))
    operation, _, cells = expected.rpartition(": ")
    figures = tuple(_cells(gold, cells)) if cells else ()
    numbers = tuple(value.number for value in figures)
    if operation.startswith("value "):
        numbers = (float(operation[6:]),)
    elif operation in OPERATIONS:
        numbers = (OPERATIONS[operation](numbers),)
    return replace(item, values=numbers, figures=figures, text_any=words)


def _cells(gold: Gold, text: str) -> Iterator[Value]:
    for cell in text.split(", "):
        body, years, key = cell.split(" ")
        key, _, period = key.partition("@")
        key, _, applicant = key.partition("/")
        first, _, last = years.partition("-")
        for year in gold.years(body):
            if int(first) <= year <= int(last or first):
                found = gold.cell(body, year, key, applicant, period)
                found = found or _told(gold, body, year, key)
                if found is None:
                    raise ValueError(f"{cell} is not in the gold")
                yield found


def _told(gold: Gold, body: str, year: int, key: str) -> Value | None:
    """The number under the name that the report's form has for it, or from its prose."""
    return gold.requests(body, year) if key == "requests" else gold.said(body, year, key)
