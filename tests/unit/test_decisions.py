"""Every dependency has its reason in docs/decisions, and every record is listed there."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DECISIONS = PROJECT / "docs" / "decisions"


def test_every_dependency_is_named_with_its_reason() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    needed = {re.split(r"[\[<>=~; ]", line)[0] for line in (*project["dependencies"], *extras)}
    told = (DECISIONS / "0024-every-dependency.md").read_text(encoding="utf-8")
    assert needed - {"disclosure-qa"} - set(re.findall(r"[\w-]+", told)) == set()


def test_every_record_is_listed() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DECISIONS / "README.md").read_text("utf-8"))
    assert listed == sorted(file.name for file in DECISIONS.glob("0*.md"))
