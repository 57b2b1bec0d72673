"""Nobody gets below /staff who is not signed in, and each role gets where it may."""

from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, Form
from fastapi.testclient import TestClient

from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.web import access, problems
from disclosure_qa.web.access import Member, Role, StaffGate, require, way_back
from event_loops import awaited
from staff_samples import NAMES, signed_in, with_users

PAGE = {"Accept": "text/html"}


def application(accounts: Accounts | None) -> FastAPI:
    """A page, a form and an interface, each for another role, and one without any."""
    app = FastAPI()
    app.add_middleware(StaffGate)
    problems.install(app)
    access.install(app, accounts)

    @app.get("/staff/figures")
    def page(member: Annotated[Member, Depends(require(Role.READER))]) -> dict[str, str]:
        return {"name": member.name, "role": member.role}

    @app.post("/staff/change")
    def change(
        member: Annotated[Member, Depends(require(Role.EDITOR))], word: Annotated[str, Form()]
    ) -> dict[str, str]:
        return {"name": member.name, "word": word}

    @app.post("/api/change")
    def interface(member: Annotated[Member, Depends(require(Role.EDITOR))]) -> dict[str, str]:
        return {"name": member.name}

    @app.post("/staff/forgotten")
    def forgotten() -> dict[str, str]:
        return {}

    return app


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    database = ServiceDatabase(tmp_path / "service.db")
    yield with_users(database)
    database.close()


@pytest.fixture
def client(accounts: Accounts) -> TestClient:
    return TestClient(application(accounts), follow_redirects=False)


Signed = Callable[[Role], str]


@pytest.fixture
def sign(client: TestClient, accounts: Accounts) -> Signed:
    return lambda role: signed_in(client, accounts, role)


def test_a_page_leads_to_the_sign_in_and_back(client: TestClient) -> None:
    answer = client.get("/staff/figures?year=2018&agency=青河县", headers=PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("../staff/sign-in?next=/staff/figures%3Fyear")
    assert answer.headers["cache-control"] == "no-store"


def test_a_route_without_a_role_is_closed_too(client: TestClient) -> None:
    assert client.post("/staff/forgotten").status_code == 303
    assert client.get("/staff/no-such-page").status_code == 303


def test_a_body_is_not_read_before_the_sign_in(accounts: Accounts) -> None:
    statuses: list[object] = []

    async def receive() -> dict[str, object]:
        raise AssertionError("the body was read")

    async def send(message: MutableMapping[str, object]) -> None:
        statuses.append(message.get("status"))

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/staff/change",
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
        "scheme": "http",
        "server": ("testserver", 80),
    }
    awaited(application(accounts)(scope, receive, send))
    assert statuses[0] == 303


def test_programs_are_told_so(client: TestClient) -> None:
    answer = client.post("/api/change")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


def test_each_role_may_do_what_those_before_it_may(client: TestClient, sign: Signed) -> None:
    statuses = {}
    for role in Role:
        csrf = sign(role)
        assert client.get("/staff/figures").json() == {"name": NAMES[role], "role": role}
        given = {"word": "x", "csrf": csrf}
        statuses[role] = client.post("/staff/change", data=given).status_code
    assert statuses == {Role.READER: 403, Role.EDITOR: 200, Role.ADMIN: 200}


def test_who_may_not_reads_which_role_it_needs(client: TestClient, sign: Signed) -> None:
    given = {"word": "x", "csrf": sign(Role.READER)}
    page = client.post("/staff/change", data=given, headers=PAGE | {"Accept-Language": "en"})
    assert "editor" in page.text
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_a_change_needs_the_secret_of_the_form(client: TestClient, sign: Signed, csrf: str) -> None:
    sign(Role.EDITOR)
    assert client.post("/staff/change", data={"word": "x", "csrf": csrf}).status_code == 403
    assert client.post("/staff/change", data={"word": "x"}).status_code == 403
    assert client.post("/api/change").status_code == 403


def test_a_secret_may_come_in_the_header(client: TestClient, sign: Signed) -> None:
    csrf = {"X-CSRF-Token": sign(Role.EDITOR)}
    assert client.post("/api/change", headers=csrf).status_code == 200
    assert client.post("/staff/change", data={"word": "x"}, headers=csrf).status_code == 200


def test_the_secret_of_another_session_is_worth_nothing(client: TestClient, sign: Signed) -> None:
    other = sign(Role.EDITOR)
    sign(Role.EDITOR)
    assert client.post("/api/change", headers={"X-CSRF-Token": other}).status_code == 403


def test_a_request_of_another_site_is_refused_even_with_it(
    client: TestClient, sign: Signed
) -> None:
    headers = {"X-CSRF-Token": sign(Role.EDITOR), "Sec-Fetch-Site": "same-site"}
    assert client.post("/api/change", headers=headers).status_code == 403


def test_a_script_signs_in_by_its_token(client: TestClient, accounts: Accounts) -> None:
    token = accounts.tokens.add("nightly", Role.EDITOR, days=1)
    headers = {"Authorization": f"Bearer {token}"}
    assert client.post("/api/change", headers=headers).json() == {"name": "token nightly"}
    assert client.get("/staff/figures", headers=headers).status_code == 200
    accounts.tokens.remove("nightly")
    assert client.post("/api/change", headers=headers).status_code == 401


def test_a_token_of_a_reader_does_not_change_anything(
    client: TestClient, accounts: Accounts
) -> None:
    token = accounts.tokens.add("reading", Role.READER, days=1)
    headers = {"Authorization": f"Bearer {token}"}
    assert client.post("/api/change", headers=headers).status_code == 403


@pytest.mark.parametrize("empty", [True, False])
def test_without_users_all_is_closed(tmp_path: Path, *, empty: bool) -> None:
    database = ServiceDatabase(tmp_path / "none.db")
    client = TestClient(application(Accounts.of(database) if empty else None))
    page = client.get("/staff/figures", headers=PAGE | {"Accept-Language": "en"})
    assert page.status_code == 503
    assert "disclosure-qa user add" in page.text
    assert client.post("/api/change").status_code == 503
    database.close()


def test_a_database_that_cannot_be_read_closes_the_gate(tmp_path: Path) -> None:
    database = ServiceDatabase(tmp_path / "nowhere" / "service.db")
    client = TestClient(application(Accounts.of(database)), raise_server_exceptions=False)
    assert client.get("/staff/forgotten").status_code == 503


@pytest.mark.parametrize(
    "place",
    ["/staff", "/staff/figures", "/staff/figures?year=2018&agency=%E9%9D%92", "/staff/report/3/"],
)
def test_ways_back(place: str) -> None:
    assert way_back(place) == place


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/staff",
        "//evil.example/staff",
        "/\\evil.example",
        "/staff//evil.example",
        "/staff\\..\\x",
        "/staff/../../evil",
        "/staff/..",
        "/staffroom",
        "staff",
        "javascript:alert(1)",
        "/staff/x\r\nSet-Cookie: a=b",
        "/staff/x?a=1#b",
        "/staff/sign-in",
        "",
    ],
)
def test_ways_elsewhere(place: str) -> None:
    assert way_back(place) == ""
