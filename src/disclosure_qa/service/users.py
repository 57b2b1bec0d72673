"""The users: those of `service.db`, and those of the operator's own file, which go before.

The file (DISCLOSURE_QA_USERS) has a line for each: name, role and argon2id hash, apart by spaces;
lines that begin with # say nothing. It serves where accounts are made by other means than our
commands; what it says can only be changed there, and holds from the moment it is saved.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Row, delete, insert, select, update

from disclosure_qa.errors import InvalidAccount, ServiceUnavailable
from disclosure_qa.model.member import Member, Role
from disclosure_qa.service.database import ServiceDatabase
from disclosure_qa.service.members import account_name
from disclosure_qa.service.passwords import hash_of, is_hash, refuse_weak
from disclosure_qa.service.schema import known_devices, sessions, users

_ALL = select(users).order_by(users.c.name)


@dataclass(frozen=True, slots=True)
class User:
    """A user; `password` is the hash, `in_file` whether the operator's file has it."""

    name: str
    role: Role
    password: str = field(repr=False)
    in_file: bool = False

    @property
    def member(self) -> Member:
        """The user as the pages see it."""
        return Member(self.name, self.role)

    @property
    def stamp(self) -> str:
        """Another one with every change of the role or of the password."""
        return sha256(f"{self.role} {self.password}".encode()).hexdigest()


class Users:
    """All users; raises ServiceUnavailable where they cannot be read."""

    def __init__(
        self,
        database: ServiceDatabase,
        file: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._file = file
        self._clock = clock

    def all(self) -> tuple[User, ...]:
        """The users by name; the file's own where both have one."""
        kept = {row.name: _user(row) for row in self._database.rows(_ALL)}
        return tuple(user for _, user in sorted({**kept, **self._filed()}.items()))

    def find(self, name: str) -> User | None:
        """The user of a name as `account_name` spells it."""
        filed = self._filed().get(name)
        if filed is not None:
            return filed
        found = self._database.rows(select(users).where(users.c.name == name))
        return _user(found[0]) if found else None

    def add(self, typed: str, role: Role, password: str) -> User:
        """A new user; raises InvalidAccount where the name is taken or the password is weak."""
        name = account_name(typed)
        refuse_weak(password, name)
        if self.find(name) is not None:
            raise InvalidAccount(f"there is a user {name} already")
        user = User(name, role, hash_of(password))
        with self._database.transaction() as connection:
            connection.execute(
                insert(users).values(
                    name=name, role=role, password=user.password, changed=int(self._clock())
                )
            )
        return user

    def set_password(self, typed: str, password: str) -> None:
        """Another password; whoever was signed in by the old one no longer is."""
        name = self._changeable(typed)
        refuse_weak(password, name)
        self._change(name, password=hash_of(password))

    def set_role(self, typed: str, role: Role) -> None:
        """Another role; whoever was signed in with the old one no longer is."""
        self._change(self._changeable(typed), role=role)

    def remove(self, typed: str) -> None:
        """Take a user out; they are signed out at once."""
        name = self._changeable(typed)
        with self._database.transaction() as connection:
            for table in (users, sessions, known_devices):
                connection.execute(delete(table).where(table.c.name == name))

    def _change(self, name: str, **values: str) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                update(users)
                .where(users.c.name == name)
                .values(changed=int(self._clock()), **values)
            )
            connection.execute(delete(sessions).where(sessions.c.name == name))

    def _changeable(self, typed: str) -> str:
        """The name of a user that is kept here; raises InvalidAccount for others."""
        name = account_name(typed)
        user = self.find(name)
        if user is None:
            raise InvalidAccount(f"there is no user {name}")
        if user.in_file:
            raise InvalidAccount(f"{name} is kept in {self._file}: change it there")
        return name

    def _filed(self) -> Mapping[str, User]:
        """The users of the file, read anew: it is small, and a removed line holds at once."""
        if self._file is None:
            return {}
        try:
            text = self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ServiceUnavailable(f"the users' file {self._file} cannot be read") from error
        return {user.name: user for user in _users_of(text, self._file)}


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.name, Role(row.role), row.password)


def _users_of(text: str, file: Path) -> Iterator[User]:
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields or line.lstrip().startswith("#"):
            continue
        # The line itself is not shown: it holds a hash.
        if len(fields) != 3 or fields[1] not in list(Role) or not is_hash(fields[2]):
            raise ServiceUnavailable(
                f"line {number} of the users' file {file} is no name, role and argon2id hash "
                "apart by spaces; `disclosure-qa user hash` makes the hash"
            )
        yield User(account_name(fields[0]), Role(fields[1]), fields[2], in_file=True)
