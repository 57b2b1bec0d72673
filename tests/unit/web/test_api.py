"""The HTTP interface: the contract's JSON, problem documents, pages of figures, streams."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from disclosure_qa import contract
from disclosure_qa.web.desk import Bounds
from web_samples import ANSWERS, OTHER, R17, TOWN, SampleLibrary, figures_of

ZERO = "柳桥镇2017年收到多少申请？"
PROSE = "柳桥镇2018年有什么问题？"


def problem_of(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["type"]
    assert body["title"]
    assert body["detail"]
    return body


def events_of(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in blocks
    ]


@pytest.mark.parametrize("question", ANSWERS)
def test_an_answer_is_the_contracts(client: TestClient, question: str) -> None:
    answer = client.post("/api/ask", json={"question": question})
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(contract.answer_json(ANSWERS[question])))


def test_the_id_of_a_question_comes_back_first(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": ZERO, "id": [1, "a"]}).json()
    assert next(iter(answer.items())) == ("id", [1, "a"])


def test_a_question_without_a_name_asks_nothing_of_the_visitor(client: TestClient) -> None:
    assert "id" not in client.post("/api/ask", json={"question": ZERO}).json()


def test_history_reaches_the_road(client: TestClient) -> None:
    history = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    answer = client.post("/api/ask", json={"question": "echo history", "history": history})
    assert answer.json()["text"] == "user: a | assistant: b"


@pytest.mark.parametrize("question", [ZERO, PROSE])
def test_a_stream_ends_in_the_same_answer(client: TestClient, question: str) -> None:
    answer = client.post(
        "/api/ask", json={"question": question}, headers={"accept": "text/event-stream"}
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    first, *pieces, last = events_of(answer.text)
    assert first == ("status", {"state": "searching"})
    assert {name for name, _ in pieces} == {"delta"}
    assert last == ("answer", client.post("/api/ask", json={"question": question}).json())
    assert "".join(piece["text"] for _, piece in pieces) == last[1]["text"]


def test_a_long_answer_streams_in_pieces(client: TestClient) -> None:
    answer = client.post(
        "/api/ask", json={"question": PROSE}, headers={"accept": "text/event-stream"}
    )
    assert sum(name == "delta" for name, _ in events_of(answer.text)) > 1


def test_a_refusal_within_a_stream_is_a_problem(client: TestClient) -> None:
    answer = client.post(
        "/api/ask", json={"question": "  "}, headers={"accept": "text/event-stream"}
    )
    name, body = events_of(answer.text)[-1]
    assert name == "error"
    assert body["status"] == 422


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b'"x"', "object"),
        (b"\xff\xfe", "JSON"),
        (b"{}", "question"),
        (b'{"question": 5}', "question"),
        (b'{"question": ""}', "empty"),
        (b'{"question": " \\n "}', "empty"),
        (json.dumps({"question": "x" * 1001}).encode(), "1000"),
        (b'{"question": "x", "history": {}}', "history"),
        (b'{"question": "x", "history": [{"role": "system", "content": ""}]}', "history"),
        (b'{"question": "x", "today": "yesterday"}', "today"),
        (b'{"question": "x", "language": "fr"}', "language"),
        (
            json.dumps(
                {"question": "x", "history": [{"role": "user", "content": "a"}] * 41}
            ).encode(),
            "turns",
        ),
        (
            json.dumps(
                {"question": "x", "history": [{"role": "user", "content": "a" * 8001}]}
            ).encode(),
            "turn",
        ),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_bad_question_is_named(client: TestClient, body: bytes, word: str) -> None:
    assert word in problem_of(client.post("/api/ask", content=body), 422)["detail"]


def test_five_hundred_characters_are_allowed(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": "长" * 1000}).status_code == 200


def test_a_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    problem_of(client.post("/api/ask", content=b"x" * 300_000), 413)


def test_a_large_body_of_unknown_length_is_refused(client: TestClient) -> None:
    problem_of(client.post("/api/ask", content=(b"x" * 1000 for _ in range(300))), 413)


def test_a_small_body_of_unknown_length_is_read(client: TestClient) -> None:
    pieces = (piece for piece in (b'{"question":', b' "echo history"}'))
    assert client.post("/api/ask", content=pieces).status_code == 200


def test_too_many_questions_are_told_when_to_come_back(
    client_of: Callable[..., TestClient],
) -> None:
    client = client_of(SampleLibrary(), bounds=Bounds(per_minute=2))
    for _ in range(2):
        assert client.post("/api/ask", json={"question": ZERO}).status_code == 200
    answer = client.post("/api/ask", json={"question": ZERO})
    problem_of(answer, 429)
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert client.get("/answer", params={"q": ZERO}).status_code == 429
    assert client.get("/api/reports").status_code == 200


def test_an_index_that_cannot_be_read_is_a_503(client_of: Callable[..., TestClient]) -> None:
    client = client_of(SampleLibrary(away=True))
    for address in ("/api/reports", "/api/figures", "/readyz"):
        answer = client.get(address)
        assert "ingest" in problem_of(answer, 503)["detail"]
        assert int(answer.headers["retry-after"]) >= 1
    assert client.get("/healthz").json() == {"status": "alive"}


def test_a_fault_of_the_server_tells_nothing_of_itself(client: TestClient) -> None:
    body = problem_of(client.post("/api/ask", json={"question": "boom"}), 500)
    assert "fault of the server" not in json.dumps(body)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("POST", "/api/nothing", 404),
        ("GET", "/api/ask", 405),
        ("DELETE", "/api/figures", 405),
        ("GET", "/api/figures?limit=0", 422),
        ("GET", "/api/figures?limit=1001", 422),
        ("GET", "/api/figures?limit=x", 422),
        ("GET", "/api/figures?year=x", 422),
        ("GET", "/api/figures?period=week", 422),
        ("GET", "/api/figures?format=pdf", 422),
        ("GET", "/api/figures?cursor=x", 422),
        ("GET", "/api/figures?cursor=WzEsIDJd", 422),
        ("GET", "/report?document=none", 404),
        ("GET", "/page/source?document=none&start=1&end=2", 404),
        ("GET", "/original?document=../../etc/passwd", 404),
        ("GET", "/page/source", 422),
        ("GET", "/page/files/none.js", 404),
    ],
)
def test_every_error_is_a_problem(
    client: TestClient, method: str, address: str, status: int
) -> None:
    problem_of(client.request(method, address), status)


def test_figures_are_the_contracts_and_keep_blanks(client: TestClient) -> None:
    figures = client.get("/api/figures", params={"agency": TOWN, "year": 2017}).json()["figures"]
    assert figures == json.loads(json.dumps([contract.figure_json(f) for f in figures_of(R17)]))
    assert [f["printed"] for f in figures if f["value"] is None] == ["", "", "/"]


@pytest.mark.parametrize("limit", [1, 3, 16, 63, 64, 65])
def test_pages_hold_every_figure_once(client: TestClient, limit: int) -> None:
    everything = client.get("/api/figures", params={"limit": 1000}).json()
    assert everything["next"] is None
    seen: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/api/figures", params={"limit": limit, **cursor}).json()
        assert 0 < len(page["figures"]) <= limit
        seen += page["figures"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == everything["figures"]
    assert len(seen) == 64


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"agency": TOWN}, 48),
        ({"agency": [TOWN, OTHER]}, 64),
        ({"year": 2018}, 32),
        ({"year": [2016, 2017]}, 32),
        ({"agency": OTHER, "year": 2016}, 0),
        ({"indicator": "published"}, 8),
        ({"indicator": "published", "period": "year"}, 4),
        ({"period": "year_end"}, 0),
        ({"agency": "没有这个镇"}, 0),
        ({"agency": "柳桥镇人民政府"}, 48),
        ({"agency": "石塘镇"}, 16),
        ({"agency": "人民政府"}, 0),
        ({"agency": ""}, 0),
    ],
)
def test_filters(client: TestClient, params: dict[str, Any], count: int) -> None:
    assert len(client.get("/api/figures", params=params).json()["figures"]) == count


def test_a_page_goes_on_where_the_index_has_changed(client_of: Callable[..., TestClient]) -> None:
    library = SampleLibrary()
    client = client_of(library)
    first = client.get("/api/figures", params={"limit": 40}).json()
    library.held = library.held[1:]
    rest = client.get("/api/figures", params={"limit": 1000, "cursor": first["next"]}).json()
    assert {figure["year"] for figure in rest["figures"]} == {2018}
    shown = [
        (f["document"], tuple(f["path"]), f["period"])
        for f in (*first["figures"], *rest["figures"])
    ]
    assert len(shown) == len(set(shown)) == 64


def test_csv_holds_all_that_match(client: TestClient) -> None:
    answer = client.get("/api/figures", params={"format": "csv", "year": 2018, "limit": 1})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 32
    assert rows[0]["agency"] == OTHER
    assert rows[0]["value"] == "1204"


def test_lists(client: TestClient) -> None:
    reports = client.get("/api/reports", params={"year": 2018}).json()["reports"]
    assert [report["agency"] for report in reports] == [OTHER, TOWN]
    (found,) = client.get("/api/findings").json()["findings"]
    assert (found["expected"], found["found"]) == (12, 13)
    indicators = {i["id"]: i for i in client.get("/api/catalogue").json()["indicators"]}
    assert indicators["requests_received"]["en"]
    assert "A" in indicators["requests_received"]["families"]


def test_ready(client: TestClient) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "reports": 4,
        "generation": 1,
    }


def test_openapi_describes_every_address_and_all_that_it_refers_to(client: TestClient) -> None:
    schema = client.get("/api/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/ask",
        "/api/figures",
        "/api/reports",
        "/api/findings",
        "/api/catalogue",
        "/healthz",
        "/readyz",
    }
    components = schema["components"]["schemas"]
    named = {word.split('"')[0] for word in json.dumps(schema).split("#/components/schemas/")[1:]}
    assert named <= set(components)
    assert {"Answer", "Figure", "Finding", "Report", "Question", "Problem"} <= set(components)


def test_openapi_shows_an_example_of_everything_and_each_fits(client: TestClient) -> None:
    schema = client.get("/api/openapi.json").json()
    defined = {"components": schema["components"]}
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            given = [operation["requestBody"]] if "requestBody" in operation else []
            for part in [*given, *operation["responses"].values()]:
                for kind, content in part["content"].items():
                    assert "example" in content, (path, kind)
                    Draft202012Validator(content["schema"] | defined).validate(content["example"])


@pytest.mark.parametrize("address", ["figures", "reports", "findings", "catalogue"])
def test_what_comes_fits_what_openapi_says(client: TestClient, address: str) -> None:
    schema = client.get("/api/openapi.json").json()
    described = schema["paths"][f"/api/{address}"]["get"]["responses"]["200"]["content"]
    shape = described["application/json"]["schema"] | {"components": schema["components"]}
    Draft202012Validator(shape).validate(client.get(f"/api/{address}").json())
