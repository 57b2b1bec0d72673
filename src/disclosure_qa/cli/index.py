"""Which index a command works on, and the models that search it."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from disclosure_qa.cli.printing import complain
from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.model.place import Place
from disclosure_qa.providers import encoder_factory, reranker_factory
from disclosure_qa.settings import Settings

if TYPE_CHECKING:
    from disclosure_qa.library import Library
    from disclosure_qa.service import ServiceDatabase

SOME_FAILED = 1
"""The exit status of a command that did its work but for some files."""

Index = Annotated[
    Path | None,
    typer.Option(
        "--index", metavar="DIR", help="Folder of the index. [default: the setting, or index/]"
    ),
]


def open_index(index: Path | None) -> "Library":
    """The index of the option or the setting; raises IndexUnavailable where there is none."""
    from disclosure_qa.library import Library

    models = Settings.from_environment().search_models
    return Library.open(
        index_place(index), encoder=encoder_factory(models), reranker=reranker_factory(models)
    )


def create_index(index: Path | None) -> "Library":
    """The same, made where there is none."""
    from disclosure_qa.library import Library

    models = Settings.from_environment().search_models
    return Library.create(index_place(index), encoder=encoder_factory(models))


def index_place(index: Path | None) -> Place:
    """Where the index of the option lies, or else that of the settings; a folder that is named is
    asked for itself, whatever servers are set."""
    return Settings.from_environment().place if index is None else Place(index)


def forget_outdated(index: Path | None) -> None:
    """Delete what the service has kept for as long as it may, also where no server runs.

    That it cannot be done now is said, and fails nothing.
    """
    from disclosure_qa.service import SERVICE_DATABASE, service_database
    from disclosure_qa.service.retention import forget_outdated as forget

    place = index_place(index)
    if place.database is None and not (place.folder / SERVICE_DATABASE).exists():
        return
    try:
        with closing(service_database(place)) as database:
            forget(database, Settings.from_environment().journal_days)
    except ServiceUnavailable as error:
        complain(f"what is out of date in the journal stays for now: {error}")


def open_service(index: Path | None) -> "ServiceDatabase":
    """What the service keeps beside that index; the folder is made where there is none.

    Raises ServiceUnavailable where it cannot be.
    """
    from disclosure_qa.service import service_database

    place = index_place(index)
    if place.database is None:
        try:
            place.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            cause = error.strerror or error
            raise ServiceUnavailable(f"cannot make {place.folder}: {cause}") from error
    return service_database(place)
