"""Visitors who ask while reports come in: no error, no wrong answer, and memory that stays.

    python -m benchmarks.load                           200 visitors, 10 minutes
    python -m benchmarks.load --seconds 60 --burst 1000 one minute, and 1,000 questions in one moment

A real server over the fictional reports, a real `ingest` beside it that adds copies of them one
after the other, and visitors in this process. What each question is answered is known from before:
asked in this process, and as a plain page, before the visitors come and after they have left; a
question that the new reports change is left out. A bare FastAPI endpoint is asked by the same
visitors in the same run. Exit status 1 where anything was not as it should be; `--keep FOLDER` keeps
what was expected and what came instead.
"""

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.shelves import facts_of, plans, web_page, worlds
from benchmarks.visitors import Reply, Visitor, free_port, percentiles, server

BANK = Path(__file__).resolve().parents[1] / "tests" / "questions" / "bank.jsonl"
TODAY = "2025-06-01"
_MOST_COPIES = 40
_BURST_SECONDS = 240.0
_GROWTH = 1.25
"""What memory may come to at the end, of what it was in the second third, when all is loaded and the
moment of many questions is over; the reports become many times more. A run of a few minutes shows
nothing of it, and is not judged by it."""
_LONG_SECONDS = 300.0

Question = Mapping[str, Any]
Known = dict[tuple[str, str], bytes]
"""The answer by question and form: "json", or "page" for the plain one."""


@dataclass(frozen=True)
class Got:
    """What a visitor was answered to a question by one of the ways of asking."""

    question: str
    way: str
    body: bytes

    @property
    def form(self) -> str:
        return "page" if self.way == "answer" else "json"


@dataclass
class Seen:
    """What the visitors saw."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: list[Got] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, reply: Reply) -> bool:
        self.times[kind].append(reply.seconds)
        if reply.status != 200:
            self.faults[f"{kind}: {reply.status} {reply.body[:120].decode(errors='replace')}"] += 1
        return reply.status == 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--think", type=float, default=8.0, help="seconds between two questions")
    parser.add_argument("--burst", type=int, default=0, help="questions in one moment, early on")
    parser.add_argument("--every", type=int, default=1, help="ask every so many-th question")
    parser.add_argument("--keep", type=Path, help="a folder for wrong answers")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        result = measured(Path(folder), given)
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0 if result["right"] else 1


def measured(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    index = folder / "index"
    _write(folder / "first", 0)
    _ingest(folder / "first", index).wait()
    asked = list(_questions())[:: given.every]
    port, bare = free_port(), free_port()
    command = ["-m", "disclosure_qa", "serve", "--index", str(index), "--port", str(port)]
    with server(["-m", "benchmarks.bare", str(bare)], bare), server(command, port, **WIDE) as ours:
        site = Site(folder, index, port, bare, ours.pid)
        before = _known(site, asked)
        run = asyncio.run(_run(site, asked, given))
        after = _known(site, asked)
    stable = {key: known for key, known in before.items() if known == after[key]}
    wrong = [each for each in run.seen.answers if not _right(each, stable)]
    if given.keep:
        _keep(given.keep, wrong, stable)
    compared = sum((each.question, each.form) in stable for each in run.seen.answers)
    return _told(run, wrong, compared, f"{len(stable)} of {len(before)}")


WIDE = {
    "DISCLOSURE_QA_QUESTIONS_PER_MINUTE": "100000",
    "DISCLOSURE_QA_QUESTIONS_WAITING": "2000",
    "DISCLOSURE_QA_QUESTION_SECONDS": "110",
    "DISCLOSURE_QA_LOG_LEVEL": "warning",
}
"""All visitors have one address here, and the machine may be busy with other things."""


@dataclass(frozen=True)
class Site:
    """What is visited: folders, the ports of our server and of the bare one, our process."""

    folder: Path
    index: Path
    port: int
    bare: int
    process: int


@dataclass
class Run:
    """A run: what was seen, the server's memory in MB by the second, and how the index grew."""

    seen: Seen
    memory: list[float]
    generations: tuple[int, int]
    reports: int
    bursts: list[tuple[int, int]]


async def _run(site: Site, asked: Sequence[Question], given: argparse.Namespace) -> Run:
    seen, memory = Seen(), []
    watch = Visitor(site.port)
    first = (await watch.get("/readyz")).json()
    end = time.monotonic() + given.seconds
    incoming = asyncio.create_task(_incoming(site, end + _BURST_SECONDS * bool(given.burst)))
    chances = map(random.Random, range(given.visitors))
    visiting = (_visit(site, asked, seen, end, given.think, chance) for chance in chances)
    visitors = asyncio.gather(*visiting)
    bursts: list[tuple[int, int]] = []
    while not visitors.done():
        memory.append(_memory(site.process))
        await asyncio.sleep(1)
        if given.burst and not bursts and time.monotonic() > end - given.seconds * 5 / 6:
            bursts = await _bursts(asked, site.port, seen, given.burst, watch)
    await visitors
    incoming.cancel()
    with suppress(asyncio.CancelledError):
        await incoming
    last = (await watch.get("/readyz")).json()
    generations = (first["generation"], last["generation"])
    return Run(seen, memory, generations, last["reports"], bursts)


async def _visit(  # noqa: PLR0917
    site: Site,
    asked: Sequence[Question],
    seen: Seen,
    end: float,
    think: float,
    chance: random.Random,
) -> None:
    """One visitor, until the end: a question in one of three ways, a page, the bare endpoint."""
    ours, bare = Visitor(site.port), Visitor(site.bare)
    await asyncio.sleep(chance.uniform(0, think))
    while time.monotonic() < end:
        await _ask(ours, chance.choice(asked), chance.choice(_WAYS), seen)
        if chance.random() < 0.3:
            page = chance.choice(_PAGES)
            seen.add("page", await ours.get(page, "text/html"))
        seen.add("bare", await bare.post("/api/ask", {"question": "问"}))
        await asyncio.sleep(chance.expovariate(1 / think))
    await ours.leave()
    await bare.leave()


_WAYS = ("ask", "ask", "ask", "stream", "answer")
_PAGES = (
    *("/", "/reports", "/config", "/api/reports", "/api/figures?limit=50", "/healthz", "/readyz"),
    *("/api/findings", "/api/docs", "/?lang=en", "/api/figures?year=2022&limit=1000"),
)


async def _ask(visitor: Visitor, question: Question, way: str, seen: Seen) -> None:
    if way == "answer":
        if question.get("history"):
            return
        reply = await visitor.get(_page_of(question), "text/html")
    else:
        fields = {"question": question["question"], "today": question.get("today", TODAY)}
        if question.get("history"):
            fields["history"] = question["history"]
        accept = "text/event-stream" if way == "stream" else "application/json"
        reply = await visitor.post("/api/ask", fields, accept)
    if seen.add(way, reply):
        seen.answers.append(Got(question["id"], way, reply.body))


async def _bursts(
    asked: Sequence[Question], port: int, seen: Seen, number: int, watch: Visitor
) -> list[tuple[int, int]]:
    """That many questions in one moment, again until the index changed while they were under way."""
    bursts: list[tuple[int, int]] = []
    end = time.monotonic() + _BURST_SECONDS
    while time.monotonic() < end and not (bursts and bursts[-1][0] != bursts[-1][1]):
        visitors = [Visitor(port) for _ in range(number)]
        before = (await watch.get("/readyz")).json()["generation"]
        chosen = zip(visitors, (asked[n % len(asked)] for n in range(number)), strict=True)
        await asyncio.gather(*(_ask(visitor, each, "ask", seen) for visitor, each in chosen))
        bursts.append((before, (await watch.get("/readyz")).json()["generation"]))
        await asyncio.gather(*(visitor.leave() for visitor in visitors))
    return bursts


async def _incoming(site: Site, end: float) -> None:
    """Copies of the reports, ingested one after the other until the end."""
    for copy in range(1, _MOST_COPIES):
        if time.monotonic() > end:
            return
        place = site.folder / f"copy-{copy}"
        await asyncio.to_thread(_write, place, copy)
        process = _ingest(place, site.index)
        try:
            while process.poll() is None:
                await asyncio.sleep(0.2)
        finally:
            process.terminate()
            process.wait()


def _write(folder: Path, copy: int) -> None:
    """The fictional reports as files; any copy but the first has other names for everything."""
    folder.mkdir()
    facts = facts_of()
    world = next(islice(worlds(), copy, None)) if copy else None
    for plan in plans():
        page = web_page(plan, facts).decode()
        file = folder / f"{copy}-{Path(plan.file).stem}.html"
        file.write_text(world.tell(page) if world else page, encoding="utf-8")


def _ingest(folder: Path, index: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "disclosure_qa", "ingest", str(folder), "--index", str(index)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _questions() -> Iterator[Question]:
    """The written bank's, of every kind and in both languages."""
    for line in BANK.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["category"] != "collection":
            yield question


def _known(site: Site, asked: Sequence[Question]) -> Known:
    """The answers now, in this process, and as pages of the server."""
    return {**_answers(site.index, asked), **asyncio.run(_pages(site.port, asked))}


def _answers(index: Path, asked: Sequence[Question]) -> Known:
    from disclosure_qa import contract
    from disclosure_qa.ask import ask
    from disclosure_qa.library import Library

    answers = {}
    with Library.open(index) as library:
        for question in asked:
            request = contract.read_question({"today": TODAY, **question})
            day = request.today or date.fromisoformat(TODAY)
            found = ask(library, request.question, history=request.history, today=day)
            answers[question["id"], "json"] = _plain(contract.answer_json(found))
    return answers


async def _pages(port: int, asked: Sequence[Question]) -> Known:
    visitor = Visitor(port)
    pages = {}
    for question in asked:
        if not question.get("history"):
            reply = await visitor.get(_page_of(question), "text/html")
            pages[question["id"], "page"] = reply.body
    await visitor.leave()
    return pages


def _page_of(question: Question) -> str:
    return f"/answer?q={quote(question['question'])}"


def _plain(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _right(got: Got, stable: Known) -> bool:
    """Whether it is the very answer, or the very page; one that is not known is passed over."""
    expected = stable.get((got.question, got.form))
    return expected is None or _as_known(got) == expected


def _as_known(got: Got) -> bytes:
    if got.way == "answer":
        return got.body
    text = got.body.decode()
    if got.way == "stream":
        text = text.rstrip().rpartition("event: answer\ndata: ")[2]
    return _plain(json.loads(text))


def _keep(folder: Path, wrong: Sequence[Got], stable: Known) -> None:
    """Write what was expected and what came, side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, got in enumerate(wrong[:20]):
        name = f"{number}-{got.question}-{got.way}"
        (folder / f"{name}.expected").write_bytes(stable[got.question, got.form])
        (folder / f"{name}.got").write_bytes(_as_known(got))


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def _told(run: Run, wrong: Sequence[Got], compared: int, stable: str) -> dict[str, Any]:
    """The result as it is printed and kept."""
    third = len(run.memory) // 3
    early, late = max(run.memory[third : 2 * third + 1]), max(run.memory[-10:])
    times = {}
    for kind, seconds in sorted(run.seen.times.items()):
        p50, p99 = percentiles(seconds)
        times[kind] = {"requests": len(seconds), "p50 ms": round(p50, 1), "p99 ms": round(p99, 1)}
    flat = late <= _GROWTH * early or len(run.memory) < _LONG_SECONDS / 2
    changed = not run.bursts or run.bursts[-1][0] != run.bursts[-1][1]
    return {
        "right": not run.seen.faults and not wrong and flat and changed,
        "errors": dict(run.seen.faults.most_common(10)),
        "wrong answers": Counter(f"{each.question} by {each.way}" for each in wrong),
        "answers compared": compared,
        "answers and pages that the new reports do not change": stable,
        "times": times,
        "memory MB": {"second third": round(early), "end": round(late), "flat": flat},
        "reports": run.reports,
        "generations": run.generations,
        "bursts": run.bursts,
    }


if __name__ == "__main__":
    sys.exit(main())
