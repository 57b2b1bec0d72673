"""As many fictional reports of one file format as wanted, no two of the same body and year.

They come from the generator of the tests; a copy has other places in its names, so that it is
another report and supersedes none.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count, islice, permutations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from reports.generator import document_of
from reports.generator.bodies import BODIES
from reports.generator.facts import simulate
from reports.generator.formats import WRITERS
from reports.generator.plans import PLANS

KINDS = ("txt", "html", "docx", "pdf")
"""The generator's writers for each file format; PDFs are those that it sets without a browser."""

_PLACES = ("砚溪", "桐屏", "云汀", "澄湖", "禾渡")
_SYLLABLES = "岚柏青梧溪汀垄芦鹭舟桑榆棠竹枫桦涧渚峪坞"


def write_reports(folder: Path, kind: str, number: int) -> None:
    """Write that many reports of a file format below the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, data in enumerate(islice(_reports(kind), number)):
        (folder / f"{index:05}.{kind}").write_bytes(data)


def _reports(kind: str) -> Iterator[bytes]:
    # A corrected version and a body without its annex are no reports of their own.
    plans = [p for p in PLANS if p.writer == kind and not p.annex and not p.superseded]
    for copy in count():
        seed = f"copy {copy}"
        worlds = {body.key: simulate(body, seed) for body in BODIES}
        names = permutations(_SYLLABLES, 2)
        start = copy * len(_PLACES)
        places = dict(zip(_PLACES, map("".join, islice(names, start, None)), strict=False))
        for plan in plans:
            document = document_of(plan, worlds[plan.body][plan.year], seed)
            yield WRITERS[kind](_elsewhere(document, places), plan.options)


def _elsewhere(value: Any, places: Mapping[str, str]) -> Any:
    """A document, or a part of it, with other places in all of its words."""
    if isinstance(value, str):
        for old, new in places.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, tuple):
        return tuple(_elsewhere(part, places) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: _elsewhere(getattr(value, f.name), places) for f in fields(value)}
        return replace(value, **parts)
    return value
