"""What an attacker would try, on every route that there is: a new one is tried without being named.

Of one kind each: who may not, forged forms, ways to files, markup in every field, forged headers,
too much of everything. What is tried on readers stands with the readers.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.member import Role
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.accounts import Accounts
from disclosure_qa.web.access import SIGN_IN
from disclosure_qa.web.desk import Bounds
from staff_samples import signed_in, with_users
from unit.web.conftest import make_client
from unit.web.small_reports import write_reports

SAFE = {"GET", "HEAD", "OPTIONS"}
OWN = {"/staff/sign-out", "/staff/account"}
"""What a reader may change: nothing but what is their own."""
OPEN = {"/api/ask", "/api/feedback", "/feedback", "/page/feedback", "/mcp"}
"""What anybody may send, each bounded like a question."""
PAGE = {"Accept": "text/html", "Accept-Language": "en"}

WAYS = (
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "..\\..\\..\\etc\\passwd",
    "....//....//etc/passwd",
    "file:///etc/passwd",
    "archive.zip/../../../../etc/passwd",
    "x\x00/etc/passwd",
)
MARKUP = "</title></textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*191}}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A few small reports, as the product reads them."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "reports").mkdir()
    write_reports(folder / "reports")
    with Library.create(folder / "index") as library:
        ingest([folder / "reports"], library)
        yield library


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceDatabase]:
    database = ServiceDatabase(tmp_path_factory.mktemp("service") / "service.db")
    yield database
    database.close()


@pytest.fixture(scope="module")
def accounts(service: ServiceDatabase) -> Accounts:
    return with_users(service)


@pytest.fixture(scope="module")
def attacked(library: Library, service: ServiceDatabase, accounts: Accounts) -> TestClient:
    """The whole application, with users."""
    client = make_client(library, bounds=Bounds(per_minute=100_000), service=service)
    client.follow_redirects = False
    return client


def routes_of(client: TestClient) -> list[APIRoute]:
    def flat(routes: list[BaseRoute]) -> Iterator[APIRoute]:
        for route in routes:
            if isinstance(route, APIRoute):
                yield route
            else:
                inner = getattr(route, "original_router", None) or getattr(route, "app", None)
                yield from flat(getattr(inner, "routes", []))

    app: Any = client.app
    found = list(flat(app.routes))
    assert len(found) > 20
    return found


def requests_of(client: TestClient) -> Iterator[tuple[str, str, APIRoute]]:
    """Method, address and route of everything that can be asked."""
    for route in routes_of(client):
        address = route.path
        for name in route.param_convertors:
            address = address.replace("{" + name + ":path}", "1").replace("{" + name + "}", "1")
        for method in sorted(route.methods):
            yield method, address, route


def asks_a_role(dependant: Dependant) -> bool:
    call = dependant.call
    named = call is not None and getattr(call, "__qualname__", "").startswith("require.<locals>")
    return named or any(map(asks_a_role, dependant.dependencies))


def refuses(route: APIRoute) -> bool:
    """A route that says that the address has no such method."""
    return route.endpoint.__name__ == "refuse"


def below_staff(client: TestClient) -> list[tuple[str, str, APIRoute]]:
    found = [
        (method, address, route)
        for method, address, route in requests_of(client)
        if address.startswith("/staff") and address != SIGN_IN and not refuses(route)
    ]
    assert len(found) > 5
    return found


# ---- who may not ----


def test_every_staff_route_is_closed_to_strangers(attacked: TestClient) -> None:
    attacked.cookies.clear()
    for method, address, _ in below_staff(attacked):
        answer = attacked.request(method, address)
        assert answer.status_code == 303, (method, address)
        assert "staff/sign-in" in answer.headers["location"]


def test_every_staff_route_names_a_role(attacked: TestClient) -> None:
    lax = [
        address for _, address, route in below_staff(attacked) if not asks_a_role(route.dependant)
    ]
    assert lax == []


def test_a_made_up_session_or_token_opens_nothing(attacked: TestClient) -> None:
    attacked.cookies.clear()
    headers = {"Authorization": "Bearer dqa_made_up", "Cookie": "disclosure_qa=' OR 1=1 --"}
    for method, address, _ in below_staff(attacked):
        assert attacked.request(method, address, headers=headers).status_code == 303


def test_no_change_without_the_secret_of_the_form(attacked: TestClient, accounts: Accounts) -> None:
    signed_in(attacked, accounts, Role.ADMIN)
    for method, address, _ in below_staff(attacked):
        if method not in SAFE:
            for csrf in ({}, {"csrf": "0" * 64}):
                answer = attacked.request(method, address, data=csrf)
                assert answer.status_code == 403, (method, address)


def test_a_reader_changes_nothing(attacked: TestClient, accounts: Accounts) -> None:
    csrf = {"csrf": signed_in(attacked, accounts, Role.READER)}
    for method, address, _ in below_staff(attacked):
        if method not in SAFE and address not in OWN:
            answer = attacked.request(method, address, data=csrf)
            assert answer.status_code == 403, (method, address)


def test_every_other_change_is_known_or_asks_a_role(attacked: TestClient) -> None:
    open_to_all = {
        address
        for method, address, route in requests_of(attacked)
        if method not in SAFE
        and address != SIGN_IN
        and not refuses(route)
        and not asks_a_role(route.dependant)
    }
    assert open_to_all <= OPEN


# ---- what is put into fields ----


def fields_of(route: APIRoute) -> set[str]:
    """The names of the query fields of a route, those of its dependencies among them."""

    def flat(dependant: Dependant) -> Iterator[str]:
        yield from (field.alias for field in dependant.query_params)
        for inner in dependant.dependencies:
            yield from flat(inner)

    return set(flat(route.dependant))


def tried(client: TestClient, payloads: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Each payload in each field of each route that is read, the others as they come."""
    for method, address, route in requests_of(client):
        if method != "GET" or refuses(route):
            continue
        for name, payload in product(sorted(fields_of(route)), payloads):
            where = f"{address}?{name}={quote(payload)}"
            yield where, client.get(where, headers=PAGE)
        for payload in payloads if route.param_convertors else ():
            at = next(iter(route.param_convertors))
            where = route.path_format.replace("{" + at + "}", quote(payload, safe=""))
            yield where, client.get(where, headers=PAGE)


def test_no_field_leads_to_a_file(attacked: TestClient, accounts: Accounts) -> None:
    signed_in(attacked, accounts, Role.ADMIN)
    secret = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    for where, answer in tried(attacked, WAYS):
        assert answer.status_code != 500, where
        assert secret not in answer.text, where


def test_no_field_becomes_markup(attacked: TestClient, accounts: Accounts) -> None:
    signed_in(attacked, accounts, Role.ADMIN)
    for where, answer in tried(attacked, (MARKUP,)):
        assert answer.status_code != 500, where
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert "<script>alert(1)" not in answer.text, where
            assert "<img src=x" not in answer.text, where
        assert "1337" not in answer.text, where


@pytest.mark.parametrize(
    "text",
    ["' OR 1=1; DROP TABLE reports; --", '" OR * NEAR(', "a* AND (b", "%' UNION SELECT 1 --"],
)
def test_no_field_becomes_sql(
    attacked: TestClient, accounts: Accounts, library: Library, text: str
) -> None:
    signed_in(attacked, accounts, Role.ADMIN)
    held = library.reports()
    asked = attacked.post("/api/ask", json={"question": f"柳桥镇2017年{text}有哪些问题"})
    assert asked.status_code == 200
    for where, answer in tried(attacked, (text,)):
        assert answer.status_code != 500, where
    assert library.reports() == held


def test_no_field_becomes_a_header(attacked: TestClient, accounts: Accounts) -> None:
    signed_in(attacked, accounts, Role.ADMIN)
    for where, answer in tried(attacked, ("x\r\nX-Planted: 1", "zh\r\n\r\n<b>")):
        assert "x-planted" not in answer.headers, where


@pytest.mark.parametrize(
    "place", ["staff/../api/reports", "%2e%2e/staff", "staff%2Flog", "STAFF/log"]
)
def test_no_other_spelling_leads_past_the_gate(attacked: TestClient, place: str) -> None:
    attacked.cookies.clear()
    answer = attacked.get(f"/{place}", headers=PAGE)
    assert "Who did what" not in answer.text
    assert answer.status_code in (303, 404, 200)


# ---- files that are given out ----


def test_an_original_is_never_shown_as_a_page(attacked: TestClient, library: Library) -> None:
    document = library.reports()[0].document
    headers = attacked.get("/original", params={"document": document}).headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment;")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox")


# ---- forged headers ----


FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    "Forwarded": "for=203.0.113.9;proto=https;host=evil.example",
}


@pytest.mark.parametrize("address", ["/", "/answer", "/staff/sign-in", "/api/openapi.json"])
def test_a_stranger_is_not_believed_about_the_connection(
    attacked: TestClient, address: str
) -> None:
    attacked.cookies.clear()
    answer = attacked.get(address, headers=FORGED)
    assert "strict-transport-security" not in answer.headers
    assert "secure" not in answer.headers.get("set-cookie", "").lower()
    assert "evil.example" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80@testserver", "a b"])
def test_another_host_is_led_nowhere(attacked: TestClient, host: str) -> None:
    attacked.cookies.clear()
    answer = attacked.get("/staff/log", headers={"Host": host})
    assert "evil" not in answer.headers.get("location", "")


# ---- too much ----


def test_a_body_that_is_too_large_is_not_taken(attacked: TestClient, accounts: Accounts) -> None:
    body = b"csrf=" + b"x" * (Bounds().body + 1)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert attacked.post("/api/ask", content=body).status_code == 413
    assert attacked.post(SIGN_IN, content=body, headers=form).status_code == 413


def test_many_fields_and_deep_json_are_refused(attacked: TestClient) -> None:
    fields = "&".join(f"a{number}=1" for number in range(2000))
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert attacked.post(SIGN_IN, content=fields, headers=form).status_code in (400, 403)
    deep = b'{"question":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    assert attacked.post("/api/ask", content=deep).status_code == 422


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data"])
def test_a_form_of_another_kind_signs_nobody_in(attacked: TestClient, kind: str) -> None:
    attacked.cookies.clear()
    answer = attacked.post(SIGN_IN, content=b"name=ada", headers={"Content-Type": kind})
    assert answer.status_code in (400, 403, 422)
