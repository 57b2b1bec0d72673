"""Workbooks of today's Excel and WPS as blocks."""

import re
from collections.abc import Iterator

from disclosure_qa.model.report import Block
from disclosure_qa.readers.number_formats import built_in, show
from disclosure_qa.readers.ooxml import Element, Package, R, S, number
from disclosure_qa.readers.sheets import Merged, Place, Sheet, sheet_blocks

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read_xlsx(data: bytes) -> tuple[Block, ...]:
    """The visible sheets with numbers as they are shown; hidden sheets, rows and columns are
    left out. A formula that was never computed is shown itself, not as a blank.

    Raises UnreadableDocument for a damaged workbook and one without text.
    """
    package = Package(data, "xlsx", "xl/workbook.xml")
    book = package.main(f"{S}sheets")
    cells = _Cells(package, book)
    sheets = []
    for entry in book.find(f"{S}sheets"):
        root = package.part_of(entry.get(f"{R}id"))
        shown = entry.get("state", "visible") == "visible"
        if shown and root is not None and root.find(f"{S}sheetData") is not None:
            sheets.append(
                Sheet(entry.get("name", ""), dict(cells.texts(root)), tuple(_merged(root)))
            )
    return sheet_blocks(sheets)


class _Cells:
    """Reads the cells of a workbook's sheets: shared strings and formats are the workbook's."""

    def __init__(self, package: Package, book: Element) -> None:
        strings = package.part("sharedStrings")
        self._strings = [] if strings is None else [_text(item) for item in strings.iter(f"{S}si")]
        self._formats = list(_formats(package.part("styles")))
        properties = book.find(f"{S}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}

    def texts(self, sheet: Element) -> Iterator[tuple[Place, str]]:
        """Place and shown text of every cell in sight."""
        hidden = _hidden_columns(sheet)
        row = -1
        for row_element in sheet.find(f"{S}sheetData").iter(f"{S}row"):
            row = number(row_element.get("r"), row + 2) - 1
            column = -1
            for cell in row_element.iter(f"{S}c"):
                column = _column_of(cell.get("r"), column + 1)
                if row_element.get("hidden") not in {"1", "true"} and column not in hidden:
                    yield (row, column), self._shown(cell)

    def _shown(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        written = cell.findtext(f"{S}v")
        if not written:
            formula = cell.findtext(f"{S}f")
            return f"={formula}" if formula else ""
        if kind == "s":
            index = number(written, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        return self._number(cell, written) if kind == "n" else str(written)

    def _number(self, cell: Element, written: str) -> str:
        style = number(cell.get("s"))
        code = self._formats[style] if style < len(self._formats) else ""
        try:
            return show(float(written), code, from_1904=self._from_1904)
        except (ValueError, OverflowError):
            return written


def _text(element: Element) -> str:
    """The text of a string, its runs joined, without the readings set above characters."""
    runs = (t for t in element.iter(f"{S}t") if t.getparent().tag != f"{S}rPh")
    return "".join(run.text or "" for run in runs)


def _formats(styles: Element | None) -> Iterator[str]:
    """The format code of each cell style."""
    if styles is None:
        return
    codes = {
        number(entry.get("numFmtId")): entry.get("formatCode") or ""
        for entry in styles.iter(f"{S}numFmt")
    }
    for style in styles.iterfind(f"{S}cellXfs/{S}xf"):
        format_id = number(style.get("numFmtId"))
        yield codes.get(format_id, built_in(format_id))


def _hidden_columns(sheet: Element) -> set[int]:
    return {
        column
        for entry in sheet.iterfind(f"{S}cols/{S}col")
        if entry.get("hidden") in {"1", "true"}
        for column in range(number(entry.get("min")) - 1, min(number(entry.get("max")), 16384))
    }


def _merged(sheet: Element) -> Iterator[Merged]:
    for entry in sheet.iter(f"{S}mergeCell"):
        ends = [_place(end) for end in (entry.get("ref") or "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and ends[0] <= ends[1]:
            yield (*ends[0], *ends[1])


def _place(reference: str) -> Place | None:
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    return (int(found[2]) - 1, _column(found[1])) if found else None


def _column_of(reference: str | None, default: int) -> int:
    place = _place(reference or "")
    return place[1] if place else default


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
