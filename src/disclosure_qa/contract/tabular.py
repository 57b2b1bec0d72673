"""Figures as a flat table, one row each, for spreadsheets: CSV and XLSX.

Blank cells are rows too: `value` is empty and `printed` holds what the cell shows. `corrected` says
what staff corrected and what was read before, and is empty for nearly all.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from disclosure_qa.contract.outgoing import figure_json
from disclosure_qa.contract.types import Number
from disclosure_qa.model.figure import Figure

_COLUMNS: Final = (
    "agency",
    "year",
    "indicator",
    "label",
    "path",
    "applicant",
    "period",
    "value",
    "printed",
    "unit",
    "origin",
    "approximate",
    "document",
    "section",
    "page",
    "quote",
    "corrected",
)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SIGNED_NUMBER = re.compile(r"[+-][\d.,]+")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PATH_SEPARATOR = " › "
_XLSX_CELL_LIMIT = 32767

Value = str | Number
"""What a cell of a table holds; "" where it is empty."""


def figures_csv(figures: Iterable[Figure]) -> str:
    """CSV with a header line, line feeds, and no byte-order mark."""
    return table_csv(_COLUMNS, map(_row, figures))


def figures_xlsx(figures: Iterable[Figure]) -> bytes:
    """An Excel workbook of one sheet with a header row; texts are never formulas."""
    return table_xlsx("figures", _COLUMNS, map(_row, figures))


def table_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Any table as CSV, as `figures_csv`: no text is a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([inert(value) for value in row] for row in rows)
    return sheet.getvalue()


def table_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Any table as a workbook, as `figures_xlsx`; `title` is the sheet's name."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(head)
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_for_xml(value))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _row(figure: Figure) -> list[Value]:
    fields = figure_json(figure)
    said = fields.get("corrected", [])
    flat: dict[str, object] = {
        **fields,
        "path": _PATH_SEPARATOR.join(fields["path"]),
        "applicant": fields["dimension"].get("applicant", ""),
        "approximate": "true" if fields["approximate"] else "false",
        "corrected": "; ".join(f"{each['what']}: {each['read']}" for each in said),
    }
    return [_cell(flat[column]) for column in _COLUMNS]


def _cell(value: object) -> Value:
    if value is None:
        return ""
    return value if isinstance(value, int | float) else str(value)


def inert(value: Value) -> Value:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and _FORMULA.match(value) and not _SIGNED_NUMBER.fullmatch(value):
        return "'" + value
    return value


def _for_xml(value: Value) -> Value:
    if isinstance(value, str):
        return _ILLEGAL_IN_XML.sub("\ufffd", value)[:_XLSX_CELL_LIMIT]
    return value
