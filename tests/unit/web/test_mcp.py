"""/mcp as other assistants see it: asked by the protocol's own client over loopback."""

import json
import threading
from collections.abc import Callable, Coroutine, Iterator
from datetime import date
from typing import Any, TypeVar

import httpx
import pytest
import uvicorn
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.types import CallToolResult

from disclosure_qa import contract
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web import create_app
from disclosure_qa.web.desk import Bounds
from event_loops import awaited
from unit.web.conftest import without_stray_loops
from unit.web.small_reports import STONE, WILLOW, write_reports

T = TypeVar("T")
SITE = "https://www.example.gov.cn"
QUESTION = "柳桥镇2018年收到多少申请？"
PER_MINUTE = 60


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("mcp")
    (folder / "reports").mkdir()
    write_reports(folder / "reports")
    with Library.create(folder / "index") as library:
        ingest([folder / "reports"], library, workers=1)
        yield library


@pytest.fixture(scope="module")
def journal(library: Library) -> Iterator[Journal]:
    database = ServiceDatabase(library.folder / SERVICE_DATABASE)
    yield Journal(database)
    database.close()


@pytest.fixture(scope="module")
def address(library: Library, journal: Journal) -> Iterator[str]:
    """The address of /mcp of a running server."""
    with without_stray_loops():
        app = create_app(
            library,
            clock=lambda: date(2024, 5, 1),
            bounds=Bounds(per_minute=PER_MINUTE),
            sites=[SITE],
            journal=journal,
        )
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/mcp"
    server.should_exit = True
    thread.join(30)
    assert not thread.is_alive(), "the server ends, /mcp with it"
    with without_stray_loops():
        del app, server, thread


def asked(address: str, work: Callable[[Client], Coroutine[Any, Any, T]]) -> T:
    async def session() -> T:
        async with Client(address) as client:
            return await work(client)

    return awaited(session())


def call(address: str, tool: str, **arguments: Any) -> CallToolResult:
    return asked(address, lambda client: client.call_tool(tool, arguments))


def said(result: CallToolResult) -> str:
    return " ".join(getattr(part, "text", "") for part in result.content)


def test_the_tools_say_what_they_take_and_give(address: str) -> None:
    tools = {tool.name: tool for tool in asked(address, lambda c: c.list_tools()).tools}
    assert set(tools) == {"ask", "figures", "passages", "reports"}
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint
    assert tools["ask"].input_schema["required"] == ["question"]
    assert tools["ask"].input_schema["properties"]["question"]["maxLength"] == 1000


def test_an_answer_is_that_of_the_contract(address: str) -> None:
    result = call(address, "ask", question=QUESTION)
    assert not result.is_error
    answer = result.structured_content
    assert answer is not None
    Draft202012Validator(contract.schemas()["answer"]).validate(answer)
    same = httpx.post(address.replace("/mcp", "/api/ask"), json={"question": QUESTION}).json()
    assert answer == same
    assert json.loads(said(result)) == same
    assert [figure["value"] for figure in answer["figures"]] == [5]


def test_it_is_asked_with_all_that_the_api_takes(address: str) -> None:
    first = call(address, "ask", question=QUESTION).structured_content
    assert first is not None
    history = [
        {"role": "user", "content": QUESTION},
        {"role": "assistant", "content": first["text"]},
    ]
    second = call(address, "ask", question="石塘镇呢？", history=history, language="zh")
    assert second.structured_content is not None
    assert [f["value"] for f in second.structured_content["figures"]] == [9]
    third = call(address, "ask", question="2018年收到多少申请？", scope=STONE, today="2024-05-01")
    assert third.structured_content is not None
    assert [f["value"] for f in third.structured_content["figures"]] == [9]


@pytest.mark.parametrize(
    ("question", "status"),
    [("柳桥镇2017年收到多少申请？", "no_report"), ("今天天气怎么样？", "out_of_scope")],
)
def test_a_refusal_is_an_answer_and_no_error(address: str, question: str, status: str) -> None:
    result = call(address, "ask", question=question)
    assert not result.is_error
    assert result.structured_content is not None
    assert result.structured_content["status"] == status


def test_figures_page_by_page_blank_ones_included(address: str) -> None:
    wanted = {"agency": ["柳桥镇"], "indicator": "requests_received", "period": "year"}
    found: list[dict[str, Any]] = []
    cursor = None
    for _ in range(3):
        page = call(address, "figures", **wanted, limit=1, cursor=cursor).structured_content
        assert page is not None
        found += page["figures"]
        cursor = page["next"]
    assert cursor is None
    assert {(f["agency"], f["year"], f["value"]) for f in found} == {
        (WILLOW, 2015, 2),
        (WILLOW, 2016, None),
        (WILLOW, 2018, 5),
    }
    validator = Draft202012Validator(contract.schemas()["figure"])
    for figure in found:
        validator.validate(figure)


def test_passages_are_quoted_exactly(address: str, library: Library) -> None:
    result = call(address, "passages", query="柳桥镇2018年存在什么问题？", limit=2)
    assert result.structured_content is not None
    first, *_ = result.structured_content["passages"]
    assert (first["agency"], first["year"]) == (WILLOW, 2018)
    assert "还不够及时" in first["quote"]
    assert first["quote"] in " ".join(library.report(first["document"]).text.split())
    named = call(address, "passages", query="存在什么问题？", agency=["石塘镇"], year=[2016])
    assert named.structured_content is not None
    assert {(p["agency"], p["year"]) for p in named.structured_content["passages"]} == {
        (STONE, 2016)
    }


def test_reports_page_by_page(address: str) -> None:
    first = call(address, "reports", limit=3).structured_content
    assert first is not None
    second = call(address, "reports", limit=3, cursor=first["next"]).structured_content
    assert second is not None
    listed = [(r["agency"], r["year"]) for r in first["reports"] + second["reports"]]
    assert listed == sorted(listed)
    assert len(listed) == 5
    assert second["next"] is None


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("ask", {}, "question"),
        ("ask", {"question": "  "}, "empty"),
        ("ask", {"question": "x" * 1001}, "1000"),
        ("ask", {"question": QUESTION, "language": "fr"}, "language"),
        ("ask", {"question": QUESTION, "scope": "无此镇"}, "无此镇"),
        (
            "ask",
            {"question": QUESTION, "history": [{"role": "user", "content": "x" * 9000}]},
            "8000",
        ),
        ("figures", {"agency": ["无此镇"]}, "no body"),
        ("figures", {"indicator": "nothing such"}, "neither"),
        ("figures", {"limit": 501}, "500"),
        ("figures", {"cursor": "not ours"}, "cursor"),
        ("passages", {"query": ""}, "query"),
        ("passages", {"query": "问题", "limit": 100}, "20"),
        ("nothing", {}, "nothing"),
    ],
)
def test_what_cannot_be_is_an_error_of_the_tool(
    address: str, tool: str, arguments: dict[str, Any], message: str
) -> None:
    result = call(address, tool, **arguments)
    assert result.is_error
    assert message in said(result)


def post(address: str, **headers: str) -> httpx.Response:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accepts = {"accept": "application/json, text/event-stream"}
    return httpx.post(address, json=body, headers=accepts | headers)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": SITE}, 200),
        ({"origin": "http://localhost:6274"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "https://evil.example", "host": "evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost.evil.example"}, 403),
        ({"origin": "http://[x"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_no_foreign_page_may_ask(address: str, headers: dict[str, str], status: int) -> None:
    answer = post(address, **headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["status"] == 403


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_there_is_no_stream_to_hold_open(address: str, method: str) -> None:
    answer = httpx.request(method, address)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_a_large_body_is_refused(address: str) -> None:
    assert httpx.post(address, content=b"x" * 300_000).status_code == 413


def test_what_was_asked_here_is_noted_as_such(address: str, journal: Journal) -> None:
    call(address, "ask", question="石塘镇2011年收到多少申请？")
    journal.close()
    assert "石塘镇2011年收到多少申请？" in [
        one.text for one in journal.unanswered().entries if one.road == "mcp"
    ]


def test_the_limit_is_that_of_a_visitor(address: str) -> None:
    async def many(client: Client) -> CallToolResult:
        for _ in range(PER_MINUTE + 1):
            result = await client.call_tool("reports", {"limit": 1})
            if result.is_error:
                break
        return result

    result = asked(address, many)
    assert result.is_error
    assert "too many questions" in said(result)
    assert "seconds" in said(result)
