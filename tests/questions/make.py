"""Writes bank.jsonl and held_out.jsonl beside this file: `python tests/questions/make.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from questions.writer.bank import bank, lines
from reports.corpus import gold

HERE = Path(__file__).resolve().parent


def main() -> int:
    for name, half in zip(("bank", "held_out"), bank(gold()), strict=True):
        (HERE / f"{name}.jsonl").write_text(lines(half), encoding="utf-8")
        print(f"{name}: {len(half)} questions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
