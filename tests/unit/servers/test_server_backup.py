"""A backup of an index on a server is the same file as one of a folder, and goes back to either."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from disclosure_qa.cli import main
from disclosure_qa.library import Library
from disclosure_qa.library.postgres import PostgresDatabase
from disclosure_qa.model.member import Role
from disclosure_qa.model.place import Place
from disclosure_qa.service import ServiceDatabase, service_database
from disclosure_qa.service.accounts import Accounts
from servers import PostgresServer
from staff_samples import NAMES, with_users
from unit.library.samples import SHIYAN, addition, no_check
from unit.library.test_kills import contents

EDDIE = NAMES[Role.EDITOR]
Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    def run(*arguments: object) -> int:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return int(end.value.code or 0)

    return run


@pytest.fixture
def place(postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An index on the server, which the settings name."""
    address = postgres.database()
    monkeypatch.setenv("DISCLOSURE_QA_DATABASE_URL", address)
    monkeypatch.setenv("DISCLOSURE_QA_INDEX", str(tmp_path / "beside"))
    return Place(tmp_path / "beside", address)


@pytest.fixture
def served(place: Place) -> Iterator[Library]:
    """The index as a running server holds it open."""
    with Library.create(place) as library:
        library.add([addition("a.txt"), addition("b.txt", SHIYAN)], no_check)
        yield library


@pytest.fixture
def service(place: Place, served: Library) -> Iterator[ServiceDatabase]:
    with closing(service_database(served.place)) as database:
        with_users(database)
        yield database


def test_what_was_backed_up_comes_back_while_it_is_served(
    served: Library, service: ServiceDatabase, run: Run, tmp_path: Path
) -> None:
    accounts, saved, before = Accounts.of(service), tmp_path / "saved.zip", contents(served)
    user = accounts.users.find(EDDIE)
    assert user is not None
    session = accounts.sessions.begin(user)
    assert run("backup", saved) == 0
    assert run("backup", saved) == 2
    served.remove(["a.txt"], no_check)
    served.add([addition("c.txt", year=2018)], no_check)
    accounts.users.remove(EDDIE)
    changed, generation = contents(served), served.generation
    assert run("restore", saved) == 2
    assert contents(served) == changed
    assert run("restore", saved, "--replace") == 0
    assert contents(served) == before
    assert served.generation > generation
    assert served.repair() == ()
    assert accounts.users.find(EDDIE) == user
    assert accounts.sessions.member(session) is None
    # What is numbered goes on after what came back.
    accounts.audit.note(EDDIE, "tested")
    served.add([addition("d.txt", year=2019)], no_check)
    assert [path.name for path in tmp_path.iterdir()] in (["saved.zip", "beside"], ["saved.zip"])


def test_it_goes_to_a_folder_and_from_there_to_another_server(
    served: Library,
    service: ServiceDatabase,
    run: Run,
    postgres: PostgresServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tmp_path = served.folder.parent
    assert run("backup", tmp_path / "saved.zip") == 0
    folder = tmp_path / "folder"
    assert run("restore", tmp_path / "saved.zip", "--index", folder) == 0
    with Library.open(folder) as library:
        assert contents(library) == contents(served)
    with closing(service_database(Place(folder))) as copy:
        assert Accounts.of(copy).users.all() == Accounts.of(service).users.all()
    assert run("backup", tmp_path / "again.zip", "--index", folder) == 0
    other = Place(tmp_path / "beside", postgres.database())
    monkeypatch.setenv("DISCLOSURE_QA_DATABASE_URL", str(other.database))
    assert run("restore", tmp_path / "again.zip") == 0
    with Library.open(other) as library, closing(service_database(other)) as database:
        assert contents(library) == contents(served)
        assert Accounts.of(database).users.find(EDDIE)


def test_it_is_made_while_somebody_has_the_right_to_write(
    served: Library, run: Run, tmp_path: Path
) -> None:
    with served.writing():
        assert run("backup", tmp_path / "saved.zip") == 0
        assert run("restore", tmp_path / "saved.zip", "--replace") == 2


def test_a_damaged_one_changes_nothing(served: Library, run: Run, tmp_path: Path) -> None:
    before, saved = contents(served), tmp_path / "saved.zip"
    assert run("backup", saved) == 0
    whole = saved.read_bytes()
    for broken in (
        whole[: len(whole) // 2],
        b"no archive",
        whole.replace(b"library.db", b"librarx.db"),
    ):
        saved.write_bytes(broken)
        assert run("restore", saved, "--replace") == 2
        assert contents(served) == before


def test_a_missing_original_is_named(
    served: Library, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = PostgresDatabase(str(served.place.database))
    gone = served.reports()[0]
    with closing(database), database.transaction() as connection:
        connection.execute(
            text("DELETE FROM originals WHERE sha256 = :name"), {"name": gone.sha256}
        )
    assert run("backup", tmp_path / "saved.zip") == 1
    assert f"{gone.document}: the original is missing" in capsys.readouterr().err
    assert run("restore", tmp_path / "saved.zip", "--replace") == 1
    assert [entry.document for entry in served.reports()] == ["b.txt", "a.txt"][::-1]
