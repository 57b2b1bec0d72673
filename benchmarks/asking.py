"""Questions for the libraries of `shelves`: the written bank's, asked of every copy in turn.

Each comes with the answer that is expected, so that what is timed is also known to be right.
"""

import json
from collections.abc import Container, Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.shelves import World, worlds

BANK = Path(__file__).resolve().parents[1] / "tests" / "questions" / "bank.jsonl"

_KINDS = {
    "value": "value",
    "dimension": "value",
    "cumulative": "value",
    "trap": "value",
    "series": "series",
    "difference": "over years",
    "growth": "over years",
    "average": "over years",
    "max": "over years",
    "min": "over years",
    "share": "share, sum",
    "sum": "share, sum",
    "compare": "over bodies",
    "count": "over bodies",
    "rank": "over bodies",
    "multi_part": "two questions",
    "followup": "follow-up",
    "no_report": "refused",
    "not_reported": "refused",
    "out_of_scope": "refused",
}
"""What the categories of the bank are measured as. Questions about the prose, and those whose
expected answer another copy of the reports changes, are left out."""

_ALL_BODIES = {
    "2022年哪个镇收到的申请最多？": "answered",
    "2021年所有单位一共收到多少件申请？": "answered",
    "2023年有几个单位没有收到申请？": "answered",
    "2022年平均每个单位收到多少件申请？": "answered",
    "Which body received the most requests in 2022?": "answered",
    "How many requests did all towns receive in 2021 together?": "answered",
    "哪些报告的数字对不上？": "answered",
    "你都有哪些单位的报告？": "answered",
    "2022年收到多少件申请？": "needs_clarification",
    "How many requests were received?": "needs_clarification",
}
"""Questions over the whole index and the status of their answers."""

Asked = Mapping[str, Any]
"""A line of a question set, with its `kind`."""


def questions(
    copies: int, number: int, held: Container[tuple[str, int]], seed: int = 7
) -> list[Asked]:
    """So many questions, of every kind in turn, each about another of the copies.

    `held` are the bodies and years of one copy: what is asked of others is left out.
    """
    random = Random(seed)
    written = [_of_kind(json.loads(line)) for line in BANK.read_text(encoding="utf-8").splitlines()]
    by_kind: dict[str, list[Asked]] = {}
    for question in (each for each in written if each and _answerable(each, held)):
        by_kind.setdefault(question["kind"], []).append(question)
        if question["kind"] == "value":
            by_kind.setdefault("typo", []).append({**question, "kind": "typo"})
    for group in by_kind.values():
        random.shuffle(group)
    shelf = list(islice(worlds(), copies))
    turns = islice(_by_turns(by_kind), number)
    return [_told(question, random.choice(shelf)) for question in turns]


def whole_index() -> list[Asked]:
    """The questions over all bodies, as they are."""
    kind = {"kind": "all bodies", "category": "all bodies", "lang": ""}
    return [
        {**kind, "id": question, "question": question, "expect": {"status": status}}
        for question, status in _ALL_BODIES.items()
    ]


def _of_kind(question: Asked) -> Asked | None:
    kind = _KINDS.get(question["category"])
    if kind is None:
        return None
    kind = "English" if question["lang"] == "en" and kind != "follow-up" else kind
    return {**question, "kind": kind}


def _answerable(question: Asked, held: Container[tuple[str, int]]) -> bool:
    figures = question["expect"].get("figures", ())
    return all((figure["agency"], figure["year"]) in held for figure in figures)


def _by_turns(by_kind: Mapping[str, list[Asked]]) -> Iterator[Asked]:
    roads = [cycle(group) for _, group in sorted(by_kind.items())]
    while True:
        yield from (next(road) for road in roads)


def _told(question: Asked, world: World) -> Asked:
    """The question as it is asked of a copy."""
    told: dict[str, Any] = json.loads(world.tell(json.dumps(question, ensure_ascii=False)))
    if question["kind"] == "typo":
        told["question"] = world.misspell(told["question"])
    return told
