"""Whatever a report, a file name or a visitor holds is shown as text, never run as markup."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import html

from disclosure_qa.model.answer import (
    Answer,
    Language,
    Note,
    NoteKind,
    Status,
    Understood,
)
from disclosure_qa.vocabulary.catalogue import load_catalogue
from disclosure_qa.web.render.markup import card_html
from web_samples import TOWN, SampleLibrary, cited, figure_of, report_of

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "[1]<u onmouseover=alert(1)>x</u>",
    'javascript:alert(1)"',
)
_RUNS = {"script", "img", "iframe", "object", "embed", "u"}


def evil_library(payload: str) -> SampleLibrary:
    """A library of one report whose title, agency, cells and file name are the payload."""
    values = [(payload, "0"), *[("0", "0")] * 7]
    report = report_of(
        TOWN + payload, 2017, values, title=payload, document=f"{payload}/{payload}.txt"
    )
    return SampleLibrary((report,))


def assert_inert(markup: str, payload: str) -> None:
    """No element, handler or address in the markup comes from the payload; it is there as text."""
    page = html.fromstring(markup)
    tags = {e.tag for e in page.iter() if isinstance(e.tag, str)}
    assert not tags & _RUNS
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            if name == "href" and "download" in element.attrib and value.startswith("data:"):
                assert value.startswith("data:text/csv;charset=utf-8;base64,")
            elif name in {"href", "src", "action", "data-source"}:
                assert not value.lower().lstrip().startswith(("javascript:", "data:"))
    assert payload in page.text_content()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("live", [True, False])
def test_every_text_of_an_answer(payload: str, live: bool) -> None:
    (report,) = evil_library(payload).held
    figure = replace(
        figure_of(report, 2, 2),
        label=payload,
        indicator=None,
        printed=payload,
        value=None,
        unit=payload,
        applicant=payload,
    )
    answer = Answer(
        payload,
        Language.EN,
        Status.NOT_REPORTED,
        payload,
        **cited(figure, replace(figure, applicant=None)),
        understood=(Understood((payload,), (2017,), (payload,), payload, None, payload),),
        notes=(Note(NoteKind.COVERAGE, payload, (1,)),),
        options=(payload,),
    )
    assert_inert(card_html(answer, load_catalogue(), live=live), payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_page(payload: str, client_of: Callable[[Any], TestClient]) -> None:
    library = evil_library(payload)
    document = quote(library.held[0].document)
    client = client_of(library)
    headers = {"accept": "text/html"}
    for address in (
        f"/report?document={document}&start=0&end=9&cell=6.1.2",
        f"/page/source?document={document}&start=0&end=400&cell=6.1.2",
        "/reports",
        "/page/outset",
        f"/answer?q={quote(payload)}",
    ):
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200, address
        assert_inert(answer.text, payload if "answer" not in address else "")


def test_a_question_comes_back_as_text(client: TestClient) -> None:
    page = html.fromstring(client.get("/answer", params={"q": '"><u>x</u>'}).text)
    (field,) = page.xpath("//input[@name='q']")
    assert field.get("value") == '"><u>x</u>'
    assert page.xpath("//h1")[0].text_content().endswith('"><u>x</u>')


def test_an_original_is_only_ever_saved(client_of: Callable[[Any], TestClient]) -> None:
    library = evil_library("<script>")
    answer = client_of(library).get("/original", params={"document": library.held[0].document})
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_file_name_cannot_end_its_header(client_of: Callable[[Any], TestClient]) -> None:
    name = 'a"\r\nX-Evil: 1;\u2028报告.txt'
    library = SampleLibrary((report_of(TOWN, 2017, [("0", "0")] * 8, document=name),))
    answer = client_of(library).get("/original", params={"document": name})
    assert answer.status_code == 200
    assert "x-evil" not in answer.headers
    assert answer.headers["content-disposition"].isascii()
