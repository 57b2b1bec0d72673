"""How an index grows: size, memory, the rate of coming in, and the time of each kind of question.

    python -m benchmarks.scale build PLACE REPORTS [--figures-only] [--chroma URL]
    python -m benchmarks.scale ask PLACE REPORTS [--chroma URL]
    python -m benchmarks.scale sizes PLACE
    python -m benchmarks.scale vectors NUMBER [--chroma URL]
    python -m benchmarks.scale read REPORTS

Each step prints rows of a table in docs/scale.md, and may be run on another day or machine. PLACE is
a folder, or the address of a PostgreSQL database. `build` enters fictional reports as read, with
passages, vectors and findings, or with figures alone, straight into the tables; `ask` puts questions
of every kind to them, each about another body; `sizes` tells the bytes of a row; `vectors` makes and
searches so many that are all different, which those of fictional reports are not; `read` ingests files
with 1 and with 2 workers.
"""

import argparse
import json
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any
from uuid import uuid4

from benchmarks.asking import BANK, questions, whole_index
from benchmarks.copies import write_reports
from benchmarks.shelves import additions, enter, held, templates, worlds
from benchmarks.tables import fill, widths
from disclosure_qa.ask import ask
from disclosure_qa.contract import read_questions
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.library.vector_server import ChromaServer, ServerVectors
from disclosure_qa.library.vector_set import VectorSet
from disclosure_qa.library.vectors import Vectors
from disclosure_qa.model.place import Place

TODAY = date(2025, 6, 1)
_ASKED = 320
_PROSE = 60
_NUMBERS = 256
_VECTORS_AT_ONCE = 2000
_OPEN = (
    "哪些单位提到了新媒体？",
    "Which reports speak of training?",
    "工作中存在哪些主要问题？",
    "公开了哪些重点领域的信息？",
)
"""Questions that name no body: all passages are searched."""


def main() -> None:
    given = _arguments()
    if given.step == "build":
        build(_place(given), given.reports, given.figures_only)
    elif given.step == "ask":
        answer(_place(given), given.reports)
    elif given.step == "sizes":
        with Library.open(_place(given)) as library:
            print(*widths(library), sep="\n")
    elif given.step == "vectors":
        vectors(given.number, given.chroma)
    else:
        read(given.reports)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("build", "ask", "sizes"):
        step = steps.add_parser(name)
        step.add_argument("place")
        step.add_argument("--chroma")
        if name != "sizes":
            step.add_argument("reports", type=int)
        if name == "build":
            step.add_argument("--figures-only", action="store_true")
    alone = steps.add_parser("vectors")
    alone.add_argument("number", type=int)
    alone.add_argument("--chroma")
    steps.add_parser("read").add_argument("reports", type=int)
    return parser.parse_args()


def _place(given: argparse.Namespace) -> Place:
    if "://" in given.place:
        return Place(Path(tempfile.mkdtemp(prefix="scale-")), given.place, given.chroma)
    return Place(Path(given.place))


def build(place: Place, reports: int, figures_only: bool) -> None:
    """Enter so many reports; prints reports, figures, passages, seconds, and megabytes by part."""
    with Library.create(place) as library:
        started = time.perf_counter()
        if figures_only:
            fill(library, reports)
        else:
            enter(library, additions(templates(), reports))
        seconds = time.perf_counter() - started
        rows = _counted(library)
    print(
        f"| {rows['reports']} | {rows['figures']} | {rows['passages']} | {rows['vectors']} |"
        f" {seconds:.0f} s | {time.process_time():.0f} s | {_megabytes(place)} | {_memory():.0f} MB |"
    )


def _counted(library: Library) -> dict[str, int]:
    from sqlalchemy import text

    counted = {
        "vectors": "count(DISTINCT vector) FROM passages",
        **{name: f"count(*) FROM {name}" for name in ("reports", "figures", "passages")},
    }
    database = library.stores.database
    return {name: database.rows(text(f"SELECT {what}"))[0][0] for name, what in counted.items()}


def _megabytes(place: Place) -> str:
    if place.database is None:
        parts = ("library.db", "originals", "derived")
        return ", ".join(f"{part} {_size(place.folder / part):.0f} MB" for part in parts)
    from sqlalchemy import text

    from disclosure_qa.library.postgres import PostgresDatabase

    database = PostgresDatabase(place.database)
    size = database.rows(text("SELECT pg_database_size(current_database())"))[0][0]
    database.close()
    return f"database {size / 1024**2:.0f} MB"


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files if file.exists()) / 1024**2


def _memory() -> float:
    """The most that this process has had, in megabytes."""
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


def vectors(number: int, chroma: str | None) -> None:
    """Make so many random vectors and search them; prints seconds, megabytes and milliseconds."""
    import numpy as np

    random = np.random.default_rng(7)
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        before = _memory()
        stored = _empty_set(Path(folder), chroma)
        started = time.perf_counter()
        for start in range(0, number, _VECTORS_AT_ONCE):
            rows = random.standard_normal((_VECTORS_AT_ONCE, _NUMBERS)).tolist()
            stored.put({f"{start + n:032x}": row for n, row in enumerate(rows)})
        made = time.perf_counter() - started
        taken = []
        for row in random.standard_normal((_PROSE, _NUMBERS)).tolist():
            started = time.perf_counter()
            stored.near(row, 50)
            taken.append((time.perf_counter() - started) * 1000)
        stored.close()
        size = _size(Path(folder))
    print(
        f"| {number} | {made:.0f} s | {size:.0f} MB | {_memory() - before:.0f} MB |"
        f" {_percentiles(taken)} |"
    )


def _empty_set(folder: Path, chroma: str | None) -> VectorSet:
    if chroma is None:
        return Vectors(folder, "measured", "random")
    return ServerVectors(ChromaServer(chroma), lambda: "measured", uuid4().hex, "random")


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
