"""What is kept for a time only goes when that is over: by the server, and by commands without one."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from disclosure_qa.cli import main
from disclosure_qa.model.answer import Language, Status
from disclosure_qa.model.journal import Road
from disclosure_qa.model.place import Place
from disclosure_qa.service import ServiceDatabase, service_database
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.journal import Journal
from disclosure_qa.service.retention import forget_outdated
from disclosure_qa.service.schema import (
    audit,
    feedback,
    known_devices,
    metadata,
    service_meta,
    sessions,
    sign_in_attempts,
    users,
)
from staff_samples import with_users
from unit.web.small_reports import write_reports

NOW = 1_700_000_000
DAY = 24 * 60 * 60


def entry(table: object, at: int) -> dict[str, object]:
    """A row of a table, of a moment."""
    return {
        feedback: {"at": at, "road": "", "language": "", "status": "", "helpful": 1, "remark": ""},
        audit: {"at": at, "who": "", "client": "", "what": "", "about": ""},
        known_devices: {"digest": str(at), "name": "", "seen": at},
        sign_in_attempts: {"subject": str(at), "failures": 1, "last": at},
        sessions: {"digest": str(at), "name": "", "stamp": "", "began": at, "seen": at},
    }[table]  # type: ignore[index]


@pytest.mark.parametrize(
    ("table", "days"),
    [(feedback, 90), (audit, 732), (known_devices, 180), (sign_in_attempts, 1), (sessions, 0.5)],
    ids=str,
)
def test_each_goes_in_its_time(database: ServiceDatabase, table: object, days: float) -> None:
    kept = int(days * DAY)
    with_users(database)
    with database.transaction() as connection:
        for at in (NOW - kept - 1, NOW - kept + 1):
            connection.execute(insert(table), entry(table, at))  # type: ignore[call-overload]
    assert forget_outdated(database, 90, lambda: NOW) == 1
    assert forget_outdated(database, 90, lambda: NOW) == 0
    left = {each.name: len(database.rows(each.select())) for each in metadata.sorted_tables}
    assert left[str(table)] == 1
    assert left[users.name] == 3
    assert left[service_meta.name] == 1


def opinion(database: ServiceDatabase, age: int) -> None:
    Journal(database, clock=lambda: time.time() - age * DAY).opine(
        helpful=True,
        remark=str(age),
        question="问",
        language=Language.ZH,
        status=Status.ANSWERED,
        road=Road.CHAT,
    )


@pytest.fixture
def run(place: Place, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.setenv("DISCLOSURE_QA_INDEX", str(place.folder / "index"))
    if place.database is not None:
        monkeypatch.setenv("DISCLOSURE_QA_DATABASE_URL", place.database)

    def run(*arguments: object) -> int:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return int(end.value.code or 0)

    return run


def test_commands_see_to_it_where_no_server_runs(
    place: Place, run: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_QA_JOURNAL_DAYS", "30")
    reports, saved = tmp_path / "reports", tmp_path / "saved.zip"
    reports.mkdir()
    write_reports(reports)
    assert run("ingest", reports, "--workers", 1) == 0
    with closing(service_database(Place(place.folder / "index", place.database))) as database:

        def held() -> list[str]:
            return [each["remark"] for each in Journal(database).export()]

        for command in (("ingest", reports), ("backup", saved)):
            opinion(database, 31)
            opinion(database, 29)
            assert "31" in held()
            assert run(*command) == 0
            assert "31" not in held()
        kept = held()
        monkeypatch.setenv("DISCLOSURE_QA_JOURNAL_DAYS", "20")
        assert run("restore", saved, "--replace") == 0
        assert held() == []
        assert kept == ["29", "29"]
        assert Accounts.of(database).users.all() == ()
