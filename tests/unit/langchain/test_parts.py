"""The parts as LangChain calls them."""

import json
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.messages import ToolMessage
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from disclosure_qa.ask import ask
from disclosure_qa.contract import answer_json, figure_json
from disclosure_qa.errors import InvalidQuestion
from disclosure_qa.langchain import Assistant, PassageRetriever, ReportEmbeddings, figures_tool
from disclosure_qa.library import Library
from disclosure_qa.library.encoder import packaged_encoder
from event_loops import awaited

LIUQIAO = "青河县柳桥镇人民政府"
QUESTION = "柳桥镇2017年收到多少件申请？"
PROBLEMS = "柳桥镇2017年存在哪些问题？"
CHANNELS = "有哪些公开渠道？"


def answered(library: Library, question: str, **more: Any) -> Any:
    return answer_json(ask(library, question, **{"today": date(2026, 1, 1), **more}))


# the encoder


def test_the_encoder_is_an_embeddings() -> None:
    embeddings = ReportEmbeddings()
    assert isinstance(embeddings, Embeddings)
    assert embeddings.name == packaged_encoder().name
    assert embeddings.embed_query("公开") == packaged_encoder().embed_query("公开")
    assert awaited(embeddings.aembed_documents(["公开"])) == [embeddings.embed_query("公开")]


# the retriever


def test_documents_say_where_they_stand(library: Library) -> None:
    retriever = PassageRetriever(library=library, k=2)
    assert isinstance(retriever, BaseRetriever)
    first = retriever.invoke(PROBLEMS)[0]
    assert first.metadata == {
        "agency": LIUQIAO,
        "year": 2017,
        "document": "2017.txt",
        "section": "三、存在的主要问题",
        "quote": first.page_content,
        "page": None,
    }
    assert "信息更新不够及时" in first.page_content
    assert first.page_content in library.report("2017.txt").text
    assert first.id is not None


def documents(found: list[Document]) -> set[str]:
    return {document.metadata["document"] for document in found}


@pytest.mark.parametrize(
    ("question", "limits", "expected"),
    [
        (CHANNELS, {}, {"2016.txt", "2017.txt"}),
        (PROBLEMS, {}, {"2017.txt"}),
        (QUESTION, {}, {"2017.txt"}),
        (PROBLEMS, {"years": (2016,)}, {"2016.txt"}),
        (CHANNELS, {"agencies": (LIUQIAO,), "years": (2016,)}, {"2016.txt"}),
        (CHANNELS, {"years": (1999,)}, set()),
        ("柳桥镇去年存在哪些问题？", {"today": date(2017, 5, 1)}, {"2016.txt"}),
        ("柳桥镇1999年存在哪些问题？", {}, set()),
        (" ", {}, set()),
    ],
)
def test_a_body_and_a_year_limit_the_search(
    library: Library, question: str, limits: dict[str, Any], expected: set[str]
) -> None:
    assert documents(PassageRetriever(library=library, **limits).invoke(question)) == expected


def test_as_many_passages_as_wanted_are_found(library: Library) -> None:
    assert len(PassageRetriever(library=library, k=1).invoke(CHANNELS)) == 1
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        PassageRetriever(library=library, k=0)


def test_passages_are_found_in_batches_and_awaited(library: Library) -> None:
    retriever = PassageRetriever(library=library)
    found = retriever.invoke(PROBLEMS)
    assert retriever.batch([PROBLEMS, CHANNELS])[0] == found
    assert awaited(retriever.ainvoke(PROBLEMS)) == found


# the assistant


def test_a_question_gets_the_answer_of_the_contract(library: Library) -> None:
    assistant = Assistant(library)
    assert isinstance(assistant, Runnable)
    assert assistant.invoke(QUESTION) == answered(library, QUESTION)
    assert assistant.invoke(QUESTION)["figures"][0]["value"] == 3


def test_a_question_may_come_with_all_that_the_contract_knows(library: Library) -> None:
    asked = {"question": "去年收到多少件申请？", "today": "2017-05-01", "scope": LIUQIAO, "id": 7}
    answer = Assistant(library).invoke(asked)
    assert answer["id"] == 7
    assert [figure["value"] for figure in answer["figures"]] == [5]


def test_questions_are_answered_in_batches_and_awaited(library: Library) -> None:
    assistant = Assistant(library)
    questions = [QUESTION, PROBLEMS, "明天天气怎么样？"]
    expected = [answered(library, question) for question in questions]
    assert assistant.batch(questions) == expected
    assert awaited(assistant.abatch(questions)) == expected
    assert awaited(assistant.ainvoke(PROBLEMS)) == expected[1]


@pytest.mark.parametrize("question", [QUESTION, PROBLEMS, "明天天气怎么样？"])
def test_the_pieces_of_a_stream_add_up_to_the_answer(library: Library, question: str) -> None:
    assistant = Assistant(library)
    pieces = list(assistant.stream(question))
    assert len(pieces) > 2
    assert reduce(add, pieces) == answered(library, question)

    async def collected() -> list[Any]:
        return [piece async for piece in assistant.astream(question)]

    assert awaited(collected()) == pieces


def test_it_streams_within_a_chain(library: Library) -> None:
    chain = Assistant(library).pick("text")
    assert "".join(chain.stream(QUESTION)) == answered(library, QUESTION)["text"]


@pytest.mark.parametrize("asked", ["", {"question": 1}, {}])
def test_what_is_no_question_is_refused(library: Library, asked: Any) -> None:
    with pytest.raises(InvalidQuestion):
        Assistant(library).invoke(asked)


# the tool


def called(library: Library, **arguments: Any) -> ToolMessage:
    tool = figures_tool(library)
    assert isinstance(tool, BaseTool)
    call = {"name": tool.name, "args": arguments, "id": "1", "type": "tool_call"}
    message = tool.invoke(call)
    assert isinstance(message, ToolMessage)
    return message


def test_figures_come_exact_and_with_their_place(library: Library) -> None:
    message = called(library, indicator="requests_received", agency="柳桥镇", years=[2017])
    (figure, total) = library.figures(years=[2017], indicators=["requests_received"])
    assert message.artifact == [figure_json(figure), figure_json(total)]
    assert json.loads(str(message.content)) == {"count": 2, "figures": message.artifact}
    assert (message.artifact[0]["value"], message.artifact[0]["document"]) == (3, "2017.txt")


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        ({"indicator": "requests_received", "period": "year"}, [5, 3]),
        ({"indicator": "受理政府信息公开申请总数", "period": "cumulative"}, [9, 9]),
        ({"indicator": "1.当面申请数", "period": "year", "years": [2017]}, [None]),
        ({"indicator": "requests_received", "applicant": "自然人"}, []),
        ({"indicator": "requests_received", "years": [1999]}, []),
    ],
)
def test_figures_are_chosen(
    library: Library, arguments: dict[str, Any], values: list[int | None]
) -> None:
    assert [figure["value"] for figure in called(library, **arguments).artifact] == values


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"indicator": "茶话会"}, "茶话会 is neither an indicator of the catalogue nor a row"),
        ({"indicator": "requests_received", "agency": "石塘镇"}, "no body in the index is called"),
    ],
)
def test_an_unknown_name_comes_back_with_the_choices(
    library: Library, arguments: dict[str, Any], said: str
) -> None:
    message = called(library, **arguments)
    assert message.status == "error"
    assert said in str(message.content)
    assert "requests_received (" in str(message.content)
    assert LIUQIAO in str(message.content)


def test_the_arguments_are_typed() -> None:
    schema = figures_tool(None).get_input_jsonschema()  # type: ignore[arg-type]
    assert set(schema["properties"]) == {"indicator", "agency", "years", "period", "applicant"}
    assert schema["required"] == ["indicator"]
