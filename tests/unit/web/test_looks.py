"""The pages of a report as they look, and the outline beside the text."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Report, Table
from disclosure_qa.web.page_images import PageImages
from disclosure_qa.web.render.on_page import on_page
from disclosure_qa.web.render.place import Span
from web_samples import R17, TOWN, SampleLibrary, row_source

DOCUMENT = "2017/柳桥镇.pdf"


def paged() -> Report:
    """The report of 2017 as if it had been a PDF: each cell of its annex has a box on page 2."""
    table = R17.blocks[6]
    assert isinstance(table, Table)
    cells = tuple(
        replace(
            cell,
            page=2,
            box=(
                50.0 + 100 * cell.column,
                40.0 + 20 * cell.row,
                140.0 + 100 * cell.column,
                58.0 + 20 * cell.row,
            ),
        )
        for cell in table.cells
    )
    prose = tuple(
        replace(block, page=1, box=(50.0, 100.0 + 30 * number, 350.0, 120.0 + 30 * number))
        for number, block in enumerate(R17.blocks[:6])
    )
    lines = tuple(replace(line, page=2 if line.row is not None else 1) for line in R17.lines)
    return replace(
        R17, document=DOCUMENT, blocks=(*prose, replace(table, cells=cells, page=2)), lines=lines
    )


class PagedLibrary(SampleLibrary):
    """One report with a PDF of two pages as its file."""

    opened = 0

    def __init__(self) -> None:
        super().__init__((paged(),))

    def original(self, document: str) -> bytes:
        self.report(document)
        self.opened += 1
        packed = io.BytesIO()
        canvas = Canvas(packed, pagesize=(500, 700))
        canvas.showPage()
        canvas.rect(50, 500, 300, 20, fill=1)
        canvas.showPage()
        canvas.save()
        return packed.getvalue()


@pytest.fixture
def library() -> PagedLibrary:
    return PagedLibrary()


@pytest.fixture
def looks(library: PagedLibrary, client_of: Callable[..., TestClient]) -> TestClient:
    return client_of(library)


def place() -> Span:
    source = row_source(R17, 3, 2)
    return Span(source.start, source.end, source.table, source.row, source.column)


def address(path: str, page: int = 2, **more: Any) -> str:
    span = place()
    cell = f"{span.table}.{span.row}.{span.column}"
    named = {"document": DOCUMENT, "page": page, "start": span.start, "end": span.end, "cell": cell}
    return path + "?" + "&".join(f"{name}={value}" for name, value in (named | more).items())


def test_the_row_and_the_cell_are_marked() -> None:
    found = on_page(paged(), place())
    assert found is not None
    assert found.page == 2
    row, cell = found.marks
    assert (row.x, row.y, row.width, row.height, row.cell) == (48, 98, 394, 22, False)
    assert (cell.x, cell.width, cell.cell) == (248, 94, True)


def test_a_sentence_is_marked_by_its_paragraph() -> None:
    start = R17.text.index("主动公开政府信息")
    found = on_page(paged(), Span(start, start + 5))
    assert found is not None
    assert found.page == 1
    assert [mark.y for mark in found.marks] == [158]


def test_what_has_no_box_is_not_marked_and_what_has_no_page_not_shown() -> None:
    bare = replace(R17, document=DOCUMENT)
    found = on_page(bare, place())
    assert found is not None
    assert found.marks == ()
    assert on_page(R17, place()) is None


def test_the_viewer_leads_to_the_page_and_back(looks: TestClient) -> None:
    piece = html.fromstring(looks.get(address("/page/source")).text)
    (link,) = piece.xpath("//a[starts-with(@data-pane, 'page/look?')]")
    shown = looks.get("/" + link.get("data-pane"))
    assert shown.status_code == 200
    page = html.fromstring(shown.text)
    assert len(page.xpath("//rect")) == 2
    assert page.xpath("//img/@alt")[0]
    (back,) = page.xpath("//a[starts-with(@data-pane, 'page/source?')]")
    assert "cell-hit" in looks.get("/" + back.get("data-pane")).text
    picture = looks.get("/" + page.xpath("//img/@src")[0])
    assert picture.headers["content-type"] == "image/webp"
    assert "immutable" in picture.headers["cache-control"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_of_its_own_needs_no_script(looks: TestClient, language: str) -> None:
    page = html.fromstring(looks.get(address("/look", lang=language)).text)
    assert page.xpath("//main//rect")
    assert not page.xpath("//script")
    (before,) = page.xpath("//nav[@class='pages']/a/@href")
    other = html.fromstring(looks.get("/" + before).text)
    assert not other.xpath("//main//rect"), "the place stands on the other page"


def test_a_whole_report_leads_to_its_pages(looks: TestClient) -> None:
    page = html.fromstring(looks.get("/report", params={"document": DOCUMENT}).text)
    (link,) = page.xpath("//a[starts-with(@href, 'look?')]/@href")
    assert looks.get("/" + link).status_code == 200


def test_pages_that_are_not_there(looks: TestClient) -> None:
    assert looks.get(address("/page/image", page=3)).status_code == 404
    assert looks.get(address("/look", page=3)).status_code == 404
    assert looks.get("/page/image?document=none.pdf&page=1").status_code == 404
    assert looks.get(address("/page/image", page=0)).status_code == 422


def test_a_page_is_rendered_once(library: PagedLibrary) -> None:
    images = PageImages(library)  # type: ignore[arg-type]
    first = images.of(DOCUMENT, 1)
    assert images.of(DOCUMENT, 1) is first
    assert library.opened == 1
    for _ in range(2):
        assert images.of(DOCUMENT, 9) is None
    assert images.of(DOCUMENT, 1) is first


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_drawn(
    library: PagedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = PageImages(library)  # type: ignore[arg-type]
    monkeypatch.setattr("disclosure_qa.web.page_images.PAGE_SECONDS", 0.001)
    with pytest.raises(UnreadableDocument, match="took more than"):
        images.of(DOCUMENT, 1)
    monkeypatch.undo()
    assert images.of(DOCUMENT, 1) is not None


def test_a_damaged_file_says_so(library: PagedLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "original", lambda _: b"%PDF-1.4 no more")
    with pytest.raises(UnreadableDocument, match="cannot be shown"):
        PageImages(library).of(DOCUMENT, 1)  # type: ignore[arg-type]


def test_the_outline_leads_to_each_section(client: TestClient) -> None:
    piece = html.fromstring(
        client.get("/page/source", params={"document": R17.document, "start": 0, "end": 5}).text
    )
    links = piece.xpath("//details[@class='contents']//a")
    assert [link.text for link in links] == ["一、概述", "二、存在的主要问题及改进措施", "三、附表"]
    section = html.fromstring(client.get("/" + links[1].get("data-pane")).text)
    assert section.xpath("//details//a[@aria-current]")[0].text == links[1].text
    assert "还不够规范" in section.text_content()
    assert TOWN in section.text_content()


def test_a_section_that_is_not_there_shows_the_last(client: TestClient) -> None:
    answer = client.get("/page/source", params={"document": R17.document, "part": 99})
    assert "行政复议数" in answer.text
