"""How fast reports come in, beside the plain peer, and whether memory stays flat.

    python benchmarks/ingest.py [--reports 120] [--peer 12] [--workers N]   the table of docs/benchmarks.md
    python benchmarks/ingest.py --memory 1000 [--workers N]                 memory every 100 reports

Each measurement is a process of its own, ours and the peer's by turns for each file format. A
time counts from the first file to the committed index: loading libraries and the peer's model is
left out, starting our worker processes is not.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from copies import KINDS, write_reports
from peer import CHUNKS

HEAD = """\
| format | ours: reports/s | CPU s a report | peak MB | peer, chunks of 250: reports/s | CPU s | \
peak MB | times | peer, chunks of 1000: reports/s | CPU s | peak MB | times |
|---|---|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    arguments = _arguments()
    if arguments.one:
        name, folder = arguments.one
        folder = Path(folder)
        measured = _ours(folder, arguments.workers) if name == "ours" else _peer(folder, int(name))
        print(json.dumps(measured))
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-") as work:
        if arguments.memory:
            _memory(Path(work), arguments.memory, arguments.workers)
        else:
            _compare(Path(work), arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=120, help="reports of each file format")
    parser.add_argument("--peer", type=int, default=12, help="how many of them the peer reads")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--memory", type=int, default=0, help="read so many, and watch memory")
    parser.add_argument("--one", nargs=2, metavar=("WHO", "FOLDER"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _compare(work: Path, arguments: argparse.Namespace) -> None:
    print(HEAD)
    for kind in KINDS:
        write_reports(work / "ours" / kind, kind, arguments.reports)
        write_reports(work / "peer" / kind, kind, arguments.peer)
        ours = _measured("ours", work / "ours" / kind, arguments.workers)
        columns = [kind, _columns(ours)]
        for chunk in CHUNKS:
            peer = _measured(str(chunk), work / "peer" / kind, arguments.workers)
            columns += [_columns(peer), f"**{ours['rate'] / peer['rate']:.1f}**"]
        print(f"| {' | '.join(columns)} |", flush=True)


def _columns(measured: dict[str, float]) -> str:
    return f"{measured['rate']:.2f} | {measured['cpu']:.3f} | {measured['peak']:.0f}"


def _measured(name: str, folder: Path, workers: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", name, str(folder), "--workers", str(workers)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, float] = json.loads(printed.splitlines()[-1])
    return found


def _ours(folder: Path, workers: int) -> dict[str, float]:
    import langchain_chroma  # noqa: F401 - loaded before the clock starts, as the peer's is

    from disclosure_qa.ingest import Outcome, ingest
    from disclosure_qa.library import Library

    with tempfile.TemporaryDirectory() as index, Library.create(Path(index)) as library:
        start, cpu = time.perf_counter(), _cpu()
        rows = ingest([folder], library, workers=workers).rows
        elapsed, used = time.perf_counter() - start, _cpu() - cpu
    refused = [row for row in rows if row.outcome is not Outcome.ADDED]
    if refused:
        raise SystemExit(f"not all reports were read: {refused[0]}")
    return _result(len(rows), elapsed, used)


def _peer(folder: Path, chunk: int) -> dict[str, float]:
    from peer import Peer

    files = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory() as index:
        peer = Peer(Path(index), chunk)
        peer.warm_up()
        start, cpu = time.perf_counter(), _cpu()
        for file in files:
            peer.add(file)
        return _result(len(files), time.perf_counter() - start, _cpu() - cpu)


def _result(reports: int, elapsed: float, cpu: float) -> dict[str, float]:
    """Reports a second, CPU seconds a report, and the most memory of one process in MB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(each).ru_maxrss for each in who) / 1024
    return {"rate": reports / elapsed, "cpu": cpu / reports, "peak": peak}


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _memory(work: Path, number: int, workers: int) -> None:
    from disclosure_qa.ingest import ingest
    from disclosure_qa.library import Library

    kinds = list(KINDS)
    for kind in kinds:
        write_reports(work / "reports" / kind, kind, number // len(kinds))
    # By turns, so that each hundred has some of every format.
    mixed = work / "mixed"
    mixed.mkdir()
    for file in (work / "reports").glob("*/*"):
        file.rename(mixed / f"{file.stem}-{file.suffix[1:]}{file.suffix}")
    print("| reports | main process, MB | workers together, MB |\n|---|---|---|")

    def told(done: int, total: int, _name: str) -> None:
        if done % 100 == 0 or done == total:
            own, children = _resident()
            print(f"| {done} | {own:.0f} | {children:.0f} |", flush=True)

    with Library.create(work / "index") as library:
        start = time.perf_counter()
        ingest([mixed], library, workers=workers, progress=told)
        print(f"\n{number} reports in {time.perf_counter() - start:.0f} s")


def _resident() -> tuple[float, float]:
    """Memory of this process and of its children, in MB (Linux)."""
    children = {
        int(pid)
        for task in Path("/proc/self/task").iterdir()
        for pid in (task / "children").read_text().split()
    }
    return _resident_of(os.getpid()), sum(map(_resident_of, children))


def _resident_of(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


if __name__ == "__main__":
    main()
