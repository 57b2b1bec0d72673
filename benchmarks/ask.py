"""How fast questions for figures are answered, beside the plain peer, in one run.

    python -m benchmarks.ask                     the tables of docs/benchmarks.md
    python -m benchmarks.ask --quick             the same on a handful of reports, without the peer
    python -m benchmarks.ask --keep FOLDER       keep the libraries there, for the next run

One process puts each question to the libraries of all sizes and to the peer in turn, so that they
meet the same load of the machine. No question is asked twice of any of them. A target that is
missed makes the exit status 1.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

SIZES = (100, 1000, 10_000)
BESIDE_PEER = 1000
NAMES = 50_000
TODAY = date(2025, 6, 1)
_WARMING = 20
_STARTS = 6

Result = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """What is to hold: ours measured against something else, and the bound of their ratio."""

    name: str
    ours: float
    other: float
    bound: float

    @property
    def met(self) -> bool:
        return self.ours <= self.bound * self.other

    def row(self) -> str:
        numbers = f"{self.ours:.2f} | {self.other:.2f} | {self.ours / self.other:.3f}"
        said = "met" if self.met else "**missed**"
        return f"| {self.name} | {numbers} | {self.bound:.2f} | {said} |"


def main() -> int:
    arguments = _arguments()
    if arguments.part:
        name, *values = arguments.part
        print(json.dumps(PARTS[name](*values)))
        return 0
    with _folder(arguments.keep) as folder:
        targets = _quickly(folder) if arguments.quick else _measured(folder)
    print("\n| target, in ms | ours | other | ratio | at most | |\n|---|---|---|---|---|---|")
    for target in targets:
        print(target.row())
    return 0 if arguments.quick or all(target.met for target in targets) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a handful of reports, no peer")
    parser.add_argument("--keep", type=Path, help="folder for the libraries, used again")
    parser.add_argument("--part", nargs="+", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        yield Path(folder)


def _quickly(folder: Path) -> list[Target]:
    """The same on so little that nothing can be read from the times."""
    found = _questions(folder, (12, 24), templates=12, asked=30, peer=False)
    return [_growth(found, 12, 24), *_linking(folder, 200)]


def _measured(folder: Path) -> list[Target]:
    """All measurements, printed as they come; the targets that they bear on."""
    _once(folder / "peer", "fill_peer", BESIDE_PEER)
    found = _questions(folder, SIZES, templates=0, asked=330, peer=True)
    for size in SIZES:
        used = _part("memory", folder, size)
        print(f"\n{size} reports: {used['disk']:.0f} MB on disk, {used['memory']:.0f} MB in memory")
    ours, peer = found[str(BESIDE_PEER)]["mixed"], found["peer"]["mixed"]
    where = f"a figure question among {BESIDE_PEER} reports"
    return [
        Target(f"{where}, p50, beside the peer", ours["p50"], peer["p50"], 1 / 10),
        Target(f"{where}, p95, beside the peer", ours["p95"], peer["p95"], 1 / 5),
        _growth(found, SIZES[0], SIZES[-1]),
        *_linking(folder, NAMES),
        *_cold(folder / str(BESIDE_PEER), folder / "peer"),
    ]


def _questions(
    folder: Path, sizes: Sequence[int], *, templates: int, asked: int, peer: bool
) -> Result:
    for size in sizes:
        _once(folder / str(size), "fill", size, templates)
    found = _part("questions", folder, *sizes, templates, asked, int(peer))
    print("| reports | kind | questions | right | p50 ms | p95 ms |\n|---|---|---|---|---|---|")
    for who, kinds in found.items():
        for kind, each in kinds.items():
            right = "" if who == "peer" else f"{each['right']:.0%}"
            times = f"{each['p50']:.2f} | {each['p95']:.2f}"
            print(f"| {who} | {kind} | {each['questions']} | {right} | {times} |")
    return found


def _growth(found: Result, small: int, large: int) -> Target:
    first, last = (found[str(size)]["mixed"]["p50"] for size in (small, large))
    return Target(f"p50 among {large} reports, beside {small}", last, first, 2.0)


def _linking(folder: Path, names: int) -> Iterator[Target]:
    _once(folder / f"names-{names}", "name", names)
    for kind, each in _part("link", folder / f"names-{names}", names).items():
        print(f"\nnames {kind}: {each['found']:.0%} linked")
        name = f"linking a name {kind} among {names}, p50, beside rapidfuzz over all"
        yield Target(name, each["ours"], each["brute"], 1 / 20)


def _once(folder: Path, part: str, *values: object) -> None:
    """Make what is to be measured, unless an earlier run has kept it."""
    made = folder / "made"
    if not made.exists():
        _part(part, folder, *values)
        made.touch()


def _part(name: str, *values: object) -> Result:
    """What a part measures, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ask", "--part", name, *map(str, values)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: Result = json.loads(printed.splitlines()[-1])
    return found


def fill(folder: str, size: str, limit: str) -> Result:
    """A library of so many reports."""
    from benchmarks.shelves import additions, enter, templates
    from disclosure_qa.library import Library

    with Library.create(Path(folder)) as library:
        enter(library, additions(templates(int(limit) or None), int(size)))
    return {}


def fill_peer(folder: str, size: str) -> Result:
    """The peer's index of as many reports.

    MiniLM would take half an hour. So the chunks of one copy are embedded, and those of every
    other get the same vectors a little turned: their texts differ by a few names.
    """
    import numpy as np

    from benchmarks.peer import Peer
    from benchmarks.shelves import additions, templates

    peer = Peer(Path(folder), 1000)
    made = templates()
    known = [np.array(peer.embeddings.embed_documents(peer.split(a.report.text))) for a in made]
    random = np.random.default_rng(1)
    for number, addition in enumerate(additions(made, int(size))):
        vectors = known[number % len(made)]
        turned = vectors + random.normal(0, 0.02, vectors.shape)
        turned /= np.linalg.norm(turned, axis=1, keepdims=True)
        chunks = peer.split(addition.report.text)[: len(turned)]
        peer.put(str(number), chunks, turned[: len(chunks)].tolist())
    return {}


def questions(folder: str, *values: str) -> Result:
    """For each library, and the peer, the times by kind of question in ms."""
    from disclosure_qa.evaluation import Verdict, read_cases, run
    from disclosure_qa.library import Library

    *sizes, templates, number, peer = map(int, values)
    with ExitStack() as stack:
        runs = {}
        for size in sizes:
            _at_hand(Path(folder) / str(size))
            library = stack.enter_context(Library.open(Path(folder) / str(size)))
            asked = _asked(size, templates, number)
            cases = read_cases("\n".join(map(json.dumps, asked)))
            runs[str(size)] = (asked, run(cases, _asker(library)))
        if peer:
            runs["peer"] = (asked, _peers(Path(folder) / "peer", asked))
        by_turns = zip(*(outcomes for _, outcomes in runs.values()), strict=True)
        rows = list(by_turns)[_WARMING:]
    return {
        who: _by_kind(
            [question["kind"] for question in asked[_WARMING:]],
            [(1000 * row[place].seconds, row[place].verdict is Verdict.RIGHT) for row in rows],
        )
        for place, (who, (asked, _)) in enumerate(runs.items())
    }


def _at_hand(folder: Path) -> None:
    """Read a library through once: in service it lies in memory, as what it is measured beside."""
    with (folder / "library.db").open("rb") as file:
        while file.read(1 << 20):
            pass


def _asked(size: int, templates: int, number: int) -> list[Mapping[str, Any]]:
    """The questions in the order in which they are asked, those that only warm up first."""
    from benchmarks import asking
    from benchmarks.shelves import held

    years = held(templates or None)
    copies = max(1, size // len(years))
    warming = asking.questions(copies, _WARMING, years, seed=11)
    asked = [*asking.questions(copies, number, years), *asking.whole_index()]
    Random(1).shuffle(asked)
    return [*warming, *asked]


def _asker(library: Any) -> Callable[[Any], Any]:
    from disclosure_qa.ask import ask

    return lambda request: ask(
        library, request.question, history=request.history, today=request.today or TODAY
    )


@dataclass(frozen=True)
class _Timed:
    """One question put to the peer, whose answer nobody can call right."""

    seconds: float
    verdict: None = None


def _peers(folder: Path, asked: Sequence[Mapping[str, Any]]) -> Iterator[_Timed]:
    from benchmarks.peer import Peer

    peer = Peer(folder, 1000)
    for question in asked:
        yield _Timed(_timed(peer.ask, question["question"]) / 1000)


def _timed(call: Callable[[Any], object], value: Any) -> float:
    """Milliseconds that a call takes."""
    start = time.perf_counter()
    call(value)
    return 1000 * (time.perf_counter() - start)


def _by_kind(kinds: Sequence[str], measured: Sequence[tuple[float, bool]]) -> Result:
    grouped: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for kind, each in zip(kinds, measured, strict=True):
        grouped[kind].append(each)
        grouped["mixed"].append(each)
    return {kind: _summed(found) for kind, found in sorted(grouped.items())}


def _summed(found: Sequence[tuple[float, bool]]) -> Result:
    times = [milliseconds for milliseconds, _ in found]
    p95 = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    right = sum(fine for _, fine in found) / len(found)
    return {"questions": len(found), "right": right, "p50": median(times), "p95": p95}


def memory(folder: str, size: str) -> Result:
    """What a library takes on disk, and a process that has answered from it, in MB."""
    from disclosure_qa.evaluation import read_cases, run
    from disclosure_qa.library import Library

    place = Path(folder) / size
    cases = read_cases("\n".join(map(json.dumps, _asked(int(size), 0, 100))))
    with Library.open(place) as library:
        list(run(cases, _asker(library)))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files = (file for file in place.rglob("*") if file.is_file())
    return {"memory": used, "disk": sum(file.stat().st_size for file in files) / 1024**2}


def name(folder: str, number: str) -> Result:
    """An index of so many bodies without reports: names are all that linking looks at."""
    from benchmarks.shelves import names
    from disclosure_qa.library import Library
    from disclosure_qa.library.names import enter_agency
    from disclosure_qa.library.sqlite import SqliteDatabase
    from disclosure_qa.vocabulary.aliases import Aliases

    Library.create(Path(folder)).close()
    with SqliteDatabase(Path(folder) / "library.db").transaction() as connection:
        for agency, region in islice(names(), int(number)):
            enter_agency(connection, agency, region, Aliases())
    return {}


def link(folder: str, number: str) -> Result:
    """Times to link a name in ms: by the index, and by comparing it with all names."""
    from benchmarks.shelves import misspelt, names
    from disclosure_qa.library import Library
    from disclosure_qa.vocabulary.agencies import english_name

    bodies = [agency for agency, _ in islice(names(), int(number))]
    tried = Random(3).sample(bodies, min(100, len(bodies)))
    short = [agency.removesuffix("人民政府") for agency in tried]
    english = [english_name(agency).replace(" People's Government", "") for agency in tried]
    # The county right after a misspelt town is another name, which the road of a question uses.
    slips = [text.partition(",")[0].replace("a", "", 1) for text in english]
    spelt = [english_name(body) for body in bodies]
    _at_hand(Path(folder))
    with Library.open(Path(folder)) as library:
        return {
            "in Chinese": _linked(library, short, bodies),
            "misspelt in Chinese": _linked(library, [misspelt(text) for text in short], bodies),
            "in English": _linked(library, english, spelt),
            "misspelt in English": _linked(library, slips, spelt),
        }


def _linked(library: Any, written: Sequence[str], known: Sequence[str]) -> Result:
    from rapidfuzz import process

    from disclosure_qa.answering.understanding.names import name_mentions, near_names
    from disclosure_qa.text.atoms import atoms

    def ours(text: str) -> object:
        return name_mentions(library, text, atoms(text), (), ()) or near_names(library, text)

    def brute(text: str) -> object:
        # By its own scorer: a name is seldom written in full, which a plain ratio needs.
        return process.extractOne(text, known)

    times = [(_timed(ours, text), _timed(brute, text)) for text in written]
    found = [bool(ours(text)) for text in written]
    mine, others = zip(*times, strict=True)
    return {"ours": median(mine), "brute": median(others), "found": sum(found) / len(found)}


def _cold(library: Path, peer: Path) -> Iterator[Target]:
    """From the start of a process to its answer, by turns; the first of each is not counted."""
    from benchmarks.shelves import worlds

    command = str(Path(sys.executable).with_name("disclosure-qa"))
    world = next(worlds())
    zh = world.tell("云汀市2009年收到多少件申请？")
    en = world.tell("How many requests did Yunting City receive in 2009?")
    commands = {
        "Chinese": [command, "ask", zh, "--index", str(library)],
        "English": [command, "ask", en, "--index", str(library)],
        "peer": [sys.executable, str(Path(__file__).with_name("peer.py")), str(peer), zh],
    }
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(_STARTS):
        for who, each in commands.items():
            times[who].append(_timed(_started, each))
    middle = {who: median(found[1:]) for who, found in times.items()}
    for language in ("Chinese", "English"):
        name = f"cold start to an answer in {language}, beside the peer's"
        yield Target(name, middle[language], middle["peer"], 1 / 10)


def _started(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


PARTS: Mapping[str, Callable[..., Result]] = {
    part.__name__: part for part in (fill, fill_peer, questions, memory, name, link)
}


if __name__ == "__main__":
    sys.exit(main())
