"""docx and xlsx, with their archives rewritten so that the same document gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from reports.generator.model import Document, Heading, Table, TextBox

from .grid import place

_LONG_AGO = (2020, 1, 1, 0, 0, 0)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(data: bytes) -> bytes:
    """The same archive with fixed times, inside and out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = _STAMP.sub(rb"\g<1>2020-01-01T00:00:00Z", old.read(name))
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of `files` with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), content)
    return out.getvalue()


def docx(document: Document, options: Mapping[str, str]) -> bytes:
    """Options: `nested` yes puts each table into a cell of an outer one; `styles` headings
    are Word headings, else bold paragraphs; `footnotes` text under the last table."""
    from docx import Document as Word

    word = Word()
    word.add_heading(document.title, level=0) if options.get(
        "styles"
    ) == "headings" else word.add_paragraph(document.title)
    for block in document.blocks:
        if isinstance(block, Table):
            _docx_table(word, block, options)
        elif isinstance(block, Heading):
            _docx_heading(word, block, options)
        elif isinstance(block, TextBox):
            _text_box(word, block.text)
        else:
            word.add_paragraph(block.text)
    for line in document.imprint.split("\n"):
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return settled(out.getvalue())


def _docx_heading(word: Any, block: Heading, options: Mapping[str, str]) -> None:
    if options.get("styles") == "headings":
        word.add_heading(block.text, level=block.level)
    else:
        word.add_paragraph().add_run(block.text).bold = True


def _docx_table(word: Any, table: Table, options: Mapping[str, str]) -> None:
    if options.get("nested") == "yes":
        outer = word.add_table(rows=1, cols=1)
        target = outer.cell(0, 0).add_table(len(table.rows), table.width)
    else:
        target = word.add_table(rows=len(table.rows), cols=table.width)
    grid = [list(row.cells) for row in target.rows]
    for placed in place(table):
        cell, row, column = placed.cell, placed.row, placed.column
        anchor = grid[row][column]
        if cell.rowspan > 1 or cell.colspan > 1:
            anchor = anchor.merge(grid[row + cell.rowspan - 1][column + cell.colspan - 1])
        separator = "\n" if cell.upright else ""
        anchor.text = separator.join(cell.text) if cell.upright else cell.text
        if cell.mark:
            anchor.paragraphs[0].add_run(cell.mark).font.superscript = True


_BOX = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict>'
    '<v:shape style="width:300pt;height:60pt"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r></w:p>"
)


def _text_box(word: Any, text: str) -> None:
    from docx.oxml import parse_xml

    word.element.body.insert_element_before(parse_xml(_BOX.format(text=escape(text))), "w:sectPr")


def xlsx(document: Document, options: Mapping[str, str]) -> bytes:
    """Only the tables, one under another with the title above. Options: `hidden` adds a
    hidden sheet of old numbers; `split` gives each table its own sheet; `typed` no writes
    numbers as text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "附表"
    top = _xlsx_title(sheet, document.title)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables):
        if number and options.get("split") == "yes":
            sheet = book.create_sheet(f"表{number + 1}")
            top = _xlsx_title(sheet, document.title)
        top = _xlsx_table(sheet, table, top, typed=options.get("typed") != "no") + 1
    sheet.cell(top, 1, document.imprint.replace("\n", " "))
    if options.get("hidden") == "yes":
        old = book.create_sheet("上年底稿")
        old.sheet_state = "hidden"
        _xlsx_table(old, _scrambled(tables[0]), 2, typed=True)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _xlsx_title(sheet: Any, title: str) -> int:
    sheet.cell(1, 1, title)
    return 3


def _xlsx_table(sheet: Any, table: Table, top: int, *, typed: bool) -> int:
    for placed in place(table):
        cell, row, column = placed.cell, top + placed.row, placed.column + 1
        numeric = typed and cell.value and _PLAIN.fullmatch(cell.text)
        sheet.cell(row, column, float(cell.text) if numeric else cell.text + cell.mark or None)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.rowspan - 1,
                end_column=column + cell.colspan - 1,
            )
    return top + len(table.rows)


def _scrambled(table: Table) -> Table:
    """A draft with other numbers: what is hidden must not be read."""
    from dataclasses import replace

    rows = tuple(
        tuple(replace(cell, text="7777") if cell.value else cell for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows)
