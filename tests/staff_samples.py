"""Members of staff for the tests of the workbench's pages."""

from functools import cache

from fastapi.testclient import TestClient
from sqlalchemy import insert

from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.members import Role
from disclosure_qa.service.passwords import hash_of
from disclosure_qa.service.schema import users
from disclosure_qa.web.access import secret_of_forms

PASSWORD = "a long enough password"
NAMES = {Role.READER: "rita", Role.EDITOR: "eddie", Role.ADMIN: "ada"}


def with_users(service: ServiceDatabase) -> Accounts:
    """A user of each role, named by NAMES, all with PASSWORD."""
    with service.transaction() as connection:
        for role, name in NAMES.items():
            row = {"name": name, "role": role, "password": _hash(), "changed": 0}
            connection.execute(insert(users).values(row))
    return Accounts.of(service)


@cache
def _hash() -> str:
    """Made once: that it takes long is what it is for."""
    return hash_of(PASSWORD)


def signed_in(client: TestClient, accounts: Accounts, role: Role) -> str:
    """Sign the client in as the user of a role; the value of the hidden field `csrf`."""
    user = accounts.users.find(NAMES[role])
    assert user is not None
    secret = accounts.sessions.begin(user)
    client.cookies.clear()
    client.cookies.set("disclosure_qa", secret)
    return secret_of_forms(secret)
