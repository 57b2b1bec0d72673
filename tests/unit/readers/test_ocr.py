"""Scanned pages and pictures: lines, cells, what stands in them, and what is left in doubt."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("cv2", reason='the extra "ocr" is not installed')
pytest.importorskip("onnxruntime", reason='the extra "ocr" is not installed')
pytest.importorskip("rapidocr", reason='the extra "ocr" is not installed')

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from disclosure_qa.ask import ask
from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.figures import extract_figures
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.model.figure import Figure, Origin
from disclosure_qa.model.report import Block, Cell, Family, Report, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.readers.ocr import page as ocr_page
from disclosure_qa.readers.ocr.cells import Stroke, lines_in
from disclosure_qa.readers.ocr.recognise import Mark, Reading
from disclosure_qa.readers.ocr.ruling import find_rules
from disclosure_qa.readers.ocr.upright import EM, clean, ink_of, straightened
from disclosure_qa.readers.sniff import Format, sniff
from disclosure_qa.reports import build_report
from disclosure_qa.vocabulary.catalogue import load_catalogue
from reports import corpus
from unit.readers.pages import HEIGHT, WIDTH, Pages, rows_of, tables_of, texts_of
from unit.readers.scans import Grey, encoded, hasty, rendered, scanned_pdf

TITLE = "青河县柳桥镇人民政府2017年政府信息公开工作年度报告"
PROSE = "全年主动公开政府信息共计253条，较上年有所增加，内容涉及财政预算和决算。"
ROWS = [
    ["指标名称", "单位", "2017年", "历年累计"],
    ["主动公开文件数", "条", "253", "1,087"],
    ["其中：政府网站公开数", "条", "0", "7"],
    ["受理政府信息公开申请总数", "条", "", "/"],
    ["网络申请数", "条", "—", "-3"],
    ["对申请的答复总数", "条", "12件", "305.50"],
    ["行政复议数", "件", "11", "无"],
    ["行政诉讼数", "件", "1", "14（其中修订9件）"],
]
XS = [80, 240, 290, 380, 515]


def drawn(rows: Sequence[Sequence[str]] = ROWS) -> Pages:
    pages = Pages()
    pages.centered(90, TITLE)
    pages.text(101, 130, PROSE)
    pages.grid(XS, 160, rows)
    return pages


def blank(width: int = 400, height: int = 200) -> Grey:
    return np.full((height, width), 255, np.uint8)


@pytest.fixture(scope="module")
def sheet() -> Grey:
    return rendered(drawn().data())


@pytest.fixture(scope="module")
def seen(sheet: Grey) -> tuple[Block, ...]:
    return read_blocks("x.png", encoded(sheet))


def test_every_cell_is_read_as_printed(seen: tuple[Block, ...]) -> None:
    (table,) = tables_of(seen)
    assert [
        [text.replace("（", "(").replace("）", ")") for text in row] for row in rows_of(table)
    ] == [[text.replace("（", "(").replace("）", ")") for text in row] for row in ROWS]


def test_prose_is_read_apart_from_the_table(seen: tuple[Block, ...]) -> None:
    assert [text.replace(",", "，") for text in texts_of(seen)] == [TITLE, PROSE]


def test_all_that_is_read_has_its_place_and_confidence(
    sheet: Grey, seen: tuple[Block, ...]
) -> None:
    height, width = sheet.shape
    (table,) = tables_of(seen)
    written = [cell for cell in table.cells if cell.text]
    for printed in [block for block in seen if not isinstance(block, Table)] + written:
        assert printed.page == 1
        assert printed.confidence is not None
        assert 0.5 < printed.confidence <= 1
        assert printed.box is not None
        x0, top, x1, bottom = printed.box
        assert 0 <= x0 < x1 <= width
        assert 0 <= top < bottom <= height
    place = table.cells[0].box
    assert place is not None
    assert place[0] == pytest.approx(XS[0] * 200 / 72, abs=5)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_may_come_in_any_format(kind: str) -> None:
    from disclosure_qa.readers.ocr.pictures import pictures_in

    page = ruled()
    data = encoded(page, kind)
    assert sniff("scan", data) is Format.PICTURE
    (picture,) = pictures_in(data)
    assert np.abs(picture.grey.astype(int) - page).mean() < 2


def test_an_answer_from_a_picture_says_that_it_was_read_from_one(
    sheet: Grey, tmp_path: Path
) -> None:
    (tmp_path / "扫描.png").write_bytes(encoded(sheet))
    with Library.create(tmp_path / "index") as library:
        ingest([tmp_path / "扫描.png"], library)
        found = ask(library, "柳桥镇2017年主动公开文件多少条？", today=date(2019, 5, 1))
    (figure,) = found.figures
    assert (figure.figure.value, figure.figure.origin) == (Decimal(253), Origin.OCR)
    assert any("扫描件" in note.text for note in found.notes)


@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_may_lie_or_stand_on_its_head(quarters: int) -> None:
    pages = drawn(ROWS[:3])
    upright = rendered(pages.data(), dots=150)[:700]
    turned = np.ascontiguousarray(np.rot90(upright, quarters))
    (table,) = tables_of(read_blocks("x.png", encoded(turned)))
    assert rows_of(table) == ROWS[:3]
    place = table.cells[0].box
    assert place is not None
    ink = turned[round(place[1]) : round(place[3]), round(place[0]) : round(place[2])]
    assert ink.size
    assert ink[8:-8, 8:-8].min() < 128


def test_a_scanned_document_goes_on_over_the_page_and_is_marked_as_read_optically() -> None:
    pages = drawn(ROWS[:5])
    pages.next_page()
    pages.grid(XS, 60, [ROWS[0], *ROWS[5:]])
    data = pages.data()
    scan = scanned_pdf([hasty(rendered(data, number)) for number in (1, 2)])
    blocks = read_blocks("x.pdf", scan)
    (table,) = tables_of(blocks)
    assert table.row_count == len(ROWS)
    assert {cell.page for cell in table.cells} == {1, 2}
    assert all(c.box and c.box[2] <= WIDTH + 5 and c.box[3] <= HEIGHT + 5 for c in table.cells)
    catalogue = load_catalogue()
    report = build_report("x.pdf", blocks, catalogue)
    assert (report.agency, report.year, report.origin) == ("青河县柳桥镇人民政府", 2017, "ocr")
    (published, *_) = (f for f in extract_figures(report, catalogue) if f.indicator == "published")
    assert (published.value, published.origin) == (Decimal(253), Origin.OCR)
    assert published.confidence is not None
    assert published.confidence > 0.9


def test_a_page_of_text_beside_a_scanned_one_keeps_its_text() -> None:
    pages = Pages()
    pages.text(111, 100, "封面说明。")
    pages.next_page()
    picture = io.BytesIO(encoded(rendered(drawn(ROWS[:2]).data(), dots=150)))
    from reportlab.lib.utils import ImageReader

    pages.canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    cover, *rest = pages.blocks()
    assert (cover.page, getattr(cover, "confidence", 0)) == (1, None)
    assert rows_of(tables_of(tuple(rest))[0]) == ROWS[:2]


def test_a_group_that_ends_within_a_row_cuts_no_number() -> None:
    pages = drawn()
    left, right = 80, 515
    for y, from_ in ((400, left), (420, 160), (440, 160), (447, left), (460, 160), (480, left)):
        pages.line(from_, y, right if from_ != left or y in (400, 480) else 160, y)
    for x in (left, 160, 400, right):
        pages.line(x, 400, x, 480)
    for row, (label, number) in enumerate((("公开", "36"), ("部分公开", "58"), ("其他", "900"))):
        pages.text(170, 414 + 20 * row, label)
        pages.text(410, 414 + 20 * row, number)
    grey = rendered(pages.data())[1050:1400]
    (table,) = tables_of(read_blocks("x.png", encoded(grey)))
    assert [c.text for c in table.cells if c.text.isdigit()] == ["36", "58", "900"]


def fake(marks: Mapping[str, float]) -> Reading:
    return tuple(
        Mark(text, (index + 0.5) / len(marks), confidence)
        for index, (text, confidence) in enumerate(marks.items())
    )


def table_read_as(
    sheet: Grey, first: Reading, second: Reading, monkeypatch: pytest.MonkeyPatch
) -> Table:
    """The page's one table, where every line reads as `first`, and looked at again `second`."""
    looks = iter([first, second])

    def recognise(lines: Sequence[Grey]) -> list[Reading]:
        return [next(looks)] * len(lines)

    monkeypatch.setattr(ocr_page, "recognise", recognise)
    monkeypatch.setattr(ocr_page, "find_lines", lambda grey: [])
    (table,) = tables_of(read_blocks("x.png", encoded(sheet)))
    return table


@pytest.mark.parametrize(
    ("first", "second", "text", "confidence"),
    [
        ({"4": 0.99, "7": 0.98}, {"4": 0.97, "7": 0.99}, "47", 0.98),
        ({"4": 0.99, "7": 0.98}, {"4": 0.97, "1": 0.99}, "47", 0.5),
        ({"3": 0.99}, {"-": 0.9, "3": 0.99}, "3", 0.5),
        ({"1": 0.4, "0": 0.9}, {"1": 0.9}, "10", 0.4),
        ({"0": 0.9}, {"O": 0.9}, "0", 0.9),
        ({"4": 0.999}, {"7": 0.9}, "4", 0.999),
        ({}, {}, "\ufffd", 0.0),
    ],
)
def test_a_number_read_differently_the_second_time_is_in_doubt(
    first: dict[str, float],
    second: dict[str, float],
    text: str,
    confidence: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = Pages()
    pages.grid([80, 200, 300], 100, [["字", ""], ["", ""]], height=30)
    sheet = rendered(pages.data())
    table = table_read_as(sheet, fake(first), fake(second), monkeypatch)
    (cell,) = (cell for cell in table.cells if cell.text)
    assert cell.text == text
    assert cell.confidence == confidence


@pytest.mark.parametrize(("confidence", "value"), [(0.99, 12), (0.4, None), (None, 12)])
def test_a_doubtful_reading_is_shown_and_is_no_number(
    confidence: float | None, value: int | None
) -> None:
    table = Table(
        tuple(
            Cell(text, row, column, confidence=confidence)
            for row, texts in enumerate([ROWS[0][:3], ["网络申请数", "条", "12"]])
            for column, text in enumerate(texts)
        )
    )
    heading = replace(read_blocks("x.txt", TITLE.encode())[0], confidence=confidence)
    catalogue = load_catalogue()
    report = build_report("x.png", (heading, table), catalogue)
    (figure,) = (f for f in extract_figures(report, catalogue) if f.source.table is not None)
    assert (figure.printed, figure.value) == ("12", None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "data",
    [
        encoded(blank()),
        encoded(np.random.default_rng(1).integers(0, 255, (90, 90), dtype=np.uint8)),
        encoded(blank())[:60],
        b"\x89PNG\r\n\x1a\n" + bytes(40),
    ],
)
def test_pictures_without_words_and_damaged_ones_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_blocks("x.png", data)
    assert "\n" not in str(refusal.value)


def test_oversized_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_qa.readers.ocr.pictures.MAX_PIXELS", 1000)
    with pytest.raises(UnreadableDocument, match="400 by 200 pixels"):
        read_blocks("x.png", encoded(blank()))
    monkeypatch.setattr("disclosure_qa.readers.ocr.pictures.MAX_SCANNED_PAGES", 0)
    with pytest.raises(UnreadableDocument, match="1 scanned pages"):
        read_blocks("x.png", encoded(blank()))


def test_without_the_extra_a_picture_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("disclosure_qa.readers.ocr.reader.is_installed", lambda: False)
    with pytest.raises(UnreadableDocument, match=r'picture: install "disclosure-qa\[ocr\]"'):
        read_blocks("x.png", encoded(blank()))


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_pixels_of_every_kind_become_grey(mode: str) -> None:
    from disclosure_qa.readers.ocr.pictures import pictures_in

    grey = blank(60, 40)
    grey[10:30, 10:50] = 0
    image = (
        Image.fromarray(grey.astype(np.uint16) * 257)
        if mode == "I;16"
        else Image.fromarray(grey).convert(mode)
    )
    file = io.BytesIO()
    image.save(file, "TIFF")
    (picture,) = pictures_in(file.getvalue())
    assert np.array_equal(picture.grey > 128, grey > 128)


def ruled() -> Grey:
    picture = blank(600, 300)
    for x in (50, 300, 550):
        picture[40:261, x : x + 2] = 0
    for y in (40, 150, 259):
        picture[y : y + 2, 50:552] = 0
    return picture


def test_rules_are_found_where_they_are() -> None:
    rules, _ = find_rules(ink_of(ruled()))
    level = sorted(rule.at for rule in rules if rule.horizontal)
    upright = sorted(rule.at for rule in rules if not rule.horizontal)
    assert level == pytest.approx([40.5, 150.5, 259.5], abs=1)
    assert upright == pytest.approx([50.5, 300.5, 550.5], abs=1)


def test_a_row_of_strokes_is_no_rule() -> None:
    picture = blank(600, 100)
    for x in range(40, 560, EM):
        picture[50:53, x : x + EM - 4] = 0
    assert find_rules(ink_of(picture))[0] == []


@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.2, 2.5])
def test_a_slanting_page_is_made_level(degrees: float) -> None:
    picture = cv2.copyMakeBorder(ruled(), 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=(255,))
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    askew = cv2.warpAffine(picture, turn, (width, height), borderValue=(255,))
    level = [r for r in find_rules(ink_of(straightened(np.asarray(askew))))[0] if r.horizontal]
    assert max(rule.length for rule in level) > 480


def marked(*boxes: tuple[int, int, int, int]) -> Grey:
    picture = blank(200, 150)
    for x0, top, x1, bottom in boxes:
        picture[top:bottom, x0:x1] = 0
    return picture


@pytest.mark.parametrize(
    ("boxes", "lines", "stroke"),
    [
        ([], 0, None),
        ([(80, 60, 83, 63), (30, 90, 34, 93)], 0, None),
        ([(0, 20, 4, 120)], 0, None),
        ([(80, 60, 96, 84)], 1, None),
        ([(70, 72, 98, 75)], 1, Stroke.DASH),
        ([(70, 60, 98, 63), (68, 80, 100, 83)], 1, None),
        ([(70, 20, 96, 46), (70, 60, 96, 86)], 2, None),
        ([(70, 20, 96, 48), (100, 46, 126, 74)], 2, None),
    ],
    ids=["blank", "specks", "rest of a rule", "one", "dash", "二", "two", "two that overlap"],
)
def test_lines_in_a_cell(
    boxes: list[tuple[int, int, int, int]], lines: int, stroke: Stroke | None
) -> None:
    found = lines_in(ink_of(marked(*boxes)), (0, 0, 200, 150))
    assert len(found) == lines
    assert [line.stroke for line in found] == [stroke] * lines


@pytest.mark.parametrize(("top", "cut"), [(60, False), (-6, True), (130, True)])
def test_print_that_reaches_beyond_its_cell_is_known(top: int, cut: bool) -> None:
    picture = marked((80, max(0, top), 96, top + 24))
    (line,) = lines_in(ink_of(picture), (0, 0, 200, 150))
    assert line.cut is cut


@pytest.mark.parametrize(
    ("start", "end", "stroke"),
    [
        ((95, 50), (85, 80), Stroke.SLASH),
        ((100, 50), (82, 78), Stroke.SLASH),
        ((90, 50), (90, 80), None),
        ((93, 50), (89, 80), None),
        ((85, 50), (95, 80), None),
    ],
    ids=["slash", "flat slash", "1", "slanted 1", "backslash"],
)
def test_a_slash_is_told_from_a_one(
    start: tuple[int, int], end: tuple[int, int], stroke: Stroke | None
) -> None:
    picture = blank(200, 150)
    cv2.line(picture, start, end, (0,), 2, cv2.LINE_AA)
    (line,) = lines_in(ink_of(picture), (0, 0, 200, 150))
    assert line.stroke is stroke


def test_single_pixels_are_no_print_and_a_point_is() -> None:
    picture = marked((50, 50, 52, 52))
    picture[20, 20] = 0
    cleaned = clean(picture)
    assert cleaned[20, 20] == 255
    assert (cleaned[50:52, 50:52] == 0).all()


@dataclass(frozen=True)
class Sample:
    """A page of the fictional corpus, the name that tells whose it is, and how it was scanned."""

    file: str
    page: int
    name: str
    family: Family
    askew: bool


SAMPLES = [
    Sample("砚溪县/竹坞镇2017.pdf", 2, "砚溪县竹坞镇人民政府2017", Family.PROVINCIAL_ANNEX, True),
    Sample("砚溪县/县政府/2018/年报.pdf", 3, "砚溪县人民政府2018", Family.STATISTICS_FORM, False),
    Sample("砚溪县/县政府/2019/年报.pdf", 3, "砚溪县人民政府2019", Family.FORMAT_2019, True),
    Sample("砚溪县/柳桥镇/2021.pdf", 2, "砚溪县柳桥镇人民政府2021", Family.FORMAT_2021, False),
]
Slot = tuple[str, str, str]


@dataclass(frozen=True)
class Reread:
    """What the page's gold says, and what was read of its scan, by indicator and column."""

    report: Report
    gold: dict[Slot, float | None]
    read: dict[Slot, Figure]


@pytest.fixture(scope="session", params=SAMPLES, ids=lambda sample: sample.family.name)
def reread(request: pytest.FixtureRequest) -> Reread:
    """A page of the corpus, scanned and read; once for all tests."""
    sample: Sample = request.param
    whole = pdfium.PdfDocument(corpus.files()[sample.file])
    alone = pdfium.PdfDocument.new()
    alone.import_pages(whole, [sample.page - 1])
    file = io.BytesIO()
    alone.save(file)
    name = f"{sample.name}年政府信息公开工作年度报告.pdf"
    grey = rendered(file.getvalue())
    scan = scanned_pdf([hasty(grey) if sample.askew else grey])
    printed, seen = _figures(name, file.getvalue())[1], _figures(name, scan)
    gold = {slot: value for slot, value in _gold(sample).items() if slot in printed}
    return Reread(seen[0], gold, seen[1])


def _figures(name: str, data: bytes) -> tuple[Report, dict[Slot, Figure]]:
    catalogue = load_catalogue()
    report = build_report(name, read_blocks(name, data), catalogue)
    found = extract_figures(report, catalogue)
    return report, {
        (f.indicator, f.applicant or "", f.period.value): f
        for f in found
        if f.indicator and f.source.table is not None
    }


def _gold(sample: Sample) -> dict[Slot, float | None]:
    """The values of the whole report by indicator."""
    catalogue = load_catalogue()
    (record,) = (record for record in corpus.gold() if record["file"] == sample.file)
    slots = (
        (catalogue.resolve(f["path"], sample.family), f["dimension"].get("applicant", ""), f)
        for f in record["figures"]
    )
    return {(i.id, applicant, f["period"]): f["value"] for i, applicant, f in slots if i}


def test_scanned_figures_are_found(reread: Reread) -> None:
    assert reread.report.origin == "ocr"
    assert len(reread.gold) >= 10
    right = [
        slot
        for slot, value in reread.gold.items()
        if slot in reread.read and _plain(reread.read[slot]) == value
    ]
    assert len(right) >= 0.95 * len(reread.gold)


def test_no_scanned_figure_is_wrong(reread: Reread) -> None:
    wrong = {
        slot: (value, reread.read[slot].printed)
        for slot, value in reread.gold.items()
        if slot in reread.read and _plain(reread.read[slot]) not in (value, None)
    }
    assert wrong == {}


def _plain(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)
