"""Word files: spans, generated numbers, changes, boxes, notes, and damaged packages."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.model.report import Paragraph, Table
from disclosure_qa.readers import read_blocks
from disclosure_qa.readers.docx_numbering import render_number
from unit.readers.pages import rows_of, tables_of, texts_of

BOX_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: WordDocument) -> tuple[Paragraph | Table, ...]:
    return read_blocks("x.docx", saved(document))


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed; None leaves a part out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry))
            if part is not None:
                new.writestr(entry.filename, part)
    return file.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body is some WordprocessingML."""

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        body = f"<w:body>{xml}</w:body>"
        return re.sub(rb"<w:body>.*</w:body>", lambda _: body.encode(), part, flags=re.DOTALL)

    return repacked(saved(Document()), change)


def body_texts(xml: str) -> list[str]:
    return texts_of(read_blocks("x", with_body(xml)))


def test_paragraphs_headings_and_tables_in_order() -> None:
    document = Document()
    document.add_heading("某镇2019年报告", 0)
    document.add_heading("一、概述", 1)
    document.add_paragraph("正文 一。")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, [("项目", "件数"), ("行政许可", "")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("以上。")
    blocks = read(document)
    assert [(b.text, b.heading) for b in blocks if isinstance(b, Paragraph)] == [
        ("某镇2019年报告", True),
        ("一、概述", True),
        ("正文 一。", False),
        ("以上。", False),
    ]
    assert isinstance(blocks[3], Table)
    assert rows_of(blocks[3]) == [["项目", "件数"], ["行政许可", ""]]


def test_merged_cells_are_walked_by_their_spans() -> None:
    document = Document()
    table = document.add_table(4, 4)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            cell.text = f"{r}{c}"
    for first, last in [((0, 0), (0, 2)), ((1, 0), (3, 0)), ((2, 2), (3, 3))]:
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = "并"
    (found,) = tables_of(read(document))
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        ("并", 0, 0, 1, 3),
        ("03", 0, 3, 1, 1),
        ("并", 1, 0, 3, 1),
        ("11", 1, 1, 1, 1),
        ("12", 1, 2, 1, 1),
        ("13", 1, 3, 1, 1),
        ("21", 2, 1, 1, 1),
        ("并", 2, 2, 2, 2),
        ("31", 3, 1, 1, 1),
    ]


def test_grid_before_keeps_cells_under_their_columns() -> None:
    rows = (
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>"
    )
    (table,) = tables_of(read_blocks("x", with_body(f"<w:tbl>{rows}</w:tbl>")))
    assert [(c.text, c.column) for c in table.cells] == [("甲", 0), ("乙", 1), ("2", 1)]


def test_a_nested_table_in_a_layout_cell_is_kept() -> None:
    document = Document()
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 2)
    for row, texts in zip(inner.rows, [("项目", "件数"), ("行政许可", "7")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    (table,) = tables_of(read(document))
    assert rows_of(table) == [["项目", "件数"], ["行政许可", "7"]]


def test_deleted_hidden_and_field_text_is_left_out_and_inserted_kept() -> None:
    assert body_texts(
        "<w:p><w:del><w:r><w:delText>旧12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新13</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显示</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ) == ["新13移来显示链接控件"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    assert body_texts(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>后半。</w:t></w:r></w:p>"
    ) == ["前半后半。"]


def test_a_deleted_row_is_gone() -> None:
    def row(text: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in (text, "1"))
        return f"<w:tr>{properties}{cells}</w:tr>"

    rows = row("甲") + row("乙", "<w:trPr><w:del/></w:trPr>") + row("丙")
    (table,) = tables_of(read_blocks("x", with_body(f"<w:tbl>{rows}</w:tbl>")))
    assert rows_of(table) == [["甲", "1"], ["丙", "1"]]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>标题在框里</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f"<w:p {BOX_NAMESPACES}><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>正文。</w:t></w:r></w:p>"
    )
    assert body_texts(xml) == ["标题在框里", "正文。"]


def test_line_breaks_part_paragraphs_and_tabs_are_spaces() -> None:
    assert body_texts(
        "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t>"
        "<w:noBreakHyphen/><w:t>四</w:t></w:r></w:p>"
    ) == ["一", "二 三-四"]


def test_raised_marks_are_left_out() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    assert body_texts(
        f"<w:p><w:r><w:t>12</w:t></w:r>{raised.format('①')}<w:r><w:t>件，面积3米</w:t></w:r>"
        f"{raised.format('2')}</w:p>"
    ) == ["12件，面积3米2"]


def numbered(levels: str, *paragraphs: tuple[int, str], num_extra: str = "") -> bytes:
    """A document of list paragraphs under one numbering definition.

    A place is a level, plus 10 for the second of two lists.
    """
    numbering = (
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        f"<w:num w:numId='2'><w:abstractNumId w:val='0'/>{num_extra}</w:num></w:numbering>"
    )
    document = Document()
    part = document.part.numbering_part
    part._element = parse_xml(numbering)
    for place, text in paragraphs:
        paragraph = document.add_paragraph(text)
        list_id, depth = place // 10 + 1, place % 10
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='{list_id}'/></w:numPr>"
            )
        )
    return saved(document)


def level(depth: int, form: str, text: str, *, start: int = 1, suffix: str = "nothing") -> str:
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>"
        f"<w:suff w:val='{suffix}'/><w:lvlText w:val='{text}'/></w:lvl>"
    )


def test_generated_numbers_are_written_out() -> None:
    levels = (
        level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + level(2, "decimal", "%3.", suffix="tab")
    )
    data = numbered(
        levels,
        (0, "概述"),
        (1, "甲"),
        (1, "乙"),
        (2, "子"),
        (2, "丑"),
        (0, "情况"),
        (1, "丙"),
        (2, "寅"),
    )
    assert texts_of(read_blocks("x", data)) == [
        "一、概述",
        "（一）甲",
        "（二）乙",
        "1. 子",
        "2. 丑",
        "二、情况",
        "（一）丙",
        "1. 寅",
    ]


def test_lists_of_one_kind_count_on_and_an_override_starts_anew() -> None:
    levels = level(0, "decimal", "%1.")
    counting_on = numbered(levels, (0, "甲"), (10, "乙"))
    assert texts_of(read_blocks("x", counting_on)) == ["1.甲", "2.乙"]
    override = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    anew = numbered(levels, (0, "甲"), (10, "乙"), (10, "丙"), num_extra=override)
    assert texts_of(read_blocks("x", anew)) == ["1.甲", "1.乙", "2.丙"]


def test_bullets_are_no_text() -> None:
    assert texts_of(read_blocks("x", numbered(level(0, "bullet", "•"), (0, "甲")))) == ["甲"]


def test_numbering_of_a_heading_style() -> None:
    document = Document()
    document.part.numbering_part._element = parse_xml(
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='0'>"
        f"{level(0, 'chineseCounting', '%1、')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(
        parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='1'/></w:numPr>")
    )
    document.add_heading("概述", 1)
    document.add_heading("情况", 1)
    assert texts_of(read(document)) == ["一、概述", "二、情况"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1005, "chineseCountingThousand", "一千零五"),
        (3, "decimalEnclosedParen", "⑶"),
        (21, "decimalEnclosedCircle", "21"),
        (4, "upperRoman", "IV"),
        (28, "upperLetter", "BB"),
        (12, "decimalFullWidth", "１２"),
        (2, "ideographTraditional", "乙"),
        (0, "chineseCounting", "0"),
        (7, "unheardOf", "7"),
    ],
)
def test_number_formats(count: int, form: str, text: str) -> None:
    assert render_number(count, form) == text


def test_contents_are_left_out() -> None:
    document = Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、概述\t1", style="toc 1")
    document.add_paragraph("正文。")
    assert texts_of(read(document)) == ["正文。"]


def test_footnotes_come_last() -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>注：不含转发文件。</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def change(name: str, part: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            relation = f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/>'
            return part.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
        return part

    document = Document()
    document.add_paragraph("正文。")
    file = io.BytesIO(repacked(saved(document), change))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert texts_of(read_blocks("x", file.getvalue())) == ["正文。", "注：不含转发文件。"]


def test_the_strict_variant_reads_alike() -> None:
    def change(_: str, part: bytes) -> bytes:
        return part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    document = Document()
    document.add_heading("一、概述", 1)
    strict = read_blocks("x", repacked(saved(document), change))
    assert strict == read(document)


@pytest.mark.parametrize("missing", ["word/styles.xml", "word/numbering.xml", "_rels/.rels"])
def test_missing_parts_do_no_harm(missing: str) -> None:
    document = Document()
    document.add_paragraph("正文。")
    data = repacked(saved(document), lambda name, part: None if name == missing else part)
    assert texts_of(read_blocks("x", data)) == ["正文。"]


@pytest.mark.parametrize("part_name", ["word/document.xml", "word/styles.xml"])
def test_broken_xml_is_refused(part_name: str) -> None:
    data = repacked(saved(Document()), lambda name, part: part[:200] if name == part_name else part)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_blocks("x.docx", data)


def test_entities_are_not_expanded(tmp_path: object) -> None:
    secret = tmp_path / "secret.txt"  # type: ignore[operator]
    secret.write_text("机密")

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "爆炸">]>'
        head, _, rest = part.partition(b"?>")
        return head + b"?>" + doctype.encode() + rest.replace("甲".encode(), b"&x;&y;")

    document = Document()
    document.add_paragraph("甲")
    document.add_paragraph("正文。")
    texts = texts_of(read_blocks("x", repacked(saved(document), change)))
    assert texts == ["正文。"]


def test_a_document_of_pictures_alone() -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(Document())


def test_tables_nested_too_deep() -> None:
    xml = "<w:tbl><w:tr><w:tc>" * 20 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20
    with pytest.raises(UnreadableDocument, match="tables are nested"):
        read_blocks("x", with_body(xml))


def test_slivers_between_columns_part_no_cells() -> None:
    def cell(text: str, span: int = 1) -> str:
        properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'
        return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in (1000, 990, 10, 1000))
    xml = (
        f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{cell('项目')}{cell('自然人', 2)}{cell('总计')}</w:tr>"
        f"<w:tr>{cell('新收')}{cell('1')}{cell('2', 2)}</w:tr></w:tbl>"
    )
    (table,) = tables_of(read_blocks("x", with_body(xml)))
    assert table.column_count == 3
    assert [c.column for c in table.cells] == [0, 1, 2, 0, 1, 2]
    assert rows_of(table) == [["项目", "自然人", "总计"], ["新收", "1", "2"]]
