"""The command that moves an index between a folder and servers, and proves that nothing changed."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from disclosure_qa.cli.printing import progress_bar, say, say_table
from disclosure_qa.errors import IndexUnavailable
from disclosure_qa.model.place import Place
from disclosure_qa.providers import encoder_factory
from disclosure_qa.settings import Settings

if TYPE_CHECKING:
    from disclosure_qa.library import Library
    from disclosure_qa.service import ServiceDatabase

_SAMPLE = 12
_ANY_DAY = date(2020, 1, 1)
_PROSE = "公开了哪些内容？"


def transfer(
    source: Annotated[
        str, typer.Option("--from", metavar="PLACE", help="A folder, or an address.")
    ],
    target: Annotated[str, typer.Option("--to", metavar="PLACE", help="An empty one of the same.")],
) -> None:
    """Copy an index from a folder to PostgreSQL (postgresql://...) or back, and compare both.

    Vectors are made anew in the other place, on the Chroma server if one is set.
    """
    from disclosure_qa.library import Library

    encoder = encoder_factory(Settings.from_environment().search_models)
    with (
        Library.open(_place(source), encoder=encoder) as old,
        Library.create(_place(target), encoder=encoder) as new,
        progress_bar() as progress,
    ):
        proofs = old.transfer_to(new, lambda done, total: progress(done, total, ""))
        answers = _compare(old, new)
        _copy_accounts(old, new)
    say_table(
        ("table", "rows", "sha256"),
        [(proof.table, str(proof.rows), proof.digest[:16]) for proof in proofs],
    )
    say(f"both hold the same, and give the same {answers} answers")


def _place(text: str) -> Place:
    """A folder has its vectors beside it; what is on a server has them where the setting says."""
    if "://" not in text:
        return Place(Path(text))
    given = {"DISCLOSURE_QA_DATABASE_URL": text}
    settings = Settings.from_environment()
    place = Settings.from_environment(given).place
    return Place(settings.index, place.database, settings.place.vectors)


def _compare(old: "Library", new: "Library") -> int:
    """Ask both the same; how many questions. Raises IndexUnavailable where an answer differs."""
    from disclosure_qa.ask import ask
    from disclosure_qa.contract import answer_json

    questions = list(_questions(old))
    for question in questions:
        first, second = (answer_json(ask(each, question, today=_ANY_DAY)) for each in (old, new))
        if first != second:
            raise IndexUnavailable(f"the copy answers otherwise: {question}")
    return len(questions)


def _questions(library: "Library") -> Iterator[str]:
    """Of figures, of reports spread evenly over the index, and of the prose of one."""
    entries = library.reports()
    for entry in entries[:: max(1, len(entries) // _SAMPLE)]:
        figures = library.figures(documents=[entry.document])
        if figures:
            label = figures[len(figures) // 2].label
            yield f"{entry.agency}{entry.year}年{label}是多少？"
    yield f"{entries[0].agency}{entries[0].year}年{_PROSE}" if entries else _PROSE


def _copy_accounts(old: "Library", new: "Library") -> None:
    """Users, tokens and the journal, where the other place has none yet."""
    from disclosure_qa.service import service_database
    from disclosure_qa.service.schema import metadata, service_meta

    with (
        closing(service_database(old.place)) as source,
        closing(service_database(new.place)) as target,
    ):
        held = (table for table in metadata.sorted_tables if table is not service_meta)
        if any(target.rows(table.select().limit(1)) for table in held):
            say("users and journal stay as they are: there are some already")
        else:
            copy_service(source, target)


def copy_service(source: "ServiceDatabase", target: "ServiceDatabase") -> None:
    """Copy what the service keeps in place of what the other one holds, in one step.

    Raises IndexUnavailable, and changes nothing, where the copy, read back, is another one.
    """
    from disclosure_qa.library.transfer import copy_tables, emptied, proofs
    from disclosure_qa.service.schema import metadata

    with source.transaction() as reading, target.transaction() as writing:
        emptied(metadata, writing)
        if copy_tables(metadata, reading, writing) != proofs(metadata, writing):
            raise IndexUnavailable("the copy of users and journal is not what was copied")
