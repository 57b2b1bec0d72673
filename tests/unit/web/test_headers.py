"""The headers that lock pages in, on every kind of answer."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from disclosure_qa.web.guards import chat_policy

ADDRESSES = ("/", "/embed", "/answer", "/reports", "/api/reports", "/staff", "/no-such-page")


def policy_at(client: TestClient, address: str) -> dict[str, list[str]]:
    answer = client.get(address, follow_redirects=False)
    rules = (rule.split() for rule in answer.headers["content-security-policy"].split(";"))
    return {name: values for name, *values in rules}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_locked_in(client: TestClient, address: str) -> None:
    headers = client.get(address, follow_redirects=False).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


def test_browsers_stay_with_https_where_it_is(client: TestClient) -> None:
    secure = TestClient(client.app, base_url="https://testserver")
    for address in ("/answer", "/api/reports", "/"):
        headers = secure.get(address).headers
        assert headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("address", ["/answer", "/reports", "/api/reports", "/api/docs", "/staff"])
def test_plain_pages_run_nothing(client: TestClient, address: str) -> None:
    policy = policy_at(client, address)
    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy
    assert policy["style-src"] == ["'self'"]
    assert policy["base-uri"] == ["'none'"]


def test_the_chat_runs_its_own_scripts_alone(client: TestClient) -> None:
    for address in ("/", "/embed"):
        policy = policy_at(client, address)
        page = client.get(address).text
        written = [s for s in re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) if s]
        digests = {
            f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in written
        }
        assert written
        assert digests <= {*policy["script-src"]}
        assert "'unsafe-inline'" not in policy["script-src"]
        assert policy["object-src"] == ["'none'"]


def test_only_the_sites_that_are_named_may_frame_it() -> None:
    assert "frame-ancestors https://www.example.cn" in chat_policy("", ["https://www.example.cn"])
    assert "frame-ancestors 'none'" in chat_policy("")
