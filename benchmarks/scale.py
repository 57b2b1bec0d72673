"""How an index grows: size, memory, the rate of coming in, and the time of each kind of question.

    python -m benchmarks.scale build PLACE REPORTS [--figures-only]
    python -m benchmarks.scale ask PLACE REPORTS
    python -m benchmarks.scale read REPORTS

Each step prints one row of a table in docs/scale.md, and may be run on another day or machine. PLACE
is a folder, or the address of a PostgreSQL database. `build` enters fictional reports as read, with
passages, vectors and findings, or with figures alone; `ask` puts questions of every kind to them, each
about another body; `read` ingests files with 1 and with 2 workers.
"""

import argparse
import json
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from benchmarks.asking import BANK, questions, whole_index
from benchmarks.copies import write_reports
from benchmarks.shelves import additions, enter, held, templates, worlds
from disclosure_qa.ask import ask
from disclosure_qa.contract import read_questions
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.place import Place

TODAY = date(2025, 6, 1)
_ASKED = 320
_PROSE = 60
_OPEN = (
    "哪些单位提到了新媒体？",
    "Which reports speak of training?",
    "工作中存在哪些主要问题？",
    "公开了哪些重点领域的信息？",
)
"""Questions that name no body: all passages are searched."""


def main() -> None:
    arguments = _arguments()
    if arguments.step == "build":
        build(_place(arguments.place), arguments.reports, arguments.figures_only)
    elif arguments.step == "ask":
        answer(_place(arguments.place), arguments.reports)
    else:
        read(arguments.reports)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("build", "ask"):
        step = steps.add_parser(name)
        step.add_argument("place")
        step.add_argument("reports", type=int)
        if name == "build":
            step.add_argument("--figures-only", action="store_true")
    steps.add_parser("read").add_argument("reports", type=int)
    return parser.parse_args()


def _place(text: str) -> Place:
    if "://" in text:
        return Place(Path(tempfile.mkdtemp(prefix="scale-")), text)
    return Place(Path(text))


def build(place: Place, reports: int, figures_only: bool) -> None:
    """Enter so many reports; prints reports, figures, passages, seconds, and megabytes by part."""
    entering = additions(templates(), reports)
    if figures_only:
        entering = (replace(each, passages=()) for each in entering)
    with Library.create(place) as library:
        started = time.perf_counter()
        enter(library, entering)
        seconds = time.perf_counter() - started
        rows = _counted(library)
    print(
        f"| {reports} | {rows['figures']} | {rows['passages']} | {seconds:.0f} s |"
        f" {reports / seconds:.1f}/s | {_megabytes(place)} | {_memory():.0f} MB |"
    )


def _counted(library: Library) -> dict[str, int]:
    from sqlalchemy import text

    return {
        name: library.stores.database.rows(text(f"SELECT count(*) FROM {name}"))[0][0]
        for name in ("figures", "passages")
    }


def _megabytes(place: Place) -> str:
    if place.database is None:
        parts = ("library.db", "originals", "derived")
        return ", ".join(f"{part} {_size(place.folder / part):.0f} MB" for part in parts)
    from sqlalchemy import text

    from disclosure_qa.library.postgres import PostgresDatabase

    database = PostgresDatabase(place.database)
    tables = text(
        "SELECT relname, pg_total_relation_size(oid) / 1048576.0 AS size FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 2 DESC LIMIT 5"
    )
    found = ", ".join(f"{row.relname} {row.size:.0f} MB" for row in database.rows(tables))
    database.close()
    return found


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files if file.exists()) / 1024**2


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def answer(place: Place, reports: int) -> None:
    """Ask every kind of question; prints p50 and p99 of each in milliseconds."""
    bodies = held()
    copies = max(1, reports // len(bodies))
    asked = [*questions(copies, _ASKED, set(bodies)), *whole_index(), *_about_prose(copies)]
    times: dict[str, list[float]] = defaultdict(list)
    with Library.open(place) as library:
        requests = read_questions("\n".join(map(json.dumps, asked)))
        for each in requests[:20]:
            ask(library, each.question, today=TODAY)
        for kind, each in zip((each["kind"] for each in asked), requests, strict=True):
            started = time.perf_counter()
            ask(library, each.question, history=each.history, today=each.today or TODAY)
            times[kind].append((time.perf_counter() - started) * 1000)
    for kind, taken in sorted(times.items()):
        print(f"| {reports} | {kind} | {len(taken)} | {_percentiles(taken)} |")
    print(f"\n{reports} reports: {_memory():.0f} MB in memory")


def _about_prose(copies: int) -> Iterator[dict[str, Any]]:
    lines = [json.loads(line) for line in BANK.read_text(encoding="utf-8").splitlines()]
    narrative = [line for line in lines if line["category"] == "narrative"]
    shelf = list(islice(worlds(), copies))
    random = Random(7)
    for line in islice(narrative, _PROSE):
        told = random.choice(shelf).tell(line["question"])
        yield {"question": told, "kind": "prose of a body"}
    for question in _OPEN * 3:
        yield {"question": question, "kind": "prose of all"}


def _percentiles(taken: Sequence[float]) -> str:
    cuts = quantiles(taken, n=100, method="inclusive")
    return f"{cuts[49]:.1f} | {cuts[98]:.1f}"


def read(reports: int) -> None:
    """Ingest that many files of each format; prints the reports in a second by workers."""
    for kind in ("txt", "html", "docx", "pdf"):
        with tempfile.TemporaryDirectory(prefix="scale-") as folder:
            files = Path(folder, "files")
            write_reports(files, kind, reports)
            rates = [_rate(files, Path(folder, f"index{n}"), n) for n in (1, 2)]
        print(f"| {kind} | {reports} | {rates[0]:.1f} | {rates[1]:.1f} |")


def _rate(files: Path, index: Path, workers: int) -> float:
    with Library.create(index) as library:
        started = time.perf_counter()
        summary = ingest([files], library, workers=workers)
        return len(summary.rows) / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
