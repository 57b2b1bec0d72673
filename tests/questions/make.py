"""Writes the question sets made from the gold beside this file: `python tests/questions/make.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from questions.fresh.bank import fresh
from questions.second.bank import sets
from questions.writer.bank import bank, lines
from questions.writer.gold import Gold
from reports.corpus import gold

HERE = Path(__file__).resolve().parent


def main() -> int:
    worked_with, held_out = bank(gold())
    made = {
        "bank": worked_with,
        "held_out": held_out,
        "fresh": fresh(Gold(gold())),
        **sets(gold()),
    }
    for name, records in made.items():
        (HERE / f"{name}.jsonl").write_text(lines(records), encoding="utf-8")
        print(f"{name}: {len(records)} questions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
