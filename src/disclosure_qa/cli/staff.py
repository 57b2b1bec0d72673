"""The commands for the accounts of the workbench: user and token.

A password is typed at a prompt, or comes from standard input; never as an argument, which other
users of the machine would see.
"""

import sys
from datetime import datetime
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from disclosure_qa.cli.index import Index, open_service
from disclosure_qa.cli.printing import as_typed, complain, say, say_table
from disclosure_qa.errors import InvalidAccount
from disclosure_qa.model.member import Role
from disclosure_qa.settings import Settings

if TYPE_CHECKING:
    from disclosure_qa.service.accounts import Accounts

_LONGEST_DAYS = 3660
_HERE = "(command line)"
"""Who did it, in the list of deeds."""

user = typer.Typer(no_args_is_help=True, help="Who may use the workbench.")
token = typer.Typer(no_args_is_help=True, help="What scripts sign in with.")

Name = Annotated[str, typer.Argument(metavar="NAME")]
TheRole = Annotated[Role, typer.Option("--role", help="Each may do what those before it may.")]


def _accounts(index: Index) -> "Accounts":
    from disclosure_qa.service.accounts import Accounts

    return Accounts.of(open_service(index), Settings.from_environment().users)


@user.command("add")
def add_user(name: Name, role: TheRole = Role.READER, index: Index = None) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    accounts = _accounts(index)
    made = accounts.users.add(as_typed(name), role, _new_password())
    accounts.audit.note(_HERE, "user_add", f"{made.name} {role}")
    say(f"added {made.name}, {role}")


@user.command("list")
def list_users(index: Index = None) -> None:
    """Print the users and their roles."""
    rows = (
        (user.name, user.role, "the users' file" if user.in_file else "the index")
        for user in _accounts(index).users.all()
    )
    say_table(("name", "role", "kept in"), rows)


@user.command("remove")
def remove_user(name: Name, index: Index = None) -> None:
    """Take a user out, and sign them out."""
    accounts = _accounts(index)
    accounts.users.remove(as_typed(name))
    accounts.audit.note(_HERE, "user_remove", as_typed(name))
    say(f"removed {as_typed(name)}")


@user.command("password")
def set_password(name: Name, index: Index = None) -> None:
    """Give a user another password, and sign them out."""
    accounts = _accounts(index)
    accounts.users.set_password(as_typed(name), _new_password())
    accounts.audit.note(_HERE, "user_password", as_typed(name))
    say(f"changed the password of {as_typed(name)}")


@user.command("role")
def set_role(
    name: Name, role: Annotated[Role, typer.Argument(metavar="ROLE")], index: Index = None
) -> None:
    """Give a user another role (reader, editor or admin), and sign them out."""
    accounts = _accounts(index)
    accounts.users.set_role(as_typed(name), role)
    accounts.audit.note(_HERE, "user_role", f"{as_typed(name)} {role}")
    say(f"{as_typed(name)} is {role}")


@user.command("unlock")
def unlock(name: Name, index: Index = None) -> None:
    """Let a user sign in at once who has to wait because a password was tried too often."""
    from disclosure_qa.service.attempts import Subject
    from disclosure_qa.service.members import account_name

    accounts = _accounts(index)
    known = account_name(as_typed(name))
    accounts.attempts.forget([Subject.name(known)])
    accounts.audit.note(_HERE, "user_unlock", known)
    say(f"{known} may try again")


@user.command("hash")
def print_hash(name: Name) -> None:
    """Print the hash of a password, for the users' file; nothing is changed."""
    from disclosure_qa.service.members import account_name
    from disclosure_qa.service.passwords import hash_of, refuse_weak

    password = _new_password()
    refuse_weak(password, account_name(as_typed(name)))
    say(hash_of(password))


@token.command("add")
def add_token(
    name: Name,
    role: TheRole = Role.READER,
    days: Annotated[
        int, typer.Option(min=1, max=_LONGEST_DAYS, help="How long it holds, in days.")
    ] = 90,
    index: Index = None,
) -> None:
    """Make a token and print it; it is not shown again."""
    accounts = _accounts(index)
    made = accounts.tokens.add(as_typed(name), role, days)
    accounts.audit.note(_HERE, "token_add", f"{as_typed(name)} {role}")
    complain(f"token {as_typed(name)}, {role}, {days} days; it is not shown again:")
    say(made)


@token.command("list")
def list_tokens(index: Index = None) -> None:
    """Print the tokens: until when each holds, and when it was last used."""
    rows = (
        (known.name, known.role, _day(known.expires), _day(known.used) if known.used else "")
        for known in _accounts(index).tokens.all()
    )
    say_table(("name", "role", "until", "last used"), rows)


@token.command("remove")
def remove_token(name: Name, index: Index = None) -> None:
    """Make a token worthless at once."""
    accounts = _accounts(index)
    accounts.tokens.remove(as_typed(name))
    accounts.audit.note(_HERE, "token_remove", as_typed(name))
    say(f"removed {as_typed(name)}")


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _new_password() -> str:
    """Typed twice at a terminal, else one line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password: ")
    if getpass("Again: ") != first:
        raise InvalidAccount("the two passwords are not the same")
    return first
