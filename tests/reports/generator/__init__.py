"""A corpus of fictional annual reports in all forms and file formats, with its gold.

`write_corpus(folder)` writes `reports/` and `gold.json` into a folder: the same bytes each time.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .bodies import BODIES, BY_KEY
from .facts import Facts, simulate
from .families.listed import ANNEX_A, FORM_B, OLD_CITY, print_form
from .families.national import (
    ITEMS_C,
    ITEMS_D,
    table_of_applicants,
    table_of_courts,
    table_of_items,
)
from .formats import WRITERS
from .formats.office import archive
from .gold import Written, gold_of
from .model import Document, Entry, Plan, Table, TextBox
from .plans import PLANS
from .prose.compose import write_prose

__all__ = ["SEED", "build_corpus", "document_of", "write_corpus"]

SEED = "disclosure-qa/1"
_LISTED = {"A": ANNEX_A, "B": FORM_B, "old": OLD_CITY}
_INTO_ZIP = ".zip/"


def write_corpus(folder: Path, seed: str = SEED) -> list[dict[str, object]]:
    """Writes every report below `folder/reports` and the gold beside it; returns the gold."""
    files, gold = build_corpus(seed)
    for name, data in _zipped(files).items():
        path = folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    text = json.dumps(gold, ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(text + "\n", encoding="utf-8")
    return gold


def build_corpus(seed: str = SEED) -> tuple[dict[str, bytes], list[dict[str, object]]]:
    """File contents by name (`a.zip/b` for what lies in a zip), and the gold."""
    worlds = {body.key: simulate(body, seed) for body in BODIES}
    files: dict[str, bytes] = {}
    corpus = []
    for plan in PLANS:
        written, made = _report(plan, worlds[plan.body][plan.year], seed)
        corpus.append(written)
        files.update(made)
    return files, gold_of(corpus)


def document_of(plan: Plan, facts: Facts, seed: str) -> Document:
    """One report whole, before any writer has made a file of it."""
    tables, entries = _tables(facts, plan)
    blocks, _, _ = write_prose(facts, plan, tables, entries, seed)
    return Document(_title(plan), blocks, _imprint(plan), facts.body.site)


def _report(plan: Plan, facts: Facts, seed: str) -> tuple[Written, dict[str, bytes]]:
    tables, entries = _tables(facts, plan)
    alone = plan.writer == "xlsx"
    blocks, statements, passages = write_prose(facts, plan, tables, entries, seed)
    if plan.prose.get("box"):
        blocks = (TextBox(plan.prose["box"]), *blocks)
    document = Document(_title(plan), blocks, _imprint(plan), facts.body.site)
    if alone:
        statements, passages = (), ()
    files = {}
    if plan.annex:
        files[plan.annex] = WRITERS["xlsx"](document, {})
        kept = tuple(block for block in blocks if not isinstance(block, Table))
        document = replace(document, blocks=kept)
    files[plan.file] = WRITERS[plan.writer](document, plan.options)
    return Written(plan, entries, statements, passages), files


def _tables(facts: Facts, plan: Plan) -> tuple[tuple[Table, ...], tuple[Entry, ...]]:
    if plan.family == "prose":
        return (), ()
    if plan.family in _LISTED:
        table, entries = print_form(_LISTED[plan.family], facts, plan)
        return (table,), entries
    newest = plan.family == "D"
    pairs = (
        table_of_items(ITEMS_D if newest else ITEMS_C, facts, plan),
        table_of_applicants(facts, plan, newest=newest),
        table_of_courts(facts, plan),
    )
    return tuple(table for table, _ in pairs), tuple(e for _, entries in pairs for e in entries)


def _title(plan: Plan) -> str:
    body = BY_KEY[plan.body]
    return plan.title.format(name=body.name, short=body.short, year=plan.year)


def _imprint(plan: Plan) -> str:
    name = BY_KEY[plan.body].name
    return f"{name}\n{plan.prose.get('issued', f'{plan.year + 1}年1月20日')}"


def _zipped(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files named `a.zip/b` are packed together into `a.zip`."""
    out: dict[str, bytes] = {}
    packed: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        if _INTO_ZIP in name:
            outer, inner = name.split(_INTO_ZIP, 1)
            packed.setdefault(f"{outer}.zip", {})[inner] = data
        else:
            out[name] = data
    return out | {name: archive(inner) for name, inner in packed.items()}
