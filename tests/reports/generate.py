"""Writes the fictional reports and their gold: `python tests/reports/generate.py OUT_DIR`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reports.generator import write_corpus


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    gold = write_corpus(Path(arguments[0]))
    print(f"{len(gold)} reports with gold in {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
