"""Users, sessions, tokens and sign-ins, by a clock that the test moves."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from disclosure_qa.errors import (
    InvalidAccount,
    ServiceUnavailable,
    SignInRefused,
    TooManyAttempts,
)
from disclosure_qa.model.member import Member, Role
from disclosure_qa.model.place import Place
from disclosure_qa.service import ServiceDatabase, passwords, service_database
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.members import account_name
from disclosure_qa.service.signing_in import sign_in
from disclosure_qa.service.users import User
from staff_samples import NAMES, PASSWORD, with_users
from unit.service.conftest import all_that_is_kept

HOUR = 60 * 60
EDDIE = NAMES[Role.EDITOR]


class Clock:
    """Seconds that pass when a test says so."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(database: ServiceDatabase, clock: Clock) -> Accounts:
    with_users(database)
    return Accounts.of(database, clock=clock)


def user(accounts: Accounts, name: str = EDDIE) -> User:
    found = accounts.users.find(name)
    assert found is not None
    return found


def refused(accounts: Accounts, name: str = EDDIE, **more: str) -> None:
    with pytest.raises(SignInRefused):
        sign_in(accounts, name, "not the password", **more)


# ---- names and passwords ----


@pytest.mark.parametrize("typed", ["Ada", " ada ", "ＡＤＡ"])
def test_a_name_has_one_form(typed: str) -> None:
    assert account_name(typed) == "ada"


@pytest.mark.parametrize("typed", ["", "a b", "-a", "a/b", "x" * 65, "a\nb", "<b>", "a:b"])
def test_what_can_be_no_name(typed: str) -> None:
    with pytest.raises(InvalidAccount):
        account_name(typed)


def test_a_chinese_name(accounts: Accounts) -> None:
    accounts.users.add("王小明", Role.READER, PASSWORD)
    assert sign_in(accounts, "王小明", PASSWORD).user.member == Member("王小明", Role.READER)


@pytest.mark.parametrize(
    "password", ["", "short", "eleven char", "aaaaaaaaaaaaaaaa", "new-one-12345", "x1" * 129]
)
def test_weak_passwords(accounts: Accounts, password: str) -> None:
    with pytest.raises(InvalidAccount):
        accounts.users.add("new-one", Role.READER, password)
    assert accounts.users.find("new-one") is None


def test_a_hash_costs_what_is_recommended() -> None:
    """RFC 9106, where memory is dear: 64 MiB, three times over."""
    parameters = PasswordHasher()
    assert (parameters.memory_cost, parameters.time_cost) == (64 * 1024, 3)


def test_a_password_is_kept_as_argon2id_alone(
    accounts: Accounts, database: ServiceDatabase, place: Place
) -> None:
    made = accounts.users.add("new", Role.READER, "密码 correct horse battery")
    assert made.password.startswith("$argon2id$")
    assert "battery" not in repr(made)
    held = all_that_is_kept(database, place)
    assert b"battery" not in held


def test_a_password_typed_in_another_form_fits(accounts: Accounts) -> None:
    accounts.users.add("new", Role.READER, "pa\u0301ssword long")
    assert sign_in(accounts, "new", "p\u00e1ssword long").user.name == "new"


def test_a_name_is_taken_once(accounts: Accounts) -> None:
    with pytest.raises(InvalidAccount, match="already"):
        accounts.users.add("Eddie", Role.ADMIN, PASSWORD)
    assert user(accounts).role is Role.EDITOR


# ---- sessions ----


def test_a_session_is_of_its_user(accounts: Accounts) -> None:
    entry = sign_in(accounts, EDDIE, PASSWORD)
    assert accounts.sessions.member(entry.session) == Member(EDDIE, Role.EDITOR)
    assert accounts.sessions.member(entry.session + "x") is None


def test_each_sign_in_has_a_secret_of_its_own(accounts: Accounts) -> None:
    first, second = (sign_in(accounts, EDDIE, PASSWORD) for _ in range(2))
    assert first.session != second.session


def test_the_secret_itself_is_not_kept(
    accounts: Accounts, database: ServiceDatabase, place: Place
) -> None:
    entry = sign_in(accounts, EDDIE, PASSWORD)
    token = accounts.tokens.add("t", Role.READER, 1)
    held = all_that_is_kept(database, place)
    for secret in (entry.session, entry.device, token):
        assert secret.encode() not in held


def test_a_session_ends_when_nothing_is_done(accounts: Accounts, clock: Clock) -> None:
    secret = accounts.sessions.begin(user(accounts))
    clock.now += HOUR - 1
    assert accounts.sessions.member(secret)
    clock.now += HOUR - 1
    assert accounts.sessions.member(secret)
    clock.now += HOUR
    assert accounts.sessions.member(secret) is None


def test_a_session_ends_after_a_day_of_work(accounts: Accounts, clock: Clock) -> None:
    secret = accounts.sessions.begin(user(accounts))
    for _ in range(23):
        clock.now += HOUR / 2
        assert accounts.sessions.member(secret)
    clock.now += HOUR / 2
    assert accounts.sessions.member(secret) is None


def test_what_ends_a_session_at_once(accounts: Accounts) -> None:
    def ends(change: str) -> bool:
        secret = accounts.sessions.begin(user(accounts))
        assert accounts.sessions.member(secret)
        match change:
            case "sign-out":
                accounts.sessions.end(secret)
            case "password":
                accounts.users.set_password(EDDIE, "another long password")
            case "role":
                accounts.users.set_role(EDDIE, Role.READER)
            case "removal":
                accounts.users.remove(EDDIE)
        return accounts.sessions.member(secret) is None

    assert all(map(ends, ["sign-out", "password", "role", "removal"]))


def test_a_restart_keeps_the_session(accounts: Accounts, place: Place) -> None:
    secret = sign_in(accounts, EDDIE, PASSWORD).session
    with closing(service_database(place)) as database:
        assert Accounts.of(database, clock=Clock()).sessions.member(secret)


# ---- the operator's file ----


def filed(database: ServiceDatabase, file: Path, text: str) -> Accounts:
    file.write_text(text, encoding="utf-8")
    return Accounts.of(database, file)


def test_users_of_a_file_go_before(
    accounts: Accounts, database: ServiceDatabase, tmp_path: Path
) -> None:
    hashed = user(accounts).password
    with_file = filed(
        database, tmp_path / "users", f"# staff\n\nEddie admin {hashed}\nnina reader {hashed}\n"
    )
    assert sign_in(with_file, EDDIE, PASSWORD).user.role is Role.ADMIN
    assert {u.name for u in with_file.users.all()} == {*NAMES.values(), "nina"}
    with pytest.raises(InvalidAccount, match="change it there"):
        with_file.users.set_password("nina", "another long password")


def test_a_change_of_the_file_ends_sessions(
    accounts: Accounts, database: ServiceDatabase, tmp_path: Path
) -> None:
    hashed = user(accounts).password
    with_file = filed(database, tmp_path / "users", f"nina reader {hashed}")
    secret = sign_in(with_file, "nina", PASSWORD).session
    filed(database, tmp_path / "users", f"nina editor {hashed}")
    assert with_file.sessions.member(secret) is None


@pytest.mark.parametrize("line", ["nina reader", "nina boss $argon2id$", "nina reader plaintext"])
def test_a_bad_line_is_named_and_not_shown(
    database: ServiceDatabase, tmp_path: Path, line: str
) -> None:
    with_file = filed(database, tmp_path / "users", f"\n{line}\n")
    with pytest.raises(ServiceUnavailable, match="line 2") as caught:
        with_file.users.all()
    assert "plaintext" not in str(caught.value)


# ---- tokens ----


def test_a_token_holds_for_its_days(accounts: Accounts, clock: Clock) -> None:
    token = accounts.tokens.add("nightly", Role.EDITOR, days=2)
    assert accounts.tokens.member(token) == Member("token nightly", Role.EDITOR)
    clock.now += 2 * 24 * HOUR
    assert accounts.tokens.member(token) is None
    assert [known.name for known in accounts.tokens.all()] == ["nightly"]


def test_a_token_is_taken_back(accounts: Accounts) -> None:
    token = accounts.tokens.add("nightly", Role.EDITOR, days=2)
    with pytest.raises(InvalidAccount, match="already"):
        accounts.tokens.add("nightly", Role.EDITOR, days=2)
    accounts.tokens.remove("nightly")
    assert accounts.tokens.member(token) is None
    with pytest.raises(InvalidAccount, match="no token"):
        accounts.tokens.remove("nightly")


# ---- attempts ----


def test_the_name_is_held_up_after_five(accounts: Accounts, clock: Clock) -> None:
    for number in range(5):
        refused(accounts, client=f"10.0.0.{number}")
    with pytest.raises(TooManyAttempts) as caught:
        sign_in(accounts, EDDIE, PASSWORD, client="10.0.0.9")
    assert caught.value.seconds == 30
    clock.now += 30
    assert sign_in(accounts, EDDIE, PASSWORD, client="10.0.0.9")


def test_an_unknown_name_is_held_up_just_so(accounts: Accounts) -> None:
    for number in range(5):
        refused(accounts, "nobody", client=f"10.0.0.{number}")
    with pytest.raises(TooManyAttempts) as caught:
        sign_in(accounts, "nobody", PASSWORD, client="10.0.0.9")
    assert caught.value.seconds == 30


def test_the_waits_grow_to_a_quarter_of_an_hour(accounts: Accounts, clock: Clock) -> None:
    waits = []
    for _ in range(5):
        refused(accounts)
    for _ in range(8):
        with pytest.raises(TooManyAttempts) as caught:
            sign_in(accounts, EDDIE, PASSWORD)
        waits.append(caught.value.seconds)
        clock.now += waits[-1]
        refused(accounts)
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_a_client_is_held_up_whatever_names_it_tries(accounts: Accounts) -> None:
    for number in range(20):
        refused(accounts, f"name{number}", client=f"2001:db8::{number}")
    with pytest.raises(TooManyAttempts):
        sign_in(accounts, EDDIE, PASSWORD, client="2001:db8::ffff")
    assert sign_in(accounts, EDDIE, PASSWORD, client="2001:db8:0:1::1")


def test_a_restart_forgets_nothing(accounts: Accounts, place: Place) -> None:
    for _ in range(5):
        refused(accounts)
    with closing(service_database(place)) as database, pytest.raises(TooManyAttempts):
        sign_in(Accounts.of(database, clock=Clock()), EDDIE, PASSWORD)


def test_a_member_cannot_be_kept_out_of_a_known_browser(accounts: Accounts) -> None:
    device = sign_in(accounts, EDDIE, PASSWORD).device
    for _ in range(5):
        refused(accounts, client="10.0.0.1")
    with pytest.raises(TooManyAttempts):
        sign_in(accounts, EDDIE, PASSWORD, client="10.0.0.1")
    entry = sign_in(accounts, EDDIE, PASSWORD, client="10.0.0.1", device=device)
    assert entry.device == device


def test_a_known_browser_is_held_up_too(accounts: Accounts) -> None:
    device = sign_in(accounts, EDDIE, PASSWORD).device
    for _ in range(10):
        refused(accounts, device=device)
    with pytest.raises(TooManyAttempts):
        sign_in(accounts, EDDIE, PASSWORD, device=device)


def test_a_browser_is_known_for_its_own_name_alone(accounts: Accounts) -> None:
    device = sign_in(accounts, NAMES[Role.READER], PASSWORD).device
    for _ in range(5):
        refused(accounts, device=device)
    with pytest.raises(TooManyAttempts):
        sign_in(accounts, EDDIE, PASSWORD, device=device)


def test_a_success_counts_from_nought(accounts: Accounts) -> None:
    for _ in range(3):
        for _ in range(4):
            refused(accounts)
        sign_in(accounts, EDDIE, PASSWORD)


def test_an_unknown_name_takes_the_same_work(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks: list[str] = []
    hasher = passwords._hasher()

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            checks.append(hashed)
            return hasher.verify(hashed, password)

    passwords._nobodys_hash()
    monkeypatch.setattr(passwords, "_hasher", Counting)
    for name in (EDDIE, "nobody", "no name at all"):
        refused(accounts, name)
    parameters = {hashed.rsplit("$", 2)[0] for hashed in checks}
    assert len(checks) == 3
    assert len(parameters) == 1


def test_an_unknown_name_never_gets_in(accounts: Accounts) -> None:
    with pytest.raises(SignInRefused):
        sign_in(accounts, "nobody", "the password of a name that nobody has")


class Slow:
    """A hasher that takes its time, and knows how many use it at once."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def verify(self, hashed: str, password: str) -> bool:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self._lock:
            self.now -= 1
        raise VerifyMismatchError


def test_two_passwords_are_checked_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords._nobodys_hash()
    slow = Slow()
    monkeypatch.setattr(passwords, "_hasher", lambda: slow)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: passwords.fits(PASSWORD, "a hash"), range(8)))
    assert found == [False] * 8
    assert slow.most == 2


def test_a_sign_in_too_many_is_sent_away_and_not_counted(accounts: Accounts) -> None:
    with ExitStack() as line:
        for _ in range(12):
            line.enter_context(passwords.in_line())
        for _ in range(6):
            with pytest.raises(TooManyAttempts, match="wait 5 seconds"):
                sign_in(accounts, EDDIE, PASSWORD)
    assert sign_in(accounts, EDDIE, PASSWORD)


# ---- the list of deeds ----


def test_sign_ins_are_noted_without_what_was_typed(accounts: Accounts) -> None:
    sign_in(accounts, EDDIE, PASSWORD, client="10.0.0.1")
    refused(accounts, client="10.0.0.2")
    refused(accounts, "my secret password", client="10.0.0.3")
    found = [(d.who, d.what, d.about, d.client) for d in accounts.audit.latest(10)]
    assert found == [
        ("?", "sign_in_failed", "", "10.0.0.3"),
        (EDDIE, "sign_in_failed", "", "10.0.0.2"),
        (EDDIE, "sign_in", "", "10.0.0.1"),
    ]


def test_the_list_is_read_on_from_an_entry(accounts: Accounts, clock: Clock) -> None:
    for number in range(5):
        accounts.audit.note("ada", "tested", str(number))
    newest = accounts.audit.latest(2)
    assert [deed.about for deed in newest] == ["4", "3"]
    assert [deed.about for deed in accounts.audit.latest(9, newest[-1].id)] == ["2", "1", "0"]
    clock.now += 3 * 366 * 24 * HOUR
    accounts.audit.note("ada", "tested", "now")
    assert [deed.about for deed in accounts.audit.latest(9)] == ["now"]
