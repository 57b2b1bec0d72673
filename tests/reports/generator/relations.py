"""The sums and ties that a correct report keeps, and where the printed values break them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .facts import APPLICANTS, COURTS, DECLINED, OTHERWISE, REFUSED, UNAVAILABLE, VERDICTS, Amount
from .model import CUMULATIVE, YEAR, YEAR_END, Entry, Slot

Values = Mapping[Slot, Amount | None]


@dataclass(frozen=True)
class Break:
    """A finding: `labels` are rows it speaks of; `also`: other kinds a checker may call it;
    `optional`: reporting it is right, leaving it out is no fault."""

    kind: str
    expected: Amount | None
    found: Amount | None
    detail: str
    labels: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    optional: bool = False


_SUMS_A = (
    ("requests", ("by_person", "by_net", "by_letter_fax")),
    ("replies", ("agreed", "agreed_partly", "refused", "replied_otherwise")),
)
_SUMS_B = (
    ("requests", ("by_person", "by_fax", "by_net", "by_letter")),
    ("done", ("on_time", "late")),
    (
        "replies",
        (
            "already_public",
            "agreed",
            "agreed_partly",
            "refused",
            "not_ours",
            "not_existing",
            "to_amend",
            "elsewhere",
        ),
    ),
    (
        "refused",
        (
            "because_secret",
            "because_commercial",
            "because_privacy",
            "because_stability",
            "because_not_information",
            "because_law",
        ),
    ),
    ("reviews", ("review_kept", "review_corrected", "review_otherwise_all")),
    ("lawsuits", ("lawsuit_kept", "lawsuit_corrected", "lawsuit_otherwise_all")),
    ("staff", ("fulltime", "parttime")),
)
_SUMS_OLD = (
    ("requests", ("by_person", "by_fax", "by_email", "by_net", "by_post", "by_other")),
    ("replies", ("agreed", "agreed_partly", "refused", "replied_otherwise")),
    ("refused", tuple(f"reason_{number}" for number in range(1, 12))),
    ("consultations", ("desk", "calls", "online_consultations")),
)
SUMS = {"A": _SUMS_A, "B": _SUMS_B, "old": _SUMS_OLD, "C": (), "D": (), "prose": ()}


def breaks_within(family: str, entries: Sequence[Entry]) -> list[Break]:
    """Broken sums, totals below the year and blank cells of one report."""
    values = {entry.slot: entry.value for entry in entries}
    names = {entry.key: entry.label for entry in entries}
    broken = [
        found
        for period in (YEAR, YEAR_END, CUMULATIVE)
        for whole, parts in SUMS[family]
        for found in _sum(values, names, (whole, "", period), [(p, "", period) for p in parts])
    ]
    if family in "CD":
        broken += _applicant_sums(values, names, family) + _court_sums(values, names)
    return broken + _below_year(values, names) + _blanks(entries)


def _sum(
    values: Values, names: Mapping[str, str], whole: Slot, parts: Sequence[Slot]
) -> Iterable[Break]:
    """Nothing where a part or the whole is blank or not printed: it cannot be assessed."""
    numbers = [values.get(part) for part in parts]
    printed = values.get(whole)
    if printed is None or any(number is None for number in numbers):
        return
    expected = sum(number for number in numbers if number is not None)
    if expected != printed:
        where = "".join(f"[{word}]" for word in whole[1:] if word)
        detail = f"{names[whole[0]]}{where}：各分项之和{expected}，表中{printed}"
        labels = (names[whole[0]], *(names[part[0]] for part in parts))
        yield Break("sum_mismatch", expected, printed, detail, labels)


def _applicant_sums(values: Values, names: Mapping[str, str], family: str) -> list[Break]:
    rows = dict.fromkeys(key for key, _, period in values if period == YEAR and key in names)
    other = OTHERWISE if family == "D" else ("otherwise",)
    outcomes = ("open", "partial", *REFUSED, *UNAVAILABLE, *DECLINED, *other)
    outcomes = tuple(key for key in outcomes if key in names)
    broken: list[Break] = []
    for key in rows:
        if (key, APPLICANTS[0], YEAR) in values:
            parts = [(key, applicant, YEAR) for applicant in APPLICANTS]
            broken += _sum(values, names, (key, "", YEAR), parts)
    for applicant in (*APPLICANTS, ""):
        parts = [(key, applicant, YEAR) for key in outcomes]
        broken += _sum(values, names, ("results", applicant, YEAR), parts)
        broken += _balance(values, names, applicant)
    return broken


def _balance(values: Values, names: Mapping[str, str], applicant: str) -> list[Break]:
    keys = ("new", "carried_in", "results", "carried_out")
    numbers = [values.get((key, applicant, YEAR)) for key in keys]
    if any(number is None for number in numbers):
        return []
    new, before, results, after = (number or 0 for number in numbers)
    if new + before == results + after:
        return []
    detail = f"[{applicant or '总计'}] 一加二为{new + before}，总计加四为{results + after}"
    labels = tuple(names[key] for key in keys)
    return [Break("sum_mismatch", new + before, results + after, detail, labels)]


def _court_sums(values: Values, names: Mapping[str, str]) -> list[Break]:
    broken: list[Break] = []
    for court in COURTS:
        parts = [(f"{court}_{verdict}", "", YEAR) for verdict in VERDICTS]
        broken += _sum(values, names, (court, "", YEAR), parts)
    return broken


def _below_year(values: Values, names: Mapping[str, str]) -> list[Break]:
    broken = []
    for (key, dimension, period), total in values.items():
        year = values.get((key, dimension, YEAR))
        if period == CUMULATIVE and total is not None and year is not None and total < year:
            detail = f"{names[key]}：历年累计{total}小于本年{year}"
            broken.append(Break("cumulative_below_year", year, total, detail, (names[key],)))
    return broken


def _blanks(entries: Sequence[Entry]) -> list[Break]:
    """An empty cell is a finding; "/" and "—" may be reported or not."""
    return [
        Break(
            "blank_cell",
            None,
            None,
            f"{'/'.join(entry.path)} [{entry.dimension}{entry.period}] 印作“{entry.printed}”",
            (entry.label,),
            optional=bool(entry.printed.strip()),
        )
        for entry in entries
        if entry.value is None
    ]


def breaks_between(before: Sequence[Entry], after: Sequence[Entry]) -> list[Break]:
    """Broken ties between the reports of one body for two years in a row."""
    old = {entry.slot: entry.value for entry in before}
    new = {entry.slot: entry.value for entry in after}
    names = {entry.key: entry.label for entry in after}
    return _carried(old, new, names) + _in_force(old, new, names) + _cumulated(old, new, names)


def _tie(
    kind: str, expected: Amount | None, found: Amount | None, name: str, **more: object
) -> list[Break]:
    if expected is None or found is None or expected == found:
        return []
    detail = f"{name}：按上一年应为{expected}，表中{found}"
    return [Break(kind, expected, found, detail, (name,), **more)]  # type: ignore[arg-type]


def _carried(old: Values, new: Values, names: Mapping[str, str]) -> list[Break]:
    broken: list[Break] = []
    for applicant in ("", *APPLICANTS):
        expected = old.get(("carried_out", applicant, YEAR))
        found = new.get(("carried_in", applicant, YEAR))
        name = names.get("carried_in", "")
        broken += _tie("carry_over_break", expected, found, name, optional=bool(applicant))
    return broken


def _in_force(old: Values, new: Values, names: Mapping[str, str]) -> list[Break]:
    broken: list[Break] = []
    for key in ("rules", "norms"):
        before = old.get((f"{key}_stock", "", YEAR_END))
        made, gone = (new.get((f"{key}_{way}", "", YEAR)) for way in ("made", "gone"))
        if before is None or made is None or gone is None:
            continue
        found = new.get((f"{key}_stock", "", YEAR_END))
        broken += _tie(
            "carry_over_break",
            before + made - gone,
            found,
            names[f"{key}_stock"],
            also=("cumulative_break",),
        )
    return broken


def _cumulated(old: Values, new: Values, names: Mapping[str, str]) -> list[Break]:
    broken: list[Break] = []
    for key, dimension, period in new:
        before = old.get((key, dimension, CUMULATIVE))
        year = new.get((key, dimension, YEAR))
        if period != CUMULATIVE or before is None or year is None:
            continue
        found = new[(key, dimension, period)]
        broken += _tie("cumulative_break", before + year, found, names[key])
    return broken
