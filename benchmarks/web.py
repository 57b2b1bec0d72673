"""How fast the server is, beside Gradio and FastAPI that do nothing, in one run.

    python -m benchmarks.web            the table of docs/benchmarks.md
    python -m benchmarks.web --quick    the same with a few requests, to see that it runs

Three servers run side by side: ours, Gradio with an echo and an empty page, and a bare FastAPI
endpoint. Ours and the other are used by turns, so that they meet the same load of the machine.
Every question is another one, and is checked to have been answered. A target that is missed makes
the exit status 1.
"""

import argparse
import asyncio
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from benchmarks.load import WIDE
from benchmarks.targets import Target, all_met
from benchmarks.visitors import HOST, Reply, Visitor, free_port, percentiles, server

_VISITORS = 8
_BLOCKS = 8
_WARMING = 5

Ask = Callable[[Visitor, str], Awaitable[Reply]]


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    reports: int
    turns: int
    pages: int
    requests: int
    """By each visitor in each block."""


WHOLE = Effort(reports=500, turns=300, pages=12, requests=20)
QUICK = Effort(reports=4, turns=10, pages=1, requests=1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few requests")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="web-") as folder:
        met = all_met(_measured(Path(folder) / "index", QUICK if quick else WHOLE))
    return 0 if quick or met else 1


def _measured(index: Path, effort: Effort) -> Iterator[Target]:
    asked = _questions(_filled(index, effort.reports))
    ours, gradio, bare = free_port(), free_port(), free_port()
    command = ["-m", "disclosure_qa", "serve", "--index", str(index), "--port", str(ours)]
    starting = (
        server(["-m", "benchmarks.bare", str(bare)], bare),
        server(["-m", "benchmarks.echo", str(gradio)], gradio),
        server(command, ours, **WIDE),
    )
    with ExitStack() as running:
        with ThreadPoolExecutor() as threads:
            list(threads.map(running.enter_context, starting))
        yield asyncio.run(_turns(ours, gradio, asked, effort.turns))
        yield from _browsed(ours, gradio, asked, effort)
        for path in _ASKS:
            yield from asyncio.run(_rates(path, (ours, bare), asked, effort.requests))


def _filled(index: Path, reports: int) -> list[tuple[str, int]]:
    """A library of so many fictional reports; the body and year of each."""
    from benchmarks.shelves import additions, enter, plans, templates
    from disclosure_qa.library import Library

    made = templates(min(reports, len(plans())))
    with Library.create(index) as library:
        enter(library, additions(made, reports))
        return [(entry.agency, entry.year) for entry in library.reports()]


def _questions(held: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Questions for a figure, no two the same: every wording of every report's, shuffled."""
    what = ("收到多少件申请", "收到多少件政府信息公开申请", "有几件行政复议", "收到几件申请")
    start = ("", "请问", "想问一下", "您好，", "你好，请问", "麻烦问下，", "我想知道", "请告诉我")
    end = ("？", "?", "呢？", "，谢谢", "")
    asked = [
        f"{first}{agency}{year}年{middle}{last}"
        for agency, year in held
        for first in start
        for middle in what
        for last in end
    ]
    random.Random(1).shuffle(asked)
    yield from asked


async def _turns(ours: int, gradio: int, asked: Iterator[str], number: int) -> Target:
    """A turn of the conversation, from the question to the end of its answer."""
    turns = [await _conversation(port) for port in (ours, gradio)]
    times = [[await turn(next(asked)) for turn in turns] for _ in range(_WARMING + number)]
    mine, other = (1000 * median(each) for each in zip(*times[_WARMING:], strict=True))
    return Target("a chat turn for a figure, beside a Gradio echo", "p50 ms", mine, other, 1.25)


async def _conversation(port: int) -> Callable[[str], Awaitable[float]]:
    """Takes a turn as the browser does: sends the event and, where the page says that Gradio
    queues it, reads the stream in which the answer comes; else the answer is the reply."""
    sender, listener = Visitor(port), Visitor(port)
    config = (await sender.get("/config")).json()
    event = next(each for each in config["dependencies"] if each["targets"][0][1] == "submit")
    session = f"session{port}"

    async def queued(question: str) -> bytes:
        joined = await sender.post("/gradio_api/queue/join", _event(event, session, question))
        address = f"/gradio_api/queue/data?session_hash={session}"
        came = await listener.get(address, "text/event-stream")
        _require(joined.status == came.status == 200, joined.body + came.body)
        _require(b'"process_completed"' in came.body and b'"success":true' in came.body, came.body)
        return came.body

    async def replied(question: str) -> bytes:
        came = await sender.post("/gradio_api/run/predict", _event(event, session, question))
        _require(came.status == 200, came.body)
        return came.body

    take = replied if event["queue"] is False else queued

    async def turn(question: str) -> float:
        start = time.perf_counter()
        came = await take(question)
        seconds = time.perf_counter() - start
        _require(b"[1]" in came or event["inputs"], came)  # The source of the figure.
        return seconds

    return turn


def _event(event: Any, session: str, question: str) -> dict[str, Any]:
    """What a page sends: the echo's a component's value, ours the data of its own event."""
    told = {"turn": "t", "question": question}
    given = ([question], None) if event["inputs"] else ([], told)
    return {
        "data": given[0],
        "event_data": given[1],
        "fn_index": event["id"],
        "trigger_id": event["targets"][0][0],
        "session_hash": session,
    }


def _require(fine: bool, came: bytes) -> None:
    if not fine:
        raise RuntimeError(f"not an answer: {came[-500:].decode(errors='replace')}")


def _browsed(ours: int, gradio: int, asked: Iterator[str], effort: Effort) -> Iterator[Target]:
    """What a person with a browser waits for."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        contexts = [browser.new_context() for _ in range(2)]
        yield _pages(contexts, (ours, gradio), effort.pages)
        yield _talked(contexts, (ours, gradio), asked, effort.turns // 10)
        browser.close()


def _pages(contexts: Sequence[Any], ports: Sequence[int], number: int) -> Target:
    """Until a page can be used, by a browser that has been there before."""
    # Our script gives the box its words when it has taken the frame over; Gradio's footer comes last.
    waits = (("/", "#question[placeholder]"), ("/empty/", "footer"))
    times = []
    for _ in range(1 + number):
        pairs = zip(contexts, ports, waits, strict=True)
        times.append(
            [_ready(context, f"{port}{path}", sign) for context, port, (path, sign) in pairs]
        )
    mine, other = (1000 * median(each) for each in zip(*times[1:], strict=True))
    return Target("the page ready, beside an empty Gradio page", "p50 ms", mine, other, 1.25)


def _talked(
    contexts: Sequence[Any], ports: Sequence[int], asked: Iterator[str], number: int
) -> Target:
    """From the key that sends a question until its answer stands on the page."""
    seen = ("/", "#question", ".card.answered"), ("/chat/", "textarea", "[data-testid=bot]")
    pages = [context.new_page() for context in contexts]
    for page, port, (path, _, _) in zip(pages, ports, seen, strict=True):
        page.goto(f"http://{HOST}:{port}{path}")
    times = []
    for turn in range(2 + number):
        pairs = zip(pages, seen, strict=True)
        times.append([_turn(page, box, card, turn, next(asked)) for page, (_, box, card) in pairs])
    mine, other = (1000 * median(each) for each in zip(*times[2:], strict=True))
    name = "the same in a browser, beside an echo by Gradio's ChatInterface"
    return Target(name, "p50 ms", mine, other, 1.25)


def _turn(page: Any, box: str, card: str, turn: int, question: str) -> float:
    page.locator(box).first.fill(question)
    start = time.perf_counter()
    page.locator(box).first.press("Enter")
    page.locator(card).nth(turn).wait_for()
    page.wait_for_selector(".waiting, [aria-busy=true]", state="detached")
    return time.perf_counter() - start


def _ready(context: Any, place: str, selector: str) -> float:
    """Seconds until the page shows what it waits for."""
    page = context.new_page()
    start = time.perf_counter()
    page.goto(f"http://{HOST}:{place}")
    page.wait_for_selector(selector)
    seconds = time.perf_counter() - start
    page.close()
    return seconds


async def _rates(
    path: str, ports: Sequence[int], asked: Iterator[str], number: int
) -> tuple[Target, Target]:
    """Requests per second by several visitors at once, and how long the slowest take."""
    asks = (_ASKS[path], _bare)
    rooms = [[Visitor(port) for _ in range(_VISITORS)] for port in ports]
    blocks = []
    for _ in range(1 + _BLOCKS):  # The first one warms up.
        pairs = zip(rooms, asks, strict=True)
        blocks.append([await _block(room, ask, asked, number) for room, ask in pairs])
    mine, others = zip(*blocks[1:], strict=True)
    rates = [_VISITORS * number * _BLOCKS / sum(b.seconds for b in side) for side in (mine, others)]
    p50, p99 = percentiles([seconds for block in mine for seconds in block.each])
    beside = f"{path}, beside a bare FastAPI endpoint"
    return (
        Target(beside, "requests/s", rates[0], rates[1], 0.05, more=True),
        Target(f"{path}, p99 beside its own p50", "ms", p99, p50, 10),
    )


@dataclass(frozen=True)
class _Block:
    """The seconds of each request, and from the first one to the end of the last."""

    each: Sequence[float]
    seconds: float


async def _block(
    visitors: Sequence[Visitor], ask: Ask, asked: Iterator[str], number: int
) -> _Block:
    """Each visitor asks so many questions, one after the other, all visitors at once."""

    async def visit(visitor: Visitor) -> list[float]:
        return [(await ask(visitor, next(asked))).seconds for _ in range(number)]

    start = time.perf_counter()
    times = await asyncio.gather(*map(visit, visitors))
    return _Block([seconds for each in times for seconds in each], time.perf_counter() - start)


async def _by_api(visitor: Visitor, question: str) -> Reply:
    reply = await visitor.post("/api/ask", {"question": question})
    _require(reply.status == 200 and reply.json()["status"] == "answered", reply.body)
    return reply


async def _by_page(visitor: Visitor, question: str) -> Reply:
    reply = await visitor.get(f"/answer?q={quote(question)}", "text/html")
    _require(reply.status == 200, reply.body)
    return reply


async def _bare(visitor: Visitor, question: str) -> Reply:
    reply = await visitor.post("/api/ask", {"question": question})
    _require(reply.status == 200 and json.loads(reply.body)["question"] == question, reply.body)
    return reply


_ASKS: Mapping[str, Ask] = {"/api/ask": _by_api, "/answer": _by_page}


if __name__ == "__main__":
    sys.exit(main())
