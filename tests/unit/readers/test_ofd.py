"""OFD: placed text and drawn lines, as the tests write them."""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers import read_blocks
from disclosure_qa.readers.ofd_objects import numbers_in
from unit.readers.pages import rows_of, tables_of, texts_of

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 3.7
TITLE = "青河县柳桥镇人民政府2017年政府信息公开工作年度报告"
ROWS = [
    ["指标名称", "单位", "2017年"],
    ["主动公开文件数", "条", "253"],
    ["网络申请数", "条", ""],
    ["行政复议数", "件", "0件"],
]
XS, YS = [20.0, 100.0, 130.0, 190.0], [40.0, 50.0, 60.0, 70.0, 80.0]


def words(x: float, y: float, text: str, more: str = "") -> str:
    steps = " ".join(f"{SIZE if ord(c) > 255 else SIZE / 2:g}" for c in text[:-1])
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 5" Font="1" Size="{SIZE}" {more}>'
        f'<ofd:TextCode X="0" Y="3.2" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def path(x: float, y: float, data: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject ID="2" Boundary="{x} {y} 200 200" LineWidth="0.3" {more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ruled(rows: Sequence[Sequence[str]] = ROWS) -> str:
    width, height = XS[-1] - XS[0], YS[-1] - YS[0]
    level = [path(XS[0], y, f"M 0 0 L {width} 0") for y in YS]
    upright = [path(x, YS[0], f"M 0 0 L 0 {height}") for x in XS]
    texts = [
        words(XS[column] + 2, YS[row] + 3, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    return "".join([*level, *upright, *texts])


def ofd(*pages: str, template: str = "", box: str = "0 0 210 297") -> bytes:
    file = io.BytesIO()
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/{i}.xml"/>' for i in range(len(pages)))
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    known = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/t.xml"/>' if template else ""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:

        def put(name: str, content: str) -> None:
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')

        put(
            "OFD.xml",
            f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            "</ofd:DocBody></ofd:OFD>",
        )
        put(
            "Doc_0/Document.xml",
            f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{box}"
            f"</ofd:PhysicalBox></ofd:PageArea>{known}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for index, content in enumerate(pages):
            put(
                f"Doc_0/Pages/{index}.xml",
                f"<ofd:Page {NAMESPACE}>{used}<ofd:Content><ofd:Layer>{content}</ofd:Layer>"
                "</ofd:Content></ofd:Page>",
            )
        if template:
            put(
                "Doc_0/Tpls/t.xml",
                f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{template}</ofd:Layer>"
                "</ofd:Content></ofd:Page>",
            )
    return file.getvalue()


def test_prose_and_a_ruled_table() -> None:
    blocks = read_blocks("报告.ofd", ofd(words(60, 20, TITLE) + ruled()))
    (table,) = tables_of(blocks)
    assert texts_of(blocks) == [TITLE]
    assert rows_of(table) == ROWS
    assert (table.cells[0].page, table.cells[0].confidence) == (1, None)
    assert table.cells[0].box == pytest.approx([p * 72 / 25.4 for p in (20, 40, 100, 50)], abs=0.5)


def test_a_table_in_a_template_is_drawn_on_its_pages() -> None:
    blank = [["", "", ""]] * 4
    filled = ruled().removeprefix(ruled(blank))
    (table,) = tables_of(read_blocks("x", ofd(filled, template=ruled(blank))))
    assert rows_of(table) == ROWS


def test_a_table_goes_on_over_the_page() -> None:
    second = ruled([ROWS[0], ["行政诉讼数", "件", "7"], ["", "", ""], ["", "", ""]])
    blocks = read_blocks("x.ofd", ofd(words(60, 20, TITLE) + ruled(), second))
    (table,) = tables_of(blocks)
    assert rows_of(table)[:5] == [*ROWS, ["行政诉讼数", "件", "7"]]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("", (20, 30)),
        ('CTM="1 0 0 1 10 5"', (30, 35)),
        ('CTM="2 0 0 2 0 0"', (20, 30)),
    ],
)
def test_text_lies_where_its_matrix_puts_it(more: str, place: tuple[float, float]) -> None:
    (block,) = read_blocks("x.ofd", ofd(words(20, 30, "公开情况", more)))
    assert block.box is not None  # type: ignore[union-attr]
    left, top = block.box[:2]  # type: ignore[union-attr]
    assert (left * 25.4 / 72, top * 25.4 / 72) == pytest.approx(place, abs=0.5)


def test_repeated_steps_and_missing_ones() -> None:
    code = '<ofd:TextObject Boundary="20 30 90 5" Size="4"><ofd:TextCode X="0" Y="3" {}>{}</ofd:TextCode></ofd:TextObject>'
    page = code.format('DeltaX="g 3 4"', "主动公开") + code.replace("30", "40").format(
        "", "受理 8 件"
    )
    assert texts_of(read_blocks("x.ofd", ofd(page))) == ["主动公开", "受理8件"]


def test_curves_and_white_boxes_rule_nothing() -> None:
    box = "M 0 0 L 90 0 L 90 10 L 0 10 C"
    white = '<ofd:FillColor Value="255 255 255"/></ofd:PathObject>'
    page = words(20, 30, "正文一段。") + path(20, 29, "M 0 0 B 1 2 3 4 90 0")
    page += path(20, 29, box, 'Stroke="false" Fill="true"').replace("</ofd:PathObject>", white)
    assert [*map(type, read_blocks("x.ofd", ofd(page)))] == [
        type(read_blocks("x.txt", "正文一段。".encode())[0])
    ]


@pytest.mark.parametrize(
    "data",
    [
        ofd(path(0, 0, "M 0 0 L 9 9")),
        ofd("<broken"),
        ofd('<ofd:TextObject Size="x"><ofd:TextCode>无</ofd:TextCode></ofd:TextObject>'),
        ofd(words(0, 0, "a"))[:-80],
        ofd().replace(b"Doc_0/Document.xml", b"Doc_0/Documend.xml"),
    ],
)
def test_damaged_and_wordless_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_blocks("x.ofd", data)
    assert "\n" not in str(refusal.value)


def test_nothing_outside_is_looked_up() -> None:
    file = io.BytesIO(ofd(words(20, 30, "正文一段。")))
    with zipfile.ZipFile(file, "a") as package:
        page = package.read("Doc_0/Pages/0.xml").decode()
    bad = page.replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', 1)
    copied = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copied, "w") as new:
        for name in old.namelist():
            text = bad.replace("正文", "正&e;文") if name.endswith("0.xml") else old.read(name)
            new.writestr(name, text)
    assert texts_of(read_blocks("x.ofd", copied.getvalue())) != []


@given(st.binary(max_size=60), st.integers(0, 10_000))
def test_damage_is_refused_or_read_and_never_crashes(junk: bytes, place: int) -> None:
    data = ofd(words(60, 20, TITLE) + ruled())
    place %= len(data)
    with suppress(UnreadableDocument):
        assert read_blocks("x.ofd", data[:place] + junk + data[place + len(junk) :])


@given(st.text(max_size=40))
def test_attributes_of_any_content_give_numbers(text: str) -> None:
    assert all(isinstance(number, float) for number in numbers_in(text))
