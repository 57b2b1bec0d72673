"""Signing in and out by the pages: forms, cookies, what is said, and where one comes to."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from disclosure_qa.model.member import Role
from disclosure_qa.service import ServiceDatabase, passwords
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.web import access, problems
from disclosure_qa.web.access import StaffGate
from disclosure_qa.web.staff.sign_in import sign_in_router
from staff_samples import NAMES, PASSWORD, QUICK, signed_in, with_users

EDDIE = NAMES[Role.EDITOR]
PAGE = {"Accept": "text/html", "Accept-Language": "en"}
OTHER_PASSWORD = "another long password"


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Accounts]:
    monkeypatch.setattr(passwords, "_hasher", lambda: QUICK)
    database = ServiceDatabase(tmp_path / "service.db")
    yield with_users(database)
    database.close()


def application(accounts: Accounts) -> FastAPI:
    app = FastAPI()
    app.add_middleware(StaffGate)
    problems.install(app)
    access.install(app, accounts)
    app.include_router(sign_in_router())
    return app


def client_at(accounts: Accounts, address: str) -> TestClient:
    return TestClient(application(accounts), base_url=address, headers=PAGE, follow_redirects=False)


@pytest.fixture
def client(accounts: Accounts) -> TestClient:
    return client_at(accounts, "http://testserver")


def csrf_in(page: Response) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert found, page.text
    return found[1]


def sign_in(
    client: TestClient, name: str = EDDIE, password: str = PASSWORD, place: str = ""
) -> Response:
    csrf = csrf_in(client.get("/staff/sign-in", params={"next": place}))
    given = {"name": name, "password": password, "csrf": csrf, "next": place}
    return client.post("/staff/sign-in", data=given)


def alert(page: Response) -> str:
    found = re.search(r'role="alert"[^>]*>([^<]+)<', page.text)
    return found[1] if found else ""


def test_one_comes_to_the_page_that_was_asked_for(client: TestClient) -> None:
    turned = client.get("/staff/account?lang=en")
    place = parse_qs(urlsplit(turned.headers["location"]).query)["next"][0]
    answer = sign_in(client, place=place)
    assert (answer.status_code, answer.headers["location"]) == (303, "../staff/account?lang=en")
    assert "eddie, editor" in client.get("/staff/account?lang=en").text


def test_one_comes_to_the_first_page_else(client: TestClient) -> None:
    assert sign_in(client).headers["location"] == "../staff?lang=en"
    assert client.get("/staff/sign-in").headers["location"] == "../staff?lang=en"


def test_a_wrong_password_and_an_unknown_name_read_alike(client: TestClient) -> None:
    pages = [sign_in(client, name, "not the password") for name in (EDDIE, "nobody")]
    said = {(page.status_code, alert(page)) for page in pages}
    assert said == {(422, "The name or the password is wrong.")}
    assert "not the password" not in pages[0].text


def test_too_many_attempts_say_how_long(client: TestClient) -> None:
    for _ in range(5):
        sign_in(client, password="not the password")
    page = sign_in(client)
    assert (page.status_code, page.headers["retry-after"]) == (429, "30")
    assert alert(page) == "Too many attempts. Please try again in 1 min."


def test_a_form_from_elsewhere_signs_nobody_in(client: TestClient) -> None:
    given = {"name": EDDIE, "password": PASSWORD}
    assert client.post("/staff/sign-in", data=given).status_code == 403
    client.get("/staff/sign-in")
    page = client.post("/staff/sign-in", data=given | {"csrf": "0" * 64})
    assert page.status_code == 403
    assert "allow cookies" in alert(page)
    assert client.get("/staff/account").status_code == 303


def test_the_cookie_is_new_after_the_sign_in(client: TestClient) -> None:
    client.get("/staff/sign-in")
    before = client.cookies["disclosure_qa"]
    sign_in(client)
    assert client.cookies["disclosure_qa"] != before


def test_a_secret_put_into_the_browser_is_worth_nothing(
    client: TestClient, accounts: Accounts
) -> None:
    client.cookies.set("disclosure_qa", "put there by another")
    sign_in(client)
    assert accounts.sessions.member("put there by another") is None


def cookies_of(answer: Response) -> dict[str, set[str]]:
    lines = answer.headers.get_list("set-cookie")
    parts = [[part.strip().lower() for part in line.split(";")] for line in lines]
    return {line[0].partition("=")[0]: set(line[1:]) for line in parts}


def test_cookies_on_a_plain_connection(client: TestClient) -> None:
    cookies = cookies_of(sign_in(client))
    assert cookies["disclosure_qa"] == {"httponly", "path=/", "samesite=lax"}
    assert {"httponly", "samesite=lax"} <= cookies["disclosure_qa_device"]


def test_cookies_on_an_encrypted_connection(accounts: Accounts) -> None:
    client = client_at(accounts, "https://testserver")
    cookies = cookies_of(sign_in(client))
    assert cookies["__host-disclosure_qa"] == {"httponly", "path=/", "samesite=lax", "secure"}
    assert "secure" in cookies["__host-disclosure_qa_device"]
    assert client.get("/staff/account").status_code == 200


def test_a_cookie_of_a_neighbouring_host_is_not_read_under_https(accounts: Accounts) -> None:
    signed_in(client := client_at(accounts, "https://testserver"), accounts, Role.ADMIN)
    assert client.get("/staff/account").status_code == 303


def test_signing_out(client: TestClient, accounts: Accounts) -> None:
    csrf = signed_in(client, accounts, Role.EDITOR)
    assert client.post("/staff/sign-out").status_code == 403
    secret = client.cookies["disclosure_qa"]
    assert client.post("/staff/sign-out", data={"csrf": csrf}).status_code == 303
    assert accounts.sessions.member(secret) is None
    assert client.get("/staff/account").status_code == 303


def test_pages_are_not_kept(client: TestClient, accounts: Accounts) -> None:
    for address in ("/staff/sign-in", "/staff/account"):
        assert client.get(address).headers["cache-control"] == "no-store"
    signed_in(client, accounts, Role.ADMIN)
    assert client.get("/staff/log").headers["cache-control"] == "no-store"


def test_changing_ones_password(client: TestClient, accounts: Accounts) -> None:
    csrf = signed_in(client, accounts, Role.EDITOR)
    other = accounts.users.find(EDDIE)
    assert other is not None
    elsewhere = accounts.sessions.begin(other)
    given = {"password": PASSWORD, "new": OTHER_PASSWORD, "again": OTHER_PASSWORD, "csrf": csrf}
    done = client.post("/staff/account", data=given)
    assert done.headers["location"] == "account?done=1&lang=en"
    assert "has been changed" in client.get("/staff/account?done=1&lang=en").text
    assert accounts.sessions.member(elsewhere) is None
    client.cookies.clear()
    assert sign_in(client).status_code == 422
    assert sign_in(client, password=OTHER_PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "not the password"}, "is wrong"),
        ({"again": "something else again"}, "typed the same twice"),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
    ],
)
def test_a_password_that_is_not_changed(
    client: TestClient, accounts: Accounts, change: dict[str, str], said: str
) -> None:
    csrf = signed_in(client, accounts, Role.EDITOR)
    given = {"password": PASSWORD, "new": OTHER_PASSWORD, "again": OTHER_PASSWORD, "csrf": csrf}
    page = client.post("/staff/account", data=given | change)
    assert page.status_code == 422
    assert said in alert(page)
    client.cookies.clear()
    assert sign_in(client).status_code == 303


def test_the_log_is_for_administrators(client: TestClient, accounts: Accounts) -> None:
    sign_in(client, password="not the password")
    signed_in(client, accounts, Role.EDITOR)
    assert client.get("/staff/log").status_code == 403
    signed_in(client, accounts, Role.ADMIN)
    accounts.audit.note(EDDIE, "a_new_word", "<script>alert(1)</script>")
    page = client.get("/staff/log").text
    assert "sign-in failed" in page
    assert "a_new_word" in page
    assert "<script>alert" not in page


def test_a_name_is_shown_again_as_text(client: TestClient) -> None:
    page = sign_in(client, name='"><script>alert(1)</script>', password="not the password")
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example/staff", "/staff/../x"])
def test_the_way_on_leads_nowhere_else(client: TestClient, place: str) -> None:
    assert sign_in(client, place=place).headers["location"] == "../staff?lang=en"
