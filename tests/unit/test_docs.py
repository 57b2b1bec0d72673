"""What the documents name is there: files of the package, and its modules and what is in them."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import disclosure_qa

ROOT = Path(__file__).parents[2]
PACKAGE = Path(disclosure_qa.__file__).parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PATHS = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.py)`")
DOTTED = re.compile(r"`(?:disclosure_qa\.)?((?:[a-z_]+\.)+[A-Za-z_]+)`")
LINKS = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
FILES = {
    "py",
    "md",
    "toml",
    "json",
    "db",
    "js",
    "css",
    "html",
    "csv",
    "txt",
    "xlsx",
    "service",
    "yaml",
}
TOP = {entry.stem for entry in PACKAGE.iterdir() if entry.suffix in {"", ".py"}}


def names_of(text: str) -> set[str]:
    """Dotted names that begin with a module of the package and are no names of files."""
    named = (name for name in DOTTED.findall(text) if FILES.isdisjoint(name.split(".")))
    return {name for name in named if name.partition(".")[0] in TOP}


def is_there(name: str) -> bool:
    """A module, or something in a module, of the package."""
    whole = f"disclosure_qa.{name}"
    module, _, last = whole.rpartition(".")
    try:
        return find_spec(whole) is not None
    except ModuleNotFoundError:
        return find_spec(module) is not None and hasattr(import_module(module), last)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    paths = {p for p in PATHS.findall(text) if not any((r / p).is_file() for r in (PACKAGE, ROOT))}
    names = {name for name in names_of(text) if not is_there(name)}
    links = {link for link in LINKS.findall(text) if not (document.parent / link).exists()}
    assert (paths, names, links) == (set(), set(), set())
