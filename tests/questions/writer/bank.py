"""Puts the bank together and splits it: half to work with, half to run only."""

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from random import Random

from . import (
    collection,
    followups,
    narrative,
    over_bodies,
    over_years,
    parts,
    refusals,
    several,
    slips,
    traps,
    values,
)
from .gold import Gold, Json
from .item import Item

SEED = "questions/1"
_PARTS = (
    values,
    over_years,
    over_bodies,
    parts,
    refusals,
    followups,
    several,
    traps,
    slips,
    collection,
    narrative,
)
Records = list[dict[str, object]]


def bank(records: Sequence[Json]) -> tuple[Records, Records]:
    """Two halves with every category in both, but for the prose: its held-out questions have been
    seen, and `second/prose.py` holds new ones. The same from the same gold.
    """
    gold = Gold(records)
    halves: tuple[Records, Records] = ([], [])
    numbers: Counter[str] = Counter()
    for item in _distinct(gold):
        numbers[item.category] += 1
        number = f"{item.category}-{numbers[item.category]:03d}"
        if item.category != "narrative" or not _half(number):
            halves[_half(number)].append(item.record(number))
    return halves


def _distinct(gold: Gold) -> list[Item]:
    """Each question once, whatever follows from it."""
    seen: dict[tuple[object, ...], Item] = {}
    for part in _PARTS:
        random = Random(f"{SEED}/{part.__name__.rpartition('.')[2]}")
        for item in part.written(gold, random):
            seen.setdefault((item.question, item.history, item.today), item)
    return list(seen.values())


def _half(number: str) -> int:
    return sha256(f"{SEED}/{number}".encode()).digest()[0] % 2


def lines(records: Records) -> str:
    """The question set as JSONL."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
