"""Damaged and hostile files: every reader either reads or refuses, and a refusal is one line."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.figures import extract_figures
from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.reports import build_report
from disclosure_qa.text.normalise import fold
from disclosure_qa.vocabulary.catalogue import load_catalogue
from reports.generator import document_of
from reports.generator.bodies import BODIES
from reports.generator.facts import simulate
from reports.generator.formats import WRITERS
from reports.generator.plans import PLANS
from unit.readers.pages import Pages

ROWS = [["项目", "单位", "2017年"], ["行政许可", "件", "1573"], ["行政处罚", "件", ""]]


@pytest.fixture(scope="module", autouse=True)
def _no_libreoffice() -> Iterator[None]:
    """LibreOffice is slow, and works in a process of its own: nothing to find out here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.which", lambda _: None)
        yield


def _txt() -> bytes:
    return ("某镇报告\n一、概述\n正文。\n" + "\n".join("\t".join(r) for r in ROWS)).encode()


def _html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    return f"<html><body><h1>某镇报告</h1><table>{rows}</table><p>正文。</p></body></html>".encode()


def _docx() -> bytes:
    document = Document()
    document.add_heading("某镇报告", 0)
    document.add_paragraph("正文。", style="List Number")
    table = document.add_table(3, 3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    return _saved(document.save)


def _xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.active.merge_cells("A2:A3")
    return _saved(workbook.save)


def _pdf() -> bytes:
    pages = Pages(pageCompression=0)
    pages.text(100, 60, "某镇报告")
    pages.grid([90, 250, 300, 360], 100, ROWS)
    pages.next_page()
    pages.grid([90, 250, 300, 360], 60, [["行政强制", "件", "7"]])
    return pages.data()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


MAKERS = {"txt": _txt, "html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf}


def survives(name: str, data: bytes) -> None:
    """Reads the file, or refuses it in one line; what is read keeps the model's promises."""
    try:
        blocks = read_blocks(name, data)
    except UnreadableDocument as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert "\n" not in refusal
        return
    assert blocks
    for block in blocks:
        if isinstance(block, Paragraph):
            assert block.text
            assert block.text == fold(block.text)
        else:
            _keeps_its_promises(block)


def _keeps_its_promises(table: Table) -> None:
    taken = set()
    places = [(cell.row, cell.column) for cell in table.cells]
    assert places == sorted(places)
    for cell in table.cells:
        assert cell.text == fold(cell.text)
        assert cell.row >= 0
        assert cell.column >= 0
        assert cell.row_span >= 1
        assert cell.column_span >= 1
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert (row, column) not in taken
                taken.add((row, column))


def mutated(data: bytes, seed: int) -> bytes:
    """A copy with some bytes flipped, cut out, doubled or cut off."""
    rng = random.Random(seed)
    copy = bytearray(data)
    for _ in range(rng.choice([1, 1, 3, 20])):
        place = rng.randrange(len(copy) or 1)
        match rng.randrange(5):
            case 0:
                copy[place : place + 1] = bytes([rng.randrange(256)])
            case 1:
                del copy[place : place + rng.choice([1, 4, 200])]
            case 2:
                copy[place:place] = copy[place : place + rng.choice([1, 10, 300])]
            case 3:
                copy[place:place] = rng.choice([b"<", b">", b"\x00", b"\xff", b"99999", b"/>"])
            case _:
                del copy[place + len(copy) // 2 :]
    return bytes(copy)


def mutated_parts(data: bytes, seed: int) -> bytes:
    """A package whose parts are damaged while the package itself stays whole."""
    rng = random.Random(seed)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for index, entry in enumerate(old.infolist()):
            part = old.read(entry)
            damage = rng.random() < 0.4
            new.writestr(entry.filename, mutated(part, seed * 100 + index) if damage else part)
    return file.getvalue()


@pytest.mark.parametrize("kind", MAKERS)
def test_damaged_copies(kind: str) -> None:
    whole = MAKERS[kind]()
    survives(f"x.{kind}", whole)
    for seed in range(150):
        survives(f"x.{kind}", mutated(whole, seed))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_damaged_parts(kind: str) -> None:
    whole = MAKERS[kind]()
    for seed in range(80):
        survives(f"x.{kind}", mutated_parts(whole, seed))


@pytest.mark.parametrize("kind", MAKERS)
def test_every_length(kind: str) -> None:
    whole = MAKERS[kind]()
    step = max(1, len(whole) // 60)
    for length in range(0, len(whole), step):
        survives(f"x.{kind}", whole[:length])


@pytest.mark.parametrize("suffix", ["txt", "html", "pdf"])
def test_damaged_copies_of_the_samples(shared: Path, suffix: str) -> None:
    whole = next((shared / "reports").glob(f"*.{suffix}")).read_bytes()
    for seed in range(12):
        survives(f"x.{suffix}", mutated(whole, seed))


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_a_damaged_report_gives_no_other_number_for_the_same_print(kind: str) -> None:
    plan = next(p for p in PLANS if p.writer == kind and p.family == "A" and not p.annex)
    body = next(body for body in BODIES if body.key == plan.body)
    document = document_of(plan, simulate(body, "fuzz")[plan.year], "fuzz")
    data = WRITERS[kind](document, plan.options)
    whole = _values(plan.file, data)
    assert len(whole) > 20
    for seed in range(12):
        copy = mutated_parts(data, seed) if kind == "docx" else mutated(data, seed)
        try:
            damaged = _values(plan.file, copy)
        except UnreadableDocument:
            continue
        for slot, (value, printed) in damaged.items():
            if slot in whole and value is not None:
                assert value == whole[slot][0] or printed != whole[slot][1]


def _values(name: str, data: bytes) -> dict[object, tuple[Decimal | None, str]]:
    catalogue = load_catalogue()
    report = build_report(name, read_blocks(name, data), catalogue)
    return {
        (f.path, f.applicant, f.period): (f.value, f.printed)
        for f in extract_figures(report, catalogue)
    }


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes(data: bytes) -> None:
    survives("", data)


@given(
    st.sampled_from(
        [b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1", b"<html>", b"\xff\xfe", b"<p><p><p>"]
    ),
    st.binary(max_size=200),
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_after_a_known_start(start: bytes, rest: bytes) -> None:
    survives("", start + rest)


TAGS = [
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "p",
    "br",
    "div",
    "h1",
    "sup",
    "form",
    "pre",
    "span",
    "ul",
    "li",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.builds(
        "<td rowspan={} colspan={}>".format,
        st.sampled_from(["0", "2", "-1", "x", "9999999999", "1.5", ""]),
        st.sampled_from(["0", "2", "-1", "x", "50", ""]),
    ),
    st.sampled_from(["甲", "12", "&nbsp;", "&#0;", "\n", "<!--", "-->", "<![CDATA[", "。", "\t"]),
)


@given(st.lists(PIECES, max_size=40))
@settings(deadline=None)
def test_any_soup_of_tags(pieces: list[str]) -> None:
    survives("x.html", ("<html><body>正文" + "".join(pieces)).encode())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([90.0, 91.0, 150.0, 152.5, 300.0, 302.0]),
            st.sampled_from([60.0, 62.0, 80.0, 81.0, 200.0]),
            st.sampled_from([0.0, 1.0, 60.0, 210.0]),
            st.booleans(),
        ),
        max_size=14,
    ),
    st.lists(
        st.tuples(
            st.sampled_from([91.0, 120.0, 149.0, 299.0]),
            st.sampled_from([61.0, 75.0, 79.0, 150.0]),
            st.sampled_from(["12", "甲", "（一）公开", "1."]),
        ),
        min_size=1,
        max_size=8,
    ),
)
@settings(max_examples=40, deadline=None)
def test_any_lines_and_words_on_a_page(
    lines: list[tuple[float, float, float, bool]], words: list[tuple[float, float, str]]
) -> None:
    pages = Pages()
    for x, y, length, level in lines:
        pages.line(x, y, x + length * level, y + length * (not level))
    for x, y, text in words:
        pages.text(x, y, text)
    data = pages.data()
    survives("x.pdf", data)
    blocks = read_blocks("x.pdf", data)
    printed = "".join(
        block.text if isinstance(block, Paragraph) else "".join(c.text for c in block.cells)
        for block in blocks
    )
    # Words drawn over each other at one place may count once: that is how bold print is made.
    assert set("".join(text for *_, text in words)) >= set("".join(printed.split()))
    assert {text for *_, text in words if text == "甲"} <= set(printed)
