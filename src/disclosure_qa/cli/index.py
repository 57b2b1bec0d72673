"""Which index a command works on, and the models that search it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from disclosure_qa.providers import encoder_factory, reranker_factory
from disclosure_qa.settings import Settings

if TYPE_CHECKING:
    from disclosure_qa.library import Library

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
        index_folder(index), encoder=encoder_factory(models), reranker=reranker_factory(models)
    )


def create_index(index: Path | None) -> "Library":
    """The same, made where there is none."""
    from disclosure_qa.library import Library

    models = Settings.from_environment().search_models
    return Library.create(index_folder(index), encoder=encoder_factory(models))


def index_folder(index: Path | None) -> Path:
    """The folder of the option, or of the setting."""
    return Settings.from_environment().index if index is None else index
