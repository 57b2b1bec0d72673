"""What each command lists, as tables for people or in the form asked for."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from disclosure_qa.cli.printing import say, say_json_array, say_table
from disclosure_qa.contract import figure_json, figures_csv, figures_xlsx
from disclosure_qa.errors import InvalidSettings
from disclosure_qa.model.answer import Finding
from disclosure_qa.model.figure import Figure, Source
from disclosure_qa.model.library import ReportEntry

if TYPE_CHECKING:
    from disclosure_qa.evaluation import Outcome, Score
    from disclosure_qa.ingest import IngestSummary

Listing = tuple[Sequence[str], Iterable[Sequence[str]], str]
"""Column headers, the rows under them, and the numbers of the columns set to the right."""


def say_figures(figures: Sequence[Figure]) -> None:
    """Print figures as the reports print them, table by table."""
    from disclosure_qa.cli.figure_tables import layouts

    for layout in layouts(figures):
        if layout.title:
            say(layout.title)
        numbers = " ".join(str(column) for column in range(2, len(layout.header)))
        say_table(layout.header, layout.rows, right=numbers)
        say()


def say_figures_json(figures: Sequence[Figure]) -> None:
    """Print figures as one JSON array."""
    say_json_array(map(figure_json, figures))


def say_figures_csv(figures: Sequence[Figure]) -> None:
    """Print figures as CSV."""
    _send(figures_csv(figures).encode())


def say_figures_xlsx(figures: Sequence[Figure]) -> None:
    """Send figures as a workbook; a terminal cannot take one."""
    if sys.stdout.isatty():
        raise InvalidSettings("--format xlsx goes to a file: add --output figures.xlsx")
    _send(figures_xlsx(figures))


def _send(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def ingested_listing(summary: "IngestSummary") -> Listing:
    """What became of each file."""
    columns = (
        "结果 Outcome",
        "文件 Document",
        "机构 Agency",
        "年份 Year",
        "数据 Figures",
        "原因 Cause",
    )
    rows = (
        (
            row.outcome,
            row.document,
            row.agency or "",
            str(row.year or ""),
            str(row.figures or ""),
            row.cause or "",
        )
        for row in summary.rows
    )
    return columns, rows, "4"


def reports_listing(entries: Iterable[ReportEntry]) -> Listing:
    """The reports, a row each."""
    columns = (
        "文件 Document",
        "机构 Agency",
        "年份 Year",
        "表式 Form",
        "标题 Title",
        "说明 Remark",
    )
    rows = (
        (
            entry.document,
            entry.agency,
            str(entry.year),
            entry.family,
            entry.title,
            _remark(entry),
        )
        for entry in entries
    )
    return columns, rows, "2"


def _remark(entry: ReportEntry) -> str:
    if entry.superseded:
        return "已被更新 superseded"
    return f"附于 part of {entry.part_of}" if entry.part_of else ""


def findings_listing(findings: Iterable[Finding]) -> Listing:
    """The findings, a row each, with both numbers and all places."""
    columns = (
        "机构 Agency",
        "年份 Year",
        "类别 Kind",
        "问题 What",
        "应为 Expected",
        "实为 Found",
        "出处 Places",
    )
    rows = (
        (
            finding.agency,
            str(finding.year),
            finding.kind,
            finding.what,
            "" if finding.expected is None else f"{finding.expected:f}",
            "" if finding.found is None else f"{finding.found:f}",
            "; ".join(dict.fromkeys(map(_place, finding.sources))),
        )
        for finding in findings
    )
    return columns, rows, "4 5"


def _place(source: Source) -> str:
    page = "" if source.page is None else f"p. {source.page}"
    return " · ".join(filter(None, (source.document, source.section, page)))


def scores_listing(scores: Iterable["Score"]) -> Listing:
    """The scores of a question set, a row per category and language."""
    columns = (
        "category",
        "lang",
        "questions",
        "right",
        "%",
        "refused",
        "WRONG NUMBER",
        "citation right",
        "median ms",
        "p95 ms",
    )
    rows = (
        (
            score.category,
            score.language,
            str(score.questions),
            str(score.right),
            f"{score.right_percent:.1f}",
            str(score.refused),
            str(score.wrong_numbers),
            f"{score.citations_right}/{score.citations_due}",
            f"{score.median_ms:.1f}",
            f"{score.p95_ms:.1f}",
        )
        for score in scores
    )
    return columns, rows, "2 3 4 5 6 7 8 9"


def failure_lines(outcomes: Iterable["Outcome"]) -> Iterator[str]:
    """A line per question that was not answered right, with the reasons."""
    for outcome in outcomes:
        if outcome.reasons:
            case = outcome.case
            yield (
                f"{outcome.verdict.upper()} {case.id} [{case.category} {case.language}] "
                f"{case.request.question} — {'; '.join(outcome.reasons)}"
            )


def evaluation_json(scores: Sequence["Score"], outcomes: Iterable["Outcome"]) -> dict[str, Any]:
    """The scores and the failures for programs."""
    return {
        "total": _score_json(scores[-1]),
        "groups": [_score_json(score) for score in scores[:-1]],
        "failures": [
            {
                "id": outcome.case.id,
                "category": outcome.case.category,
                "language": outcome.case.language,
                "question": outcome.case.request.question,
                "verdict": outcome.verdict,
                "reasons": list(outcome.reasons),
                "text": outcome.text,
            }
            for outcome in outcomes
            if outcome.reasons
        ],
    }


def _score_json(score: "Score") -> Mapping[str, object]:
    return {
        "category": score.category,
        "language": score.language,
        "questions": score.questions,
        "right": score.right,
        "right_percent": round(score.right_percent, 2),
        "refused": score.refused,
        "wrong_numbers": score.wrong_numbers,
        "citations_right": score.citations_right,
        "citations_due": score.citations_due,
        "median_ms": score.median_ms,
        "p95_ms": score.p95_ms,
    }
