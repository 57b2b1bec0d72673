"""The gold of the corpus, written from the generator's own data, never from its output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .bodies import BY_KEY, Body
from .facts import Amount
from .model import Entry, Passage, Plan, Statement
from .relations import Break, breaks_between, breaks_within

Json = dict[str, object]


@dataclass(frozen=True)
class Written:
    """One report with all that is known about it."""

    plan: Plan
    entries: tuple[Entry, ...]
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]

    @property
    def body(self) -> Body:
        return BY_KEY[self.plan.body]


def gold_of(corpus: Sequence[Written]) -> list[Json]:
    """One record per report, in the order of the plans; see tests/reports/README.md."""
    standing = {(w.plan.body, w.plan.year): w for w in corpus if not w.plan.superseded}
    return [_record(written, standing) for written in corpus]


def _record(written: Written, standing: Mapping[tuple[str, int], Written]) -> Json:
    plan, body = written.plan, written.body
    record: Json = {
        "file": plan.file,
        "agency": body.name,
        "aliases": [alias for alias in (*body.aliases, body.short) if alias != body.name],
        "year": plan.year,
        "region": body.region,
        "english": body.english,
        "kind": body.kind,
        "body": body.key,
        "family": plan.family,
        "figures": [_figure(entry) for entry in _once(written.entries)],
        "findings": [_finding(found) for found in _breaks(written, standing)],
        "statements": [_statement(item) for item in written.statements],
        "passages": [{"topic": item.topic, "quote": item.quote} for item in written.passages],
    }
    if plan.annex:
        record["annex"] = plan.annex
    if plan.superseded:
        record["superseded"] = True
    return record


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Two columns may print the same number of the same period; it counts once."""
    return list({(entry.path, entry.dimension, entry.period): entry for entry in entries}.values())


def number(value: Amount | None) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _figure(entry: Entry) -> Json:
    return {
        "label": entry.label,
        "path": list(entry.path),
        "dimension": {"applicant": entry.dimension} if entry.dimension else {},
        "period": entry.period,
        "value": number(entry.value),
        "unit": entry.unit,
        "key": entry.key,
        "printed": entry.printed,
    }


def _statement(item: Statement) -> Json:
    return {
        "key": item.key,
        "value": number(item.value),
        "sentence": item.sentence,
        "approximate": item.approximate,
        "scope": item.scope,
    }


def _breaks(written: Written, standing: Mapping[tuple[str, int], Written]) -> list[Break]:
    plan = written.plan
    broken = breaks_within(plan.family, written.entries)
    before = standing.get((plan.body, plan.year - 1))
    if before and not plan.superseded:
        broken += breaks_between(before.entries, written.entries)
    return broken + _prose_conflicts(written) + _other_years(plan)


def _prose_conflicts(written: Written) -> list[Break]:
    printed = {e.key: e for e in written.entries if e.period == "year" and not e.dimension}
    aliases = {"requests": "new", "reviews": "review"}
    broken = []
    for item in written.statements:
        entry = printed.get(item.key) or printed.get(aliases.get(item.key, ""))
        if entry is None or item.scope or entry.value in (None, item.value):
            continue
        detail = f"{entry.label}：表中{entry.value}，正文{item.value}（{item.sentence}）"
        labels = (entry.label,)
        broken.append(Break("prose_table_conflict", entry.value, item.value, detail, labels))
    return broken


def _other_years(plan: Plan) -> list[Break]:
    broken = []
    for name, where in (("period_year", "统计期限"), ("column_year", "附表表头")):
        told = plan.prose.get(name)
        if told and int(told) != plan.year:
            detail = f"{where}写作{told}年，报告为{plan.year}年"
            broken.append(Break("year_mismatch", plan.year, int(told), detail))
    return broken


def _finding(found: Break) -> Json:
    record: Json = {
        "kind": found.kind,
        "expected": number(found.expected),
        "found": number(found.found),
        "detail": found.detail,
        "labels": list(found.labels),
    }
    if found.also:
        record["also"] = list(found.also)
    if found.optional:
        record["optional"] = True
    return record
