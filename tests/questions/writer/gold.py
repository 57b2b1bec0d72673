"""The gold as questions need it: one value by body, year, row, applicant and period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Number = int | float
Json = Mapping[str, Any]
_SUBJECTS = "申请内容以土地、社保和工程建设为主"
"""Stands beside a number, and says as well what the requests are about."""
REQUESTS = {"A": "requests", "B": "requests", "old": "requests", "C": "new", "D": "new"}


@dataclass(frozen=True)
class Value:
    """A printed number with what a question set says of it."""

    body: str
    agency: str
    year: int
    key: str
    applicant: str
    period: str
    number: Number
    unit: str

    def expected(self) -> dict[str, object]:
        return {
            "agency": self.agency,
            "year": self.year,
            "period": self.period,
            "value": self.number,
        }


class Gold:
    """Reports that stand (not the superseded ones), with their cells by place."""

    def __init__(self, records: Sequence[Json]) -> None:
        self.reports: dict[tuple[str, int], Json] = {
            (record["body"], record["year"]): record
            for record in records
            if not record.get("superseded")
        }
        self._cells: dict[tuple[str, int, str, str, str], Json] = {
            (
                body,
                year,
                figure["key"],
                figure["dimension"].get("applicant", ""),
                figure["period"],
            ): figure
            for (body, year), record in self.reports.items()
            for figure in record["figures"]
        }

    def years(self, body: str, families: str | Sequence[str] = "") -> list[int]:
        return sorted(
            year
            for (name, year), record in self.reports.items()
            if name == body and (not families or record["family"] in families)
        )

    def family(self, body: str, year: int) -> str:
        return str(self.reports[(body, year)]["family"])

    def agency(self, body: str) -> str:
        return str(next(r["agency"] for (name, _), r in self.reports.items() if name == body))

    def cell(
        self, body: str, year: int, key: str, applicant: str = "", period: str = ""
    ) -> Value | None:
        """The printed number; None where the row is not there or its cell holds none."""
        for way in (period,) if period else ("year", "year_end"):
            figure = self._cells.get((body, year, key, applicant, way))
            if figure is not None and figure["value"] is not None:
                agency = self.agency(body)
                return Value(
                    body, agency, year, key, applicant, way, figure["value"], figure["unit"]
                )
        return None

    def is_blank(self, body: str, year: int, key: str, applicant: str, period: str) -> bool:
        figure = self._cells.get((body, year, key, applicant, period))
        return figure is not None and figure["value"] is None

    def requests(self, body: str, year: int) -> Value | None:
        """Requests received, whatever the form calls them; from the prose where that is all."""
        key = REQUESTS.get(self.family(body, year))
        return self.cell(body, year, key) if key else self.said(body, year, "requests")

    def said(self, body: str, year: int, key: str) -> Value | None:
        """A number that only the prose gives."""
        for statement in self.reports[(body, year)]["statements"]:
            if statement["key"] == key and not statement["scope"]:
                period = "cumulative" if key.endswith("_total") else "year"
                number = statement["value"]
                return Value(body, self.agency(body), year, key, "", period, number, "")
        return None

    def quotes(self, body: str, year: int, topic: str) -> list[str]:
        report = self.reports[(body, year)]
        said = [p["quote"] for p in report["passages"] if p["topic"] == topic]
        if topic == "subject" and said:
            sentences = [statement["sentence"] for statement in report["statements"]]
            said += [_SUBJECTS for sentence in sentences if _SUBJECTS in sentence]
        return list(dict.fromkeys(said))
