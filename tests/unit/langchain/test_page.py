"""The page of docs: its blocks run one after another, with a scripted model for the served one."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

langchain = pytest.importorskip("langchain", reason="the extra llm is missing")

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ASKED = {"indicator": "requests_received", "agency": "liuqiao", "years": [2017], "period": "year"}


class Scripted(BaseChatModel):
    """A chat model that asks for the tools in turn, then says what the last one gave."""

    seen: list[list[BaseMessage]] = Field(default_factory=list)
    tools: list[str] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **options: Any) -> "Scripted":
        self.tools[:] = [tool.name for tool in tools]
        return self

    def _generate(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **options: Any
    ) -> ChatResult:
        self.seen.append(messages)
        return ChatResult(generations=[ChatGeneration(message=self._reply(messages))])

    def _reply(self, messages: list[BaseMessage]) -> AIMessage:
        calls = [
            ("disclosure_figures", _ASKED),
            ("disclosure_passages", {"query": "柳桥镇2017年存在哪些问题？"}),
            ("disclosure_assistant", {"question": "柳桥镇2017年收到多少件申请？"}),
        ]
        used = [message for message in messages if isinstance(message, ToolMessage)]
        if self.tools and len(used) < len(calls):
            name, arguments = calls[len(used)]
            call = {"name": name, "args": arguments, "id": name, "type": "tool_call"}
            return AIMessage("", tool_calls=[call])
        if used:
            figure = json.loads(str(used[0].content))["figures"][0]
            return AIMessage(f"{figure['value']} ({figure['document']})")
        return AIMessage("信息更新不够及时[1]。")


@pytest.fixture
def ran(
    place: Path,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[dict[str, Any]]:
    """The names that the page's blocks leave, and under `printed` what they printed."""
    import langchain.chat_models

    monkeypatch.setattr(langchain.chat_models, "init_chat_model", lambda *_, **__: Scripted())
    monkeypatch.chdir(place)
    names: dict[str, Any] = {}
    page = (project / "docs" / "langchain.md").read_text(encoding="utf-8")
    blocks = _BLOCK.findall(page)
    assert len(blocks) == 7
    for block in blocks:
        exec(compile(block, "docs/langchain.md", "exec"), names)
    yield names | {"printed": capsys.readouterr().out}
    names["library"].close()


def test_the_blocks_of_the_page_run(ran: dict[str, Any]) -> None:
    assert ran["answer"]["figures"][0]["value"] == 3
    assert [answer["figures"][0]["value"] for answer in ran["answers"]] == [3, 3]
    assert ran["printed"].count(ran["answer"]["text"]) == 2
    assert "三、存在的主要问题" in ran["printed"]
    assert "微信公众号" in ran["nearest"][0].page_content
    assert ran["told"] == "信息更新不够及时[1]。"


def test_the_chain_gives_the_model_numbered_passages(ran: dict[str, Any]) -> None:
    system, human = ran["model"].seen[0]
    assert human.content == "柳桥镇2017年存在哪些问题？"
    assert re.search(
        r"^\[1\] 青河县柳桥镇人民政府, 2017: .*更新不够及时", system.content, re.MULTILINE
    )


def test_the_agent_answers_from_the_tools(ran: dict[str, Any]) -> None:
    assert ran["result"]["messages"][-1].content == "3 (2017.txt)"
    used = [message for message in ran["result"]["messages"] if isinstance(message, ToolMessage)]
    figures, passages, answer = used
    assert [figure["value"] for figure in figures.artifact] == [3]
    assert "信息更新不够及时" in str(passages.content)
    assert answer.content == ran["answer"]["text"]
