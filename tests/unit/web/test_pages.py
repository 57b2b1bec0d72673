"""Pages that need no script, the frame of the conversation, and what stands before them."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from disclosure_qa.web.assets import FOLDER
from web_samples import ANSWERS, R17, REPORTS, SampleLibrary

ENGLISH = "Liuqiao Town People's Government, Qinghe County"
ZH = {"accept": "text/html", "accept-language": "zh-CN"}
EN = {"accept": "text/html", "accept-language": "en-GB"}
PAGES = ("/answer", "/reports", f"/report?document={R17.document}", "/api/docs", "/no/such/page")


def text_of(page: Any) -> str:
    return " ".join(page.text_content().split())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("headers", "lang"), [(ZH, "zh-CN"), (EN, "en")])
def test_pages_speak_the_visitors_language(
    client: TestClient, address: str, headers: dict[str, str], lang: str
) -> None:
    page = html.fromstring(client.get(address, headers=headers).content)
    assert page.get("lang") == lang
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert not page.xpath("//script")
    assert page.xpath("//title")[0].text.strip()


@pytest.mark.parametrize("address", PAGES)
def test_the_switch_leads_to_the_same_page_in_the_other_language(
    client: TestClient, address: str
) -> None:
    page = html.fromstring(client.get(address, headers=ZH).content)
    (switch,) = page.xpath("//a[@class='switch']")
    path = address.split("?", maxsplit=1)[0]
    other = client.get(path + switch.get("href"), headers=ZH)
    assert html.fromstring(other.content).get("lang") == "en"


@pytest.mark.parametrize("address", [*PAGES, "/"])
def test_pages_name_only_files_of_their_own(client: TestClient, address: str) -> None:
    page = html.fromstring(client.get(address, headers=ZH).content)
    page.make_links_absolute(f"http://testserver{address}")
    loaded = [
        link for element, _, link, _ in page.iterlinks() if element.tag in {"link", "script", "img"}
    ]
    assert loaded
    assert all(link.startswith("http://testserver/") for link in loaded)
    for link in loaded:
        if "/page/" in link:
            assert client.get(link.removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("question", ANSWERS)
def test_an_answer_without_script(client: TestClient, question: str) -> None:
    answer = ANSWERS[question]
    page = html.fromstring(client.get("/answer", params={"q": question}, headers=ZH).text)
    (card,) = page.xpath("//article")
    assert card.get("lang") == {"zh": "zh-CN", "en": "en"}[answer.language]
    for sentence in answer.text.split("\n"):
        assert sentence in card.text_content()
    quotes = [q.text for q in card.xpath(".//q")]
    assert quotes == [citation.source.quote for citation in answer.citations]
    for link in card.xpath(".//a[contains(@class, 'cite')]"):
        address, _, anchor = link.get("href").partition("#")
        report = html.fromstring(client.get(f"/{address}", headers=ZH).content)
        (place,) = report.xpath(f"//*[@id='{anchor}']")
        number = int(link.text.strip("[]"))
        source = answer.citations[number - 1].source
        shown = "".join(place.text_content().replace("空白", "").split())
        assert shown in "".join(source.quote.split()) or "".join(source.quote.split()) in shown


def test_a_blank_cell_is_named_where_it_is_cited(client: TestClient) -> None:
    question = "柳桥镇2017年累计收到多少申请？"
    page = html.fromstring(client.get("/answer", params={"q": question}, headers=ZH).text)
    link = page.xpath("//article//a[contains(@class, 'cite')]")[0].get("href")
    report = html.fromstring(client.get(f"/{link}", headers=ZH).content)
    (cell,) = report.xpath("//*[@class='cell-hit']")
    assert cell.text_content() == "空白"


def test_options_are_links_that_answer(client: TestClient) -> None:
    page = html.fromstring(
        client.get("/answer", params={"q": "2018年收到多少申请？"}, headers=ZH).text
    )
    links = page.xpath("//a[@class='choice']")
    assert len(links) == 2
    for link in links:
        assert "<article" in client.get(f"/{link.get('href')}", headers=ZH).text


@pytest.mark.parametrize("question", ["x" * 1001, "malformed"])
def test_a_question_that_cannot_be_used_gets_a_page_that_says_so(
    client: TestClient, question: str
) -> None:
    answer = client.get("/answer", params={"q": question}, headers=ZH)
    assert answer.status_code == 422
    assert "这个问题没法处理" in answer.text


def test_an_unknown_report_gets_a_page_that_says_so(client: TestClient) -> None:
    answer = client.get("/report?document=none", headers=EN)
    assert answer.status_code == 404
    assert "No such report here" in answer.text


def test_the_original_comes_as_it_was(client: TestClient) -> None:
    answer = client.get("/original", params={"document": R17.document})
    assert answer.content == R17.text.encode()
    assert "UTF-8''%E9%9D%92%E6%B2%B3" in answer.headers["content-disposition"]


def test_the_outset_says_what_is_covered(client: TestClient) -> None:
    (outset,) = html.fragments_fromstring(client.get("/page/outset?lang=zh").text)
    assert outset.get("data-scope-text") == "依据 2 家机关 2016–2018 年的 4 份年度报告作答。"
    kinds = [kind.text for kind in outset.xpath(".//span[@class='kind']")]
    assert kinds == ["一个数字", "历年变化", "比较", "文字内容", "English", "数据核对"]
    assert outset.xpath(".//button[@lang='en']")


@pytest.mark.parametrize(
    ("held", "scope"),
    [
        ((), "No reports have been added yet."),
        (REPORTS[:1], f"It answers from the 2016 annual report of {ENGLISH}."),
        (REPORTS[:3], f"It answers from 3 annual reports of {ENGLISH}, 2016–2018."),
        ((REPORTS[0], REPORTS[2]), f"It answers from 2 annual reports of {ENGLISH}, 2016, 2018."),
    ],
)
def test_the_scope_fits_what_is_held(
    client_of: Callable[..., TestClient], held: Any, scope: str
) -> None:
    (outset,) = html.fragments_fromstring(
        client_of(SampleLibrary(held)).get("/page/outset?lang=en").text
    )
    assert outset.get("data-scope-text") == scope


def test_without_reports_the_page_says_what_to_do(client_of: Callable[..., TestClient]) -> None:
    client = client_of(SampleLibrary(()))
    assert "还没有收录报告" in client.get("/page/outset?lang=zh").text
    assert "corpus" in client.get("/reports", headers=EN).text


def test_examples_follow_the_index(client_of: Callable[..., TestClient]) -> None:
    library = SampleLibrary(REPORTS[:1])
    client = client_of(library)
    before = client.get("/page/outset?lang=zh").text
    assert "历年变化" not in before
    library.held = REPORTS
    assert client.get("/page/outset?lang=zh").text == before
    library.generation += 1
    assert "历年变化" in client.get("/page/outset?lang=zh").text


def test_the_conversation_page_is_ours(client: TestClient) -> None:
    page = client.get("/", headers=EN).text
    assert '<html lang="en"' in page.replace("\n\t", " ")
    assert "og:image" not in page
    assert "twitter" not in page.split("<script", maxsplit=1)[0]
    assert "<noscript>" in page
    assert '<html lang="zh"' in client.get("/", headers=ZH).text.replace("\n\t", " ")


def test_the_conversation_may_load_from_here_alone(client: TestClient) -> None:
    policy = client.get("/", headers=ZH).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    for address in ("/answer", "/api/reports", "/api/nothing"):
        assert "default-src 'none'" in client.get(address).headers["content-security-policy"]


def test_a_turn_is_one_request_and_its_reply(client: TestClient) -> None:
    config = client.get("/config").json()
    event = next(each for each in config["dependencies"] if each["targets"][0][1] == "submit")
    assert event["queue"] is False
    asked = {
        "data": [],
        "event_data": {"turn": "t", "question": "柳桥镇2017年收到多少申请？"},
        "fn_index": event["id"],
        "trigger_id": event["targets"][0][0],
        "session_hash": "s",
    }
    reply = client.post("/gradio_api/run/predict", json=asked)
    (told,) = reply.json()["data"]
    assert (told["turn"], told["state"]) == ("t", "answered")


@pytest.mark.parametrize(
    "address",
    [
        "/gradio_api/info",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://example.org",
        "/gradio_api/run/reply",
        "/gradio_api/call/reply",
        "/gradio_api/component_server",
        "/gradio_api/queue/join",
        "/gradio_api/queue/data",
        "/gradio_api/queue/status",
        "/gradio_api/heartbeat/abc",
        "/gradio_api/startup-events",
        "/gradio_api/cancel",
        "/gradio_api/reset",
        "/monitoring",
        "/file=/etc/passwd",
        "/docs",
        "/openapi.json",
        "/login",
    ],
)
def test_what_the_page_does_not_need_is_not_there(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, content=b"{}").status_code == 404


def test_files_are_kept_by_their_content(client: TestClient) -> None:
    for file in FOLDER.iterdir():
        answer = client.get(f"/page/files/{file.name}")
        assert answer.content == file.read_bytes()
        assert "immutable" in answer.headers["cache-control"]
