"""Compares what the program read with the gold of a corpus.

`python tests/reports/score.py GOLD.json FIGURES.json [FINDINGS.json]`, the last two being what
`disclosure-qa figures --format json` and `disclosure-qa check --format json` print. Exit status
1 when a value is wrong or a floor is missed.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]
Slot = tuple[tuple[str, ...], str, str]
FIGURE_RECALL, FINDING_RECALL, FINDING_PRECISION = 0.995, 0.95, 0.95
_MARKS = re.compile(r"[①-⑳*＊]+$|\[\d+\]$|［\d+］$")
_PROSE_KEYS = frozenset(
    (
        "published",
        "published_total",
        "site",
        "requests",
        "by_person",
        "agreed",
        "agreed_partly",
        "refused",
        "reviews",
        "lawsuits",
    )
)


@dataclass
class Score:
    """Counts, and for each fault a line that says where it is."""

    expected: int = 0
    found: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    prose_expected: int = 0
    prose_found: int = 0
    prose_missing: list[str] = field(default_factory=list)
    findings_expected: int = 0
    findings_found: int = 0
    findings_missing: list[str] = field(default_factory=list)
    findings_reported: int = 0
    findings_right: int = 0
    findings_false: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return _share(self.found, self.expected)

    @property
    def prose_recall(self) -> float:
        return _share(self.prose_found, self.prose_expected)

    @property
    def finding_recall(self) -> float:
        return _share(self.findings_found, self.findings_expected)

    @property
    def finding_precision(self) -> float:
        return _share(self.findings_right, self.findings_reported)

    @property
    def passed(self) -> bool:
        return (
            not self.wrong
            and self.recall >= FIGURE_RECALL
            and self.finding_recall >= FINDING_RECALL
            and self.finding_precision >= FINDING_PRECISION
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def score(
    gold: Sequence[Json], figures: Iterable[Json], findings: Iterable[Json] | None = None
) -> Score:
    """Superseded reports are left out: their figures may or may not be listed."""
    result = Score()
    by_document: dict[str, list[Json]] = defaultdict(list)
    for figure in figures:
        by_document[figure["document"]].append(figure)
    for report in gold:
        mine = [figure for name in _files(report) for figure in by_document.pop(name, [])]
        if report.get("superseded"):
            continue
        _score_tables(report, mine, result)
        if report.get("family") == "prose":
            _score_prose(report, mine, result)
    for name, stray in by_document.items():
        result.extra += [f"{name}: no such report: {_line(figure)}" for figure in stray]
    if findings is not None:
        _score_findings(gold, list(findings), result)
    return result


def _files(report: Json) -> list[str]:
    return [report["file"], *([report["annex"]] if report.get("annex") else [])]


@cache
def _simplified(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(text))


def label_key(text: str) -> str:
    """Printed labels that differ in width, blanks, script or footnote marks only are the same."""
    folded = unicodedata.normalize("NFKC", _MARKS.sub("", text.strip()))
    return _simplified("".join(folded.split()))


def slot_of(figure: Json) -> Slot:
    path = tuple(label_key(part) for part in figure["path"])
    return path, figure["dimension"].get("applicant", ""), figure["period"]


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) < 1e-9


def _line(figure: Json) -> str:
    applicant = figure["dimension"].get("applicant", "总计")
    path = " › ".join(figure["path"])
    return f"{path} [{applicant}, {figure['period']}] = {figure['value']}"


def _score_tables(report: Json, figures: Sequence[Json], result: Score) -> None:
    table = [figure for figure in figures if figure["origin"] != "prose"]
    by_slot: dict[Slot, list[Json]] = defaultdict(list)
    for figure in table:
        by_slot[slot_of(figure)].append(figure)
    unmatched: list[Json] = []
    for expected in report["figures"]:
        result.expected += 1
        hits = by_slot.pop(slot_of(expected), [])
        wrong = [hit for hit in hits if not _same(hit["value"], expected["value"])]
        if wrong:
            where = f"{report['file']}: {_line(expected)}"
            result.wrong.append(f"{where}, read {[hit['value'] for hit in wrong]}")
        elif hits:
            result.found += 1
        else:
            unmatched.append(expected)
    rest = [figure for hits in by_slot.values() for figure in hits]
    _score_rest(report["file"], unmatched, rest, result)


def _score_rest(name: str, unmatched: Sequence[Json], rest: Sequence[Json], result: Score) -> None:
    """Figures under another path: the right number found (`elsewhere`), or an invention."""
    left = list(rest)
    for expected in unmatched:
        twin = next((figure for figure in left if _twins(figure, expected)), None)
        result.missing.append(f"{name}: {_line(expected)}")
        if twin is not None:
            left.remove(twin)
            result.elsewhere.append(f"{name}: {_line(expected)} under {' › '.join(twin['path'])}")
    result.extra += [f"{name}: {_line(figure)}" for figure in left if figure["value"] is not None]


def _twins(figure: Json, expected: Json) -> bool:
    path, *rest = slot_of(figure)
    wanted, *other = slot_of(expected)
    return rest == other and path[-1] == wanted[-1] and _same(figure["value"], expected["value"])


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _score_prose(report: Json, figures: Sequence[Json], result: Score) -> None:
    said = [figure for figure in figures if figure["origin"] == "prose"]
    for statement in report["statements"]:
        if statement["key"] not in _PROSE_KEYS or statement["scope"]:
            continue
        result.prose_expected += 1
        sentence = _simplified(_folded(statement["sentence"]))
        if any(_tells(figure, sentence, statement["value"]) for figure in said):
            result.prose_found += 1
        else:
            line = f"{report['file']}: {statement['key']} {statement['value']}: {sentence}"
            result.prose_missing.append(line)


def _tells(figure: Json, sentence: str, value: Any) -> bool:
    quote = _simplified(_folded(figure["quote"]))
    return _same(figure["value"], value) and (quote in sentence or sentence in quote)


def _score_findings(gold: Sequence[Json], findings: Sequence[Json], result: Score) -> None:
    matched: set[tuple[int, int]] = set()
    superseded = {name for report in gold if report.get("superseded") for name in _files(report)}
    for finding in findings:
        if finding["document"] in superseded:
            continue
        result.findings_reported += 1
        hits = _matches(gold, finding)
        matched |= hits
        if hits:
            result.findings_right += 1
        else:
            line = f"{finding['document']}: {finding['kind']} {finding['what']}"
            numbers = f" ({finding['expected']} / {finding['found']})"
            result.findings_false.append(line + numbers)
    for number, report in enumerate(gold):
        for place, expected in enumerate(report["findings"]):
            if report.get("superseded") or expected.get("optional") or expected["kind"] == "note":
                continue
            result.findings_expected += 1
            if (number, place) in matched:
                result.findings_found += 1
            else:
                line = f"{report['file']}: {expected['kind']} {expected['detail']}"
                result.findings_missing.append(line)


def _matches(gold: Sequence[Json], finding: Json) -> set[tuple[int, int]]:
    return {
        (number, place)
        for number, report in enumerate(gold)
        if finding["document"] in _files(report)
        for place, expected in enumerate(report["findings"])
        if _agrees(finding, expected)
    }


def _agrees(finding: Json, expected: Json) -> bool:
    if finding["kind"] not in (expected["kind"], *expected.get("also", ())):
        return False
    theirs = (finding["expected"], finding["found"])
    ours = (expected.get("expected"), expected.get("found", expected.get("printed")))
    if None not in theirs and None not in ours:
        return sorted(map(float, theirs)) == sorted(map(float, ours))
    if expected["kind"] != "blank_cell":
        return True
    quotes = "".join(citation["quote"] for citation in finding["citations"])
    words = label_key(finding["what"] + quotes)
    return any(label_key(label) in words for label in expected.get("labels", ()))


def report_lines(result: Score, limit: int) -> Iterable[str]:
    yield f"figures   {result.found}/{result.expected} = {result.recall:.4f}"
    yield f"wrong     {len(result.wrong)}"
    yield f"extra     {len(result.extra)}; right number under another path {len(result.elsewhere)}"
    yield f"in prose  {result.prose_found}/{result.prose_expected} = {result.prose_recall:.4f}"
    yield (
        f"findings  recall {result.findings_found}/{result.findings_expected}"
        f", precision {result.findings_right}/{result.findings_reported}"
    )
    for name in (
        "wrong",
        "missing",
        "elsewhere",
        "extra",
        "prose_missing",
        "findings_missing",
        "findings_false",
    ):
        for line in getattr(result, name)[:limit]:
            yield f"{name}: {line}"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    loaded = [json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments]
    result = score(*loaded)
    print("\n".join(report_lines(result, limit=40)))
    return 0 if result.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
