"""Conversations of strangers: each round was written in one go, then held once, then mended for.

Blocks of lines are conversations, a line a turn: `question => expectation`, in the form of
`questions.fresh.bank`. Where a turn has two right answers, ` || ` stands between them; one with
`any` is only there for what is asked after it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from disclosure_qa.evaluation import Case, read_cases
from questions.fresh.bank import records
from questions.writer.gold import Gold

HERE = Path(__file__).resolve().parent
Turns = tuple[tuple[Case, ...], ...]


def conversations(gold: Gold, name: str) -> Iterator[Turns]:
    """The turns of each conversation of a round, each with every case that is right for it."""
    written = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    kept = [line for line in written.splitlines() if not line.startswith("#")]
    for number, block in enumerate("\n".join(kept).split("\n\n")):
        lines = [line for line in block.splitlines() if line]
        if lines:
            yield tuple(_cases(gold, line, f"{name}-{number:02d}") for line in lines)


def _cases(gold: Gold, line: str, name: str) -> tuple[Case, ...]:
    question, _, expected = line.partition(" => ")
    each = [f"talk {question} => {right}" for right in expected.split(" || ") if right != "any"]
    each = each or [f"any {question} => answered"]
    return read_cases("\n".join(json.dumps(r) for r in records(gold, each, name)))
