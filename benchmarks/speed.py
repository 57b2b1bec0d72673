"""How fast prose is ranked, answered from a cold start, and embedded, beside the plain peer.

A part of `benchmarks.retrieval`: ours and the peer's by turns, over the same reports.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.peer import Peer
from benchmarks.targets import Target
from disclosure_qa.answering.prose.ranking import ranked_passages
from disclosure_qa.ask import ask
from disclosure_qa.library import Library
from disclosure_qa.library.encoder import packaged_encoder
from disclosure_qa.model.answer import Status
from disclosure_qa.reports import split_passages

_WARMING = 3
_BEST = 5


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    files: int
    """Reports of the peer's; ours holds them all."""
    questions: int
    starts: int
    sections: int
    rounds: int


WHOLE = Effort(files=12, questions=200, starts=6, sections=120, rounds=3)
QUICK = Effort(files=1, questions=10, starts=1, sections=16, rounds=1)


def speeds(
    library: Library, index: Path, files: Sequence[Path], asked: Sequence[str], effort: Effort
) -> Iterator[Target]:
    """The targets of speed. `index` is where the library lies; `files` are the reports in it."""
    with tempfile.TemporaryDirectory(prefix="peer-") as folder:
        peer = Peer(Path(folder), 1000)
        for file in files[: effort.files]:
            peer.add(file)
        yield from _ranking(library, peer, asked[: _WARMING + effort.questions])
        yield _cold(library, index, Path(folder), effort.starts)
        yield _embedding(library, peer, effort)


def _ranking(library: Library, peer: Peer, asked: Sequence[str]) -> Iterator[Target]:
    """Within one report, each in turn, and over all."""
    reports = [entry.document for entry in library.reports()]

    def known(question: str) -> object:
        document = reports[len(question) % len(reports)]
        return ranked_passages(library, question, documents=[document], limit=_BEST)

    def any_of_all(question: str) -> object:
        return ranked_passages(library, question, documents=None, limit=_BEST)

    for document in reports:
        ranked_passages(library, asked[0], documents=[document], limit=_BEST)
    times = [(_timed(known, q), _timed(any_of_all, q), _timed(peer.ask, q)) for q in asked]
    of_one, of_all, other = (median(side) for side in zip(*times[_WARMING:], strict=True))
    for name, mine in (("of one report", of_one), ("over all reports", of_all)):
        yield Target(
            f"ranking a question's passages {name}, beside the peer's",
            "p50 ms",
            mine,
            other,
            1 / 20,
        )


def _cold(library: Library, index: Path, peer: Path, starts: int) -> Target:
    """From the start of a process to its answer; the first start of each is not counted."""
    question = next(filter(partial(_answered, library), _narrative(library)))
    command = str(Path(sys.executable).with_name("disclosure-qa"))
    other = str(Path(__file__).with_name("peer.py"))
    ours = [command, "ask", question, "--index", str(index)]
    theirs = [sys.executable, other, str(peer), question]
    times = [(_timed(_started, ours), _timed(_started, theirs)) for _ in range(1 + starts)][1:]
    mine, others = (median(side) for side in zip(*times, strict=True))
    name = "cold start to an answer from the prose, beside the peer's"
    return Target(name, "p50 ms", mine, others, 1 / 3)


def _narrative(library: Library) -> Iterator[str]:
    for entry in library.reports():
        yield f"{entry.agency}{entry.year}年政府信息公开工作存在什么问题？"


def _answered(library: Library, question: str) -> bool:
    return ask(library, question, today=date(2025, 6, 1)).status is Status.ANSWERED


def _started(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _embedding(library: Library, peer: Peer, effort: Effort) -> Target:
    documents = [library.report(entry.document) for entry in library.reports()]
    sections = [passage.text for report in documents for passage in split_passages(report)]
    sections = sections[: effort.sections]
    ours, theirs = packaged_encoder().embed, peer.embeddings.embed_documents
    with _one_core():
        ours(sections[:1]), theirs(sections[:1])
        times = [(_timed(ours, sections), _timed(theirs, sections)) for _ in range(effort.rounds)]
    mine, other = (1000 * len(sections) / median(side) for side in zip(*times, strict=True))
    return Target("embedding on one core, beside MiniLM", "sections/s", mine, other, 100, more=True)


@contextmanager
def _one_core() -> Iterator[None]:
    """This process on one core alone, its threads too."""
    import torch

    cores, threads = os.sched_getaffinity(0), torch.get_num_threads()
    tasks = [int(task.name) for task in Path("/proc/self/task").iterdir()]
    torch.set_num_threads(1)
    try:
        for task in tasks:
            os.sched_setaffinity(task, {min(cores)})
        yield
    finally:
        for task in Path("/proc/self/task").iterdir():
            os.sched_setaffinity(int(task.name), cores)
        torch.set_num_threads(threads)


def _timed(call: Callable[[Any], object], value: Any) -> float:
    """Milliseconds that a call takes."""
    start = time.perf_counter()
    call(value)
    return 1000 * (time.perf_counter() - start)
