"""The generator's own words: cells, tables, printed values, plans and documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .facts import Amount

YEAR, CUMULATIVE, YEAR_END = "year", "cumulative", "year_end"


@dataclass(frozen=True)
class Cell:
    """One printed cell, at its upper left corner; `mark` is a footnote sign after the text."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    upright: bool = False
    mark: str = ""
    value: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows as in html: a cell covered by a span from above or from the left is not repeated."""

    rows: tuple[Row, ...]
    heads: int

    @property
    def width(self) -> int:
        return sum(cell.colspan for cell in self.rows[0])


@dataclass(frozen=True)
class Entry:
    """One value cell as printed: what the gold says about it."""

    key: str
    path: tuple[str, ...]
    label: str
    dimension: str
    period: str
    unit: str
    value: Amount | None
    printed: str

    @property
    def slot(self) -> "Slot":
        return (self.key, self.dimension, self.period)


Slot = tuple[str, str, str]


@dataclass(frozen=True)
class Statement:
    """A number said in the prose. `approximate`: 近千条; `scope`: it counts something else."""

    key: str
    value: Amount
    sentence: str
    approximate: bool = False
    scope: str = ""


@dataclass(frozen=True)
class Passage:
    """Words of the prose that answer a question on `topic`."""

    topic: str
    quote: str


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class TextBox:
    text: str


Block = Heading | Para | TextBox | Table


@dataclass(frozen=True)
class Document:
    title: str
    blocks: tuple[Block, ...]
    imprint: str
    website: str


@dataclass(frozen=True)
class Quirks:
    """How one report departs from its form.

    `off`: a planted fault, added to the true number. `shown`: what stands in a cell instead of
    the number; `{n}` in it stands for the number, without it the cell holds none. `label`: the
    row is called otherwise. `drop`: rows left out, by key. `mark`: footnote signs. `said`: added
    to the number when the prose gives it. `style`, `zero`: how numbers and 0 are printed.
    `extra`: rows that no form has, (label, unit, value). `below`: rows whose 历年累计 is printed
    one less than the year's number.
    """

    off: Mapping[Slot, int] = field(default_factory=dict)
    shown: Mapping[Slot, str] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)
    drop: frozenset[str] = frozenset()
    mark: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, int] = field(default_factory=dict)
    style: str = "plain"
    zero: str = "0"
    extra: tuple[tuple[str, str, int], ...] = ()
    below: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """One report to write. `options` go to the writer; `prose` chooses chapters and phrases."""

    body: str
    year: int
    family: str
    file: str
    writer: str
    title: str = "{name}{year}年政府信息公开工作年度报告"
    quirks: Quirks = field(default_factory=Quirks)
    options: Mapping[str, str] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    annex: str = ""
    superseded: bool = False
