"""What the computed questions compare: a name in both languages, and the number in a report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .gold import Gold, Value

Read = Callable[[Gold, str, int], Value | None]


@dataclass(frozen=True)
class Measure:
    """`zh` are wordings that take the place of {m}; the number comes from the named rows."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    read: Read


def _row(keys: dict[str, str]) -> Read:
    def read(gold: Gold, body: str, year: int) -> Value | None:
        key = keys.get(gold.family(body, year))
        return gold.cell(body, year, key) if key else None

    return read


def _requests(gold: Gold, body: str, year: int) -> Value | None:
    return gold.requests(body, year)


REQUESTS = Measure(
    ("收到的申请", "收到的政府信息公开申请", "信息公开申请量", "收到的信息公开申请"),
    ("requests received", "disclosure requests received", "information requests received"),
    _requests,
)
PUBLISHED = Measure(
    ("主动公开的信息", "主动公开政府信息数", "主动公开数"),
    ("items proactively disclosed", "proactive disclosures"),
    _row(dict.fromkeys(("A", "B", "old"), "published")),
)
SITE = Measure(
    ("政府网站公开数", "通过政府网站公开的信息"),
    ("items disclosed on the government website",),
    _row(dict.fromkeys(("A", "B"), "site")),
)
PENALTIES = Measure(
    ("行政处罚处理决定数", "行政处罚的数量"),
    ("administrative penalty decisions",),
    _row(dict.fromkeys(("C", "D"), "penalty_decisions")),
)
LICENCES = Measure(
    ("行政许可处理决定数", "行政许可的数量"),
    ("administrative licensing decisions",),
    _row(dict.fromkeys(("C", "D"), "licence_decisions")),
)
OPENED = Measure(
    ("予以公开的申请",), ("requests granted",), _row(dict.fromkeys(("C", "D"), "open"))
)
NORMS = Measure(
    ("现行有效的行政规范性文件",),
    ("normative documents in force",),
    _row({"D": "norms_stock"}),
)
MEASURES = (REQUESTS, PUBLISHED, SITE, PENALTIES, LICENCES, OPENED, NORMS)


def series(gold: Gold, measure: Measure, body: str, years: Sequence[int]) -> list[Value]:
    """The values of the years that have one."""
    values = (measure.read(gold, body, year) for year in years if (body, year) in gold.reports)
    return [value for value in values if value is not None]
