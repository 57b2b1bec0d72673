"""The accounts go with a backup of the index, and nobody is signed in by what comes back."""

import stat
import zipfile
from pathlib import Path

import pytest

from disclosure_qa.cli import main
from disclosure_qa.errors import ServiceUnavailable
from disclosure_qa.library import Library
from disclosure_qa.model.member import Role
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.restoring import make_sound, put_in_place
from staff_samples import NAMES, with_users

EDDIE = NAMES[Role.EDITOR]


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    return int(end.value.code or 0)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    Library.create(tmp_path / "index").close()
    return tmp_path / "index"


@pytest.fixture
def accounts(index: Path) -> Accounts:
    return with_users(ServiceDatabase(index / "service.db"))


def test_accounts_come_back_and_sessions_do_not(
    index: Path, accounts: Accounts, tmp_path: Path
) -> None:
    user = accounts.users.find(EDDIE)
    assert user is not None
    session = accounts.sessions.begin(user)
    saved = tmp_path / "saved.zip"
    assert run("backup", saved, "--index", index) == 0
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    accounts.users.remove(EDDIE)
    assert run("restore", saved, "--index", index) == 0
    # The same open database, as a server has it.
    assert accounts.users.find(EDDIE) == user
    assert accounts.sessions.member(session) is None
    assert not list(index.glob("backing-up-*"))


def test_accounts_come_to_another_folder(index: Path, accounts: Accounts, tmp_path: Path) -> None:
    saved, other = tmp_path / "saved.zip", tmp_path / "other"
    run("backup", saved, "--index", index)
    assert run("restore", saved, "--index", other) == 0
    restored = Accounts.of(ServiceDatabase(other / "service.db"))
    assert {user.name for user in restored.users.all()} == set(NAMES.values())
    assert stat.S_IMODE((other / "service.db").stat().st_mode) == 0o600


def test_a_backup_without_accounts_leaves_those_there_are(index: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.zip"
    assert run("backup", saved, "--index", index) == 0
    accounts = with_users(ServiceDatabase(index / "service.db"))
    assert run("restore", saved, "--index", index) == 0
    assert accounts.users.find(EDDIE)


def test_damaged_accounts_in_a_backup_change_nothing(
    index: Path, accounts: Accounts, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.zip"
    run("backup", saved, "--index", index)
    with zipfile.ZipFile(saved) as archive:
        library = archive.read("library.db")
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("library.db", library)
        archive.writestr("service.db", b"no database" * 200)
    assert run("restore", saved, "--index", index) == 2
    assert accounts.users.find(EDDIE)


def test_damaged_accounts_are_kept_beside(tmp_path: Path) -> None:
    copy, live = tmp_path / "copy.db", tmp_path / "service.db"
    with_users(ServiceDatabase(copy))
    make_sound(copy)
    live.write_bytes(b"no database" * 200)
    with pytest.raises(ServiceUnavailable):
        Accounts.of(ServiceDatabase(live)).users.all()
    put_in_place(copy, live)
    assert Accounts.of(ServiceDatabase(live)).users.find(EDDIE)
    assert (tmp_path / "service.db.damaged").read_bytes().startswith(b"no database")
