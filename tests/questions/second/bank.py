"""The second set, split in two; the rows of the forms; and the blind questions on the prose."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from questions.writer.gold import Gold, Json
from questions.writer.item import Item

from . import absent, beyond, computed, drawn, odd, prose, rows, several, single, talk, trade
from .rows_unseen import UNSEEN

SEED = "questions/2"
_PARTS = (single, several, computed, absent, talk, trade)
Records = list[dict[str, object]]


def sets(records: Sequence[Json]) -> dict[str, Records]:
    """The records of each file by its name; the same from the same gold."""
    gold = Gold(records)
    halves: tuple[Records, Records] = ([], [])
    asked = [item for part in _PARTS for item in part.written(gold)]
    for record in _numbered("second", asked):
        halves[_half(str(record["id"]))].append(record)
    return {
        "second": halves[0],
        "second_held_out": halves[1],
        "held_out_prose": list(_numbered("prose", prose.written(gold))),
        "rows": list(_numbered("form", rows.written(gold))),
        "odd": list(_numbered("odd", odd.written(gold))),
        "drawn": list(_numbered("drawn", drawn.written(gold))),
        "beyond": list(_numbered("known", beyond.known())),
        "held_out_beyond": list(_numbered("unseen", beyond.unseen())),
        "held_out_rows": list(_numbered("unseen", rows.written(gold, UNSEEN))),
    }


def _numbered(prefix: str, items: Iterable[Item]) -> Iterable[dict[str, object]]:
    numbers: Counter[str] = Counter()
    for item in items:
        numbers[item.category] += 1
        yield item.record(f"{prefix}-{item.category}-{numbers[item.category]:03d}")


def _half(number: str) -> int:
    return sha256(f"{SEED}/{number}".encode()).digest()[0] % 2
