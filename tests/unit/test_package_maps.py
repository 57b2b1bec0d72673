"""The docstring of a package is the map of it: every module has its line there."""

import re
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(str(resources.files("disclosure_qa")))
PACKAGES = sorted(file.parent for file in ROOT.rglob("__init__.py"))


def modules_of(package: Path) -> set[str]:
    """The names of the modules and packages right below a package, but for those that Python runs
    by name."""
    files = {file.stem for file in package.glob("*.py") if not file.stem.startswith("__")}
    return files | {file.parent.name for file in package.glob("*/__init__.py")}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_docstring_of_a_package_names_each_of_its_modules(package: Path) -> None:
    source = (package / "__init__.py").read_text(encoding="utf-8")
    docstring = source.split('"""')[1]
    assert modules_of(package) - set(re.findall(r"\w+", docstring)) == set()
