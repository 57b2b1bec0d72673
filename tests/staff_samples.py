"""Members of staff for the tests of the workbench's pages."""

from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import insert

from disclosure_qa.model.member import Role
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.service.schema import users
from disclosure_qa.web.access import secret_of_forms

PASSWORD = "a long enough password"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""That a hash takes long is what it is for; not in tests."""
_HASH = QUICK.hash(PASSWORD)
NAMES = {Role.READER: "rita", Role.EDITOR: "eddie", Role.ADMIN: "ada"}


def with_users(service: ServiceDatabase) -> Accounts:
    """A user of each role, named by NAMES, all with PASSWORD."""
    with service.transaction() as connection:
        for role, name in NAMES.items():
            row = {"name": name, "role": role, "password": _HASH, "changed": 0}
            connection.execute(insert(users).values(row))
    return Accounts.of(service)


def signed_in(client: TestClient, accounts: Accounts, role: Role) -> str:
    """Sign the client in as the user of a role; the value of the hidden field `csrf`."""
    user = accounts.users.find(NAMES[role])
    assert user is not None
    secret = accounts.sessions.begin(user)
    client.cookies.clear()
    client.cookies.set("disclosure_qa", secret)
    return secret_of_forms(secret)
