"""Questions of strangers over reports of bodies unlike the corpus's, and unlike each other's.

`gold*.jsonl` has a line per report: its cells by `key[/applicant][@period]`, null where the cell
holds no number. A round is written in one go, asked once, and then mended for. Rounds 4 and 5 share
their reports; from round 6 on each has its own.
"""

import json
from pathlib import Path

from questions.fresh.bank import records
from questions.writer.gold import Gold, Json

HERE = Path(__file__).resolve().parent
ROUNDS = {"round_4": "", "round_5": "", "round_6": "_6", "round_7": "_7", "round_8": "_8"}
"""The rounds, each with what the names of its reports and gold end in."""
COLLECTIONS = tuple(dict.fromkeys(ROUNDS.values()))


def afar(name: str) -> list[dict[str, object]]:
    """The records of the questions of one round."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return records(Gold(reports(ROUNDS[name])), text.splitlines(), name)


def reports(collection: str) -> list[Json]:
    """The reports of a collection with their figures, as the corpus's gold has them."""
    lines = (HERE / f"gold{collection}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_report(json.loads(line)) for line in lines]


def _report(record: Json) -> Json:
    figures = [_figure(place, value) for place, value in record["cells"].items()]
    return {**record, "figures": figures, "statements": []}


def _figure(place: str, value: float | None) -> Json:
    key, _, period = place.partition("@")
    key, _, applicant = key.partition("/")
    dimension = {"applicant": applicant} if applicant else {}
    period = period or "year"
    return {"key": key, "dimension": dimension, "period": period, "value": value, "unit": ""}
