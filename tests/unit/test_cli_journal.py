"""`disclosure-qa journal`: delete entries, and get them out."""

import json
from pathlib import Path

import pytest

from disclosure_qa.cli import main
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.journal import Road
from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.journal import Journal

DAY = 86400
NOW = 1_714_564_800  # 1 May 2024, noon UTC


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A folder with a journal of three opinions, one of them old."""
    database = ServiceDatabase(tmp_path / SERVICE_DATABASE)
    for age in (400, 10, 0):
        Journal(database, clock=lambda age=age: NOW - age * DAY).opine(  # type: ignore[misc]
            helpful=True,
            remark=str(age),
            question="问",
            language=Language.ZH,
            status=Status.ANSWERED,
            road=Road.CHAT,
        )
    database.close()
    return tmp_path


def run(index: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["journal", *arguments, "--index", str(index)])
    return int(left.value.code or 0)


def remarks(index: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(index, "export") == 0
    return [json.loads(line)["remark"] for line in capsys.readouterr().out.splitlines()]


def test_everything_can_be_got_out(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(index, "export") == 0
    first, *_ = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first["kind"] == "feedback"
    assert first["at"] == "2023-03-28T12:00:00+00:00"
    assert first["text"] == "问"


def test_what_is_older_than_a_day_goes(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(index, "purge", "--before", "2024-04-29") == 0
    assert capsys.readouterr().out == "deleted 2 entries\n"
    assert remarks(index, capsys) == ["0"]


def test_all_goes(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(index, "purge", "--all") == 0
    assert remarks(index, capsys) == []


def test_what_is_older_than_the_days_set_goes(
    index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_QA_JOURNAL_DAYS", "100000")
    assert run(index, "purge") == 0
    assert remarks(index, capsys) == ["400", "10", "0"]


@pytest.mark.parametrize("more", [("--before", "yesterday"), ("--before", "2024-05-01", "--all")])
def test_a_wrong_use_deletes_nothing(
    index: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert run(index, "purge", *more) == 2
    assert len(remarks(index, capsys)) == 3
