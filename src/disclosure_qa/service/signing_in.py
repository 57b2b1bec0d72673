"""The road of a sign-in: may it be tried, is it right, and what the browser then keeps."""

from dataclasses import dataclass, field

from disclosure_qa.errors import InvalidAccount, SignInRefused, TooManyAttempts
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.attempts import Subject
from disclosure_qa.service.members import account_name
from disclosure_qa.service.passwords import fits, in_line
from disclosure_qa.service.users import User


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign-in that succeeded: the user, the session's secret and the browser's."""

    user: User
    session: str = field(repr=False)
    device: str = field(repr=False)


def sign_in(
    accounts: Accounts, typed: str, password: str, *, client: str = "", device: str = ""
) -> Entry:
    """Sign in by name and password, from a client's address and a browser with a secret ("").

    Raises TooManyAttempts where there is a wait, and SignInRefused where name or password is
    wrong; which of them it was is not told, neither by words nor by the time it takes.
    """
    user = checked(accounts, typed, password, client=client, device=device)
    known = accounts.devices.knows(device, user.name)
    entry = Entry(
        user,
        accounts.sessions.begin(user),
        device if known else accounts.devices.remember(user.name),
    )
    accounts.audit.note(user.name, "sign_in", client=client)
    return entry


def checked(
    accounts: Accounts, typed: str, password: str, *, client: str = "", device: str = ""
) -> User:
    """The user of a name and a password; raises as `sign_in` does."""
    with in_line():
        return _checked(accounts, typed, password, client, device)


def _checked(accounts: Accounts, typed: str, password: str, client: str, device: str) -> User:
    name = _name(typed)
    subjects = [Subject.name(name), Subject.client(client)]
    if accounts.devices.knows(device, name):
        subjects = [Subject.device(device)]
    wait = accounts.attempts.begin(subjects)
    if wait:
        raise TooManyAttempts(wait)
    user = accounts.users.find(name)
    if not fits(password, user.password if user else None) or user is None:
        # What was typed is not kept where it is nobody's name: it may be a password.
        accounts.audit.note(user.name if user else "?", "sign_in_failed", client=client)
        raise SignInRefused
    accounts.attempts.forget(subjects)
    return user


def _name(typed: str) -> str:
    try:
        return account_name(typed)
    except InvalidAccount:
        return ""
