"""The commands for accounts: what they change, and where a password may come from."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_qa.cli import main
from disclosure_qa.model.member import Role
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.passwords import is_hash
from disclosure_qa.service.signing_in import sign_in

GOOD = "a long enough password"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "not made yet" / "index"


@pytest.fixture
def run(index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def command(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        place = () if arguments[1] == "hash" else ("--index", str(index))
        with pytest.raises(SystemExit) as end:
            main([*arguments, *place])
        printed = capsys.readouterr()
        return int(end.value.code or 0), printed.out, printed.err

    return command


@pytest.fixture
def accounts(index: Path) -> Accounts:
    return Accounts.of(ServiceDatabase(index / "service.db"))


def test_a_user_is_added_and_signs_in(run: Run, accounts: Accounts) -> None:
    assert run("user", "add", "Ada", "--role", "admin", typed=f"{GOOD}\n")[0] == 0
    assert sign_in(accounts, "ada", GOOD).user.role is Role.ADMIN
    assert "ada    admin   the index" in run("user", "list")[1]


def test_no_password_is_no_default(run: Run, accounts: Accounts) -> None:
    status, _, complaint = run("user", "add", "ada")
    assert status == 2
    assert "12 to 256 characters" in complaint
    assert accounts.users.all() == ()


def test_a_password_is_no_argument(run: Run) -> None:
    assert run("user", "add", "ada", GOOD)[0] == 2
    assert run("user", "add", "ada", "--password", GOOD)[0] == 2


def test_a_password_is_typed_twice_at_a_terminal(
    run: Run, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("disclosure_qa.cli.staff.sys.stdin", Terminal())
    answers = iter([GOOD, "something else", GOOD, GOOD])
    monkeypatch.setattr("disclosure_qa.cli.staff.getpass", lambda _: next(answers))
    monkeypatch.setattr("io.StringIO", Terminal)
    status, _, complaint = run("user", "add", "ada")
    assert (status, "not the same" in complaint) == (2, True)
    assert run("user", "add", "ada")[0] == 0
    assert GOOD not in "".join(map(str, run("user", "list")))
    assert accounts.users.find("ada")


def test_changes_end_the_session(run: Run, accounts: Accounts) -> None:
    run("user", "add", "ada", typed=GOOD)
    session = sign_in(accounts, "ada", GOOD).session
    assert run("user", "role", "ada", "editor")[0] == 0
    assert accounts.sessions.member(session) is None
    session = sign_in(accounts, "ada", GOOD).session
    assert run("user", "password", "ada", typed="another long password")[0] == 0
    assert accounts.sessions.member(session) is None
    assert run("user", "remove", "ada")[0] == 0
    assert accounts.users.all() == ()


def test_all_of_it_is_noted(run: Run, accounts: Accounts) -> None:
    run("user", "add", "ada", typed=GOOD)
    run("user", "role", "ada", "editor")
    run("user", "unlock", "ada")
    run("token", "add", "nightly")
    noted = [(deed.who, deed.what, deed.about) for deed in accounts.audit.latest(9)]
    assert noted == [
        ("(command line)", "token_add", "nightly reader"),
        ("(command line)", "user_unlock", "ada"),
        ("(command line)", "user_role", "ada editor"),
        ("(command line)", "user_add", "ada reader"),
    ]


@pytest.mark.parametrize("command", ["remove", "password", "role"])
def test_who_is_not_there(run: Run, command: str) -> None:
    role = ["admin"] if command == "role" else []
    status, _, complaint = run("user", command, "nobody", *role, typed=GOOD)
    assert (status, "there is no user nobody" in complaint) == (2, True)


def test_a_token_is_shown_once(run: Run, accounts: Accounts) -> None:
    status, out, _ = run("token", "add", "nightly", "--role", "editor", "--days", "7")
    assert status == 0
    member = accounts.tokens.member(out.strip())
    assert member is not None
    assert member.role is Role.EDITOR
    assert out.strip() not in run("token", "list")[1]
    assert run("token", "remove", "nightly")[0] == 0
    assert accounts.tokens.member(out.strip()) is None


def test_a_hash_for_the_file(run: Run, index: Path) -> None:
    status, out, _ = run("user", "hash", "ada", typed=GOOD)
    assert status == 0
    assert is_hash(out.strip())
    assert not index.exists()
